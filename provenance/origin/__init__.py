"""Whose text it is: read the zones for credits, then decide, keeping every clue."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from provenance.document import Article, Origin, Publisher, Zone
from provenance.origin.credits import House, Scan
from provenance.origin.dateline import dateline
from provenance.origin.decide import decide
from provenance.origin.evidence import Evidence, Place, seen
from provenance.origin.grammar import grammar
from provenance.origin.metadata import metadata
from provenance.origin.names import NameIndex
from provenance.origin.sentences import credits_in_sentences, mentions, passed_over, reports_rested_on
from provenance.origin.units import closing_unit, read_unit, units
from provenance.registry.index import Registry

__all__ = ["find_origin"]

# A report that the whole text rests on is named near its beginning or at its very end.
OPENING, CLOSING = 900, 400


@lru_cache(maxsize=8)
def _names(registry: Registry) -> NameIndex:
    return NameIndex(registry.names())


def find_origin(article: Article, publisher: Publisher, registry: Registry) -> Origin:
    """Return whose text `article` is, as far as credits on the page say; unknown is an answer.

    The publisher is never its own origin. Quoting is not republishing. Every name seen and not counted comes
    back as a clue with the reason.
    """
    house = House(publisher, registry, article.language)
    places = [Place(zone, Scan(zone.text, _names(registry), grammar())) for zone in article.zones if zone.text.strip()]
    return decide(list(_evidence(article, places, house, publisher)), registry)


def _evidence(article: Article, places: list[Place], house: House, publisher: Publisher) -> Iterator[Evidence]:
    by_kind: dict[str, list[Place]] = {}
    for place in places:
        by_kind.setdefault(place.zone.kind, []).append(place)
    yield from metadata(by_kind.get("metadata", []), house, publisher)
    for kind in ("byline", "trailing", "footer", "lead"):
        for place in by_kind.get(kind, []):
            yield from _credits(place, house, kind)
    for place in by_kind.get("dateline", []) or by_kind.get("lead", [])[:1]:
        yield from dateline(place, house)
    for place in by_kind.get("caption", []):
        yield from _captioned(place, house)
    yield from _running_text(article, house)


def _credits(place: Place, house: House, kind: str) -> Iterator[Evidence]:
    if place.scan.cues_of("boilerplate", "reverse"):
        yield from passed_over(place)
        return
    if kind in ("byline", "trailing", "footer"):
        for start, end in units(place.scan.text):
            yield from read_unit(place, start, end, house, kind)
    if kind in ("trailing", "lead"):
        closing = closing_unit(place.scan.text)
        if closing is not None:
            yield from read_unit(place, *closing, house, "trailing")
    yield from credits_in_sentences(place, house, kind)


def _captioned(place: Place, house: House) -> Iterator[Evidence]:
    for hit in place.scan.hits:
        name = place.scan.text[hit.start : hit.end]
        says = f"“{name}” is credited for a picture"
        yield seen("photo/caption", says, name, None, place.span(hit.start, hit.end))


def _running_text(article: Article, house: House) -> Iterator[Evidence]:
    """Read the opening and the end of the text for reports it rests on; name the rest as mentions."""
    body = Zone(id="text", kind="body", text=article.text, start=0)
    scan = Scan(article.text, _names(house.registry), grammar())
    place = Place(body, scan)
    for evidence in reports_rested_on(place, house):
        span = evidence.span
        if span is not None and (span.start <= OPENING or span.end >= len(article.text) - CLOSING):
            yield evidence
    yield from mentions(place, house)
