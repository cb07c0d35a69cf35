"""The tree that a pattern is read into, and which words every match of it must hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Word:
    """One token with exactly this key."""

    key: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """One token whose key starts with these letters."""

    start: str


@dataclass(frozen=True, slots=True)
class Gap:
    """From none to ``most`` tokens of any kind, none of them a full stop, semicolon or question mark."""

    most: int


@dataclass(frozen=True, slots=True)
class Edge:
    """The start of the segment (or of the entry after its label), or its end."""

    at_end: bool


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    """One item after the other. Compared by identity, as rules share the patterns that they have in common."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Any one of the options, or nothing where ``optional``. Compared by identity: every use of a list shares one."""

    options: tuple[Sequence, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Together:
    """The first part, where each of the others stands anywhere in the same segment."""

    first: Sequence
    others: tuple[Sequence, ...]


Node = Word | Prefix | Gap | Edge | Sequence | Choice | Together

Keys = frozenset[tuple[str, bool]]
"""Keys of words, each with whether it is a prefix."""


def required_keys(node: Node) -> tuple[Keys, ...]:
    """Return sets of keys, of each of which every match holds at least one; none where it could match without any.

    A match of a sequence needs all that its items need; a match of a choice needs one of its options, so the smallest
    sets of the options are joined.
    """
    match node:
        case Word(key):
            return (frozenset({(key, False)}),)
        case Prefix(start):
            return (frozenset({(start, True)}),)
        case Sequence(items):
            return tuple(keys for item in items for keys in required_keys(item))
        case Together(first, others):
            return tuple(keys for part in (first, *others) for keys in required_keys(part))
        case Choice():
            return _choice_keys(node)
        case _:
            return ()


def rarity(keys: Keys) -> tuple[int, int]:
    """Order sets of keys by how seldom a text holds one of them: few keys before many, long words before short."""
    return len(keys), -min(len(key) for key, _ in keys)


@cache
def _choice_keys(choice: Choice) -> tuple[Keys, ...]:
    branches = () if choice.optional else tuple(required_keys(option) for option in choice.options)
    if not all(branches) or not branches:
        return ()
    return (frozenset().union(*(min(keys, key=rarity) for keys in branches)),)


def needs_a_word(node: Node) -> bool:
    """Whether no match of ``node`` can do without a word; quicker than :func:`required_keys`."""
    match node:
        case Word() | Prefix():
            return True
        case Sequence(items):
            return any(map(needs_a_word, items))
        case Choice():
            return not node.optional and _every_option_needs_a_word(node)
        case _:
            return False


@cache
def _every_option_needs_a_word(choice: Choice) -> bool:
    return all(map(needs_a_word, choice.options))
