"""Finds the actions of one draft again in the next, though their words were edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minutecheck.report import Action
from minutecheck.verdicts.findings import likeness, signature_of

ALIKE = 0.5
"""Share of words in common from which two actions of two drafts are taken for one.

Lower than for verdicts: a chair adds an owner and a date to an action, which is what the advice asked for, and a wrong
pair says at worst that an action was changed that was written anew."""

_FEWEST = 4
_HELD_COUNTS = 0.95
"""So that the very same words go before words that hold them."""
_HELD_ENOUGH = 0.8


def paired_actions(earlier: Sequence[Action], later: Sequence[Action]) -> dict[int, int]:
    """Return for places in ``later`` the place in ``earlier`` of the same action; each is used once.

    The likest pairs are taken first, and of equally like ones those that stand nearest to one another.
    """
    before = [signature_of(one.text) for one in earlier]
    after = [signature_of(one.text) for one in later]
    likely = []
    for new, words in enumerate(after):
        for old, others in enumerate(before):
            share = max(likeness(words, others), _held(words, others))
            if share >= ALIKE:
                likely.append((-share, abs(new - old), new, old))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, new, old in sorted(likely):
        if new not in pairs and old not in taken:
            pairs[new] = old
            taken.add(old)
    return pairs


def _held(words: Sequence[str], others: Sequence[str]) -> float:
    """Return how much of the shorter text stands in the longer: one whose owner and date were added holds all of the other.

    Four words and fewer are in too many texts by chance to say anything.
    """
    short = min(len(words), len(others))
    if short < _FEWEST:
        return 0.0
    share = (Counter(words) & Counter(others)).total() / short
    return _HELD_COUNTS * share if share >= _HELD_ENOUGH else 0.0
