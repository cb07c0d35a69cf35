"""Cuts rich text (RTF) into its control words, groups and characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d{1,10})? ?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<symbol>[^a-zA-Z'])"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
    r"|[\r\n]+|\\",
    re.DOTALL,
)
_MOST_TOKENS = 3_000_000


class Token(NamedTuple):
    """One control word with its number, symbol, brace or run of characters (``text``), or byte (``value``)."""

    kind: str
    text: str
    value: int | None = None


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of a rich text whose bytes were decoded as Latin-1; binary data is passed over.

    Their kinds are ``word``, ``byte``, ``symbol``, ``brace`` and ``text``.
    """
    at = 0
    for _ in range(_MOST_TOKENS):
        match = _TOKEN.match(source, at)
        if match is None:
            return
        at = match.end()
        kind = match.lastgroup
        if kind == "word" or kind == "value":
            value = int(match["value"]) if kind == "value" else None
            if match["word"] == "bin":
                at += max(value or 0, 0)
                continue
            yield Token("word", match["word"], value)
        elif kind == "byte":
            yield Token(kind, "", int(match["byte"], 16))
        elif kind is not None:
            yield Token(kind, match[kind])
