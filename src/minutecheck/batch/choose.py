"""Which records of a folder an audit takes: all, the first, so many of each team, or a sample that can be drawn again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Draw:
    """What was drawn, in the order of the plan, and how many were passed over because they had been drawn before."""

    paths: list[str]
    passed_over: int


def draw(
    paths: Sequence[str],
    roots: Sequence[str],
    seed: int,
    *,
    most: int | None = None,
    quota: int | None = None,
    group_of: Callable[[str], str] = lambda path: "",
    drawn_before: Callable[[str], bool] = lambda path: False,
) -> Draw:
    """Draw documents at random: ``most`` in all, ``quota`` of each group, none that was drawn before.

    The seed alone decides, wherever the folder lies. ``drawn_before`` is asked only about documents whose turn it is.
    """
    taken: Counter[str] = Counter()
    chosen: set[str] = set()
    passed_over = 0
    for path in in_random_order(paths, seed, roots):
        if most is not None and len(chosen) >= most:
            break
        group = group_of(path)
        if quota is not None and taken[group] >= quota:
            continue
        if drawn_before(path):
            passed_over += 1
            continue
        taken[group] += 1
        chosen.add(path)
    return Draw([path for path in paths if path in chosen], passed_over)


def in_random_order(paths: Sequence[str], seed: int, roots: Sequence[str]) -> list[str]:
    """Return the documents in an order that the seed alone decides, wherever the folder lies: the same sample each time."""
    return sorted(paths, key=lambda path: (_lot(_inside(path, roots), seed), path))


def _inside(path: str, roots: Sequence[str]) -> str:
    root = next((root for root in roots if PurePath(path).is_relative_to(root)), None)
    return PurePath(path).relative_to(root).as_posix() if root is not None else PurePath(path).as_posix()


def _lot(name: str, seed: int) -> str:
    return hashlib.sha256(f"{seed}\n{name}".encode("utf-8", "surrogatepass")).hexdigest()
