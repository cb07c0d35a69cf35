"""The check for whoever made the referral: did they, or somebody of their service, take part, or were they invited?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.people.people import Person
from minutecheck.analysis.segment import Zone
from minutecheck.analysis.word_lists import cue, words
from minutecheck.checks.findings import Finding
from minutecheck.record import Span

LIST, REFERRED = "referrer_words", "referred"
_REACH = 60
"""Characters after "referred by" in which the service is named."""
_NOT_THIS_TIME = frozenset({Zone.HISTORY, Zone.GUIDANCE, Zone.ACTIONS, Zone.CONTINGENCY, Zone.DECISION, Zone.SAFETY})
_INVITED = re.compile(
    r"\b(?:invited|apologies|apologised|unable to attend|could not attend|did not attend)\b", re.IGNORECASE
)


def referrer_invited(analysis: Analysis) -> Iterator[Finding]:
    """Yield whether the service that made the referral is shown taking part or invited (KEY, TIPS, GSCB A).

    Nothing is yielded where no professional is named as having referred: a private person is not invited.
    """
    named = _named(analysis)
    if named is None:
        return
    service, place = named
    there = [person for person in analysis.people if _of(person, service)]
    if there:
        yield Finding(True, tuple((person.start, person.end) for person in there), {"service": service})
        return
    pattern = cue(LIST, service)
    asked = [one.span for one in analysis.segments if _INVITED.search(one.text) and pattern.search(one.text)]
    yield Finding(bool(asked), tuple(asked[:1]) or (place,), {"service": service})


def _named(analysis: Analysis) -> tuple[str, Span] | None:
    """Return the service that is named as having referred, and where."""
    lead = cue(LIST, REFERRED, r"\b(?:{})")
    for segment in analysis.segments:
        if segment.zone in _NOT_THIS_TIME:
            continue
        for match in lead.finditer(segment.text):
            after = re.split(r"[.;\n]", segment.text[match.end() : match.end() + _REACH])[0]
            found = {name: cue(LIST, name).search(after) for name in words(LIST) if name != REFERRED}
            first = min(
                ((hit.start(), -hit.end(), name) for name, hit in found.items() if hit is not None), default=None
            )
            if first is not None:
                return first[2], (segment.start + match.start(), segment.start + match.end() - first[1])
    return None


def _of(person: Person, service: str) -> bool:
    described = " ".join(part for part in (person.role, person.agency, person.name) if part)
    return bool(cue(LIST, service).search(described))
