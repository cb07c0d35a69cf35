"""A problem that a reader is told of."""

from __future__ import annotations


class PageProblem(Exception):
    """Something that cannot be done. ``title`` says what, ``what_to_do`` how to go on; no word of a record is in either."""

    def __init__(self, status: int, title: str, what_to_do: str) -> None:
        super().__init__(title)
        self.status, self.title, self.what_to_do = status, title, what_to_do
