"""What the five founding documents expect, and which criteria and checks read it: ``rules/core/coverage.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field, RootModel, model_validator

from minutecheck.resources import data_folder
from minutecheck.rulebook.catalogue import criteria_catalogue
from minutecheck.rulebook.checks import load_checks
from minutecheck.rulebook.files import line_of, read_model
from minutecheck.rulebook.mistakes import RuleError
from minutecheck.rulebook.model import FromYaml, Words
from minutecheck.rulebook.packs import CORE

FILE = "coverage.yaml"
DOCUMENTS = ("SCR", "GSCB", "TIPS", "KEY", "SSCP")


class Expectation(FromYaml):
    """One thing that a document expects; what ``by`` does not name is left to a person, as ``note`` says."""

    source: str = Field(pattern=rf"^(?:{'|'.join(DOCUMENTS)})(?: [A-D]| \(general\))?$")
    expects: str = Field(min_length=15)
    by: Words
    note: str | None = None

    @model_validator(mode="after")
    def _said(self) -> Expectation:
        if not self.by and not self.note:
            raise ValueError("an expectation that nothing reads needs a note")
        return self


class _Coverage(RootModel[tuple[Expectation, ...]]):
    pass


def load_coverage(file: Path | None = None) -> tuple[Expectation, ...]:
    """Return the expectations in the order of the documents.

    Raises:
        RuleError: one is not as it should be, or names neither a criterion nor a check.
    """
    file = file or data_folder("rules") / CORE / FILE
    found: Any = read_model(file, _Coverage)[0]
    known = {*criteria_catalogue(), *(check.id for check in load_checks())}
    for number, expectation in enumerate(found.root):
        for name in expectation.by:
            if name not in known:
                raise RuleError(file, line_of(file, (number, "by")), f"'{name}' is neither a criterion nor a check.")
    return tuple(found.root)
