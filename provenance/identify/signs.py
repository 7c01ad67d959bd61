"""What a reader should know about an address: findings, each a sign to look at and never a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from provenance.identify.address import Identity, Reported
from provenance.registry.index import Registry
from provenance.urls.hosts import display_host

if TYPE_CHECKING:
    from provenance.urls.lookalike import Lookalike


class Sign(NamedTuple):
    """A finding about the address."""

    kind: str
    severity: Literal["note", "look"]
    message: str
    outlet: str | None = None
    pattern: str | None = None


class PageClaim(Protocol):
    """What a page says of itself."""

    @property
    def field(self) -> str:
        """Which of the page's fields says it."""

    @property
    def value(self) -> str:
        """What it says."""


_HOW = {
    "homoglyph": "letters of another script, or with marks, in the place of plain ones",
    "other-ending": "the same name under another ending",
    "hyphen": "the same name but for a hyphen",
    "letters": "letters that are read for others",
    "typo": "one letter more, less, changed or swapped",
    "brand-and-word": "the name with words added",
    "brand-as-label": "the whole address as a part of another",
}


def signs(identity: Identity, claims: Iterable[PageClaim], registry: Registry) -> Iterator[Sign]:
    """Yield what is to be said of an address and of the claims of the page served from it."""
    yield from _wrapped(identity)
    if identity.status == "unknown" and identity.host and identity.rule == "unlisted-host":
        said = f"{display_host(identity.host)} is not in registry {registry.version}; that says nothing about it"
        yield Sign("unlisted-host", "note", said)
    if identity.held is not None and identity.host:
        yield _held_at_another_time(identity, *identity.held)
    if identity.reported is not None:
        yield _known(identity.reported, registry)
    if identity.lookalike is not None and identity.host:
        yield looks_like(identity.host, identity.lookalike, registry)
    claims = tuple(claims)
    if claims:
        from provenance.identify.claims import conflicts

        yield from conflicts(identity, claims, registry)


def _wrapped(identity: Identity) -> Iterator[Sign]:
    wrapper = identity.wrapper
    if wrapper is None:
        return
    if wrapper.refused:
        yield Sign("wrapper", "look", f"{wrapper.service} leads to an address that is not used: {wrapper.refused}")
        return
    told = wrapper.original_url or "an address that cannot be read offline"
    taken = f", captured {wrapper.captured}" if wrapper.captured else ""
    yield Sign("wrapper", "note", f"served through {wrapper.service}{taken}; the original is {told}")


def _held_at_another_time(identity: Identity, since: str | None, until: str | None) -> Sign:
    period = " ".join(part for part in (f"from {since}" if since else "", f"until {until}" if until else "") if part)
    said = (
        f"the registry has {display_host(identity.host or '')} with {identity.name} {period}, not on the date asked for"
    )
    return Sign("held-at-another-time", "note", said, identity.outlet)


def looks_like(host: str, likeness: Lookalike, registry: Registry) -> Sign:
    """Return the finding on a host that resembles a registered address."""
    brief = registry.brief(likeness.outlet)
    name = brief.name if brief else likeness.outlet
    message = (
        f"{display_host(host)} resembles {display_host(likeness.domain)}, an address of {name} "
        f"({_HOW[likeness.pattern]}); the registry does not list it as theirs"
    )
    return Sign("look-alike", "look", message, likeness.outlet, likeness.pattern)


def _known(reported: Reported, registry: Registry) -> Sign:
    """Return the finding on a host that somebody reported; who, and where to read it, is part of it."""
    brief = registry.brief(reported.imitates) if reported.imitates else None
    whom = f" as imitating {brief.name}" if brief else ""
    operation = f", in the operation called {reported.operation}" if reported.operation else ""
    seen = f", first seen {reported.seen}" if reported.seen else ""
    who = "; ".join(f"{name} ({url})" for name, url in reported.reports) or "a source the registry does not name"
    said = f"{display_host(reported.host)} was reported{whom}{operation}{seen}: {who}; it may have changed hands since"
    return Sign("look-alike" if reported.imitates else "reported-host", "look", said, reported.imitates, "reported")
