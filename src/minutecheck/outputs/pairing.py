"""The words of the pairing of notes with minutes, its JSON, and its workbook."""

from __future__ import annotations

import io
import json
from pathlib import PurePath

from minutecheck.outputs.sheets import Rows, new_book, write_sheet
from minutecheck.pairing.agency import titles
from minutecheck.pairing.report import AgencySeen, Called, NoteSeen, Pairing

CALLED = {
    Called.STRATEGY_DISCUSSION: "a strategy discussion",
    Called.SOMETHING_ELSE: "something else",
    Called.NO_ENTRY: "no entry about it",
    Called.POSSIBLE: "possibly this one",
    Called.NO_NOTES: "no notes given",
}
MARKS = {
    Called.STRATEGY_DISCUSSION: "✔",
    Called.SOMETHING_ELSE: "✘",
    Called.NO_ENTRY: "✘",
    Called.POSSIBLE: "?",
    Called.NO_NOTES: "–",
}
COLUMNS = ("Agency", "Took part in", "Called a strategy discussion", "Called something else", "No entry about it",
           "Possibly about it", "No notes given")  # fmt: skip
"""The table by agency."""


def pairing_json(pairing: Pairing) -> str:
    """Return the pairing as JSON, with a line break at its end."""
    return json.dumps(pairing.model_dump(mode="json", by_alias=True), indent=2, ensure_ascii=False) + "\n"


def pairing_schema() -> str:
    """Return the JSON Schema of the pairing."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | Pairing.model_json_schema(by_alias=True)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def by_agency(pairing: Pairing) -> list[tuple[str, int, int, int, int, int, int]]:
    """Return the rows of the table by agency: counts, since shares of a handful mislead."""
    return [
        (
            one.title,
            one.took_part,
            one.strategy_discussion,
            one.something_else,
            one.no_entry,
            one.possible,
            one.no_notes,
        )
        for one in pairing.by_agency
    ]


def agency_title(agency: AgencySeen) -> str:
    """Return an agency's name, with a word where the minutes do not list it."""
    return titles()[agency.agency] + ("" if agency.took_part else " (not listed in the minutes)")


def note_in_words(note: NoteSeen) -> str:
    """Return an entry of a note in one line: the file, the day, its own words, and why it is matched."""
    day = "" if note.day is None else f", {note.day.isoformat()}"
    quote = "" if note.quote is None else f": “{' '.join(note.quote.split())}”"
    return f"{PurePath(note.path).name}{day}{quote} ({note.why})"


def pairing_workbook(pairing: Pairing) -> bytes:
    """Return the pairing as a workbook: the table by agency, each discussion, and the notes that were not paired."""
    saved = io.BytesIO()
    book, head, body = new_book(saved, "Notes paired with minutes")
    write_sheet(
        book.add_worksheet("By agency"),
        [(COLUMNS[0], 30), *((name, 16) for name in COLUMNS[1:])],
        by_agency(pairing),
        head,
        body,
    )
    columns = [
        ("Minutes", 36),
        ("Child", 16),
        ("Date", 14),
        ("Agency", 30),
        ("In the agency's notes", 26),
        ("Words and why", 80),
    ]
    write_sheet(book.add_worksheet("Discussions"), columns, _discussions(pairing), head, body)
    columns = [("Note", 40), ("Agency", 30), ("Entry of", 14), ("Why it is not paired", 50), ("Possibly about", 50)]
    write_sheet(book.add_worksheet("Not paired"), columns, _unpaired(pairing), head, body)
    rows = [(one.path, one.why) for one in pairing.left_out]
    write_sheet(book.add_worksheet("Left out"), [("File", 40), ("Why", 80)], rows, head, body)
    book.close()
    return saved.getvalue()


def _discussions(pairing: Pairing) -> Rows:
    return [
        (
            discussion.path,
            discussion.child or "",
            "" if discussion.day is None else discussion.day.isoformat(),
            agency_title(agency),
            CALLED[agency.called],
            "\n".join(note_in_words(note) for note in agency.notes),
        )
        for discussion in pairing.discussions
        for agency in discussion.agencies
    ]


def _unpaired(pairing: Pairing) -> Rows:
    return [
        (
            one.path,
            titles()[one.agency],
            "" if one.day is None else one.day.isoformat(),
            one.why,
            "\n".join(one.possible),
        )
        for one in pairing.unpaired
    ]
