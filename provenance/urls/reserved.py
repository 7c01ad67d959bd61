"""Hosts that no article on the open web has: special addresses and names set aside for local use."""

from __future__ import annotations

_LOCAL_ENDINGS = frozenset({
    "localhost", "invalid", "test",  # RFC 6761
    "local",  # RFC 6762, answered by machines nearby
    "onion",  # RFC 7686
    "alt",  # RFC 9476
    "arpa",  # RFC 3172, and home.arpa of RFC 8375
    "internal", "corp", "home", "mail",  # set aside by ICANN for private use, or never to be given out
    "lan", "intranet", "private", "localdomain", "consul", "cluster",  # in wide local use, never given out
})  # fmt: skip
_METADATA_HOSTS = frozenset({"metadata.goog"})

_NOT_AS_GLOBAL_AS_LISTED = (
    "192.88.99.0/24", "2002::/16", "2001::/23",  # relays and tunnels, which hold another address
    "3fff::/20", "5f00::/16",  # documentation, segment routing: newer than the tables of Python 3.11
    "168.63.129.16/32",  # a cloud's platform address, publicly numbered
)  # fmt: skip


def reason_to_refuse(host: str) -> str | None:
    """Return why nothing public is at `host`, a host as `Address` holds it, or None when something may be.

    This judges what stands in the address only; what a name resolves to is judged when it is dialled.

    >>> reason_to_refuse("169.254.169.254")
    'its host is a special-purpose IP address'
    >>> reason_to_refuse("router.local")
    'its host is a name for local use'
    >>> reason_to_refuse("www.spiegel.de") is None
    True
    """
    ending = host.rpartition(".")[2]
    if host[0] == "[" or ending.isdigit():
        return None if _is_public_ip(host.strip("[]")) else "its host is a special-purpose IP address"
    if "." not in host or ending in _LOCAL_ENDINGS or host in _METADATA_HOSTS:
        return "its host is a name for local use"
    return None


def _is_public_ip(text: str) -> bool:
    """Tell whether `text` is an address the IANA registries call global and that holds no other address inside."""
    import ipaddress

    address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv6Address) and address not in ipaddress.ip_network("2000::/3"):
        return False
    holds_another = any(address in ipaddress.ip_network(block) for block in _NOT_AS_GLOBAL_AS_LISTED)
    return address.is_global and not address.is_multicast and not holds_another
