"""Finds the segments that came closest to being evidence for a criterion, and says why each counted or did not."""

from __future__ import annotations

from collections.abc import Iterable

from minutecheck.analysis.analyse import NOTHING, Analysis, features_of
from minutecheck.analysis.forms.form_text import is_unanswered
from minutecheck.analysis.scoring.model import Model
from minutecheck.analysis.scoring.vectors import Features
from minutecheck.analysis.segment import SegmentKind
from minutecheck.criteria.action_scores import action_chances
from minutecheck.criteria.evidence import SURE, chosen_for
from minutecheck.explaining.explanation import Candidate, FiredRule
from minutecheck.explaining.weighing import weigh_features
from minutecheck.record import Span
from minutecheck.rulebook import Severity, load_rules

MOST = 6
"""Candidates shown for one criterion, beside those that count."""
FAINTEST = 0.03
"""Probability below which a segment is not worth showing, unless a rule names it."""


class Candidates:
    """The candidates of one record; made once, since all criteria share the features of its segments."""

    def __init__(self, analysis: Analysis, model: Model) -> None:
        self._analysis, self._model = analysis, model
        self._features: list[Features] = list(features_of(analysis, model))
        self._reasons = {rule.id: rule.why for rule in load_rules(analysis.pack)}

    def of(self, criterion: str, value: str) -> tuple[Candidate, ...]:
        """Return the candidates of a criterion that is judged by its segments, the likeliest first.

        ``value`` is the value of the head's classes that the record was judged to show, or one of ``NOTHING``.
        """
        analysis = self._analysis
        counted = [] if value in NOTHING else chosen_for(analysis, criterion, value)
        ruled = {match.segment_index for match in analysis.matches if match.criterion == criterion}
        none = next(name for name in analysis.classes[criterion] if name in NOTHING)
        sure = 1 - analysis.score(criterion, none)
        ranked = sorted(range(len(sure)), key=lambda number: (-float(sure[number]), number))
        near = [n for n in ranked if n not in counted and (sure[n] >= FAINTEST or n in ruled)]
        near = [n for n in near if analysis.segments[n].kind is not SegmentKind.HEADING][:MOST]
        shown = sorted(counted, key=ranked.index) + near
        best = max((float(analysis.score(criterion, value)[n]) for n in counted), default=0.0)
        return tuple(self._candidate(criterion, number, value, none, number in counted, best) for number in shown)

    def _candidate(self, criterion: str, number: int, value: str, none: str, counted: bool, best: float) -> Candidate:
        analysis = self._analysis
        scores = {name: float(analysis.score(criterion, name)[number]) for name in analysis.classes[criterion]}
        speaks_for = max((name for name in scores if name != none), key=lambda name: (scores[name], name))
        speaks_for = value if counted else speaks_for
        rules = self._rules(criterion, number)
        why = (
            "The judgement rests on these words."
            if counted
            else self._lost(number, value, speaks_for, scores[speaks_for], best, rules)
        )
        features = weigh_features(self._model, self._features[number], criterion, speaks_for, none)
        span = analysis.segments[number].span
        return self.at(span, speaks_for, scores[speaks_for], counted, why).model_copy(
            update={"rules": rules, "features": features}
        )

    def at(self, span: Span, speaks_for: str, sure: float, counted: bool, why: str) -> Candidate:
        """Return the record's words between two offsets as a candidate, without rules and features."""
        record = self._analysis.record
        return Candidate(
            quote=record.words_of(span), start=span[0], end=span[1], place=record.place_of(span[0]),
            speaks_for=speaks_for, sure=round(sure, 3), counted=counted, why=why,
        )  # fmt: skip

    def _rules(self, criterion: str, number: int) -> tuple[FiredRule, ...]:
        fired: Iterable[FiredRule] = (
            FiredRule(id=match.rule_id, severity=str(severity), value=match.value, why=self._reasons[match.rule_id])
            for severity in (Severity.EVIDENCE, Severity.VETO)
            for match in self._analysis.matches_in(number, criterion, severity)
        )
        return tuple({rule.id: rule for rule in fired}.values())

    def _lost(
        self, number: int, value: str, speaks_for: str, sure: float, best: float, rules: tuple[FiredRule, ...]
    ) -> str:
        if is_unanswered(self._analysis.segments[number]):
            return "This is a question of the form that nobody answered."
        vetoes = [rule for rule in rules if rule.severity == Severity.VETO]
        if vetoes and sure < SURE:
            return f"A rule counts words like these out: {vetoes[0].why}"
        if value in NOTHING:
            if sure < SURE:
                return f"Words like these are more often no evidence ({1 - sure:.2f}) than “{speaks_for}” ({sure:.2f})."
            return f"By themselves these words would show “{speaks_for}” ({sure:.2f}); the record as a whole does not."
        if speaks_for == value:
            return f"They speak for the same value, less surely ({sure:.2f}) than the words that count ({best:.2f})."
        return f"They speak for “{speaks_for}” ({sure:.2f}); the words that count speak for “{value}” ({best:.2f})."

    def of_actions(self, spans: Iterable[Span]) -> tuple[Candidate, ...]:
        """Return the segments considered as actions, in reading order; ``spans`` are the actions reported."""
        analysis, combiner = self._analysis, self._model.combiners["action"]
        chances, threshold = action_chances(analysis, combiner), float(combiner["threshold"])
        found = list(spans)
        ranked = sorted(range(len(chances)), key=lambda n: (-chances[n], n))
        taken = {n for n in ranked if any(analysis.segments[n].start < end and start < analysis.segments[n].end
                                          for start, end in found)}  # fmt: skip
        near = [n for n in ranked if n not in taken and chances[n] >= FAINTEST][:MOST]
        shown = []
        for number in sorted([*taken, *near]):
            chance = chances[number]
            if number in taken:
                why = "Reported as an action."
            elif chance >= threshold:
                why = "Likely enough, but it is a relative's task or its row has no words under the column of tasks."
            else:
                why = f"Words like these are an action less often ({chance:.2f}) than is asked for ({threshold:.2f})."
            features = weigh_features(self._model, self._features[number], "action", "action", "none")
            candidate = self.at(analysis.segments[number].span, "action", chance, number in taken, why)
            shown.append(candidate.model_copy(update={"features": features, "rules": self._rules("actions", number)}))
        return tuple(shown)
