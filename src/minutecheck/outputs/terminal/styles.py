"""How the terminal looks: few colours, each beside a mark or a word that says the same."""

from __future__ import annotations

from rich.box import Box
from rich.text import Text

from minutecheck.outputs import wording
from minutecheck.report import Outcome

STYLES = {
    "name": "bold",
    "overall": "none",
    "heading": "bold underline",
    "label": "bold",
    "quote": "italic",
    "quiet": "dim",
    "rule": "dim",
    "check": "magenta",
}
_OUTCOMES = {
    Outcome.MET: "green",
    Outcome.PARTLY_MET: "yellow",
    Outcome.NOT_MET: "red",
    Outcome.NOT_APPLICABLE: "dim",
}
_RULES = Box("    \n    \n ── \n    \n ── \n    \n    \n    \n")


def mark(outcome: Outcome, *, words: bool = False) -> Text:
    """Return an outcome's mark, with its words where asked, in its colour."""
    said = f" {wording.OUTCOMES[outcome]}" if words else ""
    return Text(wording.MARKS[outcome] + said, style=_OUTCOMES[outcome])


def rules(fancy: bool) -> Box | None:
    """Return the thin rules between the rows of a table; none in plain text."""
    return _RULES if fancy else None
