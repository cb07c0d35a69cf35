"""Reads tick boxes and other form answers: which options a form offers and which of them were chosen.

Forms put the mark before its label ("☒ Yes ☐ No") or after it ("Yes ☒ No ☐"); which it is can only be told from the
whole group, so options are read a group at a time. A printed choice with nothing chosen is not an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from minutecheck.analysis.forms.tick_groups import Group, Option, groups_in, option_words
from minutecheck.analysis.forms.tick_marks import OptionState

__all__ = ["Answer", "AnswerState", "Option", "OptionState", "answered", "find_options"]

_DELETE = re.compile(
    r"\b(?:delete|strike|circle|ring|tick|pick|select|choose)\s(?:out\s)?(?:as|where|one|whichever|the|which)\b"
    r"[^.\n)]{0,30}|\bpick one\b|\bplease (?:delete|circle|ring)\b[^.\n)]{0,20}",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"~~([^~\n]{1,80})~~")
_TYPED = re.compile(
    r"(?:(?P<first>(?<![\s\S])|(?<=\n))|[:?|]|\s[-–—=])\s{0,4}[\"“‘']?(?P<word>yes|no|y|n)[\"”’']?"
    r"(?=\s{0,3}(?:$|[.,;:)|!\n]|[-–—(]))(?!\s{0,3}[/-]?/)",
    re.IGNORECASE,
)
_NOT = re.compile(r"^(?:not|no|do not|don't)\s+", re.IGNORECASE)
_YES = {"yes", "y"}
_NO = {"no", "n"}


class AnswerState(StrEnum):
    """What came of one question of a form."""

    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    CONTRADICTORY = "contradictory"


@dataclass(frozen=True, slots=True)
class Answer:
    """One question of a form: its words where they stand beside the options, what was offered and what was chosen."""

    question: str | None
    chosen: tuple[str, ...]
    offered: tuple[str, ...]
    state: AnswerState


def find_options(text: str) -> tuple[Option, ...]:
    """Return every tick box of ``text`` with its label, in order."""
    return tuple(option for group in groups_in(text) for option in group.options)


def answered(text: str) -> tuple[Answer, ...]:
    """Return the form questions of ``text`` and what came of each; none where the text is not a form's.

    Besides tick boxes it reads options struck out with ``~~``, choices left as printed ("Yes / No", "delete as
    appropriate": unanswered), and a typed "Yes", "No", "Y" or "N".
    """
    groups = groups_in(text)
    if groups:
        return tuple(_of_group(group) for group in groups)
    if "~~" in text and (struck := _of_struck(text)) is not None:
        return (struck,)
    if (printed := _of_printed(text)) is not None:
        return (printed,)
    return tuple(
        Answer(_question(text, match), (match["word"],), (match["word"],), AnswerState.ANSWERED)
        for match in _TYPED.finditer(text)
    )


def _of_group(group: Group) -> Answer:
    chosen = tuple(option.label for option in group.options if option.state is OptionState.TICKED)
    offered = tuple(option.label for option in group.options)
    if not chosen:
        state = AnswerState.UNANSWERED
    else:
        state = AnswerState.CONTRADICTORY if _contradict(chosen) else AnswerState.ANSWERED
    return Answer(group.question, chosen, offered, state)


def _contradict(chosen: tuple[str, ...]) -> bool:
    """Say whether two chosen options cannot both be: Yes and No, or a thing and its opposite."""
    plain = {label.casefold() for label in chosen}
    heads = {re.split(r"[\s,(–—:;-]", label, maxsplit=1)[0] for label in plain}
    if heads & _YES and plain & _NO:
        return True
    return any(_NOT.match(label) and _NOT.sub("", label) in plain for label in plain)


def _of_struck(text: str) -> Answer | None:
    struck = [found[1].strip() for found in _STRUCK.finditer(text)]
    if not struck:
        return None
    left = _STRUCK.sub(" / ", text)
    cut = max(left.rfind("?"), left.rfind(":")) + 1
    kept = tuple(part.strip(" *_.\t") for part in re.split(r"[/|\n]", left[cut:]) if part.strip(" *_.\t"))
    state = AnswerState.ANSWERED if kept else AnswerState.UNANSWERED
    return Answer(left[:cut].strip(" /") or None, kept, (*struck, *kept), state)


@cache
def _printed() -> re.Pattern[str]:
    word = rf"(?:{option_words()}|s\.?\s?47|s\.?\s?17|nfa|no further action|joint s\.?\s?47)"
    return re.compile(rf"(?<![\w/]){word}(?:\s{{0,3}}[/|]\s{{0,3}}{word}){{1,5}}(?![\w/])", re.IGNORECASE)


def _of_printed(text: str) -> Answer | None:
    """Return the unanswered question of a choice that stands as it was printed."""
    note = _DELETE.search(text)
    if note is None and "/" not in text and "|" not in text:
        return None
    for choice in _printed().finditer(text):
        rest = text[choice.end() :] if len(text) - choice.end() < 200 else "?"
        if note or not _DELETE.sub("", rest).strip(" .*()[]:\n\t"):
            offered = tuple(part.strip() for part in re.split(r"(?<![nN])/|\||(?<=[nN])/(?![aA]\b)", choice[0]))
            return Answer(text[: choice.start()].strip(" :|-–\n\t(") or None, (), offered, AnswerState.UNANSWERED)
    if note and re.search(r"\b(?:delete|strike)\b", note[0], re.IGNORECASE):
        return Answer(text[: note.start()].strip(" :|-–\n\t(") or None, (), (), AnswerState.UNANSWERED)
    return None


def _question(text: str, match: re.Match[str]) -> str | None:
    """Return the words that a typed answer answers: those before it in its line and cell."""
    if match["first"] is not None:
        return None
    end = match.start() + (1 if text[match.start()] == "?" else 0)
    before = text[max(0, end - 300) : end]
    return re.split(r"\n|\|\s|[.;]\s", before)[-1].strip(" :|-–=") or None
