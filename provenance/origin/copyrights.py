"""Lines of copyright: whose the text is, and whose a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.credits import read_credit
from provenance.origin.evidence import Evidence, Rule, from_credit
from provenance.origin.house import House
from provenance.origin.lines import SENTENCE_END
from provenance.origin.pictures import is_pictured_copyright, pictured
from provenance.origin.places import Place
from provenance.origin.scan import Scan
from provenance.origin.tokens import Credit, Token

_DATED = re.compile(r"\d{1,2}[./:]\s?\d{1,2}|\b(?:19|20)\d\d[./-]\d")
NEAR = 12


def copyright(place: Place, begin: int, start: int, end: int, house: House, zone: str) -> Iterator[Evidence]:
    """Yield the owner a copyright line names, unless it is a picture's: "© Reuters / Jane Roe", "© AP Photo".

    Above a text it is the picture's too, unless a date stands with it. Behind the owner's sentence others may stand:
    who distributes the text, where to buy it.
    """
    stop = next((found.start() for found in SENTENCE_END.finditer(place.scan.text, begin, end)), end)
    end = stop if place.scan.text[begin:stop].strip() else end
    credit = read_credit(place.scan, begin, end, house)
    if not credit.of("outlet", "self"):
        credit = Credit((*_names_from_afar(place.scan, begin, end), *credit.tokens))
    names = credit.of("outlet", "self")
    if not names or names[0].start - begin > NEAR:
        return
    above = zone == "byline" and not _DATED.search(place.scan.text)
    if above or is_pictured_copyright(credit, place, begin, end):
        yield from pictured(names, place, "photo/copyright")
    else:
        rule = Rule(f"{zone}/copyright", "", "copyright")
        yield from from_credit(Credit(tuple(names)), place, rule, (start, names[-1].end))


def _names_from_afar(scan: Scan, start: int, end: int) -> list[Token]:
    """Return the first name of several words that needs its country, as it is printed: "© The Harbour Times"."""
    hits = [hit for hit in scan.hits if start <= hit.start and hit.end <= end and " " in scan.text[hit.start : hit.end]]
    return [Token("outlet", hit.start, hit.end, scan.text[hit.start : hit.end]) for hit in hits[:1]]
