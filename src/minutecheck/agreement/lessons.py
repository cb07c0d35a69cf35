"""Turns auditors' verdicts into labelled lines to train with: words of a record that do, or do not, show a criterion.

A verdict alone is of a whole record; what a classifier learns from is words. Where auditor and tool agree, the words are the
evidence that the tool found. Where the auditor finds nothing shown, the tool's evidence is none. Where the auditor finds more
than the tool, the words are those that the auditor quotes in the reason, between quotation marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field

from minutecheck.agreement.store import Kept
from minutecheck.analysis.segment import Segment
from minutecheck.analysis.structure.structure import segments_of
from minutecheck.criteria.further import BY_SEGMENT, FLAGS
from minutecheck.outputs.wording import OUTCOMES
from minutecheck.record import Record, Span
from minutecheck.report import Judgement, RecordReport
from minutecheck.rulebook import criteria_catalogue

CORE = ("s47-decision", "risk-level", "rationale", "challenge")
LEARNT = (*CORE, *(one for one in BY_SEGMENT if one not in FLAGS))
"""Criteria that a classifier of segments learns; of actions, attendance and names nothing can be learnt from a verdict."""
NONE = "none"
_HALF = 0.5
_QUOTED = re.compile('["“”„]([^"“”„]{4,400})["“”]')


@dataclass(frozen=True, slots=True)
class Lesson:
    """One labelled line: the words as they stand in a record, with the heading and the segment before them.

    ``value`` is what they show, ``none`` where they show nothing; ``record`` is the beginning of the record's digest.
    """

    criterion: str
    value: str
    text: str
    heading: str | None
    before: str | None
    record: str

    def as_row(self) -> dict[str, str | None]:
        """Return the line as JSON holds it."""
        return asdict(self)


@dataclass(slots=True)
class Lessons:
    """The lessons of some records, and why some verdicts gave none."""

    lines: list[Lesson] = field(default_factory=list)
    without: Counter[str] = field(default_factory=Counter)

    def add(self, record: Record, report: RecordReport, kept: Iterable[Kept]) -> None:
        """Add what the verdicts on one record teach; of several auditors on one criterion, only where they agree."""
        segments = segments_of(record)
        by_criterion: dict[str, list[Kept]] = {}
        for one in kept:
            by_criterion.setdefault(one.criterion, []).append(one)
        for criterion, said in by_criterion.items():
            judged = report.judgement(criterion)
            if criterion not in LEARNT or judged is None:
                self.without["nothing can be learnt of this criterion from a verdict"] += len(said)
            elif len({one.verdict for one in said}) > 1:
                self.without["auditors differ"] += len(said)
            else:
                self._one(record, segments, judged, said)

    def _one(self, record: Record, segments: tuple[Segment, ...], judged: Judgement, said: list[Kept]) -> None:
        verdict, tool = said[0].verdict, OUTCOMES[judged.outcome]
        evidence = [(found.start, found.end) for found in judged.evidence]
        quoted = [span for one in said for span in _quoted(record, one.reason)]
        value: str | None = NONE
        spans = evidence
        if verdict in ("met", "partly met"):
            value = str(judged.value) if verdict == tool else _value(judged.id, verdict, said)
            spans = quoted or (evidence if verdict == tool else [])
        if value is None:
            self.without["it is not clear which of several values was meant: name it in the reason"] += len(said)
        elif not spans:
            self.without["no words to learn from: quote them in the reason"] += len(said)
        else:
            self.lines += [
                Lesson(judged.id, value, one.text, one.heading, one.before, record.sha256[:12])
                for one in segments
                if any(_shared(one.span, span) >= _HALF for span in spans)
            ]


def _value(criterion: str, verdict: str, said: list[Kept]) -> str | None:
    """Return the value that a verdict means: the only one that comes to it, or the one that the reason names."""
    possible = [
        name for name, value in criteria_catalogue()[criterion].values.items() if OUTCOMES[value.outcome] == verdict
    ]
    if len(possible) == 1:
        return possible[0]
    words = " ".join(_QUOTED.sub(" ", one.reason) for one in said).lower().replace("-", "_")
    named = [name for name in possible if re.search(rf"\b{name}\b", words)]
    return named[0] if len(named) == 1 else None


def _quoted(record: Record, reason: str) -> Iterator[Span]:
    """Yield where the words that a reason quotes stand in a record, whatever their case and spaces."""
    for quote in _QUOTED.findall(reason):
        pattern = r"\s+".join(re.escape(word) for word in quote.split())
        found = re.search(pattern, record.text, re.IGNORECASE)
        if found:
            yield found.span()


def _shared(segment: Span, span: Span) -> float:
    """Return how much of the shorter of two ranges lies in the other, from 0 to 1."""
    shared = min(segment[1], span[1]) - max(segment[0], span[0])
    return max(0, shared) / max(1, min(segment[1] - segment[0], span[1] - span[0]))
