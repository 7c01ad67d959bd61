"""Names of outlets written as in their addresses, "par leparisien", and addresses that stand alone above a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.evidence import Evidence, Rule, from_credit
from provenance.origin.house import House
from provenance.origin.places import Place
from provenance.origin.tokens import Credit, Token, TokenKind, domain

_ALONE = re.compile(r"\s*((?:[\w-]{1,40}\.){1,3}[a-z]{2,6})(?:\s?\d{1,4}[-./]\d{1,2}[-./]\d{2,4})?\s*", re.IGNORECASE)
LONGEST_ADDRESS = 60
SHORTEST = 7  # letters
_ANYWHERE = "com"
_IN_FIGURES = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2,4}")
_BEFORE_DAY = (" / ", " | ", " - ", " – ", ", ")
_FIGURES = tuple("0123456789")
DAY_WORDS = 5  # "20 de octubre de 2021"


def signed_by_address(place: Place, house: House) -> Iterator[Evidence]:
    """Yield the outlet whose address the only word behind "by" spells, in a line where no registered name stands."""
    opening, _space, word = place.scan.text.partition(" ")
    if len(word) < SHORTEST or not (word.isalpha() and word.islower()):
        return
    cue = next((cue for cue in place.scan.cues_of("byline") if cue.start == 0 and cue.end == len(opening)), None)
    name = _registered(place, len(opening) + 1, word, house) if cue else None
    if cue and name:
        rule = Rule("byline/byline", cue.frame.id, "byline")
        yield from from_credit(Credit((name,)), place, rule, (name.start, name.end))


def address_alone(place: Place, house: House) -> Iterator[Evidence]:
    """Yield the registered outlet whose address fills a line of makers, a day behind it glued or not."""
    text = place.scan.text
    found = _ALONE.fullmatch(text) if len(text) <= LONGEST_ADDRESS and "." in text else None
    token = domain(*found.span(1), found[1], house) if found else None
    if token is None or not (token.is_registered or token.kind == "self"):
        token = _before_day(place, house)
    if token is not None and token.kind in ("outlet", "self"):
        rule = Rule("byline/plain-name", "", "byline")
        yield from from_credit(Credit((token,)), place, rule, (token.start, token.end))


def _before_day(place: Place, house: House) -> Token | None:
    """Return the address, registered or not, behind which a sign and a day fill the line: "DOCK.ORG / 3 mayo 2021"."""
    text = place.scan.text
    if len(text) > LONGEST_ADDRESS or text[-1:] not in _FIGURES or "." not in text:
        return None
    address, sign, day = next((text.partition(mark) for mark in _BEFORE_DAY if mark in text), ("", "", ""))
    if not sign or not _ALONE.fullmatch(address) or not 0 < len(day.split()) <= DAY_WORDS:
        return None
    is_day = _IN_FIGURES.fullmatch(day) or (day[0].isdigit() and place.scan.cues_of("date", start=len(address)))
    return domain(0, len(address), address, house) if is_day else None


def _registered(place: Place, start: int, word: str, house: House) -> Token | None:
    """Return the outlet with an address of the page's language or anywhere, if its name has the same letters.

    So nobody's account is taken for a newspaper.
    """
    for ending in (house.language or _ANYWHERE, _ANYWHERE):
        match = house.registry.by_host(f"{word}.{ending}")
        if match is not None and "".join(match.name.split()).casefold() == word:
            end, is_self = start + len(word), house.is_self(match.outlet_id, match.name)
            kind: TokenKind = "self" if is_self else "outlet"
            return Token(kind, start, end, place.scan.text[start:end], match.outlet_id, "site", is_registered=True)
    return None
