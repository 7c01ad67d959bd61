"""Archives, caches, proxies and redirect links: the address behind the address, without asking anybody."""

from __future__ import annotations

from typing import NamedTuple

from provenance.errors import InvalidURL
from provenance.urls.forms import Layer, iso_time, peel, peel_scheme
from provenance.urls.parse import Address, parse
from provenance.urls.reserved import reason_to_refuse

MAX_LAYERS = 8
"""Wrappers inside each other that are opened; honest links nest two or three deep."""


class Unwrapped(NamedTuple):
    """What a wrapper's address tells about the page inside."""

    service: str  # the outermost wrapper, by its name in data/wrappers; its host for small services
    kind: str  # archive, cache, amp, translation, redirect, mail, reader, shortener
    original_url: str | None  # the innermost address, in the standard's form; None: the address hides it
    captured: str | None = None  # when the outermost archive took the copy: ISO 8601, as exact as stated
    nested: tuple[str, ...] = ()  # the wrappers inside the outermost one, from outside to inside
    refused: str | None = None  # why an inner address that is there must not be used
    host: str | None = None  # of the original


def unwrap(url: str | Address) -> Unwrapped | None:
    """Return what the wrapper around `url` tells, or None when `url` is no wrapper we know.

    A wrapper inside a wrapper is opened too; where an inner one is opaque, its own address is the original.
    Raises `InvalidURL` when `url` itself cannot be read.

    >>> found = unwrap("https://web.archive.org/web/2016/https://www.google.com/amp/s/www.rt.com/a/")
    >>> found.service, found.original_url, found.captured, found.nested
    ('wayback', 'https://www.rt.com/a/', '2016', ('google-amp-viewer',))
    >>> unwrap("https://bit.ly/3xYzAbC").original_url is None
    True
    >>> unwrap("https://www.spiegel.de/") is None
    True
    """
    layer = _peel_text(url) if isinstance(url, str) else peel(url)
    return told(_opened(layer)) if layer is not None else None


class Opened(NamedTuple):
    """A wrapper's layers from outside to inside, and the address within, where it is there and may be used."""

    layers: list[Layer]
    original: Address | None
    refused: str | None = None


def opened(address: Address) -> Opened | None:
    """Return what `unwrap` reads from `address`, before it is put into words; None when it is no wrapper we know."""
    layer = peel(address)
    return _opened(layer) if layer is not None else None


def _opened(layer: Layer) -> Opened:
    layers = [layer]
    while layer.inner is not None:
        address, refused = _usable(layer.inner)
        if address is None:
            return Opened(layers, None, refused)
        inside = peel(address)
        if inside is None:
            return Opened(layers, address)
        layers.append(inside)
        if inside.inner is None:
            return Opened(layers, address)
        if len(layers) > MAX_LAYERS:
            return Opened(layers[:MAX_LAYERS], None, f"it has more than {MAX_LAYERS} wrappers inside each other")
        layer = inside
    return Opened(layers, None)


def _peel_text(url: str) -> Layer | None:
    return (None if url.startswith(("https://", "http://")) else peel_scheme(url)) or peel(parse(url))


def _usable(text: str) -> tuple[Address | None, str | None]:
    """Return the inner address if it may be a page on the open web, else why not."""
    try:
        address = parse(text)
    except InvalidURL as error:
        return None, error.message
    reason = reason_to_refuse(address.host)
    if reason is None and "@" in address.href and "@" in address.href.split("/", 3)[2]:
        reason = "it carries a user name"
    return (None, reason) if reason else (address, None)


def told(found: Opened) -> Unwrapped:
    """Return what an opened wrapper tells."""
    layers, original, refused = found
    outer, *inside = layers
    times = (iso_time(layer.stamp) for layer in layers if layer.stamp)
    captured = next((time for time in times if time), None)
    return Unwrapped(
        outer.service,
        outer.kind,
        original.href if original else None,
        captured,
        tuple([layer.service for layer in inside]),
        refused,
        original.host if original else None,
    )
