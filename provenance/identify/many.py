"""Many addresses: the same answers as `identify`, with what depends on the host alone worked out once per host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import can_ada

from provenance.errors import InvalidURL
from provenance.identify.address import Identity, identify_opened, identify_with, of_claim, of_nobody
from provenance.identify.ids import OutletIds
from provenance.identify.plain import plain_hosts
from provenance.identify.rows import Row, as_json, end_of_row, inert, row_of, wrapper_row
from provenance.registry.index import Registry
from provenance.urls.parse import MAX_LENGTH
from provenance.urls.wrappers import Unwrapped, unwrap

MOST_HOSTS = 200_000
"""Hosts that are kept; beyond them all are forgotten, so that a stream without end fits in memory."""


class _OfHost:
    """What holds for every address on one host."""

    __slots__ = ("identity", "text")

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self.text: str | None = None  # its row as JSON from behind the address, once asked for


class AddressBook:
    """Answers for one registry. Fast where many addresses share hosts, and right where they do not.

    `on` (ISO date) asks for the outlets that had the addresses then. `with_lookalikes=False` leaves look-alikes out,
    which are most of the work on hosts nobody listed.
    """

    def __init__(self, registry: Registry, *, on: str | None = None, with_lookalikes: bool = True) -> None:
        self.registry = registry
        self._on = on
        self._compare = with_lookalikes
        self._plain = plain_hosts(registry)
        self._by_host: dict[str, _OfHost] = {}
        self._ids = OutletIds(registry, self._plain)

    def outlet_id(self, url: str) -> str | None:
        """Return the id of the outlet that serves `url`, or None. Raises `InvalidURL`."""
        found = self._ids.of(url)
        return identify_with(url, self.registry, self._on, compare=False).outlet if found is ... else found

    def identify(self, url: str) -> Identity:
        """Return what `provenance.identify.identify` does. Raises `InvalidURL`."""
        found = self._of_host(_host(url))
        return found.identity if found is not None else self._alone(url)

    def row(self, url: str) -> Row:
        """Return one address as `provenance where --json` prints it; one that is none gets an `error`."""
        try:
            return {"url": url, **row_of(self.identify(url), self.registry)}
        except InvalidURL as error:
            return {"url": url, "wrapper": None, "publisher": None, "findings": [], "error": error.as_dict()}

    def lines(self, urls: Iterable[str]) -> Iterator[str]:
        """Yield one line of JSON for each address; no character in it can change how it is displayed."""
        for url in urls:
            found, wrapper = self._of_host(_host(url)), None
            if found is None:
                found, wrapper = self._inside(url)
            if found is None:
                yield inert(as_json(self.row(url)))
                continue
            if found.text is None:
                found.text = end_of_row(found.identity, self.registry)
            yield inert(f'{{"url": {as_json(url)}, "wrapper": {as_json(wrapper_row(wrapper))}, {found.text}')

    def _inside(self, url: str) -> tuple[_OfHost | None, Unwrapped | None]:
        """Return what holds for the host inside a wrapper, and the wrapper; nothing where that is not all."""
        try:
            wrapper = unwrap(url)
        except InvalidURL:
            return None, None
        if wrapper is None or wrapper.host is None:
            return None, None
        return self._of_host(wrapper.host), wrapper

    def _of_host(self, host: str | None) -> _OfHost | None:
        """Return what holds for all addresses on `host`, or None where the rest of the address counts too."""
        if host is None:
            return None
        found = self._by_host.get(host)
        if found is None:
            claim = self._plain.claim(host)
            if claim is None:
                return None
            if len(self._by_host) >= MOST_HOSTS:
                self._by_host.clear()
            identity = of_nobody(host, self.registry, self._compare) if claim == "nobody" else of_claim(claim, host)
            found = self._by_host[host] = _OfHost(identity)
        return found

    def _alone(self, url: str) -> Identity:
        """Return who serves an address for which the host is not all: inside a wrapper it may be."""
        wrapper = unwrap(url)
        if wrapper is not None and wrapper.host is not None:
            found = self._of_host(wrapper.host)
            if found is not None:
                return found.identity._replace(wrapper=wrapper)
        return identify_opened(url, wrapper, self.registry, self._on, compare=self._compare)


def _host(url: str) -> str | None:
    """Return the host of a web address as the standard reads it; None where that takes a closer look."""
    try:
        address = can_ada.parse(url)
    except (ValueError, TypeError):
        return None
    if address.protocol not in ("https:", "http:") or len(url) > MAX_LENGTH or "\u1e9e" in url:
        return None
    return str(address.hostname)
