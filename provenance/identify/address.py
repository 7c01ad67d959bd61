"""Who serves one address: an outlet by host and path, an account on a platform, or somebody unknown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from provenance.registry.brief import Brief
from provenance.registry.index import HostMatch, Registry
from provenance.registry.store import HostRow
from provenance.urls.hosts import registrable_domain
from provenance.urls.parse import Address, parse
from provenance.urls.platforms import AccountRef, account_of
from provenance.urls.wrappers import Unwrapped, unwrap

if TYPE_CHECKING:  # most addresses are registered, and then nothing is compared
    from provenance.urls.lookalike import Lookalike, LookalikeIndex

Status = Literal["identified", "platform", "unknown", "no-address"]
HOSTS_OF_OTHERS = ("platform", "aggregator")


class Reported(NamedTuple):
    """What the registry records of a host that was reported to imitate somebody."""

    host: str
    imitates: str | None  # an outlet's id; None for a body that is no outlet, or nobody
    operation: str | None
    seen: str | None
    reports: tuple[tuple[str, str], ...]  # who says so, and where it can be read


class Identity(NamedTuple):
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
    reported: Reported | None = None
    held: tuple[str | None, str | None] | None = None  # since and until, where that is not the date asked for


def identify(url: str | None, registry: Registry, *, on: str | None = None) -> Identity:
    """Return who serves `url`: the outlet with the longest matching host and path, an account, or unknown.

    `on` (ISO date) asks for the outlet that had the domain then. A wrapper (archive, cache, proxy) is opened first; an
    opaque one leaves the publisher unknown, and the time of a capture stands for `on`. Raises `InvalidURL`.
    """
    if url is None:
        return Identity("no-address", "no-address")
    return identify_with(url, registry, on)


@lru_cache(maxsize=4)
def lookalikes(registry: Registry) -> LookalikeIndex:
    """Return what compares hosts with the registered addresses of `registry`."""
    from provenance.identify.names import RegistryNames
    from provenance.urls.lookalike import LookalikeIndex

    return LookalikeIndex(RegistryNames(registry))


def identify_with(url: str, registry: Registry, on: str | None, *, compare: bool = True) -> Identity:
    """Return what `identify` does; with `compare=False` without look-alikes."""
    return identify_opened(url, unwrap(url), registry, on, compare=compare)


def identify_opened(url: str, wrapper: Unwrapped | None, registry: Registry, on: str | None, compare: bool) -> Identity:
    """Return who serves `url`, given what the wrapper around it tells."""
    if wrapper is None:
        return _serves(parse(url), registry, on, None, compare)
    if wrapper.original_url is None:
        outer = parse(url) if "://" in url else None
        return Identity("unknown", "opaque-wrapper", host=outer.host if outer else None, wrapper=wrapper)
    return _serves(parse(wrapper.original_url), registry, on or _day(wrapper.captured), wrapper, compare)


def _day(captured: str | None) -> str | None:
    return captured[:10] if captured else None


def _serves(address: Address, registry: Registry, on: str | None, wrapper: Unwrapped | None, compare: bool) -> Identity:
    """Return who serves an address that is no wrapper."""
    account = account_of(address)
    match, held = _holder(address, registry, on)
    brief = registry.brief(match.outlet_id) if match else None
    hosts_others = brief is not None and brief.kind in HOSTS_OF_OTHERS
    if account is not None and (match is None or (hosts_others and not _is_its_news(account, brief))):
        return _on_platform(address, account, registry, wrapper, compare)
    if match is None:
        return _unlisted(address, registry, wrapper, compare)
    status: Status = "platform" if hosts_others else "identified"
    return Identity(
        status,
        f"domain-{match.matched}",
        match.outlet_id,
        match.name,
        address.host,
        registrable_domain(address.host),
        wrapper=wrapper,
        held=held,
    )


def _holder(
    address: Address, registry: Registry, on: str | None
) -> tuple[HostMatch | None, tuple[str | None, str | None] | None]:
    """Return who had the address `on` a date, else who has it, and then from when to when the registry says so."""
    match = registry.by_host(address.host, address.path, on)
    if match is not None or on is None:
        return match, None
    match = registry.by_host(address.host, address.path)
    return match, _period(match, address, registry) if match else None


def _period(match: HostMatch, address: Address, registry: Registry) -> tuple[str | None, str | None] | None:
    for name in _upwards(address.host):
        for store in registry.stores:
            for row in store.hosts(name):
                if row.outlet == match.outlet_id:
                    return row.since, row.until
    return None


def of_claim(row: HostRow, host: str) -> Identity:
    """Return who serves any address on `host` where the host alone decides and `row` says whose it is."""
    rule = "domain-host" if row.host == host.removeprefix("www.") else "domain-parent"
    return Identity("identified", rule, row.outlet, row.name, host, registrable_domain(host))


def _is_its_news(account: AccountRef, brief: Brief | None) -> bool:
    """Tell whether an address on a platform that is an aggregator too belongs to the latter (dzen.ru/news)."""
    return account.handle is None and brief is not None and brief.kind == "aggregator"


def _on_platform(
    address: Address, account: AccountRef, registry: Registry, wrapper: Unwrapped | None, compare: bool
) -> Identity:
    """Return the outlet with this account, else the platform alone: its own facts do not pass to the page.

    The address of a hosted blog is a name somebody chose, so it may imitate one.
    """
    shown = f"{account.platform}:{account.handle}" if account.handle else account.platform
    outlet_id = registry.by_account(account.platform, account.handle) if account.handle else None
    brief = registry.brief(outlet_id) if outlet_id else None
    domain = registrable_domain(address.host)
    if brief is not None:
        return Identity("identified", "account", outlet_id, brief.name, address.host, domain, shown, wrapper)
    likeness = lookalikes(registry).find(address.host) if compare and account.is_host else None
    return Identity(
        "platform",
        "platform-account-unknown",
        host=address.host,
        registrable_domain=domain,
        account=shown,
        wrapper=wrapper,
        lookalike=likeness,
    )


def _unlisted(address: Address, registry: Registry, wrapper: Unwrapped | None, compare: bool) -> Identity:
    reported = _reported(address.host, registry)
    if reported is None:
        return of_nobody(address.host, registry, compare)._replace(wrapper=wrapper)
    rule = "reported-impersonation" if reported.imitates else "reported-host"
    domain = registrable_domain(address.host)
    return Identity("unknown", rule, None, None, address.host, domain, None, wrapper, None, reported)


def of_nobody(host: str, registry: Registry, compare: bool) -> Identity:
    """Return what is known of an address on `host` that no outlet has and nobody reported."""
    likeness = lookalikes(registry).find(host) if compare else None
    domain = registrable_domain(host)
    return Identity("unknown", "unlisted-host", host=host, registrable_domain=domain, lookalike=likeness)


def _reported(host: str, registry: Registry) -> Reported | None:
    if not any(store.impersonation(name) for name in _upwards(host) for store in registry.stores):
        return None  # the usual case, told without the schema's classes
    found = registry.impersonation(host.removeprefix("www."))
    if found is None:
        return None
    reports = tuple(dict.fromkeys((one.publisher or one.says, one.url) for one in found.evidence))
    return Reported(found.host, found.imitates, found.operation, found.seen, reports)


def _upwards(host: str) -> Iterator[str]:
    """Yield `host` without `www.`, then each name above it, but no ending."""
    name = host.removeprefix("www.")
    while "." in name:
        yield name
        name = name.partition(".")[2]
