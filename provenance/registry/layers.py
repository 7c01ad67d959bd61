"""How layers meet: who holds an address, what a redefinition replaces, who else claims a domain or a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from provenance.registry.store import HostRow, Store

if TYPE_CHECKING:
    from provenance.registry.schema import Addition, Conflict, Outlet, Owner

E = TypeVar("E", bound="Outlet | Owner | Addition")

ADDED = (
    "languages", "names", "domains", "accounts", "ownership", "state", "designations", "assessments", "memberships",
    "events", "unknowns",
)  # fmt: skip


def covers(prefix: str | None, path: str) -> bool:
    """Return whether `path` is at or below `prefix`, on segment boundaries.

    >>> covers("/news", "/news/a"), covers("/news", "/newsletter"), covers(None, "/")
    (True, False, True)
    """
    return prefix is None or path == prefix or path.startswith(prefix.rstrip("/") + "/")


def holds(row: HostRow, on: str | None) -> bool:
    """Return whether the claim is in force `on` a date, or now when there is none; partial dates count whole."""
    if on is None:
        return row.until is None
    begun = row.since is None or row.since <= on[: len(row.since)]
    return begun and (row.until is None or row.until >= on[: len(row.until)])


def holder(claims: Sequence[HostRow], on: str | None) -> HostRow | None:
    """Return the first claim in force; without a date and with none in force, the one that ended last."""
    for row in claims:
        if holds(row, on):
            return row
    return max(claims, key=lambda row: row.until or "", default=None) if on is None else None


def joined(entity: E, addition: Addition) -> E:
    """Return `entity` with the values of `addition` behind its own; what it has already is not repeated."""
    return _with_lists(entity, addition, ADDED)


def _with_lists(entity: E, other: Any, names: Sequence[str]) -> E:
    changes: dict[str, Any] = {}
    for name in names:
        more = getattr(other, name, ())
        if more and hasattr(entity, name):
            own = getattr(entity, name)
            known = {_same(name, value) for value in own}
            changes[name] = own + tuple(value for value in more if _same(name, value) not in known)
    if not changes:
        return entity
    from dataclasses import replace

    return replace(entity, **changes)


def _same(field: str, value: Any) -> Any:
    """Return what makes two values of a list one and the same, whichever layers say it."""
    match field:
        case "names":
            from provenance.text import fold

            return fold(value.text)
        case "domains":
            return value.name, value.path, value.since, value.until
        case "accounts":
            return value.platform, value.handle.lower()
        case _:
            return value


def redefined(entity: Outlet | Owner, upper: Outlet | Owner, given: Sequence[str]) -> Outlet | Owner:
    """Return `entity` with the single values that a higher layer has `given`, and its lists behind the own ones.

    What a single value was before stands among the conflicts. Of statements none is replaced: each says its layer.
    """
    from dataclasses import replace

    single = {name: getattr(upper, name) for name in given if isinstance(getattr(upper, name, None), str)}
    changed = replace(entity, **single, conflicts=(*entity.conflicts, *_replaced(entity, upper.layer, single)))
    return _with_lists(changed, upper, (*ADDED, "evidence"))


def _replaced(entity: Outlet | Owner, layer: str, single: dict[str, Any]) -> Iterator[Conflict]:
    from provenance.registry.schema import Conflict

    for name, value in single.items():
        before = getattr(entity, name)
        if before and before != value:
            said = f"{before} (here {value}, by {layer})"
            yield Conflict(field=name, value=said, outlet=entity.id, layer=entity.layer)


def in_words(value: Any) -> str:
    """Return a value of an entry as one line: what it names, not its evidence."""
    from dataclasses import fields, is_dataclass

    if isinstance(value, tuple):
        return "; ".join(in_words(one) for one in value)
    if not is_dataclass(value):
        return str(value)
    parts = ((spec.name, getattr(value, spec.name)) for spec in fields(value))
    shown = (text for name, text in parts if isinstance(text, str) and name not in ("layer", "note", "confidence"))
    return " ".join(text for text in shown if text)


def contested(outlet: Outlet, stores: Sequence[Store]) -> Outlet:
    """Return `outlet` with a conflict for each domain and name that it and another outlet claim in different layers."""
    found = [*_domain_claims(outlet, stores), *_name_claims(outlet, stores)]
    from dataclasses import replace

    return replace(outlet, conflicts=(*outlet.conflicts, *found)) if found else outlet


def _domain_claims(outlet: Outlet, stores: Sequence[Store]) -> Iterator[Conflict]:
    from provenance.registry.schema import Conflict

    for domain in outlet.domains:
        for store in stores:
            for row in store.hosts(domain.name):
                if row.outlet != outlet.id and row.path == domain.path and _others_layer(store, domain.layer):
                    address = domain.name + (domain.path or "")
                    yield Conflict(field="domains", value=address, outlet=row.outlet, layer=_layer(store))


def _name_claims(outlet: Outlet, stores: Sequence[Store]) -> Iterator[Conflict]:
    from provenance.registry.schema import Conflict
    from provenance.text import fold

    own = [(outlet.name, outlet.layer), *((name.text, name.layer) for name in outlet.names)]
    told: set[tuple[str, str]] = set()
    for text, layer in own:
        for store in stores:
            for other in store.bearers(fold(text)):
                if other != outlet.id and _others_layer(store, layer) and (text, other) not in told:
                    told.add((text, other))
                    yield Conflict(field="names", value=text, outlet=other, layer=_layer(store))


def _others_layer(store: Store, layer: str) -> bool:
    """Return whether a claim in `store` comes from elsewhere than `layer`, one of the two being a user's file."""
    inside = layer in {one.name for one in store.layers}
    return not inside and (store.is_overlay or layer.startswith("overlay:"))


def _layer(store: Store) -> str:
    return store.layers[0].name if store.layers else ""
