"""The right name of a meeting as a tracked change, on files of raw XML. All people and events are invented."""

from __future__ import annotations

import pytest
from lxml import etree

from minutecheck.outputs.word.copy import mark_up_word, marked_up_copy
from minutecheck.outputs.word.suggestions import suggestions_of
from minutecheck.readers import read_bytes
from minutecheck.record import Record
from minutecheck.report import RecordReport
from tests.outputs.word.word_help import TITLES, W, comments_of, part, report_of
from tests.readers.word.files import word_file

w = f"{{{W}}}"


def p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


REST = p(r("Police and health took part. A joint visit was agreed for today."))


def mislabelled(record: Record, words: str) -> RecordReport:
    start = record.text.index(words)
    report = report_of(record, [(start, start + len(words))], "meeting-label")
    judgement = report.criteria[0].model_copy(update={"value": "mislabelled"})
    return report.model_copy(update={"criteria": (judgement,)})


def marked(data: bytes, words: str) -> bytes:
    record = read_bytes(data, "log.docx")
    return mark_up_word(data, record, mislabelled(record, words), titles=TITLES, suggest=True)


def changes(data: bytes) -> list[tuple[str, str, str]]:
    """Return each tracked change: what it is, whose, and its words."""
    root = etree.fromstring(part(data, "word/document.xml"))
    return [
        (str(one.tag).rpartition("}")[2], one.get(w + "author"), "".join(one.itertext(w + "delText", w + "t")))
        for one in root.iter(w + "ins", w + "del")
    ]


OURS = [("del", "minutecheck", "Meeting"), ("ins", "minutecheck", "Strategy discussion")]


def test_the_name_alone_is_replaced_and_keeps_its_look():
    words = "Meeting with social care about Nia."
    made = marked(word_file(p(r("12 March: ") + r(words, "<w:b/><w:i/>")) + REST), words)
    assert changes(made) == OURS
    root = etree.fromstring(part(made, "word/document.xml"))
    (inserted,) = root.iter(w + "ins")
    assert [str(one.tag).rpartition("}")[2] for one in inserted.find(f"{w}r/{w}rPr")] == ["b", "i"]


@pytest.mark.parametrize(
    ("words", "name", "instead"),
    [
        ("Prof mtg at school.", "Prof mtg", "Strategy discussion"),
        ("Went to a multi-agency meeting about him.", "multi-agency meeting", "strategy discussion"),
        ("S47 MEETING", "S47 MEETING", "STRATEGY DISCUSSION"),
        ("Call with SW and police.", "Call", "Strategy discussion"),
    ],
)
def test_the_name_is_found_in_its_sentence(words: str, name: str, instead: str):
    record = read_bytes(word_file(p(r(words)) + REST), "log.docx")
    (found,) = suggestions_of(record, mislabelled(record, words))
    assert (record.words_of(found.span), found.instead) == (name, instead)


def test_every_change_has_an_id_of_its_own():
    words = "Meeting with social care."
    body = p('<w:ins w:id="7" w:author="Ana">' + r("Typed later. ") + "</w:ins>" + r(words)) + REST
    made = marked(word_file(body), words)
    root = etree.fromstring(part(made, "word/document.xml"))
    numbers = [one.get(w + "id") for one in root.iter(w + "ins", w + "del")]
    assert (len(set(numbers)), numbers[0]) == (3, "7")


@pytest.mark.parametrize(
    "wrapped",
    [
        pytest.param('<w:ins w:id="1" w:author="Ana">{}</w:ins>', id="somebody's own insertion"),
        pytest.param("<w:hyperlink>{}</w:hyperlink>", id="a link"),
        pytest.param("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", id="a control"),
    ],
)
def test_no_suggestion_where_it_would_not_be_clean(wrapped: str):
    words = "Meeting with social care."
    made = marked(word_file(p(wrapped.format(r(words))) + REST), words)
    assert not [change for change in changes(made) if change[1] == "minutecheck"]
    assert any(author == "minutecheck" for author, _, _ in comments_of(made).values())


def test_a_second_run_replaces_the_suggestion_and_gives_the_same_bytes():
    words = "Meeting with social care."
    once = marked(word_file(p(r("Log: ") + r(words)) + REST), words)
    record = read_bytes(once, "log.docx")
    assert words in record.text
    assert record.doubtful == ()
    twice = marked(once, words)
    assert changes(twice) == OURS
    assert marked(twice, words) == twice


def test_nothing_is_suggested_unasked_or_for_a_meeting_called_by_its_name():
    words = "Meeting with social care."
    data = word_file(p(r(words)) + REST)
    record = read_bytes(data, "log.docx")
    assert changes(marked_up_copy(data, record, mislabelled(record, words), titles=TITLES)) == []
    right = report_of(record, [(0, len(words))], "meeting-label")
    assert suggestions_of(record, right) == ()


def test_a_new_copy_of_a_text_gets_the_suggestion_too():
    words = "Meeting with social care."
    data = f"12 March. {words}\n\nPolice and health took part.\n".encode()
    record = read_bytes(data, "log.txt")
    made = marked_up_copy(data, record, mislabelled(record, words), titles=TITLES, suggest=True)
    assert changes(made) == OURS
