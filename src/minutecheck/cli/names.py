"""Names for the reports of a run: safe on any file system, and no two alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]')


def output_names(files: Sequence[Path | None], name: str) -> tuple[str, ...]:
    """Return a file name without ending for each input, no two alike on any file system.

    The name of the input where it is free, else with its folder's name before it, else with a number after it.
    """
    taken: set[str] = set()
    names = []
    for file in files:
        path = Path(name) if file is None else file
        stem = _safe(path.stem)
        folder = _safe(path.absolute().parent.name)
        choices = [stem, f"{folder}-{stem}", *(f"{stem}-{number}" for number in range(2, len(files) + 2))]
        free = next(choice for choice in choices if choice.casefold() not in taken)
        taken.add(free.casefold())
        names.append(free)
    return tuple(names)


def _safe(name: str) -> str:
    return _UNSAFE.sub("_", name).strip(" .") or "record"
