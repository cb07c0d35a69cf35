"""Which settings there are: the options of the commands that check records, so that a setting is always an option too."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from typer.models import OptionInfo

from minutecheck.cli.audit import audit
from minutecheck.cli.check import check
from minutecheck.cli.explain import explain
from minutecheck.cli.follow import follow
from minutecheck.cli.pair import pair
from minutecheck.cli.text import text

COMMANDS: Mapping[str, Callable[..., None]] = MappingProxyType(
    {"check": check, "audit": audit, "explain": explain, "text": text, "pair": pair, "follow": follow}
)
_NEVER = frozenset(
    {"name", "criterion", "anyway", "explain", "limit", "sample", "seed", "shard", "retry_failed", "rehash", "verdicts"}
)
"""Options that belong to one call and not to a person's habits."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One option of one command.

    ``key`` is its name in the file, ``parameter`` in the program; ``kind`` is ``bool``, ``int``, ``str``, ``list``,
    ``Path`` or an enumeration's ``str``; ``default`` holds without a file; ``least`` and ``most`` bound a number.
    """

    command: str
    key: str
    parameter: str
    help: str
    default: Any
    kind: type
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None


@cache
def known_settings() -> Mapping[str, tuple[Setting, ...]]:
    """Return the settings of each command, in the order of its options."""
    return MappingProxyType({name: tuple(_settings(name, command)) for name, command in COMMANDS.items()})


def _settings(name: str, command: Callable[..., None]) -> list[Setting]:
    hints = get_type_hints(command, include_extras=True)
    found = []
    for parameter in inspect.signature(command).parameters.values():
        kind, *about = get_args(hints[parameter.name])
        option = next((one for one in about if isinstance(one, OptionInfo)), None)
        if option is not None and parameter.name not in _NEVER:
            found.append(_setting(name, parameter, kind, option))
    return found


def _setting(command: str, parameter: inspect.Parameter, kind: Any, option: OptionInfo) -> Setting:  # noqa: ANN401
    bare: Any = (
        next((one for one in get_args(kind) if one is not type(None)), kind) if isinstance(kind, UnionType) else kind
    )
    bare = get_origin(bare) or bare
    # Typer keeps the first name of an annotated option where a default would stand.
    names = [one for one in (option.default, *(option.param_decls or ())) if isinstance(one, str) and one[:2] == "--"]
    long = max((one.partition("/")[0] for one in names), key=len, default=None)
    default = parameter.default.value if isinstance(parameter.default, Enum) else parameter.default
    default = None if default is inspect.Parameter.empty else default
    is_choice = isinstance(bare, type) and issubclass(bare, Enum)
    return Setting(
        command=command,
        key=(long or parameter.name.replace("_", "-")).lstrip("-"),
        parameter=parameter.name,
        help=option.help or "",
        default=str(default) if isinstance(default, Path) else default,
        kind=str if is_choice else bare,
        choices=tuple(str(one.value) for one in bare) if is_choice else (),
        least=option.min,
        most=option.max,
    )
