"""Cookies inside one fetch: some sites hand out a page only to who shows what the last hop set."""

from __future__ import annotations

from provenance.fetch.gate import port_of
from provenance.urls.parse import Address

MOST = 50
LONGEST = 4_096


class Cookies:
    """What servers set on the way to one page, sent back to the very host that set it, then forgotten."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], dict[str, tuple[str, bool]]] = {}

    def take(self, address: Address, set_cookie: list[str]) -> None:
        """Keep the cookies of an answer from `address`."""
        jar = self._kept.setdefault(_place(address), {})
        for line in set_cookie[:MOST]:
            pair, *attributes = line.split(";")
            name, equals, value = (part.strip() for part in pair.partition("="))
            names = {attribute.strip().partition("=")[0].lower(): attribute for attribute in attributes}
            if not equals or not name or len(pair) > LONGEST or not pair.isascii() or not pair.isprintable():
                continue
            if names.get("max-age", "").partition("=")[2].strip() in ("0", "-1"):
                jar.pop(name, None)
            elif name in jar or len(jar) < MOST:
                jar[name] = value, "secure" in names

    def header(self, address: Address) -> str:
        """Return the Cookie header for a request to `address`, or ""."""
        jar = self._kept.get(_place(address), {})
        is_safe = address.scheme == "https"
        return "; ".join(f"{name}={value}" for name, (value, secure) in jar.items() if is_safe or not secure)


def _place(address: Address) -> tuple[str, int]:
    """Return host and port; http and https on their own ports are one place, so a cookie survives the upgrade."""
    port = port_of(address)
    return address.host, 443 if port == 80 else port
