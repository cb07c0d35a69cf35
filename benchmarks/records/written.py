"""Writes an invented record in every format that records come in. The same record gives the same bytes."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from textwrap import wrap

from benchmarks.records.invented import Invented, Section

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LINES, _WIDTH = 58, 92


def as_text(record: Invented) -> bytes:
    """Return plain text."""
    parts = [record.title, "", *(f"{name}: {value}" for name, value in record.facts)]
    for section in record.sections:
        parts += ["", section.heading, ""]
        parts += [*section.paragraphs, *(" | ".join(row) for row in section.rows)]
    return ("\n".join(parts) + "\n").encode()


def as_markdown(record: Invented) -> bytes:
    """Return Markdown with tables."""
    parts = [f"# {record.title}", "", *(f"**{name}:** {value}  " for name, value in record.facts)]
    for section in record.sections:
        parts += ["", f"## {section.heading}", ""]
        parts += [line for paragraph in section.paragraphs for line in (paragraph, "")]
        for number, row in enumerate(section.rows):
            parts.append(f"| {' | '.join(row)} |")
            if not number:
                parts.append("|" + " --- |" * len(row))
    return ("\n".join(parts) + "\n").encode()


def as_html(record: Invented) -> bytes:
    """Return a saved web page."""
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{_body(record)}</body></html>".encode()


def _body(record: Invented) -> str:
    parts = [f"<h1>{html.escape(record.title)}</h1>", _table([(f"{name}", value) for name, value in record.facts])]
    for section in record.sections:
        parts.append(f"<h2>{html.escape(section.heading)}</h2>")
        parts += [f"<p>{html.escape(paragraph)}</p>" for paragraph in section.paragraphs]
        parts += [_table(section.rows)] if section.rows else []
    return "\n".join(parts)


def _table(rows: object) -> str:
    cells = ["<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows]  # type: ignore[attr-defined]
    return f"<table>{''.join(cells)}</table>"


def as_email(record: Invented) -> bytes:
    """Return an email that holds the record as text and as a page."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", record.title
    message["Date"], message["Message-ID"] = "Mon, 08 Jan 2024 09:00:00 +0000", "<1@example.org>"
    message.set_content(as_text(record).decode())
    message.add_alternative(_body(record), subtype="html")
    message.set_boundary("edge-of-an-invented-record")
    return message.as_bytes()


def as_word(record: Invented) -> bytes:
    """Return a Word file with headings and tables, as the partnerships' forms have them."""
    import docx

    document = docx.Document()
    document.add_heading(record.title, 0)
    _word_table(document, record.facts)
    for section in record.sections:
        document.add_heading(section.heading, 1)
        for paragraph in section.paragraphs:
            document.add_paragraph(paragraph)
        if section.rows:
            _word_table(document, section.rows)
    saved = io.BytesIO()
    document.save(saved)
    return _undated(saved.getvalue())


def _word_table(document: object, rows: object) -> None:
    listed = list(rows)  # type: ignore[call-overload]
    table = document.add_table(rows=len(listed), cols=len(listed[0]), style="Table Grid")  # type: ignore[attr-defined]
    for made, row in zip(table.rows, listed, strict=True):
        for cell, words in zip(made.cells, row, strict=True):
            cell.text = words


def _undated(data: bytes) -> bytes:
    """Return a zipped document without the times at which its parts were written."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return saved.getvalue()


def as_opendocument(record: Invented) -> bytes:
    """Return an OpenDocument text."""
    parts = [f'<text:h text:outline-level="1">{html.escape(record.title)}</text:h>', _odt_table(record.facts)]
    for section in record.sections:
        parts.append(f'<text:h text:outline-level="2">{html.escape(section.heading)}</text:h>')
        parts += [f"<text:p>{html.escape(paragraph)}</text:p>" for paragraph in section.paragraphs]
        parts += [_odt_table(section.rows)] if section.rows else []
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )
    body = f"<office:body><office:text>{''.join(parts)}</office:text></office:body>"
    content = f"<office:document-content {spaces}>{body}</office:document-content>"
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as file:
        file.writestr(zipfile.ZipInfo("mimetype", _EPOCH), "application/vnd.oasis.opendocument.text")
        file.writestr(zipfile.ZipInfo("content.xml", _EPOCH), content, zipfile.ZIP_DEFLATED)
    return saved.getvalue()


def _odt_table(rows: object) -> str:
    def cell(words: str) -> str:
        return f"<table:table-cell><text:p>{html.escape(words)}</text:p></table:table-cell>"

    made = ["<table:table-row>" + "".join(map(cell, row)) + "</table:table-row>" for row in rows]  # type: ignore[attr-defined]
    return f"<table:table>{''.join(made)}</table:table>"


def as_rich_text(record: Invented) -> bytes:
    """Return rich text."""

    def plain(words: str) -> str:
        escaped = words.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        return "".join(sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in escaped)

    parts = [f"{{\\b\\fs32 {plain(record.title)}\\par}}"]
    parts += [f"{{\\b {plain(name)}: }}{plain(value)}\\par" for name, value in record.facts]
    for section in record.sections:
        parts.append(f"{{\\b\\fs28 {plain(section.heading)}\\par}}")
        parts += [f"{plain(paragraph)}\\par" for paragraph in section.paragraphs]
        for row in section.rows:
            parts.append(r"\trowd" + "".join(rf"\cellx{2400 * n}" for n in range(1, len(row) + 1)))
            parts.append("".join(rf"\intbl {plain(cell)}\cell " for cell in row) + r"\row")
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\n" + "\n".join(parts) + "}").encode("ascii")


def as_pdf(record: Invented) -> bytes:
    """Return a PDF of as many pages as the text takes, headings in bold type, tables as columns."""
    import pikepdf

    pdf = pikepdf.new()
    fonts = pikepdf.Dictionary(
        {f"/F{n}": pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(f"/{font}"),
                                      Encoding=pikepdf.Name.WinAnsiEncoding)
         for n, font in enumerate(("Helvetica", "Helvetica-Bold"))}
    )  # fmt: skip
    lines = _pdf_lines(record)
    for first in range(0, len(lines), _LINES):
        page = pdf.add_blank_page(page_size=(595, 842))
        drawn = [_pdf_line(790 - 13 * row, *line) for row, line in enumerate(lines[first : first + _LINES])]
        page.Contents = pdf.make_stream(b"\n".join(drawn))
        page.Resources = pikepdf.Dictionary(Font=fonts)
    saved = io.BytesIO()
    pdf.save(saved, deterministic_id=True, compress_streams=True)
    return saved.getvalue()


def _pdf_lines(record: Invented) -> list[tuple[bool, tuple[str, ...]]]:
    """Return each line: whether it is bold, and its cells, one where it is no row of a table."""
    lines: list[tuple[bool, tuple[str, ...]]] = [(True, (record.title,)), (False, ("",))]
    lines += [(False, (f"{name}: {value}",)) for name, value in record.facts]
    for section in record.sections:
        lines += [(False, ("",)), (True, (section.heading,))]
        for paragraph in section.paragraphs:
            lines += [*((False, (part,)) for part in wrap(paragraph, _WIDTH)), (False, ("",))]
        lines += _pdf_rows(section)
    return lines


def _pdf_rows(section: Section) -> list[tuple[bool, tuple[str, ...]]]:
    found: list[tuple[bool, tuple[str, ...]]] = []
    for number, row in enumerate(section.rows):
        wide = [max(14, _WIDTH // len(row) - 4)] * len(row)
        cells = [wrap(cell, width) or [""] for cell, width in zip(row, wide, strict=True)]
        for line in range(max(map(len, cells))):
            found.append((not number, tuple(cell[line] if line < len(cell) else "" for cell in cells)))
    return found


def _pdf_line(height: int, bold: bool, cells: tuple[str, ...]) -> bytes:
    drawn = []
    for number, cell in enumerate(cells):
        words = cell.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        left = 50 + number * (495 // len(cells))
        drawn.append(b"BT /F%d 10 Tf %d %d Td (%s) Tj ET" % (bold, left, height, words))
    return b"\n".join(drawn)


FORMATS: dict[str, Callable[[Invented], bytes]] = {
    "docx": as_word, "pdf": as_pdf, "txt": as_text, "md": as_markdown, "html": as_html, "eml": as_email,
    "odt": as_opendocument, "rtf": as_rich_text,
}  # fmt: skip
MIX = (
    *("docx", "pdf", "docx", "txt", "docx", "eml", "docx", "pdf", "rtf", "odt"),
    *("docx", "html", "docx", "pdf", "txt", "docx", "md", "docx", "pdf", "docx"),
)
"""Twenty records as they come: nine of Word, four of PDF, seven of others."""
