"""Takes the marks out of a piece of Markdown: what is bold is kept as ranges, what is struck out goes."""

from __future__ import annotations

import re

from minutecheck.record import Span

_LONGEST = 100_000
_MARK = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|<>~])"
    r"|(?P<strong>\*\*|__)"
    r"|(?P<struck>~~)"
    r"|(?P<star>\*)"
    r"|(?P<under>_)"
    r"|(?P<code>`+)"
    r"|(?P<picture>!\[[^\[\]\n]{0,300}\]\([^()\s]{0,500}\))"
    r"|\[(?P<link>[^\[\]\n]{1,300})\]\((?:[^()\s]{0,500})\)"
    r"|<(?P<address>https?://[^<>\s]{1,300}|[^<>\s@]{1,100}@[^<>\s]{1,100})>"
    r"|(?P<br><br ?/?>)|(?P<tag></?(?:b|i|u|em|strong|span|sup|sub|p|div)(?: [^<>]{0,200})?>)"
)


def plain(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return the words of a piece of Markdown without its marks, and the ranges of them that are bold.

    Marks without a partner stay as they were written, and so does a piece longer than anybody marks up by hand.
    """
    if len(marked) > _LONGEST or not any(sign in marked for sign in "*_~`\\[<"):
        return marked, ()
    marks = list(_MARK.finditer(marked))
    partner = _pairs(marked, marks)
    pieces: list[str] = []
    bold: list[Span] = []
    length = at = 0
    opened: int | None = None
    struck = False

    def put(words: str) -> None:
        nonlocal length
        if words and not struck:
            pieces.append(words)
            length += len(words)

    for number, mark in enumerate(marks):
        put(marked[at : mark.start()])
        at = mark.end()
        kind = mark.lastgroup
        if kind == "escaped" or kind == "link" or kind == "address":
            put(mark[kind])
        elif kind == "br":
            put("\n")
        elif kind in ("picture", "tag"):
            continue
        elif number not in partner:
            put(mark[0])
        elif kind == "struck":
            struck = partner[number] > number
        elif kind == "strong":
            if partner[number] > number:
                opened = length
            elif opened is not None:
                if length > opened:
                    bold.append((opened, length))
                opened = None
    put(marked[at:])
    return "".join(pieces), tuple(bold)


def _pairs(marked: str, marks: list[re.Match[str]]) -> dict[int, int]:
    """Return, for each mark that opens or closes something, the number of its partner."""
    partner: dict[int, int] = {}
    waiting: dict[str, int] = {}
    for number, mark in enumerate(marks):
        if mark.lastgroup not in ("strong", "struck", "star", "under", "code"):
            continue
        before = marked[mark.start() - 1 : mark.start()]
        after = marked[mark.end() : mark.end() + 1]
        inside_word = before.isalnum() and after.isalnum()
        if "_" in mark[0] and inside_word:
            continue
        sign = mark[0]
        if sign in waiting and before and not before.isspace():
            first = waiting.pop(sign)
            if mark.start() > marks[first].end():
                partner[first], partner[number] = number, first
                continue
        if after and not after.isspace():
            waiting[sign] = number
    return partner
