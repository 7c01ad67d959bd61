"""The registry as the stages ask it: one or more compiled files, the shipped ones below, a user's own above.

Upper layers win, never in silence: what a lower one says instead stands in `conflicts` of the entry and in `others`
of a match.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from provenance.registry import layers, shipped
from provenance.registry.brief import Brief, brief_of
from provenance.registry.store import HostRow, Store

if TYPE_CHECKING:  # the schema's classes cost more to make than all that `where` does
    from provenance.registry.codec import Usual
    from provenance.registry.schema import Assessor, Domain, Impersonation, Layer, Outlet, OutletKind, Owner

Matched = Literal["host", "path", "parent"]


class NameEntry(NamedTuple):
    """A name of an outlet as it may stand in a credit, with what helps to tell it from others."""

    text: str
    outlet_id: str
    lang: str | None
    country: str
    kind: OutletKind
    needs: Literal["credit", "country", "never"] | None


class HostMatch(NamedTuple):
    """The outlet an address belongs to."""

    outlet_id: str
    name: str
    matched: Matched  # the host itself, a path on it, or a host above it
    others: tuple[str, ...] = ()  # other outlets with the same claim, in this layer or a lower one


class Registry:
    """Outlets, owners and assessors by id, host, account and name. Read only; equal files give equal answers."""

    def __init__(self, stores: tuple[Store, ...], files: tuple[str, ...] = ()) -> None:
        self.stores = stores
        self._overlays = tuple(store for store in stores if store.is_overlay)
        self._files = files
        self._found: dict[tuple[str, str], Outlet | Owner | None] = {}
        self._briefs: dict[str, Brief | None] = {}
        self._children: dict[str, tuple[str, ...]] = {}
        self._read: set[str] = set()  # the roles of which all entries are in `_found`
        self.version = stores[0].version
        self.sha256 = _digest(stores)

    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return load_registry, self._files

    @property
    def layers(self) -> tuple[str, ...]:
        """The names of the layers, from the core up."""
        return tuple(layer.name for store in self.stores for layer in store.layers)

    def layer(self, name: str) -> Layer | None:
        """Return what is known of a layer: dataset, licence, terms, confidence."""
        return next((layer for store in self.stores for layer in store.layers if layer.name == name), None)

    def open_only(self) -> Registry:
        """Return the registry without the layers whose terms do not let them be passed on."""
        kept = [store for store in self.stores if all(layer.terms != "restricted" for layer in store.layers)]
        return Registry(tuple(kept), self._files)

    def outlet(self, id: str) -> Outlet | None:
        """Return the outlet with this id."""
        return cast("Outlet | None", self._entity("outlet", id))

    def brief(self, id: str) -> Brief | None:
        """Return what is plain about the outlet with this id, without reading its statements."""
        if id not in self._briefs:
            self._briefs[id] = brief_of(id, self.stores)
        return self._briefs[id]

    def owner(self, id: str) -> Owner | Outlet | None:
        """Return the owner with this id, or the outlet that is one."""
        return self._entity("owner", id) or self._entity("outlet", id)

    def assessor(self, id: str) -> Assessor | None:
        """Return the assessor with this id."""
        from provenance.registry.codec import decode_assessor

        for store in reversed(self.stores):
            full = store.entity("assessor", id)
            if full is not None:
                return decode_assessor(id, full)
        return None

    def by_host(self, host: str, path: str = "/", on: str | None = None) -> HostMatch | None:
        """Return the outlet that serves `path` on `host`: the longest host that fits, then the longest path.

        With `on` (ISO date) who had the address then; else who has it, or who had it last.
        """
        claims = list(self._claims(host.removeprefix("www."), path))
        best = layers.holder(claims, on)
        if best is None:
            return None
        rivals = (row for row in claims if row[:2] == best[:2] and row is not best and layers.holds(row, on))
        others = tuple(dict.fromkeys(row.outlet for row in rivals if row.outlet != best.outlet))
        return HostMatch(best.outlet, self._called(best), _matched(best, host.removeprefix("www.")), others)

    def impersonation(self, host: str) -> Impersonation | None:
        """Return what is reported of `host`, or of the nearest host above it, posing as somebody else."""
        from provenance.registry.codec import decode_impersonation

        name = host
        while "." in name:
            for store in reversed(self.stores):
                full = store.impersonation(name)
                if full is not None:
                    return decode_impersonation(full, store.evidence)
            name = name.partition(".")[2]
        return None

    def by_account(self, platform: str, handle: str) -> str | None:
        """Return the id of the outlet with this account."""
        for store in reversed(self.stores):
            rows = store.accounts(platform, handle)
            exact = [row for row in rows if row[0] == handle]
            if rows:
                return (exact or rows)[0][1]
        return None

    def by_name(self, text: str) -> tuple[str, ...]:
        """Return the ids of all outlets with this name, compared without case and punctuation."""
        from provenance.text import fold

        folded = fold(text)
        found = (id for store in reversed(self.stores) for id in store.bearers(folded))
        return tuple(dict.fromkeys(found)) if folded else ()

    def by_first_label(self, label: str) -> tuple[tuple[str, str], ...]:
        """Return host and outlet id of all hosts whose first label, hyphens apart, is `label`."""
        found = (pair for store in reversed(self.stores) for pair in store.called(label))
        return tuple(dict.fromkeys(found)) if label else ()

    def by_label(self, label: str) -> tuple[str, ...]:
        """Return the ids of all outlets with a name that is `label` when written as one word in small letters."""
        found = (id for store in reversed(self.stores) for id in store.bearers_joined(label))
        return tuple(dict.fromkeys(found)) if label else ()

    def children(self, id: str) -> tuple[str, ...]:
        """Return the ids of the outlets that are editions, programmes or desks of this one."""
        if id not in self._children:
            self._children[id] = tuple(dict.fromkeys(child for store in self.stores for child in store.children(id)))
        return self._children[id]

    def domains(self) -> Iterator[tuple[Domain, str]]:
        """Yield every domain and the id of its outlet."""
        from provenance.registry.schema import Domain

        for store in self.stores:
            for row in store.all_hosts():
                yield Domain(name=row.host, path=row.path, since=row.since, until=row.until), row.outlet

    def names(self) -> Iterator[NameEntry]:
        """Yield every name of every outlet."""
        for store in self.stores:
            for text, id, lang, country, kind, needs in store.names():
                outlet = self.outlet(id) if kind is None else None
                yield NameEntry(
                    text,
                    id,
                    lang,
                    outlet.country if outlet else country or "unknown",
                    outlet.kind if outlet else cast("OutletKind", kind),
                    needs,  # type: ignore[arg-type]
                )

    def outlet_ids(self) -> tuple[str, ...]:
        """Return the id of every outlet, sorted."""
        return tuple(sorted({id for store in self.stores for id in store.ids("outlet")}))

    def outlets(self) -> Iterator[Outlet]:
        """Yield every outlet, by id."""
        return cast("Iterator[Outlet]", self._all("outlet"))

    def owners(self) -> Iterator[Owner]:
        """Yield every owner, by id."""
        return cast("Iterator[Owner]", self._all("owner"))

    def assessors(self) -> Iterator[Assessor]:
        """Yield every assessor, by id."""
        for id in sorted({id for store in self.stores for id in store.ids("assessor")}):
            yield cast("Assessor", self.assessor(id))

    def _all(self, role: str) -> Iterator[Outlet | Owner | None]:
        if not self._overlays:
            with _without_collection():
                self._read_all(role)
        for id in sorted({id for store in self.stores for id in store.ids(role)}):
            yield self._entity(role, id)

    def _read_all(self, role: str) -> None:
        """Read all entries of the shipped files in one go; what was asked for before is kept."""
        if role in self._read:
            return
        from provenance.registry.codec import decode
        from provenance.registry.schema import Addition, Outlet, Owner

        kind: type[Outlet | Owner] = Outlet if role == "outlet" else Owner
        found: dict[str, Outlet | Owner] = {}
        for store in self.stores:
            store.read_evidence()
            for id, full in store.entities(role):
                found.setdefault(id, decode(kind, id, full, store.evidence, _usual(store, role)))
        for store in self.stores:
            for id, full in store.entities("addition"):
                if id in found:
                    found[id] = layers.joined(found[id], decode(Addition, id, full, store.evidence))
        for id, entity in found.items():
            self._found.setdefault((role, id), entity)
        self._read.add(role)

    def _entity(self, role: str, id: str) -> Outlet | Owner | None:
        key = (role, id)
        if key not in self._found:
            self._found[key] = self._joined(role, id)
        return self._found[key]

    def _joined(self, role: str, id: str) -> Outlet | Owner | None:
        """Return the entry as all layers together have it."""
        from provenance.registry.codec import decode
        from provenance.registry.schema import Addition, Outlet, Owner

        kind: type[Outlet | Owner] = Outlet if role == "outlet" else Owner
        entity: Outlet | Owner | None = None
        for store in self.stores:
            full = store.entity(role, id)
            if full is not None:
                upper = decode(kind, id, full, store.evidence, _usual(store, role))
                entity = upper if entity is None else layers.redefined(entity, upper, store.given.get(id, []))
        if entity is None:
            return None
        for store in self.stores:
            full = store.entity("addition", id)
            if full is not None:
                entity = layers.joined(entity, decode(Addition, id, full, store.evidence))
        return layers.contested(entity, self.stores) if self._overlays and isinstance(entity, Outlet) else entity

    def _claims(self, host: str, path: str) -> Iterator[HostRow]:
        """Yield the claims that cover an address: nearest host first, longest path first, upper layers first."""
        name = host
        while "." in name:
            rows = [
                row for store in reversed(self.stores) for row in store.hosts(name) if layers.covers(row.path, path)
            ]
            rows.sort(key=lambda row: -len(row.path or ""))
            yield from rows
            name = name.partition(".")[2]

    def _called(self, row: HostRow) -> str:
        outlet: Outlet | None = self.outlet(row.outlet) if row.name is None or self._overlays else None
        return outlet.name if outlet else str(row.name or row.outlet)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Keep the garbage collector from walking again and again over what is only being built.

    What was built lives as long as the process. It goes straight to the oldest generation, else the collector would
    walk over all of it once for each of the younger ones.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on and not gc.get_freeze_count():  # what somebody else froze stays frozen
            gc.freeze()
            gc.unfreeze()
        if was_on:
            gc.enable()


def _usual(store: Store, role: str) -> Usual | None:
    return store.usual if role == "outlet" else None


def _matched(row: HostRow, host: str) -> Matched:
    if row.path is not None:
        return "path"
    return "host" if row.host == host else "parent"


def _digest(stores: tuple[Store, ...]) -> str:
    if len({store.sha256 for store in stores}) == 1:
        return stores[0].sha256
    import hashlib

    return hashlib.sha256("\n".join(store.sha256 for store in stores).encode()).hexdigest()


def load_registry(*overlays: str | PathLike[str]) -> Registry:
    """Return the shipped registry, with the files of a user on top, the last one highest.

    Kept for the process: the same files are read once. Raises `RegistryError` with every problem of an overlay.
    """
    return shipped.registry_with(overlays)
