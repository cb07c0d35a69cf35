"""Suggests the right name for a meeting that was called something else, as a tracked change that a person may accept."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from minutecheck.analysis.structure.naming import other_name_in
from minutecheck.outputs.word.anchors import Anchor
from minutecheck.readers.word.document import OUR_AUTHOR
from minutecheck.readers.word.names import word_namespace
from minutecheck.record import Record, Span
from minutecheck.report import RecordReport

_NAME = "strategy discussion"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NUMBERED = ("ins", "del", "moveFrom", "moveTo", "bookmarkStart", "bookmarkEnd", "rPrChange", "pPrChange")
_FORBIDDEN = ("ins", "del", "moveTo", "hyperlink", "fldSimple", "sdtContent")
"""Where a suggestion would nest in somebody's change, or change what a link, field or control holds."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words to replace, by their range in the record's text, and what to write instead."""

    span: Span
    instead: str


def suggestions_of(record: Record, report: RecordReport) -> tuple[Suggestion, ...]:
    """Return a suggestion for each meeting that the record does not call a strategy discussion though it was one."""
    judgement = report.judgement("meeting-label")
    if judgement is None or judgement.value != "mislabelled":
        return ()
    found = []
    for evidence in judgement.evidence:
        words = record.text[evidence.start : evidence.end]
        place = other_name_in(words)
        if place is not None:
            start, end = evidence.start + place[0], evidence.start + place[1]
            found.append(Suggestion((start, end), _in_case_of(record.text[start:end])))
    return tuple(found)


def _in_case_of(words: str) -> str:
    if words.isupper() and " " in words:
        return _NAME.upper()
    return _NAME.capitalize() if words[:1].isupper() else _NAME


def can_suggest(anchor: Anchor, namespace: str) -> bool:
    """Say whether the words at an anchor can be replaced: typed in one run, outside changes, links, fields and controls."""
    start, end = anchor.start, anchor.end
    if anchor.why is not None or start.leaf is not end.leaf or min(start.at, end.at) < 0:
        return False
    barred = {f"{{{namespace}}}{name}" for name in _FORBIDDEN}
    return not any(outer.tag in barred for outer in start.leaf.iterancestors())


def suggest(root: etree._Element, placed: Iterable[tuple[etree._Element, etree._Element, str]]) -> None:
    """Replace whole runs by tracked changes: the first to the last run of each entry, and the words to write instead."""
    w = f"{{{word_namespace(root)}}}"
    number = 1 + max(
        (int(one.get(w + "id") or 0) for one in root.iter(*(w + name for name in _NUMBERED))),
        default=0,
    )
    for first, last, instead in placed:
        runs = [first]
        while runs[-1] is not last and (after := runs[-1].getnext()) is not None:
            runs.append(after)
        taken = [run for run in runs if run.tag == w + "r" and run.find(w + "t") is not None]
        for run in taken:
            _delete(run, number, w)
            number += 1
        _insert(taken[-1], instead, number, w)
        number += 1


def _facts(number: int, w: str) -> dict[str, str]:
    return {w + "id": str(number), w + "author": OUR_AUTHOR}


def _delete(run: etree._Element, number: int, w: str) -> None:
    change = etree.Element(w + "del", _facts(number, w))
    run.addprevious(change)
    change.append(run)
    for text in run.iter(w + "t"):
        text.tag = w + "delText"
        text.set(_SPACE, "preserve")


def _insert(deleted: etree._Element, instead: str, number: int, w: str) -> None:
    change = etree.Element(w + "ins", _facts(number, w))
    run = etree.SubElement(change, w + "r")
    properties = deleted.find(w + "rPr")
    if properties is not None:
        run.append(deepcopy(properties))
    etree.SubElement(run, w + "t").text = instead
    outer = deleted.getparent()
    assert outer is not None
    outer.addnext(change)
