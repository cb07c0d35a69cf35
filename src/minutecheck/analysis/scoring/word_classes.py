"""Reads words as the classes of the field: "opens", "commence" and "go ahead" are all BEGIN."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from minutecheck.resources import shipped_values

SHORTEST_STEM = 3
"""Letters before the ``*`` of an entry that stands for every word that begins so."""


class _Entry(NamedTuple):
    """One way of writing a class: letters that the first word begins with, the words after it, how many in all."""

    start: str
    following: tuple[str, ...]
    size: int
    name: str


@dataclass(frozen=True, slots=True)
class _Classes:
    """Entries by the first word they need; ``stems`` by its first letters where that word is open-ended."""

    exact: Mapping[str, tuple[_Entry, ...]]
    stems: Mapping[str, tuple[_Entry, ...]]


@cache
def _classes() -> _Classes:
    exact: dict[str, list[_Entry]] = {}
    stems: dict[str, list[_Entry]] = {}
    for name, entries in shipped_values("classes.yaml").items():
        for entry in entries:
            first, *following = str(entry).lower().split()
            found = _Entry(first.removesuffix("*"), tuple(following), 1 + len(following), name)
            if first.endswith("*"):
                stems.setdefault(first[:SHORTEST_STEM], []).append(found)
            else:
                exact.setdefault(first, []).append(found)

    def longest_first(table: dict[str, list[_Entry]]) -> dict[str, tuple[_Entry, ...]]:
        return {key: tuple(sorted(found, key=lambda entry: -entry.size)) for key, found in table.items()}

    return _Classes(longest_first(exact), longest_first(stems))


def class_sequence(words: Sequence[str]) -> list[str]:
    """Return the classes of a text's words in order; words of no class are passed over, ``qname`` is NAME."""
    classes = _classes()
    exact, stems = classes.exact.get, classes.stems.get
    found: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        entry = _fitting(exact(word), words, at) or _fitting(stems(word[:SHORTEST_STEM]), words, at)
        if entry is not None:
            found.append(entry.name)
            at += entry.size
            continue
        if word == "qname" and found[-1:] != ["NAME"]:
            found.append("NAME")
        elif word in ("?", "☒", "☐"):
            found.append(word)
        at += 1
    return found


def _fitting(entries: tuple[_Entry, ...] | None, words: Sequence[str], at: int) -> _Entry | None:
    """Return the first entry that the words from ``at`` on are written as."""
    for entry in entries or ():
        if words[at].startswith(entry.start) and (entry.size == 1 or _follow(entry.following, words, at + 1)):
            return entry
    return None


def _follow(wanted: tuple[str, ...], words: Sequence[str], at: int) -> bool:
    if at + len(wanted) > len(words):
        return False
    for number, want in enumerate(wanted):
        word = words[at + number]
        if not (word.startswith(want[:-1]) if want.endswith("*") else word == want):
            return False
    return True


def class_features(classes: Sequence[str]) -> list[str]:
    """Return the classes, runs of two to four of them, and pairs of them up to six apart."""
    padded = ["^", *classes, "$"]
    found = list(classes)
    for size in (2, 3, 4):
        found += map(" ".join, zip(*(padded[first:] for first in range(size)), strict=False))
    for first, one in enumerate(classes):
        found += [f"{one} .. {other}" for other in classes[first + 2 : first + 7]]
    return found
