"""Finds the attendee whom the words of an action mean: by name, first name, initials or role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutecheck.analysis.people.person import Person
from minutecheck.analysis.people.roles import honorific, is_role_word
from minutecheck.analysis.word_lists import plain, plain_set

_SHORT = {
    "sw": "social worker",
    "tm": "team manager",
    "hv": "health visitor",
    "sn": "school nurse",
    "atm": "assistant team manager",
}


def by_initials(text: str, people: Sequence[Person]) -> Person | None:
    """Return the attendee whose initials ``text`` is: as the record gives them, or as one name alone makes them."""
    bare = text.replace(".", "").replace(" ", "")
    if not people or not 2 <= len(bare) <= 4 or not bare.isalpha() or not bare[0].isupper():
        return None
    folded = bare.casefold()
    for person in people:
        if person.initials and person.initials.replace(".", "").casefold() == folded:
            return person
    if not bare.isupper() or is_role_word(bare):
        return None
    made = [person for person in people if person.name and _initials_of(person.name) == bare]
    return made[0] if len(made) == 1 else None


def _initials_of(name: str) -> str:
    tokens = re.split(r"[\s\-]+", name)
    return "".join(token[0] for token in tokens if token and token[0].isupper() and not honorific(token))


def by_name(name: str, people: Sequence[Person]) -> Person | None:
    """Return the first attendee whom a name fits: whole, first name, surname, or initial and surname."""
    if not people or not any(character.isupper() for character in name):
        return None
    wanted = [token for token in _tokens(name) if token not in plain_set("titles", "honorifics")]
    return next((person for person in people if person.name and _fits(wanted, person.name_words)), None)


def _tokens(name: str) -> list[str]:
    return plain(name).replace(".", " ").split()


def _fits(wanted: Sequence[str], tokens: Sequence[str]) -> bool:
    whole = [token for token in wanted if len(token) > 1]
    if whole and all(token in tokens for token in whole):
        return all(any(token.startswith(letter) for token in tokens) for letter in wanted if len(letter) == 1)
    if len(wanted) == len(tokens) == 2 and len(tokens[0]) == 1:
        return wanted[1] == tokens[1] and wanted[0].startswith(tokens[0])
    return False


def by_role(role: str, people: Sequence[Person]) -> Person | None:
    """Return the one attendee who has ``role`` (in its plain form), or chairs; ``None`` where several have it."""
    if role in plain_set("roles", "chair"):
        return next((person for person in people if person.chair), None)
    holders = [person for person in people if person.role and _same_role(role, plain(person.role))]
    return holders[0] if len(holders) == 1 else None


def _same_role(one: str, other: str) -> bool:
    one, other = _SHORT.get(one, one), _SHORT.get(other, other)
    return one == other or other.endswith(f" {one}") or one.endswith(f" {other}")


def the_writer(people: Sequence[Person]) -> Person | None:
    """Return the attendee who is listed as "me"."""
    return next((person for person in people if person.role and plain(person.role) in ("me", "self", "writer")), None)
