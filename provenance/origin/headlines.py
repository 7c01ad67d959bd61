"""Outlets that a headline names at one of its ends: "New railings for the pier – CNN", "Expressen: Fergekaia ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from provenance.document import OriginRelation, Zone
from provenance.origin.evidence import Candidate, Evidence
from provenance.origin.grammar import Form
from provenance.origin.house import House
from provenance.origin.name_patterns import AGENCIES, SHORT
from provenance.origin.places import Place
from provenance.origin.running import cues_at_ends
from provenance.origin.scan import Reader, parts_of_text
from provenance.origin.tokens import Token, named

LONGEST_HEADLINE, LONGEST_NAME = 240, 60  # code points
_BEHIND = re.compile(r"\s[-–—|]\s[\"“„«]?|\((?:[^()|]{2,30}\|\s)?")  # before a name that closes a headline
_CLOSED = re.compile(r"[\"”“»]?\)?\s*")
_COLON = re.compile(r"[\"”“»]?\s?:\s?\S")
_CITING: frozenset[Form] = frozenset(("based-on", "based-on-after", "cited", "cited-after", "as-reported-after"))


def named_in_headline(zones: Iterable[Zone], text: str, reader: Reader, house: House) -> Iterator[Evidence]:
    """Yield the outlet from which a headline was copied with its name, or whose report the headline names.

    A name before a colon may be the subject of the news: the text has to cite it too. The title in the head of a
    page ends with the name of the site, so only what is shown counts. A first line with a colon is read as a byline.
    """
    for zone in zones:
        if not (zone.kind == "headline" or (zone.kind == "byline" and zone.start == 0)):
            continue
        if zone.path.startswith(("head", "meta")) or not _may_name_one(zone.text):
            continue
        line = Place(zone, reader.scan(zone.text))
        for hit in line.scan.hits:
            token = named(hit, zone.text[hit.start : hit.end], house)
            if token.kind != "outlet" or token.outlet is None or _is_word(token):
                continue
            if _closes(zone.text, token):
                yield _candidate("suffix", "meta-label", token, line)
            elif hit.start == 0 and _COLON.match(zone.text, hit.end) and _is_cited(text, token, reader):
                yield _candidate("prefix", "based-on", token, line)


def _may_name_one(text: str) -> bool:
    """Return whether a sign stands in a headline before or behind which an outlet may be named; scanning costs more."""
    if len(text) > LONGEST_HEADLINE:
        return False
    return ":" in text[:LONGEST_NAME] or _BEHIND.search(text, max(0, len(text) - LONGEST_NAME)) is not None


def _candidate(family: str, means: str, token: Token, line: Place) -> Candidate:
    relation: OriginRelation = "based-on" if means == "based-on" else "republished"
    return Candidate(f"headline/{family}", "", means, relation, (token,), line.span(token.start, token.end))


def _is_word(token: Token) -> bool:
    return token.is_common and " " not in token.text


def _closes(text: str, token: Token) -> bool:
    """Return whether a name stands behind a dash, bar or bracket with which a headline closes.

    Behind a full stop it signs a caption, and so do the letters of an agency.
    """
    sign = next((found for found in _BEHIND.finditer(text, 0, token.start) if found.end() == token.start), None)
    if sign is None or not _CLOSED.fullmatch(text, token.end):
        return False
    is_sigil = token.outlet_kind in AGENCIES and len(token.text) <= SHORT
    return not is_sigil and not text[: sign.start()].rstrip().endswith(".")


def _is_cited(text: str, token: Token, reader: Reader) -> bool:
    """Return whether the beginning of the text cites the outlet for something."""
    scan = reader.scan(text[slice(*parts_of_text(text)[0])])
    named_there = (hit for hit in scan.hits if hit.start < scan.opening)
    hits = [hit for hit in named_there if token.outlet in {row.outlet_id for row in hit.entries}]
    return any(not _CITING.isdisjoint([cue.frame.form for cue in cues_at_ends(scan, hit)]) for hit in hits)
