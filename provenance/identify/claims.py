"""What a page says of itself against the address it was served from: each conflict a sign with both sides.

Claims never decide who publishes. They are brought to one form first (scheme, `www.`, `m.` and `amp.`, wrappers), and
what leads to the same outlet, to its editions or to its owner's other titles is a note, not a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provenance.errors import InvalidURL
from provenance.identify.address import HOSTS_OF_OTHERS, Identity
from provenance.identify.signs import PageClaim, Sign
from provenance.registry.index import Registry
from provenance.text import displayable, fold
from provenance.urls.hosts import display_host, registrable_domain
from provenance.urls.parse import Address, parse
from provenance.urls.platforms import account_of
from provenance.urls.wrappers import unwrap

ADDRESS_FIELDS = frozenset({"canonical", "og:url", "amphtml", "feed", "ld:publisher.url"})
ACCOUNT_FIELDS = frozenset({"twitter:site", "article:publisher"})
NAME_FIELDS = frozenset({"og:site_name", "application-name", "publisher", "ld:publisher"})
CREDIT_FIELDS = frozenset({
    "copyright", "ld:copyrightHolder", "ld:sourceOrganization", "ld:provider", "ld:author", "author",
})  # fmt: skip
"""Fields in which outlets honestly name each other: who wrote a text or holds its rights is the origin's question."""
CREDITED = ("agency", "press-release-wire")
"""Kinds of outlets that subscribers put down as publisher where they mean whose text it is."""
PROVIDER_FIELDS = frozenset({"provider", "ld:provider"})
_ELSEWHERE = frozenset({"feed", "amphtml", "ld:publisher.url"})
"""Fields whose addresses honestly lead to third parties (feed services, encyclopedias); only another outlet counts."""
_VARIANTS = re.compile(r"^(?:www\d?|m|mobile|mobi|amp|amp-www|touch|wap)\.")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos"
    r" reservados|tutti i diritti riservati|все права защищены|\d{4}|[-–,.;|])+",
    re.IGNORECASE,
)


class _Claimed(NamedTuple):
    """Whom a claim names: an outlet, or the words for somebody the registry does not know."""

    outlet: str | None
    words: str


def conflicts(identity: Identity, claims: Iterable[PageClaim], registry: Registry) -> Iterator[Sign]:
    """Yield one sign for each outlet or host the page claims to be and its address does not bear out."""
    if identity.host is None:
        return
    told: dict[tuple[_Claimed, str], list[str]] = {}
    for claim in claims:
        claimed = _claimed(claim, identity, registry)
        if claimed is not None:
            fields = told.setdefault((claimed, _kind(claim, claimed, identity, registry)), [])
            if claim.field not in fields:
                fields.append(claim.field)
    for (claimed, kind), fields in told.items():
        yield _sign(kind, claimed, fields, identity, registry)


def _claimed(claim: PageClaim, identity: Identity, registry: Registry) -> _Claimed | None:
    """Return whom the claim names if that is not who serves the page, else None."""
    if claim.field in ADDRESS_FIELDS:
        return _by_address(claim, identity, registry)
    if claim.field in ACCOUNT_FIELDS:
        return _by_account(claim, identity, registry)
    if claim.field in NAME_FIELDS | CREDIT_FIELDS | PROVIDER_FIELDS:
        return _by_name(claim, identity, registry)
    return None


def _by_address(claim: PageClaim, identity: Identity, registry: Registry) -> _Claimed | None:
    address = _address(claim.value, identity)
    if address is None or _VARIANTS.sub("", address.host) == _VARIANTS.sub("", identity.host or ""):
        return None
    account = account_of(address)
    if account is not None and account.handle:
        outlet = registry.by_account(account.platform, account.handle)
        return (
            _Claimed(outlet, f"{account.platform}:{account.handle}") if outlet not in (None, identity.outlet) else None
        )
    match = registry.by_host(address.host, address.path)
    if match is not None:
        return None if match.outlet_id == identity.outlet else _Claimed(match.outlet_id, display_host(address.host))
    same = registrable_domain(address.host) == identity.registrable_domain
    return None if same or claim.field in _ELSEWHERE else _Claimed(None, display_host(address.host))


def _address(value: str, identity: Identity) -> Address | None:
    """Return the address a claim gives, out of its wrapper; None where it gives none that can be compared."""
    try:
        address = parse(value, f"https://{identity.host}/")
        wrapper = unwrap(address)
        if wrapper is None:
            return address
        return parse(wrapper.original_url) if wrapper.original_url else None
    except InvalidURL:
        return None


def _by_account(claim: PageClaim, identity: Identity, registry: Registry) -> _Claimed | None:
    handle = claim.value.strip()
    if claim.field == "twitter:site" and "/" not in handle:
        platform, handle = "x", handle.removeprefix("@").lower()
    else:
        address = _address(handle, identity)
        account = account_of(address) if address else None
        if account is None or account.handle is None:
            return None
        platform, handle = account.platform, account.handle
    return _account(platform, handle, identity, registry) if handle else None


def _account(platform: str, handle: str, identity: Identity, registry: Registry) -> _Claimed | None:
    outlet = registry.by_account(platform, handle)
    return _Claimed(outlet, f"{platform}:{handle}") if outlet not in (None, identity.outlet) else None


def _by_name(claim: PageClaim, identity: Identity, registry: Registry) -> _Claimed | None:
    name = _RIGHTS.sub(" ", claim.value).strip() if claim.field == "copyright" else claim.value
    folded = fold(name)
    bearers = registry.by_name(name) if folded else ()
    own = fold(identity.name or "")
    if len(bearers) != 1 or identity.outlet in bearers or (own and (own in folded or folded in own)):
        return None  # a name that several outlets bear says nothing about one of them
    brief = registry.brief(bearers[0])
    if brief is None or brief.kind in HOSTS_OF_OTHERS:
        return None
    return _Claimed(bearers[0], f"“{displayable(name.strip())[:120]}”")


def _kind(claim: PageClaim, claimed: _Claimed, identity: Identity, registry: Registry) -> str:
    """Return what a difference is: a provider's label, a relative of the outlet, a credit, or a conflict."""
    is_host_of_others = identity.status == "platform"
    if claim.field in PROVIDER_FIELDS or (is_host_of_others and claim.field != "feed"):
        return "provider" if is_host_of_others else "claimed-credit"
    if claimed.outlet and identity.outlet and _are_related(claimed.outlet, identity.outlet, registry):
        return "claim-of-relative"
    if claim.field in CREDIT_FIELDS and (identity.outlet or claim.field.endswith("author")):
        return "claimed-credit"
    brief = registry.brief(claimed.outlet) if claimed.outlet else None
    if claim.field in NAME_FIELDS and identity.outlet and brief is not None and brief.kind in CREDITED:
        return "claimed-credit"
    return "claim-conflict"


def _are_related(one: str, other: str, registry: Registry) -> bool:
    """Tell whether two outlets are editions of one, or stand under one owner that is no state."""
    return not _kin(one, registry).isdisjoint(_kin(other, registry))


def _kin(outlet_id: str, registry: Registry) -> set[str]:
    kin: set[str] = set()
    current: str | None = outlet_id
    while current is not None and current not in kin:
        kin.add(current)
        outlet = registry.outlet(current)
        current = outlet.parent if outlet else None
        for link in outlet.ownership if outlet else ():
            owner = registry.owner(link.owner)
            if owner is not None and owner.kind not in ("state", "state-body", "shareholders", "unknown"):
                kin.add(link.owner)
    return kin


def _sign(kind: str, claimed: _Claimed, fields: list[str], identity: Identity, registry: Registry) -> Sign:
    brief = registry.brief(claimed.outlet) if claimed.outlet else None
    known = brief is not None and fold(brief.name) != fold(claimed.words)
    whom = f"{claimed.words} ({brief.name})" if brief is not None and known else claimed.words
    host = display_host(identity.host or "")
    says = f"{' and '.join(fields)} {'name' if len(fields) > 1 else 'names'} {whom}"
    messages = {
        "provider": f"{says} as the provider of this page of {identity.name or host}; the page's own word",
        "claim-of-relative": f"{says}, related to {identity.name}, which serves the page",
        "claimed-credit": f"{says}; the page was served by {identity.name or host}",
        "claim-conflict": f"{says}, but the page was served by {host}{f' ({identity.name})' if identity.name else ''}",
    }
    return Sign(kind, "look" if kind == "claim-conflict" else "note", messages[kind], claimed.outlet, fields[0])
