"""Finds what identifies somebody by its form: numbers, addresses, telephones, dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?(?:[./-]\d{{1,2}}[./-]\d{{2,4}}|\s+(?:of\s+)?{_MONTH}\s+\d{{2,4}})"
_PATTERNS = (
    ("e-mail address", r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
    ("web address", r"\bhttps?://\S+|\bwww\.\S+"),
    ("account name", r"(?<![\w@])@[A-Za-z_]\w{2,30}"),
    (
        "date of birth",
        rf"(?P<of_birth>(?:\bd\.?o\.?b\.?|\bdate of birth|\bborn(?: on)?|\bdue date|\bEDD)\b[\s:|.–-]{{0,6}}){_DAY}",
    ),
    ("NHS number", r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b(?!\d)"),
    ("telephone number", r"(?<![\w/])(?:\+44\s?\(?0?\)?|0)\d{2,4}[\s-]?\d{3}[\s-]?\d{3,4}\b"),
    ("National Insurance number", r"\b[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b"),
    ("postcode", r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b"),
    (
        "address",
        r"\b(?:[Ff]lat \d+[A-Za-z]?,? )?\d{1,4}[A-Za-z]? (?:[A-Z][\w'’]+ ){1,3}"
        r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Close|Drive|Way|Court|Crescent|Place|Terrace|Gardens|Grove|Walk|Hill|Row|Rise)\b",
    ),
    ("vehicle", r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b"),
    ("reference", r"\b\d{2,3}/\d{4,7}/\d{2}\b"),
    (
        "reference",
        r"\b(?=[A-Z/-]*\d)(?=\d*[A-Z/-])[A-Z\d]{1,10}(?:[/-][A-Z\d]{1,10}){1,4}\b(?<![/-]\d\d)|\b\d{6,12}\b",
    ),
)
_ALL = tuple(
    (name, re.compile(pattern, re.IGNORECASE if name == "date of birth" else 0)) for name, pattern in _PATTERNS
)
_CALENDAR = re.compile(r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4}|\d{1,2}/\d{2}|24/7")


@dataclass(frozen=True, slots=True)
class Found:
    """A range of a text that identifies somebody, and what it is."""

    start: int
    end: int
    what: str


def identifiers_in(text: str) -> Iterator[Found]:
    """Yield what identifies somebody by its form, the surest kinds first; ranges of later kinds may overlap earlier ones."""
    for name, pattern in _ALL:
        for match in pattern.finditer(text):
            start = match.end("of_birth") if name == "date of birth" else match.start()
            if name != "date of birth" and _CALENDAR.fullmatch(match[0]):
                continue
            yield Found(start, match.end(), name)
