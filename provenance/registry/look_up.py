"""What a person types to what the registry holds: id, domain, address, account or name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from provenance.errors import InvalidURL
from provenance.registry.index import Registry
from provenance.registry.schema import Outlet, Owner
from provenance.text import fold

Rule = Literal["id", "domain", "account", "name", "nothing"]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLAIN_HOST = re.compile(r"([a-z0-9][a-z0-9-]*\.)+[a-z]{2,}")  # what needs no URL parser to be read
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What was meant: one outlet or owner, or several that may be, or nothing."""

    target: str
    rule: Rule
    outlet: Outlet | None = None
    owner: Owner | None = None
    candidates: tuple[Outlet | Owner, ...] = ()


def look_up(target: str, registry: Registry, on: str | None = None) -> Found:
    """Return what `target` means. `on` (ISO date) asks who had a domain then; unknown is an answer, not an error."""
    wanted = target.strip()
    if _ID.fullmatch(wanted):
        entity = registry.outlet(wanted) or registry.owner(wanted)
        if entity is not None:
            return _one(target, "id", entity)
    platform, colon, handle = wanted.partition(":")
    if colon and not handle.startswith("//"):
        outlet_id = registry.by_account(platform.lower(), handle.removeprefix("@"))
        if outlet_id is not None:
            return Found(target, "account", registry.outlet(outlet_id))
    return _by_address(wanted, registry, on) or _by_name(wanted, registry)


def _by_address(target: str, registry: Registry, on: str | None) -> Found | None:
    """Return the outlet that has an address, or nothing found where it is one that nobody has; None for no address."""
    if "." not in target or " " in target:
        return None
    host, path = _host_and_path(target)
    match = registry.by_host(host, path, on) if host else None
    if match is not None:
        return Found(target, "domain", registry.outlet(match.outlet_id))
    if "://" not in target and registry.by_name(target):
        return None  # "Lenta.ru" is a domain and a name
    from provenance.urls.hosts import registrable_domain

    return Found(target, "nothing") if registrable_domain(host) else None


def _host_and_path(target: str) -> tuple[str, str]:
    """Return host and path of an address or bare host; no host where it is neither."""
    if _PLAIN_HOST.fullmatch(target):
        return target, "/"
    from provenance.urls.parse import parse

    try:
        address = parse(target if "://" in target else f"https://{target}")
    except InvalidURL:
        return "", "/"
    return address.host, address.path


def _by_name(target: str, registry: Registry) -> Found:
    outlets = [outlet for id in registry.by_name(target) if (outlet := registry.outlet(id)) is not None]
    if len(outlets) == 1:
        return _one(target, "name", outlets[0])
    if outlets:
        return Found(target, "name", candidates=tuple(outlets))
    owners = [owner for owner in registry.owners() if fold(owner.name) == fold(target)]
    if len(owners) == 1:
        return _one(target, "name", owners[0])
    return Found(target, "nothing", candidates=tuple(_near(target, registry)))


def _one(target: str, rule: Rule, entity: Outlet | Owner) -> Found:
    if isinstance(entity, Outlet):
        return Found(target, rule, outlet=entity)
    return Found(target, rule, owner=entity)


def _near(target: str, registry: Registry) -> list[Outlet | Owner]:
    """Return outlets whose id or name holds the words typed, or is spelled like them."""
    from difflib import get_close_matches

    words = fold(target)
    names: dict[str, str] = {}
    for entry in registry.names():
        names.setdefault(fold(entry.text), entry.outlet_id)
    names.update({id: id for id in registry.outlet_ids()})
    inside = sorted((name for name in names if words and words in name), key=len)
    close = get_close_matches(words, names, _NEAR, cutoff=0.8)
    ids = dict.fromkeys(names[name] for name in [*inside, *close])
    return [outlet for id in list(ids)[:_NEAR] if (outlet := registry.outlet(id)) is not None]
