"""The option that names a record's kind, without loading the report's types before they are needed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutecheck.report import Kind


class KindChoice(StrEnum):
    """The kinds of a record, where the user knows better."""

    MINUTES = "minutes"
    CASE_NOTE = "case_note"
    OTHER = "other"

    def known(self) -> Kind:
        """Return the kind as the report names it."""
        from minutecheck.report import Kind

        return Kind(self.value)
