"""``--view``: which view of the findings is wanted, and how it is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from minutecheck.cli.faults import CannotRun
from minutecheck.cli.streams import emit, note

if TYPE_CHECKING:
    from minutecheck.report import RecordReport
    from minutecheck.rulebook.views import View


def view_called(name: str | None, pack: str = "core") -> View | None:
    """Return the view of this name; ``None`` where none is asked for.

    Raises:
        CannotRun: there is no such view.
    """
    if name is None:
        return None
    from minutecheck.rulebook.views import load_views

    views = load_views(pack)
    if name not in views:
        raise CannotRun(f"There is no view '{name}'. The views are: {', '.join(views)}.")
    return views[name]


def print_view(
    reports: Sequence[RecordReport], view: View, *, titles: Mapping[str, str], notes: Sequence[str] = ()
) -> None:
    """Print the reports in the order of a view; what was not checked goes to standard error."""
    from rich.console import Console

    from minutecheck.outputs.terminal.view import plain_view, show_views

    console = Console(emoji=False, highlight=False)
    if console.is_terminal:
        show_views(reports, view, console, titles=titles)
    else:
        emit(plain_view(reports, view, titles=titles))
    for left_out in notes:
        note(left_out)
