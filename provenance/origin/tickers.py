"""Live blogs and tickers: entries under the times of a day, of which one may rest on a report, and not all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from provenance.document import Article
from provenance.origin.evidence import Candidate, Evidence, seen

AREA = "ticker"
"""What `extract` calls the opening of a text of entries."""
ENTRIES = 3  # lines that begin with a time of the day
_TIME = re.compile(r"^\W{0,3}(?:[01]?\d|2[0-3])[.:h][0-5]\d\b", re.MULTILINE)


def without_entries(evidence: Iterable[Evidence], article: Article) -> Iterator[Evidence]:
    """Yield what running text says; in a ticker a report is what one entry rests on, so it becomes a clue."""
    for found in evidence:
        if isinstance(found, Candidate) and not found.is_self and is_ticker(article):
            name = found.names[0]
            says = f"“{name.text}” is what one entry of several rests on"
            yield seen(f"cited/{found.frame}", says, name.text, name.outlet, found.span)
        else:
            yield found


def is_ticker(article: Article) -> bool:
    """Return whether a text consists of entries, by its page or by the times that open its lines."""
    if any(zone.area == AREA for zone in article.zones):
        return True
    return len({found.group() for found in _TIME.finditer(article.text)}) >= ENTRIES
