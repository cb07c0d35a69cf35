"""What is said when something goes wrong: one sentence, never a traceback and never a word of a record."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

DEBUG = "MINUTECHECK_DEBUG"
_PACKAGE = Path(__file__).parent.parent


class CannotRun(Exception):
    """The command cannot do what was asked; the message is one sentence for the user."""


def debugging() -> bool:
    """Tell whether the user asked for tracebacks, which may hold the record's text."""
    return os.environ.get(DEBUG) == "1"


def fault_in_words(error: BaseException) -> str:
    """Return the kind of an unexpected error and where in our own code it came up, with none of its message."""
    place = ""
    for frame in traceback.extract_tb(error.__traceback__):
        file = Path(frame.filename)
        if file.is_relative_to(_PACKAGE):
            place = f" at {file.relative_to(_PACKAGE.parent).as_posix()} line {frame.lineno}"
    return f"{type(error).__name__}{place}"
