"""The data that the package ships is found, and missing data is said in plain words."""

from __future__ import annotations

import shutil
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from minutecheck import resources
from minutecheck.resources import data_folder, shipped_values

CORE = data_folder("rules") / "core"


@pytest.mark.parametrize(
    ("name", "inside"), [("rules", "core"), ("models", "digests.json"), ("samples", "phone-note.txt")]
)
def test_rules_models_and_samples_are_found(name: str, inside: str) -> None:
    assert (data_folder(name) / inside).exists()


@pytest.fixture
def installed(tmp_path: Path) -> ModuleType:
    """Return the module as it works in a package installed elsewhere, which has rules and nothing else."""
    package = tmp_path / "lib" / "python" / "minutecheck"
    (package / "rules").mkdir(parents=True)
    copy = shutil.copy(str(resources.__file__), package)
    spec = spec_from_file_location("installed_resources", copy)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_installed_package_has_its_data_inside(installed: ModuleType) -> None:
    assert installed.data_folder("rules") == Path(str(installed.__file__)).parent / "rules"


def test_a_folder_that_is_missing_is_said_with_what_to_do(installed: ModuleType) -> None:
    with pytest.raises(FileNotFoundError, match=r"its models folder is missing\. Install it again\."):
        installed.data_folder("models")


@pytest.mark.parametrize("name", sorted(file.name for file in CORE.glob("*.yaml")))
def test_values_of_a_file_are_those_that_it_holds_now(name: str) -> None:
    assert shipped_values(name) == yaml.safe_load((CORE / name).read_text(encoding="utf-8"))
