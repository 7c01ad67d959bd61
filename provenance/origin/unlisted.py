"""Reports of outlets that the registry does not hold: a title in quotation marks, or an address, says who reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.evidence import Candidate, Evidence
from provenance.origin.grammar import Cue
from provenance.origin.house import House
from provenance.origin.names import NameHit
from provenance.origin.papers import called_paper
from provenance.origin.places import BODY, Place
from provenance.origin.reports import phrase_before, phrase_behind
from provenance.origin.running import cues_at_ends, outermost
from provenance.origin.scan import CLOSING, Reader, parts_of_text
from provenance.origin.tables import linking_words, small_words
from provenance.origin.tokens import HOST, Token, domain

_REPORTING = ("based-on", "based-on-after")
UNMISTAKABLE = 7  # letters of a word for an outlet that no marks set off
MOST_TITLES = 6  # titles that are looked at
LONGEST = 42  # code points of a title
_TITLE = re.compile(r"[«„“\"]([^«»„“”\"\s][^«»„“”\"\n]{2,40})[»“”\"]")
_ADDRESS = re.compile(r"(?<![\w@/.])(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?![\w@/])", re.IGNORECASE)

_NAMED = re.compile(
    r",\s(?:[a-zß-öø-ÿœščžąęśńźżćěřů]{2,14}\s){1,3}"
    r"((?:[^\W\d_a-z][\w'’-]{1,20}\s(?:(?:d[aeiou]s?|del|dell[ae]|des)\s)?){0,3}[^\W\d_a-z][\w'’-]{3,24})(?=\.(?:\s|$))"
)
"""A name in a clause of its own that closes a sentence: ", meldt het Meers Dagblad."."""
_REPORTED = re.compile(
    r",\s(?:[a-z][a-z-]{1,14}\s){0,3}"
    r"((?:[^\W\d_a-z][\w'’-]{1,20}\s){1,4}[^\W\d_a-z][\w'’-]{1,20}|[KW][A-Z]{2,3}-(?:TV|FM|AM))"
    r"(?=\s[a-z]{4,12}(?:\s(?:[a-z]{2,3}\s)?[^\W\d_a-z][^\W\d_A-Z]{2,9})?\.(?:\s|$))"
)
"""A name before the verb that closes a sentence, and a day: ", the Hill Valley News reported on Monday."."""
_STATION = re.compile(r"[KW][A-Z]{2,3}-(?:TV|FM|AM)")
_STATED = re.compile(
    r"[.!?…\"”“»\n]\s?[^\W\d_a-z][a-zß-öø-ÿ]{1,8}\s(?:[a-zß-öø-ÿœščžąęśńźżćěřů]{2,14}\s){1,3}"
    r"((?:[^\W\d_a-z][\w'’-]{1,20}\s(?:(?:d[aeiou]s?|del|dell[ae]|des)\s)?){0,3}[^\W\d_a-z][\w'’-]{3,24})(?=\.(?:\s|$))"
)
"""A name that closes a sentence of its own: "Das berichtet die Moorsteder Zeitung."."""
_ENDING = re.compile(r"\.[A-Za-z]{2}")  # of an address: a full stop is quickly found
_OPENING_MARKS = '«„“"'


def unlisted_reports(text: str, reader: Reader, house: House) -> Iterator[Evidence]:
    """Yield the reports of outlets without an entry on which a text rests: "сообщает газета «Озёрский вестник»".

    A title must hold a word for a newspaper or station, or stand behind one: «Озёрский водоканал» reports too.
    """
    for start, end in parts_of_text(text):
        place = Place(BODY, reader.scan(text[start:end]), start)
        if any(cue.frame.form in _REPORTING for cue in place.scan.at_ends):
            yield from _reported(place, len(text), reader, house)


def _reported(place: Place, whole: int, reader: Reader, house: House) -> Iterator[Evidence]:
    """Yield the reports at the ends of a text of so many code points that stand in one part of it."""
    scan = place.scan
    titles = [hit for hit in _titles(place, whole) if not any(_is_listed(hit, other) for other in scan.hits)]
    for hit in titles[:MOST_TITLES]:
        cues = outermost(cues_at_ends(scan, hit))
        cue = phrase_before(scan.text, hit, cues) or phrase_behind(scan.text, hit, cues)
        if cue is not None and (name := _outlet(reader, scan.text, cue, hit, house)):
            where = place.span(min(cue.start, hit.start), max(cue.end, hit.end))
            yield Candidate("text/based-on", cue.frame.id, "based-on", "based-on", (name,), where)


def _is_listed(hit: NameHit, other: NameHit) -> bool:
    """Return whether a registered name stands in a title or address and is no mere beginning of it: "Index.hr"."""
    return other.start < hit.end and hit.start < other.end and not (other.start <= hit.start and other.end < hit.end)


def _titles(place: Place, whole: int) -> list[NameHit]:
    """Return the titles and addresses where a report is named that a whole text rests on, as they are printed."""
    text, found = place.scan.text, set[tuple[int, int]]()
    size = len(text)
    opening = 0 if place.offset else place.scan.opening
    closing = size - CLOSING if place.offset + size == whole else size
    for start, end in ((0, opening), (max(0, closing - LONGEST), size if closing < size else 0)):
        opened = min((at for mark in _OPENING_MARKS if (at := text.find(mark, start, end)) >= 0), default=end)
        found.update(match.span(1) for match in _TITLE.finditer(text, opened, end))
        found.update(match.span(1) for match in _NAMED.finditer(text, start, end))
        found.update(match.span(1) for match in _STATED.finditer(text, start, end))
        found.update(match.span(1) for match in _REPORTED.finditer(text, start, end))
        found.update(_addresses(text, start, end))
    printed = [place for place in sorted(found) if not text[place[0]].islower() or "." in text[slice(*place)]]
    return [NameHit(start, end, ()) for start, end in printed if start < opening or end >= closing]


def _addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of addresses, each looked for in the stretch without a space around its ending."""
    for ending in _ENDING.finditer(text, start, end):
        first = max(start, text.rfind(" ", start, ending.start()) + 1, text.rfind("\n", start, ending.start()) + 1)
        last = text.find(" ", ending.end(), end)
        for found in _ADDRESS.finditer(text, first, end if last < 0 else last):
            yield found.span()


def _outlet(reader: Reader, text: str, cue: Cue, hit: NameHit, house: House) -> Token | None:
    printed = text[hit.start : hit.end]
    if HOST.fullmatch(printed.replace(" ", "")):
        token = domain(hit.start, hit.end, printed.replace(" ", ""), house)
        return token if token.kind == "outlet" else None
    slot = reader.scan(text[cue.start : hit.end] if cue.start < hit.start else text[hit.start : cue.start])
    media = slot.cues_of("media")
    is_bare = text[hit.start - 1] == " "  # no marks set the name off, so the name itself must leave no doubt
    if is_bare and cue.start < hit.start:
        at = hit.start - cue.start
        media = [word for word in media if word.start >= at]
        if not _has_article(text, hit) or called_paper(slot, at, at + len(printed)) is None:
            media = [word for word in media if word.end - word.start >= UNMISTAKABLE]
    elif is_bare and (_STATION.fullmatch(printed) or _is_presented(reader, text, hit)):
        return None if house.is_self(None, printed) else Token("outlet", hit.start, hit.end, printed, None, "site")
    elif is_bare and HOST.fullmatch(printed) is None and called_paper(slot, 0, len(printed)) is None:
        return None
    media = [word for word in media if word.end - word.start < len(printed)]  # "rapporte la Gazette"
    is_said = bool(media) or (is_bare and slot.is_called_outlet(printed)) or slot.ends_as_outlet(printed)
    if not is_said or slot.cues_of("issuer") or house.is_self(None, printed):
        return None
    return Token("outlet", hit.start, hit.end, printed, None, "site")


def _has_article(text: str, hit: NameHit) -> bool:
    """Return whether an article stands before a name or a small word links its parts: no person is called so."""
    before, words = text[: hit.start].rpartition(" ")[0].rpartition(" ")[2], text[hit.start : hit.end].split()
    return before.capitalize() in small_words("articles") or (len(words) > 1 and words[1] in linking_words())


def _is_presented(reader: Reader, text: str, hit: NameHit) -> bool:
    """Return whether a word right before a name says that it is a paper's: "local newspaper Dock Defender"."""
    word = text[max(0, hit.start - LONGEST) : hit.start].rstrip().rpartition(" ")[2]
    cues = reader.scan(word).cues_of("media") if word.islower() and len(word) >= UNMISTAKABLE else ()
    return any((cue.start, cue.end) == (0, len(word)) for cue in cues)
