"""Phrases by which a whole text rests on a report: before a name, behind it, or around it."""

from __future__ import annotations

from provenance.origin.canon import is_spaceless
from provenance.origin.clauses import (
    SENTENCE_BREAK,
    closes,
    frames_a_sentence,
    is_background,
    is_unmistakable,
    opens,
    opens_the_text,
)
from provenance.origin.grammar import Cue
from provenance.origin.lines import size
from provenance.origin.names import NameHit
from provenance.origin.paragraphs import closes_paragraph
from provenance.origin.tables import linking_words, small_words

CHAIN = 60  # code points over which one phrase goes with the next
DAY_BEFORE = 3  # code points between a day and the verb behind it
BESIDE, ASIDE = 14, 60  # code points between a name and its verb: without, and with a day or a source between
SHORTEST_DAY = 3  # letters of a weekday's name
_COMMAS = (",", "،")
_CLAUSE_ENDS = (",", "”", "»", '"')
_ASIDES = frozenset(("date", "cited", "based-on"))
ARTICLE = 9  # code points between "according to" and a name: "segundo o jornal" has its own phrase
_MARKS = ' "„“”«»‹›'  # around a name
_WORDS_BETWEEN = 5
_PRESENTED = 5  # words that say who reports: "the official Palestinian", "German magazine"
_LITTLE = 5  # letters of a word that presents nobody: of, that, with
_DAY_WORDS, _TO_DAY = 3, 10  # of "early on Saturday", and code points before the day in it


def phrase_before(text: str, hit: NameHit, cues: list[Cue]) -> Cue | None:
    """Return the phrase before a name: it opens its clause, and the clause ends behind the name."""
    near = [cue for cue in cues if cue.frame.form == "based-on" and (cue.end <= hit.start or _reaches_into(cue, hit))]
    for cue in reversed(near):
        between = text[cue.end : hit.start]
        is_near = len(between.split()) <= _WORDS_BETWEEN and len(between) <= 50 and not SENTENCE_BREAK.search(between)
        is_near = is_near and not _is_spoken_to(cues, cue.end, hit.start)
        end = _citing_from(hit, cues)
        if is_background(text, hit.end, hit.end) or _is_of_another_thing(hit, cues):
            continue
        start = _chain_from(text, cue, near)
        is_closed = closes(text, hit.end, end, most=4) or _says_what(text, hit, hit.end, cues)
        if is_near and opens(text, start, most=_most_in_front(cue, cues)) and is_closed:
            return cue if frames_a_sentence(text, start, hit.end, end) else None
    return None


def _most_in_front(cue: Cue, cues: list[Cue]) -> int:
    """Return how many words may stand before a phrase in its clause: more with a day, "Об этом во вторник сообщило"."""
    return 4 if any(day.frame.form == "date" and 0 < cue.start - day.end <= DAY_BEFORE for day in cues) else 1


def _chain_from(text: str, cue: Cue, near: list[Cue]) -> int:
    """Return where the first of several phrases begins that cite through each other: به گزارش X به نقل از Y."""
    chained = [other for other in near if other.start < cue.start <= other.start + CHAIN]
    starts = [other.start for other in chained if not SENTENCE_BREAK.search(text, other.start, cue.start)]
    return min(starts, default=cue.start)


def _says_what(text: str, hit: NameHit, end: int, cues: list[Cue]) -> bool:
    """Return whether "that" follows a name and its verb in the sentence that opens the text."""
    if not opens_the_text(text, hit):
        return False
    those = [cue.start for cue in cues if cue.frame.form == "that" and 0 <= cue.start - end <= CHAIN]
    return any(not SENTENCE_BREAK.search(text, end, at) for at in those)


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
            is_short = opens(text, hit.start, most=2) and closes(text, cue.end, end, most=3)
            is_whole = opens(text, hit.start, most=2) and is_unmistakable(text[cue.start : cue.end])
            if (cue.frame.zones or cue.frame.alone) and not opens_the_text(text, hit):
                continue
            if cue.frame.zones and " " not in text[cue.start : cue.end] and not _quotes(text, hit, cue, cues):
                continue
            is_dated = _is_dated(cue, cues)
            is_closed = cue.frame.alone and _closes_for_good(text, cue.end, is_dated=is_dated)
            if cue.frame.alone and not (is_closed and _opens_presented(text, hit)):
                continue
            is_short = is_short or (opens(text, hit.start, most=2) and _says_what(text, hit, cue.end, cues))
            behind = _DAY_WORDS if is_dated else 0
            is_described = opens(text, hit.start, most=5) and closes(text, cue.end, end, most=behind)
            if is_background(text, hit.end, cue.end) or not (is_short or is_described or is_whole):
                continue
            if frames_a_sentence(text, hit.start, cue.end, end):
                return cue
    return None


def _quotes(text: str, hit: NameHit, verb: Cue, cues: list[Cue]) -> bool:
    """Return whether a verb goes on with what somebody said: "X quoted the police as saying", not "X cited losses".

    Behind a comma it may close the sentence with who said it: "..., X cites the police."
    """
    if text[: hit.start].removesuffix("the ").rstrip()[-1:] in _CLAUSE_ENDS:
        return True
    sayings = [cue for cue in cues if cue.frame.form == "that" and " " in text[cue.start : cue.end]]
    return any(verb.end < cue.start and not SENTENCE_BREAK.search(text, verb.end, cue.start) for cue in sayings)


def _opens_presented(text: str, hit: NameHit) -> bool:
    """Return whether a name opens its clause, or words do that say who reports: "the official Palestinian WAFA".

    A little word right before it makes it another's: "the staff of Reuters reported".
    """
    word = text[max(0, hit.start - BESIDE) : hit.start].rstrip(' „“"«').rpartition(" ")[2]
    is_little = len(word) < _LITTLE and word.islower()
    return opens(text, hit.start, most=1 if is_little else _PRESENTED)


def _is_dated(verb: Cue, cues: list[Cue]) -> bool:
    """Return whether a day stands right behind a verb: "reported early on Saturday"."""
    return any(day.frame.form == "date" and 0 < day.start - verb.end <= _TO_DAY for day in cues)


def _closes_for_good(text: str, end: int, *, is_dated: bool) -> bool:
    """Return whether a sentence or paragraph closes at `end`, but for a day there: "... , X reported."."""
    most = _DAY_WORDS if is_dated else _DAY_WORDS - 1
    return SENTENCE_BREAK.match(text, end) is not None or closes_paragraph(text, end, most)


def _is_beside(text: str, hit: NameHit, cue: Cue, cues: list[Cue]) -> bool:
    """Return whether a verb stands behind a name, with no more between than a day or whom the report cites."""
    distance = cue.start - hit.end
    if distance < 0 or distance > ASIDE or any(char in text[hit.end : cue.start] for char in ",;:،，、。！？"):
        return False
    return distance <= BESIDE or any(
        other.frame.form in _ASIDES and hit.end <= other.start and other.end <= cue.start for other in cues
    )


def is_of_a_day(cue: Cue, hit: NameHit, cues: list[Cue]) -> bool:
    """Return whether a day stands beside a phrase and a name: "meldete X am Dienstag"."""
    start, end = min(cue.start, hit.start) - BESIDE, max(cue.end, hit.end) + BESIDE
    days = [day for day in cues if day.frame.form == "date" and day.end - day.start >= SHORTEST_DAY]
    return any(start <= day.start and day.end <= end + day.end - day.start for day in days)


def _describes_a_noun(text: str, end: int) -> bool:
    """Return whether a Japanese verb that ends here describes the noun that follows: ロイターが伝えた死者数."""
    last, after = text[end - 1 : end], text[end : end + 1]
    return "ぁ" <= last <= "ん" and (after >= "ァ" and is_spaceless(after))


def as_reported(text: str, hit: NameHit, cues: list[Cue]) -> Cue | None:
    """Return the verb behind a name that a word for "according to" introduces: "segundo a Folha publicou"."""
    before = [cue for cue in cues if cue.frame.form == "cited" and cue.end < hit.start and _introduces(text, cue, hit)]
    for cue in cues if before else ():
        is_next = cue.start >= hit.end and not text[hit.end : cue.start].strip(_MARKS)
        is_beside = is_next or (cue.start - hit.end > BESIDE and _is_beside(text, hit, cue, cues))
        if cue.frame.form != "as-reported-after" or not is_beside:
            continue
        start = before[0].start
        is_clause = opens(text, start, most=1) and closes(text, cue.end, None, most=3)
        if is_clause and frames_a_sentence(text, start, cue.end, None) and not is_background(text, hit.end, cue.end):
            return cue
    return None


def _introduces(text: str, cue: Cue, hit: NameHit) -> bool:
    """Return whether a phrase leads to a name over an article, or over one word before quotation marks.

    That is how an outlet's kind is told: "wie das Filmportal «Kinoblatt» berichtete".
    """
    between = text[cue.end : hit.start]
    if len(between) <= ARTICLE:
        return bool(between)
    return len(between) <= ASIDE and between[-1] in _MARKS[1:] and len(between[:-1].split()) == 1


def verb_before(text: str, hit: NameHit, cues: list[Cue]) -> Cue | None:
    """Return the verb of reporting before a name with which the sentence that opens the text closes: ", reports X.".

    The last words of a text may be such too.
    """
    if not opens_the_text(text, hit) and text[hit.end :].strip(' ."”\n'):
        return None
    for cue in cues:
        between = text[cue.end : hit.start].strip().lower()
        is_verb = cue.frame.form == "based-on-after" and 0 < hit.start - cue.end <= ARTICLE
        if not is_verb or (between and between not in linking_words()):
            continue
        is_dated = any(day.frame.form == "date" and 0 < day.start - hit.end <= _TO_DAY for day in cues)
        opens_clause = text[: cue.start].rstrip()[-1:] in _CLAUSE_ENDS
        is_closed = _closes_for_good(text, hit.end, is_dated=is_dated)
        is_closed = is_closed or (is_dated and closes(text, hit.end, None, most=_DAY_WORDS))  # "on Aug. 17"
        if opens_clause and is_closed and not is_background(text, hit.end, hit.end):
            return cue
    return None


def closing_verb(text: str, hit: NameHit, cues: list[Cue]) -> Cue | None:
    """Return the verb that closes the sentence whose subject a name is, in Japanese and Korean: AP通信は…と報じた.

    Only the sentence that opens the text rests it on a report so.
    """
    if text[hit.end : hit.end + 1] not in small_words("subject") or not opens_the_text(text, hit):
        return None
    for cue in cues if opens(text, hit.start, most=4) else ():
        is_verb = cue.frame.form == "based-on-after" and text[cue.start : cue.start + 1] in small_words("quoting")
        if is_verb and cue.start > hit.end and not SENTENCE_BREAK.search(text, hit.end, cue.start):
            return cue if SENTENCE_BREAK.match(text, cue.end) else None
    return None


def of_the_day(text: str, hit: NameHit, cues: list[Cue]) -> Cue | None:
    """Return the past verb behind a name that reports in turn what others said: "X reported on Tuesday, citing two".

    In the sentence that opens a paragraph at the beginning of a text this is the report the text rests on.
    """
    if not opens_the_text(text, hit) or not opens(text, hit.start, most=4):
        return None
    verbs = [cue for cue in cues if cue.frame.form == "cited-after"]
    past = [cue for cue in verbs if " " in text[cue.start : cue.end]]  # "reported last year": background
    for cue in verbs:
        is_plain = not any(other.start <= cue.start < other.end for other in past)
        if is_plain and 0 <= cue.start - hit.end <= 3:
            if _reported_on_a_day(text, hit, cue, cues):
                return cue
            citing = _citing_from(hit, [other for other in cues if other.start >= cue.end])
            if citing is None or size(text[cue.end : citing]) > _WORDS_BETWEEN:
                continue
            if not SENTENCE_BREAK.search(text, cue.end, citing) and not is_background(text, hit.end, cue.end):
                return cue
    return None


def behind_source(text: str, hit: NameHit, cues: list[Cue]) -> Cue | None:
    """Return the verb behind a name and whom it cites, set off by commas: "Yonhap, citing the city, reported that".

    In the sentence that opens a text this is the report the text rests on.
    """
    if text[hit.end : hit.end + 1] not in _COMMAS or not opens_the_text(text, hit):
        return None
    citing = next((cue for cue in cues if cue.frame.form in ("cited", "based-on") and cue.start - hit.end == 2), None)
    comma = text.find(text[hit.end], citing.end, citing.end + ASIDE) if citing else -1
    if comma < 0 or SENTENCE_BREAK.search(text, hit.end, comma) or not opens(text, hit.start, most=5):
        return None
    verbs = (cue for cue in cues if cue.frame.form in ("based-on-after", "cited-after"))
    return next((cue for cue in verbs if 0 < cue.start - comma <= 2), None)


def _reported_on_a_day(text: str, hit: NameHit, verb: Cue, cues: list[Cue]) -> bool:
    """Return whether a name that opens its sentence reported on a day what follows: "X reported on Friday that the".

    What it reports of itself is no report on others: "that its profit rose".
    """
    reports = any(cue.frame.form == "based-on-after" and cue.start == verb.start for cue in cues)
    start = text.rfind("\n", 0, hit.start) + 1
    if not reports or not _is_dated(verb, cues) or size(text[start : hit.start]) > 1:
        return False
    those = [cue for cue in cues if cue.frame.form == "that" and 0 < cue.start - verb.end <= CHAIN]
    if not those or SENTENCE_BREAK.search(text, verb.end, those[0].start) or is_background(text, hit.end, verb.end):
        return False
    following = text[those[0].end : those[0].end + BESIDE].split()[:1]
    return bool(following) and following[0] not in small_words("of-itself")
