"""The page of what became of actions: no script, no request, to read on screen or on paper."""

from __future__ import annotations

from pathlib import PurePath

from markupsafe import Markup

from minutecheck.follow_up.result import FollowUp
from minutecheck.outputs import wording
from minutecheck.outputs.follow_up import lines_of, overall, records_in_words
from minutecheck.outputs.html.page import environment, style_and_hash


def render_follow_up(found: FollowUp) -> str:
    """Return the whole page; everything that comes from a record is escaped."""
    style, style_hash = style_and_hash()
    return (
        environment()
        .get_template("follow-up.html.j2")
        .render(
            name=wording.on_one_line(PurePath(found.earlier.path).name or found.earlier.path),
            records=records_in_words(found),
            overall=overall(found),
            lines=lines_of(found),
            several=len(found.later) > 1,
            notes=tuple(wording.on_one_line(note) for note in found.notes),
            tool=found.tool,
            style=Markup(style),
            style_hash=style_hash,
        )
    )
