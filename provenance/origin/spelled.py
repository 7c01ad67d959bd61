"""Outlets whose name nobody has looked at: known by an address that spells it, or by a dataset of their country."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.origin.house import WORLD, House, address_words
from provenance.origin.name_patterns import HOSTS
from provenance.origin.tokens import Credit, Token
from provenance.urls.hosts import registrable_domain

SHORTEST = 6  # letters of a name that is looked for as an address
MOST_WORDS = 4
NEWSROOMS = frozenset(("agency", "broadcaster", "magazine", "newspaper"))
"""Kinds whose name is no firm's or office's: sites are called as those are (statista.com, boxofficemojo.com)."""


def outlet_by_address(name: Token, house: House) -> Token | None:
    """Return the outlet whose address is a printed name written as one word; of several, the house's neighbour.

    None where nobody or more than one is left. A host below another's says nothing: actualidad.rt.com is RT's.
    """
    words = address_words(name.text)
    label = "".join(words)
    if not 0 < len(words) <= MOST_WORDS or len(label) < SHORTEST or not label.isascii():
        return None
    hosts = house.registry.by_first_label(label)
    ids = list(dict.fromkeys(id for host, id in hosts if registrable_domain(host) == host))
    known = _one_of(name, ids if len(ids) == 1 else [id for id in ids if house.knows(id)], house)
    is_site = known is not None and known.outlet_kind not in NEWSROOMS
    if is_site and (house.language in WORLD or (len(words) == 1 and not _is_brand(name.text))):
        return None
    return known


def outlet_at_home(name: Token, house: House) -> Token | None:
    """Return the outlet of the house's country or language that bears a printed name, if only one does.

    Of most outlets that datasets list nobody has looked at what else their names mean, so they are looked for in no
    text; behind a label of their own country they are themselves: "Sursa: Libertatea". Letters may be those of a body
    ("Source: WHO" is no station in Iowa), and in English too many words are titles: Root, Opinion, Herald.
    """
    if house.language in WORLD or name.text.isupper() or len(name.text) < SHORTEST:
        return None
    found = _one_of(name, [id for id in house.registry.by_name(name.text) if house.knows(id)], house)
    return found if found is not None and not house.is_self(found.outlet, name.text) else None


def _one_of(name: Token, ids: Sequence[str], house: House) -> Token | None:
    """Return a printed name as the one outlet it may be, unless that carries others' texts."""
    outlet = house.registry.brief(ids[0]) if len(ids) == 1 else None
    if outlet is None or outlet.kind in HOSTS:
        return None
    return name._replace(kind="outlet", outlet=ids[0], outlet_kind=outlet.kind, is_registered=True)


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
