"""What a rule pack changes of another: rules and checks added, left out or made otherwise, and time limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from minutecheck.report import Outcome
from minutecheck.rulebook.catalogue import criteria_catalogue
from minutecheck.rulebook.check import Check
from minutecheck.rulebook.checks import load_checks
from minutecheck.rulebook.limits import LimitsFile, load_limits
from minutecheck.rulebook.load import load_rules
from minutecheck.rulebook.model import Criterion, Rule
from minutecheck.rulebook.packs import CORE, renamed_headings

_STARTS = {
    "referral": "the referral",
    "enquiry": "the start of enquiries",
    "meeting": "the meeting",
    "initiating": "the discussion that decided on enquiries",
    "last": "the last discussion",
}
_OUTCOMES = {outcome: outcome.value.replace("_", " ") for outcome in Outcome}
_Thing = TypeVar("_Thing", Rule, Check)


def differences(pack: str, other: str = CORE) -> tuple[str, ...]:
    """Return a line for each thing that ``pack`` adds to, leaves out of or changes in ``other``, rules first.

    Raises:
        RuleError: one of the packs cannot be used.
    """
    rules = [{rule.id: rule for rule in load_rules(each)} for each in (other, pack)]
    checks = [{check.id: check for check in load_checks(each)} for each in (other, pack)]
    return (
        *_between("rule", rules[0], rules[1], lambda rule: rule.name, _rule_parts),
        *_between("check", checks[0], checks[1], lambda check: check.file.title, _check_parts),
        *_criteria(criteria_catalogue(other), criteria_catalogue(pack)),
        *_limits(load_limits(other), load_limits(pack)),
        *_headings(renamed_headings(other), renamed_headings(pack)),
    )


def _between(
    what: str,
    old: Mapping[str, _Thing],
    new: Mapping[str, _Thing],
    named: Callable[[_Thing], str],
    parts: Callable[[_Thing], Mapping[str, object]],
) -> Iterator[str]:
    for name in sorted({*old, *new}):
        if name not in old:
            yield f"+ {what} {name}: {named(new[name])}"
        elif name not in new:
            yield f"- {what} {name}: {named(old[name])}"
        else:
            before, after = parts(old[name]), parts(new[name])
            changed = [key for key in after if before[key] != after[key]]
            if changed:
                yield f"~ {what} {name}: {', '.join(changed)}"


def _rule_parts(rule: Rule) -> Mapping[str, object]:
    """Return what a rule does, by the keys of its file."""
    keys = ("criterion", "value", "severity", "zones", "patterns", "unless", "heading_patterns", "unless_heading")
    return {key: getattr(rule, key) for key in (*keys, "unless_state", "why")}


def _check_parts(check: Check) -> Mapping[str, object]:
    keys = ("title", "question", "applies", "shown", "logic", "information", "wording", "advice")
    return {key: getattr(check.file, key) for key in keys}


def _criteria(old: Mapping[str, Criterion], new: Mapping[str, Criterion]) -> Iterator[str]:
    for name, criterion in new.items():
        if name not in old:
            yield f"+ criterion {name}: {criterion.title}"
            continue
        for value, wording in criterion.values.items():
            before = old[name].values[value]
            if before.outcome is not wording.outcome:
                yield f"~ criterion {name}, {value}: {_OUTCOMES[before.outcome]}, now {_OUTCOMES[wording.outcome]}"
            elif before != wording:
                yield f"~ criterion {name}, {value}: worded otherwise"


def _headings(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for heading, known in new.items():
        if old.get(heading) != known:
            yield f"+ heading {heading}: read as {known}"


def _limits(old: LimitsFile, new: LimitsFile) -> Iterator[str]:
    for name in LimitsFile.model_fields:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            was, now = (f"{limit.in_words} from {_STARTS[limit.starts]}" for limit in (before, after))
            yield f"~ time limit {name}: {was}, now {now}"
