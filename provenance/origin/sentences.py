"""Credits that sentences state outright: "originally published by X", "with X", "X contributed to this report"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.document import OriginRelation
from provenance.origin.canon import is_small, is_spaceless
from provenance.origin.credits import read_credit
from provenance.origin.evidence import Candidate, Evidence, Rule, from_credit, seen
from provenance.origin.grammar import Cue, Form
from provenance.origin.house import House
from provenance.origin.issuers import is_somebody_of_the_house, whole_issuer
from provenance.origin.lines import PAST, is_of_another_year, sentence_around, size
from provenance.origin.partners import beside_house
from provenance.origin.places import Place
from provenance.origin.printed import is_of_body, printed_name
from provenance.origin.scan import Scan
from provenance.origin.signoffs import described, fills_line, sign_off
from provenance.origin.tables import small_words
from provenance.origin.tokens import Credit, Token, domain

_SLOT = 90  # code points from its phrase within which a name stands
NEAR = 30
BEHIND_NAMES = 6  # words of a day and an issue: "in der Ausgabe vom 3. Mai 2024"
BESIDE_NAMES = 2  # words that may stand behind the names of a line that is a credit
_NAME_BREAK = re.compile(
    r"(?<!\s\d)(?<!\s\d\d)\.(?:\s|$)|[\n;!?()\[\]（）。|।۔，]|[,،]\s|:\s|\s+[-–—]\s+|\s(?:on|am|le|el|em|op|den|il|em|dia|dne)\s+(?=\w*\s?\d)|$"
)
_LINE_BREAK = re.compile(r"\.(?:\s|$)|[\n;!?()\[\]（）。|।։]|$")
_BETWEEN = re.compile(r"[\s\"'“”„«»‘’(\[（「『:：՝,•·\-–—]*")
_WORD = re.compile(r"\S+")
_LISTED = re.compile(r"\s?[,、،]\s?(?:\w{1,3}\s)?|\s\w{1,3}\s")
_DENSE_NAME = re.compile(
    r"(?:[はが]、?(?:最初に|もともと|当初、?)?|[经經获獲由])[「『《“]?([^\s、。はがを「」『』《》“”（）()]{2,14})[」』》”]?"
)
_HEBREW_IN = "ב"
_DAY_BETWEEN = re.compile(
    r"(?:[^\W\d]{1,5}\.?\s)?(?:(?P<digits>\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\.?)|(?:[^\W\d]{4,12},?\s)?(?:\d{1,2}\.?\s)?"
    r"(?:[^\W\d]{1,3}\s)?[^\W\d]{3,13}\.?(?:\s\d{1,2},?)?(?:\s(?:[^\W\d]{1,3}\s)?\d{4}\.?)?),?\s(?:[^\W\d]{1,6}\s)??(?P<word>[^\W\d]{1,6})\s"
)
_VERBS: tuple[Form, ...] = ("published-after", "partner-after", "wire-after")  # may close the sentence behind a name
_STOPS = (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔")
_ABOUT_SITE: tuple[Form, ...] = ("boilerplate", "reverse", "elsewhere")

_AFTER: dict[Form, tuple[str, OriginRelation | None]] = {
    "published": ("published", "republished"),
    "partner": ("partner", "partner"),
    "release": ("release", "press-release"),
    "wire": ("wire-sentence", "wire"),
    "distributor": ("distributor", "republished"),
    "joint": ("joint", "co-credit"),
}
_BEFORE: dict[Form, tuple[str, OriginRelation | None]] = {
    "published-after": ("published", "republished"),
    "partner-after": ("partner", "partner"),
    "release-after": ("release", "press-release"),
    "wire-after": ("wire-sentence", "wire"),
    "joint-after": ("joint", "co-credit"),
    "label-after": ("label", None),
    "byline-after": ("byline", None),
}
_FORMS_OF_REPORTS: tuple[Form, ...] = ("wire", "wire-after", "label-after", "byline-after")
_READ: tuple[Form, ...] = (*_AFTER, *_BEFORE, "sign-off", "described-after", "unnamed")
TELLING: tuple[Form, ...] = (*_READ, "label", "label-word", "agencies")
"""The forms one of which stands in every credit that names nobody the registry knows."""
# Phrases whose outlet need not be in the registry: they say outright that somebody else made the text.
_TAKES_UNKNOWN = frozenset(("published", "partner", "release", "published-after", "partner-after", "release-after"))


def credits_in_sentences(place: Place, house: House, zone: str) -> Iterator[Evidence]:
    """Yield the credits that sentences of an opening, closing or footer zone state outright.

    What lies in a longer phrase that named somebody is not read again: "distributed by" within "distributed by X on
    behalf of".
    """
    read_up_to = 0
    for cue in place.scan.cues_of(*_READ) if place.scan.tells(*_READ) else ():
        if cue.end <= read_up_to or (cue.frame.zones and zone not in cue.frame.zones):
            continue
        found = list(_stated(place, cue, house, zone))
        if found:
            read_up_to = cue.end
        yield from found


def _stated(place: Place, cue: Cue, house: House, zone: str) -> Iterator[Evidence]:
    form = cue.frame.form
    if form in _FORMS_OF_REPORTS:
        start, _end = sentence_around(place.scan.text, cue.start, cue.end)
        if is_of_another_year(place.scan.text, max(start, cue.start - PAST), cue.end):
            return
    if form in _AFTER:
        yield from _after(place, cue, house, zone)
    elif form in _BEFORE:
        yield from _before(place, cue, house, zone)
    elif form == "sign-off":
        yield from sign_off(place, cue, house, zone)
    elif form == "described-after":
        yield from described(place, cue, house, zone)
    elif not cue.frame.alone or fills_line(place.scan.text, cue):
        yield Candidate(f"{zone}/unnamed", cue.frame.id, "published", "republished", (), place.span(cue.start, cue.end))


def about_the_site(scan: Scan, start: int, end: int, *, is_phrase: bool = False) -> bool:
    """Return whether the sentence or line around `start:end` is about the site, other pages or copies elsewhere.

    Words within a longer phrase of a credit say nothing of the kind: "from our partners" within "comes from our
    partners at".
    """
    if not scan.tells(*_ABOUT_SITE):
        return False
    left, right = sentence_around(scan.text, start, end)
    about = scan.cues_of(*_ABOUT_SITE, start=left, end=right)
    return any(not (is_phrase and start <= cue.start and cue.end <= end) for cue in about)


def signs_behind_site(scan: Scan, start: int, end: int) -> bool:
    """Return whether a closing unit is about the site, or signs a sentence that begins so: "See also: ... (AFP)".

    Within a sentence such words may be anybody's: "The town is a member of the league. (AFP)".
    """
    if not scan.tells(*_ABOUT_SITE):
        return False
    before = scan.text[:start].rstrip()
    if not before.rstrip('"”»’)」』').endswith(_STOPS):
        return about_the_site(scan, start, end)
    left, right = sentence_around(scan.text, max(len(before) - 2, 0), end)
    about = scan.cues_of(*_ABOUT_SITE, start=left, end=right)
    return any(cue.start >= start or cue.start - left <= len("» ") for cue in about)


def passed_over(place: Place, start: int, end: int) -> Iterator[Evidence]:
    """Yield a clue for each name in a line that is about the site, or about copies elsewhere."""
    for hit in place.scan.hits:
        if start <= hit.start and hit.end <= end:
            name = place.scan.text[hit.start : hit.end]
            says = f"“{name}” stands in a line about the site or about copies elsewhere"
            yield seen("none/not-about-this-text", says, name, None, place.span(hit.start, hit.end))


def _after(place: Place, cue: Cue, house: House, zone: str) -> Iterator[Evidence]:
    if about_the_site(place.scan, cue.start, cue.end, is_phrase=True):
        return
    means, relation = _AFTER[cue.frame.form]
    if cue.frame.rests:
        means, relation = "based-on", "based-on"
    scan = place.scan
    is_list = scan.text[cue.end - 1] == ":"  # "Contributing: Jane Roe, John Doe, Associated Press"
    begin, end = _slot_after(scan, cue.end, _LINE_BREAK if is_list else _NAME_BREAK)
    if cue.frame.exact and not _opens_a_name_line(scan.text, cue):
        return
    if cue.frame.itself:
        token = Token("outlet", cue.start, cue.end, scan.text[cue.start : cue.end], None, "site")
        yield Candidate(
            f"{zone}/{cue.frame.form}", cue.frame.id, means, relation, (token,), place.span(cue.start, cue.end)
        )
        return
    credit = read_credit(scan, begin, end, house)
    known = [
        token
        for token in credit.of("outlet", "self", "agencies")
        if token.start - begin <= (_SLOT if is_list else NEAR)
    ]
    rule = Rule(f"{zone}/{cue.frame.form}", cue.frame.id, means, relation)
    if cue.frame.alone and not _fills_its_line(scan, cue, known[-1].end if known else end):
        return
    if known and cue.frame.form == "partner" and credit.tokens[0].kind in ("person", "unknown"):
        credit = _with_first(scan, credit, known[0].start, house)
    if known and cue.frame.form == "partner" and (other := beside_house(scan, known, house)):
        credit, known = other, list(other.tokens)
    if credit.of("issuer") and cue.frame.form not in _TAKES_UNKNOWN:
        return
    in_slot = zone == "byline" and zone in cue.frame.zones
    if cue.frame.form == "partner" and not in_slot and not _is_made_together(scan, cue, (begin, end), known):
        return
    if cue.frame.form == "published" and known and not _speaks_of_the_text(scan, cue):
        return
    if cue.frame.form == "published" and _is_further(scan, cue):
        return
    if cue.frame.zones == {"byline"} and not _is_signed(scan, cue):
        return
    if cue.frame.form == "published" and _is_filed_in_section(scan, cue, begin) and not any(map(_is_sure, known)):
        return
    if known:
        yield from from_credit(credit, place, rule, (cue.start, known[-1].end))
    elif place.scan.cues_of("agencies", start=cue.start, end=cue.end):
        yield Candidate(rule.family, rule.frame, rule.means, rule.relation, (), place.span(cue.start, cue.end))
    elif cue.frame.form in _TAKES_UNKNOWN:
        yield from _unregistered(place, cue, rule, (begin, end), house, in_slot=in_slot)


def _is_made_together(scan: Scan, cue: Cue, slot: tuple[int, int], known: list[Token]) -> bool:
    """Return whether it is the text that was made with a partner, and not a festival.

    Its sentence speaks of the text, or nothing but the phrase and the names stands in it.
    """
    first, last = (known[0].start, known[-1].end) if known else slot
    start, stop = sentence_around(scan.text, min(cue.start, first), max(cue.end, last))
    if scan.cues_of("subject", start=start, end=stop) or _is_signed(scan, cue):
        return True
    first, last = min(cue.start, first), max(cue.end, last)
    before, between, behind = scan.text[start:first], scan.text[cue.end : slot[0]], scan.text[last:stop]
    if known and known[0].start > cue.end:
        between = scan.text[cue.end : known[0].start]
    return size(before) <= 1 and size(between) <= 1 and size(behind) <= BESIDE_NAMES


def _slot_after(scan: Scan, at: int, pattern: re.Pattern[str]) -> tuple[int, int]:
    """Return where the names behind a phrase stand: up to a break, over commas between listed names."""
    text = scan.text
    between = _BETWEEN.match(text, at)
    begin = _over_day(scan, between.end() if between else at)
    begin = min((hit.start for hit in scan.hits if hit.start < at < hit.end), default=begin)
    broken = pattern.search(text, begin, begin + _SLOT)
    end = broken.start() if broken else min(len(text), begin + _SLOT)
    end = min((cue.start for cue in scan.cues_of(*_VERBS, start=begin + 1, end=end)), default=end)
    for hit in scan.hits:
        if hit.start < end < hit.end or (hit.start >= end and _is_listed(text, end, hit.start)):
            end = hit.end
    return begin, end


def _is_listed(text: str, end: int, start: int) -> bool:
    """Return whether a name at `start` is one more of a list, and not what the name before is: "X, a Y publication"."""
    between = text[end:start].split()
    return (
        _LISTED.fullmatch(text, end, start) is not None
        and between[-1:] != []
        and (between[-1] not in small_words("indefinite"))
    )


def _over_day(scan: Scan, at: int) -> int:
    """Return where a name begins behind a day and a small word: "veröffentlicht am 3. Mai 2024 in der taz"."""
    found = _DAY_BETWEEN.match(scan.text, at)
    if found is None or not found["word"].islower():
        return at
    is_day = found["digits"] is not None or scan.cues_of("date", start=at, end=found.start("word"))
    is_maker = scan.cues_of("byline", start=found.start("word"), end=found.end("word") + 1)
    return found.start("word") if is_day and not is_maker else at


def _with_first(scan: Scan, credit: Credit, end: int, house: House) -> Credit:
    """Return a list of partners whose first the registry does not hold, with that one as printed, if not the house."""
    first = credit.tokens[0]
    listed, comma, _rest = scan.text[first.start : end].partition(",")
    name = listed if comma else first.text
    if house.is_self(None, name) or house.signs(name):
        return credit
    others = [token for token in credit.tokens[1:] if token.start >= first.start + len(name)]
    return Credit((Token("outlet", first.start, first.start + len(name), name, None, "site"), *others))


def _opens_a_name_line(text: str, cue: Cue) -> bool:
    """Return whether a word in capitals opens its line and a name follows at once: "SOURCE Harbour Systems"."""
    opens = cue.start == 0 or text[cue.start - 1] == "\n"
    return opens and text[cue.end : cue.end + 1] == " " and text[cue.end + 1 : cue.end + 2].isupper()


def _unregistered(
    place: Place, cue: Cue, rule: Rule, slot: tuple[int, int], house: House, *, in_slot: bool
) -> Iterator[Evidence]:
    """Yield the credit of a name that the registry does not hold, as printed, or where the zone's link leads."""
    name = printed_name(place.scan, *slot) if in_slot or _speaks_of_the_text(place.scan, cue) else None
    if rule.means == "release":
        name = whole_issuer(place.scan, slot[0], name)
    if name is not None and is_somebody_of_the_house(place.scan, name):
        return
    if name is None:
        name = linked(place, house)
        if name is None:
            return
    name = _without_preposition(name, cue)
    span = place.span(cue.start, max(cue.end, name.end))
    if name.kind == "self" or house.is_self(name.outlet, name.text):
        yield Candidate(rule.family, rule.frame, rule.means, None, (), span, is_self=True)
    else:
        yield Candidate(rule.family, rule.frame, rule.means, rule.relation, (name,), span)


def _is_filed_in_section(scan: Scan, cue: Cue, start: int) -> bool:
    """Return whether a day stands between a phrase that opens its line and a name: "Publicado el 3 de mayo en Cultura".

    Systems print the section of the page so; only a sure name is an outlet's there.
    """
    between = scan.text[cue.end : start]
    opens = not scan.text[scan.text.rfind("\n", 0, cue.start) + 1 : cue.start].strip()
    return opens and any(map(str.isdigit, between))


def _is_sure(token: Token) -> bool:
    return token.is_registered and not token.is_careful


def _without_preposition(name: Token, cue: Cue) -> Token:
    """Return a Hebrew name without the letter for "in" that is written in one with it: בכלכליסט."""
    is_joined = name.text[0] == _HEBREW_IN and "he" in cue.frame.languages and name.start == cue.end + 1
    return Token("outlet", name.start + 1, name.end, name.text[1:], None, "site") if is_joined else name


def _speaks_of_the_text(scan: Scan, cue: Cue) -> bool:
    """Return whether a phrase opens its line or stands in a sentence that speaks of the text itself.

    Cases of a fever "first appeared in" a place too. A byline in front speaks of the text: "By Jane Roe via".
    """
    start, end = sentence_around(scan.text, cue.start, cue.end)
    before = scan.text[max(0, start, scan.text.rfind("\n", 0, cue.start) + 1) : cue.start].rstrip(" ")
    opens = not before.strip(' "“„«(*[—–-|') or before[-1] in "*|•" or _is_open(before)
    return opens or _is_signed(scan, cue) or bool(scan.cues_of("subject", start=start, end=end))


def _fills_its_line(scan: Scan, cue: Cue, end: int) -> bool:
    """Return whether a sentence is a line of its own, and no more than a day stands behind its names, up to `end`."""
    start, stop = sentence_around(scan.text, cue.start, end)
    line = scan.text[max(0, scan.text.rfind("\n", 0, start) + 1) : start]
    rest = scan.text[stop:].partition("\n")[0]
    behind = scan.text[end:stop].strip(" .,;:)\"”“»'")
    is_day = behind[:1].isdigit() or bool(scan.cues_of("date", start=end, end=stop))
    is_line = not line.strip(" (*[-–—") and not rest.strip(" .)]\"”“»'")
    return is_line and (size(behind) <= 1 or (is_day and size(behind) <= BEHIND_NAMES))


def _corrects(scan: Scan, cue: Cue) -> bool:
    """Return whether its sentence is a correction: "Korrektur: Die dpa hat diese Meldung nicht veröffentlicht"."""
    start, end = sentence_around(scan.text, cue.start, cue.end)
    return bool(scan.cues_of("denied", start=start, end=end))


def _is_further(scan: Scan, cue: Cue) -> bool:
    """Return whether its sentence names a further place of publication: "ist auch in der taz erschienen"."""
    start, end = sentence_around(scan.text, cue.start, cue.end)
    return bool(scan.cues_of("also", start=start, end=end))


def _is_open(before: str) -> bool:
    """Return whether a bracket opens here and none closes it: an aside of the editors."""
    return max(map(before.rfind, "([（［【")) > max(map(before.rfind, ")]）］】"))


def _is_signed(scan: Scan, cue: Cue) -> bool:
    """Return whether the sentence of a phrase opens with a byline."""
    start, _end = sentence_around(scan.text, cue.start, cue.end)
    return any(by.start == start for by in scan.cues_of("byline", start=start, end=cue.start))


def linked(place: Place, house: House) -> Token | None:
    """Return the registered outlet, or the house, to which the only link of a zone leads."""
    if place.zone.href is None or "://" not in place.zone.href:
        return None
    token = domain(0, 0, place.zone.href, house)
    return token if token.kind == "self" or token.outlet is not None else None


def _before(place: Place, cue: Cue, house: House, zone: str) -> Iterator[Evidence]:
    if about_the_site(place.scan, cue.start, cue.end, is_phrase=True):
        return
    if cue.frame.form == "published-after" and _is_further(place.scan, cue):
        return
    if cue.frame.alone and place.scan.text[cue.end :].partition("\n")[0].strip(" 。）)」"):
        return
    if cue.frame.of_the_text and (not _speaks_of_the_text(place.scan, cue) or _corrects(place.scan, cue)):
        return
    means, relation = _BEFORE[cue.frame.form]
    if cue.frame.rests:
        means, relation = "based-on", "based-on"
    start = max(sentence_around(place.scan.text, cue.start, cue.start)[0], cue.start - _SLOT)
    end = max([cue.start, *(hit.end for hit in place.scan.hits if hit.start < cue.start < hit.end)])
    credit = read_credit(place.scan, start, end, house)
    marks = [t for t in credit.of("outlet", "self", "agencies") if cue.start - t.end <= NEAR or len(credit.tokens) <= 6]
    rule = Rule(f"{zone}/{cue.frame.form}", cue.frame.id, means, relation)
    if cue.frame.form == "partner-after" and not _is_made_together(place.scan, cue, (start, cue.start), marks):
        return
    if marks and all(token.kind == "self" for token in marks) and _holds_feed(place.scan, cue):
        return  # "not edited by our staff": the feed is somebody's all the same
    if marks and not credit.of("issuer"):
        yield from from_credit(credit, place, rule, (marks[0].start, cue.end))
    elif (
        not marks
        and zone != "byline"
        and cue.frame.form in _TAKES_UNKNOWN
        and (name := _printed_before(place.scan, start, cue))
    ):
        span = place.span(name.start, cue.end)
        if house.is_self(None, name.text):
            yield Candidate(rule.family, rule.frame, means, None, (), span, is_self=True)
        else:
            yield Candidate(rule.family, rule.frame, means, relation, (name,), span)


def _holds_feed(scan: Scan, cue: Cue) -> bool:
    """Return whether a phrase itself says that the text is from a feed of somebody unnamed."""
    return bool(scan.cues_of("unnamed", start=cue.start, end=cue.end))


def _printed_before(scan: Scan, start: int, cue: Cue) -> Token | None:
    """Return the unregistered name right before a phrase, in a sentence that speaks of the text itself.

    The name is the run of capitalised words behind the last word in lower case: "zuerst bei X erschienen".
    """
    if not _speaks_of_the_text(scan, cue):
        return None
    begin = max((word.end for word in scan.cues_of("subject", start=start, end=cue.start)), default=start)
    if is_spaceless(scan.text[begin]):
        dense = _DENSE_NAME.fullmatch(scan.text, begin, cue.start)
        return Token("outlet", dense.start(1), dense.end(1), dense[1], None, "site") if dense else None
    at = cue.start
    words = list(_WORD.finditer(scan.text, begin, cue.start))
    for index in range(len(words) - 1, -1, -1):
        word = words[index].group()
        if is_small(word[0]) and "." not in word and not is_of_body(word, words[index - 1].group() if index else ""):
            break
        at = words[index].start()
    name = printed_name(scan, at, cue.start)
    return name if name is not None and not name.text[0].islower() else None
