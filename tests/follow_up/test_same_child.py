"""Whether two records are about the same child. All people and numbers are fictional."""

from __future__ import annotations

import pytest

from minutecheck.analysis.scoring.model import shipped_model
from minutecheck.follow_up.same_child import Identity, differences, identity_of
from minutecheck.readers import read_bytes


def identity(text: str) -> Identity:
    return identity_of(read_bytes(text.encode(), "made.md"), shipped_model().lexicon)


@pytest.mark.parametrize(
    ("one", "other", "differing"),
    [
        ("DOB: 3/5/2018", "Date of birth 3 May 2018", ()),
        ("DOB: 3/5/2018", "DOB: 4/5/2018", ("dates of birth",)),
        ("Case ref: LC-48213", "Reference: LC48213", ()),
        ("Case ref: LC-48213", "Case ref: LC-99213", ("references",)),
        ("Child: Kai Bramley, aged 6", "Child's name: Kai Bramley", ()),
        ("Child: Kai Bramley, aged 6", "Child: Finn Oldroyd", ("names of the child",)),
        ("Child: Kai Bramley\n\nDOB: 3/5/2018", "Child: Kai Oldroyd-Smith\n\nDOB: 3/5/2018", ()),
        ("Child: Kai Bramley\n\nDOB: 3/5/2018", "Child: Bobby Tansey\n\nDOB: 3/5/2018", ()),
        ("Child: Kai Bramley", "Child: lives with her mother", ()),
        ("Strategy meeting: Kai Bramley, aged 6", "Review strategy meeting: Ola Tansey (7)", ("names of the child",)),
        ("Strategy discussion", "Child: Kai Bramley", ()),
        ("| Child | Kai Bramley |\n|---|---|\n| DOB | 3/5/2018 |", "Visit note: Kai Bramley", ()),
    ],
)
def test_only_what_both_give_differently_is_said(one: str, other: str, differing: tuple[str, ...]) -> None:
    assert differences(identity(one), identity(other)) == differing
    assert differences(identity(other), identity(one)) == differing
