"""Sets of places between the tokens of a text.

Place 0 is before the first token, place *n* after the last of *n*. A set of places is one integer, a bit for each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from minutecheck.analysis.matching.tokens import Tokens, tokenise
from minutecheck.analysis.remember import remembered
from minutecheck.rulebook.trees import Choice
from minutecheck.rulebook.words import NUMBER, STOPS

Step = Callable[[int, "Places"], int]
"""Takes the places where something may start and returns those where it can end."""


@dataclass(slots=True)
class Places:
    """A tokenised text made ready for patterns.

    ``words`` has, for each key, the places before its tokens; ``every`` is all places, ``firsts`` and ``lasts`` those
    that count as start and end, ``passable`` those before a token that a gap may pass. ``prefixes`` and ``choices``
    keep what was found in this text for a prefix and for a list, which many rules ask for: the places before a word of
    the list, and its longer entries whose first word the text holds.
    """

    tokens: Tokens
    words: dict[str, int]
    every: int
    firsts: int
    lasts: int
    passable: int
    prefixes: dict[str, int] = field(default_factory=dict)
    choices: dict[Choice, tuple[int, list[tuple[int, Step]]]] = field(default_factory=dict)


@remembered
def places_of(text: str, label: str | None) -> Places:
    """Tokenise ``text``. Where it begins with its own ``label``, the entry after the label is a start too."""
    tokens = tokenise(text)
    count = len(tokens.keys)
    at: dict[str, list[int]] = {}
    for place, key in enumerate(tokens.keys):
        at.setdefault(key, []).append(place)
        if key[0].isdigit() and key[-1].isdigit():
            at.setdefault(NUMBER, []).append(place)
    words = {key: _bits(places, count) for key, places in at.items()}
    passable = (1 << count) - 1
    for stop in STOPS:
        passable &= ~words.get(stop, 0)
    firsts, lasts = 1, 1 << count
    last = count
    while last and tokens.keys[last - 1] == ".":
        last -= 1
        lasts |= 1 << last
    if label:
        inside = tokenise(label).keys
        if inside and tokens.keys[: len(inside)] == inside:
            firsts |= 1 << len(inside)
    return Places(tokens, words, (1 << count + 1) - 1, firsts, lasts, passable)


def _bits(places: list[int], count: int) -> int:
    """Return the set of ``places``; bytes keep this linear where a long text repeats one word."""
    if len(places) < 8:
        total = 0
        for place in places:
            total |= 1 << place
        return total
    held = bytearray(count // 8 + 1)
    for place in places:
        held[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(held, "little")
