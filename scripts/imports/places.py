"""Kinds and languages, from the free words and mixed codes of the tables."""

from __future__ import annotations

import re

from provenance.text import fold

from .tables import parts, word_list

_BROADCASTER = {"tv (news)", "tv (general)", "tv station"}
_NEWSPAPER = {"newspaper", "college newspaper"}
_CALL_SIGN = re.compile(r"\b[KWC][A-Z]{2,3}(?:-(?:TV|DT|LD|CD|LP|FM|AM))?\b")


def kind(types: str, name: str) -> str:
    """Return the kind of outlet the words of the table mean; `site` where they do not tell.

    >>> kind("news site; newspaper", "Daily Post"), kind("tv (news); newspaper", "TV 5"), kind("site (tech)", "X")
    ('newspaper', 'broadcaster', 'site')
    >>> kind("state or public media", "Agence Ivoirienne de Presse"), kind("state or public media", "Radio Kara")
    ('site', 'broadcaster')
    """
    found = set(parts(types))
    if found & _NEWSPAPER and found & _BROADCASTER:
        return "broadcaster" if _sounds_like("broadcaster", name) or _CALL_SIGN.search(name) else "newspaper"
    if found & _BROADCASTER:
        return "broadcaster"
    if found & _NEWSPAPER:
        return "newspaper"
    if "magazine" in found:
        return "magazine"
    if "state or public media" in found:
        return kind_by_name(name)
    return "site"


def kind_by_name(name: str) -> str:
    """Return the kind a name states in so many words, else `site`."""
    return next((kind for kind in ("agency", "broadcaster", "newspaper") if _sounds_like(kind, name)), "site")


def _sounds_like(kind: str, name: str) -> bool:
    folded = f" {fold(name)} "
    return any(f" {fold(word)} " in folded for word in word_list("cleaning")["kind-words"][kind])


def languages(cell: str) -> list[str]:
    """Return the language codes of a cell in their shortest form, without what is no code.

    >>> languages("fr;none;en"), languages("cmn;ltz"), languages("")
    (['fr', 'en'], ['zh', 'lb'], [])
    """
    codes = word_list("languages")
    known = [codes["shorter"].get(code, code) for code in parts(cell, ";")]
    return list(dict.fromkeys(code for code in known if re.fullmatch("[a-z]{2,3}", code) and code not in codes["not"]))
