"""Credits that sentences state outright: "originally published by X", "with X", "X contributed to this report"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.document import OriginRelation
from provenance.origin.canon import is_small, is_spaceless
from provenance.origin.credits import read_credit
from provenance.origin.evidence import Candidate, Evidence, Rule, from_credit
from provenance.origin.grammar import Cue, Form
from provenance.origin.house import House
from provenance.origin.issuers import is_somebody_of_the_house, whole_issuer
from provenance.origin.lines import PAST, is_of_another_year, sentence_around, size
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.name_slots import LINE_BREAK, NAME_BREAK, REACH, slot_after, without_preposition
from provenance.origin.partners import beside_house
from provenance.origin.places import Place
from provenance.origin.printed import is_of_body, printed_name
from provenance.origin.scan import Scan
from provenance.origin.signoffs import described, fills_line, sign_off
from provenance.origin.site_notes import about_the_site
from provenance.origin.subjects import corrects, fills_its_line, is_further, is_signed, speaks_of_the_text
from provenance.origin.tokens import Credit, Token, domain

NEAR = 30
MOST_PARTS = 6  # of a credit in which names count that stand farther off
_OPENERS = " (*_[—–-"
LONGEST_PRONOUN = 4  # letters
BESIDE_NAMES = 2  # words that may stand behind the names of a line that is a credit
_WORD = re.compile(r"\S+")
_DENSE_NAME = re.compile(
    r"(?:[はが]、?(?:最初に|もともと|当初、?)?|[经經获獲由])[「『《“]?([^\s、。はがを「」『』《》“”（）()]{2,14})[」』》”]?"
)

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
    if form == "joint" and _is_cited(place.scan, cue):
        return
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


def _itself(scan: Scan, cue: Cue) -> Token:
    """Return the maker whose name a phrase is, as the registry knows it or as printed."""
    hit = next((hit for hit in scan.hits if (hit.start, hit.end) == (cue.start, cue.end)), None)
    bearers = {entry.outlet_id for entry in hit.entries} if hit is not None else set()
    outlet = bearers.pop() if len(bearers) == 1 else None
    return Token("outlet", cue.start, cue.end, scan.text[cue.start : cue.end], outlet, "site")


def _is_cited(scan: Scan, cue: Cue) -> bool:
    """Return whether a phrase begins with the end of one that cites: "de acordo com" in "com reportagem da"."""
    citing = scan.cues_of("cited", "based-on", start=max(0, cue.start - REACH), end=cue.end)
    return any(other.start < cue.start < other.end for other in citing)


def _after(place: Place, cue: Cue, house: House, zone: str) -> Iterator[Evidence]:
    if about_the_site(place.scan, cue.start, cue.end, is_phrase=True):
        return
    means, relation = _AFTER[cue.frame.form]
    if cue.frame.rests:
        means, relation = "based-on", "based-on"
    scan = place.scan
    is_list = scan.text[cue.end - 1] == ":"  # "Contributing: Jane Roe, John Doe, Associated Press"
    begin, end = slot_after(scan, cue.end, LINE_BREAK if is_list else NAME_BREAK)
    if cue.frame.exact and not _opens_a_name_line(scan.text, cue):
        return
    if cue.frame.itself:
        token = _itself(scan, cue)
        yield Candidate(
            f"{zone}/{cue.frame.form}", cue.frame.id, means, relation, (token,), place.span(cue.start, cue.end)
        )
        return
    credit = read_credit(scan, begin, end, house)
    known = [
        token
        for token in credit.of("outlet", "self", "agencies")
        if token.start - begin <= (REACH if is_list else NEAR)
    ]
    rule = Rule(f"{zone}/{cue.frame.form}", cue.frame.id, means, relation)
    if cue.frame.alone and not fills_its_line(scan, cue, known[-1].end if known else end):
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
    if cue.frame.form == "published" and known and not speaks_of_the_text(scan, cue):
        return
    if cue.frame.form == "published" and is_further(scan, cue):
        return
    if cue.frame.zones == {"byline"} and not is_signed(scan, cue):
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
    if scan.cues_of("subject", start=start, end=stop) or is_signed(scan, cue):
        return True
    first, last = min(cue.start, first), max(cue.end, last)
    before, between, behind = scan.text[start:first], scan.text[cue.end : slot[0]], scan.text[last:stop]
    if known and known[0].start > cue.end:
        between = scan.text[cue.end : known[0].start]
    return size(before) <= 1 and size(between) <= 1 and size(behind) <= BESIDE_NAMES


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
    name = printed_name(place.scan, *slot) if in_slot or speaks_of_the_text(place.scan, cue) else None
    if rule.means == "release":
        name = whole_issuer(place.scan, slot[0], name)
    if name is not None and is_somebody_of_the_house(place.scan, name):
        return
    if name is None:
        name = linked(place, house)
        if name is None:
            return
    name = without_preposition(name, cue)
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
    return token.is_registered and (not token.is_careful or " " in token.text)


def linked(place: Place, house: House) -> Token | None:
    """Return the registered outlet, or the house, to which the only link of a zone leads."""
    if place.zone.href is None or "://" not in place.zone.href:
        return None
    token = domain(0, 0, place.zone.href, house)
    return token if token.kind == "self" or token.outlet is not None else None


def _before(place: Place, cue: Cue, house: House, zone: str) -> Iterator[Evidence]:
    if about_the_site(place.scan, cue.start, cue.end, is_phrase=True):
        return
    if cue.frame.form == "published-after" and is_further(place.scan, cue):
        return
    if cue.frame.alone and place.scan.text[cue.end :].partition("\n")[0].strip(" 。）)」"):
        return
    if cue.frame.of_the_text and (not speaks_of_the_text(place.scan, cue) or corrects(place.scan, cue)):
        return
    means, relation = _BEFORE[cue.frame.form]
    if cue.frame.rests:
        means, relation = "based-on", "based-on"
    start = sentence_around(place.scan.text, cue.start, cue.start)[0]
    is_opened = cue.frame.form == "joint-after" and _opens_with_writers(place.scan, start)
    start = start if is_opened else max(start, cue.start - REACH)
    end = max([cue.start, *(hit.end for hit in place.scan.hits if hit.start < cue.start < hit.end)])
    credit = read_credit(place.scan, start, end, house)
    marks = credit.of("outlet", "self", "agencies")
    if not is_opened:
        marks = [token for token in marks if cue.start - token.end <= NEAR or len(credit.tokens) <= MOST_PARTS]
    rule = Rule(f"{zone}/{cue.frame.form}", cue.frame.id, means, relation)
    if cue.frame.form == "partner-after" and not _is_made_together(place.scan, cue, (start, cue.start), marks):
        return
    if marks and all(token.kind == "self" for token in marks) and _holds_feed(place.scan, cue):
        return  # "not edited by our staff": the feed is somebody's all the same
    if marks and not credit.of("issuer"):
        yield from from_credit(credit, place, rule, (marks[0].start, cue.end))
    elif (
        not marks
        and (zone != "byline" or cue.frame.form == "release-after")
        and cue.frame.form in _TAKES_UNKNOWN
        and (name := _printed_before(place.scan, start, cue))
    ):
        span = place.span(name.start, cue.end)
        if house.is_self(None, name.text):
            yield Candidate(rule.family, rule.frame, means, None, (), span, is_self=True)
        else:
            yield Candidate(rule.family, rule.frame, means, relation, (name,), span)


def _opens_with_writers(scan: Scan, start: int) -> bool:
    """Return whether an agency and a word for those who write open a sentence: "AP writers Jane Roe and John Doe".

    It may name many of them.
    """
    start += len(scan.text[start:]) - len(scan.text[start:].lstrip(_OPENERS))
    first = next((hit for hit in scan.hits if hit.start == start), None)
    if first is None or all(entry.kind not in AGENCIES for entry in first.entries):
        return False
    return any(cue.start == first.end + 1 for cue in scan.cues_of("staff", "filler", start=first.end))


def _holds_feed(scan: Scan, cue: Cue) -> bool:
    """Return whether a phrase itself says that the text is from a feed of somebody unnamed."""
    return bool(scan.cues_of("unnamed", start=cue.start, end=cue.end))


def _printed_before(scan: Scan, start: int, cue: Cue) -> Token | None:
    """Return the unregistered name right before a phrase, in a sentence that speaks of the text itself.

    The name is the run of capitalised words behind the last word in lower case: "zuerst bei X erschienen".
    """
    if not speaks_of_the_text(scan, cue):
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
    return name if name is not None and not name.text[0].islower() and not _may_be_pronoun(name.text) else None


def _may_be_pronoun(name: str) -> bool:
    """Return whether a name may be a word for people spoken of before, with the capital of a sentence: "They"."""
    return len(name) <= LONGEST_PRONOUN and not name.isupper()
