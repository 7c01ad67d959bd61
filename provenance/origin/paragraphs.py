"""Where a phrase stands in its paragraph."""

from __future__ import annotations

from provenance.origin.lines import LONGEST_CREDIT, size


def closes_paragraph(text: str, end: int, most: int = 2) -> bool:
    """Return whether no more than a full stop, and a day before it, stands behind `end` in its paragraph.

    >>> closes_paragraph("The pier is open, X reported on Monday.", 28), closes_paragraph("X reported. It is.", 10)
    (True, False)
    """
    rest = text[end : end + LONGEST_CREDIT].partition("\n")[0].rstrip(' "”')
    return rest.endswith(".") and "." not in rest[:-1] and "," not in rest and size(rest[:-1]) <= most
