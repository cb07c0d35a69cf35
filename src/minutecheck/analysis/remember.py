"""Remembers what functions of a record's words gave, for as long as that one record is analysed and not a moment longer.

The same sentence is asked about by the marks, the actions and the checks, and the same phrase by many sentences. Outside of
:func:`one_record` nothing is remembered: no word of a record stays in memory for the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

_memory: ContextVar[dict[Any, Any] | None] = ContextVar("minutecheck_of_one_record", default=None)
T = TypeVar("T")


@contextmanager
def one_record() -> Iterator[None]:
    """Remember from here on, and forget everything at the end."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def remembered(function: Callable[..., T]) -> Callable[..., T]:
    """Return a pure function that remembers what it gave for its arguments, all of which can be looked up."""

    @wraps(function)
    def known(*asked: Any) -> T:  # noqa: ANN401 - whatever the function takes
        memory = _memory.get()
        if memory is None:
            return function(*asked)
        key = (function, asked)
        found = memory.get(key, _memory)
        if found is _memory:
            found = memory[key] = function(*asked)
        return found  # type: ignore[no-any-return]

    return known


def remembered_among(function: Callable[..., T]) -> Callable[..., T]:
    """Return the same for a function of some words and the people of a record, who are known by the very list they are in."""

    @wraps(function)
    def known(words: str, people: Any = ()) -> T:  # noqa: ANN401 - any sequence of people
        memory = _memory.get()
        if memory is None:
            return function(words, people)
        key = (function, words, id(people))
        found = memory.get(key)
        if found is None:
            # The list is held too, so that no other list can come to have its number.
            found = memory[key] = (function(words, people), people)
        return found[0]

    return known
