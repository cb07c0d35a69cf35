"""Cuts text into the tokens that rules are matched on. One pass, linear in the text, offsets kept.

A word is compared by its key (:func:`minutecheck.rulebook.words.word_key`); a reference to a section of the Children
Act is one token, ``§47``, however it is spelt; every kind of tick box is ``☒`` or ``☐``; a full stop that ends a
sentence, a semicolon and a question mark are tokens; other punctuation and words struck out (``~~no~~``) are not seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutecheck.analysis.assertion.statutes import find_statutes
from minutecheck.rulebook.words import TICKED, UNTICKED, WORD, statute_key, word_key

_TICKED = r"[☒☑✓✔✅🗹■⦿◉]|(?<=[^\W_] )●|\[[xX✓✔]\]|\((?:[xX✓✔•])\)"
_UNTICKED = r"[☐□○]|\[[ \u00a0_]{0,4}\]|\([ \u00a0_]{1,4}\)"
_TOKEN = re.compile(
    rf"(?P<struck>~~[^~\n]{{1,80}}~~)|(?P<ticked>{_TICKED})|(?P<unticked>{_UNTICKED})|(?P<word>{WORD.pattern})"
    r"|(?P<stop>[;?]|[.!](?=[\s\"'”’)]*(?:\s[A-Z\"'“‘(]|$)))"
)
_PIECE = re.compile(rf"{_TICKED}|{_UNTICKED}|{WORD.pattern}|\s+|[^\w\s]|_")
_MAY_CITE = re.compile(r"[47]|fort", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The keys of a text's tokens in order, and where each starts and ends in the text (character offsets)."""

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def tokenise(text: str) -> Tokens:
    """Return the tokens of ``text``; spans never overlap and are in order."""
    cited = find_statutes(text) if _MAY_CITE.search(text) else ()
    found: list[tuple[int, int, str]] = []
    upcoming = iter(cited)
    ref = next(upcoming, None)
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        while ref is not None and ref.end <= start:
            found.append((ref.start, ref.end, statute_key(ref.act_section.lower())))
            ref = next(upcoming, None)
        kind = token.lastgroup
        if kind != "struck" and (ref is None or end <= ref.start):
            found.append((start, end, word_key(token[0]) if kind == "word" else _mark(token)))
    while ref is not None:
        found.append((ref.start, ref.end, statute_key(ref.act_section.lower())))
        ref = next(upcoming, None)
    if not found:
        return Tokens((), (), ())
    starts, ends, keys = zip(*found, strict=True)
    return Tokens(keys, starts, ends)


def words_and_spaces(text: str) -> tuple[list[str], list[bool]]:
    """Return words and whether a space follows each, as ``spacy.tokens.Doc`` takes them; joined, they give ``text``."""
    words: list[str] = []
    spaces: list[bool] = []
    for found in _PIECE.finditer(text):
        piece = found.group()
        if piece.isspace() and words and not words[-1].isspace() and piece[0] == " ":
            spaces[-1] = True
            piece = piece[1:]
        if piece:
            words.append(piece)
            spaces.append(False)
    return words, spaces


def _mark(token: re.Match[str]) -> str:
    """Return the key of a token that is no word."""
    text = token.group()
    match token.lastgroup:
        case "stop":
            return "." if text == "!" else text
        case "ticked":
            return TICKED
        case _:
            return UNTICKED
