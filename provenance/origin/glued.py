"""Agencies in a bracket that layout glued to the last sentence of a short paragraph: "… sprungit efter.(TT)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.credits import read_credit
from provenance.origin.evidence import Evidence, Rule, from_credit
from provenance.origin.house import House
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.places import Place

_GLUED = re.compile(r"[.!?…][\"”»]?([(\[][^()\[\]\n]{2,30}[)\]])\s*\Z")
LONGEST = 36  # code points of such a bracket with the stop before it
FEWEST_WORDS = 4  # of the sentence before it


def signed_by_bracket(place: Place, start: int, end: int, house: House) -> Iterator[Evidence]:
    """Yield the agencies of the page's own country or language that sign so a line above a text.

    Pictures are signed in brackets too, but a space stands before those, and no stop before most.
    """
    text = place.scan.text[:end]
    if not text.endswith((")", "]")) or len(text[start:end].split()) < FEWEST_WORDS:
        return
    found = _GLUED.search(text, max(start, end - LONGEST))
    if found is None or place.scan.pictures(found.start(1), end):
        return
    credit = read_credit(place.scan, found.start(1) + 1, found.end(1) - 1, house)
    named = credit.of("outlet", "self")
    is_near = any(token.kind == "self" or house.knows(token.outlet) for token in named)
    if credit.is_pure and is_near and all(token.kind == "self" or token.outlet_kind in AGENCIES for token in named):
        yield from from_credit(credit, place, Rule("byline/glued-bracket", "", "closing"), found.span(1))
