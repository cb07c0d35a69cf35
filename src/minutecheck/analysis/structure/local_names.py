"""What the forms of one partnership call the parts of a record, read as the names that are known everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from minutecheck.analysis.segment import Segment
from minutecheck.analysis.structure.zones import heading_words

NO_NAMES: Mapping[str, str] = MappingProxyType({})


class LocalNames:
    """Headings and labels by their local names; a local name is the whole heading, in any case and with any numbering."""

    __slots__ = ("_known",)

    def __init__(self, renamed: Mapping[str, str] = NO_NAMES) -> None:
        self._known = {heading_words(local): known for local, known in renamed.items()}

    def known(self, heading: str) -> str:
        """Return the name that is known for a heading, or the heading itself."""
        return self._known.get(heading_words(heading), heading) if self._known else heading

    def under_known_names(self, segment: Segment) -> Segment:
        """Return a segment whose label has a local name with the known one added to its heading.

        The label itself stays: it is how the segment's own words begin.
        """
        known = self.known(segment.label) if self._known and segment.label else None
        if known is None or known == segment.label:
            return segment
        return replace(segment, heading=known if segment.heading is None else f"{segment.heading} : {known}")
