"""Reads rich text (RTF): paragraphs, headings, lists, tables and bold type; deleted, struck and hidden words stay out.

striprtf gives the characters alone; the bold labels, headings and tables that it drops are what forms are made of.
"""

from __future__ import annotations

from dataclasses import replace

from minutecheck.readers.drafts import Draft, make_record, refuse_more_than_enough
from minutecheck.readers.headings import settle
from minutecheck.readers.opendocument.styled import Cell, Piece, cell, paragraph, table_rows
from minutecheck.readers.rtf.state import CHARACTERS, NOWHERE, PARTS, READ_IN_STAR, Goes, State, Tables
from minutecheck.readers.rtf.tokens import Token, tokens
from minutecheck.readers.tidy import TICKED, UNTICKED
from minutecheck.record import Part, ReadError, ReadErrorCode, Record

_CORRUPT = "This rich text file is damaged: open it in Word, save it again as .docx, and give that."
_DEEPEST = 2_000
_ENDS = frozenset(("par", "line", "sect", "page", "softline"))
_SETS = {
    *("b", "plain", "v", "strike", "striked", "deleted", "f", "fcharset", "ansicpg"),
    *("uc", "s", "outlinelevel", "intbl", "ls", "ilvl"),
}
_OTHERS = {
    *("pict", "fonttbl", "stylesheet", "listtext", "pntext", "formfield", "u"),
    *("cell", "nestcell", "row", "nestrow", "pard"),
}
_KNOWN = _ENDS | _SETS | _OTHERS | NOWHERE | READ_IN_STAR | set(PARTS) | set(CHARACTERS)


def read_rtf(data: bytes, name: str) -> Record:
    """Return the record in a rich text file.

    Raises:
        ReadError: ``corrupt`` where it is no rich text or nests without end, ``no_text`` where it holds no words.
    """
    start = data.find(b"{\\rtf", 0, 64)
    if start < 0:
        raise ReadError(ReadErrorCode.CORRUPT, _CORRUPT)
    reader = _Reader()
    for token in tokens(data[start:].decode("latin-1")):
        reader.take(token)
        if reader.closed:
            break
    reader.end_table()
    reader.end_paragraph()
    body = settle(reader.drafts[Part.BODY])
    rest = [
        replace(draft, part=part, maybe_heading=False)
        for part in (Part.HEADER, Part.FOOTER, Part.NOTE, Part.COMMENT)
        for draft in reader.drafts[part]
    ]
    pictures = reader.pictures
    not_read = [] if not pictures else ["1 picture" if pictures == 1 else f"{pictures} pictures"]
    return make_record(name, "rtf", data, [*body, *rest], not_read)


class _Reader:
    """Walks the tokens; ``drafts`` holds what it found, part by part."""

    def __init__(self) -> None:
        self.drafts: dict[Part, list[Draft]] = {part: [] for part in Part}
        self.pictures = 0
        self.closed = False
        self._state = State()
        self._stack: list[State] = []
        self._tables = Tables()
        self._pieces: dict[Part, list[Piece]] = {part: [] for part in Part}
        self._cell: list[Draft] = []
        self._row: list[Cell] = []
        self._rows: list[list[Cell]] = []
        self._table = 0
        self._bytes = bytearray()
        self._pass_over = 0
        self._starred = False
        self._style_name: list[str] = []
        self._field: dict[str, int] = {}
        self._marked = False
        self._count = 0

    def take(self, token: Token) -> None:
        """Take the next token."""
        kind, text, value = token
        if self._bytes and kind != "byte":
            self._put(self._bytes.decode(self._tables.encoding, "replace"), counted=False)
            self._bytes.clear()
        if kind == "word":
            if self._starred or text in _KNOWN or text.startswith("ff"):
                self._word(text, value)
        elif kind == "text":
            self._put(text)
        elif kind == "byte":
            self._byte(value or 0)
        elif kind == "symbol":
            self._symbol(text)
            self._starred = text == "*"
            return
        elif text == "{":
            if len(self._stack) > _DEEPEST:
                raise ReadError(ReadErrorCode.CORRUPT, _CORRUPT)
            self._stack.append(self._state)
        else:
            self._end_group()
        self._starred = False

    def end_paragraph(self, *, in_cell: bool = False) -> None:
        """End the paragraph being read and keep it, in its cell if it is in one."""
        state = self._state
        pieces, self._pieces[state.part] = self._pieces[state.part], []
        listed, self._marked = self._marked or state.listed, False
        if not in_cell and not (state.in_table and state.part is Part.BODY):
            self.end_table()
        if not any(words.strip() for words, _ in pieces):
            return
        kept = self.drafts[state.part]
        self._count += 1
        refuse_more_than_enough(self._count)
        heading = state.outline or self._tables.headings.get(state.style, 0)
        draft = paragraph(pieces, first=not kept, heading=heading, item=state.level if listed else None)
        (self._cell if in_cell or (state.in_table and state.part is Part.BODY) else kept).append(draft)

    def end_table(self) -> None:
        """End the table being read, if there is one; what stands in no cell is kept as text."""
        if self._row or self._cell:
            self._end_row()
        if self._rows:
            self._table += 1
            self.drafts[Part.BODY] += table_rows(self._rows, self._table)
            self._rows = []

    def _end_row(self) -> None:
        if self._cell:
            self._row.append(cell(self._cell))
        if len(self._row) > 0:
            self._rows.append(self._row)
        self._row, self._cell = [], []

    def _put(self, words: str, *, counted: bool = True) -> None:
        """Put characters where they go; some are passed over because a Unicode character stands for them."""
        state = self._state
        if counted and self._pass_over:
            passed = min(self._pass_over, len(words))
            self._pass_over -= passed
            words = words[passed:]
        if not words:
            return
        if state.goes is Goes.STYLES:
            self._style_name.append(words)
        elif state.goes is Goes.MARK:
            self._marked = True
        elif state.goes is Goes.TEXT and not state.out:
            if state.font in self._tables.symbol_fonts:
                words = "".join(chr(0xF000 + ord(sign)) if 0x20 < ord(sign) < 0x100 else sign for sign in words)
            self._pieces[state.part].append((words, state.bold))

    def _byte(self, code: int) -> None:
        if self._pass_over:
            self._pass_over -= 1
        elif self._state.font in self._tables.symbol_fonts:
            self._put(chr(code), counted=False)
        else:
            self._bytes.append(code)

    def _symbol(self, symbol: str) -> None:
        if symbol in "\\{}":
            self._put(symbol)
        elif symbol == "~":
            self._put(" ")
        elif symbol == "_":
            self._put("-")
        elif symbol in "\r\n":
            self.end_paragraph()

    def _end_group(self) -> None:
        state = self._state
        if state.goes is Goes.STYLES and self._style_name:
            self._tables.name_style(state.style, "".join(self._style_name))
            self._style_name = []
        before = self._stack.pop() if self._stack else State()
        self.closed = not self._stack
        if state.goes is Goes.FIELD and before.goes is not Goes.FIELD and self._field.get("fftype") == 1:
            result = self._field.get("ffres", 25)
            ticked = (self._field.get("ffdefres", 0) if result == 25 else result) == 1
            self._pieces[before.part].append((TICKED if ticked else UNTICKED, False))
        if state.part is not before.part:
            self.end_paragraph()
        self._state = before

    def _word(self, word: str, value: int | None) -> None:
        state = self._state
        on = value != 0
        if self._starred and word not in READ_IN_STAR:
            self._state = replace(state, goes=Goes.NOWHERE)
        elif word == "pict":
            # The same picture stands a second time under ``nonshppict``, which goes nowhere with all it holds.
            self.pictures += state.goes is Goes.TEXT
            self._state = replace(state, goes=Goes.NOWHERE)
        elif state.goes is Goes.NOWHERE and word not in READ_IN_STAR:
            return
        elif word in NOWHERE:
            self._state = replace(state, goes=Goes.NOWHERE)
        elif word in PARTS and state.goes is not Goes.NOWHERE:
            self._state = State(part=PARTS[word], skip=state.skip)
        elif word in ("fonttbl", "stylesheet"):
            self._state = replace(state, goes=Goes.FONTS if word == "fonttbl" else Goes.STYLES)
        elif word in ("listtext", "pntext"):
            self._state = replace(state, goes=Goes.MARK)
        elif word == "formfield":
            self._field = {}
            self._state = replace(state, goes=Goes.FIELD)
        elif state.goes is Goes.FIELD:
            if word.startswith("ff") and value is not None:
                self._field[word] = value
        elif word == "u":
            self._put(chr((value or 0) % 0x10000), counted=False)
            self._pass_over = state.skip
        elif word in CHARACTERS:
            self._put(CHARACTERS[word], counted=False)
        elif not self._paragraph_word(word, value):
            self._state = self._set(state, word, value, on)

    def _paragraph_word(self, word: str, value: int | None) -> bool:
        """Act on a control word that ends something or says how the paragraph is; say whether it was one."""
        if self._state.goes is not Goes.TEXT:
            return False
        if word in _ENDS:
            self.end_paragraph()
        elif word in ("cell", "nestcell"):
            self.end_paragraph(in_cell=True)
            self._row.append(cell(self._cell))
            self._cell = []
        elif word in ("row", "nestrow"):
            self._end_row()
        elif word == "pard":
            self._state = self._state.plain_paragraph()
        else:
            return False
        return True

    def _set(self, state: State, word: str, value: int | None, on: bool) -> State:
        """Return the state after a control word that sets something."""
        if word == "b":
            return replace(state, bold=on)
        if word == "plain":
            return replace(state, bold=False, out=False)
        if word in ("v", "strike", "striked", "deleted"):
            return replace(state, out=on)
        if word == "f" and value is not None:
            return replace(state, font=value)
        if word == "fcharset" and state.goes is Goes.FONTS and value == 2:
            self._tables.symbol_fonts.add(state.font)
        if word == "ansicpg" and value:
            self._tables.use_code_page(value)
        if word == "uc":
            return replace(state, skip=min(max(value or 0, 0), 8))
        if word == "s" and value is not None:
            return replace(state, style=value)
        if word == "outlinelevel" and value is not None:
            return replace(state, outline=min(value + 1, 9) if value < 9 else 0)
        if word == "intbl":
            return replace(state, in_table=True)
        if word == "ls":
            return replace(state, listed=bool(value))
        if word == "ilvl":
            return replace(state, level=min(max(value or 0, 0), 8))
        return state
