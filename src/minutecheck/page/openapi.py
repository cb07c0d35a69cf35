"""The description of the API, as OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

from minutecheck import __version__

_ERROR = {
    "description": "What cannot be done and what to do instead, in words for people.",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def description() -> dict[str, Any]:
    """Return the description, ready to be written as JSON."""
    from minutecheck.outputs.schema import report_schema

    return {
        "openapi": "3.1.0",
        "info": {
            "title": "minutecheck",
            "version": __version__,
            "summary": "Checks the records of child-protection strategy discussions.",
            "description": "Runs on the computer that it is started on. Files are deleted when they are answered.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "security": [{"token": []}],
        "paths": {
            "/api/check": {"post": _check()},
            "/api/schema": {"get": _get("schema", "The JSON Schema of a report.", {"type": "object"})},
            "/api/health": {
                "get": _get("health", "Says that the service is up.", {"$ref": "#/components/schemas/Health"})
            },
            "/api/openapi.json": {"get": _get("openapi", "This description.", {"type": "object"})},
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Report": _without_address(report_schema()),
                "Health": {
                    "type": "object",
                    "required": ["status", "version", "waiting"],
                    "properties": {
                        "status": {"const": "ok"},
                        "version": {"type": "string"},
                        "waiting": {"type": "integer", "minimum": 0},
                    },
                },
                "Problem": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}},
            },
        },
    }


def _check() -> dict[str, Any]:
    form = {
        "type": "object",
        "required": ["files"],
        "properties": {
            "files": {
                "type": "array",
                "minItems": 1,
                "items": {"type": "string", "contentMediaType": "application/octet-stream"},
            },
            "kind": {
                "enum": ["minutes", "case_note"],
                "description": "What kind of records they are, where it is known.",
            },
        },
    }
    report = {"application/json": {"schema": {"$ref": "#/components/schemas/Report"}}}
    return {
        "operationId": "check",
        "summary": "Checks one file or several and returns one report on them.",
        "description": "A file that cannot be read is a record with an 'error'; the answer is 200 all the same.",
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": form}}},
        "responses": {
            "200": {"description": "The report.", "content": report},
            **_problems("400", "401", "413", "422", "503"),
        },
    }


def _get(name: str, summary: str, schema: dict[str, Any]) -> dict[str, Any]:
    found = {"description": summary, "content": {"application/json": {"schema": schema}}}
    return {"operationId": name, "summary": summary, "responses": {"200": found, **_problems("401")}}


def _problems(*codes: str) -> dict[str, Any]:
    return dict.fromkeys(codes, _ERROR)


def _without_address(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema as a part of this description: references are found in it by their place here."""
    text = {key: value for key, value in schema.items() if key not in ("$schema", "$id")}
    found = _moved(text)
    assert isinstance(found, dict)
    return found


def _moved(value: object) -> object:
    if isinstance(value, dict):
        return {
            key: f"#/components/schemas/Report/{each[2:]}" if key == "$ref" and isinstance(each, str) else _moved(each)
            for key, each in value.items()
        }
    return [_moved(each) for each in value] if isinstance(value, list) else value
