"""First lines of plain texts that are credits, though they stand where a headline does: "Sydney - XINHUA"."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.document import Zone
from provenance.origin.credits import read_credit
from provenance.origin.dateline import dateline
from provenance.origin.evidence import Candidate, Evidence, Rule, from_credit
from provenance.origin.house import House
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.places import LONGEST, Place
from provenance.origin.scan import Reader
from provenance.origin.sentences import credits_in_sentences
from provenance.origin.spelled import outlet_of_feed
from provenance.origin.tokens import Credit

LONGEST_LINE = 120  # code points
WHOLE_DAY = 8  # code points of a day with its year
MOST_PARTS = 4  # of a line with a section, an agency and a day


def first_line(headlines: list[Zone], text: str, reader: Reader, house: House) -> Iterator[Evidence]:
    """Yield the dateline that fills the first line of a plain text, or the credit that it states outright."""
    for zone in headlines:
        if zone.start is None or len(zone.text) > LONGEST_LINE:
            continue
        line = Place(zone, reader.scan(zone.text))
        is_dated = any(map(str.isdigit, zone.text))
        if not (line.scan.hits or is_dated or line.scan.tells("published", "release")):
            continue
        zone_of = "byline" if _is_release(line) else "lead"
        yield from (one for one in credits_in_sentences(line, house, zone_of) if _fills(one, line, zone_of))
        opening = Place(zone, reader.scan(text[zone.start : zone.start + LONGEST]))
        for found in dateline(opening, house, text, [zone.text]):
            if found.span is not None and found.span.end <= zone.start + len(zone.text):
                yield found
        if is_dated:
            yield from _signed_with_day(line, house)


def _is_release(line: Place) -> bool:
    """Return whether a line opens with a word for a release: "Comunicat de presă - Primăria Nordheim"."""
    return any(cue.start == 0 for cue in line.scan.cues_of("release"))


def _fills(found: Evidence, line: Place, zone: str) -> bool:
    """Return whether a credit ends with its line where one for a release has to: a headline may speak of a release."""
    return zone != "byline" or (found.span is not None and found.span.text == line.scan.text.rstrip(" ."))


def _is_agency_before_day(credit: Credit) -> bool:
    """Return whether a section, an agency and a day fill a line: "기초·응용과학 연합뉴스 2025-04-30"."""
    kinds = [token.kind for token in credit.tokens]
    if kinds[-2:] != ["outlet", "date"] or "outlet" in kinds[:-2] or len(kinds) > MOST_PARTS:
        return False
    agency, day = credit.tokens[-2:]
    is_sure = agency.outlet_kind in AGENCIES and not agency.is_careful
    return is_sure and len(day.text) >= WHOLE_DAY and all(len(token.text.split()) == 1 for token in credit.tokens[:-2])


def _signed_with_day(line: Place, house: House) -> Iterator[Evidence]:
    """Yield the outlet that stands on a line with a day and nothing else: "The Ledger (03.01.2018)"."""
    credit = read_credit(line.scan, 0, len(line.scan.text), house)
    names = credit.of("outlet")
    is_alone = credit.is_pure and len(names) == 1 and names[0].is_registered and credit.is_sure
    if (is_alone and credit.of("date")) or _is_agency_before_day(credit):
        yield from from_credit(credit, line, Rule("byline/plain-name", "", "byline"), (names[0].start, names[0].end))
    elif credit.of("date") and (fed := outlet_of_feed(line.scan.text, credit, house)):
        yield Candidate("byline/address-word", "", "byline", None, (fed,), line.span(fed.start, fed.end))
