"""The registry's addresses as look-alikes are compared with: asked row by row at first, kept at hand for many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from provenance.registry.index import Registry
from provenance.urls.known import NamesInMemory, is_near
from provenance.urls.spelling import first_letters_of, without_one

MANY = 200
"""Hosts compared after which all names are read, which costs as much as 200 of them: a batch compares thousands."""


class RegistryNames:
    """The names of one registry (see `provenance.urls.known.Names`)."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._all: NamesInMemory | None = None
        self._compared = 0

    def outlet_of(self, domain: str) -> str | None:
        """Return the outlet that has exactly this host."""
        if self._all is not None:
            return self._all.outlet_of(domain)
        rows = (row for store in self._registry.stores for row in store.hosts(domain) if row.path is None)
        return next((row.outlet for row in rows), None)

    def domains_called(self, label: str) -> Sequence[str]:
        """Return the hosts with this label, hand-made layers first."""
        if self._all is not None:
            return self._all.domains_called(label)
        return list(dict.fromkeys(host for store in self._registry.stores for host, _ in store.called(label)))

    def labels_near(self, seen: str) -> Iterable[str]:
        """Return the labels that may be one edit from `seen`."""
        self._compared += 1
        if self._compared > MANY and self._all is None:
            self._all = NamesInMemory(_hosts(self._registry))
        if self._all is not None:
            return self._all.labels_near(seen)
        keys = without_one(seen)
        longest = len(seen) + 3  # a pair of letters seen as one is longer than it looks
        return [
            label
            for first in first_letters_of(seen[0])
            for store in self._registry.stores
            for label in store.labels(first, len(seen) - 1, longest)
            if is_near(keys, label)
        ]

    def outlets_named(self, label: str) -> Sequence[str]:
        """Return the outlets that bear this name, written in one."""
        return self._registry.by_label(label)

    def home_of(self, outlet: str) -> str | None:
        """Return the first address of an outlet."""
        entry = self._registry.outlet(outlet)
        return next((domain.name for domain in entry.domains if domain.path is None), None) if entry else None


def _hosts(registry: Registry) -> Iterator[tuple[str, str]]:
    for store in registry.stores:
        for row in store.all_hosts():
            if row.path is None:
                yield row.host, row.outlet
