"""Whose text it is: read the zones for credits, then decide, keeping every clue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from provenance.document import Article, Origin, Publisher
from provenance.origin.bylines import may_name_itself
from provenance.origin.closing import closing_names
from provenance.origin.dateline import dateline, line_of_dateline
from provenance.origin.decide import decide
from provenance.origin.evidence import Evidence
from provenance.origin.first_lines import first_line
from provenance.origin.grammar import grammar
from provenance.origin.headlines import named_in_headline
from provenance.origin.house import House
from provenance.origin.joined_names import address_alone, signed_by_address
from provenance.origin.labels import notes
from provenance.origin.lines import LONGEST_CREDIT, closing_unit, units_of
from provenance.origin.metadata import metadata
from provenance.origin.name_patterns import Name
from provenance.origin.names import NameIndex
from provenance.origin.openings import is_slot
from provenance.origin.papers import papers_below
from provenance.origin.pictures import captioned
from provenance.origin.places import SITE_WIDE, Place, places_of
from provenance.origin.running import running_text
from provenance.origin.scan import Reader
from provenance.origin.sentences import TELLING, credits_in_sentences
from provenance.origin.site_notes import about_the_site, passed_over, signs_behind_site
from provenance.origin.slots import named_slot
from provenance.origin.taken_over import taken_over
from provenance.origin.tickers import without_entries
from provenance.origin.tokens import HOST
from provenance.origin.units import read_unit, signed_by_house
from provenance.origin.unlisted import unlisted_reports
from provenance.registry.index import Registry

__all__ = ["find_evidence", "find_origin"]

OPENING = 40  # code points in which a byline begins
_ENTRIES = ("- ", "* ", "• ")  # what stands before each entry of a list
LISTED = 3  # lines with such a sign: one of them alone signs a text


def find_origin(article: Article, publisher: Publisher, registry: Registry) -> Origin:
    """Return whose text `article` is, as far as credits on the page say; unknown is an answer.

    The publisher is never its own origin. Quoting is not republishing. Every name seen and not counted comes
    back as a clue with the reason.
    """
    return decide(find_evidence(article, publisher, registry), registry)


def find_evidence(article: Article, publisher: Publisher, registry: Registry) -> list[Evidence]:
    """Return every credit and clue on the page, in no order of weight; `find_origin` decides from them."""
    language = (article.language or "").partition("-")[0] or None
    reader = Reader(_names(registry), grammar(), language)
    house = House(publisher, registry, language, article.zones)
    found = list(_evidence(article, reader, house, publisher))
    reader.scans.clear()  # a scan knows its reader: a ring that only the garbage collector would free
    return found


@dataclass(frozen=True, slots=True)
class _Printed:
    """A printed form of a registered name that the grammar of a language adds."""

    text: str
    outlet_id: str
    lang: str | None
    country: str
    kind: str
    needs: str | None = None


@lru_cache(maxsize=2)
def _names(registry: Registry) -> NameIndex:
    phrases = grammar()
    entries: list[Name] = list(registry.names())
    for frame in phrases.names:
        named = frame.outlet
        outlet = registry.brief(named) if named else None
        if named and outlet is not None:
            language = frame.id.partition("/")[0]
            printed = (named, language, outlet.country, outlet.kind, frame.needs)
            entries += [_Printed(word, *printed) for word in frame.words]
    return NameIndex(entries, phrases.prefixes, phrases.is_common)


def _evidence(article: Article, reader: Reader, house: House, publisher: Publisher) -> Iterator[Evidence]:
    by_kind = places_of(article.zones, article.text, reader)
    yield from metadata(by_kind.get("metadata", []), house, publisher)
    for kind in ("byline", "trailing", "footer", "lead"):
        places = by_kind.get(kind, [])
        for place in _outside_lists(places) if kind in ("trailing", "footer") else places:
            yield from _credits(place, house, kind)
    yield from papers_below(by_kind.get("byline", []), house)
    headlines = [zone for zone in article.zones if zone.kind == "headline"]
    titles = [zone.text for zone in headlines]
    yield from first_line(headlines, article.text, reader, house)
    for place in by_kind.get("dateline", []) or by_kind.get("lead", [])[:1]:
        yield from dateline(place, house, article.text, titles)
    for place in by_kind.get("byline", []):
        yield from line_of_dateline(place, house)
    for place in by_kind.get("caption", []):
        yield from captioned(place, house)
    yield from without_entries(running_text(article.text, reader, house), article)
    yield from unlisted_reports(article.text, reader, house)
    yield from named_in_headline(article.zones, article.text, reader, house)


def _outside_lists(places: list[Place]) -> Iterator[Place]:
    """Yield the places that stand in no list of other pages: one heads it ("Related links"), a label ends it."""
    is_list = False
    is_entry = [place.scan.text.startswith(_ENTRIES) for place in places] if len(places) >= LISTED else []
    if sum(is_entry) >= LISTED:
        places = [place for place, listed in zip(places, is_entry, strict=True) if not listed]
    for place in places:
        is_list = _heads_list(place) or (is_list and not place.scan.tells("label", "byline"))
        if not is_list:
            yield place


def _heads_list(place: Place) -> bool:
    if not place.scan.tells("elsewhere"):
        return False
    text = place.scan.text.rstrip(" :")
    return any(cue.start == 0 and cue.end >= len(text) for cue in place.scan.telling if cue.frame.form == "elsewhere")


def _credits(place: Place, house: House, kind: str) -> Iterator[Evidence]:
    text = place.scan.text
    kind = "byline" if kind == "lead" and is_slot(place) else kind
    if place.zone.path.startswith(SITE_WIDE):
        yield from passed_over(place, 0, len(text))
        return
    if slot := list(named_slot(place, house)):
        yield from slot
        return
    if kind == "byline" and (address := list(address_alone(place, house))):
        yield from address
        return
    if kind == "trailing":
        yield from closing_names(place, house)
    if _is_empty(place, kind):
        yield from signed_by_house(place, house, kind)
        if place.scan.told:
            yield from taken_over(place, house, kind)
        if kind == "byline":
            yield from signed_by_address(place, house)
        return
    if kind == "lead" and place.scan.hits and "[" in text:
        yield from notes(place, house)
    if kind != "lead":
        for start, end in _joined_units(place):
            if about_the_site(place.scan, start, end):
                yield from passed_over(place, start, end)
            else:
                yield from read_unit(place, start, end, house, kind)
    if kind in ("trailing", "lead") and not place.is_cut:
        closing = closing_unit(text)
        if closing is not None and not signs_behind_site(place.scan, *closing):
            yield from read_unit(place, *closing, house, "trailing")
    stated = list(credits_in_sentences(place, house, "byline" if _opens_with_byline(place) else kind))
    yield from stated or taken_over(place, house, kind)


def _is_empty(place: Place, kind: str) -> bool:
    """Return whether neither a name nor a telling word stands in a zone, nor an address in the slot of a source."""
    if place.scan.hits or place.scan.tells(*TELLING) or may_name_itself(place, kind):
        return False
    if kind == "byline" and _names_address(place.scan.text):
        return False
    if kind == "trailing" and "." in place.scan.text:
        line = place.scan.text.strip(" .\n")
        if " " not in line and not line.startswith(("www.", "http")) and HOST.fullmatch(line):
            return False
    return place.zone.area != "source" or HOST.search(place.scan.text) is None


def _names_address(text: str) -> bool:
    """Return whether a short line holds a web address that is no link: "Von lake-post.example"."""
    return "." in text and "://" not in text and len(text) <= LONGEST_CREDIT and HOST.search(text) is not None


def _joined_units(place: Place) -> Iterator[tuple[int, int]]:
    """Yield the units of a zone; a label that stands alone goes with what follows it: "Source | Reuters"."""
    scan = place.scan
    labels = {(cue.start, cue.end) for cue in scan.cues_of("label", "hat-tip", "byline", "photo")}
    if not labels:
        yield from units_of(scan.text)
        return
    pictures = {cue.end for cue in scan.cues_of("photo")}
    begin: int | None = None
    for start, end in units_of(scan.text):
        shown = scan.text[start:end].rstrip(" :：")
        pictured = start + len(shown.rstrip(".")) in pictures
        if (start, start + len(shown)) in labels or pictured:
            begin = start if begin is None else begin
            continue
        yield (start if begin is None else begin), end
        begin = None
    if begin is not None:
        yield begin, len(scan.text)


def _opens_with_byline(place: Place) -> bool:
    """Return whether a byline runs into the text: "Authored by Jane Roe via The Ledger, The fair ..."."""
    return any(cue.start == 0 and cue.end <= OPENING for cue in place.scan.telling if cue.frame.form == "byline")
