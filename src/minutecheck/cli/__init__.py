"""The command line: thin commands over the same functions that a program would call.

Nothing here imports the analysis, a reader or the report's types before a command needs them.
"""

from __future__ import annotations

import gc
import logging
import sys
import warnings
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from minutecheck.cli.accept import accept
from minutecheck.cli.audit import audit
from minutecheck.cli.check import check
from minutecheck.cli.config import apply_settings, config, init
from minutecheck.cli.exit_status import ExitStatus
from minutecheck.cli.explain import explain
from minutecheck.cli.faults import DEBUG, CannotRun, debugging, fault_in_words
from minutecheck.cli.follow import follow
from minutecheck.cli.ledger import app as ledger
from minutecheck.cli.merge import merge
from minutecheck.cli.pair import pair
from minutecheck.cli.schema import schema
from minutecheck.cli.serve import serve
from minutecheck.cli.streams import emit, note
from minutecheck.cli.summary import summary
from minutecheck.cli.text import text

_ARGUMENTS = "minutecheck.arguments"
"""Where a call keeps what was typed, for what must be known before a command is asked."""
_ALLOCATIONS = 50_000
"""How many more objects are made than freed before the program looks for garbage; Python's own figure is 700."""


class _Guarded(TyperGroup):
    """The one place where an exception becomes a sentence and an exit status."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's own context, which it moves about
        ctx.meta[_ARGUMENTS] = list(args)
        return super().parse_args(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - the signature of the class above
        try:
            return super().main(*args, **extra)
        except CannotRun as problem:
            for line in f"minutecheck: {problem}".split("\n"):
                note(line)
            sys.exit(ExitStatus.USAGE)
        except Exception as error:
            if debugging():
                raise
            note(
                f"minutecheck stopped on a fault of its own ({fault_in_words(error)}). "
                f"Please report it without the record; {DEBUG}=1 shows more, which may hold the record's text."
            )
            sys.exit(ExitStatus.UNREADABLE)


def build_app() -> typer.Typer:
    """Return the program with all its commands."""
    app = typer.Typer(
        cls=_Guarded,
        name="minutecheck",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_program)
    for command in (check, serve, accept, explain, audit, merge, summary, pair, follow, text, schema, init, config):
        app.command()(command)
    for name in ("train", "evaluate"):
        if find_spec(f"minutecheck.cli.{name}"):
            app.command(name)(getattr(import_module(f"minutecheck.cli.{name}"), name))
    app.add_typer(ledger, name="ledger")
    if find_spec("minutecheck.cli.rules"):
        app.add_typer(import_module("minutecheck.cli.rules").app, name="rules")
    app.add_typer(import_module("minutecheck.cli.auditor").app, name="verdicts")
    return app


def main() -> None:
    """Run the program on the arguments of the command line.

    What libraries log or warn of may quote a record, so it is shown to a developer only. Rules, word lists and models
    live as long as the program, so that looking for garbage among them often is time lost.
    """
    gc.set_threshold(_ALLOCATIONS, 20, 100)
    if not debugging():
        logging.disable(logging.CRITICAL)
        warnings.simplefilter("ignore")
    build_app()(prog_name="minutecheck")


def _show_version(wanted: bool) -> None:
    if wanted:
        from minutecheck import __version__

        emit(f"minutecheck {__version__}\n")
        raise typer.Exit


def _program(
    ctx: typer.Context,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The file of settings to go by, instead of the nearest upwards.")
    ] = None,
    no_config: Annotated[bool, typer.Option("--no-config", help="Go by no file of settings.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Check the record of a child-protection strategy discussion and give it back marked up.

    Everything stays on this computer.
    """
    apply_settings(ctx, ctx.meta.get(_ARGUMENTS, []))
