"""A record as it was read: its text, its blocks, and where each block stands in the file.

Every reader makes one of these; everything after reading works on nothing else. Offsets count characters of
:attr:`Record.text`, the text that ``minutecheck text PATH`` prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]
"""A half-open range of character offsets, ``(start, end)``."""


class BlockKind(StrEnum):
    """What a block of a record is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    ROW = "row"


class Part(StrEnum):
    """Which part of the file a block comes from; only the body is judged."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    COMMENT = "comment"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person finds something in the file; ``None`` for what the format does not know.

    ``page`` counts from 1; ``table``, ``row``, ``cell`` and ``paragraph`` count from 1 in reading order;
    ``section`` is the words of the heading it stands under.
    """

    page: int | None = None
    section: str | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table row.

    ``start`` and ``end`` are offsets into the record's text. ``level`` is the depth of a heading (1 is the title) or of
    a list item (0 is the outermost). A row has ``cells``, the range of each cell in order, an empty range for an empty
    cell; ``header`` marks a row of column names. ``bold`` holds the ranges set in bold type, which forms use for labels.
    """

    kind: BlockKind
    start: int
    end: int
    place: Place
    level: int = 0
    cells: tuple[Span, ...] = ()
    header: bool = False
    bold: tuple[Span, ...] = ()
    part: Part = Part.BODY


class Doubt(StrEnum):
    """Why words that were read may not be what the record's people settled on."""

    PROPOSED = "proposed"
    """Inserted as a tracked change that nobody has accepted yet."""
    RECOGNISED = "recognised"
    """Read from a picture of the page by character recognition (OCR)."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A range of the record's text about which there is a doubt."""

    start: int
    end: int
    doubt: Doubt


class FieldState(StrEnum):
    """What came of a form field."""

    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    TICKED = "ticked"
    UNTICKED = "unticked"


@dataclass(frozen=True, slots=True)
class Field:
    """A form field that the file itself declares: a content control, a legacy form field, a field of a PDF form.

    ``kind`` is what it is in plain words ("text", "tick box", "drop-down", "date"); ``name`` is what the file calls it.
    ``start`` and ``end`` are where its answer stands, ``None`` where it left no words in the record's text.
    """

    kind: str
    name: str | None
    state: FieldState
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What a reader made of one file.

    ``text`` is the blocks' text, a line break after each block; a table row's cells are joined by ``" | "``. Tick boxes of
    every kind read ``☒`` (ticked) or ``☐``. ``not_read`` names what the reader saw and could not read, in plain words
    ("2 pictures"), so that nothing is skipped in silence. ``doubtful`` are the ranges of the text that are no more than
    proposed or recognised, in order; ``fields`` are the form fields that the file declares, in reading order.
    """

    name: str
    format: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    not_read: tuple[str, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()
    fields: tuple[Field, ...] = ()

    def words_of(self, span: Span) -> str:
        """Return the record's own text between two offsets."""
        return self.text[span[0] : span[1]]

    def doubts_about(self, span: Span) -> tuple[Doubt, ...]:
        """Return the doubts about the words between two offsets, each once."""
        found = {one.doubt for one in self.doubtful if one.start < span[1] and span[0] < one.end}
        return tuple(sorted(found))

    def place_of(self, offset: int) -> Place:
        """Return the place of the block that holds ``offset``; an empty place where no block does."""
        for block in self.blocks:
            if block.start <= offset <= block.end:
                if block.cells:
                    for number, (start, end) in enumerate(block.cells, start=1):
                        if start <= offset <= end:
                            here = block.place
                            return Place(here.page, here.section, here.table, here.row, number, here.paragraph)
                return block.place
        return Place()


class ReadErrorCode(StrEnum):
    """Why a file could not be read; the codes of the JSON report."""

    NOT_FOUND = "not_found"
    UNSUPPORTED = "unsupported"
    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    NO_TEXT = "no_text"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    INTERNAL = "internal"


class ReadError(Exception):
    """A file that could not be read. ``message`` is one sentence for the user and never holds the record's text."""

    def __init__(self, code: ReadErrorCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
