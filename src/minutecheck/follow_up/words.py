"""The words of follow-up (``rules/core/follow-up.yaml``), and phrases as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from pydantic import Field

from minutecheck.resources import data_folder
from minutecheck.rulebook.files import read_model
from minutecheck.rulebook.model import FromYaml, Words

FILE = "follow-up.yaml"


class Verb(FromYaml):
    """A kind of task: the words that set it, the words that report it, and whether it says little of what the task is."""

    name: str
    light: bool = False
    task: Words = Field(min_length=1)
    done: Words = Field(min_length=1)


class Told(FromYaml):
    """An example: an action, what a later record says, and what that comes to."""

    action: str
    later: str
    state: Literal["done", "outstanding", "unclear", "not_mentioned"]


class FollowUpWords(FromYaml):
    """Everything that the file holds; its comments say what each list is."""

    ignored: Words
    same: tuple[Words, ...]
    irregular: Words
    active: Words
    general: Words
    relatives: Words
    parties: dict[str, Words]
    verbs: tuple[Verb, ...]
    done: Words
    outstanding: Words
    steps: Words
    nothing: Words
    negation: Words
    intention: Words
    hypothetical: Words
    claimed: Words
    question: Words
    preludes: Words
    earlier_days: Words
    kinds: Words
    earlier_lists: Words
    done_lists: Words
    outstanding_lists: Words
    cells_done: Words
    cells_outstanding: Words
    cells_alone: Words
    examples: tuple[Told, ...]


@cache
def follow_up_words() -> FollowUpWords:
    """Return the words of follow-up.

    Raises:
        RuleError: the file is not as its comments say; the line is named.
    """
    return read_model(data_folder("rules") / "core" / FILE, FollowUpWords)[0]


def phrases(listed: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases, the longest first, in any case.

    ``book*`` is every word that begins so, ``..`` is up to three words of any kind, ``a|b`` is either word.
    """
    ordered = sorted(set(listed), key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(_pattern(phrase) for phrase in ordered), re.IGNORECASE)


@cache
def cue(name: str) -> re.Pattern[str]:
    """Return one list of the file (``negation``, ``outstanding``) as a pattern."""
    return phrases(getattr(follow_up_words(), name))


def _pattern(phrase: str) -> str:
    words = [r"(?:[\w'’-]+\s+){0,3}?" if word == ".." else _word(word) + r"\s+" for word in phrase.split()]
    joined = "".join(words).removesuffix(r"\s+")
    return rf"(?<!\w){joined}(?!\w)"


def _word(word: str) -> str:
    kinds = (re.escape(kind).replace(r"\*", r"\w*").replace("'", "['’]") for kind in word.split("|"))
    return f"(?:{'|'.join(kinds)})"
