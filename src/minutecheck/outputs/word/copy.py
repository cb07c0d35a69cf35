"""Marks up a record as a Word document: the person's own file, or a new one, with a comment at each finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from minutecheck.outputs.wording import shorten
from minutecheck.record import Record
from minutecheck.report import RecordReport

if TYPE_CHECKING:
    from minutecheck.outputs.word.anchors import Anchor, Anchors

_SIGNED = "Your own file is digitally signed. This copy has comments in it, so the signature does not hold for it."


def marked_up_copy(
    data: bytes, record: Record, report: RecordReport, *, titles: Mapping[str, str], suggest: bool = False
) -> bytes:
    """Return a Word document with the findings as comments, for a record of any format.

    ``data`` is the file that ``record`` was read from and ``report`` is what was said of it; ``titles`` are the
    criteria's titles by id. A Word record comes back as a copy of its own file; any other as a new document that holds
    the same words. With ``suggest``, a meeting that is called something else gets the right name as a tracked change.
    """
    if record.format == "docx":
        return mark_up_word(data, record, report, titles=titles, suggest=suggest)
    from minutecheck.outputs.word.new import moved_report, word_from_record

    made, copy = word_from_record(record)
    return mark_up_word(made, copy, moved_report(report, record, copy), titles=titles, suggest=suggest)


def mark_up_word(
    data: bytes, record: Record, report: RecordReport, *, titles: Mapping[str, str], suggest: bool = False
) -> bytes:
    """Return a copy of a Word document with the findings as comments on the exact words.

    Comments and suggestions by "minutecheck" from an earlier run are replaced; people's own comments and every part that
    needs no change stay as they are. The same input gives the same bytes.

    Raises:
        ValueError: ``record`` was not read from ``data``.
        ReadError: as for reading the file.
    """
    from minutecheck.outputs.word.anchors import Anchors
    from minutecheck.outputs.word.comments import Comments, serialised
    from minutecheck.outputs.word.marks import set_marks
    from minutecheck.outputs.word.notes import notes_of
    from minutecheck.outputs.word.suggestions import suggest as write_suggestions
    from minutecheck.outputs.word.zip import rewritten
    from minutecheck.readers.word.document import read_document
    from minutecheck.readers.word.names import word_namespace

    document = read_document(data, record.name)
    if document.record.text != record.text:
        raise ValueError("the record was not read from this file")
    comments = Comments(document)
    anchors = Anchors(document)
    marks: list[tuple[int, Anchor]] = []
    signed = any(name.startswith("_xmlsignatures/") for name in document.package.archive.names)
    overview, *others = notes_of(record, report, titles)
    if signed:
        overview = replace(overview, lines=(*overview.lines, _SIGNED))
    for note in (overview, *others):
        anchor = anchors.title() if note.span is None else anchors.at(note.span)
        if anchor is None:
            continue
        quote = shorten(record.words_of(note.span), 200) if note.span is not None and anchor.why else None
        marks.append((comments.add(note, anchor.why, quote), anchor))
    replaced = _replaceable(record, report, anchors, word_namespace(document.root)) if suggest else []
    runs = set_marks(document.root, marks, [anchor for anchor, _ in replaced])
    write_suggestions(document.root, [(*ends, instead) for ends, (_, instead) in zip(runs, replaced, strict=True)])
    changed = {document.package.main: serialised(document.root), comments.name: comments.bytes(), **comments.changed}
    return rewritten(document.package.archive, changed)


def _replaceable(record: Record, report: RecordReport, anchors: Anchors, namespace: str) -> list[tuple[Anchor, str]]:
    """Return where the suggestions go, and what each writes; words that cannot be replaced cleanly are left out."""
    from minutecheck.outputs.word.suggestions import can_suggest, suggestions_of

    found = []
    for suggestion in suggestions_of(record, report):
        anchor = anchors.at(suggestion.span)
        if anchor is not None and can_suggest(anchor, namespace):
            found.append((anchor, suggestion.instead))
    return found
