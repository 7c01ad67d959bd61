"""Accounts on platforms: the account publishes, the platform only runs the machine."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Any, NamedTuple

from provenance.urls.parse import Address
from provenance.urls.query import parameter, unquote
from provenance.urls.tables import recogniser

Platform = dict[str, Any]


class AccountRef(NamedTuple):
    """A platform, and the account its address names; `handle` is None where the address names none."""

    platform: str  # by its name in data/platforms.yaml, or by its domain for the smaller ones
    handle: str | None  # as in the address, without `@`; lower case where the platform does not tell case apart
    is_host: bool = False  # the handle is part of the host, as on blog hosts


def account_of(address: Address) -> AccountRef | None:
    """Return the platform and account `address` belongs to, or None if its host is no platform we know.

    >>> from provenance.urls.parse import parse
    >>> account_of(parse("https://t.me/s/Rian_Ru/123"))
    AccountRef(platform='telegram', handle='rian_ru', is_host=False)
    >>> account_of(parse("https://youtu.be/dQw4w9WgXcQ"))
    AccountRef(platform='youtube', handle=None, is_host=False)
    >>> account_of(parse("https://www.spiegel.de/")) is None
    True
    """
    domain = platform_domain(address.host)
    if domain is None:
        return None
    platform = _by_domain()[domain]
    name = domain if platform.get("named") == "host" else platform["name"]
    handle, is_host = _handle(platform, domain, address)
    return AccountRef(name, handle, is_host)


def platform_domain(host: str) -> str | None:
    """Return the platform's domain that `host` is, or is below of, else None.

    >>> platform_domain("m.youtube.com"), platform_domain("youtube.com.example") is None
    ('youtube.com', True)
    """
    platforms = _by_domain()
    while host:
        if host in platforms:
            return host
        host = host.partition(".")[2]
    return None


def platform_domains() -> Collection[str]:
    """Return the domains of all platforms."""
    return _by_domain().keys()


def _handle(platform: Platform, domain: str, address: Address) -> tuple[str | None, bool]:
    """Return the account's handle, and whether the host holds it."""
    path = address.path
    if "%" in path:
        path = unquote(path)
    for form in platform["forms"]:
        found = _match(form, domain, address, path) if form.get("under-host", domain) == domain else None
        if not found:
            continue
        handle = found["handle"] if form.get("case") == "kept" else found["handle"].lower()
        if handle not in platform.get("not", ()):
            return str(form.get("as", "{}")).format(handle, host=domain), form.get("where") == "host"
    return None, False


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
