"""Makes docs/coverage.md from rules/core/coverage.yaml: what the documents expect, and what reads it.

Run from the top of the checkout with minutecheck installed: ``python docs/make_coverage.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from minutecheck.rulebook import criteria_catalogue
from minutecheck.rulebook.checks import load_checks
from minutecheck.rulebook.coverage import DOCUMENTS, Expectation, load_coverage

PAGE = Path(__file__).parent / "coverage.md"
NAMES = {
    "SCR": "the thematic report of a serious case review, SCR",
    "GSCB": "the Gloucestershire audit of strategy discussions, GSCB",
    "TIPS": "the top tips, TIPS",
    "KEY": "the key points, KEY",
    "SSCP": "the Salford procedure, SSCP",
}


def page() -> str:
    """Return the whole page in Markdown."""
    expectations = load_coverage()
    read = sum(bool(one.by) for one in expectations)
    whole = sum(bool(one.by) and not one.note for one in expectations)
    lines = [
        "# What the documents expect, and what reads it",
        "",
        f"The five founding documents expect {len(expectations)} things of a strategy discussion and of its record, in our",
        f"words. Criteria and checks read {read} of them, {whole} as far as a record can tell; what is left to a person",
        f"stands beside the other {read - whole}. {len(expectations) - read} are read by nothing, and the page says why.",
        "Written by `python docs/make_coverage.py` from `rules/core/coverage.yaml`.",
    ]
    for document in DOCUMENTS:
        lines += ["", f"## {NAMES[document][0].upper()}{NAMES[document][1:]}", ""]
        lines += ["| | expected | read by | left to a person |", "| --- | --- | --- | --- |"]
        lines += [_row(one) for one in expectations if one.source.split()[0] == document]
    return "\n".join([*lines, *_by_id(expectations), ""])


def _row(one: Expectation) -> str:
    section = one.source.removeprefix(one.source.split()[0]).strip(" ()")
    return f"| {section} | {one.expects} | {_codes(one.by) or '**nothing**'} | {one.note or ''} |"


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _by_id(expectations: Iterable[Expectation]) -> list[str]:
    """Return the table from a criterion or check back to the documents that ask for it."""
    titles = {name: entry.title for name, entry in criteria_catalogue().items()}
    titles |= {check.id: check.file.title for check in load_checks()}
    sources: dict[str, list[str]] = {name: [] for name in titles}
    for one in expectations:
        for name in one.by:
            if one.source not in sources[name]:
                sources[name].append(one.source)
    for check in load_checks():
        if not sources[check.id]:
            sources[check.id].append(f"{check.file.source.document}: {check.file.source.text}")
    lines = [
        "",
        "## From a criterion or check to its documents",
        "",
        "| | title | asked for by |",
        "| --- | --- | --- |",
    ]
    sources = {name: found or ["not judged yet"] for name, found in sources.items()}
    return lines + [f"| `{name}` | {titles[name]} | {', '.join(found)} |" for name, found in sources.items()]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
