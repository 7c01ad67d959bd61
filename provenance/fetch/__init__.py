"""From an address to a page, safe against any address and any answer. The only part that opens sockets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.fetch.settings import FetchSettings

if TYPE_CHECKING:
    from provenance.document import Page

__all__ = ["FetchSettings", "fetch"]


def fetch(url: str, settings: FetchSettings | None = None) -> Page:
    """Return the page at `url`.

    Raises `InvalidURL` for an address that cannot be used and `FetchError` for everything the web can do; its `kind`
    says at which end, its `details` hold `hops`, `limits` and `evidence`.
    """
    from provenance.fetch.client import Client

    with Client(settings or FetchSettings()) as client:
        return client.fetch(url)
