"""Content controls and alternatives: which content to read, and what a tick box control holds."""

from __future__ import annotations

from lxml import etree

from minutecheck.readers.columns import is_prompt
from minutecheck.readers.word.glyphs import TICKED, UNTICKED
from minutecheck.readers.word.names import MC, W14, code_of, is_on

_SHOWN = frozenset({"t", "sym", "txbxContent", "picture", "embedded", "chart", "diagram", "mathText", "tab", "br"})


def content_of(control: etree._Element, namespace: str) -> etree._Element | None:
    """Return a content control's content; ``None`` where it holds only the prompt that nobody has answered."""
    w = f"{{{namespace}}}"
    content = control.find(w + "sdtContent")
    properties = control.find(w + "sdtPr")
    if content is None or properties is None or properties.find(f"{{{W14}}}checkbox") is not None:
        return content
    if next(content.iter(w + "sdt"), None) is not None:
        return content
    prompt = is_on(properties.find(w + "showingPlcHdr"), namespace)
    return None if prompt or is_prompt("".join([part.text or "" for part in content.iter(w + "t")])) else content


def tick_of(control: etree._Element, namespace: str) -> str | None:
    """Return ☒ or ☐ for a tick box control, whatever sign it shows; ``None`` for any other."""
    box = control.find(f"{{{namespace}}}sdtPr/{{{W14}}}checkbox")
    if box is None:
        return None
    return TICKED if is_on(box.find(f"{{{W14}}}checked"), W14) else UNTICKED


def choice_of(alternate: etree._Element) -> etree._Element | None:
    """Return the branch of an ``mc:AlternateContent`` to read: the first choice with content, else the fallback."""
    fallback = alternate.find(f"{{{MC}}}Fallback")
    for branch in alternate.iterfind(f"{{{MC}}}Choice"):
        if fallback is None or any(code_of(element) in _SHOWN for element in branch.iter()):
            return branch
    return fallback
