"""Finds the data that the package ships: rules, models and sample records."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def data_folder(name: str) -> Path:
    """Return the folder of shipped data called ``name`` (``rules``, ``models`` or ``samples``).

    An installed wheel holds it inside the package; a checkout holds it at its top level.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = Path(str(files("minutecheck")))
    checkout = package.parent.parent
    for folder in (package / name, checkout / name, checkout / "corpora" / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"minutecheck is not installed completely: its {name} folder is missing. Install it again.")
