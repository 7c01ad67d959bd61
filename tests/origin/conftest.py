"""What the tests of origin finding share: the registry, and small pages and texts to read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from provenance.document import Origin, Page, Publisher
from provenance.extract import read
from provenance.identify import identify
from provenance.origin import find_origin
from provenance.registry.index import Registry, load_registry

Found = Callable[..., Origin]


@pytest.fixture(scope="session")
def registry() -> Registry:
    """Return the shipped registry."""
    return load_registry()


@pytest.fixture(scope="session")
def found(registry: Registry) -> Found:
    """Return a function from a text or page to its origin."""

    def find(text: str | None = None, *, html: str | None = None, url: str | None = None, lang: str = "en") -> Origin:
        article = read(Page(text=text, html=html, url=url, language=lang)).article
        identity = identify(url, registry)
        publisher = Publisher(
            status=identity.status,
            outlet=identity.outlet,
            name=identity.name,
            host=identity.host,
            registrable_domain=identity.registrable_domain,
        )
        return find_origin(article, publisher, registry)

    return find


def outlets(origin: Origin) -> list[str | None]:
    """Return the outlets that count as origins, as ids, or printed names."""
    return [part.outlet or part.name for part in origin.contributions if part.role == "origin"]
