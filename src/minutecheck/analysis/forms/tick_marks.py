"""Finds the marks that stand for tick boxes: ☒ ☐, [x] [ ], (x) ( ), ✓, and filled and empty circles."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

_TICKS = "☒☑✓✔✅🗹🗸⦿◉⊠"
_CROSSES = "✗✘✕✖❌☓"
_FILLED = {"●": "○◯", "■": "□▢", "⬛": "⬜"}
_EMPTY = "☐□▢❏❑○◯⬜"
_SIGNS = frozenset(_TICKS + _CROSSES + _EMPTY + "".join(_FILLED) + "[(")
_MARK = re.compile(
    rf"(?P<tick>[{_TICKS}])|(?P<cross>[{_CROSSES}])|(?P<filled>[●■⬛])|(?P<empty>[{_EMPTY}])"
    r"|(?P<typed>\[[ _]{0,3}(?P<in>[xX✓✔☒✗✘]?)[ _]{0,3}\]|\([ _]{0,3}(?P<in2>[xX✓✔☒✗✘]?)[ _]{0,3}\))"
    r"|(?P<bare>(?:(?<=\n)|(?<![\s\S]))[ \t]{0,4}(?:x[ \t]{1,4}|X[ \t]{2,4})(?=[A-Z])"
    r"|(?<=\b[Yy]es)[ ]{1,3}[xX](?=\s|$)|(?<=\b[Nn]o)[ ]{1,3}[xX](?=\s|$))"
)


class OptionState(StrEnum):
    """Whether an option of a form was chosen."""

    TICKED = "ticked"
    UNTICKED = "unticked"


class Mark(NamedTuple):
    """One mark: its place in the text and whether it says chosen."""

    start: int
    end: int
    state: OptionState


def marks_in(text: str) -> tuple[Mark, ...]:
    """Return the marks of ``text`` in order.

    A cross says "not this one" where ticks stand beside it, and "this one" where only empty boxes do. A filled circle
    or square is a mark only beside empty ones; alone it is a bullet. Empty round brackets need another mark.
    """
    if not _can_hold_marks(text):
        return ()
    found = list(_MARK.finditer(text))
    if not found:
        return ()
    ticked = any(match["tick"] and match["tick"] not in "☒⊠" for match in found)
    others = sum(1 for match in found if match[0] != "()")
    marks: list[Mark] = []
    for match in found:
        if match["empty"] or match["tick"]:
            start, end = match.span()
            marks.append(Mark(start, end, OptionState.UNTICKED if match["empty"] else OptionState.TICKED))
            continue
        if match["filled"]:
            if not any(empty in text for empty in _FILLED[match["filled"]]):
                continue
            chosen = True
        elif match["cross"]:
            chosen = not ticked
        elif match["typed"]:
            if match[0] == "()" and others == 0:
                continue
            chosen = bool(match["in"] or match["in2"])
        else:
            chosen = True
        lead = len(match[0]) - len(match[0].lstrip())
        end = match.start() + len(match[0].rstrip())
        marks.append(Mark(match.start() + lead, end, OptionState.TICKED if chosen else OptionState.UNTICKED))
    return tuple(marks)


def has_marks(text: str) -> bool:
    """Say quickly whether ``text`` can hold a mark at all."""
    return _can_hold_marks(text) and _MARK.search(text) is not None


def _can_hold_marks(text: str) -> bool:
    return not _SIGNS.isdisjoint(text) or "x " in text or "X " in text or text.endswith(("x", "X"))
