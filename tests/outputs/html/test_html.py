"""The HTML report: its structure, its escaping and its marks, on fictional records."""

import base64
import hashlib
import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from minutecheck.outputs.html.marks import Mark, MarkedText
from minutecheck.outputs.html.page import render_html
from minutecheck.record import BlockKind, Place, Record
from minutecheck.report import Considered, Evidence
from tests.outputs.golden import assert_golden
from tests.outputs.samples import (
    TITLES,
    TOOL,
    Page,
    case_note_report,
    minutes_record,
    minutes_report,
    noticed_report,
    unreadable_report,
)

ATTACK = '<script>alert(1)</script><img src=x onerror="alert(2)">"\'><a href="javascript:alert(3)">{{ 7*7 }}</a>'


def page() -> str:
    record = minutes_record()
    return render_html(record, minutes_report(record), TOOL, titles=TITLES)


def tree(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def test_the_page_of_the_fictional_minutes():
    assert_golden("report.html", page())


def test_the_page_of_a_file_that_was_not_read_says_why():
    text = render_html(None, unreadable_report(), TOOL, titles=TITLES)
    assert "save it without one." in tree(text).text_content()
    assert_golden("unreadable.html", text)


def test_a_case_note_shows_the_one_criterion_that_applies():
    found = tree(render_html(minutes_record(), case_note_report(), TOOL, titles=TITLES))
    assert [article.get("id") for article in found.iter("article")] == ["finding-meeting-label"]


def test_findings_stand_in_groups_by_what_the_record_shows():
    found = tree(page())
    groups = [
        (group.findtext("h3"), [article.get("id").removeprefix("finding-") for article in group.iter("article")])
        for group in found.iter("div")
        if group.get("class") == "group"
    ]
    assert groups == [
        ("The record shows", ["s47-decision", "rationale", "challenge", "meeting-label"]),
        ("Partly shown", ["risk-level", "actions"]),
        ("The record shows", ["medical"]),
        ("Partly shown", ["attendance-core"]),
        ("The record does not show", ["child-voice", "contingency"]),
        ("Worth a second look", ["proof-threshold"]),
    ]


def test_every_link_leads_somewhere_on_the_page_and_every_id_is_unique():
    found = tree(page())
    ids = [element.get("id") for element in found.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [anchor.get("href") for anchor in found.iter("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert all(link.startswith("#") for link in links)


def test_every_piece_of_evidence_is_marked_and_leads_back():
    found = tree(page())
    for criterion in ("s47-decision", "risk-level", "rationale", "challenge", "meeting-label", "medical"):
        anchor = found.get_element_by_id(f"mark-{criterion}-1")
        assert anchor.getparent().tag == "mark"
        assert f"evidence for {TITLES[criterion]}" in anchor.text
    backs = [a.get("href") for a in found.iter("a") if a.get("class") == "back"]
    assert len(backs) == 10
    assert {f"#action-{number}" for number in range(1, 5)} <= set(backs)


def test_what_is_worth_a_look_links_to_its_words_and_words_not_settled_say_so():
    text = render_html(minutes_record(), noticed_report(), TOOL, titles=TITLES)
    (look,) = tree(text).xpath("//ol[@class='looks']/li")
    assert "a sentence says that it is high" in look.text_content()
    (link,) = look.xpath(".//a/@href")
    assert tree(text).get_element_by_id(link[1:]).text_content() == "[look 1:] "
    assert text.count("tracked change that nobody has accepted yet") == 2


def test_the_page_makes_no_request_and_runs_nothing():
    text = page()
    found = tree(text)
    assert not [e for e in found.iter() if e.tag in ("script", "img", "link", "iframe", "object", "form", "input")]
    assert not [e for e in found.iter() if any(name.startswith("on") or name in ("src", "style") for name in e.attrib)]
    assert "url(" not in text
    assert "@import" not in text
    assert "http:" not in text
    assert "https:" not in text


def test_the_policy_allows_the_page_its_own_style_and_nothing_else():
    text = page()
    style = re.search(r"<style>(.*?)</style>", text, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(m.get("content") for m in tree(text).iter("meta") if m.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_headings_never_skip_a_level_and_landmarks_are_there():
    found = tree(page())
    levels = [int(element.tag[1]) for element in found.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert found.get("lang") == "en-GB"
    for landmark in ("header", "main", "footer", "nav"):
        assert len(list(found.iter(landmark))) == 1


def test_the_record_keeps_its_tables_nested_lists_and_bold_labels():
    record = tree(page()).get_element_by_id("record")
    assert [[len(row) for row in table.iter("tr")] for table in record.iter("table")] == [[3] * 4, [3] * 5]
    assert [cell.text_content() for cell in record.iter("th")][:3] == ["Name", "Role", "Agency"]
    assert record.xpath("string(.//ul/li/ul/li)") == "Two marks behind the ear as well."
    assert [strong.text for strong in record.iter("strong")] == ["Chair:"]
    assert record.xpath("string(.//h3[@class='part'])") == "Page footers (not judged)"


def test_an_attack_in_the_record_is_drawn_as_words():
    made = Page()
    for kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        made.add(kind, ATTACK, level=1)
    made.row(ATTACK, ATTACK, table=1, row=1)
    record = made.record(ATTACK)
    evidence = Evidence(quote=ATTACK, start=0, end=len(ATTACK), place=Place(section=ATTACK), by=ATTACK)
    near = Considered(quote=ATTACK, start=0, end=3, place=Place(), why=ATTACK)
    report = minutes_report()
    judgement = report.criteria[0].model_copy(
        update={
            "evidence": (evidence,),
            "considered": (near,),
            "summary": ATTACK,
            "advice": ATTACK,
            "source": (ATTACK,),
        }
    )
    action = report.actions[0].model_copy(update={"text": ATTACK, "owner": ATTACK, "due": ATTACK, "gaps": (ATTACK,)})
    who = report.attendees[0].model_copy(update={"name": ATTACK, "role": ATTACK, "agency": ATTACK})
    changed = {"criteria": (judgement,), "actions": (action,), "attendees": (who,), "not_read": (ATTACK,)}
    text = render_html(
        record, report.model_copy(update=changed | {"path": ATTACK}), TOOL, titles={judgement.id: ATTACK}
    )
    found = tree(text)
    assert "<script" not in text
    assert "<img" not in text
    assert "onerror=" not in re.sub(r"onerror=&#34;", "", text)
    assert all(anchor.get("href").startswith("#") for anchor in found.iter("a"))
    assert ATTACK in found.get_element_by_id("record").text_content()
    assert "49" not in found.get_element_by_id("record").text_content()


def test_broken_characters_do_not_break_the_page():
    made = Page()
    made.add(BlockKind.PARAGRAPH, "Nul \x00 escape \x1b[31m half \ud800 turn \u202e end")
    text = render_html(made.record("odd.txt"), minutes_report(), TOOL, titles=TITLES)
    text.encode("utf-8")
    assert not set(text) & {"\x00", "\x1b", "\u202e"}


def test_evidence_outside_the_text_is_quoted_without_a_link():
    report = minutes_report()
    far = report.criteria[0].evidence[0].model_copy(update={"start": 10**6, "end": 10**6 + 5})
    judgement = report.criteria[0].model_copy(update={"evidence": (far,)})
    text = render_html(minutes_record(), report.model_copy(update={"criteria": (judgement,)}), TOOL, titles=TITLES)
    finding = tree(text).get_element_by_id("finding-s47-decision")
    assert finding.xpath("string(.//q)") == far.quote
    assert not list(finding.iter("a"))


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair)))


@settings(max_examples=150)
@given(st.lists(spans, max_size=6), st.lists(st.integers(0, 40), max_size=6), st.lists(spans, max_size=3))
def test_overlapping_marks_are_cut_into_runs_that_hold_the_whole_text(marked, cuts, bold):
    text = "abcdefghij" * 4
    record = Record("x.txt", "txt", "0", text, ())
    edges = sorted({0, 40, *cuts})
    pieces = list(pairwise(edges))
    marks = [Mark(f"m{n}", "f", start, end, str(n), "t", "met") for n, (start, end) in enumerate(marked)]
    view = MarkedText(record, pieces, marks)
    runs = [run for piece in pieces for run in view.runs(piece, bold)]
    assert "".join(run.text for run in runs) == text
    for mark in marks:
        covered = "".join(run.text for run in runs if mark in run.marks)
        assert covered == text[mark.start : mark.end]
        drawn = int(view.has(mark.anchor))
        assert drawn == (mark.start < mark.end)
        assert sum(mark in run.opens for run in runs) == drawn
        assert sum(mark in run.closes for run in runs) == drawn
    offset = 0
    for run in runs:
        assert run.bold == any(a <= offset and offset + len(run.text) <= b for a, b in bold)
        offset += len(run.text)
