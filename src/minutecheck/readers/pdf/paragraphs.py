"""Puts the lines of a PDF page back into the paragraphs they were, and tells headings and list items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from minutecheck.readers.drafts import Draft
from minutecheck.readers.headings import is_bold_heading, is_perhaps, is_surely
from minutecheck.readers.pdf.lines import Line, words_and_bold
from minutecheck.readers.pdf.words import Word
from minutecheck.readers.plain.markers import BULLET_GLYPHS, begins_entry, bullet, ends_sentence, number
from minutecheck.record import BlockKind, Span

PUNCTUATION = ".,;:!?()[]\"'“”‘’"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document: the size of its type and the step from line to line, in points.

    ``known`` holds the words in it, in small letters: a word cut at the end of a line that stands whole elsewhere in
    the document loses its hyphen, any other keeps it ("half-sister").
    """

    size: float
    leading: float
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one paragraph, and whether more might follow on the next page."""

    lines: tuple[Line, ...]
    page: int
    full: bool

    @property
    def words(self) -> list[Word]:
        """All its words in order."""
        return [word for line in self.lines for run in line for word in run.words]


def paragraphs_of(lines: Sequence[Line], measure: Measure, page: int, right: float | None = None) -> list[Paragraph]:
    """Return the paragraphs of some lines of one page. ``right`` is the right margin, if it is known, in points."""
    if not lines:
        return []
    margin = right if right is not None else max(line[-1].x1 for line in lines)
    groups: list[list[Line]] = [[lines[0]]]
    for before, after in pairwise(lines):
        if _continues(groups[-1], before, after, measure, margin):
            groups[-1].append(after)
        else:
            groups.append([after])
    return [Paragraph(tuple(group), page, _is_full(group[-1], 30.0, margin)) for group in groups]


def _text(line: Line) -> str:
    return " ".join(run.text for run in line)


def _first_word(line: Line) -> Word:
    return line[0].words[0]


def _is_full(line: Line, needed: float, margin: float) -> bool:
    """Say whether a word ``needed`` points wide had no room at the end of a line."""
    space = 0.3 * line[-1].size
    # Lines of one paragraph are measured a little differently by every program.
    slack = 1.0 + 0.02 * abs(margin - line[0].x0)
    return line[-1].x1 + space + needed > margin - slack


def _continues(group: Sequence[Line], before: Line, after: Line, measure: Measure, margin: float) -> bool:
    """Say whether a line belongs to the paragraph that the line before it ends."""
    step = before[0].y - after[0].y
    size = max(before[0].size, after[0].size)
    expected = measure.leading * size / measure.size if measure.size else 1.2 * size
    if not 0 < step <= max(1.28 * expected, expected + 2.0) or abs(before[0].size - after[0].size) > 0.12 * size:
        return False
    text, above = _text(after), _text(before)
    if begins_with_bullet(after):
        return False
    first = _first_word(after)
    full = _is_full(before, first.x1 - first.x0, margin)
    finished = ends_sentence(above)
    bold_before, bold_after = all(run.bold for run in before), all(run.bold for run in after)
    if (bold_before != bold_after and (len(group) == 1 or not full) and not (bold_before and full)) and not full:
        return False
    if begins_entry(text) or (first.bold and not before[-1].words[-1].bold and finished):
        return full and not finished
    hanging = begins_with_bullet(group[0]) or number(_text(group[0])) is not None
    if hanging and after[0].x0 > group[0][0].x0 + 0.8 * size:
        return True
    if not hanging and after[0].x0 > before[0].x0 + 1.5 * size and finished:
        return False
    return full or (text[:1].islower() and not finished and (hanging or before[-1].x1 > 0.6 * margin))


def begins_with_bullet(line: Line) -> bool:
    """Say whether a line begins with a bullet of any kind, a dash or an "o" set apart included."""
    first = line[0].words[0].text
    if first in BULLET_GLYPHS or bullet(_text(line)) is not None:
        return True
    return first == "o" and len(line[0].words) == 1 and len(line) > 1


def draft_of(paragraph: Paragraph, measure: Measure, *, first: bool, alone: bool = True) -> Draft:
    """Return the block that a paragraph is: ``first`` for the record's first, ``alone`` where space is around it."""
    words = paragraph.words
    text, bold = text_of(paragraph, measure)
    head = Draft(BlockKind.PARAGRAPH, text, bold=bold, page=paragraph.page)
    if begins_with_bullet(paragraph.lines[0]):
        return _without(head, words[0].text, BlockKind.LIST_ITEM)
    whole = all(word.bold for word in words)
    larger = min(word.size for word in words) >= 1.15 * measure.size
    if (whole or larger) and len(paragraph.lines) <= 3 and is_bold_heading(text, first=first or larger):
        return replace(head, kind=BlockKind.HEADING, level=2)
    listed = number(text)
    if len(paragraph.lines) == 1:
        if is_surely(text, first=first):
            return replace(head, kind=BlockKind.HEADING, level=2)
        if (alone or first) and is_perhaps(text, first=first):
            return replace(head, maybe_heading=True, numbered=listed is not None)
    if listed is not None:
        return replace(_without(head, text[: len(text) - len(listed)].rstrip(), BlockKind.LIST_ITEM), numbered=True)
    return head


def text_of(paragraph: Paragraph, measure: Measure) -> tuple[str, tuple[Span, ...]]:
    """Return the text of a paragraph, its lines rejoined, and the ranges of it in bold type."""
    words, separators = paragraph.words, _separators(paragraph)
    for at in range(1, len(words)):
        if not separators[at]:
            cut = words[at - 1].text[:-1]
            if f"{cut}{words[at].text}".lower().strip(PUNCTUATION) in measure.known:
                words[at - 1] = replace(words[at - 1], text=cut)
    return words_and_bold(words, separators)


def _separators(paragraph: Paragraph) -> list[str]:
    """Return what stands before each word: nothing, a space, or nothing where a hyphenated word goes on."""
    separators: list[str] = []
    last: Word | None = None
    for line in paragraph.lines:
        for run in line:
            for at, word in enumerate(run.words):
                if last is None or (at == 0 and run is line[0] and _holds_on(last.text, word.text)):
                    separators.append("")
                else:
                    separators.append(" ")
                last = word
    return separators


def _holds_on(before: str, after: str) -> bool:
    return len(before) > 1 and before[-1] in "-‐" and before[-2].isalpha() and after[:1].islower()


def _without(draft: Draft, mark: str, kind: BlockKind) -> Draft:
    """Return a draft without the bullet or number that begins it."""
    rest = draft.text[len(mark) :] if draft.text.startswith(mark) else (bullet(draft.text) or draft.text)
    cut = len(draft.text) - len(rest.lstrip())
    bold: list[Span] = [(max(a - cut, 0), b - cut) for a, b in draft.bold if b > cut]
    return replace(draft, kind=kind, text=draft.text[cut:], bold=tuple(bold))
