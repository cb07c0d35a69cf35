"""What words are about: one name for the forms of a word and for the words that mean the same thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from minutecheck.follow_up.words import follow_up_words

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


@dataclass(frozen=True, slots=True)
class Concept:
    """A word of a text with the name of what it is about; ``start`` and ``end`` are offsets into the text."""

    name: str
    word: str
    start: int
    end: int


def concepts_of(text: str) -> tuple[Concept, ...]:
    """Return the concepts of a text in order, without the words that say nothing of what it is about."""
    ignored = _ignored()
    found = []
    for match in _WORD.finditer(text):
        for word, start in _parts(match[0], match.start()):
            bare = _POSSESSIVE.sub("", word)
            if bare and bare.lower() not in ignored:
                found.append(Concept(concept_of(bare), bare, start, start + len(bare)))
    return tuple(found)


@cache
def concept_of(word: str) -> str:
    """Return the name of what one word is about: of its group in the word lists, or its stem."""
    low = word.lower().replace("’", "'")
    return _same().get(low) or _same().get(stem(low)) or stem(low)


@cache
def stem(word: str) -> str:
    """Return a word in small letters without its English endings, for comparing words only ("visited" is "visit")."""
    if len(word) <= 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _DOUBLED.sub(r"\1", word[: -len(ending)]).removesuffix("e")
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


@cache
def _same() -> dict[str, str]:
    """Return the name of every word that belongs to a group; verbs that report a task go with those that set it."""
    names: dict[str, str] = {}
    for group in follow_up_words().same:
        for word in group:
            names.setdefault(word, group[0])
            names.setdefault(stem(word), group[0])
    for verb in follow_up_words().verbs:
        for word in (*verb.task, *verb.done):
            if " " not in word:
                names.setdefault(word, f"to {verb.name}")
                names.setdefault(stem(word), f"to {verb.name}")
    return names


@cache
def _ignored() -> frozenset[str]:
    return frozenset(follow_up_words().ignored)


def _parts(word: str, start: int) -> list[tuple[str, int]]:
    """Return a word, or the parts of one that is joined by a hyphen and no listed word by itself."""
    if "-" not in word or word.lower() in _same():
        return [(word, start)]
    parts, at = [], start
    for part in word.split("-"):
        parts.append((part, at))
        at += len(part) + 1
    return parts
