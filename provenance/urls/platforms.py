"""Accounts on platforms: the account publishes, the platform only runs the machine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from provenance.urls.decode import parameter, unquote
from provenance.urls.parse import Address
from provenance.urls.tables import recogniser

Platform = dict[str, Any]


@dataclass(frozen=True, slots=True)
class AccountRef:
    """A platform, and the account its address names; `handle` is None where the address names none."""

    platform: str  # by its name in data/platforms.yaml, or by its domain for the smaller ones
    handle: str | None  # as in the address, without `@`; lower case where the platform does not tell case apart


def account_of(address: Address) -> AccountRef | None:
    """Return the platform and account `address` belongs to, or None if its host is no platform we know.

    >>> from provenance.urls.parse import parse
    >>> account_of(parse("https://t.me/s/Rian_Ru/123"))
    AccountRef(platform='telegram', handle='rian_ru')
    >>> account_of(parse("https://youtu.be/dQw4w9WgXcQ"))
    AccountRef(platform='youtube', handle=None)
    >>> account_of(parse("https://www.spiegel.de/")) is None
    True
    """
    domain = address.host
    platforms = _by_domain()
    while domain not in platforms:
        domain = domain.partition(".")[2]
        if not domain:
            return None
    platform = platforms[domain]
    name = domain if platform.get("named") == "host" else platform["name"]
    return AccountRef(name, _handle(platform, domain, address))


def _handle(platform: Platform, domain: str, address: Address) -> str | None:
    path = unquote(address.path) if "%" in address.path else address.path
    for form in platform["forms"]:
        found = _match(form, domain, address, path) if form.get("under-host", domain) == domain else None
        if not found:
            continue
        handle = found["handle"] if form.get("case") == "kept" else found["handle"].lower()
        if handle not in platform.get("not", ()):
            return str(form.get("as", "{}")).format(handle, host=domain)
    return None


def _match(form: dict[str, str], domain: str, address: Address, path: str) -> re.Match[str] | None:
    if form.get("where") == "host":
        return re.fullmatch(form["path"].replace("{platform}", re.escape(domain)), address.host)
    if "query" not in form:
        return re.fullmatch(form["path"], path)
    value = parameter(address.query, form["query"]) if re.fullmatch(form.get("under", ".*"), path) else None
    return re.fullmatch(form["path"], value) if value else None


@cache
def _by_domain() -> dict[str, Platform]:
    """Return the platforms by each domain they run."""
    table = recogniser("platforms")
    return {host: {"name": name, **platform} for name, platform in table.items() for host in platform["hosts"]}
