"""Titles in quotation marks on whose materials a text rests: "По материалам «Озёрского вестника»"."""

from __future__ import annotations

import re

from provenance.origin.grammar import Cue
from provenance.origin.house import House
from provenance.origin.scan import Scan
from provenance.origin.tables import small_words
from provenance.origin.tokens import Token

_TITLE = re.compile(r"[«„“\"]([^\W\d_][^«»„“”\"\n]{2,40})[»“”\"]?[\s.]*")


def title_of_materials(scan: Scan, label: Cue, start: int, end: int, house: House) -> Token | None:
    """Return the title that alone fills the slot of a label which says that a text rests on materials.

    A registered outlet of the page's country or language is found by any of its forms; where none or several bear
    them, the title stays as printed.
    """
    found = _TITLE.fullmatch(scan.text, start, end) if label.frame.rests else None
    if found is None or not found[1][0].isupper() or scan.cues_of("issuer", "staff", start=start, end=end):
        return None
    name = found[1].rstrip(" .")
    near = {id for form in _forms(name) for id in house.registry.by_name(form) if house.knows(id)}
    outlet = near.pop() if len(near) == 1 else None
    known = house.registry.brief(outlet) if outlet else None
    kind = known.kind if known else "site"
    return Token("outlet", found.start(1), found.start(1) + len(name), name, outlet, kind, is_registered=bool(known))


def _forms(name: str) -> list[str]:
    """Return a name as it is printed, and as it may be registered if that is its genitive: Фонтанки, Фонтанка."""
    return [name, *(name[:-1] + pair[1:] for pair in sorted(small_words("genitives")) if pair[0] == name[-1])]
