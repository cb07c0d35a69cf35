"""Complex and legacy form fields: what is an instruction, what is a result, and what a tick box or drop-down holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from minutecheck.readers.columns import is_prompt
from minutecheck.readers.word.glyphs import TICKED, UNTICKED
from minutecheck.readers.word.names import is_on
from minutecheck.readers.word.pieces import Piece


@dataclass(slots=True, eq=False)
class _Field:
    """One open field. ``answer`` is the piece that stands for a tick box or drop-down, whose own result is not read."""

    in_result: bool = False
    answer: Piece | None = None


@dataclass(slots=True)
class Fields:
    """The fields that are open at one point of a document, the innermost last."""

    namespace: str
    _open: list[_Field] = field(default_factory=list)
    quiet: bool = False
    """Whether text met here is an instruction, or a result that ``answer`` already gives."""

    def mark(self, element: etree._Element, bold: bool) -> Piece | None:
        """Take one ``w:fldChar``; return the piece that a tick box or drop-down opens with, if it is one."""
        w = f"{{{self.namespace}}}"
        kind = element.get(w + "fldCharType")
        piece: Piece | None = None
        if kind == "begin":
            answer = None if self.quiet else self._answer(element, bold)
            self._open.append(_Field(answer=answer))
            piece = answer
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            closed = self._open.pop()
            if closed.answer is not None:
                closed.answer.last = element
        self._settle()
        return piece

    def end_paragraph(self) -> None:
        """Forget instructions left open: a damaged field must not silence the paragraphs after it."""
        if self._open:
            self._open = [one for one in self._open if one.in_result and one.answer is None]
            self._settle()

    def _settle(self) -> None:
        self.quiet = any(not one.in_result or one.answer is not None for one in self._open)

    def _answer(self, element: etree._Element, bold: bool) -> Piece | None:
        w = f"{{{self.namespace}}}"
        data = element.find(w + "ffData")
        if data is None:
            return None
        if (box := data.find(w + "checkBox")) is not None:
            checked = is_on(box.find(w + "checked"), self.namespace)
            ticked = is_on(box.find(w + "default"), self.namespace) if checked is None else checked
            return Piece(TICKED if ticked else UNTICKED, element, -1, bold, element)
        if (choices := data.find(w + "ddList")) is not None:
            words = [entry.get(w + "val") or "" for entry in choices.iterfind(w + "listEntry")]
            chosen = choices.find(w + "result")
            chosen = choices.find(w + "default") if chosen is None else chosen
            number = (chosen.get(w + "val") or "0") if chosen is not None else "0"
            text = words[int(number)] if number.isdigit() and int(number) < len(words) else ""
            return Piece("" if is_prompt(text) else text, element, -1, bold, element)
        return None
