"""Slots that a page marks as its source's or provider's, in which nothing but a name stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.credits import read_credit
from provenance.origin.evidence import Candidate, Evidence
from provenance.origin.house import House
from provenance.origin.lines import strip_wrap
from provenance.origin.media_names import media_name
from provenance.origin.name_patterns import HOSTS
from provenance.origin.own_lines import is_brand, is_official
from provenance.origin.places import Place
from provenance.origin.tokens import HOST, Token, domain

_SLOT = re.compile(r"[.#_-](?:provider|source|vender|vendor|quelle|fuente|fonte|kaynak|zrodlo|izvor)(?:\[\d+\])?\Z")
LONGEST = 40  # code points of a name in a slot
EDITION = 8  # letters of an edition's name behind an outlet's: 湖畔新聞NEXT


def named_slot(place: Place, house: House) -> Iterator[Evidence]:
    """Yield the outlet, registered or not, whose name or address alone fills a slot marked as the source's."""
    text = place.scan.text
    if place.zone.area != "source" or len(text) > LONGEST or _SLOT.search(place.zone.path) is None:
        return
    start, end, form = strip_wrap(text, 0, len(text))
    if start >= end or form == "bracket" or "\n" in text[start:end] or place.scan.tells("label", "release", "byline"):
        return
    name = _address(text, start, end, house) if HOST.fullmatch(text, start, end) else _name(place, start, end, house)
    if name is not None:
        is_self = name.kind == "self" or house.is_self(name.outlet, name.text) or house.signs(name.text)
        kind = place.zone.kind
        names, span = () if is_self else (name,), place.span(name.start, name.end)
        yield Candidate(f"{kind}/source-slot", "", "label", None, names, span, is_self)


def _address(text: str, start: int, end: int, house: House) -> Token | None:
    token = domain(start, end, text[start:end], house)
    return token if token.kind in ("outlet", "self") and not is_official(token.text) else None


def _name(place: Place, start: int, end: int, house: House) -> Token | None:
    """Return the name in a slot: a registered one that fits here, or one that says that it is an outlet's."""
    scan = place.scan
    if scan.pictures(start, end) or scan.cues_of("issuer", "staff", "agencies", start=start, end=end):
        return None
    hit = next((hit for hit in scan.hits if hit.start == start and hit.end in range(end - EDITION, end + 1)), None)
    chosen = house.choose(hit.entries) if hit is not None else None
    if hit is not None and chosen is not None and chosen.kind not in HOSTS and _is_edition(scan.text[hit.end : end]):
        return Token("outlet", start, hit.end, scan.text[start : hit.end], chosen.outlet_id, chosen.kind)
    if is_brand(scan.text[start:end]):
        return Token("outlet", start, end, scan.text[start:end], None, "site")
    name = media_name(place, read_credit(scan, start, end, house), start, end, house)
    return name if name is not None and name.start == start and name.end == end else None


def _is_edition(rest: str) -> bool:
    """Return whether nothing or one word in capitals follows a name."""
    return not rest or (rest.strip().isupper() and " " not in rest.strip())
