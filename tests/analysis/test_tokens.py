"""The tokens that rules see. All wording is fictional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutecheck.analysis.matching.tokens import tokenise, words_and_spaces


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("S47s agreed", ["§47", "agreed"]),
        ("s.47/s.17", ["§47", "§17"]),
        ("Section\u00a047 – Yes", ["§47", "yes"]),
        ("☒Yes [ ]No (x) N/A", ["☒", "yes", "☐", "no", "☒", "n", "a"]),
        ("and/or Orla’s non-mobile", ["and", "or", "orla", "non", "mobile"]),
        ("Agreed. Next; why?", ["agreed", ".", "next", ";", "why", "?"]),
        ("sig. harm, e.g. 9.15am", ["sig", "harm", "e", "g", "9.15", "am"]),
        ("1,200 and 3.5", ["1,200", "and", "3.5"]),
        ("~~No~~ Yes", ["yes"]),
        ("", []),
    ],
)
def test_what_a_text_is_cut_into(text: str, keys: list[str]) -> None:
    assert list(tokenise(text).keys) == keys


@given(st.text(alphabet=st.sampled_from("aZ4 7.sS§☒[x]?;~’'\n\u00a0-"), max_size=80))
def test_tokens_stand_in_order_inside_the_text(text: str) -> None:
    tokens = tokenise(text)
    assert len(tokens.keys) == len(tokens.starts) == len(tokens.ends)
    at = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert at <= start < end <= len(text)
        at = end


@given(st.text(max_size=120))
def test_words_and_spaces_give_the_text_back(text: str) -> None:
    words, spaces = words_and_spaces(text)
    assert all(words)
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text
