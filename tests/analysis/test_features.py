"""What a classifier sees of a segment. All wording is fictional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutecheck.analysis.scoring.features import FAMILIES, canonical, features, tokens
from minutecheck.analysis.scoring.word_classes import class_features, class_sequence
from minutecheck.analysis.segment import Segment, SegmentKind, Zone

LEXICON = frozenset({"the", "ward", "rang", "risk", "is", "high"})


def segment(text: str, **rest: object) -> Segment:
    return Segment(0, len(text), text, rest.pop("kind", SegmentKind.SENTENCE), 0, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words", ["section 47", "Sec 47", "s.47", "S47", "s47s", "sect. 47(1)(b)", "section forty-seven"]
)
def test_a_statute_is_one_word_however_it_is_spelt(words: str) -> None:
    assert tokens(f"the {words} enquiry", ())[1] == "§47"


@pytest.mark.parametrize("words", ["12/05/2024", "3 May", "3rd of May 2024", "Friday", "Thurs", "5.6.24"])
def test_a_date_is_one_word(words: str) -> None:
    assert tokens(f"by {words}", ()) == ["by", "qdate"]


def test_a_year_is_a_word_of_its_own() -> None:
    assert "qyear" in canonical("closed in 2019")


def test_names_are_not_learnt() -> None:
    assert tokens("Orla rang the Ward", LEXICON) == ["qname", "rang", "the", "ward"]
    assert tokens("MARAC rang", LEXICON) == ["marac", "rang"]
    assert tokens("Orla rang", ()) == ["orla", "rang"]


def test_short_numbers_are_kept_and_long_ones_are_not() -> None:
    assert tokens("8 of 10, ref 55140", ()) == ["8", "of", "10", "ref", "qnumber"]


def test_every_family_is_there_even_for_no_words() -> None:
    assert set(features(segment(""), LEXICON)) == set(FAMILIES)


def test_context_stands_in_families_of_its_own() -> None:
    found = features(segment("high", heading="Risk", before="The ward rang"), LEXICON, ["rule a.b"])
    assert "risk" in found["head"]
    assert "the ward" in found["before"]
    assert "risk" not in found["word"]
    assert "rule a.b" in found["form"]


def test_form_tells_zone_kind_and_ticks() -> None:
    field = segment("Section 47 ☒ Yes ☐ No", kind=SegmentKind.FIELD, zone=Zone.DECISION, label="Section 47")
    form = features(field)["form"]
    assert {"zone=decision", "kind=field", "labelled", "ticked:yes"} <= set(form)
    assert "nothing ticked" not in form
    assert "nothing ticked" in features(segment("Section 47 ☐ Yes ☐ No"))["form"]


def test_a_field_with_nothing_after_its_label_is_empty() -> None:
    assert "empty" in features(segment("Rationale:", kind=SegmentKind.FIELD, label="Rationale"))["form"]
    filled = segment("Rationale: a deep burn", kind=SegmentKind.FIELD, label="Rationale")
    assert "empty" not in features(filled)["form"]


def test_letters_inside_words_carry_over_to_other_forms() -> None:
    one, other = (set(features(segment(word))["char"]) for word in ("initiated", "initiation"))
    assert len(one & other) > len(one - other)
    assert not features(segment("Friday"))["char"]


@pytest.mark.parametrize(
    ("words", "classes"),
    [
        ("child protection enquiries will commence", ["ENQUIRY", "WILL", "BEGIN"]),
        ("§47 go ahead", ["ENQUIRY", "BEGIN"]),
        ("no further action", ["END"]),
        ("qname qname agreed", ["NAME", "DECIDE"]),
        ("no enquiry", ["NOT", "ENQUIRY"]),
        ("purple", []),
    ],
)
def test_words_are_read_as_classes_the_longest_entry_first(words: str, classes: list[str]) -> None:
    assert class_sequence(words.split()) == classes


def test_class_features_hold_runs_and_pairs_at_a_distance() -> None:
    found = set(class_features(["NOT", "RISK", "HIGH"]))
    assert {"NOT", "NOT RISK", "^ NOT", "NOT RISK HIGH", "NOT .. HIGH", "HIGH $"} <= found


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text_has_features_and_the_same_ones_again(text: str, heading: str) -> None:
    made = segment(text, heading=heading)
    assert features(made, LEXICON) == features(made, LEXICON)
