"""Which records of a folder an audit takes: all, the first, so many of each team, or a sample that can be drawn again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePath


def level_of(path: str, roots: Sequence[str], level: int) -> str:
    """Return the name of the folder ``level`` steps below the folder that was named, "" where a file lies higher up.

    The first level is taken for the team, the second for the chair.
    """
    for root in roots:
        if PurePath(path).is_relative_to(root):
            inside = PurePath(path).relative_to(root).parts[:-1]
            return inside[level - 1] if len(inside) >= level else ""
    return ""


def with_quota(paths: Sequence[str], most: int, group_of: Callable[[str], str]) -> list[str]:
    """Return the first ``most`` documents of each group, in their order."""
    taken: Counter[str] = Counter()
    chosen = []
    for path in paths:
        group = group_of(path)
        if taken[group] < most:
            taken[group] += 1
            chosen.append(path)
    return chosen


def in_random_order(paths: Sequence[str], seed: int, roots: Sequence[str]) -> list[str]:
    """Return the documents in an order that the seed alone decides, wherever the folder lies: the same sample each time."""
    return sorted(paths, key=lambda path: (_lot(_inside(path, roots), seed), path))


def _inside(path: str, roots: Sequence[str]) -> str:
    root = next((root for root in roots if PurePath(path).is_relative_to(root)), None)
    return PurePath(path).relative_to(root).as_posix() if root is not None else PurePath(path).as_posix()


def _lot(name: str, seed: int) -> str:
    return hashlib.sha256(f"{seed}\n{name}".encode("utf-8", "surrogatepass")).hexdigest()
