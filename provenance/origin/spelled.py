"""Outlets whose name nobody has looked at: known by an address that spells it, or by a dataset of their country."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from provenance.origin.house import WORLD, House, address_words
from provenance.origin.name_patterns import HOSTS
from provenance.origin.tables import table
from provenance.origin.tokens import Credit, Token

SHORTEST = 6  # letters of a name that is looked for as an address
MOST_WORDS = 4
NEWSROOMS = frozenset(("agency", "broadcaster", "magazine", "newspaper"))
"""Kinds whose name is no firm's or office's: sites are called as those are (statista.com, boxofficemojo.com)."""


def outlet_by_address(name: Token, house: House) -> Token | None:
    """Return the outlet whose address is a printed name written as one word, or None where two outlets' are."""
    words = address_words(name.text)
    label = "".join(words)
    if not 0 < len(words) <= MOST_WORDS or len(label) < SHORTEST or not label.isascii():
        return None
    found: set[str] = set()
    for ending in _endings(house):
        host = f"{label}.{ending}"
        match = house.registry.by_host(host)
        if match is not None and match.matched == "host":
            found.add(match.outlet_id)
    outlet = house.registry.brief(next(iter(found))) if len(found) == 1 else None
    if outlet is None or outlet.kind in HOSTS:
        return None
    if outlet.kind not in NEWSROOMS and (house.language in WORLD or (len(words) == 1 and not _is_brand(name.text))):
        return None
    return name._replace(kind="outlet", outlet=next(iter(found)), outlet_kind=outlet.kind, is_registered=True)


def outlet_at_home(name: Token, house: House) -> Token | None:
    """Return the outlet of the house's country or language that bears a printed name, if only one does.

    Of most outlets that datasets list nobody has looked at what else their names mean, so they are looked for in no
    text; behind a label of their own country they are themselves: "Sursa: Libertatea". Letters may be those of a body
    ("Source: WHO" is no station in Iowa), and in English too many words are titles: Root, Opinion, Herald.
    """
    if house.language in WORLD or name.text.isupper() or len(name.text) < SHORTEST:
        return None
    found = [id for id in house.registry.by_name(name.text) if house.knows(id)]
    outlet = house.registry.brief(found[0]) if len(found) == 1 else None
    if outlet is None or outlet.kind in HOSTS or house.is_self(found[0], name.text):
        return None
    return name._replace(kind="outlet", outlet=found[0], outlet_kind=outlet.kind, is_registered=True)


def outlet_of_feed(line: str, credit: Credit, house: House) -> Token | None:
    """Return the outlet that a feed prints above a text with a day and nothing else: "24chasa | 13.11.2019 14:24"."""
    parts = [token for token in credit.tokens if token.kind not in ("date", "filler")]
    if len(parts) != 1 or parts[0].kind not in ("person", "unknown") or not any(map(str.isdigit, line)):
        return None
    found = outlet_by_address(parts[0], house)
    return found if found is not None and not house.is_self(found.outlet, found.text) else None


def _is_brand(word: str) -> bool:
    """Return whether a word is spelled as no other is: with a figure or a capital within it."""
    return any(map(str.isdigit, word)) or not (word.istitle() or word.isupper() or word.islower())


def _endings(house: House) -> Iterator[str]:
    """Yield the endings of addresses under which an outlet named here may stand."""
    yield from _everywhere()
    country = "uk" if house.country == "GB" else (house.country or "").lower()
    at_home = table("addresses")["of-languages"]["endings"].get(house.language or "", ())
    yield from dict.fromkeys(ending for ending in (country, *at_home) if ending)


@cache
def _everywhere() -> tuple[str, ...]:
    return tuple(table("addresses")["everywhere"]["endings"])
