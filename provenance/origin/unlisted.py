"""Reports of outlets that the registry does not hold: a title in quotation marks, or an address, says who reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.document import Zone
from provenance.origin.evidence import Candidate, Evidence
from provenance.origin.grammar import Cue
from provenance.origin.house import House
from provenance.origin.media_words import UNMISTAKABLE, says_media
from provenance.origin.names import NameHit
from provenance.origin.running import CLOSING, OPENING, outermost, phrase_before, window
from provenance.origin.scan import HEAD, TAIL, Place, Reader
from provenance.origin.tokens import HOST, Token, domain

MOST_TITLES = 6  # titles that are looked at
LONGEST = 42  # code points of a title
_TITLE = re.compile(r"[«„“\"]([^«»„“”\"\s][^«»„“”\"\n]{2,40})[»“”\"]")
_ADDRESS = re.compile(r"(?<![\w@/.])(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?![\w@/])", re.IGNORECASE)

_NAMED = re.compile(
    r",\s(?:[a-zß-öø-ÿœščžąęśńźżćěřů]{2,14}\s){1,3}"
    r"((?:[^\W\d_a-z][\w'’-]{1,20}\s){0,3}[^\W\d_a-z][\w'’-]{3,24})(?=\.(?:\s|$))"
)
"""A name in a clause of its own that closes a sentence: ", meldt het Meers Dagblad."."""
_ENDING = re.compile(r"\.[A-Za-z]{2}")  # of an address: a full stop is quickly found


def unlisted_reports(text: str, reader: Reader, house: House) -> Iterator[Evidence]:
    """Yield the reports of outlets without an entry on which a text rests: "сообщает газета «Озёрский вестник»".

    A title must hold a word for a newspaper or station, or stand behind one: «Озёрский водоканал» reports too.
    """
    if len(text) > HEAD + TAIL:
        return
    scan = reader.scan(text)
    place = Place(Zone(id="text", kind="body", text="", start=0), scan)
    titles = [hit for hit in _titles(text) if not any(_is_listed(hit, other) for other in scan.hits)]
    windows = [window(text, hit) for hit in titles[:MOST_TITLES]]
    for hit, within in zip(titles, scan.around(windows), strict=False):
        cue = phrase_before(text, hit, outermost(within))
        if cue is not None and (name := _outlet(reader, text, cue, hit, house)):
            where = place.span(cue.start, hit.end)
            yield Candidate("text/based-on", cue.frame.id, "based-on", "based-on", (name,), where)


def _is_listed(hit: NameHit, other: NameHit) -> bool:
    """Return whether a registered name stands in a title or address and is no mere beginning of it: "Index.hr"."""
    return other.start < hit.end and hit.start < other.end and not (other.start == hit.start and other.end < hit.end)


def _titles(text: str) -> list[NameHit]:
    """Return the titles and addresses where a report is named that a whole text rests on, as they are printed."""
    found: set[tuple[int, int]] = set()
    for start, end in ((0, OPENING), (max(0, len(text) - CLOSING - LONGEST), len(text))):
        found.update(match.span(1) for match in _TITLE.finditer(text, start, end))
        found.update(match.span(1) for match in _NAMED.finditer(text, start, end))
        if _ENDING.search(text, start, end):
            found.update(match.span() for match in _ADDRESS.finditer(text, start, end))
    printed = [place for place in sorted(found) if not text[place[0]].islower() or "." in text[slice(*place)]]
    return [NameHit(start, end, ()) for start, end in printed if start <= OPENING or end >= len(text) - CLOSING]


def _outlet(reader: Reader, text: str, cue: Cue, hit: NameHit, house: House) -> Token | None:
    printed = text[hit.start : hit.end]
    if HOST.fullmatch(printed):
        token = domain(hit.start, hit.end, printed, house)
        return token if token.kind == "outlet" else None
    slot = reader.scan(text[cue.start : hit.end])
    media = slot.cues_of("media")
    if text[hit.start - 1] == " ":  # no marks set the name off, so the name itself must leave no doubt
        media = [
            word for word in media if word.start >= hit.start - cue.start and word.end - word.start >= UNMISTAKABLE
        ]
    media = [word for word in media if word.end - word.start < len(printed)]  # "rapporte la Gazette"
    is_said = bool(media) or (text[hit.start - 1] == " " and says_media(slot, printed, house))
    if not is_said or slot.cues_of("issuer") or house.is_self(None, printed):
        return None
    return Token("outlet", hit.start, hit.end, printed, None, "site")
