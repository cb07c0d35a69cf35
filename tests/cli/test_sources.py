"""Finding the files to check. All names are invented."""

import os
from pathlib import Path

import pytest

from minutecheck.sources import KNOWN, Choice, plan_files


def test_files_come_in_the_order_named_and_folders_in_the_order_of_their_names(folder):
    plan = plan_files(["-", str(folder / "old"), str(folder)], Choice())
    inside = [None if file is None else file.relative_to(folder).as_posix() for file in plan.files]
    assert inside == [None, "old/b.txt", "a.docx", "b.txt"]
    assert any("named more than once" in note for note in plan.notes)


@pytest.mark.parametrize("ending", sorted(KNOWN))
def test_every_known_type_is_found_in_any_case(tmp_path, ending):
    (tmp_path / f"x{ending.upper()}").touch()
    assert len(plan_files([str(tmp_path)], Choice()).files) == 1


def test_a_hidden_folder_named_by_itself_is_searched(tmp_path):
    hidden = tmp_path / ".mine"
    hidden.mkdir()
    (hidden / "a.txt").touch()
    assert plan_files([str(hidden)], Choice()).files == (hidden / "a.txt",)


def test_a_linked_folder_is_not_followed_and_is_said(tmp_path):
    (tmp_path / "a.txt").touch()
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    plan = plan_files([str(tmp_path)], Choice())
    assert plan.files == (tmp_path / "a.txt",)
    assert plan.notes == ("Not checked: 1 linked folder (loop).",)


def test_only_a_few_of_many_names_are_said(tmp_path):
    for number in range(9):
        (tmp_path / f"{number}.zip").touch()
    assert plan_files([str(tmp_path)], Choice()).notes == (
        "Not checked: 9 files of other types (0.zip, 1.zip, 2.zip, 3.zip, 4.zip and 4 more).",
    )


def test_a_folder_that_cannot_be_opened_is_tried_so_that_its_failure_is_said(tmp_path, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir()
    scandir = os.scandir

    def refusing(path):
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(closed))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert plan_files([str(tmp_path)], Choice()).files == (closed,)


def test_a_name_that_is_not_there_is_tried_so_that_its_failure_is_said(tmp_path):
    missing = tmp_path / "mistyped.docx"
    assert plan_files([str(missing)], Choice()).files == (missing,)
