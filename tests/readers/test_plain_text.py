"""How text files and Markdown are read. All records here are fictional."""

from __future__ import annotations

import pytest

from minutecheck.readers import read_bytes
from minutecheck.record import BlockKind, Record

HEADING, PARAGRAPH, ITEM, ROW = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.ROW


def read(text: str, name: str = "note.txt", encoding: str = "utf-8") -> Record:
    return read_bytes(text.encode(encoding), name)


def shown(record: Record) -> list[tuple[BlockKind, str]]:
    return [(block.kind, record.text[block.start : block.end]) for block in record.blocks]


def test_wrapped_lines_become_one_paragraph() -> None:
    text = (
        "Strategy discussion: Robin Vale, 6\n\n"
        "The school nurse told the meeting that Robin had come in without a coat on\n"
        "four mornings and had said that the heating was off. Her half-\n"
        "brother was not at home. Nobody present had seen the flat since the spring\n"
        "and the landlord had not answered.\n"
    )
    record = read(text)
    assert record.blocks[0].level == 1
    assert [kind for kind, _ in shown(record)] == [HEADING, PARAGRAPH]
    assert "coat on four mornings" in record.text
    assert "half-brother" in record.text
    assert record.text.count("\n") == 2


def test_short_lines_stay_apart() -> None:
    record = read("Date: 3 May 2024\nTime: 10.30\nChair: P. Marlow\nRisk level: high\n")
    assert [text for _, text in shown(record)] == [
        "Date: 3 May 2024",
        "Time: 10.30",
        "Chair: P. Marlow",
        "Risk level: high",
    ]


def test_turns_of_a_transcript_and_dated_entries_begin_blocks() -> None:
    record = read(
        "07/03/22 10:40 T/C from Mrs Pym, who had heard shouting through the wall again last night.\n"
        "09/03/22 H/V, no answer at the door, card left and a message with the office to ring me.\n"
        "JL: has anybody seen the baby since the weekend?\n"
        "PO: I have, on Monday, asleep and well wrapped up."
    )
    assert len(record.blocks) == 4
    assert record.text.split("\n")[1].startswith("09/03/22")


@pytest.mark.parametrize(
    "text",
    [
        "Notes of the call.\n\nWHAT WAS DECIDED\nSection 47 enquiries start today.",
        "Notes of the call.\n\nWhat was decided\n\nSection 47 enquiries start today.",
        "Notes of the call.\n\nWhat was decided\n----------------\nSection 47 enquiries start today.",
        "Notes of the call.\n\nWhat was decided:\nSection 47 enquiries start today.",
        "Notes of the call.\n\n4. What was decided\n\nSection 47 enquiries start today.",
    ],
)
def test_headings_are_told_by_their_looks(text: str) -> None:
    kinds = [kind for kind, _ in shown(read(text))]
    assert kinds == [PARAGRAPH, HEADING, PARAGRAPH]


def test_an_answer_in_capitals_or_with_a_tick_is_no_heading() -> None:
    record = read("Notes of the call.\n\nRISK: HIGH\n\nThreshold met [x] Yes [ ] No\n\nEnds here, all agreed.")
    assert HEADING not in [kind for kind, _ in shown(record)]
    assert "☒ Yes ☐ No" in record.text


def test_the_section_of_a_block_is_its_heading() -> None:
    record = read("Agreed actions\n\n- SW to ring the clinic by Friday\n- HV to weigh the baby")
    assert [block.place.section for block in record.blocks[1:]] == ["Agreed actions"] * 2


def test_bullets_and_numbers_are_dropped_from_list_items() -> None:
    listed = "- ring the school\n• see the child\n1. write to the GP\n(ii) tell the nurse\na) book a room"
    record = read(f"Tasks agreed by all:\n{listed}")
    items = [text for kind, text in shown(record) if kind is ITEM]
    assert items == ["ring the school", "see the child", "write to the GP", "tell the nurse", "book a room"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Action\tWho\tWhen", "Ring the school\tSW\t4 May", "See the child\t\t5 May"],
        ["Action            Who     When", "Ring the school   SW      4 May", "See the child             5 May"],
        ["| Action | Who | When |", "| Ring the school | SW | 4 May |", "| See the child |  | 5 May |"],
    ],
    ids=["tabs", "spaces", "bars"],
)
def test_columns_become_rows_with_cells(lines: list[str]) -> None:
    record = read("\n".join(["Plan agreed in the meeting.", "", *lines]))
    rows = [block for block in record.blocks if block.kind is ROW]
    assert [[record.text[a:b] for a, b in row.cells] for row in rows] == [
        ["Action", "Who", "When"],
        ["Ring the school", "SW", "4 May"],
        ["See the child", "", "5 May"],
    ]
    assert [row.header for row in rows] == [True, False, False]
    assert record.text[rows[1].start : rows[1].end] == "Ring the school | SW | 4 May"
    assert [row.place.row for row in rows] == [1, 2, 3]


def test_names_in_the_first_row_are_no_column_names() -> None:
    record = read("Ann Lee\tSocial worker\tFernley Council\nBo Day\tNurse\tFernley Trust")
    assert not record.blocks[0].header


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    words = "Mum said “it’s fine” – the café was shut on Saturday and nobody was there to let her in."
    assert read(words, encoding=encoding).text == words + "\n"


def test_markdown_marks_go_and_bold_is_kept_as_ranges() -> None:
    record = read(
        "# Strategy meeting\n\n**Risk:** the level is *high*, not ~~medium~~ `low` \\*\n\n"
        "## Outcome ##\n\n- [x] Section 47\n- **SW** to visit\n\n**Next steps**\n\nSee [the plan](http://example.org).",
        "note.md",
    )
    assert shown(record) == [
        (HEADING, "Strategy meeting"),
        (PARAGRAPH, "Risk: the level is high, not  low *"),
        (HEADING, "Outcome"),
        (ITEM, "☒ Section 47"),
        (ITEM, "SW to visit"),
        (HEADING, "Next steps"),
        (PARAGRAPH, "See the plan."),
    ]
    assert [record.words_of(span) for block in record.blocks[1:5] for span in block.bold] == ["Risk:", "SW"]


def test_markdown_tables() -> None:
    record = read(
        "| Action | Who |\n|---|:--|\n| **Ring** a\\|b | SW |\n\n| | |\n|-|-|\n| Child | Robin |\n", "note.md"
    )
    rows = [[record.words_of(cell) for cell in block.cells] for block in record.blocks]
    assert rows == [["Action", "Who"], ["Ring a\\|b".replace("\\", ""), "SW"], ["Child", "Robin"]]
    assert [block.header for block in record.blocks] == [True, False, False]
    assert [block.place.table for block in record.blocks] == [1, 1, 2]


def test_a_text_file_with_markdown_in_it_is_read_as_markdown() -> None:
    assert read("## Decision\n\n**Agreed:** to start **today**.").format == "markdown"
    assert read("Agreed: to start today, 4 * 2 visits.").format == "text"
