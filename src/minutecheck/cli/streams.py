"""Writing to the standard streams: always UTF-8, results on the one, notes on the other."""

from __future__ import annotations

import os
import sys

import typer

from minutecheck.cli.exit_status import ExitStatus


def emit(text: str) -> None:
    """Write a result to standard output as UTF-8, whatever the computer's own encoding.

    Raises:
        typer.Exit: whoever was reading has closed the pipe.
    """
    try:
        stream = typer.get_binary_stream("stdout")
        stream.write(text.encode("utf-8", errors="replace"))
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(ExitStatus.PIPE_CLOSED) from None


def note(text: str) -> None:
    """Write one sentence to standard error, with nothing in it that could steer a terminal."""
    safe = "".join(character if character.isprintable() else "\ufffd" for character in text)
    typer.echo(safe.encode("utf-8", errors="replace"), err=True)
