"""Takes back the tracked changes that an earlier run suggested: nobody has accepted them, so the record is as it was."""

from __future__ import annotations

from lxml import etree


def take_back_suggestions(root: etree._Element, namespace: str, author: str) -> None:
    """Remove ``author``'s tracked insertions under ``root``, and put back what the same author's deletions took out."""
    w = f"{{{namespace}}}"
    for change in [one for one in root.iter(w + "ins", w + "del") if one.get(w + "author") == author]:
        parent = change.getparent()
        if parent is None:
            continue
        if change.tag == w + "del":
            for text in change.iter(w + "delText"):
                text.tag = w + "t"
            for child in list(change):
                change.addprevious(child)
        parent.remove(change)
