"""Addresses to outlet ids and nothing else: what is asked a hundred million times, with each step taken once."""

from __future__ import annotations

from types import EllipsisType

import can_ada

from provenance.identify.plain import PlainHosts
from provenance.registry.index import Registry
from provenance.urls.parse import MAX_LENGTH, Address, address_of
from provenance.urls.platforms import account_of
from provenance.urls.wrappers import opened

MOST = 200_000
"""Hosts that are kept; beyond them all are forgotten, so that a stream without end fits in memory."""


class OutletIds:
    """The ids of outlets by address, as far as host, wrapper and account decide; `...` where a closer look is due."""

    def __init__(self, registry: Registry, plain: PlainHosts) -> None:
        self._registry = registry
        self._plain = plain
        self._by_host: dict[str, str | EllipsisType | None] = {}
        self._decides: dict[str, bool] = {}

    def of(self, url: str) -> str | EllipsisType | None:
        """Return the outlet that serves `url`, None where it is nobody we know, `...` where that is not all.

        What is no address takes the closer look too.
        """
        try:
            found = can_ada.parse(url)
        except (ValueError, TypeError):
            return ...
        if found.protocol not in ("https:", "http:") or len(url) > MAX_LENGTH or "\u1e9e" in url:
            return ...
        host = found.hostname
        outlet = self._by_host[host] if host in self._by_host else self._of_host(host)
        if outlet is not ... or len(host) > 63 or ".." in host or host[:1] in ("", "."):
            return outlet
        return self._inside(address_of(found, url))

    def _of_host(self, host: str) -> str | EllipsisType | None:
        """Return the outlet of all addresses on `host`, None where nobody has it, `...` where the rest counts too."""
        claim = self._plain.claim(host)
        outlet = ... if claim is None else None if claim == "nobody" else claim.outlet
        if len(self._by_host) >= MOST:
            self._by_host.clear()
        self._by_host[host] = outlet
        return outlet

    def _inside(self, address: Address) -> str | EllipsisType | None:
        """Return the outlet of an address that may be a wrapper or name an account."""
        wrapper = opened(address)
        if wrapper is not None:
            if wrapper.original is None:
                return None
            address = wrapper.original
            host = address.host
            outlet = self._by_host[host] if host in self._by_host else self._of_host(host)
            if outlet is not ...:
                return outlet
        if not self._account_decides(address.host):
            return ...
        account = account_of(address)
        if account is None or account.handle is None:
            return ...
        return self._registry.by_account(account.platform, account.handle)

    def _account_decides(self, host: str) -> bool:
        """Tell whether an account on `host`, where an address names one, is all that counts."""
        decides = self._decides.get(host)
        if decides is None:
            decides = self._decides[host] = self._plain.is_platform(host)
        return decides
