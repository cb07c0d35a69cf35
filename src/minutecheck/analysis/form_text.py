"""A form's answer as a reader takes it in: "S47 enquiry ☐ Yes ☒ No" says "S47 enquiry ☒ No"."""

from __future__ import annotations

from minutecheck.analysis.ticks import OptionState, find_options

LONGEST_OPTION = 6
"""Words. A longer unticked line is an item of a checklist, not an option that was passed over."""


def as_answered(text: str) -> str:
    """Return the text without the options that were not chosen; where none was, with ``☐`` alone in their place."""
    if not any(mark in text for mark in "☐☒○●"):
        return text
    options = find_options(text)
    chosen = any(option.state is OptionState.TICKED for option in options)
    pieces: list[str] = []
    at = 0
    for option in options:
        if option.state is OptionState.TICKED:
            label = f"☒ {option.label}"
        elif chosen:
            label = ""
        elif len(option.label.split()) > LONGEST_OPTION:
            label = f"☐ {option.label}"
        else:
            label = "☐"
        pieces += [text[at : option.start], label]
        at = option.end
    return "".join([*pieces, text[at:]])
