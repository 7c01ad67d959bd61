"""Lines of copyright: whose the text is, and whose a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.credits import read_credit
from provenance.origin.evidence import Evidence, Rule, from_credit
from provenance.origin.house import House
from provenance.origin.lines import SENTENCE_END
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.pictures import is_pictured_copyright, pictured
from provenance.origin.places import Place
from provenance.origin.printed import printed_name
from provenance.origin.scan import Scan
from provenance.origin.tables import small_words
from provenance.origin.tokens import Credit, Token

COPYRIGHT = re.compile(
    r"(?:©|ⓒ|[(（]c[)）]|c\.\s?(?=\d{4})|copyright\b|℗)[\s©ⓒ:]*(?:\(c\)\s*|copyright\s*)?"
    r"(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,:.]*",
    re.IGNORECASE,
)
"""What opens a line of rights."""
_DATED = re.compile(r"\d{1,2}[./:]\s?\d{1,2}|\b(?:19|20)\d\d[./-]\d")
_TIMED = re.compile(r"\s?/\s?[^/\n]{4,20}\s\d{4}[ ,]{1,2}\d{1,2}[.:h]\d\d\)?\.?")
"""A day and a time behind an agency close its text, not a picture: "(©AFP / 26 février 2018 15h24)"."""
_YEAR = re.compile(r"(?:19|20)\d\d\s")
NEAR = 12
RIGHTS = 15  # letters of the shortest words for all rights: they are longer than other fillers


def copyright(place: Place, begin: int, start: int, end: int, house: House, zone: str) -> Iterator[Evidence]:
    """Yield the owner a copyright line names, unless it is a picture's: "© Reuters / Jane Roe", "© AP Photo".

    Above a text it is the picture's too, unless a date stands with it. Behind the owner's sentence others may stand:
    who distributes the text, where to buy it.
    """
    begin = _behind_rights(place.scan, begin, end)
    stop = next((found.start() for found in SENTENCE_END.finditer(place.scan.text, begin, end)), end)
    end = stop if place.scan.text[begin:stop].strip() else end
    credit = read_credit(place.scan, begin, end, house)
    if not credit.of("outlet", "self"):
        credit = Credit((*_names_from_afar(place.scan, begin, end), *credit.tokens))
    if not credit.of("outlet", "self"):
        credit = Credit((*_syndicated(place.scan, begin, end, house), *credit.tokens))
    names = credit.of("outlet", "self")
    if not names or names[0].start - begin > NEAR:
        return
    above = zone == "byline" and not _DATED.search(place.scan.text)
    is_timed = zone == "trailing" and _TIMED.fullmatch(place.scan.text, names[-1].end, end) is not None
    if above or (not is_timed and is_pictured_copyright(credit, place, begin, end)):
        yield from pictured(names, place, "photo/copyright")
    else:
        rule = Rule(f"{zone}/copyright", "", "copyright")
        yield from from_credit(Credit(tuple(names)), place, rule, (start, names[-1].end))


def _syndicated(scan: Scan, start: int, end: int, house: House) -> list[Token]:
    """Return the unregistered owner, as printed, where words for a syndicate's copies follow: "Distributed by"."""
    behind = scan.text[end:].partition("\n")[0]
    if not any(words in behind for words in small_words("syndicating")):
        return []
    year = _YEAR.match(scan.text, start + len(scan.text[start:end]) - len(scan.text[start:end].lstrip(" ,")), end)
    name = printed_name(scan, year.end() if year else start, end)
    if name is None or house.is_self(None, name.text) or house.signs(name.text):
        return []
    return [name]


def _names_from_afar(scan: Scan, start: int, end: int) -> list[Token]:
    """Return the first name of several words that needs its country, as it is printed: "© The Harbour Times"."""
    hits = [hit for hit in scan.hits if start <= hit.start and hit.end <= end and " " in scan.text[hit.start : hit.end]]
    return [Token("outlet", hit.start, hit.end, scan.text[hit.start : hit.end]) for hit in hits[:1]]


def line_of_rights(scan: Scan, start: int, end: int) -> re.Match[str] | None:
    """Return what opens a line of rights at `start`, behind the words for all rights too, or None.

    So it is in "Riproduzione riservata © Copyright ANSA".
    """
    opening = COPYRIGHT.match(scan.text, start, end)
    if opening is None and COPYRIGHT.search(scan.text, start, end):
        opening = COPYRIGHT.match(scan.text, _behind_rights(scan, start, end), end)
    return opening or _year_of_rights(scan, start, end)


def _behind_rights(scan: Scan, start: int, end: int) -> int:
    """Return where the words for all rights end that stand at `start`, and the signs behind them, else `start`."""
    words = [cue.end for cue in scan.cues_of("filler", start=start, end=end) if cue.start == start]
    at = max((stop for stop in words if stop - start >= RIGHTS), default=start)
    return at + len(scan.text[at:end]) - len(scan.text[at:end].lstrip(" .,-–|")) if at > start else start


def _year_of_rights(scan: Scan, start: int, end: int) -> re.Match[str] | None:
    """Return the year that opens a line of rights whose sign was lost: "2024 The Ledger. Distributed by Dock News".

    A name stands between the year and a stop, and behind it an agency or the words for all rights.
    """
    year = _YEAR.match(scan.text, start, end) if scan.text[start] in "12" else None
    owner = next((hit for hit in scan.hits if year and hit.start == year.end()), None)
    if year is None or owner is None or scan.text[owner.end : owner.end + 1] not in (".", ","):
        return None
    agencies = [hit for hit in scan.hits if hit.start > owner.end and hit.entries and hit.entries[0].kind in AGENCIES]
    rights = [cue for cue in scan.cues_of("filler", start=owner.end, end=end) if cue.end - cue.start >= RIGHTS]
    return year if agencies or rights else None
