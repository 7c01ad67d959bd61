"""What is plain about an outlet, read without its statements: those and their evidence cost ten times as much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from provenance.registry.store import Store

if TYPE_CHECKING:
    from provenance.registry.schema import OutletKind

_SINGLE = ("name", "kind", "country", "parent")
_UNSAID = {"country": "unknown"}  # what an entry that leaves it out says


class Brief(NamedTuple):
    """An outlet without its statements; the fields are those of `Outlet`."""

    name: str
    kind: OutletKind
    country: str = "unknown"
    parent: str | None = None
    languages: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # as printed, without the main one
    hosts: tuple[str, ...] = ()


def brief_of(id: str, stores: Sequence[Store]) -> Brief | None:
    """Return the outlet with this id as all `stores` together have it, the upper ones last."""
    single: dict[str, str] = {}
    parts: list[dict[str, Any]] = []
    added: list[dict[str, Any]] = []
    for store in stores:
        entry, addition = store.plain(id)
        if addition is not None:
            added.append(addition)
        if entry is not None:
            fields = store.given.get(id, _SINGLE) if single else _SINGLE
            said = {**_UNSAID, **entry}
            single.update({field: said[field] for field in _SINGLE if field in fields and field in said})
            parts.append(entry)
    if not single:
        return None
    parts += added
    return Brief(
        single["name"],
        cast("OutletKind", single["kind"]),
        single["country"],
        single.get("parent"),
        _distinct(code for part in parts for code in part.get("languages", ())),
        _distinct(_bare(value, "text") for part in parts for value in part.get("names", ())),
        _distinct(_bare(value, "name") for part in parts for value in part.get("domains", ())),
    )


def plain(entry: dict[str, Any]) -> dict[str, Any]:
    """Return of an outlet's JSON values those that a brief reading needs."""
    single = {field: entry[field] for field in _SINGLE if field in entry}
    return {
        **single,
        "languages": entry.get("languages", []),
        "names": [_bare(value, "text") for value in entry.get("names", ())],
        "domains": [_bare(value, "name") for value in entry.get("domains", ())],
    }


def _bare(value: Any, field: str) -> str:
    """Return the text of a value; one that has nothing else is stored as its text alone."""
    return value if isinstance(value, str) else str(value[field])


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
