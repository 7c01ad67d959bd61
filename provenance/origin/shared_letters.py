"""Letters that several agencies share: the place of a dateline tells whose they are."""

from __future__ import annotations

from functools import cache

from provenance.origin.canon import canonical, edged
from provenance.origin.house import House
from provenance.origin.scan import Scan
from provenance.origin.tables import table
from provenance.origin.tokens import Credit, Token


def told_by_place(scan: Scan, credit: Credit, start: int, house: House) -> Credit:
    """Return a dateline's credit with shared letters as those of the agency at home before `start`.

    "VATICAN CITY (CNA)" is Catholic News Agency, "TAIPEI (CNA)" the agency of Taiwan.
    """
    if all(token.outlet or not token.is_registered for token in credit.tokens):
        return credit
    line = scan.text.rfind("\n", 0, start) + 1
    place = f" {edged(scan.canon[line:start])} "
    return Credit(tuple([_bearer(scan, token, place, house) for token in credit.tokens]))


def _bearer(scan: Scan, token: Token, place: str, house: House) -> Token:
    if token.outlet or not token.is_registered:
        return token
    homes = table("agencies")["places"]["outlets"]
    bearers = {entry.outlet_id for hit in scan.hits if hit.start == token.start for entry in hit.entries}
    at_home = [one for one in sorted(bearers) if any(_as_word(town) in place for town in homes.get(one, ()))]
    outlet = house.registry.brief(at_home[0]) if len(at_home) == 1 else None
    if outlet is None or house.is_self(at_home[0], token.text):
        return token
    return token._replace(outlet=at_home[0], outlet_kind=outlet.kind, is_careful=False, is_far=False)


@cache
def _as_word(town: str) -> str:
    return f" {edged(canonical(town))} "
