"""What the Word reader takes from a page and what it leaves out. Everything in the records is fictional."""

from __future__ import annotations

import pytest

from minutecheck.readers.word import read_word
from minutecheck.record import BlockKind, Part, Record
from tests.readers.word.files import box, cell, p, r, row, sdt, t, table, word_file

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Council"><w:name w:val="Council Blue"/><w:basedOn w:val="Kop2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Form Part"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="Our bullets"/>'
    '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Quiet"><w:name w:val="Guidance"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Loud"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/></w:style>'
)


def read(*body: str, **more: object) -> Record:
    return read_word(word_file("".join(body), styles=STYLES, **more), "fictional.docx")  # type: ignore[arg-type]


def lines(record: Record) -> list[str]:
    return record.text.splitlines()


def kinds(record: Record) -> list[tuple[str, int, str]]:
    return [(b.kind.value, b.level, record.words_of((b.start, b.end))) for b in record.blocks]


def field(inner: str, result: str | None = None) -> str:
    middle = "" if result is None else '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r(result)
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{inner}</w:fldChar></w:r><w:r><w:instrText> FORM </w:instrText></w:r>'
        f'{middle}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        (r("Seen") + r("<w:tab/>") + r("alone"), "Seen\talone"),
        (r("Seen") + r("<w:br/>") + r("alone"), "Seen\nalone"),
        (r("<w:t>re</w:t><w:noBreakHyphen/><w:t>referral</w:t>"), "re-referral"),
        (r("Mother") + "<w:ins>" + r(" and aunt") + "</w:ins>", "Mother and aunt"),
        (r("low") + "<w:del><w:r><w:delText>high</w:delText></w:r></w:del>", "low"),
        ("<w:moveFrom>" + r("old ") + "</w:moveFrom><w:moveTo>" + r("new ") + "</w:moveTo>" + r("place"), "new place"),
        (r("agreed ") + r("not agreed", "<w:strike/>"), "agreed"),
        (r("agreed ") + r("not agreed", "<w:dstrike/>"), "agreed"),
        (r("agreed", '<w:strike w:val="0"/>'), "agreed"),
        (r("open ") + r("secret", "<w:vanish/>"), "open"),
        ("<w:hyperlink>" + r("the form") + "</w:hyperlink>", "the form"),
        ("<w:smartTag>" + r("Tollgate") + "</w:smartTag>", "Tollgate"),
        ("<w:customXml>" + r("Tollgate") + "</w:customXml>", "Tollgate"),
        ('<w:fldSimple w:instr="DATE">' + r("12 March") + "</w:fldSimple>", "12 March"),
        (field("", "typed in"), "typed in"),
        (r("a") + field("") + r("b"), "ab"),
        ("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", "x=2"),
        (r("Level: ") + sdt(r("high")), "Level: high"),
        (r("Level: ") + sdt(r("Choose a level."), "<w:showingPlcHdr/>"), "Level:"),
        (r("Level: ") + sdt(r("Choose an item.")), "Level:"),
        (r("Level: ") + r("Click or tap here to enter text.", '<w:rStyle w:val="PlaceholderText"/>'), "Level:"),
        (r("Seen: ") + sdt(r("14/03/2024"), "<w:date/>"), "Seen: 14/03/2024"),
        (box(ticked=True) + r(" Yes ") + box(ticked=False) + r(" No"), "☒ Yes ☐ No"),
        (box(ticked=True, sign="☐") + r(" Yes"), "☒ Yes"),
        (sdt("", '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>') + r(" Yes"), "☒ Yes"),
        (sdt(r("Yes"), "<w14:checkbox><w14:checked/></w14:checkbox>"), "☒Yes"),
        (field("<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>") + r(" Yes"), "☒ Yes"),
        (field('<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>') + r(" Yes"), "☒ Yes"),
        (
            field('<w:ffData><w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox></w:ffData>')
            + r(" Yes"),
            "☐ Yes",
        ),
        (
            field(
                '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Low"/><w:listEntry w:val="High"/>'
                "</w:ddList></w:ffData>"
            ),
            "High",
        ),
        (field('<w:ffData><w:ddList><w:listEntry w:val="Please select"/></w:ddList></w:ffData>') + r("Risk"), "Risk"),
        (r('<w:sym w:font="Wingdings" w:char="F0FE"/>') + r(" Yes"), "☒ Yes"),
        (r('<w:sym w:font="Wingdings" w:char="F0A8"/>') + r(" No"), "☐ No"),
        (r('<w:sym w:font="Wingdings 2" w:char="F052"/>') + r(" Yes"), "☒ Yes"),
        (r("þ", '<w:rFonts w:ascii="Wingdings"/>') + r(" Yes"), "☒ Yes"),
        (r("☑ Yes ❑ No"), "☒ Yes ☐ No"),
        (r("Yes [x] No [ ]"), "Yes ☒ No ☐"),
        (r("Yes [") + r("X") + r("] No"), "Yes ☒ No"),
        (r("1:1\u00a0support"), "1:1 support"),
    ],
)
def test_a_paragraph_reads_as_its_page_shows_it(inline: str, text: str) -> None:
    assert read(p(inline)).text == text + "\n"


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    content = f"<w:txbxContent>{p('Boxed words')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert lines(read(p(both, "Host"), p("After"))) == ["Host", "Boxed words", "After"]
    drawn = f"<w:r><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></w:r>"
    vml = f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    assert lines(read(p(drawn), p("After"))) == lines(read(p(vml), p("After"))) == ["Boxed words", "After"]


def test_headings_come_from_style_names_inheritance_outline_bold_and_capitals() -> None:
    record = read(
        p(r("Strategy discussion", "<w:b/>")),
        p("Decision", style="Council"),
        p("Section 47 agreed."),
        p("Detail", style="Part"),
        p("Words."),
        p("Reasons", properties='<w:outlineLvl w:val="1"/>'),
        p("Words."),
        p("WHO WAS THERE"),
        p(r("Risk:", "<w:b/>"), r(" high")),
        p(r("It was agreed that the aunt stays tonight.", "<w:b/>")),
    )
    assert kinds(record) == [
        ("heading", 1, "Strategy discussion"),
        ("heading", 2, "Decision"),
        ("paragraph", 0, "Section 47 agreed."),
        ("heading", 3, "Detail"),
        ("paragraph", 0, "Words."),
        ("heading", 2, "Reasons"),
        ("paragraph", 0, "Words."),
        ("heading", 3, "WHO WAS THERE"),
        ("paragraph", 0, "Risk: high"),
        ("paragraph", 0, "It was agreed that the aunt stays tonight."),
    ]
    assert [record.words_of(span) for span in record.blocks[8].bold] == ["Risk:"]
    assert [block.place.section for block in record.blocks[:4]] == [None, "Strategy discussion", "Decision", "Decision"]
    assert [block.place.paragraph for block in record.blocks] == list(range(1, 11))


def test_an_answer_in_bold_or_capitals_under_a_heading_is_not_a_heading() -> None:
    record = read(
        p("Level of risk", style="Kop2"), p(r("MEDIUM", "<w:b/>")), p("Outcome", style="Kop2"), p("THRESHOLD MET")
    )
    assert [kind for kind, _, _ in kinds(record)] == ["heading", "paragraph", "heading", "paragraph"]


def test_list_items_lose_their_bullets_and_numbers() -> None:
    record = read(
        p("styled", style="Bullets"),
        p("numbered", properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>'),
        p("not a list", style="Bullets", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        p(r("<w:t>•</w:t><w:tab/><w:t>typed</w:t>")),
        p("- dashed"),
        p("1. counted"),
    )
    assert kinds(record) == [
        ("list_item", 0, "styled"),
        ("list_item", 1, "numbered"),
        ("paragraph", 0, "not a list"),
        ("list_item", 0, "typed"),
        ("list_item", 0, "dashed"),
        ("list_item", 0, "counted"),
    ]


def test_bold_comes_from_runs_and_character_styles() -> None:
    record = read(
        p(r("Police", '<w:rStyle w:val="Loud"/>'), r(": no record. "), r("Health", "<w:b/><w:i/>"), r(": none."))
    )
    assert [record.words_of(span) for span in record.blocks[0].bold] == ["Police", "Health"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = p("The aunt ", properties="<w:rPr><w:del/></w:rPr>")
    assert lines(read(first, p("stays tonight."), p("End."))) == ["The aunt stays tonight.", "End."]


def test_block_controls_are_read_and_their_prompts_are_not() -> None:
    record = read(sdt(p("Answer") + table(row("a", "b"))), sdt(p("Enter text here"), "<w:showingPlcHdr/>"), p("End"))
    assert lines(record) == ["Answer", "a | b", "End"]


def test_pages_are_known_only_where_the_file_says() -> None:
    assert read(p("One")).blocks[0].place.page is None
    broken = read(p("One"), p(r('<w:br w:type="page"/>'), "Two"), p("Three", properties="<w:pageBreakBefore/>"))
    assert [block.place.page for block in broken.blocks] == [1, 2, 3]
    rendered = read(p("One"), p(r('<w:br w:type="page"/>')), p(r("<w:lastRenderedPageBreak/><w:t>Two</w:t>")))
    assert [block.place.page for block in rendered.blocks] == [1, 2]


def test_other_parts_follow_the_body_each_once() -> None:
    note = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    record = read(
        p("Body"),
        parts={
            "comments": f'<w:comment w:id="0" w:author="Bea">{p("A person’s remark")}</w:comment>'
            f'<w:comment w:id="1" w:author="minutecheck">{p("Our own")}</w:comment>',
            "footer": p("Page 1"),
            "header": p("RESTRICTED"),
            "endnotes": f'<w:endnote w:id="2">{p("An endnote")}</w:endnote>',
            "footnotes": note + f'<w:footnote w:id="1">{p("A footnote")}</w:footnote>',
        },
    )
    assert [(block.part, record.words_of((block.start, block.end))) for block in record.blocks] == [
        (Part.BODY, "Body"),
        (Part.NOTE, "A footnote"),
        (Part.NOTE, "An endnote"),
        (Part.HEADER, "RESTRICTED"),
        (Part.FOOTER, "Page 1"),
        (Part.COMMENT, "A person’s remark"),
    ]


def test_what_was_seen_and_not_read_is_named() -> None:
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    record = read(
        p(picture, "Words", picture),
        p("<w:r><w:object><o:OLEObject/></w:object></w:r>"),
        p(r("gone", "<w:strike/>"), "<w:del><w:r><w:delText>cut</w:delText></w:r></w:del>"),
        "<w:altChunk/>",
        p("Guidance for chairs", style="Quiet"),
        extra={"word/vbaProject.bin": b"x"},
    )
    assert record.not_read == (
        "2 pictures",
        "1 embedded object",
        "1 embedded document",
        "text that was deleted with tracked changes",
        "text that was struck through",
        "hidden text",
        "macros",
    )
    assert lines(record) == ["Words"]


@pytest.mark.parametrize("main_type", ["document", "template"])
@pytest.mark.parametrize("strict", [False, True])
def test_strict_files_and_templates_are_read(strict: bool, main_type: str) -> None:
    data = word_file(p("Plain words") + table(row("a", "b")), strict=strict, main_type=main_type)
    assert lines(read_word(data, "fictional.dotx")) == ["Plain words", "a | b"]


def test_offsets_of_blocks_cells_and_text_agree() -> None:
    record = read(p("One"), table(row("Action", "Who"), row(cell("Visit", "tonight"), "")), p(t("")), p("Two"))
    assert record.text == "One\nAction | Who\nVisit\ntonight | \nTwo\n"
    assert "".join(record.words_of((b.start, b.end)) + "\n" for b in record.blocks) == record.text
    assert [record.words_of(span) for span in record.blocks[2].cells] == ["Visit\ntonight", ""]
    assert record.blocks[1].kind is BlockKind.ROW
    assert record.blocks[1].header
