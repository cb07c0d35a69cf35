"""Says of a mention in a record whether this meeting decided it, and if not, what it is: the purpose of the meeting,
history, a question, a condition, somebody's recommendation ... and whose view it is.

The method is ConText (Harkema et al. 2009) on clauses, with the cues of ``rules/core/cues.yaml``, and with the answers
of form questions read from their tick boxes. Every state comes with the cue that shows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutecheck.analysis.assertion.assertion_types import Assertion, Cue, Holder, State
from minutecheck.analysis.assertion.cue_book import cue_book
from minutecheck.analysis.assertion.cues import FIRST, LAST, MENTION, CueRule, Found, Token, find_cues, tokens_of
from minutecheck.analysis.forms.form_answers import FormAnswer, form_answer
from minutecheck.analysis.structure.sentences import split_sentences
from minutecheck.record import Span

__all__ = ["Assertion", "Cue", "Holder", "State", "assess"]

_WINDOW = 700
_ENQUIRY = re.compile(r"47|forty|section|enquir|inquir|investigat|joint|\bcpe?\b|\bji\b|threshold", re.IGNORECASE)
_SHORT_ANSWER = re.compile(
    r"[\s–—\-:\"“‘'|/]{0,6}(?:[\w ]{1,20}:\s{1,2})?[\"“‘']?(?:\w{1,12}[ ,]{1,2}){0,3}?"
    r"(?P<word>yes|no|y|n|aye|agreed|not|it is|it isn't|(?:she|he|they|we|i) (?:is|are|am)|joint|nfa|likely|unlikely"
    r"|satisfied|resolved|below|met|carried|gone)\b",
    re.IGNORECASE,
)


_COVERS = {
    State.DEFERRED: {
        State.QUESTION,
        State.PURPOSE,
        State.HYPOTHETICAL,
        State.UNCERTAIN,
        State.RECOMMENDATION,
        State.NEGATED,
    },
    State.PURPOSE: {State.QUESTION, State.HYPOTHETICAL},
    State.PROMPT: {State.QUESTION, State.HYPOTHETICAL},
    State.QUESTION: {State.HYPOTHETICAL},
}
"""States whose wording also shows others that add nothing ("to decide whether", "the decision if ... is deferred")."""

_LEADING = frozenset({"chair", "meeting"})
_CONTRAST = frozenset({"but", "however", "although", "though", "whereas", "while", ";"})


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with the mention as one token; ``at`` is its number."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    at: int
    about: str


def assess(
    text: str,
    start: int,
    end: int,
    *,
    heading: str | None = None,
    label: str | None = None,
    before: str | None = None,
) -> Assertion:
    """Return what ``text`` says of the mention ``text[start:end]``.

    ``heading`` and ``label`` are what the text stands under, ``before`` the text before it. Offsets of the cues count
    from the start of ``text``; a cue from a heading or from ``before`` has an empty range at 0.
    """
    form = form_answer(text, start, end)
    if form is not None:
        return _from_form(form)
    scene, sentence = _scene(text, start, end)
    states, adopted, cues = _states(scene, text)
    holder, holder_cue = _holder(scene, text)
    _context(states, cues, heading, label, before)
    if State.QUESTION not in states and text[sentence[1] - 1 : sentence[1]] == "?":
        states.add(State.QUESTION)
        cues.append(Cue(sentence[1] - 1, sentence[1], State.QUESTION, "?"))
    _answer(states, cues, text, sentence)
    for state, covered in _COVERS.items():
        if state in states:
            states -= covered
    if adopted:
        states.discard(State.RECOMMENDATION)
        holder = holder if holder in (Holder.CHAIR, Holder.MEETING) else Holder.MEETING
    kept = [cue for cue in cues if cue.state in states]
    if holder_cue is not None:
        kept.append(holder_cue)
    return Assertion(frozenset(states), holder, tuple(sorted(kept, key=lambda cue: (cue.start, cue.end))))


def _from_form(form: FormAnswer) -> Assertion:
    cue_states = {"no": State.NEGATED, "blank": State.PROMPT, "both": State.UNCERTAIN}
    state = cue_states.get(form.says)
    holder = Holder.UNKNOWN
    if state is None:
        return Assertion(frozenset(), holder, ())
    return Assertion(frozenset({state}), holder, (Cue(form.start, form.end, state, form.words),))


def _scene(text: str, start: int, end: int) -> tuple[_Scene, Span]:
    """Return the sentence of the mention as tokens, and its place in the text."""
    left, right = max(0, start - _WINDOW), min(len(text), max(end, start) + _WINDOW)
    sentence = (left, right)
    for first, last in split_sentences(text[left:right]):
        if left + first <= start < left + last or left + first < end <= left + last:
            sentence = (left + first, left + last)
            break
    first, last = min(sentence[0], start), max(sentence[1], end)
    earlier = tokens_of(text[first:start], first)
    later = tokens_of(text[end:last], end)
    tokens = (
        Token(FIRST, first, first),
        *earlier,
        Token(MENTION, start, end),
        *later,
        Token(LAST, last, last),
    )
    about = "enquiry" if _ENQUIRY.search(text[start:end]) else "risk"
    return _Scene(tokens, tuple(token.words for token in tokens), len(earlier) + 1, about), (first, last)


def _reaches(scene: _Scene, found: Found, clause_ends: frozenset[str]) -> bool:
    """Say whether a cue's scope reaches the mention."""
    rule = found.rule
    if found.start <= scene.at < found.end:
        return True
    if found.end <= scene.at:
        if rule.direction == "after":
            return False
        between = scene.words[found.end : scene.at]
        if ")" in between and "(" not in between[: between.index(")")]:
            return False
    else:
        if rule.direction == "before":
            return False
        between = scene.words[scene.at + 1 : found.start]
    if isinstance(rule.scope, int) and len(between) > rule.scope:
        return False
    if rule.stops_at and not rule.stops_at.isdisjoint(between):
        return False
    return rule.scope == "sentence" or clause_ends.isdisjoint(between)


def _cue(scene: _Scene, found: Found, text: str, state: State | None) -> Cue:
    start, end = scene.tokens[found.start].start, scene.tokens[found.end - 1].end
    return Cue(start, end, state, text[start:end])


def _states(scene: _Scene, text: str) -> tuple[set[State], bool, list[Cue]]:
    """Return the states that reach the mention, whether the meeting took a recommendation over, and the cues."""
    book = cue_book()
    reached = [
        found
        for found in find_cues(scene.words, book.states, scene.at, scene.about)
        if not found.rule.pseudo and _reaches(scene, found, book.clause_ends)
    ]
    settled = any(found.rule.settles for found in reached)
    cues = [
        _cue(scene, found, text, State(found.rule.state))
        for found in reached
        if found.rule.state is not None and not (found.rule.weak and settled)
    ]
    states = {cue.state for cue in cues if cue.state is not None}
    return states, any(found.rule.adopts for found in reached), cues


def _holder(scene: _Scene, text: str) -> tuple[Holder, Cue | None]:
    """Return whose view the mention is: the nearest holder named, or the chair or meeting that comes in after it.

    "Police felt that section 47 was needed and the chair agreed" is the chair's view in the end.
    """
    book = cue_book()
    reached = [
        found
        for found in find_cues(scene.words, book.holders, scene.at)
        if not found.rule.pseudo and _reaches(scene, found, book.clause_ends)
    ]
    best = min(reached, key=lambda found: _distance(scene, found), default=None)
    if best is not None and best.rule.holder not in _LEADING:
        for found in reached:
            between = scene.words[best.end : found.start]
            if found.rule.holder in _LEADING and found.start >= best.end and _CONTRAST.isdisjoint(between):
                best = found
    if best is None or best.rule.holder is None:
        return Holder.UNKNOWN, None
    return Holder(best.rule.holder), _cue(scene, best, text, None)


def _distance(scene: _Scene, found: Found) -> int:
    """Return how many words lie between a cue and the mention; none where the cue holds it."""
    return max(0, scene.at - found.end, found.start - scene.at)


def _context(states: set[State], cues: list[Cue], heading: str | None, label: str | None, before: str | None) -> None:
    """Add what the heading and the label say, and the text before where it leads into this one."""
    book = cue_book()
    for words in (heading, label):
        if not words:
            continue
        for found in find_cues([FIRST, *(token.words for token in tokens_of(words[:200])), LAST], book.headings):
            _add(states, cues, found.rule, words)
    if before and before.rstrip().endswith(":"):
        last = tokens_of(before[-300:])
        for found in find_cues([FIRST, *(token.words for token in last)], book.states):
            if found.rule.state in (State.PURPOSE, State.PROMPT):
                _add(states, cues, found.rule, before[-300:])


def _add(states: set[State], cues: list[Cue], rule: CueRule, words: str) -> None:
    if rule.state is not None:
        states.add(State(rule.state))
        cues.append(Cue(0, 0, State(rule.state), words))


def _answer(states: set[State], cues: list[Cue], text: str, sentence: Span) -> None:
    """Take a question that is answered on the spot for the answer."""
    if State.QUESTION not in states or text[sentence[1] - 1 : sentence[1]] != "?":
        return
    answer = _SHORT_ANSWER.match(text, sentence[1])
    if answer is None:
        return
    states -= {State.QUESTION, State.HYPOTHETICAL, State.RECOMMENDATION}
    if answer["word"].lower() in {"no", "n", "not", "it isn't", "nfa", "unlikely", "below", "gone"}:
        states.add(State.NEGATED)
        cues.append(Cue(answer.start("word"), answer.end("word"), State.NEGATED, answer["word"]))
