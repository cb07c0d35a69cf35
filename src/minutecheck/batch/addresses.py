"""Records that lie in a store of a cloud or a network, named by an address such as s3://bucket/folder, through fsspec.

This is the extra ``minutecheck[cloud]``; what a kind of store needs beside it, fsspec names. The worker programs that read
records have nothing to do with it: this program gets the bytes, and hands them over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from minutecheck.readers import LARGEST
from minutecheck.sources import Choice, wanted_of

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_SIGNS = ("ETag", "etag", "md5", "mtime", "LastModified", "last_modified", "updated", "created", "ino")
"""What stores say of a file by which a change of it shows."""


class AddressError(Exception):
    """An address cannot be used; the message is a sentence for the user and never holds a password."""


def is_address(name: str) -> bool:
    """Say whether a name is an address and no file of this computer."""
    return _ADDRESS.match(name) is not None


def files_at(address: str, choice: Choice) -> tuple[list[str], tuple[str, ...]]:
    """Return the addresses of the records in a folder of a store, in their order, and what was left out, in sentences.

    Raises:
        AddressError: the address cannot be used.
    """
    if urlsplit(address).password is not None:
        raise AddressError(
            "An address may not hold a password, since it is written into the results: give it to fsspec in its own settings."
        )
    try:
        store, root = _opened(address)
        if store.isfile(root):
            return [store.unstrip_protocol(root)], ()
        if not store.isdir(root):
            raise AddressError(f"There is nothing at {address}.")
        found, notes = wanted_of((PurePosixPath(one) for one in sorted(store.find(root))), PurePosixPath(root), choice)
        return [store.unstrip_protocol(str(one)) for one in found], notes
    except AddressError:
        raise
    except Exception as problem:
        raise AddressError(f"The store at {address} cannot be read ({type(problem).__name__}).") from None


def stamp_at(address: str) -> str | None:
    """Return how a file in a store looks now, without getting it; ``None`` where the store does not say."""
    try:
        store, path = _opened(address)
        said = store.info(path)
    except Exception:
        return None
    signs = [f"{sign} {said[sign]}" for sign in _SIGNS if said.get(sign) is not None]
    return f"{said.get('size')} {' '.join(signs)}" if signs else None


def bytes_at(address: str) -> bytes | None:
    """Return the bytes of a file in a store, one more than are ever read at the most; ``None`` where it cannot be had."""
    try:
        store, path = _opened(address)
        with store.open(path, "rb") as stream:
            return bytes(b"".join(_pieces(stream)))
    except Exception:
        return None


def _pieces(stream: Any) -> Iterator[bytes]:  # noqa: ANN401 - a file of any store
    left = LARGEST + 1
    while left > 0 and (piece := stream.read(min(left, 1 << 20))):
        left -= len(piece)
        yield piece


def _opened(address: str) -> tuple[Any, str]:
    if find_spec("fsspec") is None:
        raise AddressError("Addresses need the package 'fsspec': pip install 'minutecheck[cloud]'.")
    store, path = import_module("fsspec.core").url_to_fs(address)
    return store, path
