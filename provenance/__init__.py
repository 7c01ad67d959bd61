"""provenance: tells where a news article really comes from.

`check(url)` fetches and annotates, `annotate(page_or_text)` annotates what you have, `load_registry()` opens the
registry. Everything is loaded on first use, so that importing the package costs nothing and touches nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "annotate": "provenance.line",
    "check": "provenance.line",
    "load_registry": "provenance.registry.index",
    "Registry": "provenance.registry.index",
    "Page": "provenance.document",
    "AnnotatedDocument": "provenance.document",
    "Article": "provenance.document",
    "Zone": "provenance.document",
    "Span": "provenance.document",
    "Publisher": "provenance.document",
    "Origin": "provenance.document",
    "Contribution": "provenance.document",
    "Claim": "provenance.document",
    "Finding": "provenance.document",
    "Signals": "provenance.document",
    "Signal": "provenance.document",
    "Profile": "provenance.registry.profile",
    "ProvenanceError": "provenance.errors",
    "InvalidURL": "provenance.errors",
    "FetchError": "provenance.errors",
    "ExtractionError": "provenance.errors",
    "RegistryError": "provenance.errors",
    "RecordError": "provenance.errors",
}

__all__ = [
    "AnnotatedDocument",
    "Article",
    "Claim",
    "Contribution",
    "ExtractionError",
    "FetchError",
    "Finding",
    "InvalidURL",
    "Origin",
    "Page",
    "Profile",
    "ProvenanceError",
    "Publisher",
    "RecordError",
    "Registry",
    "RegistryError",
    "Signal",
    "Signals",
    "Span",
    "Zone",
    "__version__",
    "annotate",
    "check",
    "load_registry",
]

if TYPE_CHECKING:
    from provenance.document import (
        AnnotatedDocument,
        Article,
        Claim,
        Contribution,
        Finding,
        Origin,
        Page,
        Publisher,
        Signal,
        Signals,
        Span,
        Zone,
    )
    from provenance.errors import ExtractionError, FetchError, InvalidURL, ProvenanceError, RecordError, RegistryError
    from provenance.line import annotate, check
    from provenance.registry.index import Registry, load_registry
    from provenance.registry.profile import Profile


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'provenance' has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found
