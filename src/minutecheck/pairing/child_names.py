"""Names and initials of children in the entries of a record's head: "Orla Finch", "FINCH, Orla", "Ikenna O.", "K.W."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutecheck.analysis.scoring.model import shipped_model
from minutecheck.sharing.names import names_in, ordinary_words

Name = tuple[str, ...]
"""The words of a name in small letters, the surname, or its first letter, last."""
_WORD = r"[A-Z][a-zà-öø-ÿ]+(?:['’-][A-Z]?[a-zà-öø-ÿ]+)*"
_CAPITALS = r"[A-Z][A-Z'’-]{2,}(?![a-z])"
_SURNAME_FIRST = re.compile(rf"(?<![A-Za-z])({_CAPITALS}),?\s+({_WORD})")
_SURNAME_LAST = re.compile(rf"({_WORD})\s+({_CAPITALS})")
_UNBORN = re.compile(rf"(?:[Uu]nborn(?: [Bb]aby)?|UNBORN|[Bb]aby(?: [Gg]irl| [Bb]oy)?)\s+({_WORD})")
_RUN = re.compile(rf"{_WORD}(?:\s+{_WORD}){{0,2}}")
_LETTER_AFTER = re.compile(r"\s([A-Z])\.?(?![A-Za-z])")
_DOTTED = re.compile(r"(?<![A-Za-z])([A-Z])\.\s?(?:([A-Z])\.\s?)?([A-Z])(?:\.|(?![A-Za-z]))")
_PLAIN = re.compile(r"(?<![A-Za-z.])([A-Z])([A-Z])?([A-Z])(?![A-Za-z.])")
_AGE = (
    r"(?:aged?\s*)?(?:\d{1,2}(?:\s?(?:years?|yrs?|y|months?|mths?|m|weeks?|wks?|days?)\b|\s*[,);:+]|$)|Y(?:ea)?r?\s?\d)"
)
_AGED = re.compile(
    rf"((?:{_WORD}|[A-Z]{{2,3}}|(?:[A-Z]\.\s?){{1,3}}[A-Z]?)(?:\s(?:{_WORD}|[A-Z]\b\.?))?)\s*[,(]\s*{_AGE}"
)
_STOP = re.compile(
    r"[|;(]|\b(?:dob|d\.o\.b|aged?|born|date|school|year|ref|address|class|ward|chair\w*|present|by|with|at)\b|\d",
    re.IGNORECASE,
)


def labelled_names(entry: str) -> Iterator[Name]:
    """Yield the names of an entry that its label says are a child's: any words in capitals that name no role or agency."""
    words = _bare(entry)
    for part in re.split(r",\s(?!\w+$)|\s(?:and|&|\+)\s", words):
        turned, straight, unborn = _SURNAME_FIRST.search(part), _SURNAME_LAST.search(part), _UNBORN.search(part)
        if turned and turned[1].lower() not in ordinary_words():
            yield turned[2].lower(), turned[1].lower()
        elif straight and straight[2].lower() not in ordinary_words():
            yield straight[1].lower(), straight[2].lower()
        elif unborn and unborn[1].lower() not in ordinary_words():
            yield "unborn", unborn[1].lower()
        else:
            for run in _RUN.finditer(part):
                named = tuple(run[0].lower().split())
                if not any(word in ordinary_words() for word in named):
                    yield _with_letter(named, part, run.end())


def names_anywhere(words: str) -> Iterator[Name]:
    """Yield the names among other words: capitals that are no ordinary word."""
    bare = _bare(words)
    for start, end in names_in(bare, shipped_model().lexicon, ()):
        yield _with_letter(tuple(bare[start:end].lower().split()), bare, end)


def initials_in(entry: str) -> Iterator[str]:
    """Yield initials: with points ("K.W.") always, without ("KW") where they are no abbreviation such as "SW" or "TM"."""
    words = _bare(entry)[:40]
    for match in _DOTTED.finditer(words):
        yield "".join(part for part in match.groups() if part)
    for match in _PLAIN.finditer(words):
        found = "".join(part for part in match.groups() if part)
        if found.lower() not in ordinary_words():
            yield found


def unborn_in(line: str) -> Iterator[Name]:
    """Yield the name of a child who is not born yet: "Unborn Baby Hartley"."""
    for match in _UNBORN.finditer(line):
        if match[1].lower() not in ordinary_words():
            yield "unborn", match[1].lower()


def aged_in(line: str) -> Iterator[str]:
    """Yield the names or initials that stand before an age or a school year: "Toby L (6)", "MP, Y9"."""
    for match in _AGED.finditer(line):
        yield match[1]


def _bare(entry: str) -> str:
    return _STOP.split(entry.lstrip("*_ "), maxsplit=1)[0]


def _with_letter(named: Name, words: str, end: int) -> Name:
    """Return a name with the first letter of a surname that follows it ("Ikenna O.")."""
    letter = _LETTER_AFTER.match(words, end)
    return (*named, letter[1].lower()) if letter and len(named) == 1 else named
