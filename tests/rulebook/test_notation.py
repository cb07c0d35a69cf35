"""The notation of patterns, as docs/rules.md explains it. Every sentence is fictional."""

from __future__ import annotations

import pytest

from minutecheck.analysis.matching.patterns import compiled, tightest
from minutecheck.analysis.matching.places import places_of
from minutecheck.rulebook.notation import PatternError, parse_pattern

LISTS = {"child": ("baby", "unborn baby", "child's sister"), "high": ("high", "very high")}


def found(pattern: str, text: str, label: str | None = None) -> str | None:
    """Return the words of ``text`` that the pattern finds."""
    span = tightest(compiled(parse_pattern(pattern, LISTS)), places_of(text, label))
    return None if span is None else text[span[0] : span[1]]


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("risk is high", "We agreed: RISK is high.", "RISK is high"),
        ("risk high", "Risk: high", "Risk: high"),
        ("child's risk", "The child’s risk is low", "child’s risk"),
        ("don't agree", "Police don’t agree.", "don’t agree"),
        ("non mobile", "A non-mobile infant", "non-mobile"),
        ("(high|very low) risk", "very low risk", "very low risk"),
        ("risk [to the baby] is", "risk is", "risk is"),
        ("risk [to the baby] is", "risk to the baby is", "risk to the baby is"),
        ("{child} at {high} risk", "The unborn baby at very high risk", "baby at very high risk"),
        ("investigat* police", "investigated, police", "investigated, police"),
        ("risk ... high", "risk to one two three four is high", None),
        ("risk ... high", "risk to him now is high", "risk to him now is high"),
        ("risk ..9.. high", "risk to one two three four is high", "risk to one two three four is high"),
        ("risk ... high", "No risk. High time to close.", None),
        ("risk ... high", "Was risk discussed? High, he said.", None),
        ("agreed ; none", "All agreed; none spoke", "agreed; none"),
        ("^ high", "High, all agreed", "High"),
        ("^ high", "The risk is high", None),
        ("high $", "The risk is high.", "high"),
        ("high $", "The risk is high today.", None),
        ("# out of #", "We said 8 out of 10", "8 out of 10"),
        ("☒ high", "☐ Low [x] High", "[x] High"),
        ("☐ low", "[ ] Low ☑ High", "[ ] Low"),
        ("{s47} agreed", "S.47 agreed", "S.47 agreed"),
        ("{s47} agreed", "Section forty-seven agreed", "Section forty-seven agreed"),
        ("{s17}", "C&F under s17", "s17"),
        ("{s47}", "He lives at 47 Mill Road", None),
        ("police & social care", "Social care rang. Then police came.", "police"),
        ("police & social care", "Then police came.", None),
        ("yes", "~~Yes~~ No", None),
    ],
)
def test_what_a_pattern_finds(pattern: str, text: str, words: str | None) -> None:
    assert found(pattern, text) == words


def test_the_start_is_also_the_start_of_the_entry_after_its_label() -> None:
    assert found("^ high", "Risk level: high", "Risk level") == "high"
    assert found("^ high", "Risk level: high") is None


def test_a_match_is_the_first_to_end_and_the_shortest() -> None:
    assert found("risk ..9.. high", "risk, and risk again is high, very high") == "risk again is high"


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(high", "is not closed"),
        ("high)", "closes nothing"),
        ("(high|)", "nothing between"),
        ("[high]", "could match without any word"),
        ("^ ... $", "could match without any word"),
        ("{nowhere}", "no word list 'nowhere'"),
        ("a ..99.. b", "1 to 30 words"),
        ("x* high", "at least 2 letters"),
        ("high & ", "nothing between"),
        ("a *", "not understood"),
        ("–", "holds no word"),
        ("(" * 20 + "a" + ")" * 20, "deep"),
    ],
)
def test_a_wrong_pattern_is_refused_with_the_reason(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError, match=reason):
        parse_pattern(pattern, LISTS)
