"""Marks up a record as a Word document: the person's own file, or a new one, with a comment at each finding."""

from __future__ import annotations

from collections.abc import Mapping

from minutecheck.outputs.wording import shorten
from minutecheck.record import Record
from minutecheck.report import RecordReport


def marked_up_copy(data: bytes, record: Record, report: RecordReport, *, titles: Mapping[str, str]) -> bytes:
    """Return a Word document with the findings as comments, for a record of any format.

    ``data`` is the file that ``record`` was read from and ``report`` is what was said of it; ``titles`` are the
    criteria's titles by id. A Word record comes back as a copy of its own file; any other as a new document that holds
    the same words.
    """
    if record.format == "docx":
        return mark_up_word(data, record, report, titles=titles)
    from minutecheck.outputs.word.new import moved_report, word_from_record

    made, copy = word_from_record(record)
    return mark_up_word(made, copy, moved_report(report, record, copy), titles=titles)


def mark_up_word(data: bytes, record: Record, report: RecordReport, *, titles: Mapping[str, str]) -> bytes:
    """Return a copy of a Word document with the findings as comments on the exact words.

    Comments by "minutecheck" from an earlier run are replaced; people's own comments and every part that needs no
    change stay as they are. The same input gives the same bytes.

    Raises:
        ValueError: ``record`` was not read from ``data``.
        ReadError: as for reading the file.
    """
    from minutecheck.outputs.word.anchors import Anchor, Anchors
    from minutecheck.outputs.word.comments import Comments, serialised
    from minutecheck.outputs.word.marks import set_marks
    from minutecheck.outputs.word.notes import notes_of
    from minutecheck.outputs.word.zip import rewritten
    from minutecheck.readers.word.document import read_document

    document = read_document(data, record.name)
    if document.record.text != record.text:
        raise ValueError("the record was not read from this file")
    comments = Comments(document)
    anchors = Anchors(document)
    marks: list[tuple[int, Anchor]] = []
    for note in notes_of(record, report, titles):
        anchor = anchors.title() if note.span is None else anchors.at(note.span)
        if anchor is None:
            continue
        quote = shorten(record.words_of(note.span), 200) if note.span is not None and anchor.why else None
        marks.append((comments.add(note, anchor.why, quote), anchor))
    set_marks(document.root, marks)
    changed = {document.package.main: serialised(document.root), comments.name: comments.bytes(), **comments.changed}
    return rewritten(document.package.archive, changed)
