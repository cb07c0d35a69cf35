"""Writes a file of settings to begin from, and says which settings hold and where each comes from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from textwrap import wrap
from typing import Any

from minutecheck.cli.settings.known import Setting
from minutecheck.cli.settings.read import Given

HEAD = """# Settings of minutecheck for this folder and the folders below it.
# Take the "#" from a line to make it count. An option on the command line counts more than this file.
# Paths count from the folder of this file. "minutecheck config" shows which settings hold, and why.
"""


def template(known: Mapping[str, tuple[Setting, ...]]) -> str:
    """Return a file with every setting, its default and what it is for, all of it commented out.

    What several commands share stands at the top; a command's own settings stand in its table.
    """
    shared = [one for one in _all(known) if len(_with(known, one.key)) > 1]
    parts = [HEAD, *(_entry(one) for one in shared)]
    for command, settings in known.items():
        own = [one for one in settings if len(_with(known, one.key)) == 1]
        if own:
            parts += [f"[{command}]\n", *(_entry(one) for one in own)]
    return "\n".join(parts)


def settings_in_words(known: Mapping[str, tuple[Setting, ...]], given: tuple[Given, ...], file: str | None) -> str:
    """Return every setting with its value and where it comes from, as aligned lines."""
    rows = _rows(known, given, file)
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = [f"{name:<{widths[0]}}  {value:<{widths[1]}}  {origin}".rstrip() for name, value, origin in rows]
    head = f"Settings from {file}." if file else "No file of settings was found here or in a folder above."
    return "\n".join([head, "", *lines]) + "\n"


def settings_as_json(known: Mapping[str, tuple[Setting, ...]], given: tuple[Given, ...], file: str | None) -> str:
    """Return every setting with its value and origin as JSON."""
    by_place = {(one.setting.command, one.setting.key): one for one in given}
    found = []
    for command, settings in known.items():
        for one in settings:
            here = by_place.get((command, one.key))
            value: Any = here.value if here else one.default
            entry = {"command": command, "setting": one.key, "value": value, "from": "file" if here else "default"}
            found.append(entry | ({"line": here.line} if here else {}))
    return json.dumps({"file": file, "settings": found}, indent=2, ensure_ascii=False) + "\n"


def _rows(
    known: Mapping[str, tuple[Setting, ...]], given: tuple[Given, ...], file: str | None
) -> list[tuple[str, str, str]]:
    by_place = {(one.setting.command, one.setting.key): one for one in given}
    rows = []
    for command, settings in known.items():
        for one in settings:
            here = by_place.get((command, one.key))
            origin = f"{file}, line {here.line}" if here else "default"
            rows.append((f"{command} --{one.key}", _value(here.value if here else one.default), origin))
    return rows


def _all(known: Mapping[str, tuple[Setting, ...]]) -> list[Setting]:
    seen: dict[str, Setting] = {}
    for settings in known.values():
        for one in settings:
            seen.setdefault(one.key, one)
    return list(seen.values())


def _with(known: Mapping[str, tuple[Setting, ...]], key: str) -> list[str]:
    return [command for command, settings in known.items() if any(one.key == key for one in settings)]


def _entry(setting: Setting) -> str:
    words = setting.help + (f" One of: {', '.join(setting.choices)}." if setting.choices else "")
    lines = [f"# {line}" for line in wrap(words, 110)]
    default = setting.default
    example: Any = default
    if default is None:
        example = setting.choices[0] if setting.choices else ["*.docx"] if setting.kind is list else "..."
    return "\n".join([*lines, f"# {setting.key} = {json.dumps(example, ensure_ascii=False)}", ""])


def _value(value: Any) -> str:  # noqa: ANN401 - defaults of options are of any kind
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value)
