"""Names of registered outlets that a label is followed by in small letters: "Source - newsday"."""

from __future__ import annotations

import re

from provenance.origin.grammar import Cue
from provenance.origin.house import House
from provenance.origin.name_patterns import HOSTS
from provenance.origin.scan import Scan
from provenance.origin.tables import small_words
from provenance.origin.tokens import Token

_MARK = re.compile(r"\s?[:：]|\s[-–—]\s")
SHORTEST, MOST_WORDS = 5, 3
SURE = frozenset(("newspaper", "broadcaster", "agency"))
"""Kinds whose names of one word count: magazines and sites are called by words (nature, people, reason)."""


def small_name(scan: Scan, label: Cue, start: int, end: int, house: House) -> Token | None:
    """Return the registered outlet whose name in small letters fills the slot behind a label and its colon or dash.

    Where several bear the name, the one at home is meant, else it stays as printed.
    """
    name = scan.text[start:end].strip(" .)]")
    words = name.split()
    is_name = (
        name.islower() and len(name) >= SHORTEST and len(words) <= MOST_WORDS and name not in small_words("vague-media")
    )
    if not is_name or _MARK.match(scan.text, label.end) is None:
        return None
    if scan.cues_of("issuer", "staff", "agencies", "date", "photo", start=start, end=end):
        return None
    known = {id: brief for id in house.registry.by_name(name) if (brief := house.registry.brief(id))}
    known = {id: brief for id, brief in known.items() if brief.kind not in HOSTS}
    at_home = [id for id in known if house.knows(id)]
    if not at_home and len(words) == 1 and SURE.isdisjoint(brief.kind for brief in known.values()):
        return None
    meant = at_home or list(known)
    outlet = meant[0] if len(meant) == 1 else None
    kind = known[meant[0]].kind if meant else None
    begin = scan.text.index(name, start)
    return Token("outlet", begin, begin + len(name), name, outlet, kind, is_registered=True) if meant else None
