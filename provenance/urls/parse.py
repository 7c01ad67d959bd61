"""One reading of an address for the whole library: the one a browser would make.

Two readers that disagree about the host are how a page is fetched from one place and credited to another,
so the WHATWG URL standard decides (https://url.spec.whatwg.org/, through ada), and nothing else splits URLs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import can_ada

from provenance.errors import InvalidURL

MAX_LENGTH = 65_536
"""Characters. Longer addresses are no addresses of articles; refusing them bounds all that follows."""

_AUTHORITY = re.compile(r"(?<=//)[^/\\?#]*")
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")


class Address(NamedTuple):
    """An http or https address as the standard reads it."""

    scheme: str  # http or https
    host: str  # ASCII, lower case, `xn--` form, no final dot; `www.` stays; IPv6 in brackets
    port: int | None  # None for the scheme's own port
    path: str  # begins with `/`, percent-encoded
    query: str  # without the `?`
    href: str  # the whole, in the standard's serialisation


def parse(url: str, base: str | None = None) -> Address:
    """Return `url` as a browser would read it, relative to `base` where one is given.

    Raises `InvalidURL`: kind `scheme_refused` when it is not http or https, else `url_invalid`.

    >>> parse("HTTPS://www.Süddeutsche.de:443/a b?x=1").href
    'https://www.xn--sddeutsche-9db.de/a%20b?x=1'
    >>> parse("http://0x7f.1/").host
    '127.0.0.1'
    >>> parse("../b", "https://example.org/a/c").href
    'https://example.org/b'
    """
    if len(url) > MAX_LENGTH:
        raise InvalidURL(f"this address has {len(url)} characters; the limit is {MAX_LENGTH}")
    try:
        text = _sharp_s(url) if "\u1e9e" in url else url
        found = can_ada.parse(text) if base is None else can_ada.parse(base) + text
    except (ValueError, TypeError) as error:  # TypeError: lone surrogates
        raise InvalidURL(f"{shown(url)} is not an address{_advice(url)}") from error
    return address_of(found, url)


def address_of(found: can_ada.URL, url: str) -> Address:
    """Return what ada `found` in `url` as an address. Raises `InvalidURL` as `parse` does."""
    scheme = found.protocol[:-1]
    if scheme not in ("http", "https"):
        raise InvalidURL(f"{shown(url)} is a {scheme}: address; only http and https are read", kind="scheme_refused")
    return Address(
        scheme, _name(found.hostname, url), int(found.port) if found.port else None,
        found.pathname, found.search[1:], found.href,
    )  # fmt: skip


def shown(url: str) -> str:
    """Return `url` quoted, cut, on one line and free of control characters, for use in a message."""
    from provenance.text import displayable

    safe = " ".join(displayable(url[:1_000]).encode("utf-8", "replace").decode().split())
    return f"'{safe[:117]}...'" if len(safe) > 120 else f"'{safe}'"


def _name(hostname: str, url: str) -> str:
    """Return the host without its final dot; the name service knows both as one (RFC 1034, 3.1)."""
    host = hostname.removesuffix(".")
    if len(host) < 64 and ".." not in host and host[:1] not in ("", "."):
        return host
    labels = host.split(".")
    if len(host) > 253 or not all(labels) or (len(host) > 63 and max(map(len, labels)) > 63):
        raise InvalidURL(f"{shown(url)} names a host that cannot exist: labels have 1 to 63 letters, names 253")
    return host


def _sharp_s(url: str) -> str:
    """Return `url` with capital sharp s in its host as the small one, which is what IDNA says since Unicode 15.1.

    The bundled ada still maps it to `ss`, which is another host.
    """
    return _AUTHORITY.sub(lambda host: host[0].replace("\u1e9e", "ß"), url, count=1)


def _advice(url: str) -> str:
    if not _SCHEME.match(url):
        return "; it must begin with http:// or https://"
    return ""
