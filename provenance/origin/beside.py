"""What stands beside an agency in a line of makers: the title of the house, or the place and day of a dateline."""

from __future__ import annotations

import re
from itertools import pairwise

from provenance.origin.name_patterns import AGENCIES
from provenance.origin.scan import Scan
from provenance.origin.tokens import Credit

NAME_WORDS, PAIR = 3, 2
_CLOSED = ('"', "”", "»", "’", "'")
_PLACE_AND_DAY = re.compile(r"[^\W\d]{1,15}[ \u3000]\d{1,2}日")


def is_title_beside(scan: Scan, credit: Credit) -> bool:
    """Return whether a title in quotation marks stands before a slash and an agency: Jane Roe, «Вежа» / Укрінформ."""
    for title, agency in pairwise(credit.tokens):
        is_quoted = scan.canon[title.start - 1 : title.start] == scan.canon[title.end : title.end + 1] == '"'
        is_slashed = scan.canon[title.end : agency.start].strip('" ') == "/"
        if title.kind == "unknown" and is_quoted and is_slashed and agency.outlet_kind in AGENCIES:
            return True
    return False


def is_filed(credit: Credit) -> bool:
    """Return whether a place, a day and an agency stand together, as a dateline behind: [東京 1日 ロイター]."""
    if len(credit.tokens) != 2:
        return False
    place, agency = credit.tokens
    is_agency = agency.outlet_kind in AGENCIES and not agency.is_careful
    return is_agency and place.kind == "unknown" and _PLACE_AND_DAY.fullmatch(place.text) is not None


def is_writer_with_agencies(credit: Credit) -> bool:
    """Return whether one writer, by name or initials, and agencies are all that a line holds: "— JRO with Reuters"."""
    people = [token for token in credit.tokens if token.kind in ("person", "unknown", "initials")]
    named = credit.of("outlet", "agencies")
    is_one = len(people) == 1 and people[0] is credit.tokens[0] and len(people[0].text.split()) <= NAME_WORDS
    is_name = is_one and all(word[:1].isupper() for word in people[0].text.split())
    return is_name and all(token.kind == "agencies" or token.outlet_kind in AGENCIES for token in named)


def without_unsure(credit: Credit) -> Credit:
    """Return a line of people and a sure agency without names beside it that are words too: "Jane Roe, AP, Time"."""
    outlets = credit.of("outlet")
    is_sure = any(token.outlet_kind in AGENCIES and not token.is_careful for token in outlets)
    unsure = [token for token in outlets if token.is_careful and token.outlet_kind not in AGENCIES]
    if not is_sure or not unsure or not credit.of("person"):
        return credit
    return Credit(tuple(token for token in credit.tokens if token not in unsure))


def is_outlet_and_place(scan: Scan, credit: Credit, start: int) -> bool:
    """Return whether an outlet of two words and one capitalised word sign behind a dash: "— The Ledger, London".

    Behind quotation marks a critic's paper stands so.
    """
    if len(credit.tokens) != PAIR or scan.text[:start].rstrip(" -–—―").endswith(_CLOSED):
        return False
    outlet, place = credit.tokens
    is_name = outlet.kind == "outlet" and outlet.is_registered and " " in outlet.text and not outlet.is_common
    return is_name and place.kind == "unknown" and place.text.isalpha() and place.text[0].isupper()
