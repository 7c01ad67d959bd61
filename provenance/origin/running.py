"""Names in running text: the reports a text rests on, and everything that is only mentioned or cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.origin.canon import is_spaceless
from provenance.origin.evidence import Candidate, Evidence, seen
from provenance.origin.grammar import Cue
from provenance.origin.house import House
from provenance.origin.lines import PAST, YEAR, size
from provenance.origin.names import AGENCIES, NameHit
from provenance.origin.paragraphs import closes_paragraph
from provenance.origin.scan import BODY, HEAD, TAIL, Place, Reader
from provenance.origin.tables import small_words
from provenance.origin.tokens import named

# A report that the whole text rests on is named in its first paragraph or with its last words; read on real pages, a
# name further down was the source of one fact.
OPENING, CLOSING = 450, 60
CLAUSE = 300  # code points within which a clause or sentence ends
CONJUNCTION = 3  # letters of the word between two names of a list
_LIST_SIGNS = frozenset((",", "،", "、", "，", "/", "·"))
_DAY = re.compile(r"\A,?\s?\w{3,10} \(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)|\A, \w{4,10}\Z")  # ", Selasa (3/5)", ", Selasa"
_IN_A_YEAR = re.compile(r"(?:\A|[.!?\n]\s*)[^\d.!?\n]{0,14}(?:19|20)\d\d[^\d.!?\n]{0,8}\Z")
NEXT_TO = 2  # code points between a time and a name: "Last year, X"
CHAIN = 60  # code points over which one phrase goes with the next
DAY_BEFORE = 3  # code points between a day and the verb behind it
BESIDE, ASIDE = 12, 60  # code points between a name and its verb: without, and with a day or a source between
SHORTEST_DAY = 3  # letters of a weekday's name
_ASIDES = frozenset(("date", "cited", "based-on"))
SHORTEST_KIND = 6  # letters of a word for an agency
ARTICLE = 9  # code points between "according to" and a name: "segundo o jornal" has its own phrase
MOST_NAMES = 40  # names in running text that are looked at; a document keeps no more clues
REACH = 90  # code points around a name in which its cue stands
NEAR = 60, 30
_WORDS_BETWEEN = 5
_WORDS_IN_FRONT = 5  # of the house and a place before the dash with which a text opens
_OPENS_ADDRESS = re.compile(r"\.[a-z]{2,4}(?!\w)")  # behind a name: "Index.hr" is not Index
_CLAUSE_BREAK = re.compile(r"[.!?](?:[\"”»’)]*\s|$)|[。！？।۔։،؛,，、;；:：“”\"«»()（）\n]|\s[-–—]\s")
_EDGE = re.compile(r"\s[-–—]\s|(?<=[\u3400-\u9fff])\s(?=[\u3400-\u9fff])")
_SENTENCE_BREAK = re.compile(r"[.!?][\"”»’)]*(?:\s|$)|[。！？।۔։]|\n")


def running_text(text: str, reader: Reader, house: House) -> Iterator[Evidence]:
    """Yield the reports that the text rests on, and a clue for every other name with the reason it does not count.

    Of a very long text its beginning and its end are read.
    """
    for start, end in _parts(len(text)):
        part = Part(Place(BODY, reader.scan(text[start:end]), start), len(text))
        scan, hits = part.place.scan, _telling(part)
        windows = [window(scan.text, hit, is_near=not part.is_at_end(hit)) for hit in hits]
        for hit, within in zip(hits, scan.around(windows), strict=True):
            cues = outermost(within) if len(within) > 1 else within
            yield _rested_on(part, hit, cues, house) or _mentioned(part.place, hit, cues, house)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text that is read, and how long the whole is."""

    place: Place
    whole: int

    def is_at_end(self, hit: NameHit) -> bool:
        """Return whether a name stands where a report is named that the whole text rests on."""
        start, end = hit.start + self.place.offset, hit.end + self.place.offset
        return start <= OPENING or end >= self.whole - CLOSING


def _parts(length: int) -> list[tuple[int, int]]:
    if length <= HEAD + TAIL:
        return [(0, length)]
    return [(0, HEAD), (length - TAIL, length)]


def _telling(part: Part) -> list[NameHit]:
    """Return the names that are looked at: those at the two ends of a text before those in its middle."""
    hits = part.place.scan.hits
    ends = [hit for hit in hits if part.is_at_end(hit)]
    first = ends[: MOST_NAMES // 2] + ends[MOST_NAMES // 2 :][-MOST_NAMES // 2 :]
    middle = [hit for hit in hits if not part.is_at_end(hit)]
    return sorted((*first, *middle[: MOST_NAMES - len(first)]), key=lambda hit: hit.start)


def outermost(cues: list[Cue]) -> list[Cue]:
    """Return the cues that lie in no longer one of another form: "reported by" within "as reported by" is not meant."""
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


# ---------------------------------------------------------------- what a text rests on


def _rested_on(part: Part, hit: NameHit, cues: list[Cue], house: House) -> Evidence | None:
    """Return the report named here as the one the whole text rests on.

    It is named near the beginning or the end of the text, in a clause of its own.
    """
    place, text = part.place, part.place.scan.text
    is_word = hit.is_common and " " not in text[hit.start : hit.end] and not _is_called_paper(place, hit, cues)
    if _is_in_other_address(text, hit, house) or is_word or not part.is_at_end(hit) or _is_about_site(cues):
        return None
    is_sure = any(cue.frame.dated for cue in cues) and _is_called_agency(place, hit)
    cues = [cue for cue in cues if is_sure or not cue.frame.dated or _is_of_a_day(cue, hit, cues)]
    cue = phrase_before(text, hit, cues) or phrase_behind(text, hit, cues) or _of_the_day(text, hit, cues)
    cue = cue or _as_reported(text, hit, cues) or _closing_verb(text, hit, cues)
    if cue is None or _is_of_old(text, hit, cues) or _has_own_part(text, hit, cues) or _is_denied(text, hit, cues):
        return None
    start, end = min(cue.start, hit.start), max(cue.end, hit.end)
    tokens = [named(other, text[other.start : other.end], house) for other in _listed_with(place, hit)]
    if tokens[0].kind != "outlet":
        return None
    names = tuple(token for token in tokens if token.kind == "outlet")
    means = "relayed" if cue.frame.relays else "based-on"  # "The Times writes, Tanjug relays": Tanjug is nearer
    return Candidate(f"text/{cue.frame.form}", cue.frame.id, means, "based-on", names, place.span(start, end))


def _is_called_agency(place: Place, hit: NameHit) -> bool:
    """Return whether a word for an agency stands right before its name: "berichtete die Presseagentur Kathpress"."""
    if not all(entry.kind in AGENCIES for entry in hit.entries):
        return False
    words = place.scan.cues_of("filler", "media", start=max(0, hit.start - REACH), end=hit.start)
    return any(cue.end == hit.start - 1 and cue.end - cue.start >= SHORTEST_KIND for cue in words)


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


def _has_own_part(text: str, hit: NameHit, cues: list[Cue]) -> bool:
    """Return whether the sentence also speaks of the house's own people: then the name gave one fact."""
    stop = _SENTENCE_BREAK.search(text, hit.end, hit.end + REACH)
    end = stop.start() if stop else hit.end + REACH
    return any(cue.frame.form == "staff" and hit.end <= cue.start < end for cue in cues)


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
    return any(not _SENTENCE_BREAK.search(text, min(hit.end, cue.end), max(hit.start, cue.start)) for cue in denials)


def _is_about_site(cues: list[Cue]) -> bool:
    return any(cue.frame.form in ("boilerplate", "reverse", "elsewhere") for cue in cues)


def phrase_before(text: str, hit: NameHit, cues: list[Cue]) -> Cue | None:
    """Return the phrase before a name: it opens its clause, and the clause ends behind the name."""
    near = [cue for cue in cues if cue.frame.form == "based-on" and (cue.end <= hit.start or _reaches_into(cue, hit))]
    for cue in reversed(near):
        between = text[cue.end : hit.start]
        is_near = len(between.split()) <= _WORDS_BETWEEN and len(between) <= 50 and not _SENTENCE_BREAK.search(between)
        is_near = is_near and not _is_spoken_to(cues, cue.end, hit.start)
        end = _citing_from(hit, cues)
        if _is_background(text, hit.end, hit.end) or _is_of_another_thing(hit, cues):
            continue
        start = _chain_from(text, cue, near)
        is_closed = _closes(text, hit.end, end, most=4) or _says_what(text, hit, hit.end, cues)
        if is_near and _opens(text, start, most=_most_in_front(cue, cues)) and is_closed:
            return cue if _frames_a_sentence(text, start, hit.end, end) else None
    return None


def _most_in_front(cue: Cue, cues: list[Cue]) -> int:
    """Return how many words may stand before a phrase in its clause: more with a day, "Об этом во вторник сообщило"."""
    return 4 if any(day.frame.form == "date" and 0 < cue.start - day.end <= DAY_BEFORE for day in cues) else 1


def _chain_from(text: str, cue: Cue, near: list[Cue]) -> int:
    """Return where the first of several phrases begins that cite through each other: به گزارش X به نقل از Y."""
    chained = [other for other in near if other.start < cue.start <= other.start + CHAIN]
    starts = [other.start for other in chained if not _SENTENCE_BREAK.search(text, other.start, cue.start)]
    return min(starts, default=cue.start)


def _says_what(text: str, hit: NameHit, end: int, cues: list[Cue]) -> bool:
    """Return whether "that" follows a name and its verb in the sentence that opens the text."""
    if not _opens_the_text(text, hit):
        return False
    those = [cue.start for cue in cues if cue.frame.form == "that" and 0 <= cue.start - end <= CHAIN]
    return any(not _SENTENCE_BREAK.search(text, end, at) for at in those)


def _is_spoken_to(cues: list[Cue], start: int, end: int) -> bool:
    """Return whether somebody speaks to whom follows: "annonce le maire à l'AFP" is no report of the agency's."""
    return any(cue.frame.form == "mention" and start <= cue.start and cue.end <= end for cue in cues)


def _is_of_another_thing(hit: NameHit, cues: list[Cue]) -> bool:
    """Return whether a name is part of another: "as shown by a survey for X" in languages that put the word behind."""
    return any(cue.frame.form == "mention-after" and 0 <= cue.start - hit.end <= 1 for cue in cues)


def _citing_from(hit: NameHit, cues: list[Cue]) -> int | None:
    """Return where a phrase begins behind a name that says whom it cites in turn: "with reference to the mayor"."""
    citing = [cue.start for cue in cues if cue.frame.form in ("cited", "based-on") and cue.start >= hit.end]
    return min(citing, default=None)


def _reaches_into(cue: Cue, hit: NameHit) -> bool:
    """Return whether a phrase holds the name itself, or the word for its kind with which the name begins.

    Both "according to the agency" and "the agency Reuters" are in the tables.
    """
    return cue.start < hit.start < cue.end


def phrase_behind(text: str, hit: NameHit, cues: list[Cue]) -> Cue | None:
    """Return the phrase behind a name: the name opens the clause, which ends behind the phrase."""
    for cue in cues:
        if not _is_beside(text, hit, cue, cues):
            continue
        if cue.frame.form == "based-on-after" and not _describes_a_noun(text, cue.end):
            end = _citing_from(hit, [other for other in cues if other.start >= cue.end])
            is_short = _opens(text, hit.start, most=2) and _closes(text, cue.end, end, most=3)
            is_whole = _opens(text, hit.start, most=2) and _is_unmistakable(text[cue.start : cue.end])
            if (cue.frame.zones or cue.frame.alone) and not _opens_the_text(text, hit):
                continue
            if cue.frame.alone and not (closes_paragraph(text, cue.end) and _opens(text, hit.start, most=1)):
                continue
            is_short = is_short or (_opens(text, hit.start, most=2) and _says_what(text, hit, cue.end, cues))
            is_described = _opens(text, hit.start, most=5) and _closes(text, cue.end, end, most=0)
            if _is_background(text, hit.end, cue.end) or not (is_short or is_described or is_whole):
                continue
            if _frames_a_sentence(text, hit.start, cue.end, end):
                return cue
    return None


def _is_beside(text: str, hit: NameHit, cue: Cue, cues: list[Cue]) -> bool:
    """Return whether a verb stands behind a name, with no more between than a day or whom the report cites."""
    distance = cue.start - hit.end
    if distance < 0 or distance > ASIDE or any(char in text[hit.end : cue.start] for char in ",;:،，、"):
        return False
    return distance <= BESIDE or any(
        other.frame.form in _ASIDES and hit.end <= other.start and other.end <= cue.start for other in cues
    )


def _is_of_a_day(cue: Cue, hit: NameHit, cues: list[Cue]) -> bool:
    """Return whether a day stands beside a phrase and a name: "meldete X am Dienstag"."""
    start, end = min(cue.start, hit.start) - BESIDE, max(cue.end, hit.end) + BESIDE
    days = [day for day in cues if day.frame.form == "date" and day.end - day.start >= SHORTEST_DAY]
    return any(start <= day.start and day.end <= end + day.end - day.start for day in days)


def _describes_a_noun(text: str, end: int) -> bool:
    """Return whether a Japanese verb that ends here describes the noun that follows: ロイターが伝えた死者数."""
    last, after = text[end - 1 : end], text[end : end + 1]
    return "ぁ" <= last <= "ん" and (after >= "ァ" and is_spaceless(after))


def _as_reported(text: str, hit: NameHit, cues: list[Cue]) -> Cue | None:
    """Return the verb behind a name that a word for "according to" introduces: "segundo a Folha publicou"."""
    before = [cue for cue in cues if cue.frame.form == "cited" and 0 < hit.start - cue.end <= ARTICLE]
    for cue in cues if before else ():
        is_beside = 0 <= cue.start - hit.end <= 1 or (cue.start - hit.end > BESIDE and _is_beside(text, hit, cue, cues))
        if cue.frame.form != "as-reported-after" or not is_beside:
            continue
        start = before[0].start
        is_clause = _opens(text, start, most=1) and _closes(text, cue.end, None, most=3)
        if is_clause and _frames_a_sentence(text, start, cue.end, None) and not _is_background(text, hit.end, cue.end):
            return cue
    return None


def _closing_verb(text: str, hit: NameHit, cues: list[Cue]) -> Cue | None:
    """Return the verb that closes the sentence whose subject a name is, in Japanese and Korean: AP通信は…と報じた.

    Only the sentence that opens the text rests it on a report so.
    """
    if text[hit.end : hit.end + 1] not in small_words("subject") or not _opens_the_text(text, hit):
        return None
    for cue in cues if _opens(text, hit.start, most=4) else ():
        is_verb = cue.frame.form == "based-on-after" and text[cue.start : cue.start + 1] in small_words("quoting")
        if is_verb and cue.start > hit.end and not _SENTENCE_BREAK.search(text, hit.end, cue.start):
            return cue if _SENTENCE_BREAK.match(text, cue.end) else None
    return None


def _opens_the_text(text: str, hit: NameHit) -> bool:
    """Return whether a name stands in the sentence that opens a paragraph at the beginning of the text."""
    start = text.rfind("\n", 0, hit.start) + 1
    return hit.start <= OPENING and not _SENTENCE_BREAK.search(text, start, hit.start)


def _of_the_day(text: str, hit: NameHit, cues: list[Cue]) -> Cue | None:
    """Return the past verb behind a name that reports in turn what others said: "X reported on Tuesday, citing two".

    In the sentence that opens a paragraph at the beginning of a text this is the report the text rests on.
    """
    if not _opens_the_text(text, hit) or not _opens(text, hit.start, most=4):
        return None
    verbs = [cue for cue in cues if cue.frame.form == "cited-after"]
    past = [cue for cue in verbs if " " in text[cue.start : cue.end]]  # "reported last year": background
    for cue in verbs:
        is_plain = not any(other.start <= cue.start < other.end for other in past)
        if is_plain and 0 <= cue.start - hit.end <= 3:
            citing = _citing_from(hit, [other for other in cues if other.start >= cue.end])
            if citing is None or size(text[cue.end : citing]) > _WORDS_BETWEEN:
                continue
            if not _SENTENCE_BREAK.search(text, cue.end, citing) and not _is_background(text, hit.end, cue.end):
                return cue
    return None


def _is_background(text: str, start: int, end: int) -> bool:
    """Return whether a year stands in the words of a report or right behind: it is an old one, named for background.

    So it is where a year alone opens the sentence: "In 2015, X reported".
    """
    if YEAR.search(text, start, end + PAST):
        return True
    return _IN_A_YEAR.search(text[max(0, start - PAST - 10) : start]) is not None


def _is_unmistakable(phrase: str) -> bool:
    """Return whether a phrase behind a name stands for "according to the report of" wherever the clause goes on."""
    return len(phrase.split()) > 1 or any(map(is_spaceless, phrase))


def _behind_opening(text: str, begin: int, start: int) -> int:
    """Return where a sentence goes on behind what opens its paragraph: a house and a dash, a Chinese place and a space.

    >>> _behind_opening("Dock Daily - desk The Times said", 0, 18)
    13
    """
    edge = _EDGE.search(text, begin, start) if begin == 0 or text[begin - 1] == "\n" else None
    return edge.end() if edge and size(text[begin : edge.start()]) <= _WORDS_IN_FRONT else begin


def _frames_a_sentence(text: str, start: int, end: int, citing: int | None) -> bool:
    """Return whether `start:end` opens or closes its sentence; in its middle it is a remark on one fact."""
    window = max(0, start - 60)
    breaks = [found.end() for found in _SENTENCE_BREAK.finditer(text, window, start)]
    begin = breaks[-1] if breaks else (0 if window == 0 else None)
    if begin is not None and size(text[_behind_opening(text, begin, start) : start]) <= 3:
        return True
    stop = _SENTENCE_BREAK.search(text, end, end + CLAUSE)
    limit = stop.start() if stop else end + CLAUSE
    rest = text[end : limit if citing is None else min(limit, citing)]
    rest = _DAY.sub("", rest, count=1).rstrip(" ,")
    return size(rest) <= 5 and not any(char in rest for char in ",;،")


def _closes(text: str, end: int, citing: int | None, *, most: int) -> bool:
    """Return whether at most `most` words stand between `end` and the end of the clause, or whom it cites in turn."""
    stop = _CLAUSE_BREAK.search(text, end, end + CLAUSE)
    limit = stop.start() if stop else end + CLAUSE
    return size(text[end : limit if citing is None else min(limit, citing)]) <= most


def _opens(text: str, start: int, *, most: int) -> bool:
    """Return whether at most `most` words stand between the beginning of the clause and `start`."""
    window = max(0, start - 60)
    breaks = [found.end() for found in _CLAUSE_BREAK.finditer(text, window, start)]
    begin = breaks[-1] if breaks else (0 if window == 0 else None)
    return begin is not None and size(text[_behind_opening(text, begin, start) : start]) <= most


# ---------------------------------------------------------------- what is only mentioned

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
