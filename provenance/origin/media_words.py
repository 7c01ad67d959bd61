"""Names written in one word that say they are outlets: 3News, LakeToday, seezeitung.example."""

from __future__ import annotations

import re

from provenance.origin.house import House
from provenance.origin.names import HOSTS
from provenance.origin.scan import Scan

_PART = re.compile(r"[^\W\d_a-zß-öø-ÿ]?[a-zß-öø-ÿ]+|[^\W\d_a-zß-öø-ÿ]+(?![a-zß-öø-ÿ])|\d+")
LONGEST = 30  # code points of such a name
SHORTEST = 4  # letters of a word for an outlet that capitals set off, or at one end of an address
UNMISTAKABLE = 7  # the same at the end of a word in one piece: "Seezeitung", but a "Bundespost" is none
LONG = 6  # letters of a word for an outlet at the beginning of an address: news begins a newsletter
LONGEST_WORD = 11
_OF_A_SITE = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+)(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)


def says_media(scan: Scan, name: str, house: House) -> bool:
    """Return whether a name or address of one word ends with a word for an outlet, or an address begins with one.

    The parts of a word are set off by capitals and figures; a word in one piece must end so.
    """
    site = _OF_A_SITE.fullmatch(name)
    word = site[1] if site else name
    if " " in word or len(word) > LONGEST or (site is not None and not word.isascii()):
        return False
    if site is None and _is_platform(word, house):
        return False
    last = _PART.findall(word)[-1:]
    if last and SHORTEST <= len(last[0]) < len(word) and _is_media(scan, last[0]):
        return True
    shortest = SHORTEST if site else UNMISTAKABLE
    sizes = range(shortest, min(LONGEST_WORD, len(word) - 1) + 1)
    ends = [word[-size:] for size in sizes] + [word[:size] for size in sizes if site and size >= LONG]
    return _is_media(scan, " , ".join(ends)) if ends else False


def _is_platform(word: str, house: House) -> bool:
    match = house.registry.by_host(f"{word.lower()}.com")
    outlet = house.registry.brief(match.outlet_id) if match else None
    return outlet is not None and outlet.kind in HOSTS


def _is_media(scan: Scan, words: str) -> bool:
    """Return whether a word stands there that makes a name an outlet's even as a part of one word."""
    other = scan.other(words)
    return any(cue.frame.itself for cue in other.cues_of("media"))
