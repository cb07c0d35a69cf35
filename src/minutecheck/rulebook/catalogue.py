"""The published criteria: their titles, questions, values, and how a report words each value."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from minutecheck.resources import data_folder
from minutecheck.rulebook.files import RuleError, line_of, read_model
from minutecheck.rulebook.model import CatalogueFile, Criterion


@cache
def criteria_catalogue() -> Mapping[str, Criterion]:
    """Return every criterion and flag by its id, in the order in which a report gives them.

    Raises:
        RuleError: the shipped file is not as it should be.
    """
    return read_catalogue(data_folder("rules"))


def read_catalogue(root: Path) -> Mapping[str, Criterion]:
    """Return the criteria of ``root/core/criteria.yaml``, or the shipped ones; see :func:`criteria_catalogue`."""
    file = root / "core" / "criteria.yaml"
    if not file.is_file():
        file = data_folder("rules") / "core" / "criteria.yaml"
    found, _ = read_model(file, CatalogueFile)
    catalogue: dict[str, Criterion] = {}
    for number, criterion in enumerate(found.criteria):
        if criterion.id in catalogue:
            line = line_of(file, ("criteria", number))
            raise RuleError(file, line, f"the criterion '{criterion.id}' stands twice.")
        catalogue[criterion.id] = criterion
    return MappingProxyType(catalogue)
