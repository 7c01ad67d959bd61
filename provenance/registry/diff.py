"""What changed between two registries, in plain words: one line for each thing that was added, removed or changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from provenance.errors import RegistryError
from provenance.registry.assemble import Body, assemble
from provenance.registry.load import parse_tree, read_tree
from provenance.registry.record import given

_PLAIN = ("name", "kind", "country", "parent", "note", "url", "licence", "method", "conflicts")
_KEYS: dict[str, tuple[str, ...]] = {
    "languages": (), "unknowns": (), "names": ("text",), "domains": ("name", "path"),
    "accounts": ("platform", "handle"), "ownership": ("owner",), "state": ("dimension",),
    "designations": ("authority", "act", "measure"), "assessments": ("assessor", "dated"), "memberships": ("scheme",),
    "events": ("what", "date"), "evidence": ("url",),
}  # fmt: skip
_WORDS = {
    "languages": "language", "unknowns": "gap", "names": "name", "domains": "domain", "accounts": "account",
    "ownership": "owner", "state": "state", "designations": "measure", "assessments": "assessment",
    "memberships": "membership", "events": "event", "evidence": "evidence",
}  # fmt: skip


def read_body(path: Path) -> Body:
    """Return the entries behind a registry file, a door that includes others, or a folder with a `sources.yaml`.

    Raises `RegistryError` with every problem.
    """
    files, problems = parse_tree(read_tree(path / "sources.yaml" if path.is_dir() else path))
    body, more = assemble(files)
    if problems or more:
        raise RegistryError([*problems, *more])
    return body


def differences(old: Body, new: Body) -> Iterator[str]:
    """Yield what changed from `old` to `new`, by id."""
    for kind in ("assessors", "owners", "outlets", "additions", "impersonations"):
        before: Mapping[str, Any] = getattr(old, kind)
        after: Mapping[str, Any] = getattr(new, kind)
        for id in sorted(before.keys() | after.keys()):
            if id not in before:
                yield f"{id}: added to {kind} ({_title(after[id])})"
            elif id not in after:
                yield f"{id}: removed from {kind} ({_title(before[id])})"
            elif before[id] != after[id]:
                yield from (f"{id}: {change}" for change in _changes(before[id], after[id]))


def _title(entry: Any) -> str:
    parts = (getattr(entry, name, None) for name in ("name", "kind", "country"))
    return ", ".join(part for part in parts if part and part != "unknown") or "what other files define"


def _changes(old: Any, new: Any) -> Iterator[str]:
    for name in _PLAIN:
        was, now = getattr(old, name, None), getattr(new, name, None)
        if was != now and not isinstance(was or now, tuple):
            yield f"{name} was {was or 'empty'}, is {now or 'empty'}"
    for field in _KEYS:
        if hasattr(old, field):
            yield from _list_changes(field, getattr(old, field), getattr(new, field))


def _list_changes(field: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[str]:
    """Yield the changes of one list: what has the same key and is not the same was changed."""
    gone = [value for value in old if value not in new]
    come = [value for value in new if value not in old]
    for value in list(gone):
        same = next((other for other in come if _key(field, other) == _key(field, value)), None)
        if same is not None and _KEYS[field]:
            gone.remove(value)
            come.remove(same)
            yield f"{_called(field, same)}: {'; '.join(_value_changes(value, same))}"
    yield from (f"{_called(field, value)} removed" for value in gone)
    yield from (f"{_called(field, value)} added{_evidence(value)}" for value in come)


def _key(field: str, value: Any) -> tuple[Any, ...]:
    return tuple(getattr(value, name) for name in _KEYS[field]) if _KEYS[field] else (value,)


def _called(field: str, value: Any) -> str:
    word = _WORDS[field]
    if isinstance(value, str):
        return f"{word} {value!r}" if field == "unknowns" else f"{word} {value}"
    match field:
        case "ownership":
            share = f", {value.share} %" if value.share else ""
            return f"owner {value.owner} ({value.relation}{share}){_period(value)}"
        case "state":
            return f"state {value.dimension} {value.value}{_period(value)}"
        case "designations":
            return f"measure {value.measure} by {value.authority} ({value.act}){_period(value)}"
        case "assessments":
            return f"assessment by {value.assessor} of {value.dated}: {value.value}"
        case "domains":
            return f"domain {value.name}{value.path or ''}{_period(value)}"
        case "accounts":
            return f"account {value.platform}:{value.handle}"
        case "events":
            return f"event {value.what}{f' {value.date}' if value.date else ''} ({value.detail})"
        case "names":
            return f"name {value.text}{_period(value)}"
        case "memberships":
            return f"membership of {value.scheme}{_period(value)}"
        case _:
            return f"{word} {value.url}"


def _period(value: Any) -> str:
    return (f" since {value.since}" if value.since else "") + (f" until {value.until}" if value.until else "")


def _evidence(value: Any) -> str:
    pages = [evidence.url for evidence in getattr(value, "evidence", ())]
    return f", evidence {' '.join(pages)}" if pages else ""


def _value_changes(old: Any, new: Any) -> Iterator[str]:
    before, after = given(old), given(new)
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        if name == "evidence":
            yield from _list_changes("evidence", was or (), now or ())
        else:
            yield f"{name} was {was or 'empty'}, is {now or 'empty'}"
