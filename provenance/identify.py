"""Address to publisher. The one thing a page cannot choose freely is where it was served from.

Pure and free of pydantic, since `provenance where` runs on it alone. What the page says of itself (canonical link,
og: tags, JSON-LD) is compared here, never believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Protocol

from provenance.errors import InvalidURL
from provenance.registry.index import Registry
from provenance.text import fold
from provenance.urls.hosts import display_host, registrable_domain
from provenance.urls.lookalike import Lookalike, LookalikeIndex
from provenance.urls.parse import Address, parse
from provenance.urls.platforms import account_of
from provenance.urls.wrappers import Unwrapped, unwrap

Status = Literal["identified", "platform", "unknown", "no-address"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who serves an address, and what stands around it."""

    status: Status
    rule: str
    outlet: str | None = None
    name: str | None = None
    host: str | None = None
    registrable_domain: str | None = None
    account: str | None = None
    wrapper: Unwrapped | None = None
    lookalike: Lookalike | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """A finding about the address: a sign to look at, never a verdict."""

    kind: str
    severity: Literal["note", "look"]
    message: str
    outlet: str | None = None
    pattern: str | None = None


class PageClaim(Protocol):
    """What a page says of itself."""

    field: str
    value: str


@lru_cache(maxsize=8)
def _lookalikes(registry: Registry) -> LookalikeIndex:
    return LookalikeIndex((domain.name, outlet) for domain, outlet in registry.domains() if domain.path is None)


def identify(url: str | None, registry: Registry, *, on: str | None = None) -> Identity:
    """Return who serves `url`: the outlet with the longest matching host and path, an account, or unknown.

    `on` (ISO date) asks for the outlet that had the domain then. A wrapper (archive, cache, proxy) is opened first;
    an opaque one leaves the publisher unknown. Raises `InvalidURL`.
    """
    if url is None:
        return Identity("no-address", "no-address")
    wrapper = unwrap(url)
    if wrapper is None:
        return _serves(parse(url), registry, on, None)
    if wrapper.original_url is None:
        return Identity("unknown", "opaque-wrapper", host=parse(url).host, wrapper=wrapper)
    return _serves(parse(wrapper.original_url), registry, on or (wrapper.captured or "")[:10] or None, wrapper)


def _serves(address: Address, registry: Registry, on: str | None, wrapper: Unwrapped | None) -> Identity:
    domain = registrable_domain(address.host)
    account = account_of(address)
    if account is not None:
        outlet_id = registry.by_account(account.platform, account.handle) if account.handle else None
        outlet = registry.outlet(outlet_id) if outlet_id else None
        return Identity(
            "identified" if outlet else "platform",
            "account" if outlet else "platform-account-unknown",
            outlet.id if outlet else None,
            outlet.name if outlet else None,
            address.host,
            domain,
            f"{account.platform}:{account.handle}" if account.handle else account.platform,
            wrapper,
        )
    match = registry.by_host(address.host, address.path, on)
    if match is None:
        likeness = _lookalikes(registry).find(address.host)
        return Identity("unknown", "unlisted-host", None, None, address.host, domain, None, wrapper, likeness)
    outlet = registry.outlet(match.outlet_id)
    hosts_others = outlet is not None and outlet.kind in ("platform", "aggregator")
    return Identity(
        "platform" if hosts_others else "identified",
        f"domain-{match.matched}",
        match.outlet_id,
        match.name,
        address.host,
        domain,
        None,
        wrapper,
    )


def signs(identity: Identity, claims: Iterable[PageClaim], registry: Registry) -> Iterator[Sign]:
    """Yield what a reader should know about the address: wrapper, unlisted host, look-alike, claims against it."""
    if identity.wrapper is not None:
        told = identity.wrapper.original_url or "an address that cannot be read offline"
        yield Sign("wrapper", "note", f"served through {identity.wrapper.service}; the original is {told}")
    if identity.status == "unknown" and identity.host and identity.rule == "unlisted-host":
        yield Sign(
            "unlisted-host", "note", f"{display_host(identity.host)} is not in registry {registry.version}; that says nothing about it"
        )
    if identity.lookalike is not None and identity.host:
        yield _looks_like(identity.host, identity.lookalike, registry)
    yield from _conflicts(identity, claims, registry)


def _looks_like(host: str, likeness: Lookalike, registry: Registry) -> Sign:
    outlet = registry.outlet(likeness.outlet)
    message = (
        f"{display_host(host)} resembles {likeness.domain}, an address of {outlet.name if outlet else likeness.outlet} "
        f"({likeness.pattern}); the registry does not list it as theirs"
    )
    return Sign("look-alike", "look", message, likeness.outlet, likeness.pattern)


_ADDRESS_CLAIMS = frozenset({"canonical", "og:url"})
_NAME_CLAIMS = frozenset({"og:site_name", "ld:publisher"})


def _conflicts(identity: Identity, claims: Iterable[PageClaim], registry: Registry) -> Iterator[Sign]:
    """Yield one sign for each outlet the page claims to be and its address does not bear out."""
    if identity.host is None:
        return
    told: set[str] = set()
    for claim in claims:
        outlet_id, what = _claimed(claim, identity, registry)
        if what is None or what in told:
            continue
        told.add(what)
        outlet = registry.outlet(outlet_id) if outlet_id else None
        message = f"{claim.field} names {what}{f' ({outlet.name})' if outlet else ''}, but the page was served by {display_host(identity.host)}"
        yield Sign("claim-conflict", "look", message, outlet_id)


def _claimed(claim: PageClaim, identity: Identity, registry: Registry) -> tuple[str | None, str | None]:
    """Return the outlet and the words of a claim that differs from the address, else nothing."""
    if claim.field in _ADDRESS_CLAIMS:
        try:
            address = parse(claim.value)
        except InvalidURL:
            return None, None
        match = registry.by_host(address.host, address.path)
        if match is not None and match.outlet_id == identity.outlet:
            return None, None
        same = registrable_domain(address.host) == identity.registrable_domain
        return (None, None) if same else (match.outlet_id if match else None, display_host(address.host))
    if claim.field in _NAME_CLAIMS:
        bearers = registry.by_name(claim.value)
        mine = identity.outlet in bearers or fold(claim.value) == fold(identity.name or "")
        return (None, None) if mine or not bearers else (bearers[0] if len(bearers) == 1 else None, f"“{claim.value}”")
    return None, None
