"""How cue files are compiled and matched; the cues here are made up."""

from __future__ import annotations

from typing import Any

import pytest

from minutecheck.analysis.assertion.assertion import Holder, State
from minutecheck.analysis.assertion.cue_book import compile_cues, cue_book
from minutecheck.analysis.assertion.cues import find_cues, tokens_of

EMPTY: dict[str, Any] = {"lists": {}, "holders": {}, "clause_ends": [], "cues": [], "holder_cues": [], "headings": []}


def found(text: str, *phrases: str, **lists: list[str]) -> list[str]:
    book = compile_cues(EMPTY | {"lists": lists, "cues": [{"state": "negated", "words": list(phrases)}]})
    words = [token.words for token in tokens_of(text)]
    return [" ".join(words[cue.start : cue.end]) for cue in find_cues(words, book.states)]


def test_the_longest_cue_wins_and_uses_its_words_up():
    assert found("no doubt and no plan", "no", "no doubt") == ["no doubt", "no"]


def test_alternatives_optional_words_and_lists():
    assert found("was not agreed, were not met", "{be} not [yet] agreed|met", be=["was", "were"]) == [
        "was not agreed",
        "were not met",
    ]
    assert found("was not yet met", "{be} not [yet] agreed|met", be=["was"]) == ["was not yet met"]


def test_a_gap_skips_words_and_never_punctuation():
    assert found("police do not really feel", "police ..3 feel") == ["police do not really feel"]
    assert found("police, we feel", "police ..3 feel") == []
    assert found("police one two three four feel", "police ..3 feel") == []


def test_years_possessives_and_curly_apostrophes():
    assert found("back in 2019", "in <year>") == ["in 2019"]
    assert found("the school’s view", "{who}'s view", who=["school"]) == ["school's view"]


def test_offsets_survive_letters_that_grow_in_lower_case():
    text = "İİ not"
    token = tokens_of(text)[-1]
    assert text[token.start : token.end] == "not"


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ({"cues": [{"state": "negated", "word": []}]}, "unknown key 'word'"),
        ({"cues": [{"state": "negated", "words": ["{nobody}"]}]}, "unknown list 'nobody'"),
        ({"cues": [{"state": "negated", "words": ["_"]}]}, "holds no word"),
        ({"extra": []}, "unknown key 'extra'"),
    ],
)
def test_a_mistake_in_the_file_is_named(broken: dict[str, Any], message: str):
    with pytest.raises(ValueError, match=message):
        compile_cues(EMPTY | broken)


def test_the_shipped_cues_name_known_states_and_holders():
    book = cue_book()
    rules = [
        rule
        for index in (book.states, book.holders, book.headings)
        for entry in index.values()
        for rules in (entry.any_second, *entry.by_second.values())
        for rule in rules
    ]
    assert {rule.state for rule in rules if rule.state} == {state.value for state in State}
    assert {rule.holder for rule in rules if rule.holder} == {holder.value for holder in Holder} - {"unknown"}
    assert {rule.direction for rule in rules} == {"before", "after", "either"}
    assert all(rule.scope in ("clause", "sentence") or isinstance(rule.scope, int) for rule in rules)
