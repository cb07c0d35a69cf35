"""The check sheet: a page or two of Word that lie beside a draft, with what it shows, what it does not, and its actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from minutecheck.outputs import wording
from minutecheck.outputs.view import CHECK_MARKS, CHECK_WORDS
from minutecheck.report import CheckOutcome, Judgement, Outcome, RecordReport

if TYPE_CHECKING:
    from docx.document import Document

_FONT, _SMALL, _TITLE = "Arial", 9, 15
_MARGIN_CM = 1.8
_TINTS = {"met": "E0F2E8", "partly_met": "FCF0D2", "not_met": "FBE5E1"}


def check_sheet(report: RecordReport, *, titles: Mapping[str, str]) -> bytes:
    """Return the check sheet of one record as a Word document.

    Open points come first, each with what would complete it and an empty box to tick; then what is shown, then the actions.
    The same input gives the same bytes.

    Raises:
        ValueError: the record could not be read, so there is nothing to draw.
    """
    import docx

    from minutecheck.outputs.word.zip import rewritten
    from minutecheck.readers.archive import open_archive

    if report.error is not None:
        raise ValueError("the record was not read")
    document = docx.Document()
    _lay_out(document, report)
    _heading(document, "Still to complete")
    _open_points(document, report, titles)
    _heading(document, "Shown")
    _shown(document, report, titles)
    if report.actions:
        _heading(document, "Actions")
        _actions(document, report)
    _close(document, report)
    saved = BytesIO()
    document.save(saved)
    return rewritten(open_archive(saved.getvalue()), {}, dated=False)


def _lay_out(document: Document, report: RecordReport) -> None:
    from docx.shared import Cm, Pt

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SMALL)
    normal.paragraph_format.space_after = Pt(3)
    for section in document.sections:
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN_CM)
        section.page_width, section.page_height = Cm(21), Cm(29.7)
    document.core_properties.title = "Check sheet"
    document.core_properties.author = "minutecheck"
    name = wording.on_one_line(PurePath(report.path).name or report.path)
    _run(document.add_paragraph(), f"Check sheet: {_xml(name)}", bold=True, points=_TITLE)
    facts = [] if report.kind is None else [wording.KINDS[report.kind]]
    if report.meeting_date is not None:
        facts.append(f"meeting of {wording.long_date(report.meeting_date)}")
    _run(document.add_paragraph(), " · ".join(facts))
    _run(document.add_paragraph(), _xml(wording.overall(report)), bold=True, points=_SMALL + 1)


def _heading(document: Document, words: str) -> None:
    from docx.shared import Pt

    paragraph = document.add_heading(words, 2)
    paragraph.paragraph_format.space_before = Pt(8)
    for run in paragraph.runs:
        run.font.name, run.font.size = _FONT, Pt(_SMALL + 3)


def _open_points(document: Document, report: RecordReport, titles: Mapping[str, str]) -> None:
    rows: list[tuple[str, ...]] = []
    tones = []
    for judged in sorted(
        _judged(report), key=lambda one: (one.id not in wording.CORE, one.outcome is Outcome.PARTLY_MET)
    ):
        if judged.outcome is Outcome.MET:
            continue
        title = wording.title_of(judged.id, titles) + (f" ({wording.PLEASE_CHECK})" if judged.review else "")
        rows.append(("☐", title, _said(judged), judged.advice or ""))
        tones.append(judged.outcome.value)
    for check in report.checks:
        if check.outcome is not CheckOutcome.SHOWN:
            mark = f"{CHECK_MARKS[check.outcome]} {CHECK_WORDS[check.outcome]}: {check.summary}"
            rows.append(("☐", check.title, mark, check.advice or ""))
            tones.append("not_met" if check.outcome is CheckOutcome.NOT_SHOWN else "")
    if not rows:
        _run(document.add_paragraph(), "Nothing that is looked for is open.")
        return
    _table(document, ("Done", "Point", "What the record shows", "To complete it"), rows, (1.4, 3.8, 5.8, 6.3), tones)


def _judged(report: RecordReport) -> tuple[Judgement, ...]:
    """Return the judgements that apply, the core first; a flag that is clear says nothing that is shown."""
    return wording.core_of(report) + tuple(one for one in wording.further_of(report) if one.value != wording.CLEAR)


def _said(judged: Judgement) -> str:
    return f"{wording.MARKS[judged.outcome]} {wording.OUTCOMES[judged.outcome]}: {judged.summary}"


def _shown(document: Document, report: RecordReport, titles: Mapping[str, str]) -> None:
    shown = [one for one in _judged(report) if one.outcome is Outcome.MET]
    if not shown:
        _run(document.add_paragraph(), "None of the criteria is met in full.")
        return
    names = [
        wording.title_of(one.id, titles) + ("" if not one.review else f" ({wording.PLEASE_CHECK})") for one in shown
    ]
    names += dict.fromkeys(one.title for one in report.checks if one.outcome is CheckOutcome.SHOWN)
    _run(document.add_paragraph(), "✔ " + " · ".join(names) + ".")


def _actions(document: Document, report: RecordReport) -> None:
    rows = [
        (
            wording.MARKS[action.outcome],
            wording.shorten(action.text, 220),
            action.owner or "not shown",
            " ".join(wording.due_in_words(action)) or "not shown",
            ", ".join(wording.gaps_in_words(action)) or "nothing",
        )
        for action in report.actions
    ]
    tones = [action.outcome.value for action in report.actions]
    _table(document, ("", "Action", "Owner", "Due", "Missing"), rows, (0.8, 7.2, 3.2, 3.2, 2.9), tones)


def _close(document: Document, report: RecordReport) -> None:
    if report.not_read:
        _run(document.add_paragraph(), f"Not read, and so not judged: {_xml(', '.join(report.not_read))}.", bold=True)
    _run(
        document.add_paragraph(),
        "“Not shown” means that the record does not show it, not that it did not happen. A person decides.",
        italic=True,
    )


def _table(
    document: Document,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    tones: Sequence[str],
) -> None:
    """Add a table; ``widths`` are centimetres, ``tones`` the colour of each row's second cell beside its mark in words."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    table.autofit = False
    # Word goes by the cells' widths, LibreOffice by the columns'.
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for cells, words, tone in [(table.rows[0].cells, head, ""), *_added(table, rows, tones)]:
        for number, (cell, text, width) in enumerate(zip(cells, words, widths, strict=True)):
            cell.width = Cm(width)
            _run(cell.paragraphs[0], _xml(wording.on_one_line(text)), bold=words is head)
            if number == 1 and tone in _TINTS:
                shade = OxmlElement("w:shd")
                for name, value in (("val", "clear"), ("color", "auto"), ("fill", _TINTS[tone])):
                    shade.set(qn(f"w:{name}"), value)
                cell._tc.get_or_add_tcPr().append(shade)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)


def _added(table: Any, rows: Sequence[Sequence[str]], tones: Sequence[str]) -> list[tuple[Any, Sequence[str], str]]:  # noqa: ANN401
    return [(table.add_row().cells, row, tone) for row, tone in zip(rows, tones, strict=True)]


def _run(paragraph: Any, words: str, *, bold: bool = False, italic: bool = False, points: int | None = None) -> None:  # noqa: ANN401
    from docx.shared import Pt

    run = paragraph.add_run(words)
    run.bold, run.italic = bold or None, italic or None
    if points is not None:
        run.font.size = Pt(points)


def _xml(words: str) -> str:
    """Return words without the signs that XML cannot hold."""
    return wording.printable(words).replace("\ufffe", " ").replace("\uffff", " ")
