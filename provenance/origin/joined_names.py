"""Names of outlets written as in their addresses: small letters without spaces, "par leparisien"."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.origin.evidence import Evidence, Rule, from_credit
from provenance.origin.house import House
from provenance.origin.places import Place
from provenance.origin.tokens import Credit, Token, TokenKind

SHORTEST = 7  # letters
_ANYWHERE = "com"


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
