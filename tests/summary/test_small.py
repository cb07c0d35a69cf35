"""Small numbers: what is left out of a table cannot be worked out from what is shown."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutecheck.summary.small import hidden_cells, share_in_words

TABLES = st.integers(2, 4).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 9), min_size=columns, max_size=columns), min_size=2, max_size=4)
)


@given(TABLES, st.integers(2, 6))
def test_what_is_too_few_is_left_out_and_never_alone_in_its_row_or_column(rows: list[list[int]], below: int) -> None:
    hidden = hidden_cells(rows, below)
    for row, gone in zip(rows, hidden, strict=True):
        assert all(left_out for count, left_out in zip(row, gone, strict=True) if 0 < count < below)
        assert sum(gone) != 1
    for column in range(len(rows[0])):
        assert sum(gone[column] for gone in hidden) != 1


@settings(max_examples=60)
@given(st.lists(st.lists(st.integers(0, 5), min_size=3, max_size=3), min_size=2, max_size=2))
def test_another_table_with_the_same_totals_could_stand_in_its_place(rows: list[list[int]]) -> None:
    hidden = hidden_cells(rows, 3)
    places = [(row, column) for row in range(2) for column in range(3) if hidden[row][column]]
    if not places:
        return
    sums = [rows[0][column] + rows[1][column] for column in range(3)]
    fitting = set()
    for guess in product(range(0, 11), repeat=len(places)):
        table = [list(row) for row in rows]
        for (row, column), count in zip(places, guess, strict=True):
            table[row][column] = count
        if [table[0][column] + table[1][column] for column in range(3)] == sums:
            fitting.add(guess)
    assert len(fitting) > 1


def test_nothing_is_left_out_unless_asked() -> None:
    assert not any(map(any, hidden_cells([[1, 2], [3, 0]], 0)))


@pytest.mark.parametrize(
    ("part", "whole", "words"), [(3, 7, "3 of 7"), (19, 19, "19 of 19"), (12, 40, "12 of 40 (30 %)")]
)
def test_shares_of_few_are_counts(part: int, whole: int, words: str) -> None:
    assert share_in_words(part, whole) == words
