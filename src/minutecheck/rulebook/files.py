"""Reads a YAML file of the rulebook into a pydantic model, and says in which line a mistake stands."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from minutecheck.resources import stored_values
from minutecheck.rulebook.mistakes import Mistakes, RuleError

if TYPE_CHECKING:
    import yaml
    from pydantic_core import ErrorDetails

_Model = TypeVar("_Model", bound=BaseModel)
_Path = tuple[str | int, ...]
_Lines = dict[_Path, int]
# Where a value may be of several kinds, pydantic's path holds the kind's name, which the file does not.
_KINDS = frozenset({"str", "Example"})


def read_yaml(file: Path) -> tuple[Any, _Lines]:
    """Return what ``file`` holds, and the line of every key and list item by its path from the top.

    Raises:
        RuleError: the file is not YAML, or a key stands twice in one place.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(file.read_text(encoding="utf-8"))
    try:
        node = loader.get_single_node()
        lines: _Lines = {(): 1}
        return (None if node is None else _value(file, node, (), lines, loader)), lines
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RuleError(file, line, f"this is not YAML: {error.problem}.") from None
    except yaml.YAMLError:
        raise RuleError(file, 1, "this is not YAML.") from None
    finally:
        loader.dispose()


def read_values(file: Path) -> tuple[Any, bool]:
    """Return what ``file`` holds, and whether its values were stored: a shipped file need not be read as YAML again.

    Raises:
        RuleError: see :func:`read_yaml`.
    """
    found = stored_values(file.read_bytes())
    return (read_yaml(file)[0], False) if found is None else (found, True)


def read_model(file: Path, model: type[_Model]) -> tuple[_Model, bool]:
    """Return ``file`` as a ``model``, and whether its values were stored.

    Raises:
        RuleError: something is missing, unknown or of the wrong kind; every such mistake of the file is named.
    """
    value, stored = read_values(file)
    try:
        return model.model_validate(value), stored
    except ValidationError as error:
        found = error
    mistakes = Mistakes()
    for detail in _first_causes(found.errors(include_url=False), model):
        with mistakes.gathered():
            raise _mistake(file, model, detail)
    mistakes.raise_any()
    raise AssertionError("pydantic names at least one mistake")


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the end of a sentence about a name that is not known: which one comes nearest."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1, cutoff=0.0)
    return f"the nearest is '{near[0]}'" if near else "there is none at all"


def line_of(file: Path, path: _Path) -> int:
    """Return the line of ``path`` in ``file``, or of the nearest thing above it that has one."""
    _, lines = read_yaml(file)
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _value(file: Path, node: yaml.Node, path: _Path, lines: _Lines, loader: Any) -> Any:  # noqa: ANN401 - YAML
    """Return what a node holds, and note the line of everything in it."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        held = {}
        for key, value in node.value:
            here = (*path, str(key.value))
            if here in lines:
                raise RuleError(file, key.start_mark.line + 1, f"the key '{key.value}' stands twice.")
            lines[here] = key.start_mark.line + 1
            held[str(key.value)] = _value(file, value, here, lines, loader)
        return held
    if isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            lines[*path, number] = value.start_mark.line + 1
        return [_value(file, value, (*path, number), lines, loader) for number, value in enumerate(node.value)]
    return node.value if node.tag == "tag:yaml.org,2002:str" else loader.construct_object(node)


def _first_causes(details: list[ErrorDetails], model: type[BaseModel]) -> list[ErrorDetails]:
    """Leave out what only follows from another mistake: a key that is missing since it is misspelt, a list too short.

    Unknown keys come first.
    """
    misspelt = {
        (*detail["loc"][:-1], _nearest_key(model, detail["loc"]))
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    places = [detail["loc"] for detail in details]
    causes = [
        detail
        for detail in details
        if not (detail["type"] == "missing" and detail["loc"] in misspelt)
        and not any(place[: len(detail["loc"])] == detail["loc"] and place != detail["loc"] for place in places)
        and not (
            detail["loc"][-1:] == ("str",) and any(place[:-1] == (*detail["loc"][:-1], "Example") for place in places)
        )
    ]
    return sorted(causes, key=lambda detail: detail["type"] != "extra_forbidden")


def _nearest_key(model: type[BaseModel], loc: _Path) -> str:
    from difflib import get_close_matches

    return get_close_matches(str(loc[-1]), _keys_beside(model, loc), n=1, cutoff=0.0)[0]


def _mistake(file: Path, model: type[BaseModel], detail: ErrorDetails) -> RuleError:
    """Turn one of pydantic's errors into one sentence."""
    path = tuple(part for part in detail["loc"][:-1] if part not in _KINDS) + detail["loc"][-1:]
    line = line_of(file, path)
    name = ".".join(str(part + 1 if isinstance(part, int) else part) for part in path)
    match detail["type"]:
        case "extra_forbidden":
            near = _nearest_key(model, detail["loc"])
            return RuleError(file, line, f"unknown key '{name}'. The nearest valid key is '{near}'.")
        case "missing":
            return RuleError(file, line, f"'{name}' is missing.")
        case "string_type":
            return RuleError(file, line, f"'{name}' must be words; put them in quotes (\"yes\", not yes).")
        case _:
            return RuleError(file, line, f"'{name}' is not right: {detail['msg'].removeprefix('Value error, ')}.")


def _keys_beside(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Return the keys that are valid where ``loc`` points, read from the model's JSON Schema."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(model).json_schema()
    definitions: dict[str, Any] = schema.get("$defs", {})
    here: dict[str, Any] = schema
    for part in loc[:-1]:
        if isinstance(part, int):
            here = here.get("items", {})
        elif part in here.get("properties", {}):
            here = here["properties"][part]
        elif isinstance(here.get("additionalProperties"), dict):
            here = here["additionalProperties"]
        else:
            here = next((option for option in here.get("anyOf", []) if "$ref" in option), here)
        if "$ref" in here:
            here = definitions[here["$ref"].rpartition("/")[2]]
    return sorted(here.get("properties", {})) or sorted(schema.get("properties", {}))
