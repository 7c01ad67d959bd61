"""From the written form of an entry to the full one: short forms opened, evidence by name, layer and confidence set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from provenance.errors import Problem
from provenance.registry.record import given
from provenance.registry.schema import Confidence, Evidence
from provenance.registry.yamltext import Keyed, Listed

STATEMENTS = frozenset({"ownership", "state", "designations", "assessments", "memberships", "events"})
SHORT = {"names": "text", "domains": "name"}
IDENTITY = frozenset({"names", "domains", "accounts"})
WRITTEN_SHORT = frozenset({*SHORT, "accounts"})
KEY_FIELD = {"impersonations": "host"}
SET_BY_LOADER = ("id", "layer", "conflicts")


@dataclass(slots=True)
class Context:
    """What the head of a file gives to its entries, and where its problems go."""

    file: str
    layer: str
    problems: list[Problem] = field(default_factory=list)
    confidence: Confidence | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)
    default: tuple[Evidence, ...] = ()

    def report(self, line: int, rule: str, message: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(self.file, line, rule, message))


def opened(entry: Keyed, key: str, section: str, context: Context) -> dict[str, Any]:
    """Return the entry as the schema has it, still unchecked: what has the wrong shape stays as it is."""
    full = _own(entry, f"{section}.{key}", context)
    full[KEY_FIELD.get(section, "id")] = key
    for name, value in entry.items():
        if isinstance(value, Listed) and (name in STATEMENTS or name in IDENTITY):
            full[name] = _values(value, name, f"{section}.{key}.{name}", section, context)
    if section in ("owners", "outlets", "impersonations"):
        _evidence(full, entry, f"{section}.{key}", context, default=True)
    return full


def _short(name: str, value: str) -> dict[str, str]:
    """Return the fields that a value written as bare text stands for: a name, a host, or `platform:handle`."""
    if name in SHORT:
        return {SHORT[name]: value}
    platform, _, handle = value.partition(":")
    return {"platform": platform, "handle": handle}


def _own(node: Keyed, path: str, context: Context) -> dict[str, Any]:
    full = dict(node)
    for name in SET_BY_LOADER:
        if name in full:
            context.report(node.lines[name], "unknown-field", f"{path}: {name} is set by the loader; remove it")
            del full[name]
    full["layer"] = context.layer
    return full


def _values(values: Listed, name: str, path: str, section: str, context: Context) -> list[Any]:
    """Return the values of one list: text opened to its mapping, evidence and confidence filled in."""
    default = name in STATEMENTS or (section == "additions" and name != "names")
    found: list[Any] = []
    for index, value in enumerate(values):
        if isinstance(value, str) and name in WRITTEN_SHORT:
            full: Any = {**_short(name, value), "layer": context.layer}
            if default:
                _evidence(full, value, path, context, default=True)
        elif isinstance(value, Keyed):
            full = _own(value, f"{path}[{index}]", context)
            if name != "names":
                _evidence(full, value, f"{path}[{index}]", context, default=default)
        else:
            full = value
        found.append(full)
    return found


def _evidence(full: dict[str, Any], node: Keyed | str, path: str, context: Context, *, default: bool) -> None:
    """Open evidence given by name, and give the file's own to what has none."""
    own = full.get("evidence")
    if isinstance(own, Listed) and isinstance(node, Keyed):
        found = [_one(value, line, path, context) for value, line in zip(own, own.lines, strict=True)]
        full["evidence"] = [evidence for evidence in found if evidence is not None]
    elif own is None and default and context.default:
        full["evidence"] = context.default
    if default and context.confidence is not None:
        full.setdefault("confidence", context.confidence)


def _one(value: Any, line: int, path: str, context: Context) -> Any:
    """Return one evidence in full, or None for a name that is not in the head (which is reported)."""
    if isinstance(value, str):
        return _named(value, line, path, context)
    if isinstance(value, Keyed) and isinstance(value.get("from"), str):
        base = _named(value["from"], line, path, context)
        own = {name: text for name, text in value.items() if name != "from"}
        return {**given(base), **own} if base is not None else None
    return value


def _named(name: str, line: int, path: str, context: Context) -> Evidence | None:
    found = context.evidence.get(name)
    if found is None:
        known = ", ".join(sorted(context.evidence)) or "none"
        message = f"{path}: no evidence is named {name!r} in the dataset head (there are: {known}); mend the name"
        context.report(line, "evidence-name", message)
    return found
