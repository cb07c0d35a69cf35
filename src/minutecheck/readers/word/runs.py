"""Walks what stands inside one paragraph: runs, links, insertions, content controls, fields and symbols."""

from __future__ import annotations

from lxml import etree

from minutecheck.readers.columns import is_prompt
from minutecheck.readers.word.controls import choice_of, content_of, tick_of
from minutecheck.readers.word.fields import Fields
from minutecheck.readers.word.glyphs import is_box, plain_text, symbol
from minutecheck.readers.word.look import Look, look_of, plain_look
from minutecheck.readers.word.names import code_of
from minutecheck.readers.word.pieces import Notices, Piece, Pieces
from minutecheck.readers.word.styles import Style, Styles


class RunWalker:
    """Gathers the pieces of paragraphs, one after the other.

    ``boxes`` holds the text boxes met since it was last emptied; ``page`` is the page that the walk has come to, moved
    by rendered page breaks where the file has them (``rendered``), else by explicit ones.
    """

    def __init__(self, styles: Styles, namespace: str, notices: Notices, *, rendered: bool) -> None:
        self.styles = styles
        self.namespace = namespace
        self.w = f"{{{namespace}}}"
        self.notices = notices
        self.page = 1
        self.rendered = rendered
        self.boxes: list[etree._Element] = []
        self.first_page: int | None = None
        self._pieces: Pieces = []
        self._look = Look()
        self._fields = Fields(namespace)
        self._box: str | None = None
        self._rpr = self.w + "rPr"

    def pieces_of(self, paragraph: etree._Element, style: Style) -> Pieces:
        """Return the pieces of one paragraph set in ``style``; ``first_page`` is then the page that it begins on."""
        self._pieces = []
        self._look = plain_look(style)
        self.first_page = None
        self._inline(paragraph)
        self._fields.end_paragraph()
        return self._pieces

    def open_control(self, control: etree._Element) -> etree._Element | None:
        """Return a content control's content to walk; ``None`` where it holds only an unanswered prompt.

        A tick box control leaves its state to be shown in place of the first sign in it; :meth:`close_control` ends it.
        """
        self._box = tick_of(control, self.namespace)
        return content_of(control, self.namespace)

    def close_control(self) -> None:
        """Show a tick box whose control held no sign at all."""
        if self._box is not None:
            self._pieces.append(Piece(self._box, None))
            self._box = None

    def _inline(self, parent: etree._Element) -> None:
        for child in parent:
            code = code_of(child)
            if code == "r":
                self._run(child)
            elif code == "skip":
                continue
            elif code == "sdt":
                if (content := self.open_control(child)) is not None:
                    self._inline(content)
                self.close_control()
            elif code in ("del", "moveFrom"):
                self._left_out(child, "deleted")
            elif code == "AlternateContent":
                if (branch := choice_of(child)) is not None:
                    self._inline(branch)
            elif code == "mathText":
                self._show(Piece(plain_text(child.text or ""), None))
            elif code in ("drawing", "pict", "object", "txbxContent"):
                self._graphic(child)
            elif code == "subDoc":
                self.notices.add("document")
            elif code != "rt":
                self._inline(child)

    def _run(self, run: etree._Element) -> None:
        look = self._look
        if len(run) and (properties := run[0]).tag == self._rpr and len(properties):
            look = look_of(properties, look, self.styles, self.namespace)
            if look.prompt and is_prompt("".join([part.text or "" for part in run.iter(self.w + "t")])):
                self._unseen(run, None)
                return
        if look.hidden or look.struck:
            self._unseen(run, "hidden" if look.hidden else "struck")
        else:
            self._run_content(run, look)

    def _run_content(self, parent: etree._Element, look: Look) -> None:
        bold = look.bold
        for child in parent:
            code = code_of(child)
            if code == "t":
                if child.text:
                    self._text(Piece(plain_text(child.text, look.font), child, 0, bold))
            elif code == "skip":
                continue
            elif code in ("tab", "ptab"):
                self._show(Piece("\t", child, -1, bold))
            elif code in ("br", "cr"):
                if child.get(self.w + "type") == "page" and not self.rendered:
                    self.page += 1
                self._show(Piece("\n", child, -1, bold))
            elif code == "noBreakHyphen":
                self._show(Piece("-", child, -1, bold))
            elif code == "sym":
                self._symbol(child, bold)
            elif code == "fldChar":
                if (piece := self._fields.mark(child, bold)) is not None:
                    self._pieces.append(piece)
                    self.first_page = self.first_page or self.page
            elif code == "lastRenderedPageBreak":
                self.page += 1
            elif code in ("drawing", "pict", "object"):
                self._graphic(child)
            elif code == "AlternateContent":
                if (branch := choice_of(child)) is not None:
                    self._run_content(branch, look)
            elif code == "ruby":
                for base in child.iterfind(self.w + "rubyBase"):
                    self._inline(base)
            elif code in ("", "Choice", "Fallback", "rubyBase", "txbxContent"):
                self._graphic(child)

    def _unseen(self, run: etree._Element, why: str | None) -> None:
        """Pass over a run that the page does not show or shows as struck out; fields still open and close in it."""
        for child in run:
            code = code_of(child)
            if code == "fldChar":
                self._fields.mark(child, False)
            elif code == "lastRenderedPageBreak":
                self.page += 1
            elif why is not None and code == "t" and (child.text or "").strip():
                self.notices.add(why)

    def _left_out(self, parent: etree._Element, why: str) -> None:
        if any((part.text or "").strip() for tag in ("delText", "t") for part in parent.iter(self.w + tag)):
            self.notices.add(why)

    def _text(self, piece: Piece) -> None:
        if self._box is not None and (signs := piece.text.lstrip()):
            at = len(piece.text) - len(signs)
            if is_box(signs[0]):
                piece.text = piece.text[:at] + self._box + signs[1:]
            else:
                self._show(Piece(self._box, None, -1, piece.bold))
            self._box = None
        self._show(piece)

    def _symbol(self, element: etree._Element, bold: bool) -> None:
        shown = symbol(element.get(self.w + "char"), element.get(self.w + "font"))
        if self._box is not None:
            shown, self._box = self._box, None
        if shown:
            self._show(Piece(shown, element, -1, bold))
        else:
            self.notices.add("symbol")

    def _show(self, piece: Piece) -> None:
        if not self._fields.quiet:
            self._pieces.append(piece)
            if self.first_page is None and not piece.text.isspace():
                self.first_page = self.page

    def _graphic(self, element: etree._Element) -> None:
        """Look through a drawing for text boxes, and count what is in it that cannot be read."""
        code = code_of(element)
        if code == "txbxContent":
            self.boxes.append(element)
        elif code in ("picture", "chart", "diagram", "embedded"):
            self.notices.add(code)
        elif code == "AlternateContent":
            if (branch := choice_of(element)) is not None:
                self._graphic(branch)
        elif code == "object":
            self.notices.add("embedded")
        elif code != "skip":
            for child in element:
                self._graphic(child)
