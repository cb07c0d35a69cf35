"""A form's answer as a reader takes it in: "S47 enquiry ☐ Yes ☒ No" says "S47 enquiry ☒ No"."""

from __future__ import annotations

from minutecheck.analysis.forms.ticks import OptionState, find_options
from minutecheck.analysis.segment import Segment, SegmentKind

LONGEST_PROMPT = 9
"""Words. What ends with a colon, is this short and has nothing after it is a prompt that was left empty."""
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


def is_unanswered(segment: Segment) -> bool:
    """Say whether a segment is a printed prompt with nothing filled in: never evidence, whatever its words.

    That is a label with nothing after it, and a choice with nothing ticked. A table row is left to its columns.
    """
    if segment.answer is not None:
        return segment.answer.endswith("☐")
    if segment.kind is SegmentKind.ROW:
        return False
    text = segment.text.strip()
    if text.endswith(":") and len(text.split()) <= LONGEST_PROMPT:
        return True
    if segment.label and text.startswith(segment.label) and not any(map(str.isalnum, text[len(segment.label) :])):
        return segment.kind is SegmentKind.FIELD and "☒" not in text
    options = find_options(text)
    return bool(options) and all(
        option.state is not OptionState.TICKED and len(option.label.split()) <= LONGEST_OPTION for option in options
    )
