"""The notation of a rule's patterns, read into a small tree. ``docs/rules.md`` explains it to practitioners.

``risk to {child} ... (high|very high)`` is a word, a word, a list, a gap of up to five words, and one of two endings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from minutecheck.rulebook.trees import Choice, Edge, Gap, Node, Prefix, Sequence, Together, Word, needs_a_word
from minutecheck.rulebook.words import NUMBER, TICKED, UNTICKED, WORD, statute_key, word_key

DEFAULT_GAP = 5
LONGEST_GAP = 30
SHORTEST_PREFIX = 2
DEEPEST = 12


class PatternError(ValueError):
    """A pattern that cannot be read; the message says which part and why."""


_PIECE = re.compile(
    r"\s+|(?P<gap>\.\.(?:(?P<most>\d{1,3})\.\.|\.))|\{(?P<list>[a-z0-9_-]+)\}|(?P<mark>[()\[\]|^$#☒☐?;])"
    r"|(?P<prefix>[^\s()\[\]|^$#☒☐?;{}*]+\*)|(?P<word>[^\s()\[\]|^$#☒☐?;{}*]+)"
)
_STATUTE = re.compile(r"s(\d{1,3}[a-z]?)")
_CLOSING = {"(": ")", "[": "]"}
_SIGNS = {"#": NUMBER, "☒": TICKED, "☐": UNTICKED}


def parse_pattern(text: str, lists: Mapping[str, tuple[str, ...]]) -> Sequence:
    """Read one pattern; ``lists`` holds the entries of every word list by its name.

    Raises:
        PatternError: the notation is wrong, a list is unknown, or the pattern could match without any word.
    """
    first, *others = (_part(part, lists) for part in text.split("&"))
    return Sequence((Together(first, tuple(others)),)) if others else first


def _part(text: str, lists: Mapping[str, tuple[str, ...]]) -> Sequence:
    """Read what stands between two ``&``."""
    pieces = _pieces(text)
    tree, end = _choice(pieces, 0, lists, depth=0)
    if end < len(pieces):
        raise PatternError(f"'{pieces[end][1]}' closes nothing")
    whole = tree.options[0] if len(tree.options) == 1 else Sequence((tree,))
    if not needs_a_word(whole):
        raise PatternError("the pattern could match without any word; give it at least one that it needs")
    return whole


@cache
def plain_words(text: str) -> Sequence:
    """Return the tokens of plain words such as a list's entry; tick marks and ``§47`` count as words."""
    found = [Word(word_key(word)) for word in WORD.findall(text)]
    if not found:
        raise PatternError(f"'{text}' holds no word")
    return Sequence(tuple(found))


@cache
def _list_choice(entries: tuple[str, ...]) -> Choice:
    return Choice(tuple(plain_words(entry) for entry in entries))


def _pieces(text: str) -> list[tuple[str, str]]:
    """Cut a pattern into (kind, text) pieces."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for found in _PIECE.finditer(text):
        if found.start() > at:
            break
        at = found.end()
        kind = found.lastgroup
        if kind is None:
            continue
        piece = found[kind]
        if kind == "gap":
            piece = found["most"] or str(DEFAULT_GAP)
        elif kind == "prefix":
            piece = piece[:-1]
        pieces.append((kind, piece))
    if at < len(text):
        raise PatternError(f"'{text[at]}' is not understood here")
    return pieces


def _choice(
    pieces: list[tuple[str, str]], at: int, lists: Mapping[str, tuple[str, ...]], depth: int, optional: bool = False
) -> tuple[Choice, int]:
    """Read options up to the bracket that closes them; return them and where they end."""
    if depth > DEEPEST:
        raise PatternError(f"brackets stand inside brackets more than {DEEPEST} deep")
    options: list[Sequence] = []
    items: list[Node] = []
    while at < len(pieces):
        kind, text = pieces[at]
        if kind == "word":
            items.extend(plain_words(text).items)
            at += 1
            continue
        if kind == "mark" and text in ")]":
            break
        at += 1
        if kind == "mark" and text == "|":
            options.append(_sequence(items))
            items = []
        elif kind == "mark" and text in _CLOSING:
            inner, at = _choice(pieces, at, lists, depth + 1, optional=text == "[")
            if at >= len(pieces) or pieces[at] != ("mark", _CLOSING[text]):
                raise PatternError(f"'{text}' is not closed by '{_CLOSING[text]}'")
            at += 1
            items.append(inner)
        else:
            items.extend(_item(kind, text, lists))
    options.append(_sequence(items))
    return Choice(tuple(options), optional), at


def _sequence(items: list[Node]) -> Sequence:
    if not items:
        raise PatternError("there is nothing between two brackets or bars")
    return Sequence(tuple(items))


def _item(kind: str, text: str, lists: Mapping[str, tuple[str, ...]]) -> tuple[Node, ...]:
    """Read one piece that is neither a word, a bracket nor a bar."""
    if kind == "gap":
        most = int(text)
        if not 1 <= most <= LONGEST_GAP:
            raise PatternError(f"a gap holds 1 to {LONGEST_GAP} words, not {most}")
        return (Gap(most),)
    if kind == "list":
        statute = _STATUTE.fullmatch(text)
        if statute:
            return (Word(statute_key(statute[1])),)
        if text not in lists:
            raise PatternError(f"there is no word list '{text}'")
        return (_list_choice(lists[text]),)
    if kind == "prefix":
        if len(text) < SHORTEST_PREFIX:
            raise PatternError(f"'{text}*' needs at least {SHORTEST_PREFIX} letters before the star")
        return (Prefix(word_key(text)),)
    if text in "^$":
        return (Edge(at_end=text == "$"),)
    return (Word(_SIGNS.get(text, text)),)
