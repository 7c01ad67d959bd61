"""The statements of a site beside what the registry holds, and whether the other side says the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from provenance.declared.files import DeclaredFile, Said
from provenance.declared.trust import COUNTERPARTS
from provenance.errors import InvalidURL
from provenance.registry.index import Registry
from provenance.urls.parse import parse
from provenance.urls.platforms import account_of

ADDRESSES = frozenset({
    *COUNTERPARTS, "social", "OWNERDOMAIN", "MANAGERDOMAIN", "INVENTORYPARTNERDOMAIN", "seller.domain", "sameAs",
    "parentOrganization", "url",
})  # fmt: skip
"""Fields whose values may be addresses of somebody, whom the registry may know."""
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")


class Beside(NamedTuple):
    """A statement, and the outlet the registry has for the address in it."""

    said: Said
    outlet: str | None


class Link(NamedTuple):
    """A tie that one side's trust.txt states."""

    host: str
    relation: str
    other: str
    answer: Literal["confirmed", "not-returned", "not-given"]
    """Whether the other side states the counterpart, does not, or its file was not there to be read."""


def beside_registry(file: DeclaredFile, registry: Registry) -> Iterator[Beside]:
    """Yield each statement of a file with the outlet that the address in it belongs to, if any."""
    for said in file.statements:
        yield Beside(said, _outlet(said.value, registry) if said.field in ADDRESSES else None)


def _outlet(value: str, registry: Registry) -> str | None:
    host = host_in(value)
    if host is None:
        return None
    try:
        address = parse(value if "://" in value else f"https://{host}/")
    except InvalidURL:
        return None
    account = account_of(address)
    if account is not None and account.handle:
        return registry.by_account(account.platform, account.handle)
    match = registry.by_host(address.host, address.path)
    return match.outlet_id if match else None


def host_in(value: str) -> str | None:
    """Return the host a statement names, with or without a scheme and a country behind it; else None.

    >>> host_in("https://www.harbourgazette.example/"), host_in("nordlys.example, NO"), host_in("Nordlys Media AS")
    ('harbourgazette.example', 'nordlys.example', None)
    """
    text = value.partition("://")[2] or value
    found = _HOST.match(text.split("/")[0].strip().lower())
    return found[0].removeprefix("www.") if found else None


def reciprocity(files: Iterable[DeclaredFile]) -> Iterator[Link]:
    """Yield the ties that the trust.txt files state, each with what the other side's file says to it."""
    trust = {file.host: file for file in files if file.kind == "trust.txt"}
    for host in sorted(trust):
        for said in trust[host].statements:
            other = host_in(said.value) if said.field in COUNTERPARTS else None
            if other is not None:
                yield Link(host, said.field, other, _answer(trust.get(other), COUNTERPARTS[said.field], host))


def _answer(
    file: DeclaredFile | None, counterpart: str, host: str
) -> Literal["confirmed", "not-returned", "not-given"]:
    if file is None:
        return "not-given"
    returned = any(said.field == counterpart and host_in(said.value) == host for said in file.statements)
    return "confirmed" if returned else "not-returned"
