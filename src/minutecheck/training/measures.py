"""The measures by which judgements are compared with gold labels: the same as the published scoring of the bench.

Macro-F1 averages over the values that occur in the gold. An action is right in the strict sense when it matches a gold
action's words and says rightly whether its owner and its date are good enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from minutecheck.report import DueKind, Judgement, Kind, Outcome, OwnerKind, RecordReport
from minutecheck.training.corpus import LabelledRecord
from minutecheck.training.matching import ENOUGH, overlap, words

CORE_VALUES = ("s47-decision", "risk-level", "rationale", "challenge", "meeting-label")
_NO_VALUE = ("absent", "not_applicable")
_GOOD_OWNERS = (OwnerKind.PERSON, OwnerKind.ROLE)
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Scores:
    """What came of a comparison: pairs of gold and reported values by criterion, and counts of actions and evidence.

    ``evidence`` counts, for each criterion, the records whose gold ``wants`` evidence and in how many a piece of it was
    ``found``, and the pieces ``shown`` in reports and how many of them were ``right``.
    """

    pairs: Mapping[str, Pairs]
    actions: Mapping[str, int] = field(default_factory=dict)
    evidence: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def macro_f1(self, criterion: str) -> float:
        """Return the macro-F1 of one criterion, from 0 to 1."""
        return macro_f1(self.pairs[criterion])

    def f1(self, matched: str) -> float:
        """Return the F1 of actions ``found`` or ``strict``."""
        return 2 * self.actions[matched] / max(1, self.actions["gold"] + self.actions["reported"])

    def evidence_found(self, criterion: str) -> float | None:
        """Return the share of records with gold evidence in which a piece of it was shown; ``None`` where none has."""
        return _part(self.evidence.get(criterion, {}), "found", "wants")

    def evidence_right(self, criterion: str) -> float | None:
        """Return the share of the pieces shown that are gold evidence; ``None`` where none was shown."""
        return _part(self.evidence.get(criterion, {}), "right", "shown")

    def core(self) -> float:
        """Return the core score: the mean of five macro-F1s and the strict F1 of actions."""
        return (sum(self.macro_f1(criterion) for criterion in CORE_VALUES) + self.f1("strict")) / (len(CORE_VALUES) + 1)

    def further(self) -> float:
        """Return the mean macro-F1 of the further criteria that take one value."""
        names = [name for name in self.pairs if name not in (*CORE_VALUES, "kind", "meeting_date")]
        return sum(self.macro_f1(name) for name in names) / max(1, len(names))


def _part(counts: Mapping[str, int], part: str, whole: str) -> float | None:
    return counts.get(part, 0) / counts[whole] if counts.get(whole) else None


def of_right_kind(
    records: Sequence[LabelledRecord], reports: Sequence[RecordReport]
) -> tuple[list[LabelledRecord], list[RecordReport]]:
    """Return the records whose kind was told rightly, with their reports.

    A record of the wrong kind brings a value that no report gives ("not_applicable"), and macro-F1 averages over it.
    """
    kept = [(record, report) for record, report in zip(records, reports, strict=True) if record.kind == report.kind]
    return [record for record, _ in kept], [report for _, report in kept]


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the F1 averaged over the gold's values; pairs are (gold, reported)."""
    values = sorted({gold for gold, _ in pairs})
    return sum(_f1(pairs, value) for value in values) / max(1, len(values))


def _f1(pairs: Sequence[tuple[str, str]], value: str) -> float:
    right = sum(gold == value == said for gold, said in pairs)
    wrong = sum((gold == value) != (said == value) for gold, said in pairs)
    return 2 * right / max(1, 2 * right + wrong) if right else 0.0


def compare(records: Sequence[LabelledRecord], reports: Sequence[RecordReport]) -> Scores:
    """Return the scores of reports against the gold labels of the same records, in the same order."""
    pairs: dict[str, Pairs] = {name: [] for name in ("kind", "meeting_date", *CORE_VALUES)}
    actions: Counter[str] = Counter()
    evidence: dict[str, Counter[str]] = {name: Counter() for name in CORE_VALUES}
    for record, report in zip(records, reports, strict=True):
        pairs["kind"].append((record.kind, str(report.kind)))
        if record.meeting_date:
            pairs["meeting_date"].append((str(record.meeting_date), str(report.meeting_date)))
        for criterion in CORE_VALUES:
            gold, said = record.value(criterion), _value(report, criterion)
            if criterion == "meeting-label" or not gold == said == "not_applicable":
                pairs[criterion].append((gold, said))
                evidence[criterion].update(_count_evidence(record, report, criterion, gold, said))
        actions.update(_count_actions(record, report))
        if record.kind == Kind.MINUTES:
            for criterion, gold in record.further.items():
                if isinstance(gold, str):
                    pairs.setdefault(criterion, []).append((gold, _value(report, criterion)))
    return Scores(pairs, actions, evidence)


def _count_evidence(
    record: LabelledRecord, report: RecordReport, criterion: str, gold: str, said: str
) -> Mapping[str, int]:
    quotes = record.criteria.get(criterion, {}).get("evidence", [])
    judgement = report.judgement(criterion)
    shown = [piece.quote for piece in judgement.evidence] if judgement else []
    agree = [any(overlap(quote, piece) >= ENOUGH for quote in quotes) for piece in shown]
    found = {"wants": 1, "found": int(any(agree))} if gold not in _NO_VALUE else {}
    return found | ({"shown": len(shown), "right": sum(agree)} if said not in _NO_VALUE else {})


def is_right(record: LabelledRecord, judgement: Judgement) -> bool | None:
    """Say whether a judgement agrees with the record's labels; ``None`` where it has no label, or neither applies.

    Actions are compared by what they come to together, attendance by who of the four is present.
    """
    name, value = judgement.id, judgement.value
    if name in CORE_VALUES:
        gold = record.value(name)
        return None if name != "meeting-label" and gold == str(value) == "not_applicable" else gold == str(value)
    if record.kind != Kind.MINUTES:
        return None if judgement.outcome is Outcome.NOT_APPLICABLE else False
    if name == "actions":
        return outcome_of_actions(record.actions) is judgement.outcome
    if name not in record.further:
        return None
    wanted = record.further[name]
    if isinstance(value, tuple):
        return set(value) == set(wanted)
    return str(value) == str(wanted)


def outcome_of_actions(actions: Sequence[Mapping[str, Any]]) -> Outcome:
    """Return what labelled actions come to together, by the published rule."""
    owned = [action["owner_kind"] in _GOOD_OWNERS for action in actions]
    dated = [action["due_kind"] == DueKind.DATED for action in actions]
    if actions and all(owned) and all(dated):
        return Outcome.MET
    return Outcome.PARTLY_MET if any(owned) or any(dated) else Outcome.NOT_MET


def _value(report: RecordReport, criterion: str) -> str:
    found = report.judgement(criterion)
    return str(found.value) if found else "not_applicable"


def _count_actions(record: LabelledRecord, report: RecordReport) -> Counter[str]:
    matched = match_actions(record.actions, [action.model_dump(mode="json") for action in report.actions])
    strict = sum(
        ((gold["owner_kind"] in _GOOD_OWNERS) == (said["owner_kind"] in _GOOD_OWNERS))
        and ((gold["due_kind"] == DueKind.DATED) == (said["due_kind"] == DueKind.DATED))
        for gold, said in matched
    )
    return Counter(gold=len(record.actions), reported=len(report.actions), found=len(matched), strict=strict)


def match_actions(
    gold: Sequence[Mapping[str, Any]], said: Sequence[Mapping[str, Any]]
) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Pair gold actions with reported ones, one to one, the closest wording first."""
    counted_gold, counted_said = [words(row["text"]) for row in gold], [words(row["text"]) for row in said]
    chances = []
    for i, one in enumerate(counted_gold):
        for j, other in enumerate(counted_said):
            shared, shorter = (one & other).total(), min(one.total(), other.total())
            if shorter >= 2 and shared / shorter >= ENOUGH:
                chances.append((shared / shorter + shared / (one | other).total(), i, j))
    pairs, used_gold, used_said = [], set(), set()
    for _, i, j in sorted(chances, reverse=True):
        if i not in used_gold and j not in used_said:
            pairs.append((gold[i], said[j]))
            used_gold.add(i)
            used_said.add(j)
    return pairs
