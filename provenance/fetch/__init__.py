"""From an address to a page, safe against any address and any answer. The only part that opens sockets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.fetch.settings import FetchSettings

if TYPE_CHECKING:
    from provenance.document import Page
    from provenance.fetch.client import Client
    from provenance.fetch.replay import pages, read_warc

_LATE = {"Client": "client", "pages": "replay", "read_warc": "replay"}

__all__ = ["Client", "FetchSettings", "fetch", "pages", "read_warc"]


def fetch(url: str, settings: FetchSettings | None = None) -> Page:
    """Return the page at `url`.

    Raises `InvalidURL` for an address that cannot be used and `FetchError` for everything the web can do; its `kind`
    says at which end, its `details` hold `hops`, `limits` and `evidence`.
    """
    from provenance.fetch.client import Client

    with Client(settings or FetchSettings()) as client:
        return client.fetch(url)


def __getattr__(name: str) -> Any:
    """Load the rest when it is asked for; only these three names exist besides."""
    if name not in _LATE:
        raise AttributeError(f"provenance.fetch has no {name!r}")
    from importlib import import_module

    return getattr(import_module(f"provenance.fetch.{_LATE[name]}"), name)
