"""A record of another format as a marked-up Word document. Everything in the records is fictional."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from minutecheck.outputs.word.copy import marked_up_copy
from minutecheck.outputs.word.new import moved_report, offset_map, word_from_record
from minutecheck.record import BlockKind, Part, Record
from tests.outputs.samples import TITLES, Page, minutes_record, minutes_report
from tests.outputs.word.word_help import comments_of, quotes_of, report_of

RECORD = replace(minutes_record(), format="pdf")


def test_the_new_document_holds_the_same_blocks() -> None:
    _, copy = word_from_record(RECORD)
    assert copy.text == RECORD.text
    assert [(b.kind, b.header) for b in copy.blocks] == [(b.kind, b.header) for b in RECORD.blocks]
    assert [
        copy.words_of(span) for b in copy.blocks if not b.header for span in b.bold if b.kind.value == "paragraph"
    ] == ["Chair:"]


def test_findings_stand_on_the_same_words_in_the_new_document() -> None:
    marked = marked_up_copy(b"%PDF", RECORD, minutes_report(), titles=TITLES)
    assert quotes_of(marked) == ["The meeting agreed that section 47 enquiries will start today"]
    actions = {
        text.split(":")[0]: words for _, text, words in comments_of(marked).values() if text.startswith("Action ")
    }
    assert actions == {
        "Action 1 of 4": "Visit Orla at nursery",
        "Action 2 of 4": "Check the partner's records",
        "Action 3 of 4": "Send the growth chart",
        "Action 4 of 4": "Book the child protection medical",
    }


def test_the_same_record_gives_the_same_bytes() -> None:
    first = marked_up_copy(b"", RECORD, minutes_report(), titles=TITLES)
    assert marked_up_copy(b"", RECORD, minutes_report(), titles=TITLES) == first


def test_a_word_record_comes_back_as_its_own_file() -> None:
    made, copy = word_from_record(RECORD)
    report = moved_report(minutes_report(), RECORD, copy)
    assert quotes_of(marked_up_copy(made, copy, report, titles=TITLES)) == [
        "The meeting agreed that section 47 enquiries will start today"
    ]


def test_offsets_move_with_their_characters() -> None:
    old, new = Page(), Page()
    old.add(BlockKind.LIST_ITEM, "- Visit  today")
    new.add(BlockKind.LIST_ITEM, "Visit today")
    move = offset_map(old.record("x"), new.record("x"))
    before, after = old.text, new.text
    assert [after[move(before.index(word)) :][: len(word)] for word in ("Visit", "today")] == ["Visit", "today"]
    assert move(len(before)) <= len(after)
    assert move(10_000) <= len(after)


TEXT = st.text(st.sampled_from("abcWYZ 1.-•:[]x☒\n\x07\ud7ff"), min_size=1, max_size=25).filter(
    lambda text: any(map(str.isalpha, text)) and text == text.strip()
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    page = Page()
    page.add(BlockKind.HEADING, "Title words", level=1)
    for number in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(list(BlockKind)))
        words = draw(TEXT)
        if kind is BlockKind.ROW:
            page.row(words, draw(TEXT), table=number, row=1)
        else:
            bold = words if draw(st.booleans()) else ""
            page.add(kind, words, level=2, bold=bold, part=draw(st.sampled_from([Part.BODY, Part.BODY, Part.QUOTED])))
    return replace(page.record("fictional.txt"), format="txt")


def bare(text: str) -> str:
    """Return a text's letters and digits; the signs between them may be typed boxes, bullets or cell bars."""
    return "".join(sign for sign in text if sign.isalnum() and sign not in "x1")


@settings(max_examples=40, deadline=None)
@given(records(), st.data())
def test_evidence_in_any_record_is_marked_on_its_own_words(record: Record, choice: st.DataObject) -> None:
    spans = []
    for block in record.blocks:
        start = choice.draw(st.integers(block.start, block.end - 1))
        spans.append((start, choice.draw(st.integers(start + 1, block.end))))
    marked = marked_up_copy(b"", record, report_of(record, spans), titles=TITLES)
    expected = sorted(bare(record.words_of(span)) for span in spans if bare(record.words_of(span)))
    found = sorted(bare(quote) for quote in quotes_of(marked) if bare(quote))
    assert [words for words in expected if words not in found] == []
