"""Credits that belong to a picture, a film or a chart: recognised so that they do not count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.credits import read_credit
from provenance.origin.evidence import Evidence, seen
from provenance.origin.grammar import Cue
from provenance.origin.house import House
from provenance.origin.scan import Place
from provenance.origin.tokens import Credit, Token

_PERSON_UNIT = re.compile(r"\s*\|\s*[^\W\d_a-z][\w.'-]+(?: [^\W\d_a-z][\w.'-]+){1,2}\s*$", re.MULTILINE)
_PAIRED = re.compile(r"\s*[=＝]\s*|")
NEAR = 30  # code points between an owner and a photographer


def photo(place: Place, cue: Cue, end: int, house: House) -> Iterator[Evidence]:
    """Yield a clue for each name in a picture credit."""
    credit = read_credit(place.scan, cue.start, end, house)  # "MTI Fotó" is a phrase with a name in it
    for token in credit.of("outlet", "self"):
        says = f"“{token.text}” is credited for a picture"
        yield seen(f"photo/{cue.frame.id}", says, token.text, token.outlet, place.span(token.start, token.end))


def pictured(tokens: list[Token], place: Place, rule: str) -> Iterator[Evidence]:
    """Yield a clue for each name that signs a picture."""
    for token in tokens:
        says = f"“{token.text}” signs a picture"
        yield seen(rule, says, token.text, token.outlet, place.span(token.start, token.end))


def captioned(place: Place, house: House) -> Iterator[Evidence]:
    """Yield a clue for each name in a caption."""
    for hit in place.scan.hits:
        name = place.scan.text[hit.start : hit.end]
        entry = house.choose(hit.entries)
        says = f"“{name}” is credited for a picture"
        yield seen("photo/caption", says, name, entry.outlet_id if entry else None, place.span(hit.start, hit.end))


def is_picture_form(credit: Credit, place: Place) -> bool:
    """Return whether people and an agency stand there alone, with a slash between: how pictures are signed."""
    people, names = credit.of("person"), credit.of("outlet")
    if len(names) == 2 and not people and _PAIRED.fullmatch(place.scan.text, names[0].end, names[1].start):
        return names[1].text[0] >= "\u2e80"  # ロイター＝共同, AP연합뉴스
    if not people or not names or credit.of("self", "staff", "initials"):
        return False
    first, second = sorted((people[0], names[0]), key=lambda token: token.start)
    return "/" in place.scan.text[first.end - 1 : second.start + 1]


def is_pictured_copyright(credit: Credit, place: Place, start: int, end: int) -> bool:
    """Return whether a copyright line is a picture's: "© AP Photo", "© Reuters / Jane Roe", "© AGENCY | Jane Roe"."""
    text = place.scan.text
    names = credit.of("outlet", "self")
    people = [token for token in credit.of("person") if token.start < names[-1].end + NEAR]
    if place.scan.cues_of("photo", start=start, end=end) or text[names[-1].end : end].lstrip().startswith("/"):
        return True
    return (bool(people) and "/" in text[start : people[-1].end]) or _PERSON_UNIT.match(text, end) is not None
