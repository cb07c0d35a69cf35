"""Reads words as the classes of the field: "opens", "commence" and "go ahead" are all BEGIN."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import yaml

from minutecheck.resources import data_folder

SHORTEST_STEM = 3
"""Letters before the ``*`` of an entry that stands for every word that begins so."""


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class _Classes:
    """Entries by the first word they need; ``stems`` by its first letters where that word is open-ended."""

    exact: Mapping[str, tuple[_Entry, ...]]
    stems: Mapping[str, tuple[_Entry, ...]]


@cache
def _classes() -> _Classes:
    text = (data_folder("rules") / "core" / "classes.yaml").read_text(encoding="utf-8")
    exact: dict[str, list[_Entry]] = {}
    stems: dict[str, list[_Entry]] = {}
    for name, entries in yaml.safe_load(text).items():
        for entry in entries:
            words = tuple(str(entry).lower().split())
            found = _Entry(words, name)
            if words[0].endswith("*"):
                stems.setdefault(words[0][:SHORTEST_STEM], []).append(found)
            else:
                exact.setdefault(words[0], []).append(found)

    def longest_first(table: dict[str, list[_Entry]]) -> dict[str, tuple[_Entry, ...]]:
        return {key: tuple(sorted(found, key=lambda entry: -len(entry.words))) for key, found in table.items()}

    return _Classes(longest_first(exact), longest_first(stems))


def class_sequence(words: Sequence[str]) -> list[str]:
    """Return the classes of a text's words in order; words of no class are passed over, ``qname`` is NAME."""
    classes = _classes()
    found: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        entry = next(
            (
                entry
                for entry in (*classes.exact.get(word, ()), *classes.stems.get(word[:SHORTEST_STEM], ()))
                if _fits(entry, words, at)
            ),
            None,
        )
        if entry is not None:
            found.append(entry.name)
            at += len(entry.words)
            continue
        if word == "qname" and found[-1:] != ["NAME"]:
            found.append("NAME")
        elif word in ("?", "☒", "☐"):
            found.append(word)
        at += 1
    return found


def _fits(entry: _Entry, words: Sequence[str], at: int) -> bool:
    if at + len(entry.words) > len(words):
        return False
    return all(
        word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
        for wanted, word in zip(entry.words, words[at:], strict=False)
    )


def class_features(classes: Sequence[str]) -> Iterator[str]:
    """Yield the classes, runs of two to four of them, and pairs of them up to six apart."""
    padded = ["^", *classes, "$"]
    yield from classes
    for size in (2, 3, 4):
        for first in range(len(padded) - size + 1):
            yield " ".join(padded[first : first + size])
    for first, one in enumerate(classes):
        for other in classes[first + 2 : first + 7]:
            yield f"{one} .. {other}"
