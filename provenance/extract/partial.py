"""Whether the text is whole, and if not, why."""

from __future__ import annotations

from provenance.extract.structured import StructuredData


def partial_reason(data: StructuredData, text: str, *, is_cut: bool) -> str | None:
    """Return why the text is only a part of the article, or None."""
    if is_cut:
        return "the page is nested too deeply; what lies deepest was not read"
    return None
