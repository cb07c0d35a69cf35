"""The file of verdicts on one record: YAML that a person can read and change; it holds no word of the record."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from minutecheck.rulebook.files import read_model
from minutecheck.rulebook.model import FromYaml, Words

ENDING = ".verdicts.yaml"
_HEAD = """# What people say of minutecheck's findings on this record. Change or take away what you like.
# "words" are marks by which an action is known again after small changes; no word can be read back from them.
"""


class Entry(FromYaml):
    """One verdict. ``value`` is what the finding came to when it was given."""

    finding: str = Field(min_length=2)
    verdict: Literal["accepted", "disputed"]
    reason: str = Field(min_length=3)
    who: str = Field(min_length=2)
    when: date
    value: str | None = None
    words: Words = ()


class VerdictFile(FromYaml):
    """All verdicts on one record, and which record that was."""

    record: str | None = None
    sha256: str | None = None
    verdicts: tuple[Entry, ...] = ()


def beside(record: Path) -> Path:
    """Return where the verdicts on a record stand unless another place is named: "draft.docx.verdicts.yaml" beside it."""
    return record.with_name(record.name + ENDING)


def place_of(record: Path, named: Path | None) -> Path:
    """Return the file of verdicts on a record: the one named, that of its name in a folder named, or the one beside it."""
    if named is None:
        return beside(record)
    return named / (record.name + ENDING) if named.is_dir() else named


def read_verdicts(file: Path) -> VerdictFile:
    """Return the verdicts in a file.

    Raises:
        RuleError: something in it is not right; each such line is named.
        OSError: it cannot be read.
        UnicodeDecodeError: it is not UTF-8 text.
    """
    return read_model(file, VerdictFile)[0]


def with_entry(verdicts: VerdictFile, entry: Entry) -> VerdictFile:
    """Return the verdicts with one more, which takes the place of an earlier one on the same finding."""
    others = tuple(one for one in verdicts.verdicts if one.finding != entry.finding)
    return verdicts.model_copy(update={"verdicts": (*others, entry)})


def as_yaml(verdicts: VerdictFile) -> str:
    """Return a file of verdicts as text."""
    import yaml

    held: dict[str, Any] = verdicts.model_dump(exclude_none=True, exclude_defaults=True)
    held["verdicts"] = [
        {
            **entry.model_dump(exclude_none=True, exclude_defaults=True),
            **({"words": list(entry.words)} if entry.words else {}),
        }
        for entry in verdicts.verdicts
    ]
    return _HEAD + yaml.safe_dump(held, sort_keys=False, allow_unicode=True, width=120)


def is_there(file: Path) -> bool:
    """Say whether there is a file of verdicts."""
    return os.path.lexists(file)
