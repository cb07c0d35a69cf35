"""How the Word reader takes tables. Everything in the records is fictional."""

from __future__ import annotations

from minutecheck.readers.word import read_word
from minutecheck.record import Record
from tests.readers.word.files import cell, p, r, row, sdt, table, word_file


def read(*body: str) -> Record:
    return read_word(word_file("".join(body)), "fictional.docx")


def rows(record: Record) -> list[list[str]]:
    return [[record.words_of(span) for span in block.cells] for block in record.blocks if block.cells]


def test_each_row_is_a_block_with_its_place() -> None:
    record = read(p("Before"), table(row("Risk", "high"), row("Seen", "yes")), table(row("Other", "one")))
    places = [(block.place.table, block.place.row) for block in record.blocks if block.cells]
    assert places == [(1, 1), (1, 2), (2, 1)]
    assert record.place_of(record.text.index("yes")).cell == 2


def test_merged_cells_are_read_once() -> None:
    first = row(cell("Aunt", properties='<w:vMerge w:val="restart"/>'), "stays")
    second = row(cell("Aunt", properties="<w:vMerge/>"), "cooks")
    wide = row(cell("Both tonight", properties='<w:gridSpan w:val="2"/>'))
    late = row("alone", properties='<w:gridBefore w:val="1"/>')
    assert rows(read(table(first, second, wide, late))) == [
        ["Aunt", "stays"],
        ["", "cooks"],
        ["Both tonight"],
        ["", "alone"],
    ]


def test_a_nested_table_follows_the_row_that_holds_it() -> None:
    inner = table(row("inner 1"), row("inner 2"))
    record = read(table(row(cell("Outer", inner, "more"), "beside"), row("last", "row")))
    assert rows(record) == [["Outer\nmore", "beside"], ["inner 1"], ["inner 2"], ["last", "row"]]
    assert [block.place.table for block in record.blocks] == [1, 2, 2, 1]


def test_controls_round_rows_and_cells_are_read() -> None:
    tick = sdt(cell(p(r("☐"))), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>')
    body = table(sdt(row("in a row", "control")), row(sdt(cell("in a cell control")), tick))
    assert rows(read(body)) == [["in a row", "control"], ["in a cell control", "☒"]]


def test_empty_and_deleted_rows_are_left_out() -> None:
    record = read(table(row("Task", "Who"), row("", ""), row("cut", "row", properties="<w:del/>"), row("Call", "SW")))
    assert rows(record) == [["Task", "Who"], ["Call", "SW"]]
    assert record.blocks[-1].place.row == 4
    assert record.not_read == ("text that was deleted with tracked changes",)


def test_column_names_are_told_from_first_answers() -> None:
    def header(*made: str) -> list[bool]:
        return [block.header for block in read(table(*made)).blocks]

    names = row("Action", "By whom", "By when")
    task = row("Visit the home", "Allocated social worker", "today")
    assert header(names, task) == [True, False]
    assert header(row("Name", "Tove Arkwright"), row("Role", "Midwife")) == [False, False]
    assert header(row("Visit", "SW", "14 March"), task) == [False, False]
    assert header(row("Step", "Lead person", properties="<w:tblHeader/>"), row("Call", "HV")) == [True, False]
    bold = [cell(p(r(word, "<w:b/>"))) for word in ("Step", "Helper")]
    assert header(row(*bold), row("Call", "HV")) == [True, False]
    title = row(cell("ACTION PLAN", properties='<w:gridSpan w:val="3"/>'))
    assert header(title, names, task) == [False, True, False]
    assert header(row("☐ Low", "☒ High", properties="<w:tblHeader/>")) == [False]


def test_lists_in_a_cell_stay_in_the_cell() -> None:
    listed = p("- call school")
    assert rows(read(table(row("Tasks", cell(p("First:"), listed))))) == [["Tasks", "First:\ncall school"]]


def test_an_unanswered_cell_control_leaves_an_empty_cell() -> None:
    prompt = sdt(cell("Choose a name"), "<w:showingPlcHdr/>")
    assert rows(read(table(row("Action", "Who", "When"), row("Call", prompt, "today")))) == [
        ["Action", "Who", "When"],
        ["Call", "", "today"],
    ]
