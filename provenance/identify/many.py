"""Many addresses: the same answers as `identify`, with what depends on the host alone worked out once per host."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import can_ada

from provenance.errors import InvalidURL
from provenance.identify.address import Identity, identify_with
from provenance.identify.signs import signs
from provenance.registry.index import Registry
from provenance.urls.forms import may_wrap
from provenance.urls.parse import MAX_LENGTH
from provenance.urls.platforms import platform_domain

MOST_HOSTS = 200_000
"""Hosts that are kept; beyond them all are forgotten, so that a stream without end fits in memory."""

Row = dict[str, Any]


class AddressBook:
    """Answers for one registry. Fast where many addresses share hosts, and right where they do not.

    `on` (ISO date) asks for the outlets that had the addresses then. `with_lookalikes=False` leaves look-alikes out,
    which are most of the work on hosts nobody listed.
    """

    def __init__(self, registry: Registry, *, on: str | None = None, with_lookalikes: bool = True) -> None:
        self.registry = registry
        self._on = on
        self._compare = with_lookalikes
        self._by_host: dict[str, tuple[Identity, str]] = {}

    def outlet_id(self, url: str) -> str | None:
        """Return the id of the outlet that serves `url`, or None. Raises `InvalidURL`."""
        found = self._of_host(url)
        return found[0].outlet if found is not None else self._alone(url).outlet

    def identify(self, url: str) -> Identity:
        """Return what `provenance.identify.identify` does. Raises `InvalidURL`."""
        found = self._of_host(url)
        return found[0] if found is not None else self._alone(url)

    def row(self, url: str) -> Row:
        """Return one address as `provenance where --json` prints it; one that is none gets an `error`."""
        try:
            return {"url": url, **self._rest(self.identify(url))}
        except InvalidURL as error:
            return {"url": url, "wrapper": None, "publisher": None, "findings": [], "error": error.as_dict()}

    def lines(self, urls: Iterable[str]) -> Iterator[str]:
        """Yield one line of JSON for each address."""
        for url in urls:
            found = self._of_host(url)
            if found is not None:
                yield f'{{"url": {json.dumps(url, ensure_ascii=False)}, {found[1]}'
            else:
                yield json.dumps(self.row(url), ensure_ascii=False)

    def _of_host(self, url: str) -> tuple[Identity, str] | None:
        """Return what is known for all addresses on the host of `url`, and its JSON; None where the rest counts too."""
        try:
            address = can_ada.parse(url)
        except (ValueError, TypeError):
            return None
        host = address.hostname
        found = self._by_host.get(host)
        if found is not None:
            return found if address.protocol in ("https:", "http:") and len(url) <= MAX_LENGTH else None
        if address.protocol in ("https:", "http:") and len(url) <= MAX_LENGTH and self._is_all_one(host):
            return self._learn(host, url)
        return None

    def _is_all_one(self, host: str) -> bool:
        """Tell whether every address on `host` has the same answer."""
        if may_wrap(host) or platform_domain(host) is not None or host.endswith("."):
            return False
        name = host.removeprefix("www.")
        while name:
            if any(row.path for store in self.registry.stores for row in store.hosts(name)):
                return False
            name = name.partition(".")[2]
        return True

    def _learn(self, host: str, url: str) -> tuple[Identity, str] | None:
        try:
            identity = self._alone(url)
        except InvalidURL:
            return None
        if len(self._by_host) >= MOST_HOSTS:
            self._by_host.clear()
        text = json.dumps(self._rest(identity), ensure_ascii=False)
        found = self._by_host[host] = (identity, text[1:])
        return found

    def _alone(self, url: str) -> Identity:
        return identify_with(url, self.registry, self._on, compare=self._compare)

    def _rest(self, identity: Identity) -> Row:
        return {
            "wrapper": wrapper_row(identity),
            "publisher": publisher_row(identity),
            "findings": finding_rows(identity, self.registry),
        }


def wrapper_row(identity: Identity) -> Row | None:
    """Return what is printed of the wrapper, None where there is none."""
    wrapper = identity.wrapper
    if wrapper is None:
        return None
    return {"service": wrapper.service, "original_url": wrapper.original_url, "captured": wrapper.captured}


def publisher_row(identity: Identity) -> Row:
    """Return what is printed of who serves the address."""
    return {
        "status": identity.status,
        "outlet": identity.outlet,
        "name": identity.name,
        "host": identity.host,
        "registrable_domain": identity.registrable_domain,
        "account": identity.account,
        "rule": identity.rule,
    }


def finding_rows(identity: Identity, registry: Registry) -> list[Row]:
    """Return the findings on the address that a reader should look at; what other fields show is not repeated."""
    return [
        {"kind": sign.kind, "outlet": sign.outlet, "pattern": sign.pattern, "message": sign.message}
        for sign in signs(identity, (), registry)
        if sign.severity == "look"
    ]
