"""Papers behind their writers in bylines: "By Jane Roe, Hill Valley Gazette", registered or called so by a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from provenance.document import OriginRelation
from provenance.origin.canon import is_small
from provenance.origin.evidence import Candidate, Evidence
from provenance.origin.grammar import Cue, Form
from provenance.origin.house import House
from provenance.origin.media_names import says_outlet
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.places import Place
from provenance.origin.printed import printed_name
from provenance.origin.scan import Scan
from provenance.origin.tables import linking_words, small_words
from provenance.origin.tokens import HOST, Credit, Token, domain

_SIGN = re.compile(r"[,/|()]|\s[-–—]\s")
_BAR = re.compile(r"(?<=[^\W\d_])\s?\|\s?\Z")
_COMMON: tuple[Form, ...] = (
    "filler",
    "staff",
    "date",
    "agencies",
    "elsewhere",
    "joint-word",
    "byline",
    "mention-after",
)
_OPENING_SIGNS, _CLOSING_SIGNS = '«„“"', ' .,;|)»”“"'
SHORTEST, MOST_WORDS = 2, 6  # words of a paper's name
SURE = 3  # words of a registered name that no other is likely to bear
WRITER = range(2, 4)  # words of a writer's name
IN_CAPITALS = 2  # words of one right before a name that nothing sets off


@cache
def _set_off() -> re.Pattern[str]:
    words = "|".join(sorted(small_words("at-a-paper"), key=len, reverse=True))
    return re.compile(rf",\s|\s?[/|(]\s?|\s[-–—]\s|\s(?:{words})\s")


def may_name_paper(text: str) -> bool:
    """Return whether a sign or small word stands in a byline that sets a paper off from its writer."""
    return _set_off().search(text) is not None


def paper_behind(
    place: Place, credit: Credit, start: int, end: int, house: House, *, is_signed: bool
) -> Iterator[Evidence]:
    """Yield the paper that a byline at `start:end` names behind its writers, or alone behind the word for "by".

    Without that word (`is_signed`) the slot must be one that the page marks: photographers and their papers stand
    above plain texts too.
    """
    scan = place.scan
    if credit.of("issuer", "staff", "self", "initials"):
        return
    end = next((token.start for token in credit.tokens if token.kind == "date" and token.start > start), end)
    end = start + len(scan.text[start:end].rstrip(_CLOSING_SIGNS))
    name = _with_staff(scan, credit, start, end, house)
    is_slot = place.zone.area == "byline" or len(credit.of("person")) > 1  # a picture has one maker
    if name is None and (is_signed or (is_slot and "/" not in scan.text[start:end])):
        name = _behind_sign(scan, credit, start, end, house)
    if name is None and is_signed:
        name = _registered(scan, start, end, house, least=SURE) or _closing(scan, credit, start, end, house)
    elif name is None:
        name = _behind_bar(scan, start, end, house)
    if name is not None and not _is_of_house(name, house):
        relation: OriginRelation | None = "wire" if _is_service(scan, name) else None
        yield Candidate("byline/paper", "", "byline", relation, (name,), place.span(name.start, name.end))


def papers_below(places: list[Place], house: House) -> Iterator[Evidence]:
    """Yield the unregistered papers that stand on a line of their own right below a signed writer's: "By Jane Roe"."""
    for above, place in pairwise(places):
        size = len(place.scan.text)
        is_registered = any((hit.start, hit.end) == (0, size) for hit in place.scan.hits)
        if _is_signed_alone(above.scan) and not is_registered:
            name = called_paper(place.scan, 0, size)
            if name is not None and not _is_of_house(name, house):
                yield Candidate("byline/paper", "", "byline", None, (name,), place.span(name.start, name.end))


def _is_signed_alone(scan: Scan) -> bool:
    """Return whether a line is the word for "by" and a writer's name."""
    signs = [cue.end for cue in scan.cues_of("byline") if cue.start == 0] if scan.tells("byline") else []
    words = scan.text[max(signs) :].split() if signs else []
    return len(words) in WRITER and all(word[0].isupper() and word.strip(".").isalpha() for word in words)


def _with_staff(scan: Scan, credit: Credit, start: int, end: int, house: House) -> Token | None:
    """Return the registered paper whose staff the writers before it are: "Jane Roe and John Doe, Nikkei staff writers".

    A house calls itself by a part of its name so.
    """
    paper = next((token for token in credit.tokens if token.kind == "outlet"), None)
    staff = next((cue for cue in scan.cues_of("staff", end=end) if paper and cue.start == paper.end + 1), None)
    marks = [found for found in _set_off().finditer(scan.text, start, end) if paper and found.end() == paper.start]
    if paper is None or staff is None or not marks or not _are_people(scan.text, credit, start, marks[0].start()):
        return None
    name = _registered(scan, paper.start, paper.end, house, least=1) if staff.end == end else None
    return None if house.may_be_short_for(paper.text) else name


def _behind_sign(scan: Scan, credit: Credit, start: int, end: int, house: House) -> Token | None:
    """Return the paper behind the last sign or small word that sets it off from the people before it."""
    marks = list(_set_off().finditer(scan.text, start, end))
    if not marks or not _are_people(scan.text, credit, start, marks[-1].start()):
        return None
    return _paper(scan, marks[-1].end(), end, house)


def _are_people(text: str, credit: Credit, start: int, end: int) -> bool:
    """Return whether nothing but people stands at `start:end`, one of them at its end: no "author of"."""
    before = [token for token in credit.tokens if start <= token.start < end]
    people = [token for token in before if token.kind == "person" and len(token.text.split()) in WRITER]
    is_last = bool(people) and not text[people[-1].end : end].strip(" ,")
    return is_last and all(token in people or token.kind == "filler" for token in before)


def _behind_bar(scan: Scan, start: int, end: int, house: House) -> Token | None:
    """Return the paper that fills what stands behind a writer and an upright bar on the same line."""
    bar = _BAR.search(scan.text, 0, start)
    line = scan.text[scan.text.rfind("\n", 0, start) + 1 : bar.start()] if bar else ""
    words = line.split()
    is_writer = len(words) in WRITER and all(word[0].isupper() and word.strip(".").isalpha() for word in words)
    return _paper(scan, start, end, house) if is_writer else None


def _paper(scan: Scan, start: int, end: int, house: House) -> Token | None:
    start += len(scan.text[start:end]) - len(scan.text[start:end].lstrip(_OPENING_SIGNS))
    if HOST.fullmatch(scan.text, start, end):
        address = domain(start, end, scan.text[start:end], house)
        is_outlet = address.kind == "outlet" and (address.is_registered or says_outlet(scan, address.text))
        return address if is_outlet else None  # a writer's own site is none
    return _registered(scan, start, end, house, least=SHORTEST) or called_paper(scan, start, end)


def _registered(scan: Scan, start: int, end: int, house: House, *, least: int) -> Token | None:
    """Return the registered outlet that fills `start:end`, though its name needs its country or a credit."""
    hit = next((hit for hit in scan.hits if hit.start == start and hit.end == end), None)
    words = [word for word in scan.text[start:end].split() if word not in small_words("articles")]
    is_sigil = len(words) == 1 and words[0].isupper() and len(words[0]) > IN_CAPITALS
    if hit is None or (len(words) < least and not (is_sigil and least == SHORTEST)):
        return None
    if any(row.kind in AGENCIES for row in hit.entries) or hit.is_common:
        return None
    chosen = house.choose(hit.entries)
    outlets = {row.outlet_id for row in hit.entries}
    if chosen is None and len(words) < SURE:
        return None
    outlet = chosen.outlet_id if chosen else (outlets.pop() if len(outlets) == 1 else None)
    return Token("outlet", start, end, scan.text[start:end], outlet, hit.entries[0].kind)


def _closing(scan: Scan, credit: Credit, start: int, end: int, house: House) -> Token | None:
    """Return the registered paper that closes a byline right behind a writer of two words: "By JANE ROE LAKE BEE".

    Behind one word or three its own first word may be the writer's, and so behind a sign.
    """
    if len(credit.tokens) < SHORTEST or _SIGN.search(scan.text, start, end):
        return None
    writer, last = credit.tokens[-2:]
    is_behind = writer.kind == "person" and len(writer.text.split()) == IN_CAPITALS and last.end == end
    is_plain = all(token.kind in ("person", "filler") for token in credit.tokens[:-1])
    return _registered(scan, last.start, end, house, least=SHORTEST) if is_behind and is_plain else None


def called_paper(scan: Scan, start: int, end: int) -> Token | None:
    """Return the name that fills `start:end` and says that it is a paper's: "Hill Valley News", "Diario del Lago".

    A word that says so ends it, or begins it before a small one. A job or a section says so too, but holds no word
    besides: "News Editor", "World News".
    """
    name = printed_name(scan, start, end)
    words = name.text.split() if name else []
    if name is None or name.end != end or not SHORTEST <= len(words) <= MOST_WORDS:
        return None
    if scan.cues_of("issuer", "staff", "mention-after", "agencies", "joint-word", start=start, end=end):
        return None
    media = [cue for cue in scan.cues_of("media", start=name.start, end=end) if _is_telling(scan, cue)]
    small = [word for word in words if is_small(word[0]) and word not in linking_words()]
    if any(not any(scan.text[cue.start : cue.end].endswith(word) for cue in media) for word in small):
        return None
    is_last = any(cue.end == name.end for cue in media)
    is_first = words[1] in linking_words() and any(cue.start == name.start for cue in media)
    return name if (is_last or is_first) and _has_own_word(scan, name) else None


def _is_telling(scan: Scan, cue: Cue) -> bool:
    return scan.text[cue.start : cue.end].lower() not in small_words("vague-media")


def _has_own_word(scan: Scan, name: Token) -> bool:
    """Return whether a name holds a word that is none of credits and papers at large."""
    known = scan.cues_of("media", *_COMMON, start=name.start, end=name.end)
    at = name.start
    for word in name.text.split():
        covered = any(cue.start <= at and at + len(word) <= cue.end for cue in known)
        if not covered and word not in linking_words() and word not in small_words("sections"):
            return True
        at += len(word) + 1
    return False


def _is_service(scan: Scan, name: Token) -> bool:
    """Return whether a name ends as an agency's does: "Valley News Service"."""
    words = scan.cues_of("media", "filler", start=name.start, end=name.end)
    return any(cue.end == name.end and " " in scan.text[cue.start : cue.end] for cue in words)


def _is_of_house(name: Token, house: House) -> bool:
    """Return whether a name is the house's own, or may be: of a registered outlet the address is known."""
    is_self = house.is_self(name.outlet, name.text) or house.signs(name.text)
    return is_self or (name.outlet is None and house.may_be_short_for(name.text))
