"""How PDF files are read. All records here are fictional."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from minutecheck.readers import read_bytes
from minutecheck.record import BlockKind, Part, ReadError, ReadErrorCode, Record
from tests.readers.pdf_files import form, grid, paragraph, pdf

LONG = (
    "The school nurse told the meeting that Robin had come in without a coat on",
    "four mornings that week and had told the cook that the heating at home had",
    "been off since Sunday.",
)


def shown(record: Record) -> list[tuple[str, str]]:
    return [
        (block.kind.value, record.text[block.start : block.end]) for block in record.blocks if block.part is Part.BODY
    ]


def test_lines_become_paragraphs_and_bold_lines_headings() -> None:
    page = [
        (72.0, 770.0, "*Strategy discussion: Robin Vale"),
        *paragraph(740, *LONG),
        *paragraph(690, "Agreed by all."),
    ]
    record = read_bytes(pdf([page]), "note.pdf")
    assert shown(record) == [
        ("heading", "Strategy discussion: Robin Vale"),
        ("paragraph", " ".join(LONG)),
        ("paragraph", "Agreed by all."),
    ]
    assert record.format == "pdf"
    assert [block.place.page for block in record.blocks] == [1, 1, 1]
    assert record.blocks[0].level == 1
    assert record.blocks[1].place.section == "Strategy discussion: Robin Vale"


def test_a_bold_label_is_kept_as_a_range() -> None:
    page = [(72.0, 700.0, "*Risk level:"), (145.0, 700.0, "high, as the burns were on both feet.")]
    record = read_bytes(pdf([[*paragraph(760, *LONG), *page]]), "note.pdf")
    assert [record.words_of(span) for span in record.blocks[1].bold] == ["Risk level:"]


def test_a_page_lying_on_its_side_is_read() -> None:
    record = read_bytes(pdf([paragraph(500, *LONG)], turned=True), "note.pdf")
    assert shown(record) == [("paragraph", " ".join(LONG))]


def test_list_items_lose_their_bullets() -> None:
    items = [
        (90.0, 600.0, "\x95"),
        (108.0, 600.0, "SW to ring the clinic"),
        (90.0, 586.0, "\x95"),
        (108.0, 586.0, "HV to visit"),
    ]
    items = [(x, y, words.replace("\x95", "•")) for x, y, words in items]
    record = read_bytes(pdf([[*paragraph(760, *LONG), *items]]), "note.pdf")
    assert shown(record)[1:] == [("list_item", "SW to ring the clinic"), ("list_item", "HV to visit")]


def test_words_cut_at_the_end_of_a_line_are_rejoined() -> None:
    lines = (
        "They talked of an investigation by the police. Robin has a half-",
        "sister of nine. The police investi-",
        "gation",
    )
    record = read_bytes(pdf([paragraph(700, *lines)]), "note.pdf")
    assert "a half-sister of nine. The police investigation" in record.text


def test_a_paragraph_goes_on_overleaf() -> None:
    record = read_bytes(
        pdf([paragraph(120, *LONG[:2]), paragraph(770, *LONG[2:], "Nothing more was said.")]), "note.pdf"
    )
    assert record.text.startswith(" ".join(LONG))


def test_running_headers_and_footers_leave_the_body() -> None:
    pages = [
        [
            (72.0, 806.0, "OFFICIAL SENSITIVE"),
            *paragraph(740, f"On day {number} she was seen at home.", *LONG),
            (290.0, 30.0, f"Page {number}"),
        ]
        for number in (1, 2, 3)
    ]
    record = read_bytes(pdf(pages), "note.pdf")
    parts = {record.text[block.start : block.end]: block.part for block in record.blocks if block.part is not Part.BODY}
    assert parts["OFFICIAL SENSITIVE"] is Part.HEADER
    assert parts["Page 1"] is Part.FOOTER
    assert record.text.count("OFFICIAL SENSITIVE") == 1
    assert record.blocks[-1].part is Part.FOOTER


TABLE = [
    [(76.0, 690.0, "Action"), (256.0, 690.0, "Who"), (376.0, 690.0, "When")],
    [
        (76.0, 670.0, "Ring the school about the"),
        (76.0, 656.0, "morning register"),
        (256.0, 670.0, "Social worker"),
        (376.0, 670.0, "4 May"),
    ],
    [(76.0, 640.0, "See the child at home"), (376.0, 640.0, "5 May")],
]


@pytest.mark.parametrize("ruled", [True, False])
def test_tables_become_rows(ruled: bool) -> None:
    lines = grid([72, 250, 370, 520], [704, 684, 652, 630]) if ruled else ""
    page = [*paragraph(780, *LONG), *(piece for row in TABLE for piece in row), *paragraph(600, "Copies to all.")]
    record = read_bytes(pdf([page], lines=lines), "note.pdf")
    rows = [block for block in record.blocks if block.kind is BlockKind.ROW]
    assert [[record.words_of(cell) for cell in row.cells] for row in rows] == [
        ["Action", "Who", "When"],
        ["Ring the school about the morning register", "Social worker", "4 May"],
        ["See the child at home", "", "5 May"],
    ]
    assert [row.header for row in rows] == [True, False, False]
    assert record.text.count("Social worker") == 1
    assert shown(record)[-1] == ("paragraph", "Copies to all.")


def test_newspaper_columns_are_no_table() -> None:
    left = paragraph(760, *(f"left column line {number} of it" for number in range(6)))
    right = paragraph(760, *(f"right column line {number} of it" for number in range(6)), x=330)
    record = read_bytes(pdf([[*left, *right]]), "note.pdf")
    assert BlockKind.ROW not in [block.kind for block in record.blocks]
    assert record.text.index("left column line 5") < record.text.index("right column line 0")


def test_what_is_filled_into_a_form_is_read() -> None:
    record = read_bytes(form("Level of risk:", "high, both children"), "form.pdf")
    assert record.text == "Level of risk: high, both children\n"


@pytest.mark.external
def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice, which locks the file, is not installed")
    source = tmp_path / "note.txt"
    source.write_text("The meeting agreed to start enquiries.")
    options = {"EncryptFile": ("boolean", "true"), "DocumentOpenPassword": ("string", "robin")}
    said = json.dumps({key: {"type": kind, "value": value} for key, (kind, value) in options.items()})
    command = [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", "--convert-to"]
    target = ["--outdir", str(tmp_path), str(source)]
    subprocess.run([*command, f"pdf:writer_pdf_Export:{said}", *target], check=True, capture_output=True, timeout=120)
    with pytest.raises(ReadError) as refused:
        read_bytes((tmp_path / "note.pdf").read_bytes(), "note.pdf")
    assert refused.value.code is ReadErrorCode.ENCRYPTED


def test_a_page_without_text_is_said_to_be_unread() -> None:
    record = read_bytes(pdf([paragraph(700, *LONG), []], lines="72 90 m 300 90 l S"), "note.pdf")
    assert record.not_read == ("page 2 holds no text: it may be a scan",)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf([[], []], lines="72 90 m 300 90 l S"), ReadErrorCode.NO_TEXT),
        (b"%PDF-1.4\n" + bytes(range(256)) * 20, ReadErrorCode.CORRUPT),
        (b"%PDF-", ReadErrorCode.CORRUPT),
    ],
    ids=["scan", "noise", "bare"],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: ReadErrorCode) -> None:
    with pytest.raises(ReadError) as refused:
        read_bytes(data, "note.pdf")
    assert refused.value.code is code


def test_a_truncated_file_is_read_or_refused() -> None:
    whole = pdf([paragraph(700, *LONG)])
    for length in range(10, len(whole), 97):
        try:
            said = read_bytes(whole[:length], "note.pdf").text
        except ReadError as refused:
            said = refused.code
        assert said in (f"{' '.join(LONG)}\n", ReadErrorCode.CORRUPT, ReadErrorCode.NO_TEXT)


def filled(**fields: object) -> bytes:
    """Return a PDF whose form has these fields, each given as a dictionary."""
    with pikepdf.open(io.BytesIO(form("Level of risk:", "High"))) as opened:
        opened.Root.AcroForm.Fields = pikepdf.Array(
            [opened.make_indirect(pikepdf.Dictionary(T=name, **facts)) for name, facts in fields.items()]
        )
        saved = io.BytesIO()
        opened.save(saved)
    return saved.getvalue()


def test_the_fields_of_a_form_with_their_state() -> None:
    name = pikepdf.Name
    record = read_bytes(
        filled(
            risk={"FT": name.Tx, "V": "High"},
            reasons={"FT": name.Tx},
            start={"FT": name.Btn, "V": name("/Yes")},
            medical={"FT": name.Btn, "V": name("/Off")},
            kind={"FT": name.Btn, "Ff": 1 << 15, "V": name("/Joint")},
            send={"FT": name.Btn, "Ff": 1 << 16},
            type={"FT": name.Ch, "V": "Joint"},
        ),
        "form.pdf",
    )
    assert [(field.kind, field.name, str(field.state)) for field in record.fields] == [
        ("text", "risk", "answered"),
        ("text", "reasons", "unanswered"),
        ("tick box", "start", "ticked"),
        ("tick box", "medical", "unticked"),
        ("choice of one", "kind", "ticked"),
        ("drop-down", "type", "answered"),
    ]
    assert "High" in record.text


def test_a_form_that_only_some_programs_show_is_said() -> None:
    with pikepdf.open(io.BytesIO(form("Level of risk:", "High"))) as opened:
        opened.Root.AcroForm.XFA = pikepdf.String("x")
        saved = io.BytesIO()
        opened.save(saved)
    assert read_bytes(saved.getvalue(), "form.pdf").not_read == ("a form of a kind (XFA) that only some programs show",)


def test_a_file_attached_inside_a_pdf_is_said() -> None:
    with pikepdf.open(io.BytesIO(form("Level of risk:", "High"))) as opened:
        opened.attachments["notes.txt"] = b"Old words."
        saved = io.BytesIO()
        opened.save(saved)
    record = read_bytes(saved.getvalue(), "form.pdf")
    assert record.not_read == ("1 attached file",)
    assert "Old words" not in record.text
