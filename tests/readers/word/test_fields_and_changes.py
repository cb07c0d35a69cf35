"""Form fields with their state, and words in tracked changes, on files of raw XML. All words are invented."""

from __future__ import annotations

import pytest

from minutecheck.readers import read_bytes
from minutecheck.record import Doubt, FieldState, Record
from tests.readers.word.files import word_file


def p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def control(properties: str, content: str, alias: str = "") -> str:
    named = f'<w:alias w:val="{alias}"/>' if alias else ""
    return f"<w:sdt><w:sdtPr>{named}{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def legacy(data: str, result: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def read(body: str) -> Record:
    return read_bytes(word_file(body), "form.docx")


TICK = '<w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox>'


@pytest.mark.parametrize(
    ("field", "kind", "name", "state", "answer"),
    [
        (control(TICK.format(1), r("☒"), "Section 47"), "tick box", "Section 47", FieldState.TICKED, "☒"),
        (control(TICK.format(0), r("☐")), "tick box", None, FieldState.UNTICKED, "☐"),
        (control("<w:text/>", r("High")), "text", None, FieldState.ANSWERED, "High"),
        (control("<w:dropDownList/>", r("Joint"), "Type"), "drop-down", "Type", FieldState.ANSWERED, "Joint"),
        (control("<w:date/>", r("12 March 2024")), "date", None, FieldState.ANSWERED, "12 March 2024"),
        (control("<w:showingPlcHdr/><w:text/>", r("Reason?")), "text", None, FieldState.UNANSWERED, None),
        (
            control("<w:dropDownList/>", r("Choose an item."), "Risk"),
            *("drop-down", "Risk", FieldState.UNANSWERED, None),
        ),
        (
            legacy('<w:name w:val="Check1"/><w:checkBox><w:checked/></w:checkBox>'),
            *("tick box", "Check1", FieldState.TICKED, "☒"),
        ),
        (legacy("<w:checkBox/>"), "tick box", None, FieldState.UNTICKED, "☐"),
        (legacy("<w:textInput/>", r("by Friday")), "text", None, FieldState.ANSWERED, "by Friday"),
        (legacy("<w:textInput/>"), "text", None, FieldState.UNANSWERED, None),
        (
            legacy('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Low"/><w:listEntry w:val="High"/></w:ddList>'),
            *("drop-down", None, FieldState.ANSWERED, "High"),
        ),
    ],
)
def test_a_field_with_its_state(field: str, kind: str, name: str | None, state: FieldState, answer: str | None):
    record = read(p(r("Level of risk: ") + field))
    (found,) = record.fields
    assert (found.kind, found.name, found.state) == (kind, name, state)
    where = None if found.start is None or found.end is None else record.text[found.start : found.end]
    assert where == answer


def test_fields_in_cells_come_in_reading_order():
    level = control("<w:text/>", p(r("Low")), "Level")
    seen = p(control(TICK.format(1), r("☒"), "Seen"))
    row = "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in (p(r("Risk")), level, seen)) + "</w:tr>"
    record = read(p(r("Form")) + f"<w:tbl>{row}</w:tbl>")
    assert [(field.name, field.state) for field in record.fields] == [
        ("Level", FieldState.ANSWERED),
        ("Seen", FieldState.TICKED),
    ]


def proposed(record: Record) -> list[str]:
    assert all(one.doubt is Doubt.PROPOSED for one in record.doubtful)
    return [record.text[one.start : one.end] for one in record.doubtful]


def test_words_in_a_tracked_insertion_are_read_and_doubted():
    record = read(p(r("All agreed ") + "<w:ins>" + r("that section 47 ") + r("will start") + "</w:ins>" + r(" today.")))
    assert record.text == "All agreed that section 47 will start today.\n"
    assert proposed(record) == ["that section 47 will start"]


def test_moved_words_are_doubted_where_they_went():
    record = read(p("<w:moveFrom>" + r("Old") + "</w:moveFrom>" + r("Now ") + "<w:moveTo>" + r("Old") + "</w:moveTo>"))
    assert (record.text, proposed(record)) == ("Now Old\n", ["Old"])


def test_a_row_inserted_as_a_whole_is_doubted():
    def row(properties: str, *cells: str) -> str:
        return "<w:tr>" + properties + "".join(f"<w:tc>{p(r(cell))}</w:tc>" for cell in cells) + "</w:tr>"

    body = row("", "Visit Ada", "SW") + row("<w:trPr><w:ins/></w:trPr>", "Ring the GP", "HV")
    record = read(p(r("Actions")) + f"<w:tbl>{body}</w:tbl>")
    assert proposed(record) == ["Ring the GP | HV"]


def test_a_document_without_changes_has_no_doubts():
    assert read(p(r("All agreed."))).doubtful == ()
