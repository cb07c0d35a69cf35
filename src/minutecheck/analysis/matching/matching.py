"""Matches rules on the segments of a record.

A pattern runs on a whole segment at once: a set of places is one integer, a bit for each token, and every step of a
pattern is a few operations on such sets. So the time is linear in the text whatever the text holds. Before that, each
pattern is *armed* by the words it cannot match without: a segment that holds none of them costs it nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from minutecheck.analysis.matching.patterns import compiled, tightest
from minutecheck.analysis.matching.places import Places, places_of
from minutecheck.analysis.segment import Segment
from minutecheck.rulebook import Rule, Severity, trees

_Over = tuple[str | None, str | None]
StatesOf = Callable[[Segment, int, int], Iterable[str]]
"""Gives the assertion states of the words of a segment between two offsets into the record's text."""


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """One rule that fires on one segment; ``start`` and ``end`` are offsets into the record's text."""

    rule_id: str
    criterion: str
    value: str
    severity: Severity
    segment_index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Runnable:
    """A rule, and the places of its patterns in the row of all patterns as a set of bits."""

    rule: Rule
    bits: int


@dataclass(frozen=True, slots=True)
class _Arming:
    """All patterns in a row, and which of them each key arms, as sets of bits.

    A pattern is armed when a text holds a word of each of its three smallest required sets. One integer holds three
    sets of patterns side by side, one for each of those; ``spare`` has the patterns that need fewer. ``words`` has such
    an integer for every key, ``prefixes`` for every prefix, by its first two letters.
    """

    patterns: tuple[tuple[trees.Sequence, _Runnable], ...]
    words: dict[str, int]
    prefixes: dict[str, tuple[tuple[str, int], ...]]
    spare: int


def match_rules(
    segments: Sequence[Segment],
    rules: tuple[Rule, ...],
    *,
    states: StatesOf | None = None,
    exhaustive: bool = False,
) -> tuple[RuleMatch, ...]:
    """Return the rules that fire, by segment and then in the order of ``rules``; a rule fires once in a segment.

    ``states`` gives the assertion states of the words that matched; a rule whose ``unless_state`` names one of them
    does not fire. Without it that part of a rule is not asked. ``exhaustive`` runs every rule on every segment, which
    gives the same matches and takes longer.
    """
    arming = _arming(rules)
    every = (1 << len(arming.patterns)) - 1
    headings: dict[_Over, _Heading] = {}
    found: list[RuleMatch] = []
    for index, segment in enumerate(segments):
        over = (segment.heading, segment.label)
        heading = headings.get(over) or headings.setdefault(over, _Heading(over))
        places = places_of(segment.text, segment.label)
        armed = every if exhaustive else _armed(places, arming)
        while armed:
            lowest = armed & -armed
            armed ^= lowest
            pattern, ready = arming.patterns[lowest.bit_length() - 1]
            span = tightest(compiled(pattern), places)
            if span is None:
                continue
            armed &= ~ready.bits
            rule = ready.rule
            if rule.zones and segment.zone.value not in rule.zones:
                continue
            if not heading.allows(rule) or (rule.unless and _any(rule.unless_trees, places)):
                continue
            start, end = segment.start + span[0], segment.start + span[1]
            if states and rule.unless_state and not rule.unless_state.isdisjoint(states(segment, start, end)):
                continue
            found.append(RuleMatch(rule.id, rule.criterion, rule.value, rule.severity, index, start, end))
    return tuple(found)


class _Heading:
    """What stands over a segment, and which rules it lets fire there; asked once for each rule and heading."""

    __slots__ = ("_known", "_places", "_words")

    def __init__(self, over: _Over) -> None:
        self._words = " ; ".join(part for part in over if part)
        self._places: Places | None = None
        self._known: dict[Rule, bool] = {}

    def allows(self, rule: Rule) -> bool:
        if not (rule.heading_patterns or rule.unless_heading):
            return True
        if rule not in self._known:
            places = self._places = self._places or places_of(self._words, None)
            wanted = not rule.heading_patterns or _any(rule.heading_trees, places)
            self._known[rule] = wanted and not _any(rule.unless_heading_trees, places)
        return self._known[rule]


def _any(patterns: tuple[trees.Sequence, ...], places: Places) -> bool:
    return any(compiled(tree)(places.every, places) for tree in patterns)


def _armed(places: Places, arming: _Arming) -> int:
    """Return the patterns that the segment's words arm."""
    hits = arming.spare
    for key in places.words:
        hits |= arming.words.get(key, 0)
        for start, bits in arming.prefixes.get(key[:2], ()):
            if key.startswith(start):
                hits |= bits
    width = len(arming.patterns)
    return hits & hits >> width & hits >> 2 * width & (1 << width) - 1


@cache
def _arming(rules: tuple[Rule, ...]) -> _Arming:
    """Make rules ready to run. Rules are told apart by identity, so the cache costs one look-up a record."""
    patterns: list[tuple[trees.Sequence, _Runnable]] = []
    width = sum(len(rule.trees) for rule in rules)
    words: dict[str, int] = {}
    prefixes: dict[str, int] = {}
    spare = 0
    for rule in rules:
        first = len(patterns)
        bits = (1 << first + len(rule.trees)) - (1 << first)
        ready = _Runnable(rule, bits)
        for tree in rule.trees:
            needs = sorted(trees.required_keys(tree), key=trees.rarity)
            for number in range(3):
                bit = 1 << len(patterns) + number * width
                if number >= len(needs):
                    spare |= bit
                    continue
                for key, is_prefix in needs[number]:
                    index = prefixes if is_prefix else words
                    index[key] = index.get(key, 0) | bit
            patterns.append((tree, ready))
    by_letters: dict[str, list[tuple[str, int]]] = {}
    for start, bits in prefixes.items():
        by_letters.setdefault(start[:2], []).append((start, bits))
    return _Arming(tuple(patterns), words, {letters: tuple(of) for letters, of in by_letters.items()}, spare)
