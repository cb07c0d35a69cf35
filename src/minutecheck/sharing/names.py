"""Finds the names in a record: of the people it lists, and of every word in capitals that is not an ordinary word.

It takes too many rather than too few: a word is left only where the lists of ordinary words, roles, agencies and
abbreviations know it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from minutecheck.record import Span
from minutecheck.resources import shipped_values

_CAPITAL = re.compile(r"(?<![\w@.])[A-Z][a-zà-öø-ÿ]+(?:(?:['’-][A-Z]?|[A-Z])[a-zà-öø-ÿ]+)*")
_JOINS = re.compile(r"[ \t]{1,2}(?:(?:de|van|von|bin|al|el|da|dos|der|la|le)[ \t])?|-")
LISTS = (
    *("roles", "agencies", "agency", "abbreviations", "owner_words", "attendance_words", "groups", "professional"),
    "task_verbs",
)


@cache
def _titles() -> frozenset[str]:
    return frozenset(map(str, shipped_values("ordinary.yaml")["titles"]))


@cache
def ordinary_words() -> frozenset[str]:
    """Return the words that the rules' lists and headings hold, in lower case: roles, agencies and what forms print."""
    words: set[str] = set()

    def gather(value: object) -> None:
        if isinstance(value, str):
            words.update(re.findall(r"[^\W\d_]+", value.lower()))
        elif isinstance(value, dict):
            for inner in value.values():
                gather(inner)
        elif isinstance(value, list):
            for inner in value:
                gather(inner)

    for name in LISTS:
        gather(shipped_values("lists", f"{name}.yaml"))
    for name in ("headings", "columns", "forms"):
        gather(shipped_values(f"{name}.yaml"))
    return frozenset(words.union(map(str, shipped_values("ordinary.yaml")["words"])))


def names_in(text: str, lexicon: Collection[str], known: Collection[str]) -> Iterator[Span]:
    """Yield the ranges of names; words that follow one another are one name.

    ``lexicon`` holds ordinary words in lower case; ``known`` holds the words, in lower case, that people listed are called:
    they are names wherever they stand in capitals, even where they are ordinary words too (May, Grace, Price).
    """
    at: Span | None = None
    for match in _CAPITAL.finditer(text):
        if not _is_name(match[0], lexicon, known):
            continue
        if at is not None and _JOINS.fullmatch(text, at[1], match.start()):
            at = (at[0], match.end())
            continue
        if at is not None:
            yield at
        at = match.span()
    if at is not None:
        yield at


def _is_name(word: str, lexicon: Collection[str], known: Collection[str]) -> bool:
    lower = word.lower()
    bare = lower.split("'")[0].split("’")[0]
    if lower in known or bare in known:
        return True
    if lower in _titles() or bare in ordinary_words() or lower in ordinary_words():
        return False
    return lower not in lexicon and bare not in lexicon


def words_of_name(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, without titles and ranks."""
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name)
    return tuple(word for word in words if word.lower() not in _titles() and not (word.isupper() and len(word) < 4))


def initials_of(name: str) -> str:
    """Return a person's initials in capitals."""
    return "".join(word[0].upper() for word in words_of_name(name))
