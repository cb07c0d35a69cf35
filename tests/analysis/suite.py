"""Reads the assertion suite, and writes the page of known failures: ``python -m tests.analysis.suite``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from minutecheck.analysis.assertion.assertion import Assertion, assess

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "known_failures.md"


@dataclass(frozen=True)
class Case:
    group: str
    marked: str
    states: frozenset[str]
    holder: str
    heading: str | None
    before: str | None
    known_failure: bool

    def judge(self) -> Assertion:
        start, end = self.marked.index("⟦"), self.marked.index("⟧") - 1
        text = self.marked.replace("⟦", "").replace("⟧", "")
        return assess(text, start, end, heading=self.heading, before=self.before)

    def is_right(self) -> bool:
        found = self.judge()
        return {state.value for state in found.states} == self.states and found.holder.value == self.holder


def cases() -> list[Case]:
    groups = yaml.safe_load((HERE / "assertion_suite.yaml").read_text(encoding="utf-8"))
    return [
        Case(
            group,
            entry["text"],
            frozenset(entry.get("states", ())),
            entry.get("holder", "unknown"),
            entry.get("heading"),
            entry.get("before"),
            entry.get("known_failure", False),
        )
        for group, entries in groups.items()
        for entry in entries
    ]


def page() -> str:
    everything = cases()
    failing = [case for case in everything if case.known_failure]
    lines = [
        "# Known failures of the assertion analysis",
        "",
        f"The suite in `tests/analysis/assertion_suite.yaml` holds {len(everything)} invented sentences. "
        f"{len(everything) - len(failing)} come out",
        f"exactly right and {len(failing)} do not; a test checks both, so this page cannot go stale.",
        "The mention stands in ⟦ ⟧. Written by `python -m tests.analysis.suite`.",
        "",
        "| sentence | should be | comes out as |",
        "| --- | --- | --- |",
    ]
    for case in failing:
        found = case.judge()
        should = _say(sorted(case.states), case.holder)
        lines.append(f"| {case.marked} | {should} | {_say(sorted(found.states), found.holder.value)} |")
    return "\n".join(lines) + "\n"


def _say(states: list[str], holder: str) -> str:
    words = ", ".join(str(state) for state in states) or "asserted"
    return words if holder == "unknown" else f"{words}; holder {holder}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
