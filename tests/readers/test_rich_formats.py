"""How rich text, HTML and OpenDocument are read. All records here are fictional."""

from __future__ import annotations

import io
import zipfile

import pytest

from minutecheck.readers import read_bytes
from minutecheck.record import BlockKind, Part, ReadError, ReadErrorCode, Record

RTF = rb"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset2 Wingdings;}}
{\stylesheet{\s1 heading 1;}}{\header{\pard OFFICIAL\par}}
\pard\plain\s1 Strategy discussion\par
\pard\plain {\b Risk level:} high \u8211? on Mr Vale\'92s account {\strike not }{\v hidden }{\deleted gone }today\par
\pard\plain {\f1\'fe} Yes {\f1\'a8} No\par
{\listtext\'b7\tab}Ring the school\par
\pard\plain\trowd\intbl {\b Action}\cell {\b Who}\cell\row
\trowd\intbl See Robin\par at home\cell SW\cell\row
\pard\plain After {\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1}}}
{\fldrslt}} agreed.{\pict\bin4 {{{{ 00ff}
\par
{\*\unknown never seen}}"""

HTML = b"""<!doctype html><html><head><title>x</title><style>p{}</style></head><body>
<h1>Strategy discussion</h1>
<p><b>Risk level:</b> high <s>not </s><span style="display:none">hidden </span>today</p>
<p><input type=checkbox checked> Yes <input type=checkbox> No</p><ul><li>Ring the school</li></ul>
<table><tr><th>Action</th><th>Who</th></tr><tr><td><p>See Robin</p><p>at home</p></td><td>SW</td></tr></table>
<table><tr><td>Laid out,<br>in a cell.</td></tr></table><img src=a.png><script>never seen</script></body></html>"""

_SHORT = {name: name for name in ("office", "text", "table", "style")} | {"fo": "xsl-fo-compatible"}
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in _SHORT.items()
)
ODT = f"""<office:document-content {_SPACES}><office:automatic-styles>
<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/></style:style>
</office:automatic-styles><office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion><text:p>never seen</text:p></text:deletion>
</text:changed-region></text:tracked-changes><text:h text:outline-level="1">Strategy discussion</text:h>
<text:p><text:span text:style-name="B">Risk level:</text:span> high
<text:span text:style-name="S">not </text:span>today</text:p>
<text:p>\u2611 Yes<text:s/>\u2610 No<text:note><text:note-body>
<text:p>A note.</text:p></text:note-body></text:note></text:p>
<text:list><text:list-item><text:p>Ring the school</text:p></text:list-item></text:list>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Action</text:p></table:table-cell>
<table:table-cell><text:p>Who</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell><text:p>See Robin</text:p><text:p>at home</text:p></table:table-cell>
<table:table-cell><text:p>SW</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""


def odt(content: str = ODT, manifest: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return made.getvalue()


def shown(record: Record) -> list[tuple[str, str]]:
    return [(block.kind.value, record.text[block.start : block.end]) for block in record.blocks]


@pytest.mark.parametrize("data", [RTF, HTML, odt()], ids=["rtf", "html", "odt"])
def test_the_same_form_reads_the_same(data: bytes) -> None:
    record = read_bytes(data, "form")
    found = shown(record)
    assert found[0] == ("heading", "Strategy discussion")
    assert found[1][1].startswith("Risk level: high")
    assert found[1][1].endswith("today")
    assert [record.words_of(span) for span in record.blocks[1].bold] == ["Risk level:"]
    assert found[2] == ("paragraph", "☒ Yes ☐ No")
    assert found[3] == ("list_item", "Ring the school")
    rows = [block for block in record.blocks if block.kind is BlockKind.ROW]
    assert [[record.words_of(cell) for cell in row.cells] for row in rows] == [
        ["Action", "Who"],
        ["See Robin\nat home", "SW"],
    ]
    assert [row.header for row in rows] == [True, False]
    for unseen in ("never seen", "not ", "hidden", "gone"):
        assert unseen not in record.text


def test_rich_text_fields_characters_and_parts() -> None:
    record = read_bytes(RTF, "form.rtf")
    assert "– on Mr Vale’s account" in record.text
    assert "After ☒ agreed." in record.text
    assert record.not_read == ("1 picture",)
    assert [record.text[b.start : b.end] for b in record.blocks if b.part is Part.HEADER] == ["OFFICIAL"]


def test_html_tables_that_lay_out_a_page_are_text() -> None:
    record = read_bytes(HTML, "form.html")
    assert shown(record)[-2:] == [("paragraph", "Laid out,"), ("paragraph", "in a cell.")]
    assert record.not_read == ("1 picture",)


def test_opendocument_notes_stand_after_the_body() -> None:
    record = read_bytes(odt(), "form.odt")
    assert (record.blocks[-1].part, shown(record)[-1][1]) == (Part.NOTE, "A note.")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (odt("<not"), ReadErrorCode.CORRUPT),
        (odt(manifest="<encryption-data/>"), ReadErrorCode.ENCRYPTED),
        (odt("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), ReadErrorCode.CORRUPT),
        (odt(ODT.replace("office:text>", "office:spreadsheet>")), ReadErrorCode.UNSUPPORTED),
    ],
)
def test_opendocument_that_cannot_be_read_is_refused(data: bytes, code: ReadErrorCode) -> None:
    with pytest.raises(ReadError) as refused:
        read_bytes(data, "form.odt")
    assert refused.value.code is code
