"""Which passages of a later record are about an action, and how sure that is.

A passage scores by the share of the action's concepts that it names, each weighed by how much it tells; who does it, and
about whom, speak for and against. The thresholds were set on the cases of ``benchmarks/follow-up.jsonl`` that are not
held out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from minutecheck.follow_up.concepts import concept_of, concepts_of
from minutecheck.follow_up.parties import mentions_in
from minutecheck.follow_up.passages import Passage
from minutecheck.follow_up.task import LIGHT, Known, Task, about_whom, reported
from minutecheck.follow_up.words import follow_up_words

STRONG, WEAK = 0.6, 0.45
"""From which score on a passage is about the action, and possibly about it."""
_OWNER, _OTHER_DOER, _NO_VERB, _NOTHING_SPECIAL = 0.15, 0.6, 0.6, 0.7
_TELLING = 0.7
"""How much the concepts shared must tell together, unless the owner is named too."""
_FEW = 8
_SPECIAL = 0.9


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that may be about an action: its number, the score from 0 to 1, and whether it surely is.

    ``firm`` says that what they share tells enough for the passage to report the action done.
    """

    passage: int
    score: float
    strong: bool
    firm: bool


def spread(passages: Sequence[Passage]) -> Mapping[str, float]:
    """Return for each concept how much it tells passages apart: 1 for a rare one, less for one that is everywhere."""
    if len(passages) < _FEW:
        return {}
    counts: dict[str, int] = {}
    for passage in passages:
        for name in {one.name for one in concepts_of(passage.task)}:
            counts[name] = counts.get(name, 0) + 1
    whole = log(len(passages) + 1)
    return {
        name: min(1.0, max(0.35, log((len(passages) + 1) / (count + 0.5)) / whole + 0.25))
        for name, count in counts.items()
    }


def matches_of(
    task: Task,
    passages: Sequence[Passage],
    known: Known,
    lexicon: Collection[str],
    telling: Mapping[str, float],
    child: Collection[str] = (),
) -> tuple[Match, ...]:
    """Return the passages that may be about a task, the likeliest first.

    ``child`` are the names of the child whom the whole record is about: they tell no two passages apart.
    """
    found = []
    for number, passage in enumerate(passages):
        score, capped, firm = _score(task, passage, known, lexicon, telling, child)
        if score >= WEAK:
            strong = score >= STRONG and not capped
            found.append(Match(number, round(min(score, 1.0), 2), strong, strong and firm))
    return tuple(sorted(found, key=lambda match: (-match.score, match.passage)))


def _score(
    task: Task,
    passage: Passage,
    known: Known,
    lexicon: Collection[str],
    telling: Mapping[str, float],
    child: Collection[str],
) -> tuple[float, bool, bool]:
    """Return the score, whether the passage is no more than possibly about the task, and whether they share enough."""
    names = {one.name for one in concepts_of(passage.task)}
    names |= {name for name in task.weights if (said := reported(name)) is not None and said.search(passage.task)}
    weights = {name: weight * telling.get(name, 1.0) for name, weight in task.weights.items()}
    weights = {name: LIGHT if name in child else weight for name, weight in weights.items()}
    whole = sum(weights.values())
    shared = sum(weight for name, weight in weights.items() if name in names)
    if not whole or not shared:
        return 0.0, False, False
    score = shared / whole
    there = about_whom(passage.task, lexicon, known) - frozenset(child)
    asked = task.about - frozenset(child)
    if (asked and there and asked.isdisjoint(there)) or _other_kind(task.text, passage.task):
        return 0.0, False, False
    mentions = (*mentions_in(passage.task, known), *mentions_in(passage.owner, known))
    owner = any(
        one.person in task.persons if one.person and task.persons else one.party in task.parties for one in mentions
    )
    doers = [one for one in mentions if one.doer]
    other = bool(doers) and not owner and bool(task.persons or task.parties) and not _same_party(task, doers)
    if owner:
        score += _OWNER
    elif other:
        score *= _OTHER_DOER
    special = {name for name, weight in task.weights.items() if weight >= _SPECIAL and name not in child}
    if special and special.isdisjoint(names):
        score *= _NOTHING_SPECIAL
    strong_verb = task.verb_concept is not None and (task.verb is None or not task.verb.light)
    if strong_verb and task.verb_concept not in names and not names & (task.weights.keys() - task.about):
        score *= _NO_VERB
    telling_little = sum(task.weights[name] for name in names & task.weights.keys()) < _TELLING
    return score, other or (telling_little and not owner), not telling_little


def _other_kind(asked: str, told: str) -> bool:
    """Say whether a thing that both name is of one kind in the action and only of another in the passage."""
    wanted, found = _kinds_in(asked), _kinds_in(told)
    return any(thing in found and found[thing].isdisjoint(kinds) for thing, kinds in wanted.items())


def _kinds_in(text: str) -> dict[str, set[str]]:
    """Return for each thing the kinds that stand right before it ("health chronology")."""
    concepts, kinds = concepts_of(text), {concept_of(word) for word in follow_up_words().kinds}
    found: dict[str, set[str]] = {}
    for kind, thing in pairwise(concepts):
        if kind.name in kinds and thing.start - kind.end <= 1:
            found.setdefault(thing.name, set()).add(kind.name)
    return found


def _same_party(task: Task, doers: Sequence[object]) -> bool:
    return any(getattr(one, "party", None) in task.parties for one in doers)
