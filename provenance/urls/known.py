"""The names that look-alikes are compared with: what registered addresses are called, and who has them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from provenance.urls.spelling import as_seen, without_one


class Names(Protocol):
    """What is asked of registered addresses. A label is a host's first one, without hyphens."""

    def outlet_of(self, domain: str) -> str | None:
        """Return the outlet that has exactly this host."""

    def domains_called(self, label: str) -> Sequence[str]:
        """Return the hosts with this label, the better known first."""

    def labels_near(self, seen: str) -> Iterable[str]:
        """Return the labels that may be one edit from `seen`, both as they are seen."""

    def outlets_named(self, label: str) -> Sequence[str]:
        """Return the outlets that bear a name, given in small letters and without spaces."""

    def home_of(self, outlet: str) -> str | None:
        """Return the address of an outlet, the better known first."""


def is_near(keys: set[str], label: str) -> bool:
    """Tell whether `label`, as it is seen, shares one of the shortened forms `keys`."""
    return not keys.isdisjoint(without_one(as_seen(label)))


def nobody(label: str) -> Sequence[str]:
    """Return no outlet, whatever the name."""
    return ()


class NamesInMemory:
    """All names at hand, for many questions."""

    def __init__(self, domains: Iterable[tuple[str, str]], named: Callable[[str], Sequence[str]] = nobody) -> None:
        """Take host names with the outlet each belongs to, of equals the better known first."""
        self._outlets: dict[str, str] = {}
        self._homes: dict[str, str] = {}
        self._by_label: dict[str, list[str]] = {}
        self._labels: list[str] = []
        self._near: array[int] | None = None
        self._marks = bytearray(2**21)  # which forms may be there, to tell at once of most that they are not
        self.outlets_named = named
        for domain, outlet in domains:
            if domain not in self._outlets:
                self._outlets[domain] = outlet
                self._homes.setdefault(outlet, domain)
                self._by_label.setdefault(domain.partition(".")[0].replace("-", ""), []).append(domain)

    def outlet_of(self, domain: str) -> str | None:
        """Return the outlet that has exactly this host."""
        return self._outlets.get(domain)

    def domains_called(self, label: str) -> Sequence[str]:
        """Return the hosts with this label, in the order they were given."""
        return self._by_label.get(label, ())

    def home_of(self, outlet: str) -> str | None:
        """Return the first address that was given for an outlet."""
        return self._homes.get(outlet)

    def labels_near(self, seen: str) -> Iterable[str]:
        """Return the labels that share a shortened form with `seen`, or in one of billions of cases its digest."""
        if self._near is None:
            self._labels = list(self._by_label)
            self._near = array("Q", sorted(_places(self._labels)))
            for place in self._near:
                self._marks[place // _MOST_LABELS % len(self._marks)] = 1
        known = [key for key in without_one(seen) if self._marks[hash(key) % _DIGESTS % len(self._marks)]]
        return {label for key in known for label in self._with_key(self._near, key)}

    def _with_key(self, places: array[int], key: str) -> Iterator[str]:
        """Yield the labels with this shortened form, and those few whose form has the same digest."""
        digest = _digest(key)
        for at in range(bisect_left(places, digest), len(places)):
            if places[at] - digest >= _MOST_LABELS:
                return
            yield self._labels[places[at] - digest]


_MOST_LABELS = 2**20
_DIGESTS = 2**44


def _digest(key: str) -> int:
    return hash(key) % _DIGESTS * _MOST_LABELS


def _places(labels: Sequence[str]) -> Iterator[int]:
    """Yield the digest of each shortened form of each label, with the number of the label in its lower digits.

    Each form as a string of its own, in a dictionary, would take thirty times the memory.
    """
    for number, label in enumerate(labels[:_MOST_LABELS]):
        for key in without_one(as_seen(label)):
            yield _digest(key) + number
