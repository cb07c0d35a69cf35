"""Agreement by criterion, between an auditor and the tool and between two auditors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from minutecheck.agreement.kappa import Agreement, agreement, kappa_in_words

ALL = "all"


def by_criterion(verdicts: Iterable[tuple[str, str, str]], order: Iterable[str]) -> dict[str, Agreement]:
    """Return the agreement on each criterion, in a given order, and on all together as the last.

    ``verdicts`` are a criterion with the verdicts of two.
    """
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for criterion, one, other in verdicts:
        pairs[criterion].append((one, other))
        pairs[ALL].append((one, other))
    known = [*order, *sorted(pairs.keys() - set(order) - {ALL}), ALL]
    return {criterion: agreement(pairs[criterion]) for criterion in known if pairs.get(criterion)}


def in_words(found: Mapping[str, Agreement], titles: Mapping[str, str]) -> list[str]:
    """Return a line for each criterion: how many agree, and kappa with its interval."""
    lines = []
    for criterion, one in found.items():
        title = "All together" if criterion == ALL else titles.get(criterion, criterion)
        lines.append(f"{title:<40} {one.agreed} of {one.number} agree, kappa: {kappa_in_words(one)}")
    return lines
