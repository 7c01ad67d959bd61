"""Where a fetch may go: judgement of addresses, hosts and ports. Pure; nothing is resolved or dialled here."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from functools import cache

from provenance.errors import FetchError, InvalidURL
from provenance.tables import packaged
from provenance.urls.parse import Address, parse, shown
from provenance.urls.reserved import reason_to_refuse

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Allowed = frozenset[tuple[str, int]]

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# Readers of RFC 3986 and browsers disagree where a backslash ends the host; with an @ behind it, about which host.
_USER_PART = re.compile(r"^[^:]+:[/\\]*[^/?#]*@")


@dataclass(frozen=True, slots=True)
class _Blocks:
    special: tuple[tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, str], ...]
    global_unicast: ipaddress.IPv6Network
    nat64: ipaddress.IPv6Network
    ports: frozenset[int]


def port_of(address: Address) -> int:
    """Return the port `address` is reached at."""
    if address.port is not None:
        return address.port
    return 443 if address.scheme == "https" else 80


def admit(url: str, allow: Allowed = frozenset()) -> Address:
    """Return the address to fetch, read once as a browser reads it.

    Raises `InvalidURL` for what is no address (`url_invalid`, `scheme_refused`), `FetchError` (address_refused) for
    a host or port no article is served from. `allow` holds the hosts and ports let through all the same.
    What a name resolves to is judged by `judge` when it is dialled.

    >>> admit("https://www.spiegel.de/").host
    'www.spiegel.de'
    """
    url = url.strip(" \t\r\n\f")
    if _CONTROL.search(url):
        raise InvalidURL(f"{shown(url)} holds control characters; give the address on one line")
    address = parse(url)
    if _USER_PART.match(url):
        raise InvalidURL(f"{shown(url)} names a user before its host; take out what stands before the @")
    if (address.host, port_of(address)) in allow:
        return address
    if port_of(address) not in _blocks().ports:
        raise _refused(address, f"port {port_of(address)} is no port of web pages")
    reason = judge(address.host) if is_ip(address.host) else reason_to_refuse(address.host)
    if reason:
        raise _refused(address, reason)
    return address


def is_ip(host: str) -> bool:
    """Tell whether `host`, as an `Address` holds it, is an IP address and no name."""
    return host.startswith("[") or host.rpartition(".")[2].isdigit()


def judge(ip: str) -> str | None:
    """Return why nothing public is at the IP address `ip`, or None when something may be.

    >>> judge("169.254.169.254")
    '169.254.169.254 is set aside for link local and cloud metadata (RFC 3927)'
    >>> judge("8.8.8.8") is None, judge("64:ff9b::10.0.0.1")
    (True, '10.0.0.1 is set aside for private (RFC 1918)')
    """
    try:
        address: IP = ipaddress.ip_address(ip.strip("[]"))
    except ValueError:
        return f"{shown(ip)} is no IP address"
    return _judge(address)


def _judge(address: IP) -> str | None:
    blocks = _blocks()
    if address in blocks.nat64:
        return _judge(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    for network, what in blocks.special:
        if address.version == network.version and address in network:
            return f"{address} is set aside for {what}"
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id:
            return f"{address} belongs to one network card"
        if address not in blocks.global_unicast:
            return f"{address} is outside the addresses given out"
    return None if address.is_global else f"{address} is not global"


def _refused(address: Address, reason: str) -> FetchError:
    where = f"{address.host}:{port_of(address)}"
    return FetchError(
        f"{shown(address.href)} is not fetched: {reason}; if it is yours, pass --allow {where}", kind="address_refused"
    )


@cache
def _blocks() -> _Blocks:
    data = packaged("provenance.fetch", "blocks")
    return _Blocks(
        special=tuple((ipaddress.ip_network(row["net"]), f"{row['what']} ({row['rfc']})") for row in data["blocks"]),
        global_unicast=ipaddress.IPv6Network(data["global_unicast"]),
        nat64=ipaddress.IPv6Network(data["nat64"]),
        ports=frozenset(data["ports"]),
    )
