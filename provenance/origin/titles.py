"""Titles in quotation marks on whose materials a text rests: "По материалам «Озёрского вестника»"."""

from __future__ import annotations

import re

from provenance.origin.grammar import Cue
from provenance.origin.house import House
from provenance.origin.scan import Scan
from provenance.origin.tokens import Token

_TITLE = re.compile(r"[«„“\"]([^\W\d_][^«»„“”\"\n]{2,40})[»“”\"]?[\s.]*")
_ENDINGS = {"и": ("а", "я", "ь"), "ы": ("а",), "а": ("", "о"), "я": ("й", "ь", "е"), "і": ("а", "я")}
"""Endings of a name in the genitive, and those it may have as registered: Фонтанки, Фонтанка."""


def title_of_materials(scan: Scan, label: Cue, start: int, end: int, house: House) -> Token | None:
    """Return the title that alone fills the slot of a label which says that a text rests on materials.

    A registered outlet of the page's language is found by any of its forms; else the title stays as printed.
    """
    found = _TITLE.fullmatch(scan.text, start, end) if label.frame.rests else None
    if found is None or not found[1][0].isupper() or scan.cues_of("issuer", "staff", start=start, end=end):
        return None
    name = found[1].rstrip(" .")
    outlet = next((id for form in _forms(name) for id in house.registry.by_name(form) if house.knows(id)), None)
    known = house.registry.brief(outlet) if outlet else None
    kind = known.kind if known else "site"
    return Token("outlet", found.start(1), found.start(1) + len(name), name, outlet, kind, is_registered=bool(known))


def _forms(name: str) -> list[str]:
    return [name, *(name[:-1] + ending for ending in _ENDINGS.get(name[-1], ()))]
