"""The JSON Schema of registry files: what an editor completes and checks while somebody types.

Made from the dataclasses of `schema.py`, with the short forms a file may use. What needs more than one file (ids that
must exist, loops, dates in order) is the lint's.
"""

from __future__ import annotations

from typing import Any, get_args

from provenance.registry import schema
from provenance.registry.countries import countries

_SECTIONS: dict[str, type] = {
    "assessors": schema.Assessor, "owners": schema.Owner, "outlets": schema.Outlet, "additions": schema.Addition,
    "impersonations": schema.Impersonation,
}  # fmt: skip
_SET_BY_LOADER = ("id", "layer", "conflicts", "host")
_SHORT = {"Name": "text", "Domain": "name"}


def file_schema() -> dict[str, Any]:
    """Return the schema of a registry file (JSON Schema 2020-12)."""
    definitions: dict[str, Any] = {}
    sections = {}
    for section, kind in _SECTIONS.items():
        definitions.update(_definitions(kind))
        entry = {"$ref": f"#/$defs/{kind.__name__}"}
        names = _pattern(schema.Host if section == "impersonations" else schema.Slug)
        sections[section] = {"type": "object", "propertyNames": names, "additionalProperties": entry}
    definitions.update(_definitions(schema.Dataset))
    _open_short_forms(definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A registry file of provenance",
        "type": "object",
        "required": ["version"],
        "additionalProperties": False,
        "properties": {
            "version": {"const": "1"},
            "include": {"type": "array", "items": {"type": "string"}},
            "dataset": {"$ref": "#/$defs/Dataset"},
            **sections,
        },
        "$defs": dict(sorted(definitions.items())),
    }


def _pattern(form: Any) -> dict[str, Any]:
    return {"pattern": next(part.pattern for part in get_args(form)[1:])}


def _definitions(kind: type) -> dict[str, Any]:
    """Return the definitions of a record and of all it holds, without what only the loader sets."""
    from pydantic import TypeAdapter

    whole = TypeAdapter(kind).json_schema(ref_template="#/$defs/{model}")
    found = dict(whole.pop("$defs", {}))
    found[kind.__name__] = whole
    for definition in found.values():
        properties = definition.get("properties", {})
        for name in _SET_BY_LOADER:
            properties.pop(name, None)
        definition["required"] = [name for name in definition.get("required", ()) if name in properties]
        definition["additionalProperties"] = False
        if "country" in properties:
            properties["country"] = {"enum": [*countries(), "international", "unknown"], "default": "unknown"}
    return found


def _open_short_forms(definitions: dict[str, Any]) -> None:
    """Let names and domains be bare text, and evidence be the name of one in the head."""
    definitions.pop("Conflict", None)
    for kind, field in _SHORT.items():
        full = definitions.pop(kind)
        definitions[kind] = {"anyOf": [full["properties"][field], full]}
    account = definitions.pop("Account")
    definitions["Account"] = {"anyOf": [{"type": "string", "pattern": "^[a-z-]+:.+$"}, account]}
    full = definitions.pop("Evidence")
    changed = {**full, "properties": {"from": {"type": "string"}, **full["properties"]}, "required": ["from"]}
    definitions["Evidence"] = {"anyOf": [{"type": "string"}, full, changed]}
