"""An explanation as plain text: a block for each criterion, a paragraph for each candidate.

It quotes the record, so it goes where it was asked for and nowhere else.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from minutecheck.explaining.explanation import Candidate, Explained, Explanation, Weighed
from minutecheck.outputs import wording
from minutecheck.report import Kind

_WIDTH = 100
_LONGEST = 220
_KINDS = {
    Kind.MINUTES: "the minutes of a strategy discussion",
    Kind.CASE_NOTE: "an agency's own record",
    Kind.OTHER: "another kind of document",
}


def explanation_text(found: Explanation, titles: Mapping[str, str]) -> str:
    """Return an explanation as text; ``titles`` gives each criterion's name in plain words."""
    lines = [wording.on_one_line(found.path)]
    if found.kind is not None:
        lines.append(f"Taken for {_KINDS[found.kind]} ({_shares(found.kind_shares)}).")
        lines += _weighed("Most moved by", found.kind_quantities, 2)
    for explained in found.criteria:
        lines += ["", *_criterion(explained, titles.get(explained.id, explained.id))]
    return "\n".join(lines) + "\n"


def _criterion(explained: Explained, title: str) -> Iterator[str]:
    value = ", ".join(explained.value) if isinstance(explained.value, tuple) else str(explained.value)
    yield f"{title} ({explained.id})"
    looked = f"{explained.confidence:.2f} sure; a person is asked to look below {explained.review_below:.2f}"
    yield f"  {value or 'nobody'}: {looked}" + (", so here too." if explained.review else ".")
    if explained.shares:
        yield f"  The record as a whole: {_shares(explained.shares)}."
    yield from _weighed("Set apart from the next likeliest by", explained.quantities, 2)
    if not explained.candidates:
        yield "  No words came close."
    for candidate in explained.candidates:
        yield from _candidate(candidate)


def _candidate(candidate: Candidate) -> Iterator[str]:
    place = wording.place_in_words(candidate.place)
    sign = "+" if candidate.counted else "-"
    quote = f"“{wording.shorten(candidate.quote, _LONGEST)}”" + (f" ({place})" if place else "")
    yield from _wrapped(quote, f"  {sign} ", 4)
    yield from _wrapped(f"{candidate.speaks_for} {candidate.sure:.2f}. {candidate.why}", "    ", 4)
    for rule in candidate.rules:
        yield from _wrapped(f"rule {rule.id} ({rule.severity}): {rule.why}", "    ", 6)
    yield from _weighed("features", candidate.features, 4)


def _weighed(what: str, found: Sequence[Weighed], indent: int) -> Iterator[str]:
    if found:
        parts = "; ".join(f"{one.what} {one.effect:+.2f}" for one in found)
        yield from _wrapped(f"{what}: {wording.on_one_line(parts)}", " " * indent, indent + 2)


def _shares(shares: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {share:.2f}" for name, share in shares.items())


def _wrapped(text: str, first: str, indent: int) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=" " * indent, break_on_hyphens=False)
