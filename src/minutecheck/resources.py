"""Finds and reads the data that the package ships: rules, models and sample records."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

SHIPPED = "shipped"
"""The model that the package ships; any other name is the folder of a local one."""
STORED = "stored.json"
"""Beside the rule packs: the values of their YAML files as JSON, which is read thirty times as fast."""


@cache
def data_folder(name: str) -> Path:
    """Return the folder of shipped data called ``name`` (``rules``, ``models`` or ``samples``).

    An installed wheel holds it inside the package; a checkout holds it at its top level.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = Path(__file__).parent
    checkout = package.parent.parent
    for folder in (package / name, checkout / name, checkout / "corpora" / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"minutecheck is not installed completely: its {name} folder is missing. Install it again.")


def shipped_values(*path: str) -> Any:  # noqa: ANN401 - YAML
    """Return what a YAML file of the core rule pack holds, for example ``("lists", "roles.yaml")``."""
    content = data_folder("rules").joinpath("core", *path).read_bytes()
    found = stored_values(content)
    if found is not None:
        return found
    import yaml

    return yaml.load(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - always a safe loader


def stored_values(content: bytes) -> Any | None:  # noqa: ANN401 - YAML
    """Return the values of the YAML file whose bytes are ``content``; ``None`` where no such file is stored.

    Values are found by the digest of the file that they were read from, so those of a file that has been changed since
    are never found.
    """
    return _stored().get(sha256(content).hexdigest())


@cache
def _stored() -> dict[str, Any]:
    file = data_folder("rules") / STORED
    return cast("dict[str, Any]", json.loads(file.read_bytes())) if file.is_file() else {}
