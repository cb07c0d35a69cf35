"""Turns a pattern's tree into a function from places to places: given where it may start, where it can end.

Every step is a few operations on whole sets, so the time is linear in the text and never depends on how often a
pattern nearly matches.
"""

from __future__ import annotations

from functools import cache

from minutecheck.analysis.matching.places import Places, Step
from minutecheck.rulebook.trees import Choice, Edge, Gap, Node, Prefix, Sequence, Together, Word


@cache
def compiled(node: Node) -> Step:
    """Return the step that one node of a pattern's tree stands for, made when it is first asked for."""
    match node:
        case Word(key):
            return _word(key)
        case Prefix(start):
            return _prefix(start)
        case Gap(most):
            return _gap(most)
        case Edge(at_end):
            return _edge(at_end)
        case Sequence(items):
            return _sequence([compiled(item) for item in items])
        case Choice():
            return _choice(node)
        case Together(first, others):
            return _together(compiled(first), [compiled(other) for other in others])


def tightest(step: Step, places: Places) -> tuple[int, int] | None:
    """Return the character offsets of the first match to end, at its shortest, or ``None`` where there is none."""
    ends = step(places.every, places)
    if not ends:
        return None
    end = ends & -ends
    low, high = 0, end.bit_length() - 1
    while low < high:
        middle = (low + high + 1) // 2
        if step(places.every >> middle << middle, places) & end:
            low = middle
        else:
            high = middle - 1
    last = end.bit_length() - 2
    return places.tokens.starts[min(low, last)], places.tokens.ends[last]


def _word(key: str) -> Step:
    return lambda starts, places: (starts & places.words.get(key, 0)) << 1


def _prefix(start: str) -> Step:
    def step(starts: int, places: Places) -> int:
        at = places.prefixes.get(start)
        if at is None:
            at = 0
            for key, bits in places.words.items():
                if key.startswith(start):
                    at |= bits
            places.prefixes[start] = at
        return (starts & at) << 1

    return step


def _gap(most: int) -> Step:
    def step(starts: int, places: Places) -> int:
        for _ in range(most):
            longer = starts | (starts & places.passable) << 1
            if longer == starts:
                break
            starts = longer
        return starts

    return step


def _edge(at_end: bool) -> Step:
    if at_end:
        return lambda starts, places: starts & places.lasts
    return lambda starts, places: starts & places.firsts


def _sequence(steps: list[Step]) -> Step:
    if len(steps) == 1:
        return steps[0]

    def step(starts: int, places: Places) -> int:
        for following in steps:
            starts = following(starts, places)
            if not starts:
                return 0
        return starts

    return step


def _together(first: Step, others: list[Step]) -> Step:
    def step(starts: int, places: Places) -> int:
        ends = first(starts, places)
        if ends and all(other(places.every, places) for other in others):
            return ends
        return 0

    return step


def _choice(node: Choice) -> Step:
    """Try only those options whose first word the text holds; long word lists then cost next to nothing."""
    single: set[str] = set()
    by_first: dict[str, list[Step]] = {}
    others: list[Step] = []
    for option in node.options:
        first = option.items[0]
        if not isinstance(first, Word):
            others.append(compiled(option))
        elif len(option.items) == 1:
            single.add(first.key)
        else:
            by_first.setdefault(first.key, []).append(compiled(option))
    singles, firsts, optional = frozenset(single), by_first.keys(), node.optional

    def step(starts: int, places: Places) -> int:
        held = places.choices.get(node)
        if held is None:
            at = 0
            for key in singles & places.words.keys():
                at |= places.words[key]
            longer = [(places.words[key], option) for key in firsts & places.words.keys() for option in by_first[key]]
            held = places.choices[node] = (at, longer)
        ends = (starts & held[0]) << 1
        for at, option in held[1]:
            if starts & at:
                ends |= option(starts, places)
        for option in others:
            ends |= option(starts, places)
        return ends | starts if optional else ends

    return step
