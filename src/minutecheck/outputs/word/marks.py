"""Sets the marks of Word comments on exact characters: cuts runs where a comment begins and ends, and marks them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from minutecheck.outputs.word.anchors import Anchor
from minutecheck.readers.word.names import word_namespace

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


Runs = tuple[etree._Element, etree._Element]
"""The first and the last run of a range."""


def set_marks(
    root: etree._Element, anchors: Sequence[tuple[int, Anchor]], cut_out: Sequence[Anchor] = ()
) -> tuple[Runs, ...]:
    """Put the range marks and the reference of each comment, given by its id, into a document's main part.

    ``cut_out`` are ranges to be cut into runs of their own, which are returned in the same order.
    """
    return _Marker(f"{{{word_namespace(root)}}}").set_marks(anchors, cut_out)


@dataclass(frozen=True, slots=True)
class _Marker:
    """Sets marks in the namespace ``_w``, in braces."""

    _w: str

    def set_marks(self, anchors: Sequence[tuple[int, Anchor]], cut_out: Sequence[Anchor]) -> tuple[Runs, ...]:
        cuts: dict[etree._Element, set[int]] = {}
        for anchor in (*(anchor for _, anchor in anchors), *cut_out):
            for edge in (anchor.start, anchor.end):
                if edge.at >= 0:
                    cuts.setdefault(edge.leaf, set()).add(edge.at)
        parts = {leaf: _cut_text(leaf, sorted(places)) for leaf, places in cuts.items()}
        bounds = [(identifier, *self._ends_of(anchor, parts)) for identifier, anchor in anchors]
        holes = [self._ends_of(anchor, parts) for anchor in cut_out]
        for first, last in (*((first, last) for _, first, last in bounds), *holes):
            self._split_before(first)
            after = last.getnext()
            if after is not None:
                self._split_before(after)
        tails: dict[etree._Element, etree._Element] = {}
        for identifier, first, last in bounds:
            self._outermost(first, forward=False).addprevious(self._mark("commentRangeStart", identifier))
            run = self._outermost(last, forward=True)
            reference = etree.Element(self._w + "r", nsmap=None)
            reference.append(self._mark("commentReference", identifier))
            closing = self._mark("commentRangeEnd", identifier)
            tails.get(run, run).addnext(closing)
            closing.addnext(reference)
            tails[run] = reference
        return tuple((_run_of(first), _run_of(last)) for first, last in holes)

    def _ends_of(self, anchor: Anchor, parts: Mapping[etree._Element, _Parts]) -> tuple[etree._Element, etree._Element]:
        """Return the children of runs that a range begins and ends with."""
        begin, end = anchor.start, anchor.end
        first = self._run_child(begin.leaf if begin.at < 0 else parts[begin.leaf].begins[begin.at])
        return first, self._run_child(end.leaf if end.at < 0 else parts[end.leaf].ends[end.at])

    def _mark(self, name: str, identifier: int) -> etree._Element:
        return etree.Element(self._w + name, {self._w + "id": str(identifier)})

    def _run_child(self, leaf: etree._Element) -> etree._Element:
        """Return the child of a run that a leaf is or is in."""
        child = leaf
        while (parent := child.getparent()) is not None and parent.tag != self._w + "r":
            child = parent
        return child

    def _split_before(self, child: etree._Element) -> None:
        """Make a run's child the first of a run of its own, with the same properties."""
        run = child.getparent()
        if run is None or all(one.tag == self._w + "rPr" for one in child.itersiblings(preceding=True)):
            return
        rest = etree.Element(run.tag, _attributes(run))
        if run[0].tag == self._w + "rPr":
            rest.append(deepcopy(run[0]))
        following = [child, *child.itersiblings()]
        run.addnext(rest)
        rest.extend(following)

    def _outermost(self, child: etree._Element, *, forward: bool) -> etree._Element:
        """Return the run of a child, or the content control or link around it whose edge it stands at."""
        run = child.getparent()
        assert run is not None
        outer: etree._Element = run
        while (parent := outer.getparent()) is not None:
            if any(True for _ in outer.itersiblings(preceding=not forward)):
                break
            if parent.tag == self._w + "sdtContent" and (control := parent.getparent()) is not None:
                outer = control
            elif parent.tag in (self._w + "hyperlink", self._w + "fldSimple"):
                outer = parent
            else:
                break
        return outer


def _run_of(child: etree._Element) -> etree._Element:
    run = child.getparent()
    assert run is not None
    return run


@dataclass(frozen=True, slots=True)
class _Parts:
    """A cut text: the element that begins at each place, and the one that ends there."""

    begins: dict[int, etree._Element]
    ends: dict[int, etree._Element]


def _cut_text(leaf: etree._Element, places: list[int]) -> _Parts:
    """Cut a ``w:t`` at the given places of its text; the original element keeps the first part."""
    text = leaf.text or ""
    edges = [0, *(place for place in places if 0 < place < len(text)), len(text)]
    begins: dict[int, etree._Element] = {}
    ends: dict[int, etree._Element] = {}
    element = leaf
    for start, end in pairwise(edges):
        if start:
            after = etree.Element(leaf.tag, _attributes(leaf))
            element.addnext(after)
            element = after
        if len(edges) > 2:
            element.text = text[start:end]
            element.set(_SPACE, "preserve")
        begins[start] = element
        ends[end] = element
    return _Parts(begins, ends)


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}
