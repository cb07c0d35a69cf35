"""Lists the form fields that a Word document declares: content controls and legacy form fields, with their state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from minutecheck.readers.word.controls import content_of, tick_of
from minutecheck.readers.word.glyphs import TICKED
from minutecheck.readers.word.layout import Placed
from minutecheck.record import Field, FieldState

_CONTAINERS = ("group", "docPartObj", "docPartList", "picture", "bibliography", "citation", "equation")
_KINDS = (("dropDownList", "drop-down"), ("comboBox", "drop-down"), ("date", "date"))
_REPEATS = ("repeatingSection", "repeatingSectionItem")
_TICK, _TEXT, _DROP = "tick box", "text", "drop-down"


def fields_in(root: etree._Element, namespace: str, placed: Sequence[Placed]) -> tuple[Field, ...]:
    """Return the fields under ``root`` in document order; ``placed`` are the record's pieces, in order of offset."""
    w = f"{{{namespace}}}"
    controls = list(root.iter(w + "sdt", w + "fldChar"))
    if not controls:
        return ()
    spots = {one.piece.leaf: one for one in placed if one.piece.leaf is not None}
    found: list[Field] = []
    for element in controls:
        found += _control(element, namespace, spots) if element.tag == w + "sdt" else _legacy(element, namespace, spots)
    return tuple(found)


_Spots = dict[etree._Element, Placed]


def _control(control: etree._Element, namespace: str, spots: _Spots) -> Iterator[Field]:
    w = f"{{{namespace}}}"
    properties = control.find(w + "sdtPr")
    content = control.find(w + "sdtContent")
    if properties is None or content is None:
        return
    holds = {str(child.tag).rpartition("}")[2] for child in properties}
    nested = next(content.iter(w + "sdt"), None) is not None
    if nested or not holds.isdisjoint((*_CONTAINERS, *_REPEATS)):
        return
    start, end = _span(content, spots)
    tick = tick_of(control, namespace)
    if tick is not None:
        state = FieldState.TICKED if tick == TICKED else FieldState.UNTICKED
        yield Field(_TICK, _name(properties, w), state, start, end)
        return
    kind = next((words for tag, words in _KINDS if tag in holds), _TEXT)
    answered = start is not None and content_of(control, namespace) is not None
    state = FieldState.ANSWERED if answered else FieldState.UNANSWERED
    yield Field(kind, _name(properties, w), state, *((start, end) if answered else (None, None)))


def _name(properties: etree._Element, w: str) -> str | None:
    for tag in ("alias", "tag"):
        named = properties.find(w + tag)
        if named is not None and (words := (named.get(w + "val") or "").strip()):
            return words
    return None


def _span(content: etree._Element, spots: _Spots) -> tuple[int, int] | tuple[None, None]:
    inside = [spots[element] for element in content.iter() if element in spots]
    inside = [one for one in inside if one.piece.text.strip()]
    return (min(one.start for one in inside), max(one.end for one in inside)) if inside else (None, None)


def _legacy(mark: etree._Element, namespace: str, spots: _Spots) -> Iterator[Field]:
    """Yield the field that a ``w:fldChar`` opens, if it is a form field."""
    w = f"{{{namespace}}}"
    data = mark.find(w + "ffData")
    if data is None:
        return
    named = data.find(w + "name")
    name = ((named.get(w + "val") or "").strip() if named is not None else "") or None
    spot = spots.get(mark)
    at = (spot.start, spot.end) if spot is not None and spot.piece.text.strip() else (None, None)
    if data.find(w + "checkBox") is not None:
        ticked = spot is not None and spot.piece.text == TICKED
        yield Field(_TICK, name, FieldState.TICKED if ticked else FieldState.UNTICKED, *at)
    elif data.find(w + "ddList") is not None:
        yield Field(_DROP, name, FieldState.UNANSWERED if at[0] is None else FieldState.ANSWERED, *at)
    elif data.find(w + "textInput") is not None:
        inside = [spots[leaf] for leaf in _result(mark, w) if leaf in spots]
        inside = [one for one in inside if one.piece.text.strip()]
        if inside:
            yield Field(_TEXT, name, FieldState.ANSWERED, inside[0].start, inside[-1].end)
        else:
            yield Field(_TEXT, name, FieldState.UNANSWERED)


def _result(mark: etree._Element, w: str) -> Iterator[etree._Element]:
    """Yield the elements of a field's result, up to the mark that ends it, within its paragraph."""
    paragraph = next(mark.iterancestors(w + "p"), None)
    if paragraph is None:
        return
    started, depth = False, 0
    for element in paragraph.iter():
        if element is mark:
            started = True
        elif started and element.tag == w + "fldChar":
            depth += {"begin": 1, "end": -1}.get(element.get(w + "fldCharType") or "", 0)
            if depth < 0:
                return
        elif started:
            yield element
