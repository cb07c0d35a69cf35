"""An action of the earlier record, taken apart: who, what is to be done, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from minutecheck.analysis.dates.deadlines import find_deadlines
from minutecheck.follow_up.concepts import concept_of, concepts_of
from minutecheck.follow_up.parties import Mention, mentions_in, party_called
from minutecheck.follow_up.words import Verb, follow_up_words, phrases
from minutecheck.report import Action
from minutecheck.sharing.names import names_in

Known = Mapping[str, tuple[str, str | None]]
GENERAL, LIGHT, OWN_CHILD = 0.5, 0.25, 0.3
_TO = re.compile(r"\b(?:to|will|shall|must)\s+(?:be\s+|urgently\s+|also\s+)?(?=\w)", re.IGNORECASE)
_MOST_DATE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Task:
    """What an action asks for.

    ``weights`` holds the concepts it is about with how much each tells (0 to 1); ``verb`` is the kind of task and
    ``verb_concept`` its concept. ``about`` are the relatives and names it is about, ``persons`` and ``parties`` its owners.
    """

    text: str
    weights: Mapping[str, float]
    verb: Verb | None
    verb_concept: str | None
    about: frozenset[str]
    persons: frozenset[str]
    parties: frozenset[str]
    due: date | None


def task_of(action: Action, known: Known, lexicon: Collection[str]) -> Task:
    """Return an action taken apart; ``known`` are the people of the record, ``lexicon`` ordinary words in lower case."""
    text = _without_dates(action.text)
    mentions = mentions_in(text, known)
    owners = _owners(action, text, mentions, known)
    body = _without(text, [(one.start, one.end) for one in owners if one.start < one.end])
    verb_word = _verb_word(body)
    verb = verb_called(verb_word) if verb_word else None
    weights: dict[str, float] = {}
    for concept in concepts_of(body):
        if concept.word not in known:
            weights.setdefault(concept.name, weight_of(concept.name))
    verb_concept = concept_of(verb_word) if verb_word else None
    if verb_concept in weights and (verb is None or verb.light):
        weights[verb_concept] = LIGHT if verb else GENERAL
    return Task(
        text=action.text,
        weights=weights,
        verb=verb,
        verb_concept=verb_concept,
        about=about_whom(body, lexicon, known),
        persons=frozenset(one.person for one in owners if one.person),
        parties=frozenset(one.party for one in owners if one.party),
        due=action.due_date,
    )


def about_whom(text: str, lexicon: Collection[str], known: Known) -> frozenset[str]:
    """Return the relatives and the names of people in a text, professionals of the record left out."""
    relatives = {concept.name for concept in concepts_of(text) if concept.name in _relatives()}
    names = {
        concept_of(word)
        for start, end in names_in(text, lexicon, ())
        for word in re.findall(r"[^\W\d_]+", text[start:end])
        if word not in known and not (start < 2 and word.lower() in lexicon)
    }
    return frozenset(relatives | {name for name in names if party_called(name) is None})


@cache
def weight_of(concept: str) -> float:
    """Return how much a concept tells of what a task is about, from 0 to 1."""
    if concept in ("child", "family"):
        return OWN_CHILD
    if concept in _general():
        return GENERAL
    return LIGHT if concept in _light() else 1.0


@cache
def verb_called(word: str) -> Verb | None:
    """Return the kind of task that a word of an action sets; ``None`` where the lists hold no such word."""
    low = word.lower()
    for verb in follow_up_words().verbs:
        if low in verb.task or low.removesuffix("s") in verb.task or low in verb.done:
            return verb
    concept = concept_of(low)
    return next((verb for verb in follow_up_words().verbs if concept == concept_of(verb.task[0])), None)


@cache
def reported(concept: str) -> re.Pattern[str] | None:
    """Return the phrases of several words that report the kind of task which a concept names ("went to see")."""
    for verb in follow_up_words().verbs:
        if concept == concept_of(verb.task[0]):
            several = [phrase for phrase in verb.done if " " in phrase]
            return phrases(several) if several else None
    return None


@cache
def done_words(verb: Verb | None) -> re.Pattern[str]:
    """Return the words that report a kind of task as done, with those that report any task."""
    return phrases((*follow_up_words().done, *(verb.done if verb else ())))


def _owners(action: Action, text: str, mentions: Sequence[Mention], known: Known) -> list[Mention]:
    """Return the owners: those whom the owner's words name, and that stand as such in the action."""
    owners = list(mentions_in(action.owner or "", known))
    first = _TO.search(text)
    inside = [one for one in mentions if action.owner and text[one.start : one.end] in action.owner]
    if first:
        inside += [one for one in mentions if one.end <= first.start() and one not in inside]
    named = [Mention(one.party, one.person, 0, 0, one.doer) for one in owners]
    attendee = action.owner_attendee
    if attendee:
        party = next((party for name, party in known.values() if name == attendee), None)
        named.append(Mention(party, attendee, 0, 0, True))
    return [*named, *inside]


def _verb_word(text: str) -> str | None:
    """Return the word that says what is to be done: what follows "to", or the first word of a note without one."""
    lead = _TO.search(text)
    ignored = follow_up_words().ignored
    for start in (lead.end() if lead else 0, 0):
        for match in re.finditer(r"[^\W\d_]+", text[start:]):
            if match[0].lower() not in ignored and (lead is None or verb_called(match[0]) or not start):
                return match[0]
            if lead and start:
                return match[0]
    return None


def _without_dates(text: str) -> str:
    spans = [(one.start, one.end) for one in find_deadlines(text, None) if len(one.text.split()) <= _MOST_DATE_WORDS]
    return _without(text, spans)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


@cache
def _general() -> frozenset[str]:
    return frozenset(concept_of(word) for word in follow_up_words().general)


@cache
def _light() -> frozenset[str]:
    return frozenset(concept_of(word) for verb in follow_up_words().verbs if verb.light for word in verb.task)


@cache
def _relatives() -> frozenset[str]:
    return frozenset(concept_of(word) for word in follow_up_words().relatives)
