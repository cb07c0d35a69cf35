"""Measures processor time on a busy machine."""

from __future__ import annotations

import time
from collections.abc import Callable

LINEAR = 6.0
"""Seconds of processor time that 100,000 hostile characters may take on the slowest machine. Linear work takes less
than one on a quiet machine; quadratic work takes minutes."""


def seconds(work: Callable[[], object], enough: float = 1.0) -> float:
    """Return the least of up to three runs; one below ``enough`` is not repeated."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
        if best < enough:
            break
    return best
