"""Completes the answers that say nothing alone: "☒ None" under "Section 47 enquiry", "Y/N: Y", "(L/M/H): M"."""

from __future__ import annotations

import re
from functools import cache

from minutecheck.analysis.forms.tick_groups import option_words
from minutecheck.analysis.forms.tick_marks import OptionState
from minutecheck.analysis.forms.ticks import find_options

_LETTERS = re.compile(
    r"\s*\(?\s*\b(?P<offered>[A-Za-z](?:\s?/\s?[A-Za-z]){1,3}|[Yy]es\s?/\s?[Nn]o|[Ll]ow\s?/\s?[Mm]ed(?:ium)?\s?/\s?[Hh]igh)\s*\)?"
    r"\s*[:?=–-]{1,2}\s*\(?(?P<chosen>[A-Za-z]+)\)?[.\s]*$"
)
_WORDS = {"y": "Yes", "n": "No", "l": "Low", "m": "Medium", "h": "High", "j": "Joint", "s": "Single"}
_LONGEST_QUESTION = 160
_LONGEST_OPTION = 24
_LONGEST_ROW = 14
"""Words. A longer row above an answer is no question."""


def completed(text: str, question: str | None) -> str | None:
    """Return an answer with the question it answers, as a reader takes it in; ``None`` where it is no such answer.

    ``text`` is one line of a form, ``question`` the label or heading that it stands under.
    """
    return _letter(text) or _bare_option(text, question)


def answered_below(text: str, question: str) -> str | None:
    """Return "Section 47 needed? ☒ Yes" for a "Yes" that stands alone under its question, in the next row or line."""
    if len(question.split()) > _LONGEST_ROW or any(sign in question for sign in "☒☐|."):
        return None
    said = text.strip(" .:*")
    if len(said) < _LONGEST_OPTION and _option().fullmatch(said):
        return f"{question.rstrip(' :')} ☒ {said}"
    letter = _letter(said)
    return f"{question}{letter}" if letter is not None and letter.startswith(" ☒") else None


def _letter(text: str) -> str | None:
    """Return "Threshold met? ☒ Yes" for "Threshold met? Y/N: Y"."""
    if "/" not in text or len(text) > _LONGEST_QUESTION:
        return None
    found = _LETTERS.search(text)
    if found is None:
        return None
    offered = [part.strip().lower() for part in found["offered"].split("/")]
    chosen = found["chosen"].lower()
    matching = [name for name in offered if chosen in (name, _WORDS.get(name, "").lower()) or name == chosen[:1]]
    if len(matching) != 1 or (len(chosen) > 1 and chosen not in (matching[0], _WORDS.get(matching[0], "").lower())):
        return None
    label = _WORDS.get(matching[0], found["chosen"])
    return f"{text[: found.start()].rstrip()} ☒ {label}"


@cache
def _option() -> re.Pattern[str]:
    return re.compile(rf"(?:{option_words()})", re.IGNORECASE)


def _bare_option(text: str, question: str | None) -> str | None:
    """Return "Level of risk: ☒ High" for "☒ High" under that label; for an option not chosen, ☐ alone."""
    if question is None or not ("☒" in text or "☐" in text) or len(text) > _LONGEST_QUESTION:
        return None
    options = find_options(text)
    if not options or not all(_option().fullmatch(option.label.strip(" .:*")) for option in options):
        return None
    rest = text
    for option in options:
        rest = rest.replace(text[option.start : option.end], "", 1)
    if any(map(str.isalnum, rest)):
        return None
    chosen = [option.label for option in options if option.state is OptionState.TICKED]
    return f"{question.rstrip(' :?')}: " + (" ".join(f"☒ {label}" for label in chosen) or "☐")
