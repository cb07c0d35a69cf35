"""The marked-up copy of a Word record: exact anchors, kept parts, replaced comments. Everything here is fictional."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutecheck.outputs.word.copy import mark_up_word
from minutecheck.readers.word import read_word
from minutecheck.record import Record, Span
from tests.outputs.word.word_help import TITLES, comments_of, part, quotes_of, report_of
from tests.readers.word.files import box, cell, p, r, row, sdt, t, table, word_file, zipped

PEOPLE = f'<w:comment w:id="3" w:author="Bea Okonjo" w:initials="BO">{p("Please add the time.")}</w:comment>'
NAME = "fictional.docx"


def mark(data: bytes, *quotes: str) -> bytes:
    record = read_word(data, NAME)
    spans = [(record.text.index(quote), record.text.index(quote) + len(quote)) for quote in quotes]
    return mark_up_word(data, record, report_of(record, spans), titles=TITLES)


def test_a_comment_stands_on_the_exact_words_and_the_run_keeps_its_properties() -> None:
    data = word_file(p("Title") + p(r("All agreed that section 47 enquiries will start today.", "<w:i/><w:b/>")))
    marked = mark(data, "section 47 enquiries will start")
    assert quotes_of(marked) == ["section 47 enquiries will start"]
    xml = part(marked, "word/document.xml").decode()
    assert xml.count("<w:i/><w:b/>") == 3
    assert ">All agreed that </w:t>" in xml
    assert read_word(marked, NAME).text == read_word(data, NAME).text


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        (p(r("Threshold "), r("is ", "<w:b/>"), r("met, all agreed")), "is met"),
        (p(r("We say ") + "<w:hyperlink>" + r("section 47 starts") + "</w:hyperlink>"), "47 st"),
        (p("<w:ins>" + r("Enquiries start today") + "</w:ins>"), "start"),
        (p(r("Outcome: ") + sdt(r("joint enquiry"))), "joint"),
        (sdt(p("Enquiries start now")), "start"),
        (table(row("Decision", "Enquiries start now")), "start"),
        (table(row("Decision", sdt(cell("Enquiries start now")))), "start now"),
        (table(sdt(row("Decision", "Enquiries start"))), "start"),
        (p(r(t("Decision") + "<w:tab/>" + t("start") + "<w:br/>" + t("today"))), "Decision\tstart\ntoday"),
        (p('<w:fldSimple w:instr="X">' + r("Enquiries start") + "</w:fldSimple>"), "start"),
        (p(box(ticked=True), r(" Yes "), box(ticked=False), r(" No")), "☒ Yes"),
    ],
)
def test_every_structure_can_be_pointed_at(body: str, quote: str) -> None:
    assert quotes_of(mark(word_file(p("Title") + body), quote)) == [quote]


def test_a_comment_may_run_over_the_cells_of_a_row() -> None:
    marked = mark(word_file(table(row("Risk", "high", "to both"))), "Risk | high")
    assert quotes_of(marked) == ["Riskhigh"]


def test_marks_stand_outside_tick_boxes_and_typed_boxes_are_whole() -> None:
    xml = part(mark(word_file(p(box(ticked=True), r(" Yes"))), "☒"), "word/document.xml").decode()
    start, end = xml.index('<w:commentRangeStart w:id="1"'), xml.index('<w:commentRangeEnd w:id="1"')
    assert start < xml.index("<w:sdt>") < xml.index("</w:sdt>") < end
    assert quotes_of(mark(word_file(p("Yes [", "x] No")), "☒ No")) == ["[x] No"]


def test_a_form_field_is_marked_from_its_begin_to_its_end() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>'
        '</w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    xml = part(mark(word_file(p(r("Enquiry "), field, r(" no"))), "☒"), "word/document.xml").decode()
    inside = xml[xml.index('<w:commentRangeStart w:id="1"') : xml.index('<w:commentRangeEnd w:id="1"')]
    assert inside.count("fldChar ") == 2
    assert "Enquiry" not in inside
    assert " no" not in inside


def test_overlapping_and_repeated_findings_each_have_their_own_comment() -> None:
    data = word_file(p("Title") + p("Enquiries start today as the bruise is not explained"))
    quotes = ["Enquiries start today", "start today as the bruise", "today", "Enquiries start today"]
    assert sorted(quotes_of(mark(data, *quotes))) == sorted(quotes)


def test_words_outside_the_body_are_quoted_on_the_title() -> None:
    data = word_file(p("Our title") + p("Words"), parts={"header": p("Section 47 agreed")})
    comments = comments_of(mark(data, "Section 47 agreed"))
    assert ("Section 47 agreed" in comments["1"][1], comments["1"][2]) == (True, "Our title")


def test_words_in_a_text_box_are_marked_on_the_box() -> None:
    boxed = f"<w:r><w:drawing><w:txbxContent>{p('Section 47 agreed')}</w:txbxContent></w:drawing></w:r>"
    marked = mark(word_file(p("Our title") + p("Host", boxed, "End")), "47 agreed")
    xml = part(marked, "word/document.xml").decode()
    assert xml.index('commentRangeStart w:id="1"') < xml.index("<w:drawing>")
    assert xml.index("</w:drawing>") < xml.index('commentRangeEnd w:id="1"')
    assert "text box here. “47 agreed”" in comments_of(marked)["1"][1]


def test_peoples_comments_and_untouched_parts_stay() -> None:
    body = p("Title") + p(
        '<w:commentRangeStart w:id="3"/>',
        "Held today",
        '<w:commentRangeEnd w:id="3"/>',
        '<w:r><w:commentReference w:id="3"/></w:r>',
        " and agreed",
    )
    picture = bytes(range(256)) * 20
    data = word_file(body, parts={"comments": PEOPLE, "footer": p("Page")}, extra={"word/media/a.png": picture})
    marked = mark(data, "agreed")
    comments = comments_of(marked)
    assert comments["3"] == ("Bea Okonjo", "Please add the time.", "Held today")
    assert [author for author, _, _ in comments.values()].count("minutecheck") == 2
    changed = {"word/document.xml", "word/comments.xml"}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(marked)) as new:
        assert old.namelist() == new.namelist()
        for one, other in zip(old.infolist(), new.infolist(), strict=True):
            assert one.date_time == other.date_time
            if one.filename not in changed:
                assert (one.CRC, one.compress_size) == (other.CRC, other.compress_size)
                assert old.read(one) == new.read(other)


def test_a_second_run_replaces_our_comments_and_nobody_elses() -> None:
    body = p(
        '<w:commentRangeStart w:id="3"/>',
        "Title",
        '<w:commentRangeEnd w:id="3"/>',
        '<w:r><w:commentReference w:id="3"/></w:r>',
    ) + p("Section 47 enquiries start today")
    once = mark(word_file(body, parts={"comments": PEOPLE}), "enquiries start")
    assert mark(once, "enquiries start") == once
    other = mark(once, "today")
    assert quotes_of(other) == ["today"]
    assert comments_of(other)["3"][0] == "Bea Okonjo"
    assert part(other, "word/document.xml").count(b"commentReference") == 3


def test_replies_to_our_comments_are_freed_when_ours_go() -> None:
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    ours = '<w:comment w:id="0" w:author="minutecheck"><w:p w14:paraId="0A"><w:r><w:t>x</w:t></w:r></w:p></w:comment>'
    threads = (
        f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="0A"/>'
        '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/></w15:commentsEx>'
    )
    data = word_file(p("Section 47 agreed"), parts={"comments": ours + PEOPLE})
    links = part(data, "word/_rels/document.xml.rels").replace(
        b"</Relationships>",
        b'<Relationship Id="rId9" Type="x/commentsExtended" Target="commentsExtended.xml"/></Relationships>',
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files |= {"word/_rels/document.xml.rels": links, "word/commentsExtended.xml": threads.encode()}
    left = part(mark(zipped(files), "agreed"), "word/commentsExtended.xml")
    assert b"0A" not in left
    assert b'paraId="0B"' in left


@pytest.mark.parametrize("strict", [False, True])
def test_a_file_without_comments_gets_the_part_its_type_and_its_link(strict: bool) -> None:
    marked = mark(word_file(p("Section 47 agreed"), strict=strict), "agreed")
    assert b'PartName="/word/comments.xml"' in part(marked, "[Content_Types].xml")
    link = b"purl.oclc.org/ooxml" if strict else b"schemas.openxmlformats.org/officeDocument"
    assert link + b"/officeDocument/relationships/comments" in part(marked, "word/_rels/document.xml.rels").replace(
        b"officeDocument/2006/relationships", b"officeDocument/officeDocument/relationships"
    )
    assert quotes_of(marked) == ["agreed"]


def test_a_record_of_another_file_is_refused() -> None:
    record = read_word(word_file(p("One")), NAME)
    with pytest.raises(ValueError, match="not read from this file"):
        mark_up_word(word_file(p("Two")), record, report_of(record, []), titles=TITLES)


def test_python_docx_reads_the_comments() -> None:
    made = docx.Document()
    made.add_heading("Strategy discussion", 0)
    made.add_paragraph("Section 47 enquiries will start today.", style="List Bullet")
    saved = io.BytesIO()
    made.save(saved)
    opened = docx.Document(io.BytesIO(mark(saved.getvalue(), "will start")))
    assert [comment.author for comment in opened.comments] == ["minutecheck", "minutecheck"]
    assert [comment.initials for comment in opened.comments] == ["mc", "mc"]
    assert opened.paragraphs[1].text == "Section 47 enquiries will start today."


WORDS = st.text(st.sampled_from("ab é☑\u00a0.\t[]x&<"), min_size=1, max_size=12)


@st.composite
def inline(draw: st.DrawFn) -> str:
    run = r(draw(WORDS).replace("\t", " "), draw(st.sampled_from(["", "<w:b/>", "<w:i/>"])))
    wrap = draw(
        st.sampled_from(
            ["{}", "<w:ins>{}</w:ins>", "<w:hyperlink>{}</w:hyperlink>", sdt("{}"), "<w:smartTag>{}</w:smartTag>"]
        )
    )
    tail = draw(st.sampled_from(["", r("<w:tab/>"), r("<w:br/>"), r(t("one") + "<w:tab/>" + t("two"))]))
    return wrap.replace("{}", run) + tail


PARAGRAPHS = st.lists(inline(), min_size=1, max_size=4).map(lambda runs: p(*runs))
BODIES = st.lists(
    st.one_of(PARAGRAPHS, PARAGRAPHS.map(lambda one: table(row(cell(one), "beside")))), min_size=1, max_size=4
)


def spans_in(record: Record, draw: st.DataObject) -> list[Span]:
    spans = []
    for block in record.blocks:
        start, end = block.cells[0] if block.cells else (block.start, block.end)
        if end > start:
            first = draw.draw(st.integers(start, end - 1))
            spans.append((first, draw.draw(st.integers(first + 1, end))))
    return spans


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BODIES, st.data())
def test_every_comment_holds_its_evidence_and_a_second_run_changes_nothing(
    body: list[str], choice: st.DataObject
) -> None:
    data = word_file(p("Title words") + "".join(body))
    record = read_word(data, NAME)
    spans = spans_in(record, choice)
    report = report_of(record, spans)
    marked = mark_up_word(data, record, report, titles=TITLES)
    again = read_word(marked, NAME)
    assert again.text == record.text
    assert again.blocks == record.blocks
    plain = {"☑": "☒", "\u00a0": " "}
    shown = [_as_read("".join(plain.get(sign, sign) for sign in quote)) for quote in quotes_of(marked)]
    assert shown == [_as_read(record.words_of(span)) for span in sorted(spans)]
    assert mark_up_word(marked, again, report, titles=TITLES) == marked


def _as_read(text: str) -> str:
    """Return text with boxes typed by hand as they are read, whichever part of one a range holds."""
    for typed in ("[ ]", "[  ]", "[]"):
        text = text.replace(typed, "☐")
    for typed in ("[x]", "[ x]", "[x ]", "[ x ]", "[☒]", "[ ☒]", "[☒ ]", "[x  ]", "[ x  ]", "[☒  ]"):
        text = text.replace(typed, "☒")
    return text


@pytest.mark.external
def test_libreoffice_opens_the_copy_and_keeps_its_comments(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    body = p("Title") + table(row("Decision", "Enquiries start today")) + p(r("Yes "), box(ticked=True), r(" joint"))
    source = tmp_path / "marked.docx"
    source.write_bytes(mark(word_file(body, parts={"comments": PEOPLE}), "start today", "☒ joint"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for kind in ("pdf", "docx"):
        out = tmp_path / kind
        command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert (tmp_path / "pdf" / "marked.pdf").stat().st_size > 1_000
    saved = (tmp_path / "docx" / "marked.docx").read_bytes()
    assert quotes_of(saved) == ["start today", "☒ joint"]


def test_a_signed_file_is_told_that_the_copy_is_not_signed():
    data = word_file("<w:p><w:r><w:t>All agreed.</w:t></w:r></w:p>", extra={"_xmlsignatures/sig1.xml": b"<x/>"})
    record = read_word(data, "signed.docx")
    made = mark_up_word(data, record, report_of(record, [(0, 11)]), titles=TITLES)
    (overview,) = [words for _, words, _ in comments_of(made).values() if words.startswith("In short")]
    assert "the signature does not hold for it" in overview
