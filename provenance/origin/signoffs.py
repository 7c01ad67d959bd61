"""Closing lines that belong to one outlet: desk sign-offs, and newsrooms that say who they are below their texts."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.origin.copyrights import COPYRIGHT
from provenance.origin.credits import read_credit
from provenance.origin.evidence import Candidate, Evidence
from provenance.origin.grammar import Cue
from provenance.origin.house import House
from provenance.origin.lines import sentence_around
from provenance.origin.places import Place
from provenance.origin.scan import Scan
from provenance.origin.tokens import Token

NAMELY = 0.6  # share of a sign-off that is a name, from which it counts only where it stands alone
NEAR_LETTERS = 12
MOST_WORDS = 5  # of an unregistered newsroom's name
_SIGNS = ' \t*_-–—•·|()[]"“”„«»'


def sign_off(place: Place, cue: Cue, house: House, zone: str) -> Iterator[Evidence]:
    """Yield the credit of a form that only one outlet's desks use."""
    named = cue.frame.outlet
    outlet = house.registry.brief(named) if named else None
    if named is None or outlet is None:
        return
    if cue.frame.then is not None and not _goes_on(place.scan, cue, cue.frame.then):
        return
    if _is_a_name(place.scan, cue) and not _stands_as_line(place.scan.text, cue):
        return
    if place.scan.text[cue.end : cue.end + 1] == "/":
        return  # the end mark of another desk with its editor's letters: "Enditem/ls"
    span, family = place.span(cue.start, cue.end), f"{zone}/sign-off"
    if house.is_self(named, outlet.name):
        yield Candidate(family, cue.frame.id, "sign-off", None, (), span, is_self=True)
    else:
        token = Token("outlet", cue.start, cue.end, span.text, named, outlet.kind, is_registered=True)
        yield Candidate(family, cue.frame.id, "sign-off", None, (token,), span)


def described(place: Place, cue: Cue, house: House, zone: str) -> Iterator[Evidence]:
    """Yield the newsroom that a closing line presents, as in "The Ledger is a nonprofit newsroom".

    Such a line stands below the newsroom's own texts, and in copies. So the name must open its line; one that the
    registry does not hold counts only on the page of an outlet it does hold, for else the line may be the house's own.
    """
    text = place.scan.text
    start = text.rfind("\n", 0, cue.start) + 1
    credit = read_credit(place.scan, start, cue.start, house)
    named = [token for token in credit.tokens if token.kind != "filler"]
    if len(named) != 1 or (start == 0 and place.offset):
        return
    name, span, family = named[0], place.span(start, cue.end), f"{zone}/described"
    if name.kind == "self" or house.is_self(name.outlet, name.text):
        yield Candidate(family, cue.frame.id, "sign-off", None, (), span, is_self=True)
    elif name.kind == "outlet" and name.is_registered and not name.is_common:
        yield Candidate(family, cue.frame.id, "sign-off", "republished", (name,), span)
    elif house.outlet and name.kind in ("person", "unknown") and _is_name(name.text):
        token = Token("outlet", name.start, name.end, name.text, None, "site")
        yield Candidate(family, cue.frame.id, "sign-off", "republished", (token,), span)


def fills_line(text: str, cue: Cue) -> bool:
    """Return whether nothing but signs stands with a phrase on its line."""
    start, end = text.rfind("\n", 0, cue.start) + 1, text.find("\n", cue.end)
    beside = text[start : cue.start] + text[cue.end : end if end >= 0 else len(text)]
    return not beside.strip(_SIGNS + ".!")


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= MOST_WORDS and all(word[:1].isupper() for word in words if len(word) > 3)


def _goes_on(scan: Scan, cue: Cue, then: str) -> bool:
    """Return whether a phrase opens its line and another follows on the line."""
    opens = not scan.text[: cue.start].rpartition("\n")[2].strip(_SIGNS)
    return opens and then in scan.canon[cue.end :].partition("\n")[0]


def _is_a_name(scan: Scan, cue: Cue) -> bool:
    """Return whether a sign-off is little more than the name of its outlet, which running words may hold too."""
    own = [hit for hit in scan.hits if any(row.outlet_id == cue.frame.outlet for row in hit.entries)]
    inside = sum(hit.end - hit.start for hit in own if cue.start <= hit.start and hit.end <= cue.end)
    return inside >= NAMELY * (cue.end - cue.start)


def _stands_as_line(text: str, cue: Cue) -> bool:
    """Return whether nothing but signs, a year and a word or two stands with a phrase on its line."""
    start, end = sentence_around(text, cue.start, cue.end)
    beside = text[start : cue.start] + text[cue.end : end]
    return COPYRIGHT.search(beside) is not None or sum(char.isalpha() for char in beside) <= NEAR_LETTERS
