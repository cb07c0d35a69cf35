"""The command that writes pseudonymised copies, on invented records."""

from __future__ import annotations

from typer.testing import CliRunner

from minutecheck.cli import build_app


def test_shared_copies_are_numbered_and_nothing_else_is_written(tmp_path):
    draft = tmp_path / "penhaligon.md"
    draft.write_text(
        "# Strategy discussion: Orla Penhaligon, aged 4\n\nHeld on 12 March 2024. Orla was seen at school.\n"
    )
    out = tmp_path / "shared"
    result = CliRunner().invoke(build_app(), ["check", str(draft), "--share", "--shift-dates", "--out", str(out), "-q"])
    assert result.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "record-1.shared.html",
        "record-1.shared.json",
        "shared.xlsx",
    ]
    page = (out / "record-1.shared.html").read_text()
    assert "pseudonymised copy, not an anonymous one" in page
    assert not [name for name in ("Orla", "Penhaligon", "penhaligon", "12 March 2024") if name in page]


def test_shared_copies_need_a_folder():
    result = CliRunner().invoke(build_app(), ["check", "x.md", "--share"])
    assert result.exit_code == 2
