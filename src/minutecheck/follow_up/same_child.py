"""Whether two records say that they are about the same child: a reference, a date of birth or a name near the top of each.

A small check of this command's own. It says only that records differ; where one of them names nothing, it says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from minutecheck.analysis.dates.deadline_points import points_in
from minutecheck.analysis.dates.time_point import PointKind
from minutecheck.record import Part, Record

_TOP = 40
_REFERENCE = re.compile(
    r"\b(?:(?:case|child|client|mosaic|lcs|liquid ?logic|person|nhs|system|file)\s?(?:id|no\.?|number|ref\.?|reference)"
    r"|ref\.?|reference)\s*[:|#–-]+\s*(?P<value>[A-Z]{0,4}[/-]?\d[\dA-Z/ -]{3,18})",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)(?!\w)[\s:|.()–-]{0,8}(?P<value>[^|\n;]{6,24})", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:^|\|)\s*(?i:child(?:ren)?|(?:child|children|young person)(?:'s|’s|s')? (?:full )?name"
    r"|names? of (?:the )?child(?:ren)?|young person|unborn)\s*[:|–-]+\s*(?P<value>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})",
    re.MULTILINE,
)
_TITLE = re.compile(
    r"(?i:strategy|conference|meeting|discussion|visit|record|note)\w*\b[^\n|:–-]{0,40}[:–-]\s*"
    r"(?P<value>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2})\s*(?:,|\(|$)",
    re.MULTILINE,
)
_KINDS = (("references", "references"), ("births", "dates of birth"), ("names", "names of the child"))
_NAME_WORD = re.compile(r"[A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a record says near its top of whom it is about."""

    references: frozenset[str]
    births: frozenset[date]
    names: frozenset[str]


def identity_of(record: Record, lexicon: Collection[str]) -> Identity:
    """Return the references, dates of birth and words of the child's name that stand near the top of a record.

    ``lexicon`` holds ordinary words in lower case, which are no part of a name.
    """
    blocks = [block for block in record.blocks if block.part is not Part.QUOTED][:_TOP]
    text = "\n".join(record.words_of((block.start, block.end)) for block in blocks)
    births = set()
    for found in _BORN.finditer(text):
        births |= {
            point.date for point in points_in(found["value"], None) if point.kind is PointKind.DATE and point.date
        }
    labelled = [found["value"] for pattern in (_LABEL, _TITLE) for found in pattern.finditer(text)]
    names = {word.lower() for value in labelled for word in _NAME_WORD.findall(value)} - set(lexicon)
    references = {re.sub(r"[\s/-]", "", found["value"]).upper() for found in _REFERENCE.finditer(text)}
    return Identity(frozenset(references), frozenset(births), frozenset(names))


def differences(one: Identity, other: Identity) -> tuple[str, ...]:
    """Return what two records give differently, in plain words ("dates of birth"); empty where nothing differs.

    Names that differ say nothing where a reference or a date of birth is the same: names change, and are shortened.
    """
    differing = []
    for field, words in _KINDS:
        first, second = getattr(one, field), getattr(other, field)
        if first and second and first.isdisjoint(second):
            differing.append(words)
    same = not one.references.isdisjoint(other.references) or not one.births.isdisjoint(other.births)
    return tuple(words for words in differing if not (same and words == "names of the child"))
