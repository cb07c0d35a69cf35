"""How far two judge alike: the share of verdicts that agree, and Cohen's kappa, which takes off what chance would give."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_Z = 1.959964
FEWEST = 10
"""Pairs of verdicts below which kappa is not shown: from a handful it says whatever one verdict more would turn round."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """``agreed`` of ``number`` verdicts are the same; ``kappa`` is from -1 to 1, with a 95 % interval.

    ``kappa`` is ``None`` where both gave the same value throughout: chance alone would agree then.
    """

    number: int
    agreed: int
    kappa: float | None
    low: float | None = None
    high: float | None = None


def kappa_in_words(found: Agreement) -> str:
    """Return kappa with its interval as a reader sees it, or why there is none to see."""
    if found.number < FEWEST:
        return "too few to say"
    if found.kappa is None:
        return "says nothing here"
    return f"{found.kappa:.2f} ({found.low:.2f} to {found.high:.2f})"


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Return how far two judge alike, from their verdicts on the same things.

    Cohen (1960); the interval is from the large-sample standard error, and wide where there are few.
    """
    number = len(pairs)
    agreed = sum(one == other for one, other in pairs)
    if not number:
        return Agreement(0, 0, None)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    observed = agreed / number
    chance = sum(first[value] * second[value] for value in first) / number**2
    if chance >= 1:
        return Agreement(number, agreed, None)
    kappa = (observed - chance) / (1 - chance)
    spread = _Z * math.sqrt(observed * (1 - observed) / number) / (1 - chance)
    return Agreement(number, agreed, kappa, max(-1.0, kappa - spread), min(1.0, kappa + spread))
