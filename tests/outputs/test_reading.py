"""How a file was read, on an invented form."""

from __future__ import annotations

from dataclasses import replace

from minutecheck.analysis.structure.structure import segments_of
from minutecheck.outputs.reading import reading_of
from minutecheck.record import Doubt, Doubtful, Field, FieldState, Part
from tests.made import heading, paragraph, record_of, row


def drawn(**changes) -> list[str]:
    record = record_of(
        heading("Strategy discussion", 1),
        heading("Outcome"),
        row("Is section 47 required?", "☒ Yes"),
        paragraph("Page 1 of 2", part=Part.FOOTER),
    )
    record = replace(record, **changes)
    return reading_of(record, segments_of(record)).splitlines()


def test_each_block_has_its_offset_kind_zone_and_place():
    lines = drawn()
    assert lines[0] == "made.txt: text, 4 blocks, 14 words"
    assert lines[1] == "Kept apart from the body and not judged: footer 1"
    assert [line.split(maxsplit=5)[:3] for line in lines[4:6]] == [["0", "heading", "1"], ["20", "heading", "2"]]
    assert lines[6].split()[:4] == ["28", "row", "decision*", "t1"]
    assert "(footer)" in lines[7]


def test_fields_with_their_state():
    fields = (Field("tick box", "Section 47", FieldState.TICKED, 54, 55), Field("text", None, FieldState.UNANSWERED))
    lines = drawn(fields=fields)
    assert "  tick box “Section 47”, ticked: ☒" in lines
    assert "  text, unanswered" in lines


def test_what_may_not_stand_and_what_was_not_read():
    lines = drawn(doubtful=(Doubtful(28, 51, Doubt.PROPOSED),), not_read=("2 pictures", "macros"))
    assert "  28 to 51, in a tracked change not yet accepted: Is section 47 required?" in lines
    assert lines[-1] == "Not read: 2 pictures; macros."
    assert drawn()[-1] == "Not read: nothing was left out."
