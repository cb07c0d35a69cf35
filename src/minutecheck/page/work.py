"""What a worker program does for the page: checks a draft, makes the marked-up copy of it, or its check sheet.

Everything that reads an upload happens here, in a program of its own with limits; the page itself never opens one.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from minutecheck.batch.document import Checked
from minutecheck.batch.options import Options
from minutecheck.record import Record
from minutecheck.report import Kind, RecordReport

CHECKER = "minutecheck.page.work:do"
_LINE = b"\n"


def do(path: str, known: str | None, options: Options, data: bytes = b"") -> Checked:
    """Do what ``data`` asks for: a line of JSON, then the draft's bytes. ``path`` is what its reader calls it."""
    head, _, draft = data.partition(_LINE)
    asked: dict[str, Any] = json.loads(head)
    if asked["what"] == "check":
        lines = _check(path, draft, asked, options)
    else:
        lines = _copy(draft, asked) if asked["what"] == "copy" else _sheet(asked)
    if len(lines) > options.limits.output_bytes:
        raise MemoryError
    return Checked(None, lines)


def _check(name: str, draft: bytes, asked: dict[str, Any], options: Options) -> bytes:
    from minutecheck.review import review_attached, review_bytes, tool

    kind = None if asked["kind"] is None else Kind(asked["kind"])
    first = review_bytes(draft, name, kind, ocr=options.ocr, pack=options.pack, model=options.model)
    every = [first, *review_attached(first, ocr=options.ocr, pack=options.pack, model=options.model)]
    found = {
        "tool": tool(options.pack, options.model).model_dump(mode="json"),
        "records": [
            {
                "report": one.report.model_dump(mode="json"),
                "record": None if one.record is None else records().dump_python(one.record, mode="json"),
            }
            for one in every
        ],
    }
    return json.dumps(found).encode()


def _copy(draft: bytes, asked: dict[str, Any]) -> bytes:
    """Return a line of JSON that says what kind of copy it is, then the copy's bytes."""
    from minutecheck.outputs.pdf.copy import CannotMarkUpError, mark_up_pdf
    from minutecheck.outputs.word.copy import marked_up_copy
    from minutecheck.readers import attached_to, read_bytes

    report = RecordReport.model_validate(asked["report"])
    for inside in asked["inside"]:
        draft = dict(attached_to(draft))[inside]
    record = read_bytes(draft, report.path, ocr=asked["ocr"])
    titles = _titles(asked)
    note = None
    if record.format == "pdf":
        try:
            return _answer(".pdf", None, mark_up_pdf(draft, record, report, titles=titles))
        except CannotMarkUpError as refusal:
            note = refusal.reason
    return _answer(".docx", note, marked_up_copy(draft, record, report, titles=titles))


def _sheet(asked: dict[str, Any]) -> bytes:
    from minutecheck.outputs.word.check_sheet import check_sheet

    report = RecordReport.model_validate(asked["report"])
    return _answer(".docx", None, check_sheet(report, titles=_titles(asked)))


def _titles(asked: dict[str, Any]) -> dict[str, str]:
    from minutecheck.rulebook import criteria_catalogue

    return {one: entry.title for one, entry in criteria_catalogue(asked["pack"]).items()}


def _answer(ending: str, note: str | None, data: bytes) -> bytes:
    return json.dumps({"ending": ending, "note": note}).encode() + _LINE + data


@cache
def records() -> TypeAdapter[Record]:
    """Return what writes a record as JSON and reads it back."""
    return TypeAdapter(Record)
