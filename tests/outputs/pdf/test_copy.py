"""Marked-up PDFs, read back by pdfium, on files made here. All words in them are invented."""

from __future__ import annotations

import ctypes
import io

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from minutecheck.outputs.pdf.copy import CannotMarkUpError, mark_up_pdf
from minutecheck.readers import read_bytes
from minutecheck.record import Record, Span
from tests.outputs.word.word_help import TITLES, report_of
from tests.readers.pdf_files import form, grid, paragraph, pdf

SENTENCE = "All agreed that section 47 enquiries will start today, because the bruise does not fit the account given."
PAGE = paragraph(
    760,
    "*Record of strategy discussion",
    "Held on 12 March 2024 by video.",
    "All agreed that section 47 enquiries will start today, because",
    "the bruise does not fit the account given. The risk is high.",
    "The meeting ended at noon. The risk is high.",
)


def span_of(record: Record, words: str, nth: int = 0) -> Span:
    """Return the range of the ``nth`` place where some words stand, whatever white space is between them."""
    at = -1
    flat = record.text.replace("\n", " ")
    for _ in range(nth + 1):
        at = flat.index(words, at + 1)
    return at, at + len(words)


def marked(data: bytes, words: str, nth: int = 0) -> bytes:
    record = read_bytes(data, "made.pdf")
    return mark_up_pdf(data, record, report_of(record, [span_of(record, words, nth)]), titles=TITLES)


def highlights(data: bytes) -> list[tuple[int, str, str]]:
    """Return each highlight: its page from 0, the characters under it without white space, and what its note says."""
    found = []
    document = pypdfium2.PdfDocument(data)
    with pikepdf.open(io.BytesIO(data)) as opened:
        for number, page in enumerate(opened.pages):
            text_page = document[number].get_textpage()
            for one in page.obj.get("/Annots", []):
                if one.get("/Subtype") == "/Highlight":
                    found.append((number, _under(text_page, [float(n) for n in one.QuadPoints]), str(one.Contents)))
    document.close()
    return found


def _under(text_page: pypdfium2.PdfTextPage, points: list[float]) -> str:
    quads = [points[at : at + 8] for at in range(0, len(points), 8)]
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    shown = ""
    for at in range(pdfium.FPDFText_CountChars(text_page.raw)):
        pdfium.FPDFText_GetCharBox(text_page.raw, at, left, right, bottom, top)
        x, y = (left.value + right.value) / 2, (bottom.value + top.value) / 2
        if any(min(q[0::2]) <= x <= max(q[0::2]) and min(q[1::2]) <= y <= max(q[1::2]) for q in quads):
            shown += chr(pdfium.FPDFText_GetUnicode(text_page.raw, at))
    return "".join(shown.split())


def changed(data: bytes, **facts: object) -> bytes:
    """Return a PDF with facts of its first page changed."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        for name, value in facts.items():
            opened.pages[0].obj[f"/{name}"] = value
        saved = io.BytesIO()
        opened.save(saved)
    return saved.getvalue()


FILES = {
    "plain": pdf([PAGE]),
    "shown with a quarter turn": pdf([PAGE], turned=True),
    "shown upside down": changed(pdf([PAGE]), Rotate=180),
    "cropped": changed(pdf([PAGE]), CropBox=[40, 500, 560, 830]),
    "with an odd origin": changed(pdf([PAGE]), MediaBox=[-20, -30, 600, 850]),
    "in other units": changed(pdf([PAGE]), UserUnit=2),
}


@pytest.mark.parametrize("name", FILES)
def test_the_highlight_covers_the_words_and_no_others(name: str):
    ((page, under, note),) = highlights(marked(FILES[name], SENTENCE))
    assert (page, under) == (0, SENTENCE.replace(" ", ""))
    assert note.startswith("Section 47 decision: met.")


def test_part_of_a_line_is_covered_and_not_the_rest():
    ((_, under, _),) = highlights(marked(FILES["plain"], "section 47 enquiries will start"))
    assert under == "section47enquirieswillstart"


@pytest.mark.parametrize("nth", [0, 1])
def test_words_that_stand_twice_are_marked_where_they_were_meant(nth: int):
    data = marked(FILES["plain"], "The risk is high.", nth)
    with pikepdf.open(io.BytesIO(data)) as opened:
        (box,) = [one.Rect for one in opened.pages[0].Annots if one.Subtype == "/Highlight"]
    assert abs(float(box[1]) - (760 - 14 * (3 + nth))) < 8


def test_a_cell_of_a_table():
    drawn = grid([70, 250, 400, 520], [700, 660, 620])
    words = [(75, 680, "*Action"), (255, 680, "*Who"), (405, 680, "*By when")]
    words += [(75, 640, "Visit Nia at school"), (255, 640, "Jo Lane"), (405, 640, "Friday")]
    data = pdf([[*paragraph(780, "*Strategy discussion"), *words]], lines=drawn)
    assert [under for _, under, _ in highlights(marked(data, "Visit Nia at school"))] == ["VisitNiaatschool"]


def test_an_answer_in_a_form_field():
    data = form("Level of risk:", "High")
    ((_, _, note),) = highlights(marked(data, "High"))
    assert note.startswith("Section 47 decision")


def test_a_finding_without_words_is_a_note_on_the_first_page_that_says_the_same():
    data = marked(FILES["cropped"], SENTENCE)
    with pikepdf.open(io.BytesIO(data)) as opened:
        (note,) = [one for one in opened.pages[0].Annots if one.Subtype == "/Text"]
        left, bottom, right, top = (float(edge) for edge in note.Rect)
    assert str(note.Contents).startswith("In short:")
    assert (left >= 40, right <= 560, bottom >= 500, top <= 830) == (True,) * 4


def test_a_second_run_gives_the_same_bytes_and_keeps_peoples_own_notes():
    own = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[1, 1, 9, 9], T="Ana", Contents="Mine"
    )
    data = changed(FILES["plain"], Annots=pikepdf.Array([own]))
    once = marked(data, SENTENCE)
    assert marked(once, SENTENCE) == once
    with pikepdf.open(io.BytesIO(once)) as opened:
        authors = [str(one.T) for one in opened.pages[0].Annots]
    assert sorted(authors) == ["Ana", "minutecheck", "minutecheck"]
    assert read_bytes(once, "made.pdf").text == read_bytes(data, "made.pdf").text


def with_root(**facts: object) -> bytes:
    with pikepdf.open(io.BytesIO(FILES["plain"])) as opened:
        for name, value in facts.items():
            opened.Root[f"/{name}"] = value
        saved = io.BytesIO()
        opened.save(saved)
    return saved.getvalue()


def locked() -> bytes:
    with pikepdf.open(io.BytesIO(FILES["plain"])) as opened:
        saved = io.BytesIO()
        opened.save(saved, encryption=pikepdf.Encryption(owner="secret", user=""))
    return saved.getvalue()


SIGNATURE = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="s", V=pikepdf.Dictionary(Type=pikepdf.Name.Sig))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(
            with_root(AcroForm=pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array([SIGNATURE]))), "signed", id="signed"
        ),
        pytest.param(with_root(Perms=pikepdf.Dictionary(DocMDP=SIGNATURE.V)), "signed", id="certified"),
        pytest.param(locked(), "protected", id="protected"),
        pytest.param(with_root(AcroForm=pikepdf.Dictionary(XFA=pikepdf.String("x"))), "XFA", id="an XFA form"),
    ],
)
def test_a_file_that_may_not_be_changed_is_left_alone(data: bytes, why: str):
    with pytest.raises(CannotMarkUpError, match=why):
        marked(data, SENTENCE)
