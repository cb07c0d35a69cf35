"""Finds the people whom a list or sentence of attendance names: "J. Byrne (SW, CSC); DC Amos; Dr Low sent a report"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from minutecheck.analysis.people.attendance import says_absent
from minutecheck.analysis.people.person import Person, person_from, working_for
from minutecheck.analysis.people.person_chunk import Chunk
from minutecheck.analysis.people.person_chunks import read_chunk
from minutecheck.analysis.people.statutory import statutory_of
from minutecheck.analysis.word_lists import cue, plain, plain_set
from minutecheck.record import Span

_WORDS = "attendance_words"
_STOP = r"(?<=[a-z)\d*])\.\s+(?=[A-Z\"“])|(?<=[A-Z]{2})\.\s+(?=[A-Z][a-z])"
_SENTENCE = re.compile(rf"\s*(?:;|\n|{_STOP})\s*")
_STRONG = re.compile(
    rf"\s*(?:;|\n|\s·\s|\s/\s|\|\||\s{{2,}}|\s\+\s|\s&\s(?=[A-Z])|,?\sand\s(?:also\s|then\s|with\s|from\s)?|\splus\s|{_STOP}"
    r"|\s\d{1,2}[:.]\d\d\s(?:joined|left):)\s*"
)
_WEAK = re.compile(r",\s*|\t+|\s[–—-]\s|:\s+|\s?=\s?|\s?[☒☑✓✔]\s?")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sgt|Insp|Supt|Det|Con|Rev|St|prac|Cons|Asst|Nsg|[A-Z])\.$")
_APOLOGY = re.compile(
    r"^\W{0,4}(?:apolog|apols?\b|not (?:present|attending)|unable|absent|copies|invited)", re.IGNORECASE
)
_IN_PLACE = re.compile(r"\bin (?:his|her|their) place\b", re.IGNORECASE)
_REGISTER = re.compile(r"\s[–—-]\s?([APNY])\.?\s*$")
_TICK = re.compile(r"[☒☑]")
_TICK_FIRST = re.compile(r"\s*[☒☑☐]")
_TICKED_LIST = re.compile(rf"\s*(?:;|\n|(?=[☒☑☐])|{_STOP})\s*")
"""Where each person's own box stands in front, the boxes part them."""
_FULL_NAME = re.compile(r"[A-Z][a-z]+ [A-Z]")
_REACH = 4
_AND = ("and", "&", "+", "plus")
_DASHES = ("–", "—", "-")
_HEADS = (":", *_DASHES)
_LABEL_FORM = (
    r"^\W{0,4}(?:\d{1,2}(?:\.\d{1,2})?\.?\s)?(?:{})"
    r"(?: (?:were|was|is|are|and|for absence|from|\([^)]{0,40}\)))?\s?[:\-–=]\s*"
)


def people_in(text: str, took_part: bool = True) -> tuple[Person, ...]:
    """Return the people whom a list or sentence of attendance names, in order.

    ``took_part`` is what the heading says of them; words beside a name ("sent a report") say otherwise.
    """
    later = cue(_WORDS, "later_opening", r"(?<=[.;] )(?:{})\s")
    label = cue(_WORDS, "list_label", _LABEL_FORM).match(text) or later.search(text, 0, 160)
    start = label.end() if label else 0
    here = took_part and not (label and _APOLOGY.match(text))
    if not here and _IN_PLACE.search(text):
        return tuple(_deputies(text, start))
    found: list[Person] = []
    parts = _TICKED_LIST if _TICK_FIRST.match(text, start) else _SENTENCE
    for sentence in split(text, parts, (start, len(text))):
        found.extend(_sentence(text, sentence, here))
    return tuple(found)


def split(text: str, pattern: re.Pattern[str], span: Span) -> Iterator[Span]:
    """Yield the ranges between separators that stand outside brackets and do not follow an abbreviation."""
    here, end = span
    depth, counted = 0, here
    for match in pattern.finditer(text, here, end):
        piece = text[counted : match.start()]
        depth = max(0, depth + piece.count("(") - piece.count(")"))
        counted = match.start()
        abbreviated = "." in match[0] and _ABBREVIATED.search(text[max(here, match.start() - 5) : match.start() + 1])
        if depth or abbreviated:
            continue
        if match.start() > here:
            yield here, match.start()
        here = counted = match.end()
    if end > here:
        yield here, end


def _sentence(text: str, span: Span, here: bool) -> list[Person]:
    """Read one sentence: what it says of absence holds for those before it who have no name of their own."""
    found: list[Person] = []
    agency: str | None = None
    apology = _APOLOGY.match(text[span[0] : span[1]]) is not None
    for low, high in split(text, _STRONG, span):
        piece = text[low:high]
        register = _REGISTER.search(piece)
        unticked = "☐" in piece and not _TICK.search(piece)
        if unticked and not _FULL_NAME.search(piece):
            continue
        absent = says_absent(piece)
        away = absent or apology or unticked or (register is not None and register[1] in "AN")
        carried = agency if text[max(0, low - 5) : low].strip().endswith(_AND) else None
        people, agency = _piece(text, (low, low + register.start() if register else high), here and not away, carried)
        if absent and not any(person.name for person in people):
            unnamed = [person if person.name else replace(person, took_part=False) for person in found[-_REACH:]]
            found[-_REACH:] = unnamed
        if found and people and text[max(0, low - 5) : low].strip() == "and" and _goes_on(found[-1], people[0]):
            found[-1] = _with_second_job(found[-1], people.pop(0))
        found.extend(people)
    return found


def _goes_on(last: Person, following: Person) -> bool:
    """Say whether "Deputy Head and DSL, Oak School" goes on with one person: a second role, then the missing agency."""
    unnamed = following.role and following.agency and not (following.name or following.initials)
    return bool(last.name and last.role and not last.agency and unnamed)


def _with_second_job(last: Person, following: Person) -> Person:
    statutory = statutory_of(last.role, following.agency) or statutory_of(following.role, following.agency)
    role = f"{last.role} and {following.role}"
    return replace(last, role=role, agency=following.agency, end=following.end, statutory=statutory)


def _deputies(text: str, start: int) -> Iterator[Person]:
    """Yield those who sent apologies, and who came "in her place"."""
    for person in people_in(re.sub(r"[()]", ";", text[start:])):
        low, high = person.start + start, person.end + start
        yield replace(person, took_part="in " in text[high : high + 12], start=low, end=high)


def _piece(text: str, span: Span, took_part: bool, agency: str | None) -> tuple[list[Person], str | None]:
    """Read one stretch between strong separators: chunks that fill one person's gaps, or open the next person."""
    people: list[Person] = []
    current, begun, ended = Chunk(), span[0], span[0]
    over: str | None = None
    role_first = False
    for first, last in split(text, _WEAK, span):
        chunk = read_chunk(text[first:last])
        if chunk.empty:
            continue
        before, after = text[max(span[0], first - 3) : first].strip(), text[last : last + 3].strip()
        heads = after[:1] in _HEADS and chunk.agency and not (chunk.name or chunk.role)
        if heads and (current.empty or before.endswith(",")):
            if not current.empty:
                people.append(working_for(person_from(current, took_part, begun, ended), None, over))
            current, over, begun, ended = Chunk(), chunk.agency, first, last
            continue
        next_role = role_first and chunk.role and not chunk.name
        joined = None if next_role else _merged(current, chunk, dashed=before in _DASHES)
        role_first = bool(
            joined and not current.empty and (role_first or (current.role and not current.name and chunk.name))
        )
        if joined is None:
            people.append(working_for(person_from(current, took_part, begun, ended), None, over))
        if joined is None or current.empty:
            begun = first
        current, ended = joined or chunk, last
    if not current.empty:
        people.append(working_for(person_from(current, took_part, begun, ended), None, over or agency))
    elif over:
        people.append(person_from(Chunk(agency=over), took_part, begun, ended))
    return people, over or agency


def _merged(current: Chunk, chunk: Chunk, dashed: bool) -> Chunk | None:
    """Return the two chunks as one person's, or ``None`` where ``chunk`` opens the next person."""
    if current.empty:
        return chunk
    only_agency = chunk.agency and not (chunk.name or chunk.role or chunk.initials)
    if current.agency and only_agency and (current.name or current.role):
        return replace(current, agency=f"{current.agency}, {chunk.agency}", chair=current.chair or chunk.chair)
    full = current.name and current.role and not current.agency
    if dashed and full and chunk.name and not (chunk.role or chunk.agency):
        return current.merged(Chunk(agency=chunk.name))
    if dashed and current.name and chunk.role and not chunk.name and not chunk.agency:
        return current.merged(chunk)
    return current.merged(chunk) if _fits(current, chunk) else None


def _fits(current: Chunk, chunk: Chunk) -> bool:
    """Say whether ``chunk`` fills gaps of the same person, who has a name or gets one."""
    clash = (current.name and chunk.name) or (current.role and chunk.role) or (current.agency and chunk.agency)
    named = current.name or current.initials
    if clash:
        second = (
            chunk.role and not (chunk.name or chunk.initials) and current.name and not (chunk.agency and current.agency)
        )
        ranked = plain(current.role or "") in plain_set("titles", "ranks", "nursing")
        plainly = not chunk.agency and not (chunk.role or "").isupper()
        return bool(second and current.role and (plainly or (ranked and not (chunk.role or "").isupper())))
    if chunk.name or chunk.initials:
        return (not named and not chunk.role) or bool(current.initials and not current.name and chunk.name)
    return bool(named) or bool(chunk.agency and current.role and not chunk.role) or plain(chunk.role or "") == "chair"
