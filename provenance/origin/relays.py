"""A house that says itself whose report it passes on: "..., Dock Daily reports, citing Reuters"."""

from __future__ import annotations

import re

from provenance.origin.clauses import closes
from provenance.origin.grammar import Cue
from provenance.origin.house import House
from provenance.origin.names import NameHit

ARTICLE = 9  # code points between the phrase and the name
LONGEST = 45  # code points in front of the phrase in which the house and its verb stand
BEHIND = 3  # words behind the name: a day
_CLAUSE = re.compile(r"[,،;:!?。，、]\s?|\.\s|\s[-–—]\s|\n")


def relayed_by_house(text: str, hit: NameHit, cues: list[Cue], house: House) -> Cue | None:
    """Return the phrase before a name by which the house itself cites it, in a clause that ends behind the name."""
    for cue in cues:
        is_citing = cue.frame.form == "cited" or (
            cue.frame.form == "based-on-after" and " " in text[cue.start : cue.end]
        )
        if not is_citing or not 0 < hit.start - cue.end <= ARTICLE:
            continue
        before = text[max(0, cue.start - LONGEST) : cue.start].rstrip(" ,،")
        if _names_house(_CLAUSE.split(before)[-1], house) and closes(text, hit.end, None, most=BEHIND):
            return cue
    return None


def _names_house(clause: str, house: House) -> bool:
    """Return whether a clause is the house's name, alone or with a verb before or behind it."""
    words = clause.split()
    parts = (words, words[:-1], words[1:])
    return any(part and house.is_self(None, " ".join(part)) for part in parts)
