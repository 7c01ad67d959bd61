"""Credits in the head of a page: author fields, source labels, desk tags, links to another outlet.

What pages put there was counted in a sample of real ones: author fields are the best sign, `creditText` and image
nodes speak of pictures, source tags mostly point at the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.document import Publisher
from provenance.errors import InvalidURL
from provenance.origin.credits import House, Token, read_credit
from provenance.origin.evidence import Candidate, Evidence, Place, from_credit, seen
from provenance.urls.parse import parse

_AUTHOR = re.compile(r"author|creator|byl\b|lrt_authors", re.IGNORECASE)
_PICTURE = re.compile(r"image|photo|video|credittext|thumbnail|media:credit", re.IGNORECASE)
_SOURCE_NAME = re.compile(r"(?:name|property)=\"?(?:dc\.)?source\b|sourceorganization|provider|source-org", re.IGNORECASE)
_LINK = re.compile(r"syndication-source|original-source|isbasedon|canonical|og:url", re.IGNORECASE)
_TAG = re.compile(r"article:tag|keywords", re.IGNORECASE)
_WIRE_TAG = re.compile(r"\bwire\b", re.IGNORECASE)


def metadata(places: list[Place], house: House, publisher: Publisher) -> Iterator[Evidence]:
    """Yield what the head of the page says of the origin."""
    for place in places:
        path = place.zone.path
        if _PICTURE.search(path):
            yield from _pictured(place)
        elif _LINK.search(path):
            yield from _link(place, house, publisher)
        elif _AUTHOR.search(path):
            yield from _names(place, house, "author-field", "metadata/author")
        elif _SOURCE_NAME.search(path):
            yield from _names(place, house, "meta-label", "metadata/source")
    yield from _desk_tags([place for place in places if _TAG.search(place.zone.path)], house)


def _pictured(place: Place) -> Iterator[Evidence]:
    for hit in place.scan.hits:
        name = place.scan.text[hit.start : hit.end]
        yield seen("photo/metadata", f"“{name}” is credited for a picture", name, None, place.span(hit.start, hit.end))


def _names(place: Place, house: House, means: str, rule: str) -> Iterator[Evidence]:
    text = place.scan.text
    credit = read_credit(place.scan, 0, len(text), house)
    marks = credit.of("outlet", "agencies", "self")
    known = [token for token in marks if token.kind != "outlet" or token.outlet is not None]
    if known and not credit.of("issuer") and sum(len(t.text) for t in credit.of("unknown")) <= 40:
        yield from from_credit(credit, place, rule, means, (marks[0].start, marks[-1].end))


def _link(place: Place, house: House, publisher: Publisher) -> Iterator[Evidence]:
    """A link to another registered outlet, believed only on the page of an outlet we know.

    An unknown host may name any outlet as its canonical address; that is a claim, and may be a look-alike's.
    """
    try:
        address = parse(place.scan.text.strip())
    except InvalidURL:
        return
    match = house.registry.by_host(address.host, address.path)
    if match is None or publisher.status != "identified" or house.is_self(match.outlet_id, address.host):
        return
    outlet = house.registry.outlet(match.outlet_id)
    if outlet is None or outlet.kind in ("platform", "aggregator"):
        return
    end = len(place.scan.text)
    token = Token("outlet", 0, end, outlet.name, outlet.id, outlet.kind)
    yield Candidate("metadata/link", "canonical", "republished", (token,), place.span(0, end))


def _desk_tags(places: list[Place], house: House) -> Iterator[Evidence]:
    """Desk tags leak wires: an agency among the tags counts only beside a tag that says `wire`."""
    wired = [place for place in places if _WIRE_TAG.search(place.scan.text)]
    for place in places:
        credit = read_credit(place.scan, 0, len(place.scan.text), house)
        if wired and credit.is_pure and credit.of("outlet"):
            first = wired[0]
            span = first.span(0, len(first.scan.text))
            yield Candidate("metadata/desk-tag", "desk-tag", None, tuple(credit.of("outlet")), span)
