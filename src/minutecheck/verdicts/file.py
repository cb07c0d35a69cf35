"""The file of verdicts on one record: YAML that a person can read and change; it holds no word of the record."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from minutecheck.rulebook.files import read_model, read_yaml
from minutecheck.rulebook.mistakes import RuleError
from minutecheck.rulebook.model import FromYaml, Words

ENDING = ".verdicts.yaml"
_LARGEST = 1_000_000
"""Bytes. A verdict takes some three hundred."""
_DAY = "write the day like 2026-05-14"
_HEAD = """# What people say of minutecheck's findings on this record. Change or take away what you like.
# "words" are marks by which an action is known again after small changes; no word can be read back from them.
"""


def day_of(value: object) -> object:
    """Take a day as YAML or a person writes it; a number or a time of day would be taken for some other day.

    Raises:
        ValueError: it is no day.
    """
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(_DAY) from None
    if isinstance(value, datetime) or not isinstance(value, date):
        raise ValueError(_DAY)
    return value


class Entry(FromYaml):
    """One verdict. ``value`` is what the finding came to when it was given."""

    finding: str = Field(min_length=2)
    verdict: Literal["accepted", "disputed"]
    reason: str = Field(min_length=3)
    who: str = Field(min_length=2)
    when: Annotated[date, BeforeValidator(day_of)]
    value: str | None = None
    words: Words = ()


class VerdictFile(FromYaml):
    """All verdicts on one record, and which record that was.

    ``findings`` are the names of findings that are made from words and were in the record when the file was last written:
    none of them is later taken for an edited form of another.
    """

    record: str | None = None
    sha256: str | None = None
    findings: tuple[str, ...] = ()
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
    data = file.read_bytes()
    if len(data) > _LARGEST:
        raise RuleError(file, 1, "this is too large for a file of verdicts.")
    data.decode("utf-8")
    try:
        _refuse_references(file, data)
        if not isinstance(read_yaml(file)[0], dict):
            raise RuleError(file, 1, "this is not a file of verdicts: it has no key 'verdicts'.")
        return read_model(file, VerdictFile)[0]
    except RecursionError:
        raise RuleError(file, 1, "this is nested too deep for a file of verdicts.") from None


def _refuse_references(file: Path, data: bytes) -> None:
    """Refuse YAML that refers to parts of itself: a few lines of it can stand for more than memory holds."""
    import yaml

    try:
        for token in yaml.scan(data):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
                raise RuleError(file, token.start_mark.line + 1, "'&' and '*' have no place here: use quotation marks.")
    except yaml.YAMLError:
        return  # Said with its line when the file is read.


def with_entry(verdicts: VerdictFile, entry: Entry) -> VerdictFile:
    """Return the verdicts with one more, which takes the place of an earlier one on the same finding."""
    others = tuple(one for one in verdicts.verdicts if one.finding != entry.finding)
    return verdicts.model_copy(update={"verdicts": (*others, entry)})


def as_yaml(verdicts: VerdictFile) -> str:
    """Return a file of verdicts as text."""
    import yaml

    held: dict[str, Any] = verdicts.model_dump(exclude_none=True, exclude_defaults=True)
    held.pop("verdicts", None)
    if verdicts.findings:
        held["findings"] = list(verdicts.findings)
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
