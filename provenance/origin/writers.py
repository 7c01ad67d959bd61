"""Lines in which a writer and an outlet stand alone: whose the text is, and whose a picture."""

from __future__ import annotations

import re

from provenance.origin.canon import is_spaceless
from provenance.origin.house import House
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.places import Place
from provenance.origin.scan import Scan
from provenance.origin.tokens import Credit, Token

LONGEST_DENSE = 4  # letters of somebody's name in a script without spaces
_DASHES = frozenset(("-", "–", "—"))
_QUOTES = re.compile(r",?\s?[„“«\"”»]")
_ISSUE = re.compile(
    r"(?P<writer>[^\W\d_][\w.'’ -]{2,40}),?\s[„“«\"](?P<title>[^\W_][^«»„“”\"\n]{2,40})[»“”\"],?\s"
    r"(?:[^\W\d_]{1,6}[.°º]?\s?)?\d{1,5}\s?[/(,.]\s?(?:\d{1,2}[./])?\d{2,4}\)?"
)


def is_writer_at_paper(text: str, credit: Credit) -> bool:
    """Return whether a line is a short name of a script without spaces and its paper: 李明/中国青年报."""
    if len(credit.tokens) != 2:
        return False
    writer, paper = credit.tokens
    is_name = writer.kind == "unknown" and len(writer.text) <= LONGEST_DENSE and is_spaceless(writer.text[0])
    is_sure = paper.kind == "outlet" and paper.is_registered and not paper.is_common
    return (
        is_name
        and is_sure
        and len(paper.text) >= LONGEST_DENSE
        and text[writer.end : paper.start].strip() in ("/", "／")
    )


def is_person_at_paper(text: str, credit: Credit) -> bool:
    """Return whether a writer, a slash and a paper fill a slot: "Theo Thái Sơn/VnExpress". Agencies sign pictures."""
    if len(credit.tokens) != 2:
        return False
    writer, paper = credit.tokens
    is_sure = paper.kind == "outlet" and paper.is_registered and not paper.is_common
    return (
        writer.kind == "person"
        and is_sure
        and paper.outlet_kind not in AGENCIES
        and text[writer.end : paper.start].strip() == "/"
    )


def is_writer_and_paper(credit: Credit, place: Place) -> bool:
    """Return whether a name and an outlet with a slash between sign a text rather than a picture.

    They do in a writer's slot, and above a text where the outlet is no agency: those supply the pictures.
    """
    if place.zone.kind != "byline":
        return False
    return place.zone.area == "byline" or all(
        token.is_registered and not token.is_careful and token.outlet_kind not in AGENCIES
        for token in credit.of("outlet")
    )


def signed_title(scan: Scan, credit: Credit, start: int, end: int, house: House) -> Token | None:
    """Return the outlet behind its writer where nothing else stands on a line: "Jane Roe – The Ledger".

    The name stands behind a dash, in quotation marks, or with the number of an issue. An agency behind a dash may have
    the picture, and a name of one word that is a word too may be the section's.
    """
    if issue := _titled_issue(scan.text, start, end, house):
        return issue
    parts = [token for token in credit.tokens if token.kind != "date"]
    if len(parts) != 2 or parts[0].kind != "person" or not credit.is_sure:
        return None
    writer, title = parts[0], _title(scan, parts[1])
    if title is None:
        return None
    between = scan.text[writer.end : title.start]
    is_set_off = between.strip() in _DASHES and between[0] == between[-1] == " "
    is_sure = is_set_off and (" " in title.text or not title.is_careful)
    return title if is_sure or _QUOTES.fullmatch(between) else None


def _title(scan: Scan, token: Token) -> Token | None:
    """Return a token as the title that it is, also where the registry knows several in other countries."""
    if token.kind == "outlet":
        return token if token.is_registered and token.outlet_kind not in AGENCIES else None
    is_far = token.kind == "unknown" and " " in token.text
    is_whole = any((hit.start, hit.end) == (token.start, token.end) for hit in scan.hits)
    return Token("outlet", token.start, token.end, token.text, None, "site") if is_far and is_whole else None


def _titled_issue(text: str, start: int, end: int, house: House) -> Token | None:
    """Return the title whose issue a byline names behind the writer: "Jane Roe, „Ledger Weekly” nr 85/2021"."""
    found = _ISSUE.fullmatch(text, start, end)
    if found is None or found["writer"].count(" ") < 1 or not found["title"][0].isupper():
        return None
    if house.is_self(None, found["title"]):
        return None
    return Token("outlet", *found.span("title"), found["title"], None, "site")
