"""Openings of texts by which sites and wires of press releases are told, registered or not."""

from __future__ import annotations

import re

from provenance.origin.house import House
from provenance.origin.lines import SENTENCE_END
from provenance.origin.own_lines import is_brand
from provenance.origin.papers import called_paper
from provenance.origin.places import Place
from provenance.origin.printed import printed_name
from provenance.origin.scan import Scan
from provenance.origin.tables import small_words
from provenance.origin.tokens import Credit, Token, domain

_ADDRESS = re.compile(
    r"((?:[A-Za-z0-9-]{2,30}\.){1,2}[A-Za-z]{2,4})(?:[.,] ?([^\W\d_a-z][\w'’. -]{2,30}?))? ?(?:\s[-–—]{1,2}|[-–—]{2})\s"
    r"(?=[\"“«]?[^\W\d_a-z])"
)
_DASH = re.compile(r"\s?[-–—]{1,2}\s")
_COLON = re.compile(r"\s?[:：]")
LONGEST_LABEL = 32  # code points of the first part of an address, and a mark before them
NEAREST_WRITER = 12  # code points behind a bracket within which "by" stands
LONGEST_SLOT = 80  # code points of a day, a label and makers


def site_that_opens(text: str, house: House) -> Token | None:
    """Return the site whose address opens a text before a place and a dash: "LIMNINEWS.COM, JAKARTA -".

    Without a place it must be a registered one: a text may begin with a company that is called by its address.
    """
    address = _ADDRESS.match(text) if text.find(".", 0, LONGEST_LABEL) > 0 else None
    token = domain(*address.span(1), address[1], house) if address else None
    if address is None or token is None or token.kind not in ("outlet", "self"):
        return None
    return token if address[2] or token.is_registered or token.kind == "self" else None


def release_wire(scan: Scan, credit: Credit, begin: int, end: int) -> Token | None:
    """Return the name in the form that only wires of press releases use, registered or not: "City--(NAME)--"."""
    text = scan.text
    if not text[:begin].strip().endswith("--") or not text[end:].startswith("--") or credit.of("outlet", "self"):
        return None
    name = printed_name(scan, begin + 1, end - 1)
    return name and name._replace(outlet_kind="press-release-wire")


def name_that_opens(scan: Scan, credit: Credit, begin: int, end: int, house: House) -> Token | None:
    """Return the unregistered outlet in a bracket before the dash with which a text opens: "(LakeNation) — The".

    It is spelled as no word is, or a word says that it is an outlet: "(Hill Valley News) –". Labels are neither:
    "(VIDEO) –".
    """
    if scan.text[:begin].strip() or not _DASH.match(scan.text, end) or credit.of("issuer", "outlet", "self", "staff"):
        return None
    name = printed_name(scan, begin + 1, end - 1)
    if name is None or name.end != end - 1 or house.signs(name.text):
        return None
    return name if is_brand(name.text) else called_paper(scan, begin + 1, end - 1)


def paper_before_writer(scan: Scan, begin: int, end: int) -> Token | None:
    """Return the registered outlet in a bracket that opens a text before a byline: "(INQUIRER) By Jane Roe - The".

    There its name needs no country; where several bear it, it stays as printed.
    """
    hit = next((hit for hit in scan.hits if (hit.start, hit.end) == (begin + 1, end - 1)), None)
    if hit is None or scan.text[:begin].strip() or not hit.entries:
        return None
    is_signed = any(cue.start <= end + 1 for cue in scan.cues_of("byline", start=end, end=end + NEAREST_WRITER))
    outlets = {row.outlet_id for row in hit.entries}
    outlet = outlets.pop() if len(outlets) == 1 else None
    text, kind = scan.text[hit.start : hit.end], hit.entries[0].kind
    return Token("outlet", hit.start, hit.end, text, outlet, kind, is_registered=True) if is_signed else None


def is_slot(place: Place) -> bool:
    """Return whether a first paragraph is a line of a day and a label: "2017-03-09 07:20 来源:新华社 责任编辑:周冬"."""
    text = place.scan.text
    if len(text) > LONGEST_SLOT or not place.scan.tells("label") or SENTENCE_END.search(text):
        return False
    label = next(iter(place.scan.cues_of("label")), None)
    if label is None or not _COLON.match(text, label.end):
        return False
    before = text[: label.start]
    return not any(char.isalpha() and char not in small_words("time-signs") for char in before)
