"""Names in running text: the reports a text rests on, and everything that is only mentioned or cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from provenance.origin.agency_reports import is_called_agency, says_what
from provenance.origin.canon import is_spaceless
from provenance.origin.clauses import SENTENCE_BREAK
from provenance.origin.evidence import Candidate, Evidence, seen
from provenance.origin.grammar import Cue, Form
from provenance.origin.house import House
from provenance.origin.name_patterns import AGENCIES, SHORT
from provenance.origin.names import NameHit
from provenance.origin.paragraphs import is_in_last_sentence
from provenance.origin.places import BODY, Place
from provenance.origin.relays import relayed_by_house
from provenance.origin.reports import (
    as_reported,
    behind_source,
    closing_verb,
    is_of_a_day,
    of_the_day,
    phrase_before,
    phrase_behind,
    verb_before,
)
from provenance.origin.scan import CLOSING, Reader, Scan, parts_of_text
from provenance.origin.tables import small_words
from provenance.origin.tokens import named

_REPORTING: frozenset[Form] = frozenset(("based-on", "based-on-after", "as-reported-after", "cited", "cited-after"))
CONJUNCTION = 3  # letters of the word between two names of a list
_LIST_SIGNS = frozenset((",", "،", "、", "，", "/", "·"))
NEXT_TO = 2  # code points between a time and a name: "Last year, X"
MOST_NAMES = 40  # names in running text that are looked at; a document keeps no more clues
REACH = 90  # code points around a name in which its cue stands
NEAR = 60, 30
OWN_REACH = 200  # code points behind a name in which the house says what it asked or saw itself
_LABELLED = re.compile(r"[^\s:：\d][^:：\n]{1,15}[:：]\s?\S")  # "Data: the city, Reuters report"
_OPENS_ADDRESS = re.compile(r"\.[a-z]{2,4}(?!\w)")  # behind a name: "Index.hr" is not Index


def running_text(text: str, reader: Reader, house: House) -> Iterator[Evidence]:
    """Yield the reports that the text rests on, and a clue for every other name with the reason it does not count.

    Of a long text its beginning and its end are read.
    """
    for start, end in parts_of_text(text):
        part = Part(Place(BODY, reader.scan(text[start:end]), start), len(text))
        scan = part.place.scan
        hits = [hit for hit in _telling(part) if not _is_word(scan.text, hit, house)]
        middle = [window(scan.text, hit, is_near=True) for hit in hits if not part.is_at_end(hit)]
        of_middle = iter(scan.around(middle))
        for hit in hits:
            cues = outermost(cues_at_ends(scan, hit) if part.is_at_end(hit) else next(of_middle))
            yield _rested_on(part, hit, cues, house) or _mentioned(part.place, hit, cues, house)


class Part(NamedTuple):
    """A part of the text that is read, and how long the whole is."""

    place: Place
    whole: int

    @property
    def opening(self) -> int:
        """Where the sentences end in the part that open the text; nowhere in its end."""
        return 0 if self.place.offset else self.place.scan.opening

    def is_at_end(self, hit: NameHit) -> bool:
        """Return whether a name stands where a report is named that the whole text rests on."""
        return hit.start < self.opening or hit.end + self.place.offset >= self.whole - CLOSING


def _telling(part: Part) -> list[NameHit]:
    """Return the names that are looked at: those at the two ends of a text before those in its middle."""
    ends: list[NameHit] = []
    middle: list[NameHit] = []
    for hit in part.place.scan.hits:
        (ends if part.is_at_end(hit) else middle).append(hit)
    first = ends[: MOST_NAMES // 2] + ends[MOST_NAMES // 2 :][-MOST_NAMES // 2 :]
    return sorted((*first, *middle[: MOST_NAMES - len(first)]), key=lambda hit: hit.start)


def _is_word(text: str, hit: NameHit, house: House) -> bool:
    """Return whether a few small letters are a word of the page's language, not an agency abroad: "kai" in Finnish."""
    printed = text[hit.start : hit.end]
    if len(printed) > SHORT or not printed.islower():
        return False
    return not any(entry.text.islower() or house.knows(entry.outlet_id) for entry in hit.entries)


def cues_at_ends(scan: Scan, hit: NameHit) -> list[Cue]:
    """Return the cues around a name at one of the ends of a text."""
    start, end = window(scan.text, hit)
    return [cue for cue in scan.at_ends if cue.start >= start and cue.end <= end]


def outermost(cues: list[Cue]) -> list[Cue]:
    """Return the cues that lie in no longer one of another form: "reported by" within "as reported by" is not meant."""
    if len(cues) < 2:
        return cues
    return [cue for cue in cues if not any(_overrules(other, cue) for other in cues)]


def _overrules(other: Cue, cue: Cue) -> bool:
    longer = other.end - other.start > cue.end - cue.start
    return longer and other.start <= cue.start and cue.end <= other.end and other.frame.form != cue.frame.form


def window(text: str, hit: NameHit, *, is_near: bool = False) -> tuple[int, int]:
    """Return the stretch around a name, cut at spaces, within its sentence's reach.

    The near one holds what says why a name is mentioned.
    """
    before, behind = NEAR if is_near else (REACH, REACH)
    start, end = max(0, hit.start - before), min(len(text), hit.end + behind)
    if start:
        space = text.find(" ", start, hit.start)
        start = space if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", hit.end, end)
        end = space if space >= 0 else end
    return start, end


def _rested_on(part: Part, hit: NameHit, cues: list[Cue], house: House) -> Evidence | None:
    """Return the report named here as the one the whole text rests on.

    It is named near the beginning or the end of the text, in a clause of its own.
    """
    if not part.is_at_end(hit):
        return None
    place, text = part.place, part.place.scan.text
    said = says_what(place, hit) if hit.start < part.opening else None
    if said is None and _REPORTING.isdisjoint([cue.frame.form for cue in cues]):
        return None
    is_word = hit.is_common and " " not in text[hit.start : hit.end] and not _is_called_paper(place, hit, cues)
    if _is_in_other_address(text, hit, house) or is_word or _is_about_site(cues) or _is_longer(place, hit):
        return None
    is_sure = any(cue.frame.dated for cue in cues) and is_called_agency(place, hit)
    cues = [cue for cue in cues if is_sure or not cue.frame.dated or is_of_a_day(cue, hit, cues)]
    cue = phrase_before(text, hit, cues) or phrase_behind(text, hit, cues) or of_the_day(text, hit, cues)
    cue = cue or as_reported(text, hit, cues) or closing_verb(text, hit, cues) or behind_source(text, hit, cues)
    cue = cue or verb_before(text, hit, cues) or relayed_by_house(text, hit, cues, house)
    if cue is None and said is None:
        return None
    is_closing = hit.end + place.offset >= part.whole - CLOSING and is_in_last_sentence(text, hit.end)
    if not is_closing and hit.start >= part.opening:
        return None
    if is_closing and _is_labelled(text, hit.start):
        return None
    if _is_of_old(text, hit, cues) or _has_own_part(place.scan, hit, cues, house) or _is_denied(text, hit, cues):
        return None
    if cue is None:
        return _first_said(place, hit, said or hit.end, house)
    start, end = min(cue.start, hit.start), max(cue.end, hit.end)
    tokens = [named(other, text[other.start : other.end], house) for other in _listed_with(place, hit)]
    if tokens[0].kind != "outlet":
        return None
    names = tuple(token for token in tokens if token.kind == "outlet")
    means = "relayed" if cue.frame.relays else "based-on"  # "The Times writes, Tanjug relays": Tanjug is nearer
    return Candidate(f"text/{cue.frame.form}", cue.frame.id, means, "based-on", names, place.span(start, end))


def _is_labelled(text: str, at: int) -> bool:
    """Return whether a line below the text begins with a label: what stands behind it is read as a credit's slot is."""
    start = text.rfind("\n", 0, at) + 1
    return start > 0 and _LABELLED.match(text, start, at) is not None


def _first_said(place: Place, hit: NameHit, end: int, house: House) -> Evidence | None:
    """Return the report of an agency with which the text opens."""
    name = named(hit, place.scan.text[hit.start : hit.end], house)
    span = place.span(hit.start, end)
    found = Candidate("text/based-on-after", "", "based-on", "based-on", (name,), span)
    return found if name.kind == "outlet" else None


@cache
def _goes_on() -> re.Pattern[str]:
    words = "|".join(sorted(small_words("of-places"), key=len, reverse=True))
    return re.compile(rf"\s(?:{words})(?:\s|(?<=['’]))(?=[^\W\d_a-z])")


def _is_longer(place: Place, hit: NameHit) -> bool:
    """Return whether a name is a word for a paper with which another's begins: "Il Giornale del Molo"."""
    if _goes_on().match(place.scan.text, hit.end) is None:
        return False
    words = place.scan.cues_of("media", start=hit.start, end=hit.end)
    return any(cue.end == hit.end for cue in words) and all(entry.kind not in AGENCIES for entry in hit.entries)


def _is_called_paper(place: Place, hit: NameHit, cues: list[Cue]) -> bool:
    """Return whether a phrase that ends with a word for a paper stands right before a name: "piše list Danas"."""
    text = place.scan.text
    phrases = [cue for cue in cues if cue.frame.form == "based-on" and " " in text[cue.start : cue.end]]
    near = [cue for cue in phrases if 0 < hit.start - cue.end <= len(" „") and text[hit.start].isupper()]
    return any(word.end == cue.end for cue in near for word in place.scan.cues_of("media", start=cue.start))


def _is_in_other_address(text: str, hit: NameHit, house: House) -> bool:
    """Return whether a name begins an address that is not its bearer's own: "Index.hr" is not Index."""
    ending = _OPENS_ADDRESS.match(text, hit.end)
    if ending is None:
        return False
    owner = house.registry.by_host(text[hit.start : ending.end()].lower())
    return owner is None or all(entry.outlet_id != owner.outlet_id for entry in hit.entries)


def _listed_with(place: Place, hit: NameHit) -> list[NameHit]:
    """Return a name and those listed with it on one phrase: "CNN, RIA and Reuters report"."""
    text = place.scan.text
    hits = [
        other
        for other in place.scan.hits
        if other is hit or not other.is_common or " " in text[other.start : other.end]
    ]
    at = hits.index(hit)
    first, last = at, at
    while first > 0 and _is_list(place.scan.text[hits[first - 1].end : hits[first].start]):
        first -= 1
    while last + 1 < len(hits) and _is_list(place.scan.text[hits[last].end : hits[last + 1].start]):
        last += 1
    return [hit, *hits[first:at], *hits[at + 1 : last + 1]]


def _is_list(between: str) -> bool:
    """Return whether what stands between two names is a comma or a short conjunction."""
    bare = between.strip()
    return bare in _LIST_SIGNS or (0 < len(bare) <= CONJUNCTION and bare.isalpha())


def _has_own_part(scan: Scan, hit: NameHit, cues: list[Cue], house: House) -> bool:
    """Return whether the sentence speaks of the house's own people, or one near by of what they saw or heard.

    Then the name gave one fact.
    """
    text = scan.text
    if any(cue.frame.form == "own" and -REACH <= cue.start - hit.end <= OWN_REACH for cue in scan.at_ends):
        return True
    if any(_is_told(scan, other, house) for other in scan.hits if abs(other.start - hit.end) <= OWN_REACH):
        return True
    stop = SENTENCE_BREAK.search(text, hit.end, hit.end + REACH)
    end = stop.start() if stop else hit.end + REACH
    return any(cue.frame.form == "staff" and hit.end <= cue.start < end for cue in cues)


def _is_told(scan: Scan, hit: NameHit, house: House) -> bool:
    """Return whether somebody told the house itself, by its name: "Diken'e konuşan"."""
    if not any(house.is_self(entry.outlet_id, scan.text[hit.start : hit.end]) for entry in hit.entries):
        return False
    told = [cue for cue in scan.at_ends if cue.frame.form in ("mention", "mention-after")]
    return any(0 <= hit.start - cue.end <= NEXT_TO or 0 <= cue.start - hit.end <= NEXT_TO + 1 for cue in told)


def _is_of_old(text: str, hit: NameHit, cues: list[Cue]) -> bool:
    """Return whether the words right beside a name say that its report is an old one: "Last year X reported".

    In scripts without spaces they stand between the name and the verb: 据路透社去年报道.
    """
    past = [cue for cue in cues if cue.frame.form == "past"]
    if any(0 <= hit.start - cue.end <= NEXT_TO or 0 <= cue.start - hit.end <= NEXT_TO for cue in past):
        return True
    behind = [cue for cue in cues if cue.frame.form == "cited-after" and 0 <= cue.start - hit.end <= 1]
    return any(is_spaceless(text[cue.start]) for cue in behind)


def _is_denied(text: str, hit: NameHit, cues: list[Cue]) -> bool:
    """Return whether words of the sentence take the report back: a correction, a denial, a rumour."""
    denials = [cue for cue in cues if cue.frame.form == "denied"]
    return any(not SENTENCE_BREAK.search(text, min(hit.end, cue.end), max(hit.start, cue.start)) for cue in denials)


def _is_about_site(cues: list[Cue]) -> bool:
    return any(cue.frame.form in ("boilerplate", "reverse", "elsewhere") for cue in cues)


_WHY = {
    "mention": "is spoken to, or spoken about",
    "mention-after": "is part of another name or word",
    "cited": "is named for one fact",
    "cited-after": "is named for one fact",
}


def _mentioned(place: Place, hit: NameHit, cues: list[Cue], house: House) -> Evidence:
    name = place.scan.text[hit.start : hit.end]
    before = [c for c in cues if c.frame.form in ("mention", "cited") and c.start < hit.start <= c.end + 25]
    after = [c for c in cues if c.frame.form in ("mention-after", "cited-after") and 0 <= c.start - hit.end <= 3]
    cue = (before[-1:] + after + [None])[0]
    kind = "mention" if cue is None else cue.frame.form.removesuffix("-after")
    why = _WHY[cue.frame.form] if cue else "is named in the text, without a credit"
    entry = house.choose(hit.entries)
    rule = f"{kind}/{cue.frame.id if cue else 'name-in-text'}"
    return seen(rule, f"“{name}” {why}", name, entry.outlet_id if entry else None, place.span(hit.start, hit.end))
