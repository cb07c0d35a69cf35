"""The lists of headings, columns, names and word classes: every entry means one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from minutecheck.analysis.scoring.word_classes import class_sequence
from minutecheck.analysis.segment import Zone
from minutecheck.analysis.structure.columns import Column, column_of
from minutecheck.analysis.structure.zones import heading_words, zone_of
from minutecheck.resources import data_folder


def data(name: str) -> Mapping[str, list[Any]]:
    found = yaml.safe_load((data_folder("rules") / "core" / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def twice(entries: list[Any]) -> list[Any]:
    return [entry for entry, count in Counter(entries).items() if count > 1]


@pytest.mark.parametrize("name", ["headings", "columns", "naming", "classes"])
def test_every_entry_is_words(name: str) -> None:
    # YAML reads an unquoted "no" or "on" as true or false.
    for key, entries in data(name).items():
        assert [entry for entry in entries if not isinstance(entry, str) or not entry.strip()] == [], key


def test_every_heading_phrase_has_one_zone() -> None:
    phrases = [heading_words(str(phrase)) for found in data("headings").values() for phrase in found]
    assert twice(phrases) == []
    assert all(phrases)


def test_every_zone_can_be_opened() -> None:
    zones = data("headings")
    assert set(zones) == {zone.value for zone in Zone} - {"unknown"}
    for zone, phrases in zones.items():
        assert [phrase for phrase in phrases if len(phrase.split()) > 6] == []
        assert any(zone_of(phrase) == zone for phrase in phrases)


def test_every_column_phrase_has_one_kind() -> None:
    columns = data("columns")
    assert set(columns) == {column.value for column in Column} - {"other"}
    assert twice([heading_words(str(phrase)) for found in columns.values() for phrase in found]) == []
    for kind, phrases in columns.items():
        assert [phrase for phrase in phrases if column_of(str(phrase)) != kind] == []


def test_no_list_of_names_holds_an_entry_twice() -> None:
    for key, entries in data("naming").items():
        assert twice(entries) == [], key


def test_no_word_has_two_classes() -> None:
    assert twice([str(entry) for found in data("classes").values() for entry in found]) == []


def test_every_entry_of_a_class_is_read_as_it() -> None:
    wrong = {}
    for name, entries in data("classes").items():
        for entry in entries:
            # "start*" stands for every word that begins so; the bare word may be an entry of another class.
            found = class_sequence(str(entry).replace("*", "ish").split())
            if name not in found:
                wrong[str(entry)] = (name, found)
    assert wrong == {}
