"""The page's service for other programs. All records are invented."""

from __future__ import annotations

import json

import jsonschema
import pytest
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from minutecheck.outputs.schema import report_schema
from minutecheck.page.guard import Guard
from minutecheck.page.settings import PageSettings
from tests.page.conftest import DRAFT, LIMITS, ORIGIN, open_page

TOKEN = {"authorization": "Bearer a-token-for-tests"}


@pytest.fixture
def http(served: tuple[Guard, TestClient]) -> TestClient:
    served[1].cookies.clear()
    return served[1]


def test_a_record_comes_back_as_a_report_and_nothing_is_kept(
    http: TestClient, served: tuple[Guard, TestClient]
) -> None:
    files = [("files", ("draft.txt", DRAFT.encode())), ("files", ("empty.docx", b""))]
    answer = http.post("/api/check", files=files, headers=TOKEN)
    assert answer.status_code == 200
    report = answer.json()
    jsonschema.validate(report, report_schema())
    assert [one["path"] for one in report["records"]] == ["draft.txt", "empty.docx"]
    assert report["records"][0]["criteria"]
    assert report["records"][1]["error"]["code"]
    assert list(served[0].app.state.folder.path.iterdir()) == []


def test_the_kind_may_be_said(http: TestClient) -> None:
    def kind_of(kind: str) -> object:
        parts = [("files", ("letter.txt", b"Dear Mrs Crane,\n\nThank you.\n")), ("kind", (None, kind))]
        return http.post("/api/check", files=parts, headers=TOKEN)

    assert kind_of("minutes").json()["records"][0]["kind"] == "minutes"  # type: ignore[attr-defined]
    assert kind_of("poem").status_code == 422  # type: ignore[attr-defined]


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer wrong"}, {"authorization": "a-token-for-tests"}])
def test_without_the_token_nothing_is_answered(http: TestClient, headers: dict[str, str]) -> None:
    for answer in (
        http.post("/api/check", files={"files": ("a.txt", b"x")}, headers=headers),
        http.get("/api/health", headers=headers),
    ):
        assert answer.status_code == 401
        assert "token" in answer.json()["error"]


def test_a_page_in_a_browser_cannot_use_it_even_with_the_token(http: TestClient) -> None:
    assert http.get("/api/health", headers={**TOKEN, "origin": "https://evil.example"}).status_code == 403


def test_the_token_of_the_api_opens_no_page_and_a_session_no_api(
    http: TestClient, served: tuple[Guard, TestClient]
) -> None:
    assert http.get("/drafts", headers=TOKEN).status_code == 403
    session = served[0].app.state.sessions._new()
    assert http.get("/api/health", headers={"cookie": f"{served[0].cookie}={session.id}"}).status_code == 401


def test_it_describes_itself(http: TestClient) -> None:
    description = http.get("/api/openapi.json", headers=TOKEN).json()
    validate(description)
    assert set(description["paths"]) == {"/api/check", "/api/schema", "/api/health", "/api/openapi.json"}
    assert http.get("/api/schema", headers=TOKEN).json() == json.loads(json.dumps(report_schema()))
    assert http.get("/api/health", headers=TOKEN).json()["status"] == "ok"


def test_it_is_off_unless_asked_for(tmp_path: object) -> None:
    guard = open_page(PageSettings(limits=LIMITS), tmp_path)  # type: ignore[arg-type]
    with TestClient(guard, base_url=ORIGIN) as http:
        assert http.get("/api/health", headers=TOKEN).status_code == 404
