"""``minutecheck init`` and ``minutecheck config``: a file of settings to begin from, and which settings hold."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from minutecheck.cli.faults import CannotRun
from minutecheck.cli.files import put_file
from minutecheck.cli.settings.find import NAME, SettingsFile, find_settings, read_settings
from minutecheck.cli.settings.known import known_settings
from minutecheck.cli.settings.read import default_map, given_in
from minutecheck.cli.settings.show import settings_as_json, settings_in_words, template
from minutecheck.cli.streams import emit, note

NO_SETTINGS = ("init", "config")
"""Commands that run whatever a file of settings holds."""


class ConfigFormat(StrEnum):
    """How the settings are printed."""

    TERMINAL = "terminal"
    JSON = "json"


def init(
    folder: Annotated[Path, typer.Argument(help="Where to write it.")] = Path(),
    stdout: Annotated[bool, typer.Option("--stdout", help="Print it instead.")] = False,
) -> None:
    """Write a file of settings to begin from, with every setting explained."""
    text = template(known_settings())
    if stdout:
        emit(text)
        return
    if (folder / NAME).exists():
        raise CannotRun(f"{folder / NAME} is there already, and is left as it is.")
    if not folder.is_dir():
        raise CannotRun(f"There is no folder {folder}.")
    put_file(folder, NAME, text.encode())
    emit(f"Wrote {folder / NAME}. It changes nothing until you take the # from a line.\n")


def config(
    ctx: typer.Context,
    form: Annotated[ConfigFormat, typer.Option("--format", help="How to print them.")] = ConfigFormat.TERMINAL,
    check: Annotated[
        bool, typer.Option("--check", help="Only say what is wrong with the file, if anything is.")
    ] = False,
) -> None:
    """Show every setting, its value and where it comes from."""
    known = known_settings()
    file = chosen_file(ctx.find_root().params)
    given = given_in(file, known) if file else ()
    name = str(file.path) if file else None
    if check:
        emit(f"{name} is right.\n" if name else "No file of settings was found.\n")
    elif form is ConfigFormat.JSON:
        emit(settings_as_json(known, given, name))
    else:
        emit(settings_in_words(known, given, name))


def chosen_file(options: Mapping[str, Any]) -> SettingsFile | None:
    """Return the file of settings that this run goes by: the one named, the one found, or none.

    Raises:
        CannotRun: it cannot be read.
    """
    if options.get("no_config"):
        return None
    named = options.get("config")
    return read_settings(named) if named is not None else find_settings(Path())


def apply_settings(ctx: typer.Context, arguments: list[str]) -> None:
    """Let the file of settings fill the options that this call does not name, and say which file it was.

    Nothing is read for a command that shows help or the settings themselves.

    Raises:
        CannotRun: something is wrong with the file.
    """
    command = ctx.invoked_subcommand
    if command in (None, *NO_SETTINGS) or {"-h", "--help"} & set(arguments):
        return
    known = known_settings()
    if command not in known:
        return
    file = chosen_file(ctx.params)
    if file is None:
        return
    given = given_in(file, known)
    ctx.default_map = default_map(given)
    used = {one.setting.key: one.value for one in given if one.setting.command == command}
    if used and not used.get("quiet") and not {"-q", "--quiet"} & set(arguments):
        note(f"Settings from {file.path}: {', '.join(used)}.")
