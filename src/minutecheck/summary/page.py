"""The summary as a page: one file with everything in it, no script, for a screen, a reader aloud or paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from markupsafe import Markup

from minutecheck.agreement.kappa import kappa_in_words
from minutecheck.agreement.said import Said
from minutecheck.outputs import wording
from minutecheck.outputs.html.page import environment, style_and_hash
from minutecheck.report import DueKind, OwnerKind
from minutecheck.summary.read import AuditNotes
from minutecheck.summary.small import TOO_FEW, count_or_few, share_or_few
from minutecheck.summary.tables import group_tables, outcome_rows
from minutecheck.summary.tally import Tally
from minutecheck.summary.trend import Trend

MOST_GAPS = 12
MOST_DIFFERENCES = 100
_KINDS = {"minutes": "records of strategy discussions", "case_note": "agencies' case notes", "other": "other documents"}
_ERRORS = {
    "not_found": "could not be found", "unsupported": "are of a type that is not read", "encrypted": "are encrypted",
    "corrupt": "are damaged", "no_text": "are scans without text", "too_large": "are too large", "timeout": "took too long",
    "internal": "stopped the program",
}  # fmt: skip


def render_summary(
    tally: Tally,
    notes: AuditNotes,
    titles: Mapping[str, str],
    *,
    trend: Trend | None = None,
    below: int = 0,
    quotes: bool = True,
    said: Said | None = None,
) -> str:
    """Return the page. ``below`` leaves out counts from 1 to ``below`` - 1; ``quotes`` shows the words of good examples."""
    style, style_hash = style_and_hash()
    further = [name for name in tally.outcomes if name not in wording.CORE]
    return (
        environment()
        .get_template("summary.html.j2")
        .render(
            folders=[wording.on_one_line(PurePath(folder).name or folder) for folder in notes.folders],
            records=tally.records,
            kinds=[f"{tally.kinds[kind]} {words}" for kind, words in _KINDS.items() if tally.kinds[kind]],
            core=[(row, Markup(row.bar)) for row in outcome_rows(tally, wording.CORE, titles, below)],
            further=[(row, Markup(row.bar)) for row in outcome_rows(tally, _in_order(further, titles), titles, below)],
            actions=_actions(tally, below),
            gaps=[
                (title, share)
                for title, number, whole in tally.gaps(dict(titles))
                if (share := share_or_few(number, whole, below)) != TOO_FEW
            ][:MOST_GAPS],
            groups=group_tables(tally, titles, below),
            trend=trend,
            examples=_examples(tally, titles, quotes=quotes),
            errors=[f"{number} {_ERRORS.get(code, code)}" for code, number in sorted(tally.errors.items())],
            not_read=[
                f"{number} × {wording.on_one_line(what)}" for what, number in tally.not_read.most_common(MOST_GAPS)
            ],
            left_out=[wording.on_one_line(note) for note in notes.left_out],
            set_aside=tally.set_aside,
            agreement=_agreement(said, titles, below),
            differences=() if below else _differences(said, titles),
            differing=0 if said is None or below else said.differing,
            local=[wording.on_one_line(note) for note in sorted(tally.local)],
            below=below,
            notes=notes,
            style=Markup(style),
            style_hash=style_hash,
        )
    )


def _agreement(
    said: Said | None, titles: Mapping[str, str], below: int
) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return for each two who judged: who, and for each criterion how many agree, and kappa with its interval."""
    if said is None:
        return []
    return [
        (
            wording.on_one_line(who),
            [
                (
                    title,
                    f"{one.agreed} of {one.number}",
                    kappa_in_words(one),
                )
                for title, one in rows
                if one.number >= below
            ],
        )
        for who, rows in said.tables(titles)
    ]


def _differences(said: Said | None, titles: Mapping[str, str]) -> list[tuple[str, ...]]:
    if said is None:
        return []
    return [
        (
            wording.on_one_line(one.path),
            titles.get(one.criterion, one.criterion),
            one.tool,
            f"{one.verdict} ({wording.on_one_line(one.who)})",
            wording.on_one_line(one.reason),
        )
        for one in said.differences[:MOST_DIFFERENCES]
    ]


def _in_order(names: list[str], titles: Mapping[str, str]) -> list[str]:
    known = {name: place for place, name in enumerate(titles)}
    return sorted(names, key=lambda name: (known.get(name, len(known)), name))


def _actions(tally: Tally, below: int) -> list[str]:
    if not tally.actions:
        return []

    def few(count: int) -> str:
        return count_or_few(count, below)

    owner = tally.owners[OwnerKind.PERSON] + tally.owners[OwnerKind.ROLE]
    return [
        f"With an owner and a date: {share_or_few(tally.complete, tally.actions, below)}.",
        f"With a person or a role as owner: {share_or_few(owner, tally.actions, below)}; nobody: "
        f"{few(tally.owners[OwnerKind.NONE])}, an agency: {few(tally.owners[OwnerKind.AGENCY])}, a group: "
        f"{few(tally.owners[OwnerKind.GROUP])}.",
        f"With a date: {share_or_few(tally.dues[DueKind.DATED], tally.actions, below)}; none: "
        f"{few(tally.dues[DueKind.NONE])}, one that is not exact: {few(tally.dues[DueKind.VAGUE])}.",
    ]


def _examples(tally: Tally, titles: Mapping[str, str], *, quotes: bool) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (
            titles.get(name, name),
            [
                (wording.on_one_line(one.path), wording.shorten(one.quote, 240) if quotes else "")
                for one in sorted(tally.examples[name])
            ],
        )
        for name in wording.CORE
        if tally.examples.get(name)
    ]
