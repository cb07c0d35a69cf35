"""Views: the findings of a report in the order of the document that a partnership audits by."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from minutecheck.resources import data_folder
from minutecheck.rulebook.catalogue import criteria_catalogue
from minutecheck.rulebook.checks import load_checks
from minutecheck.rulebook.files import line_of, nearest, read_model
from minutecheck.rulebook.mistakes import Mistakes, RuleError
from minutecheck.rulebook.model import FromYaml, Words
from minutecheck.rulebook.packs import CORE, chain, packs_root

FILE = "views.yaml"


class ViewSection(FromYaml):
    """One section of a view: what the document looks for, and the criteria and checks that answer it."""

    title: str
    looked_for: Words
    items: Words = Field(min_length=1)


class View(FromYaml):
    """One view of a report."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str
    source: str
    sections: tuple[ViewSection, ...] = Field(min_length=1)


class ViewsFile(FromYaml):
    """A pack's views."""

    views: tuple[View, ...]


@cache
def load_views(pack: str = CORE) -> dict[str, View]:
    """Return the views of a pack by their ids, a local pack's before core's of the same id.

    Raises:
        RuleError: a view names no criterion or check; file and line are named.
    """
    # A check that a local pack leaves out still stands in core's views, where it has nothing to say.
    known = {*criteria_catalogue(pack), *(check.id for each in (CORE, pack) for check in load_checks(each))}
    views: dict[str, View] = {}
    mistakes = Mistakes()
    for folder, _ in chain(packs_root(pack), Path(pack).name):
        file = folder / FILE
        if not file.is_file():
            continue
        found, _ = read_model(file, ViewsFile)
        for number, view in enumerate(found.views):
            for section in view.sections:
                for item in section.items:
                    if item not in known:
                        with mistakes.gathered():
                            line = line_of(file, ("views", number))
                            what = f"'{item}' is neither a criterion nor a check; {nearest(item, known)}."
                            raise RuleError(file, line, what)
            views[view.id] = view
    mistakes.raise_any()
    return views


def view_ids() -> tuple[str, ...]:
    """Return the ids of the shipped views without reading anything else of the rulebook."""
    found, _ = read_model(data_folder("rules") / CORE / FILE, ViewsFile)
    return tuple(view.id for view in found.views)
