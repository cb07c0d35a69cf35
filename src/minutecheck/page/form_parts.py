"""The parts of one form while they come: fields into memory, files into the private folder, everything counted."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from python_multipart.multipart import parse_options_header

from minutecheck.page.folder import PrivateFolder
from minutecheck.page.problem import PageProblem
from minutecheck.page.settings import PageLimits

_HEADERS, _HEADER_BYTES = 8, 4_096
_NAME = re.compile(r"[a-z][a-z-]{0,30}")
_MB = 1024 * 1024
NOT_A_FORM = PageProblem(400, "This form is not right", "Go back, load the page again and choose once more.")
NOT_OURS = PageProblem(403, "This form does not come from this page", "Load the page again and choose once more.")
TOKEN = "csrf"
"""The field that shows that a form comes from a page of ours: always the first."""


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file as it came: what its sender calls it, and where it lies."""

    name: str
    path: Path


@dataclass(slots=True)
class _Part:
    """The part that is being read."""

    headers: dict[bytes, bytes] = field(default_factory=dict)
    name: str = ""
    called: str | None = None
    size: int = 0
    value: bytearray = field(default_factory=bytearray)
    file: IO[bytes] | None = None
    path: Path | None = None


class FormParts:
    """Collects a form's parts. ``trusted`` tells whether a token is its session's; without it no token is asked for."""

    def __init__(self, limits: PageLimits, folder: PrivateFolder, trusted: Callable[[str], bool] | None) -> None:
        self.fields: dict[str, str] = {}
        self.files: list[ReceivedFile] = []
        self.ended = False
        self._limits, self._folder, self._trusted = limits, folder, trusted
        self._allowed = trusted is None
        self._body = 0
        self._part = _Part()
        self._field, self._value = bytearray(), bytearray()

    def callbacks(self) -> dict[str, Callable[..., Any]]:
        """Return what the parser calls."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, a, b: self._header(self._field, data[a:b]),
            "on_header_value": lambda data, a, b: self._header(self._value, data[a:b]),
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_part_data": lambda data, a, b: self._data(data[a:b]),
            "on_part_end": self._end,
            "on_end": self._all,
        }

    def count(self, size: int) -> None:
        """Count bytes of the body.

        Raises:
            PageProblem: there are too many.
        """
        self._body += size
        if self._body > self._limits.body_bytes:
            raise _too_large(self._limits.body_bytes, "What was sent is")

    def close(self, *, keep: bool) -> None:
        """Close what is open; without ``keep``, delete the files."""
        if self._part.file is not None:
            self._part.file.close()
        if not keep:
            for path in (*(one.path for one in self.files), self._part.path):
                if path is not None:
                    path.unlink(missing_ok=True)

    def _begin(self) -> None:
        if len(self.fields) + len(self.files) >= self._limits.fields + self._limits.files:
            raise NOT_A_FORM
        self._part = _Part()

    def _header(self, into: bytearray, data: bytes) -> None:
        into += data
        if len(into) > _HEADER_BYTES:
            raise NOT_A_FORM

    def _header_end(self) -> None:
        if len(self._part.headers) >= _HEADERS:
            raise NOT_A_FORM
        self._part.headers[bytes(self._field).lower()] = bytes(self._value)
        self._field.clear()
        self._value.clear()

    def _headers_finished(self) -> None:
        kind, said = parse_options_header(self._part.headers.get(b"content-disposition", b""))
        self._part.name = said.get(b"name", b"").decode("utf-8", "replace")
        if kind != b"form-data" or not _NAME.fullmatch(self._part.name):
            raise NOT_A_FORM
        called = said.get(b"filename")
        self._part.called = None if called is None else called.decode("utf-8", "replace")
        if self._part.called is None and len(self.fields) >= self._limits.fields:
            raise NOT_A_FORM
        if self._part.called is not None and (self._part.name == TOKEN or not self._limits.files):
            raise NOT_A_FORM
        if self._part.name != TOKEN and not self._allowed:
            raise NOT_OURS

    def _data(self, data: bytes) -> None:
        part, limits = self._part, self._limits
        part.size += len(data)
        if part.called is None:
            if part.size > limits.field_bytes:
                raise _too_large(limits.field_bytes, "The text is")
            part.value += data
            return
        if part.size > limits.file_bytes:
            raise _too_large(limits.file_bytes, "A file is")
        if part.file is None:
            if len(self.files) >= limits.files:
                raise PageProblem(413, "These are too many files", f"Choose at most {limits.files} at a time.")
            part.path = self._folder.new_file()
            part.file = open(os.open(part.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")  # noqa: SIM115, PTH123
        part.file.write(data)

    def _end(self) -> None:
        part = self._part
        if part.called is None:
            value = part.value.decode("utf-8", "replace")
            if part.name == TOKEN:
                if self._trusted is not None and not self._trusted(value):
                    raise NOT_OURS
                self._allowed = True
            else:
                self.fields[part.name] = value
        elif part.file is not None and part.path is not None:
            part.file.close()
            self.files.append(ReceivedFile(part.called, part.path))
        elif part.called:
            # An empty file is a file all the same: its reader is told that there is nothing in it.
            self.files.append(ReceivedFile(part.called, self._folder.keep(b"")))
        self._part = _Part()

    def _all(self) -> None:
        if not self._allowed:
            raise NOT_OURS
        self.ended = True


def _too_large(most: int, what: str) -> PageProblem:
    size = f"{most // _MB} MB" if most >= _MB else f"{most // 1024} KB"
    return PageProblem(413, f"{what} too large", f"The most that is taken is {size}. Choose less at a time.")
