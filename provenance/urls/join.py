"""A reference read against the address it stands on, as a browser reads it."""

from __future__ import annotations

import re

from provenance.urls.parse import Address

_EDGES = "".join(map(chr, range(33)))
_BREAKS = re.compile(r"[\t\n\r]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SLASHES = "/\\"


def join(base: Address, reference: str) -> str:
    """Return `reference` as an absolute address, still to be parsed (https://url.spec.whatwg.org/#url-parsing).

    >>> from provenance.urls.parse import parse
    >>> base = parse("https://example.org/news/today?x=1")
    >>> join(base, "/a"), join(base, "b"), join(base, "?y")
    ('https://example.org/a', 'https://example.org/news/b', 'https://example.org/news/today?y')
    >>> join(base, "//other.example/c"), join(base, "http:d")
    ('https://other.example/c', 'http:d')
    """
    text = _BREAKS.sub("", reference.strip(_EDGES))
    scheme = _SCHEME.match(text)
    if scheme:
        if scheme[1].lower() != base.scheme:
            return text
        text = text[scheme.end() :]  # "https:news" on an https page is a path, by the standard
    origin = f"{base.scheme}://{base.host}" + ("" if base.port is None else f":{base.port}")
    if text[:1] and text[0] in _SLASHES:
        return f"{base.scheme}:{text}" if text[1:2] and text[1] in _SLASHES else origin + text
    if text.startswith("?"):
        return origin + base.path + text
    if not text or text.startswith("#"):
        return origin + base.path + (f"?{base.query}" if base.query else "") + text
    return origin + base.path[: base.path.rfind("/") + 1] + text
