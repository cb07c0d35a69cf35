"""Makes a new Word document that holds a record's words, and carries the findings over to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeVar

from minutecheck.record import Block, BlockKind, Part, Record, Span
from minutecheck.report import Action, Check, Evidence, Judgement, Notice, RecordReport

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DEEPEST = 9
_LOOKAHEAD = 12
_AGREEING = 4


def word_from_record(record: Record) -> tuple[bytes, Record]:
    """Return a new Word document with a record's headings, paragraphs, list items and tables, and its own record.

    The words are the same and in the same order; blocks outside the body come at the end in italics, as in the text.
    """
    import docx

    from minutecheck.outputs.word.zip import rewritten
    from minutecheck.readers.archive import open_archive
    from minutecheck.readers.word import read_word

    document = docx.Document()
    spans = set(_filled(record))
    filled = [block for block in record.blocks if (block.start, block.end) in spans]
    for (row, _), group in groupby(filled, key=lambda one: (one.kind is BlockKind.ROW, one.place.table)):
        if row:
            _add_table(document, record, list(group))
        else:
            for block in group:
                _add_paragraph(document, record, block)
    saved = BytesIO()
    document.save(saved)
    data = rewritten(open_archive(saved.getvalue()), {}, dated=False)
    return data, read_word(data, record.name)


_Judged = TypeVar("_Judged", Judgement, Check)


def moved_report(report: RecordReport, old: Record, new: Record) -> RecordReport:
    """Return the report with every offset into ``old``'s text as the same place in ``new``'s; quotes stay."""
    move = offset_map(old, new)

    def moved(found: Evidence | Action | Notice) -> dict[str, int]:
        start = move(found.start)
        return {"start": start, "end": max(move(found.end - 1) + 1, start) if found.end > found.start else start}

    def judged(one: _Judged) -> _Judged:
        return one.model_copy(update={"evidence": tuple(each.model_copy(update=moved(each)) for each in one.evidence)})

    return report.model_copy(
        update={
            "criteria": tuple(judged(one) for one in report.criteria),
            "actions": tuple(each.model_copy(update=moved(each)) for each in report.actions),
            "notices": tuple(each.model_copy(update=moved(each)) for each in report.notices),
            "checks": tuple(judged(one) for one in report.checks),
        }
    )


def offset_map(old: Record, new: Record) -> Callable[[int], int]:
    """Return a function from an offset of ``old``'s text to that of the same character in ``new``'s.

    Both hold the same words in the same order, with white space and marks that may differ. A character that ``new``
    lacks maps to where it would stand.
    """
    if old.text == new.text:
        return lambda offset: offset
    places = [0] * (len(old.text) + 1)
    here = 0
    before, after = _filled(old), _filled(new)
    if len(before) != len(after):
        before, after = [(0, len(old.text))], [(0, len(new.text))]
    pairs: dict[int, int] = {}
    for one, other in zip(before, after, strict=True):
        found = _pairs(old.words_of(one), new.words_of(other))
        pairs |= {one[0] + first: other[0] + second for first, second in found.items()}
    for offset in range(len(old.text) + 1):
        here = pairs.get(offset, here + 1 if offset - 1 in pairs else here)
        places[offset] = min(here, len(new.text))
    return lambda offset: places[min(max(offset, 0), len(places) - 1)]


def _filled(record: Record) -> list[Span]:
    """Return the ranges of the blocks that hold more than white space and signs that XML cannot hold."""
    spans = [(block.start, block.end) for block in record.blocks]
    return [span for span in spans if _NOT_XML.sub(" ", record.words_of(span)).strip()]


def _pairs(old: str, new: str) -> dict[int, int]:
    """Return which character of ``new`` each character of ``old`` is, white space left out.

    Where they differ, the nearest place within :data:`_LOOKAHEAD` characters where the next few agree again counts, so
    that the time is linear.
    """
    source = [place for place, sign in enumerate(_NOT_XML.sub(" ", old)) if not sign.isspace()]
    target = [place for place, sign in enumerate(new) if not sign.isspace()]
    before, after = "".join([old[place] for place in source]), "".join([new[place] for place in target])
    pairs: dict[int, int] = {}
    here = there = 0
    while here < len(before) and there < len(after):
        if before[here] != after[there]:
            skipped = _agreement(before, after, here, there)
            here, there = here + skipped[0], there + skipped[1]
            continue
        pairs[source[here]] = target[there]
        here, there = here + 1, there + 1
    return pairs


def _agreement(before: str, after: str, here: int, there: int) -> tuple[int, int]:
    """Return how many characters of each text to pass over until both agree again, for some characters or else for one."""
    for agreeing in (_AGREEING, 1):
        for distance in range(1, _LOOKAHEAD):
            for old_step in range(distance + 1):
                new_step = distance - old_step
                ahead = before[here + old_step : here + old_step + agreeing]
                if ahead and ahead == after[there + new_step : there + new_step + agreeing]:
                    return old_step, new_step
    return 1, 1


def _add_paragraph(document: Document, record: Record, block: Block) -> None:
    if block.part is not Part.BODY:
        _add_runs(document.add_paragraph(), record, (block.start, block.end), (), italic=True)
    elif block.kind is BlockKind.HEADING:
        depth = min(max(block.level, 1), _DEEPEST)
        _add_runs(document.add_heading("", 0 if depth == 1 else depth - 1), record, (block.start, block.end), ())
    else:
        style = "List Bullet" if block.kind is BlockKind.LIST_ITEM else None
        _add_runs(document.add_paragraph(style=style), record, (block.start, block.end), block.bold)


def _add_table(document: Document, record: Record, rows: Sequence[Block]) -> None:
    table = document.add_table(rows=len(rows), cols=max(len(row.cells) for row in rows) or 1, style="Table Grid")
    for number, row in enumerate(rows):
        made = table.rows[number].cells
        for cell, span in zip(made, row.cells or ((row.start, row.end),), strict=False):
            bold = row.bold if not row.header else (span,)
            start = span[0]
            for count, line in enumerate(record.words_of(span).split("\n")):
                paragraph = cell.paragraphs[0] if not count else cell.add_paragraph()
                _add_runs(paragraph, record, (start, start + len(line)), bold)
                start += len(line) + 1


def _add_runs(
    paragraph: Paragraph, record: Record, span: Span, bold: tuple[Span, ...], *, italic: bool = False
) -> None:
    """Write a range of the record's text, cut where bold type begins and ends."""
    edges = {span[0], span[1]}
    for start, end in bold:
        edges |= {place for place in (start, end) if span[0] < place < span[1]}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        run = paragraph.add_run(_NOT_XML.sub(" ", record.text[start:end]))
        if any(first <= start and end <= last for first, last in bold):
            run.bold = True
        if italic:
            run.italic = True
