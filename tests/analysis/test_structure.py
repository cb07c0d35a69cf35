"""How a record is cut into segments. Every record here is fictional."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.analysis.structure.labels import bare
from minutecheck.analysis.structure.structure import segments_of
from minutecheck.record import BlockKind, Part, Record
from tests.made import Piece, heading, item, names, paragraph, record_of, row


def texts(*pieces: Piece) -> list[str]:
    return [segment.text for segment in segments_of(record_of(*pieces))]


def only(*pieces: Piece) -> Segment:
    """Return the last segment of a record."""
    return segments_of(record_of(*pieces))[-1]


def test_a_paragraph_is_cut_into_sentences_that_know_their_heading_and_what_stands_before() -> None:
    pieces = heading("Record", 1), heading("Decision"), paragraph("All spoke. Enquiries will start.")
    *_, first, second = segments_of(record_of(*pieces))
    assert (first.text, second.text) == ("All spoke.", "Enquiries will start.")
    assert (second.kind, second.zone, second.heading) == (SegmentKind.SENTENCE, Zone.DECISION, "Decision")
    assert second.before == "All spoke."


def test_nothing_stands_before_the_first_words_under_a_heading() -> None:
    assert only(heading("Record", 1), heading("Decision"), paragraph("All spoke.")).before is None


def test_a_title_opens_no_zone() -> None:
    title, line = segments_of(record_of(heading("Outcome of a complex case", level=1), paragraph("Tuesday at two.")))
    assert (title.zone, line.zone) == (Zone.UNKNOWN, Zone.UNKNOWN)


def test_a_heading_that_says_nothing_takes_the_zone_of_the_heading_above_it() -> None:
    pieces = (heading("Record", 1), heading("Action plan", 2), heading("Orla", 3), paragraph("Ring the ward."))
    assert only(*pieces).zone is Zone.ACTIONS
    assert only(*pieces, heading("Other business", 2), paragraph("None.")).zone is Zone.UNKNOWN


@pytest.mark.parametrize(
    ("words", "label", "zone"),
    [
        ("Risk level: high", "Risk level", Zone.RISK),
        ("Rationale – the burn is not explained", "Rationale", Zone.RATIONALE),
        ("Section 47 enquiries ☒ Yes ☐ No", "Section 47 enquiries", Zone.DECISION),
        ("Outcome:", "Outcome", Zone.DECISION),
    ],
)
def test_a_line_with_a_label_is_a_field_of_its_own_zone(words: str, label: str, zone: Zone) -> None:
    found = only(heading("Information shared"), paragraph(words))
    assert (found.text, found.kind, found.label, found.zone) == (words, SegmentKind.FIELD, label, zone)


def test_what_follows_a_label_belongs_to_it_until_the_paragraph_ends() -> None:
    first, second = segments_of(record_of(paragraph("Rationale: The burn is deep. It is the shape of an iron.")))
    assert (first.text, second.text) == ("Rationale: The burn is deep.", "It is the shape of an iron.")
    assert (second.label, second.zone, second.kind) == ("Rationale", Zone.RATIONALE, SegmentKind.SENTENCE)


def test_a_label_in_mid_paragraph_opens_a_zone_of_its_own() -> None:
    _, second = segments_of(record_of(paragraph("Orla was seen by the doctor today. Outcome: enquiries will start.")))
    assert (second.label, second.zone) == ("Outcome", Zone.DECISION)


def test_a_bold_lead_in_is_a_label() -> None:
    found = only(paragraph("Police update two calls since May", bold=["Police update"]))
    assert (found.label, found.kind) == ("Police update", SegmentKind.FIELD)


def test_bold_lead_ins_cut_a_paragraph_into_its_parts() -> None:
    words = "Police. Two calls since May. Health. Weight is steady."
    found = segments_of(record_of(paragraph(words, bold=["Police.", "Health."])))
    assert [segment.label for segment in found] == ["Police", "Health"]
    assert found[1].text == "Health. Weight is steady."


def test_bold_in_mid_sentence_is_emphasis() -> None:
    assert texts(paragraph("The meeting was not quorate at first.", bold=["not"])) == [
        "The meeting was not quorate at first."
    ]


def test_a_row_of_label_and_entry_is_a_field() -> None:
    found = only(row("Level of risk:", "Medium"))
    assert (found.text, found.kind, found.label, found.zone) == (
        "Level of risk: | Medium",
        SegmentKind.FIELD,
        "Level of risk",
        Zone.RISK,
    )


def test_a_long_entry_is_cut_into_sentences_under_its_rows_label() -> None:
    found = segments_of(record_of(row("Rationale", "The mark is recent. It fits a belt.")))
    assert [segment.text for segment in found] == ["The mark is recent.", "It fits a belt."]
    assert {(segment.label, segment.zone) for segment in found} == {("Rationale", Zone.RATIONALE)}


def test_an_entry_under_an_empty_label_goes_on_from_the_row_above() -> None:
    found = segments_of(record_of(row("Rationale", "The mark is recent"), row("", "It fits a belt")))
    assert (found[-1].text, found[-1].label) == ("It fits a belt", "Rationale")


def test_a_label_does_not_reach_into_the_next_table() -> None:
    found = segments_of(record_of(row("Rationale", "New mark"), paragraph("Then."), row("", "Orla")))
    assert found[-1].label is None


def test_paragraphs_in_a_cell_are_cut_apart() -> None:
    found = segments_of(record_of(row("Information", "School saw a limp\nGP saw nothing")))
    assert [segment.text for segment in found] == ["School saw a limp", "GP saw nothing"]


def test_a_row_under_named_columns_is_one_segment_that_knows_them() -> None:
    columns = ("Action", "Owner", "By when")
    found = only(heading("Next"), names(*columns), row("Ring the ward", "Jo Pell", "Friday"))
    assert (found.text, found.kind) == ("Ring the ward | Jo Pell | Friday", SegmentKind.ROW)
    assert (found.columns, found.zone, found.label) == (columns, Zone.ACTIONS, "Ring the ward")
    assert len(found.cells) == 3


def test_a_two_column_table_of_actions_has_rows_and_no_fields() -> None:
    found = only(names("Action", "Who"), row("Ring the ward. Ask for the chart.", "Jo Pell"))
    assert (found.kind, found.zone) == (SegmentKind.ROW, Zone.ACTIONS)


def test_a_row_of_column_names_is_no_segment() -> None:
    assert texts(names("Name", "Role", "Agency"), row("Jo Pell", "Social Worker", "Council")) == [
        "Jo Pell | Social Worker | Council"
    ]


def test_the_column_names_of_one_table_do_not_name_the_next() -> None:
    found = only(names("Action", "Who", "When"), row("Ring", "Jo", "Friday"), paragraph("Then"), row("a", "b", "c"))
    assert found.columns == ()


def test_a_transcripts_turn_has_a_speaker() -> None:
    first, second = segments_of(record_of(paragraph("DC Amory: I saw him today. He limped.")))
    assert [segment.speaker for segment in (first, second)] == ["DC Amory", "DC Amory"]
    assert first.kind is SegmentKind.SENTENCE
    assert only(row("JP", "He limped")).speaker == "JP"


def test_a_list_item_stays_an_item() -> None:
    assert only(heading("Actions"), item("Jo Pell to ring the ward by Friday.")).kind is SegmentKind.ITEM


def test_printed_guidance_is_marked_and_a_ticked_line_is_not() -> None:
    assert only(heading("Outcome"), paragraph("[Note for chair: record the level of risk]")).zone is Zone.GUIDANCE
    assert only(heading("Outcome"), paragraph("Section 47 (delete as appropriate) ☒ Yes")).zone is Zone.DECISION


def test_only_the_body_is_cut() -> None:
    rest = [paragraph("Not this record's own words.", part=part) for part in Part if part is not Part.BODY]
    assert texts(paragraph("This is."), *rest) == ["This is."]


WORDS = st.text(alphabet="aB1 .:;?!☐☒–|\n\t()“”", max_size=24)
CELLS = st.lists(st.text(alphabet="aB1 .:?☐☒\n", max_size=16), min_size=1, max_size=4)
PIECES = st.one_of(
    st.builds(heading, WORDS, st.integers(1, 3)),
    st.builds(paragraph, WORDS),
    st.builds(paragraph, st.just("Risk. High now. Why: a burn."), st.just(("Risk.", "Why:"))),
    st.builds(paragraph, WORDS, part=st.sampled_from(Part)),
    st.builds(item, WORDS),
    CELLS.map(lambda cells: row(*cells)),
    CELLS.map(lambda cells: names(*cells)),
)


@given(st.lists(PIECES, max_size=7).map(lambda pieces: record_of(*pieces)))
@settings(max_examples=200, deadline=None)
def test_segments_are_the_records_own_words_in_order_and_leave_no_letter_out(record: Record) -> None:
    end, covered, labels = 0, set(), set()
    for segment in segments_of(record):
        block = record.blocks[segment.block]
        assert segment.text == record.text[segment.start : segment.end] != ""
        assert end <= segment.start < segment.end
        assert block.start <= segment.start
        assert segment.end <= block.end
        assert block.part is Part.BODY
        end = segment.end
        covered.update(range(segment.start, segment.end))
        labels.add((segment.block, segment.label))
    for number, block in enumerate(record.blocks):
        if len(block.cells) == 2 and (number, bare(record.words_of(block.cells[0]).strip())) in labels:
            covered.update(range(*block.cells[0]))  # the label of a long entry is known to each of its sentences
        if block.part is Part.BODY and not (block.kind is BlockKind.ROW and block.header):
            letters = [at for at in range(block.start, block.end) if record.text[at].isalnum()]
            assert set(letters) <= covered
