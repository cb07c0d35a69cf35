"""The documents that rules follow: published ones in core, a partnership's own procedures in its pack."""

from __future__ import annotations

from pathlib import Path

from minutecheck.rulebook.files import line_of
from minutecheck.rulebook.mistakes import RuleError

PUBLISHED = ("GSCB A", "GSCB B", "GSCB C", "GSCB D", "SSCP", "TIPS", "KEY", "SCR")
"""The sections of the founding documents, to one of which everything in core traces."""


def refuse_strange_source(file: Path, document: str) -> None:
    """Refuse a source of core that is not one of the published documents; a local pack names its own procedures.

    Raises:
        RuleError: the source is another.
    """
    if file.parent.parent.name == "core" and document not in PUBLISHED:
        line = line_of(file, ("source", "document"))
        raise RuleError(file, line, f"'source.document' must be one of: {', '.join(PUBLISHED)}.")
