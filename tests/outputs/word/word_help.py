"""Reads marked-up Word files back, without the reader under test. All records here are fictional."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from lxml import etree

from minutecheck.record import Record, Span
from minutecheck.report import Evidence, Judgement, Kind, Outcome, RecordReport

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TITLES = {"s47-decision": "Section 47 decision", "risk-level": "Level of risk", "actions": "Actions"}


def report_of(record: Record, spans: Sequence[Span], criterion: str = "s47-decision") -> RecordReport:
    """Return a report with one met criterion that rests on these ranges of the record's text."""
    evidence = tuple(
        Evidence(quote=record.words_of(span), start=span[0], end=span[1], place=record.place_of(span[0]), by="rule:x")
        for span in spans
    )
    judgement = Judgement(
        id=criterion, value="initiate", outcome=Outcome.MET, confidence=0.9, summary="It is decided.", evidence=evidence
    )
    return RecordReport(
        path="fictional.docx",
        sha256=record.sha256,
        kind=Kind.MINUTES,
        kind_confidence=0.9,
        meeting_date=None,
        criteria=(judgement,),
    )


def part(data: bytes, name: str) -> bytes:
    """Return one part of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.read(name)


def comments_of(data: bytes, name: str = "word/comments.xml") -> dict[str, tuple[str, str, str]]:
    """Return each comment's author, words, and the words it is anchored on, by id; checks that the marks pair up."""
    document = etree.fromstring(part(data, "word/document.xml"))
    w = "{" + etree.QName(document).namespace + "}"
    open_now: list[str] = []
    anchored: dict[str, str] = {}
    referred: list[str] = []
    for element in document.iter():
        local = str(element.tag).rpartition("}")[2]
        if local == "commentRangeStart":
            open_now.append(element.get(w + "id"))
            anchored[open_now[-1]] = ""
        elif local == "commentRangeEnd":
            open_now.remove(element.get(w + "id"))
        elif local == "commentReference":
            referred.append(element.get(w + "id"))
            assert element.getparent().tag == w + "r"
        elif local in ("t", "tab", "br"):
            shown = {"t": element.text or "", "tab": "\t", "br": "\n"}[local]
            for identifier in open_now:
                anchored[identifier] += shown
    assert not open_now
    assert sorted(referred) == sorted(anchored)
    assert len(set(referred)) == len(referred)
    found = {}
    for comment in etree.fromstring(part(data, name)):
        words = "\n".join("".join(one.itertext(w + "t")) for one in comment.iter(w + "p"))
        identifier = comment.get(w + "id")
        found[identifier] = (comment.get(w + "author"), words, anchored.pop(identifier))
    assert not anchored
    return found


def quotes_of(data: bytes, lead: str = "Section 47 decision") -> list[str]:
    """Return the words that our comments with this lead are anchored on, in the order of their ids."""
    return [
        words for author, text, words in comments_of(data).values() if author == "minutecheck" and text.startswith(lead)
    ]
