"""Whether two records are about the same child, and how sure that is."""

from __future__ import annotations

from enum import IntEnum

from minutecheck.pairing.child import Child


class Likeness(IntEnum):
    """How surely two records are about one child."""

    NONE = 0
    POSSIBLE = 1
    SURE = 2


def alike(one: Child, other: Child) -> tuple[Likeness, str]:
    """Return how surely two records are about the same child, and why, in plain words.

    A reference of the same kind, or a full name, makes it sure. Initials, or a first name with the surname's first
    letter, are many children's, so they are no more than possible unless the day of birth is the same too. Another
    number of the same kind or another day of birth rules it out; so do other full names, unless the numbers are the same.
    """
    kinds = {kind for kind, _ in one.references} & {kind for kind, _ in other.references}
    shared = one.references & other.references
    if shared:
        return Likeness.SURE, f"the same {sorted(shared)[0][0]}"
    if kinds:
        return Likeness.NONE, f"another {sorted(kinds)[0]}"
    if one.births and other.births and not one.births & other.births:
        return Likeness.NONE, "another date of birth"
    born_alike = bool(one.births & other.births)
    if one.names & other.names:
        return Likeness.SURE, "the same name"
    if one.names and other.names and not _short_for(one, other):
        return Likeness.NONE, "another name"
    if _initials_alike(one, other):
        if born_alike:
            return Likeness.SURE, "the same initials and date of birth"
        return Likeness.POSSIBLE, "the same initials"
    if one.first_names & other.first_names:
        how = Likeness.SURE if born_alike else Likeness.POSSIBLE
        return how, "the same first name" + (" and date of birth" if born_alike else "")
    return Likeness.NONE, "no name, initials or number in common"


def _short_for(one: Child, other: Child) -> bool:
    """Say whether a name of one record has the first name of the other's, as where a child is known by another surname."""
    return bool({name.split()[0] for name in one.names} & {name.split()[0] for name in other.names})


def _initials_alike(one: Child, other: Child) -> bool:
    return bool({_ends(found) for found in one.initials} & {_ends(found) for found in other.initials})


def _ends(initials: str) -> str:
    """Return the first and the last of some initials: middle names are often left out."""
    return initials[0] + initials[-1]
