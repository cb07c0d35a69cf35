"""What a chair does on the page: upload, read, correct, check again, take away. All records are invented."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from starlette.testclient import TestClient

from minutecheck.page.settings import PageSettings
from minutecheck.rulebook import criteria_catalogue
from tests.page.conftest import DRAFT, LIMITS, ORIGIN, SAMPLES, Reader, open_page

EXAMPLE = SAMPLES.parents[1] / "rules" / "example-partnership"

SECOND = DRAFT.replace("- Visit Orla at school.", "- Jo Pell to visit Orla at school by 8 May 2024.").replace(
    "is not explained.", "is not explained. The meeting assessed the level of risk to Orla as high."
)


def checked(reader: Reader, text: str = DRAFT, name: str = "draft.txt") -> str:
    """Check a draft and return the address of its result."""
    answer = reader.check(name, text)
    assert answer.status_code == 200
    return str(answer.url.path)


@pytest.mark.parametrize("name", ["draft-form.docx", "complete-minutes.pdf", "phone-note.txt"])
def test_word_pdf_and_text_are_checked_and_every_link_leads_somewhere(reader: Reader, name: str) -> None:
    answer = reader.check(name, (SAMPLES / name).read_bytes())
    assert answer.status_code == 200
    assert answer.url.path.startswith("/draft/")
    assert "core criteria" in answer.text
    places = set(re.findall(r'id="([^"]+)"', answer.text))
    links = set(re.findall(r'href="#([^"]+)"', answer.text))
    assert any(link.startswith("mark-") for link in links), "findings lead to the words that they rest on"
    assert any(link.startswith("finding-") for link in links), "and the words lead back"
    assert links <= places


def test_what_is_not_shown_stands_before_what_is(reader: Reader) -> None:
    page = reader.get(checked(reader)).text
    assert page.index("The record does not show</h3>") < page.index("The record shows</h3>")


def test_the_drafts_name_is_in_no_address_and_no_title(reader: Reader) -> None:
    answer = reader.check("Orla Finch minutes.txt", DRAFT)
    assert "Orla" not in str(answer.url)
    assert "Orla" not in re.search(r"<title>(.*?)</title>", answer.text)[1]  # type: ignore[index]
    assert "Orla Finch minutes.txt" in answer.text


def test_the_marked_up_word_copy_has_comments_at_the_words(reader: Reader) -> None:
    address = checked_file(reader, "draft-form.docx")
    answer = reader.get(f"{address}/1/marked-up")
    assert answer.headers["content-disposition"].startswith('attachment; filename="draft-form.marked.docx"')
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        comments = file.read("word/comments.xml").decode()
    assert "level of risk" in comments
    Document(io.BytesIO(answer.content))


def test_a_pdf_comes_back_as_a_pdf(reader: Reader) -> None:
    answer = reader.get(f"{checked_file(reader, 'complete-minutes.pdf')}/1/marked-up")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def checked_file(reader: Reader, name: str) -> str:
    return str(reader.check(name, (SAMPLES / name).read_bytes()).url.path)


def test_the_other_downloads_hold_the_same_findings(reader: Reader) -> None:
    address = checked_file(reader, "draft-form.docx")
    report = json.loads(reader.get(f"{address}/1/json").text)
    judged = {one["id"]: one["summary"] for one in report["records"][0]["criteria"]}
    page = reader.get(f"{address}/1/page")
    assert page.headers["content-type"] == "application/octet-stream"
    assert judged["risk-level"] in page.text
    sheet = Document(io.BytesIO(reader.get(f"{address}/1/check-sheet").content))
    words = "\n".join(cell.text for table in sheet.tables for row in table.rows for cell in row.cells)
    assert judged["risk-level"] in words


def test_a_new_version_shows_what_was_put_right_and_what_is_open(reader: Reader) -> None:
    first = checked(reader)
    answer = reader.post(f"{first}/again", files=[("draft 2.txt", SECOND.encode())])
    assert re.search(r"<strong>\d+ put right</strong>", answer.text)
    changes = reader.get(f"{answer.url.path}/changes").text
    put_right, still_open = changes.index("Put right"), changes.index("Still open")
    assert put_right < changes.index("Level of risk") < still_open
    assert put_right < changes.index("Jo Pell to visit Orla at school by 8 May 2024") < still_open


def test_a_finding_is_disputed_with_a_reason_that_stands_in_every_copy(reader: Reader) -> None:
    address = checked(reader)
    form = re.search(r'id="finding-challenge".*?href="([^"]+/verdict/[^"]+)"', reader.get(address).text, re.DOTALL)
    assert form
    missing = reader.post(form[1], {"reason": "", "who": ""})
    assert missing.status_code == 422
    assert "Enter a reason" in missing.text
    assert "<title>Error: " in missing.text
    said = {"verdict": "disputed", "reason": "The nurse asked twice.", "who": "Ines Vale"}
    answer = reader.post(form[1], said)
    assert "Disputed by Ines Vale" in answer.text
    for copy in ("page", "json"):
        assert "The nurse asked twice." in reader.get(f"{address}/1/{copy}").text
    word = reader.get(f"{address}/1/marked-up").content
    assert "The nurse asked twice." in zipfile.ZipFile(io.BytesIO(word)).read("word/comments.xml").decode()
    kept = reader.get(f"{address}/1/verdicts")
    assert "draft.txt.verdicts.yaml" in kept.headers["content-disposition"]
    again = reader.post("/check", files=[("draft.txt", DRAFT.encode()), ("draft.txt.verdicts.yaml", kept.content)])
    assert "Disputed by Ines Vale" in again.text, "chosen together with the draft, the file of verdicts is found"
    taken_back = reader.post(form[1], {"take-back": "1"})
    assert "Disputed by" not in taken_back.text


def test_an_email_and_what_is_attached_to_it_have_a_page_each(reader: Reader) -> None:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Minutes", "a@example.org", "b@example.org"
    message.set_content("Please find the minutes attached.")
    message.add_attachment(DRAFT.encode(), maintype="text", subtype="plain", filename="minutes.txt")
    answer = reader.check("mail.eml", message.as_bytes())
    assert "what is attached to it" in answer.text
    inside = reader.get(f"{answer.url.path}/2")
    assert "core criteria" in inside.text
    assert reader.get(f"{answer.url.path}/2/marked-up").content.startswith(b"PK")
    assert reader.get(f"{answer.url.path}/3").status_code == 404


def test_one_section_is_judged_alone(reader: Reader) -> None:
    vague = reader.post("/type", {"text": "We talked about section 47.", "about": "s47-decision"})
    assert "does not show whether section 47 enquiries will be made" in vague.text
    clear = reader.post("/type", {"text": "Section 47 enquiries will start today, jointly.", "about": "s47-decision"})
    assert "The record decides that section 47 enquiries will be made." in clear.text
    assert "finding-risk-level" not in clear.text, "the rest of a record is not there to be judged"
    assert reader.get("/drafts").text.count("No draft is here") == 1, "what is typed is not kept"
    assert reader.post("/type", {"text": " ", "about": "whole"}).status_code == 422


def test_many_drafts_make_a_list_that_sorts_and_a_workbook(reader: Reader) -> None:
    answer = reader.post(
        "/check", files=[("b.txt", DRAFT.encode()), ("a.txt", SECOND.encode()), ("c.pdf", b"%PDF-1.7 broken")]
    )
    assert answer.url.path == "/drafts"
    wait_for_all(reader)
    for sort, first in (("name", "a.txt"), ("gaps", "b.txt"), ("actions", "b.txt")):
        page = reader.get(f"/drafts?sort={sort}").text
        assert min(page.index(f">{name}<") for name in ("a.txt", "b.txt")) == page.index(f">{first}<")
        assert "aria-sort" in page
    assert "1 could not be checked" in reader.get("/drafts").text
    book = openpyxl.load_workbook(io.BytesIO(reader.get("/drafts/workbook").content))
    assert [row[0].value for row in book["Overview"].iter_rows(min_row=2)] == ["b.txt", "a.txt", "c.pdf"]


def wait_for_all(reader: Reader) -> None:
    for _ in range(100):
        if "data-poll" not in reader.get("/drafts").text:
            return
        time.sleep(0.05)
    raise AssertionError("the drafts were not checked in time")


def test_a_file_that_cannot_be_read_is_named_with_what_to_do(reader: Reader) -> None:
    answer = reader.check("empty.docx", b"")
    assert answer.status_code == 200
    assert "could not be checked" in answer.text
    assert "Download the marked-up" not in answer.text


def test_no_file_and_a_stray_file_of_verdicts_are_said_on_the_page(reader: Reader) -> None:
    assert "Choose a file to check" in reader.post("/check").text
    stray = reader.post("/check", files=[("draft.txt.verdicts.yaml", b"verdicts: []")])
    assert "not about any of the files chosen" in stray.text
    assert reader.files_left() == []


def test_a_record_of_another_kind_can_be_checked_as_minutes(reader: Reader) -> None:
    letter = "Dear Mrs Crane,\n\nThank you for your letter about the parking spaces.\n\nYours sincerely\n"
    answer = reader.check("letter.txt", letter)
    assert "nothing in it was judged" in answer.text
    as_minutes = reader.post(f"{answer.url.path}/kind", {"kind": "minutes"})
    assert "0 of 6 core criteria are met" in as_minutes.text
    assert "Check it as an agency’s case note" in as_minutes.text
    assert "Check it as the record of a strategy discussion" not in as_minutes.text


def test_a_new_version_that_was_not_chosen_is_said(reader: Reader) -> None:
    answer = reader.post(f"{checked(reader)}/again")
    assert "Choose a file to check" in answer.text


def test_a_partnerships_own_pack_judges_and_names_its_criteria(tmp_path: Path) -> None:
    guard = open_page(PageSettings(limits=LIMITS, pack=str(EXAMPLE)), tmp_path)
    with TestClient(guard, base_url=ORIGIN) as http:
        http.get("/open", params={"token": guard.app.state.sessions.opening})
        own = set(criteria_catalogue(str(EXAMPLE))) - set(criteria_catalogue())
        page = Reader(http, guard)
        assert own
        for criterion in own:
            assert f'href="/how/{criterion}"' in page.get("/how").text
            assert f'id="finding-{criterion}"' in page.check("draft.txt", DRAFT).text


def test_how_it_judges_has_every_criterion_with_its_source(reader: Reader) -> None:
    page = reader.get("/how").text
    for criterion, entry in criteria_catalogue().items():
        assert entry.title in page.replace("&#39;", "'")
        assert reader.get(f"/how/{criterion}").status_code == 200
    assert "Sentences that count" in reader.get("/how/s47-decision").text


def test_finishing_deletes_everything(reader: Reader) -> None:
    address = checked(reader)
    assert reader.files_left()
    assert "1 draft" in reader.get("/finish").text
    assert "Everything is deleted" in reader.post("/finish").text
    assert reader.files_left() == []
    assert reader.get(address).status_code == 404


def test_deleting_one_draft_leaves_the_others(reader: Reader) -> None:
    one, other = checked(reader, name="one.txt"), checked(reader, name="other.txt")
    reader.post(f"{one}/remove")
    assert reader.get(one).status_code == 404
    assert reader.get(other).status_code == 200
