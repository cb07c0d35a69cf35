"""Tells a heading from the words alone, for formats that say nothing of style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from minutecheck.readers.drafts import Draft
from minutecheck.readers.plain.markers import ends_sentence, has_label, number
from minutecheck.readers.tidy import TICKED, UNTICKED
from minutecheck.record import BlockKind, Part
from minutecheck.resources import shipped_values

MOST_WORDS = 12
"""A heading has fewer words than this; so says the Word reader too."""
LONGEST_IN_BOLD = 20
"""One in bold or larger type may be as long as this, in words."""


def is_capitals(text: str) -> bool:
    """Say whether a short line is set in capitals throughout ("CHILD'S VIEWS")."""
    if len(text) > 120 or text != text.upper() or len(text.split()) >= MOST_WORDS:
        return False
    letters = sum(character.isalpha() for character in text)
    return letters >= 4 and letters * 2 > len(text) and text[-1:] not in ".;,"


def is_lead_in(text: str) -> bool:
    """Say whether a line is a label with nothing after it ("Reasons for decision:")."""
    return len(text) <= 120 and text.rstrip("*_ ").endswith(":") and len(text.split()) < MOST_WORDS


def is_answer(text: str) -> bool:
    """Say whether a line holds an answer, whatever its type: a label with words after it, or a tick box."""
    return TICKED in text or UNTICKED in text or (has_label(text) and not is_lead_in(text))


def is_surely(text: str, *, first: bool = False) -> bool:
    """Say whether a line that is a block by itself is a heading whatever stands around it; ``first`` of the record."""
    return is_lead_in(text) or (is_capitals(text) and (first or not is_answer(text)))


def is_bold_heading(text: str, *, first: bool) -> bool:
    """Say whether a paragraph in bold throughout is a heading: it is short, and neither sentence nor answer."""
    if len(text) > 300 or len(text.split()) > LONGEST_IN_BOLD or (not first and is_answer(text)):
        return False
    return text.endswith((":", "?")) or not ends_sentence(text)


def is_perhaps(text: str, *, first: bool) -> bool:
    """Say whether a line that stands alone may be a heading; ``first`` for the first line of the record.

    A first line may be a title with a date, an age or a comma in it; later ones may not, lest a short answer
    ("Joint s47, high risk") be taken for a heading.
    """
    if (
        len(text) > 120
        or len(text.split()) >= (MOST_WORDS + 2 if first else 10)
        or ends_sentence(text)
        or text[-1:] in ",-–"
    ):
        return False
    words = number(text) or text
    if not words[0].isupper():
        return False
    if first and ":" in words:
        # "Strategy meeting: Kim P, 9" is a title, "To: Kim Pye" is not.
        return " " in words.partition(":")[0].strip()
    if first:
        return True
    return not (
        has_label(words)
        or any(sign in words for sign in (",", "|", ". ", TICKED, UNTICKED))
        or any(map(str.isdigit, words))
    )


def is_known(text: str) -> bool:
    """Say whether a line is, word for word, what a part of a record is commonly called ("Actions", "Level of risk")."""
    return text[:1].isupper() and " ".join(text.lower().split()) in _known()


@cache
def _known() -> frozenset[str]:
    return frozenset(str(phrase) for phrases in shipped_values("headings.yaml").values() for phrase in phrases)


def settle(drafts: Sequence[Draft]) -> list[Draft]:
    """Decide the drafts that may be headings: one is, if a paragraph, list or table follows it.

    Numbered lines next to each other are a list. The first block, where it is a heading, is the title (level 1).
    """
    settled = list(drafts)
    for at in range(len(settled) - 1, -1, -1):
        draft = settled[at]
        if draft.kind is BlockKind.HEADING and (TICKED in draft.text or UNTICKED in draft.text):
            settled[at] = replace(draft, kind=BlockKind.PARAGRAPH, level=0)
        if not draft.maybe_heading:
            continue
        after = settled[at + 1] if at + 1 < len(settled) else None
        words = number(draft.text) if draft.numbered else None
        has_content = after is not None and after.part is draft.part and after.kind is not BlockKind.HEADING
        title = at == 0 and after is not None
        beside = settled[max(at - 1, 0) : at] + settled[at + 1 : at + 2]
        in_list = words is not None and any(other.numbered for other in beside)
        if (has_content or title) and not in_list:
            settled[at] = replace(draft, kind=BlockKind.HEADING, level=2, maybe_heading=False)
        elif words is not None:
            settled[at] = replace(draft, kind=BlockKind.LIST_ITEM, text=words, bold=(), maybe_heading=False)
        else:
            settled[at] = replace(draft, maybe_heading=False)
    if settled and settled[0].kind is BlockKind.HEADING and settled[0].part is Part.BODY:
        settled[0] = replace(settled[0], level=1)
    return settled
