"""Properties of the source itself: no pickle, no network, one direction of imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.whole import TOP

SOURCES = sorted((TOP / "src" / "minutecheck").rglob("*.py"))
BANNED = {
    "pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "requests", "httpx", "urllib.request",
    "aiohttp", "http.client", "socket", "ftplib", "smtplib",
}  # fmt: skip


LISTENS = {"minutecheck/page/serve.py": {"socket"}}
"""The upload page opens a socket to listen on this computer; nothing connects to anywhere."""


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the modules that a source imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}


def users_of(*libraries: str) -> list[Path]:
    """Return the modules that import any of these libraries."""
    return [path for path, tree in TREES.items() if {found.split(".")[0] for found in imports(tree)} & set(libraries)]


def name(path: Path) -> str:
    return str(path.relative_to(TOP / "src"))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_module_neither_pickles_nor_talks_to_a_network(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert set(imports(TREES[path])) & BANNED == LISTENS.get(name(path), set())
    assert ".connect((" not in text
    assert "allow_pickle=True" not in text
    assert not re.search(
        r"(?:Unsafe|Full)Loader|\bC?Loader\b(?!=)|(?:unsafe|full)_load|\b(?:eval|exec)\(|os\.system", text
    )


def test_scikit_learn_is_for_training_alone() -> None:
    assert {path.parent.name for path in users_of("sklearn", "scipy")} == {"training"}


def test_spacy_is_touched_in_one_place() -> None:
    assert [name(path) for path in users_of("spacy")] == ["minutecheck/analysis/pipeline.py"]


def test_what_is_declared_to_spacy_is_there() -> None:
    import tomllib

    declared = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]["entry-points"]["spacy_factories"]
    from minutecheck.analysis import pipeline

    for factory, target in declared.items():
        module, _, function = target.partition(":")
        assert module == "minutecheck.analysis.pipeline"
        assert callable(getattr(pipeline, function))
        assert factory in {"minutecheck_segments", "minutecheck_people", "minutecheck_deadlines", "minutecheck_rules"}


def test_every_module_is_a_small_room() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {path: lines for path, lines in lengths.items() if lines > 300} == {}
