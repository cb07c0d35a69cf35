"""Writes docs/performance.md and its plot from the figures that were kept: ``python -m benchmarks.write_performance``.

No figure in that page is typed by hand; a test looks whether page and figures are of the same run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks.plot import plot

TOP = Path(__file__).parents[1]
FIGURES = TOP / "benchmarks" / "performance.json"
PAGE, PICTURE = TOP / "docs" / "performance.md", TOP / "docs" / "pictures" / "performance.svg"
_TEMPLATE = "performance.md.j2"
_BESIDE = {
    "floor": "floor: text and words, nothing else",
    "minutecheck": "minutecheck, everything",
    "peer": "peer: MarkItDown and spaCy's Matcher",
}


def main() -> None:
    """Write both."""
    found = json.loads(FIGURES.read_text(encoding="utf-8"))
    PAGE.write_text(page(found), encoding="utf-8")
    PICTURE.write_text(plot(found), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(TOP)} and {PICTURE.relative_to(TOP)}")


def page(found: dict[str, Any]) -> str:
    """Return the page."""
    loader = FileSystemLoader(TOP / "benchmarks")
    drawn = Environment(loader=loader, undefined=StrictUndefined, trim_blocks=True, autoescape=False)
    beside = found["beside"]
    text = drawn.get_template(_TEMPLATE).render(
        on=found["machine"],
        sizes=list(_sizes(found["sizes"])),
        scaling=_scaling(found["sizes"]),
        formats=[{"name": name, **_row(row), "words": row["words"]} for name, row in found["formats"].items()],
        beside=[(_BESIDE[name], f"{1000 * beside[name]['cpu'] / beside[name]['records']:.0f}") for name in _BESIDE],
        counted=beside["peer"]["counted"],
    )
    return text.rstrip() + "\n"


def _sizes(sizes: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for size, row in sizes.items():
        for name, workers in (("one", 1), ("two", 2)):
            if name in row:
                again = f"{row['unchanged']['wall']:.2f} s" if name == "two" else ""
                head = {"size": f"{int(size):,}", "words": row["words"], "workers": workers, "unchanged": again}
                yield {**head, **_row(row[name])}


def _row(took: dict[str, float]) -> dict[str, str]:
    return {
        "records": f"{took['records']:.0f}",
        "wall": f"{took['wall']:.1f}",
        "rate": f"{took['records'] / took['wall']:.1f}",
        "ms": f"{1000 * took['cpu'] / took['records']:.0f}",
        "worker": f"{took['worker_mb']:.0f}",
        "whole": f"{took['whole_mb']:.0f}",
    }


def _scaling(sizes: dict[str, Any]) -> str:
    both = [(int(size), row["one"]["wall"] / row["two"]["wall"]) for size, row in sizes.items() if "one" in row]
    return (
        "Two workers are " + ", ".join(f"{times:.2f} times as fast for {size:,} records" for size, times in both) + "."
    )


if __name__ == "__main__":
    main()
