"""The columns of an action table, by their names and by what stands in them. Everything here is fictional."""

from __future__ import annotations

import pytest

from minutecheck.analysis.structure.columns import Column, Layout, column_of, guessed_layout, named_layout


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Agreed action", Column.TASK),
        ("By whom?", Column.OWNER),
        ("Person responsible", Column.OWNER),
        ("By when", Column.DUE),
        ("Date completed", Column.DONE),
        ("Target date", Column.DUE),
        ("#", Column.NUMBER),
        ("", Column.NUMBER),
        ("No.", Column.NUMBER),
        ("Why", Column.PURPOSE),
        ("Colour", Column.OTHER),
    ],
)
def test_what_a_column_holds(name: str, column: Column) -> None:
    assert column_of(name) is column


@pytest.mark.parametrize(
    ("columns", "layout"),
    [
        (("Action", "Owner", "By when"), Layout(0, 1, 2)),
        (("By when", "Who", "No.", "What"), Layout(3, 1, 0)),
        (("Action", "Due date", "Date completed"), Layout(0, None, 1)),
        (("Colour", "Who", "When"), Layout(0, 1, 2)),
        (("Name", "Role", "Agency"), None),
        (("Action",), None),
    ],
)
def test_column_names_give_the_layout(columns: tuple[str, ...], layout: Layout | None) -> None:
    assert named_layout(columns) == layout


@pytest.mark.parametrize(
    ("cells", "layout"),
    [
        (("Ring the ward about the chart", "Social worker", "12/05/2024"), Layout(0, 1, 2)),
        (("12/05/2024", "Social worker", "Ring the ward about the chart"), Layout(2, 1, 0)),
        (("Ring the ward about the chart", "", "tomorrow"), Layout(0, None, 2)),
        (("Ring", "ward"), None),
        (("", ""), None),
        (("Ring the ward about the chart",), None),
    ],
)
def test_without_column_names_the_cells_tell(cells: tuple[str, ...], layout: Layout | None) -> None:
    assert guessed_layout(cells, ()) == layout
