"""Assertion cues, and how they are found in the words of a sentence.

The vocabulary is that of ConText (Harkema et al. 2009): a cue has a direction, a scope, words it stops at, and may be
a pseudo cue, which uses its words up and says nothing. The notation of a cue's words is explained in the YAML file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

MENTION = "§"
FIRST = "^"
LAST = "$"
YEAR = "<year>"
_CLOSES_GAP = frozenset({"who", "which", "that", "than", "whose", "to"})
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W\d_]+)*|[^\w\s]|_{2,}")

Phrase = tuple[str, ...]


# Tokens and finds are made by the thousand: named tuples cost a third of frozen dataclasses.
class Token(NamedTuple):
    """A word or mark in lower case, with its place in the text."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CueRule:
    """One way of saying something about a mention; see the YAML file for the meaning of each part."""

    elements: tuple[Element, ...]
    direction: str
    scope: str | int
    state: str | None = None
    holder: str | None = None
    pseudo: bool = False
    settles: bool = False
    adopts: bool = False
    weak: bool = False
    about: str | None = None
    stops_at: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Element:
    """A place in a cue: any of some phrases (by first word), possibly left out, or a gap of up to ``gap`` words."""

    choices: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    optional: bool = False
    gap: int = 0


class Found(NamedTuple):
    """A cue found in a sentence: its rule and the range of tokens."""

    rule: CueRule
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """The cues that begin with one word: those whose second word is known, by it, and the others."""

    any_second: tuple[CueRule, ...]
    by_second: Mapping[str, tuple[CueRule, ...]]


CueIndex = Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class CueBook:
    """All cues, by the word each begins with: those about states, and those about whose view it is."""

    states: CueIndex
    holders: CueIndex
    headings: CueIndex
    clause_ends: frozenset[str]


def tokens_of(text: str, offset: int = 0) -> list[Token]:
    """Return the tokens of ``text``; a hyphen between spaces counts as a dash. ``offset`` is added to every place."""
    plain = text.lower().replace("’", "'").replace("‘", "'")
    if len(plain) != len(text):
        plain = "".join(low if len(low := char.lower()) == 1 else char for char in text).replace("’", "'")
    found = []
    for match in _TOKEN.finditer(plain):
        start, end = match.span()
        word = match[0]
        if word in "-—" and (start == 0 or plain[start - 1].isspace()):
            word = "–"
        elif word[0] == "_":
            word = "__"
        found.append(Token(word, offset + start, offset + end))
    return found


def find_cues(words: Sequence[str], index: CueIndex, mention: int = -1, about: str | None = None) -> Iterator[Found]:
    """Yield the longest cues that begin at each word, from left to right; no word is used twice.

    With the place of a ``mention``, cues that look the other way from where they stand are passed over, and with what
    it is ``about``, those that are about something else.
    """
    at, count = 0, len(words)
    while at < count:
        word = words[at]
        best: list[CueRule] = []
        longest = at
        for key in (word, YEAR) if _is_year(word) else (word,):
            entry = index.get(key)
            if entry is None:
                continue
            second = entry.by_second.get(words[at + 1], ()) if at + 1 < count else ()
            for rules in (entry.any_second, second):
                for rule in rules:
                    if mention >= 0 and (
                        (rule.direction == "before" and at > mention)
                        or (rule.about is not None and rule.about != about)
                    ):
                        continue
                    end = _match(words, at, rule.elements, 0)
                    if mention >= end > 0 and rule.direction == "after":
                        continue
                    if end > longest:
                        best, longest = [rule], end
                    elif end == longest and end > at:
                        best.append(rule)
        for rule in best:
            yield Found(rule, at, longest)
        at = longest if best else at + 1


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def _match(words: Sequence[str], at: int, elements: tuple[Element, ...], number: int) -> int:
    """Return where the cue ends that begins at ``at``, or -1."""
    count, length = len(words), len(elements)
    while number < length:
        element = elements[number]
        if element.gap:
            return _match_gap(words, at, elements, number)
        word = words[at] if at < count else ""
        phrases = element.choices.get(word)
        if phrases is None and YEAR in element.choices and _is_year(word):
            phrases = element.choices[YEAR]
        if element.optional or (phrases is not None and len(phrases) > 1):
            for phrase in phrases or ():
                if tuple(words[at + 1 : at + len(phrase)]) == phrase[1:]:
                    end = _match(words, at + len(phrase), elements, number + 1)
                    if end >= 0:
                        return end
            if not element.optional:
                return -1
        elif phrases is None:
            return -1
        else:
            phrase = phrases[0]
            if len(phrase) > 1 and tuple(words[at + 1 : at + len(phrase)]) != phrase[1:]:
                return -1
            at += len(phrase)
        number += 1
    return at


def _match_gap(words: Sequence[str], at: int, elements: tuple[Element, ...], number: int) -> int:
    """Return where a cue ends whose next element is a gap, or -1."""
    after = elements[number + 1] if number + 1 < len(elements) else None
    wanted = None if after is None or after.optional or after.gap or YEAR in after.choices else after.choices
    count = len(words)
    for here in range(at, min(at + elements[number].gap, count) + 1):
        if here > at and not _may_skip(words[here - 1]):
            return -1
        if wanted is None or (here < count and words[here] in wanted):
            end = _match(words, here, elements, number + 1)
            if end >= 0:
                return end
    return -1


def _may_skip(word: str) -> bool:
    """Say whether a gap may skip a word: no punctuation, and nothing that opens a clause about somebody else."""
    return word[0].isalnum() and word not in _CLOSES_GAP
