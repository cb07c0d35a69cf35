"""What a form's tick boxes and printed choices say of a mention in its question or among its options."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutecheck.analysis.forms.tick_groups import Group, Option, groups_in
from minutecheck.analysis.forms.tick_marks import OptionState, has_marks
from minutecheck.analysis.forms.ticks import AnswerState, answered

_WINDOW = 1_000
_REFUSAL = re.compile(r"^(?:no\b|n\b|not\b|none\b|nobody\b|neither\b|unable\b|undecided\b)", re.IGNORECASE)
_PRINTED = ("/", "~~", "elete", "ircle", "ick ")


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """What a form says of a mention: ``yes``, ``no``, ``blank`` (not filled in) or ``both``; the words that say it."""

    says: str
    start: int
    end: int
    words: str


def form_answer(text: str, start: int, end: int) -> FormAnswer | None:
    """Return what the form says of the mention ``text[start:end]``; ``None`` where the text is no form there."""
    left = max(0, start - _WINDOW)
    near = text[left : end + _WINDOW]
    if has_marks(near):
        for group in groups_in(near):
            found = _in_group(group, near, start - left, end - left)
            if found is not None:
                return FormAnswer(found.says, left + found.start, left + found.end, found.words)
        return None
    if any(sign in near for sign in _PRINTED):
        for answer in answered(near):
            if answer.state is AnswerState.UNANSWERED:
                return FormAnswer("blank", start, end, " / ".join(answer.offered))
    return None


def _in_group(group: Group, text: str, start: int, end: int) -> FormAnswer | None:
    ticked = [option for option in group.options if option.state is OptionState.TICKED]
    for option in group.options:
        if option.start <= start < option.end:
            return _option(option, text, ticked)
    question = group.question
    if (
        question is None
        or not text[max(0, group.options[0].start - len(question) - 8) : group.options[0].start].strip()
    ):
        return None
    asked = text.rfind(question, 0, group.options[0].start + 1)
    if asked < 0 or not asked <= start < asked + len(question):
        return None
    if not ticked:
        first, last = group.options[0], group.options[-1]
        return FormAnswer("blank", first.start, last.end, text[first.start : last.end])
    refused = [option for option in ticked if _REFUSAL.match(option.label)]
    says = "yes" if not refused else "no" if len(refused) == len(ticked) else "both"
    return FormAnswer(says, ticked[0].start, ticked[-1].end, text[ticked[0].start : ticked[-1].end])


def _option(option: Option, text: str, ticked: list[Option]) -> FormAnswer:
    words = text[option.start : option.end]
    if option.state is OptionState.TICKED:
        refusal = _REFUSAL.match(option.label) or re.search(r"\bnot\b", option.label[:200], re.IGNORECASE)
        return FormAnswer("no" if refusal else "yes", option.start, option.end, words)
    return FormAnswer("no" if ticked else "blank", option.start, option.end, words)
