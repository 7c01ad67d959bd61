"""Hosts on which every address has the same answer, so that many addresses need one look at each host."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from provenance.identify.address import HOSTS_OF_OTHERS
from provenance.registry.index import Registry
from provenance.registry.store import HostRow
from provenance.urls.forms import may_wrap, wrapping_hosts
from provenance.urls.platforms import platform_domain, platform_domains

MANY = 50
"""Hosts looked at one by one before all registered ones are read at once."""
Claim = HostRow | Literal["nobody"] | None
"""Who has a host whatever the rest of the address: an outlet, nobody; None where the rest counts too."""


class PlainHosts:
    """Who has a host, for the hosts where that is all there is to know."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._asked = 0
        self._all: dict[str, HostRow | None] | None = None

    def claim(self, host: str) -> Claim:
        """Return who has `host`, as an address has it."""
        if len(host) > 63 or ".." in host or host[-1:] in (".", "]", ""):
            return None
        if self._all is None:
            self._asked += 1
            if self._asked <= MANY:
                return self._one(host)
            self._all = _all(self._registry)
        name = host
        while name:
            if name in self._all:
                return self._all[name]
            name = name.partition(".")[2]
        return "nobody"

    def is_platform(self, host: str) -> bool:
        """Tell whether `host` is a platform on which no outlet has a path, a time or a host of its own."""
        if platform_domain(host) is None:
            return False
        return all(_is_timeless(row) and self._hosts_others(row.outlet) for row in self._claims(host))

    def _claims(self, host: str) -> list[HostRow]:
        """Return the claims to `host` and to each name above it, nearest first."""
        claims: list[HostRow] = []
        name = host.removeprefix("www.")
        while name:
            claims += [row for store in self._registry.stores for row in store.hosts(name)]
            name = name.partition(".")[2]
        return claims

    def _hosts_others(self, outlet_id: str) -> bool:
        brief = self._registry.brief(outlet_id)
        return brief is not None and brief.kind in HOSTS_OF_OTHERS

    def _one(self, host: str) -> Claim:
        if may_wrap(host) or platform_domain(host) is not None:
            return None
        name = host.removeprefix("www.")
        while name:
            if any(store.impersonation(name) for store in self._registry.stores):
                return None
            name = name.partition(".")[2]
        claims = self._claims(host)
        if not claims:
            return "nobody"
        is_plain = all(_is_plain(row) and not self._is_special(row.outlet) for row in claims)
        return claims[0] if is_plain and claims[0].host not in [row.host for row in claims[1:]] else None

    def _is_special(self, outlet_id: str) -> bool:
        is_touched = any(store.is_overlay for store in self._registry.stores)
        return is_touched or self._registry.brief(outlet_id) is None or self._hosts_others(outlet_id)


@lru_cache(maxsize=4)
def plain_hosts(registry: Registry) -> PlainHosts:
    """Return who has which host by `registry`, learnt once."""
    return PlainHosts(registry)


def _is_plain(row: HostRow) -> bool:
    return row.name is not None and _is_timeless(row)


def _is_timeless(row: HostRow) -> bool:
    return row.path is None and row.since is None and row.until is None


def _all(registry: Registry) -> dict[str, HostRow | None]:
    """Return every host that counts for something, with its outlet where the host is all that counts."""
    special: set[str] = set()
    for store in registry.stores:
        special |= store.outlets_of(HOSTS_OF_OTHERS)
        special.update(store.given)
    found: dict[str, HostRow | None] = {}
    for store in registry.stores:
        for row in store.all_hosts():
            is_plain = _is_plain(row) and row.outlet not in special and not store.is_overlay and row.host not in found
            found[row.host] = row if is_plain else None
    reported = (host for store in registry.stores for host in store.reported_hosts())
    for host in (*wrapping_hosts(), *platform_domains(), *reported):
        found[host] = None
    return found
