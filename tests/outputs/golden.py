"""Compares a rendering with a file kept in tests/golden; UPDATE_GOLDEN=1 writes the file anew."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "golden"


def assert_golden(name: str, text: str) -> None:
    file = FOLDER / name
    if os.environ.get("UPDATE_GOLDEN") == "1":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), f"{name} has changed: look at it, then run with UPDATE_GOLDEN=1"
