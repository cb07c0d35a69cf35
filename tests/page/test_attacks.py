"""Each attack on the page is tried and refused. docs/page.md lists them."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from minutecheck.page.app import build_app
from minutecheck.page.guard import Guard
from minutecheck.page.settings import PageSettings
from tests.page.conftest import DRAFT, LIMITS, ORIGIN, Reader, open_page

GOOD = {"sec-fetch-site": "same-origin"}
GETS = [
    "/",
    "/type",
    "/drafts",
    "/drafts/workbook",
    "/how",
    "/how/s47-decision",
    "/finish",
    "/draft/x",
    "/draft/x/1/json",
]
POSTS = [
    "/check",
    "/type",
    "/finish",
    "/draft/x/again",
    "/draft/x/remove",
    "/draft/x/kind",
    "/draft/x/verdict/criterion/0",
]


@pytest.mark.parametrize("address", GETS)
def test_without_the_cookie_no_page_is_shown(served: tuple[Guard, TestClient], address: str) -> None:
    served[1].cookies.clear()
    answer = served[1].get(address)
    assert answer.status_code == 403
    assert "not open in this browser" in answer.text


@pytest.mark.parametrize("cookie", ["", "guess", "../../etc/passwd", '"', "a" * 4000])
def test_a_guessed_cookie_opens_nothing(served: tuple[Guard, TestClient], cookie: str) -> None:
    served[1].cookies.clear()
    assert served[1].get("/", headers={"cookie": f"{served[0].cookie}={cookie}"}).status_code == 403


def test_the_opened_address_counts_once_and_leaves_no_token_in_the_address(tmp_path: Path) -> None:
    guard = open_page(PageSettings(limits=LIMITS), tmp_path)
    with TestClient(guard, base_url=ORIGIN) as http:
        assert http.get("/open?token=wrong").status_code == 403
        token = guard.app.state.sessions.opening
        first = http.get(f"/open?token={token}", follow_redirects=False)
        assert (first.status_code, first.headers["location"]) == (303, "/")
        cookie = first.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert "expires" not in cookie
        assert http.get("/").status_code == 200
        http.cookies.clear()
        assert http.get(f"/open?token={token}").status_code == 403, "whoever finds the address later gets nothing"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "127.0.0.1:81", "", "[::1]"]
)
def test_a_name_that_was_led_to_this_computer_is_refused(reader: Reader, host: str) -> None:
    answer = reader.http.get("/", headers={**GOOD, "host": host})
    assert answer.status_code == 403
    assert "does not come from this page" in answer.text


FOREIGN = [
    {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "null", "sec-fetch-site": "cross-site"},
    {"origin": "http://127.0.0.1:9999", "sec-fetch-site": "same-site"},
    {"origin": ORIGIN, "sec-fetch-site": "cross-site"},
    {"origin": ORIGIN, "sec-fetch-site": "none"},
    {},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_form_of_another_page_is_refused_even_with_cookie_and_token(reader: Reader, headers: dict[str, str]) -> None:
    parts = [("csrf", (None, reader.token)), ("files", ("draft.txt", DRAFT.encode()))]
    assert reader.http.post("/check", files=parts, headers=headers).status_code == 403
    assert reader.files_left() == []


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_page_cannot_even_read_one(reader: Reader, site: str) -> None:
    assert reader.http.get("/drafts", headers={"sec-fetch-site": site}).status_code == 403


@pytest.mark.parametrize("address", POSTS)
@pytest.mark.parametrize("token", ["", "guess"])
def test_a_form_without_its_token_is_refused_and_nothing_of_it_is_kept(
    reader: Reader, address: str, token: str
) -> None:
    answer = reader.post(address, {"text": "x"}, [("draft.txt", DRAFT.encode())], token=token)
    assert answer.status_code == 403
    assert reader.files_left() == []


def test_a_file_before_the_token_is_not_written(reader: Reader) -> None:
    parts = [("files", ("draft.txt", DRAFT.encode())), ("csrf", (None, reader.token))]
    answer = reader.http.post("/check", files=parts, headers={"origin": ORIGIN, **GOOD})
    assert answer.status_code == 403
    assert reader.files_left() == []


def test_a_file_that_calls_itself_the_token_is_not_written(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[object] = []
    monkeypatch.setattr(reader.guard.app.state.folder, "new_file", lambda: written.append(1))
    parts = [("csrf", ("draft.txt", DRAFT.encode()))]
    assert reader.http.post("/check", files=parts, headers={"origin": ORIGIN, **GOOD}).status_code == 400
    assert written == []


@pytest.mark.parametrize("address", ["/type", "/finish", "/draft/none/1/say/s47-decision", "/draft/none/kind"])
def test_a_form_that_has_no_place_for_files_takes_none(reader: Reader, address: str) -> None:
    answer = reader.post(address, {"text": "x"}, [("draft.txt", DRAFT.encode())])
    assert answer.status_code in (400, 404)
    assert reader.files_left() == []


def test_two_pages_open_in_one_browser_do_not_take_each_others_session(tmp_path: Path) -> None:
    names = {build_app(PageSettings(port=port), base=tmp_path).cookie for port in (50_001, 50_002)}
    assert len(names) == 2, "browsers tell cookies apart by host, and not by port"


def test_another_sessions_token_and_drafts_are_of_no_use(reader: Reader, served: tuple[Guard, TestClient]) -> None:
    address = str(reader.check("draft.txt", DRAFT).url.path)
    token = reader.token
    other = served[0].app.state.sessions._new()
    reader.http.cookies.clear()
    reader.http.cookies.set(served[0].cookie, other.id, domain="127.0.0.1")
    assert reader.get(address).status_code == 404
    assert reader.post("/finish", token=token).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
def test_other_methods_are_refused(reader: Reader, method: str) -> None:
    assert reader.http.request(method, "/", headers=GOOD).status_code == 405


@pytest.mark.parametrize(
    "address", ["/", "/nowhere", "/draft/none", "/static/page.css", "/static/none", "/api/health", "/parts.css"]
)
def test_every_answer_carries_the_headers_that_keep_it_in(reader: Reader, address: str) -> None:
    headers = reader.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_pages_have_no_inline_script_or_style_and_ask_for_nothing_from_elsewhere(reader: Reader) -> None:
    address = str(reader.check("draft.txt", DRAFT).url.path)
    for page in ("/", "/type", "/drafts", "/how", "/finish", address):
        text = reader.get(page).text
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text
        assert text.count("<script") == text.count('<script type="module" src="/static/page.js">') == 1
        assert "http://" not in text.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "https://" not in text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py",
        "/static/%2e%2e/settings.py",
        "/static/..%2fsettings.py",
        "/static//etc/passwd",
        "/static/../templates/base.html.j2",
    ],
)
def test_static_files_come_from_their_folder_alone(reader: Reader, path: str) -> None:
    assert reader.get(path).status_code == 404


HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"><svg onload=alert(3)>'


def test_script_in_an_uploaded_page_is_text_and_never_a_page_of_ours(reader: Reader) -> None:
    words = f"<p>{HOSTILE}</p><p>&lt;script&gt;alert(4)&lt;/script&gt; Outcome</p>"
    html = f"<html><body><h1>Strategy discussion</h1>{words}</body></html>"
    answer = reader.check("minutes.html", html)
    assert "<script>alert" not in answer.text
    assert "onerror=alert" not in answer.text.replace("&#", "")
    saved = reader.get(f"{answer.url.path}/1/page")
    assert saved.headers["content-type"] == "application/octet-stream"
    assert saved.headers["content-disposition"].startswith("attachment;")
    assert "<script>alert" not in saved.text


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/cron.d/x.txt",
        "..\\..\\evil.txt",
        "/etc/passwd.txt",
        f"{HOSTILE}.txt",
        "a\r\nSet-Cookie: x=1.txt",
        "\u202etxt.exe.txt",
        "x" * 3000 + ".txt",
        "CON.txt",
    ],
)
def test_a_hostile_name_is_only_ever_shown_as_text(reader: Reader, name: str) -> None:
    boundary = "edge"
    quoted = name.replace("\r\n", "%0D%0A").replace('"', "%22")
    body = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{reader.token}\r\n--{boundary}\r\n'
        f'Content-Disposition: form-data; name="files"; filename="{quoted}"\r\n\r\n{DRAFT}\r\n--{boundary}--\r\n'
    )
    answer = reader.http.post(
        "/check",
        content=body.encode(),
        headers={"content-type": f"multipart/form-data; boundary={boundary}", "origin": ORIGIN, **GOOD},
    )
    if answer.status_code == 400:
        assert len(name) > 1000, "only a name of some kilobytes is refused"
        return
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "\u202e" not in answer.text
    assert all(path.name.removesuffix(".bin").isdigit() for path in reader.files_left()), (
        "no name of theirs on our disk"
    )
    download = reader.get(f"{answer.url.path}/1/json").headers
    assert "set-cookie" not in download
    assert "/" not in download["content-disposition"].split("filename=")[1].split(";")[0]


FORMS = [
    (b"", "multipart/form-data; boundary=edge"),
    (b"no boundary here", "multipart/form-data; boundary=edge"),
    (b"--edge\r\n", "multipart/form-data; boundary=edge"),
    (b"--edge\r\nContent-Disposition: form-data\r\n\r\nx\r\n--edge--\r\n", "multipart/form-data; boundary=edge"),
    (b"x=1", "application/x-www-form-urlencoded"),
    (b"{}", "application/json"),
    (b"x", "multipart/form-data"),
    (b"x", f"multipart/form-data; boundary={'b' * 300}"),
    (b"--edge\r\n" + b"A: b\r\n" * 50 + b"\r\n\r\nx\r\n--edge--\r\n", "multipart/form-data; boundary=edge"),
    (
        b'--edge\r\nContent-Disposition: form-data; name="' + b"n" * 9000 + b'"\r\n\r\nx\r\n--edge--\r\n',
        "multipart/form-data; boundary=edge",
    ),
]


@pytest.mark.parametrize(("body", "kind"), FORMS)
def test_a_form_that_is_none_is_refused_with_a_sentence(reader: Reader, body: bytes, kind: str) -> None:
    answer = reader.http.post("/check", content=body, headers={"content-type": kind, "origin": ORIGIN, **GOOD})
    assert answer.status_code in (400, 403)
    assert "Go back" in answer.text or "Choose" in answer.text or "Load the page again" in answer.text
    assert reader.files_left() == []


def test_a_fault_of_ours_shows_and_logs_no_word_of_the_record(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Orla Finch")

    address = str(reader.check("draft.txt", DRAFT).url.path)
    monkeypatch.setattr("minutecheck.page.views.result.drawn_of", broken)
    with caplog.at_level(logging.DEBUG, logger="minutecheck"):
        answer = reader.get(address)
    assert answer.status_code == 500
    assert "has a fault here" in answer.text
    assert "Orla" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["content-security-policy"]
    assert not [one for one in caplog.records if one.name.startswith("minutecheck")]


def test_the_page_itself_never_opens_an_upload() -> None:
    """What reads files is imported by the worker alone."""
    folder = Path(__file__).parents[2] / "src" / "minutecheck" / "page"
    for module in folder.rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        if module.name != "work.py":
            assert "minutecheck.readers" not in text, module
            assert "review_bytes" not in text, module
