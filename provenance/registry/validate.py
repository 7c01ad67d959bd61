"""One entry against the schema: every problem with its line, in words a contributor can act on."""

from __future__ import annotations

import dataclasses
import difflib
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from provenance.registry import schema
from provenance.registry.forms import Context
from provenance.registry.yamltext import Keyed, Listed

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

T = TypeVar("T")


_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def _adapter(kind: type) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return _ADAPTERS.setdefault(kind, _ADAPTERS.get(kind) or TypeAdapter(kind))


def validated(kind: type[T], full: dict[str, Any], node: Keyed, path: str, context: Context) -> T | None:
    """Return `full` as a `kind`, or None after reporting what is wrong with it; `node` knows the lines."""
    from pydantic import ValidationError

    try:
        found: T = _adapter(kind).validate_python(full)
        return found
    except ValidationError as error:
        told: set[tuple[int, str]] = set()
        for detail in error.errors(include_url=False):
            line, where = _place(node, detail["loc"], path)
            rule, message = _explained(detail, kind)
            if (line, where) not in told:
                told.add((line, where))
                context.report(line, rule, f"{where}: {message}")
        return None


def _place(node: Any, loc: tuple[int | str, ...], path: str) -> tuple[int, str]:
    """Return the line and the path of an error; steps that only pydantic knows (members of unions) are left out."""
    line = node.line
    for step in loc:
        if isinstance(node, Keyed) and step in node:
            line, node, path = node.lines[str(step)], node[str(step)], f"{path}.{step}"
        elif isinstance(node, Listed) and isinstance(step, int) and step < len(node):
            line, node, path = node.lines[step], node[step], f"{path}[{step}]"
        elif isinstance(step, str) and step.isidentifier() and isinstance(node, Keyed):
            path = f"{path}.{step}"
    return line, path


def _explained(detail: ErrorDetails, kind: type) -> tuple[str, str]:
    """Return rule and message of one error, as `docs/registry.md` lists them."""
    given = detail["input"]
    shown = repr(given) if isinstance(given, str) and len(given) < 80 else "this value"
    match detail["type"]:
        case "unexpected_keyword_argument" | "extra_forbidden":
            return "unknown-field", f"there is no such field{_nearest(str(detail['loc'][-1]), _fields(kind, detail))}"
        case "missing" | "missing_argument" | "missing_keyword_only_argument":
            return "missing-field", "this field is required; add it"
        case "literal_error":
            allowed = str(detail["ctx"]["expected"]).replace("'", "")
            return "value", f"{shown} is not one of: {allowed}"
        case "string_pattern_mismatch":
            return "value", f"{shown} is not {_words().get(detail['ctx']['pattern'], 'of the right form')}"
        case "string_too_long":
            return "value", f"longer than {detail['ctx']['max_length']} characters; shorten it"
        case "string_type":
            return "value", "must be one value of text, not a list or mapping"
        case "tuple_type" | "list_type":
            return "value", f"must be a list (each value on its own line after a hyphen); {shown} is not"
        case _:
            return "value", f"must be a mapping (key: value); {shown} is not"


@cache
def _words() -> dict[str, str]:
    forms = (part for value in vars(schema).values() for part in getattr(value, "__metadata__", ()))
    return {form.pattern: form.words for form in forms if isinstance(form, schema.Form)}


_OF_FIELD: dict[str, type] = {
    "names": schema.Name, "domains": schema.Domain, "accounts": schema.Account, "ownership": schema.Ownership,
    "state": schema.StateRelation, "designations": schema.Designation, "assessments": schema.Assessment,
    "memberships": schema.Membership, "events": schema.Event, "evidence": schema.Evidence,
}  # fmt: skip


def _fields(kind: type, detail: ErrorDetails) -> list[str]:
    for step in detail["loc"][:-1]:
        kind = _OF_FIELD.get(str(step), kind)
    names = [f.name for f in dataclasses.fields(kind)]
    return [name for name in names if name not in ("id", "layer", "conflicts")]


def _nearest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    return f"; did you mean {near[0]}?" if near else f"; known are: {', '.join(known)}"
