"""Whether the text is whole, and if not, why."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.extract.structured import StructuredData


def partial_reason(data: StructuredData, text: str, *, doubts: Iterable[str | None] = ()) -> str | None:
    """Return why the text is only a part of the article, or None."""
    return "; ".join(filter(None, doubts)) or None
