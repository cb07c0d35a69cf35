"""Recognises a strategy discussion called by its name, and not a sleep strategy, a planned or another meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from minutecheck.record import Span
from minutecheck.resources import shipped_values

_WORD = r"\bstrat(?:egy|ergy|egic)?s?\b"
_REACH = r"[^.;\n]{0,45}?"


@dataclass(frozen=True, slots=True)
class _Names:
    name: re.Pattern[str]
    other: re.Pattern[str]
    not_held: re.Pattern[str]
    planned: re.Pattern[str]
    held: re.Pattern[str]
    other_name: re.Pattern[str]


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(str(phrase)).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))


@cache
def _names() -> _Names:
    data = shipped_values("naming.yaml")
    lists = {key: _any(phrases) for key, phrases in data.items()}
    named = rf"{_WORD}[\s-]+(?:[\w']+[\s-]+){{0,2}}?(?:{lists['gatherings']})\b"
    alone = rf"\b(?:{lists['before_alone']})\s+{_WORD}(?!\s+(?:{lists['other_uses']})\b)"
    note = r"^\W*(?:strat|S\.?D\.?)\b(?=\s*(?:[-–(]|attended|held|re\b|with|w/|call|today|\d))"
    other = rf"\b(?:{lists['other_strategies']})[\s-]+(?:\w+[\s-]+)?{_WORD}|\badult\b.{{0,25}}{_WORD}"
    used = rf"{_WORD}\s+(?:{lists['other_uses']})\b|\bstrategies\b"
    late = rf"{_WORD}{_REACH}\b(?:{lists['not_held_after']})\b"
    return _Names(
        name=re.compile(f"{named}|{alone}|{note}", re.IGNORECASE),
        other=re.compile(f"{other}|{used}", re.IGNORECASE),
        not_held=re.compile(rf"\b(?:{lists['not_held']})\b{_REACH}{_WORD}", re.IGNORECASE),
        planned=re.compile(late, re.IGNORECASE),
        held=re.compile(rf"\b(?:{lists['held']})\b", re.IGNORECASE),
        other_name=re.compile(
            rf"\b(?:(?:{lists['other_names']})[\s/-]+){{0,3}}(?:meetings?|mtn?g|discussions?|conversation|call|conference|tc|t/c)\b",
            re.IGNORECASE,
        ),
    )


def mentions_strategy(text: str) -> bool:
    """Say whether a text speaks of a strategy discussion at all, this one or another."""
    names = _names()
    found = names.name.findall(text)
    return bool(found) and not (names.other.search(text) and len(found) < 2)


def names_strategy_discussion(text: str) -> bool:
    """Say whether a text calls the meeting it records a strategy discussion (meeting, call, "strat").

    A behaviour strategy, a strategy board, and a discussion that is only asked for, planned or hypothetical do not count.
    """
    if not mentions_strategy(text):
        return False
    names = _names()
    if names.planned.search(text):
        return False
    return bool(names.held.search(text)) or not names.not_held.search(text)


def other_name_in(text: str) -> Span | None:
    """Return where a text names a meeting otherwise ("prof mtg", "Meeting" with social care); ``None`` where it does not.

    The first name counts, as the label of what follows.
    """
    found = _names().other_name.search(text)
    return found.span() if found else None
