"""What may close a text without a label: an outlet behind a dash, the press office that wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.credits import read_credit
from provenance.origin.evidence import Candidate, Evidence
from provenance.origin.house import House
from provenance.origin.lines import closing_unit
from provenance.origin.media_names import is_company, says_outlet
from provenance.origin.own_lines import is_official
from provenance.origin.places import Place
from provenance.origin.printed import printed_name
from provenance.origin.tables import small_words
from provenance.origin.tokens import Token, domain

_DASHES = ("—", "–", "- ")
_STOPS = re.compile(r"[.!?,:;…]")
_MAIL = re.compile(r"[\w.+-]{1,40}@((?:[\w-]{1,40}\.){1,3}[a-z]{2,6})", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:\A|(?<=[.!?…\"”»]))\s?\((www\.)?((?:[a-z0-9-]{1,40}\.){1,2}[a-z]{2,6})\)\.?\s*\Z", re.IGNORECASE
)
LONGEST_MAIL_LINE = 60
LONGEST_ADDRESS = 60
SHORTEST_SIGIL, LONGEST_SIGIL = 3, 6  # letters of a station's abbreviation: EATV
MOST_WORDS = 10  # of a line that a press office signs
NAME_WORDS = range(2, 6)  # of an outlet's name behind a dash
LONGEST_LINE = 120


def closing_names(place: Place, house: House) -> Iterator[Evidence]:
    """Yield the unregistered outlet or the press office that signs the last line of a text."""
    yield from _press_office(place, house)
    if "@" in place.scan.text:
        yield from _reporters_mail(place, house)
    if place.is_cut:
        return
    if name := _behind_dash(place, house):
        yield _signed(place, name, "trailing/dash-media", house)
    if name := _address_in_bracket(place, house):
        yield _signed(place, name, "trailing/bracket-address", house)


def _signed(place: Place, name: Token, family: str, house: House) -> Candidate:
    is_self = name.kind == "self" or house.is_self(None, name.text) or house.signs(name.text)
    span, names = place.span(name.start, name.end), () if is_self else (name,)
    return Candidate(family, "", "closing", "republished", names, span, is_self)


def _address_in_bracket(place: Place, house: House) -> Token | None:
    """Return the site whose bare address stands in a bracket behind the last sentence: "... (radio.hu)".

    With "www." in front readers are sent there, so then a part of it must say that it is an outlet's.
    """
    text = place.scan.text.rstrip()
    if not text.endswith((")", ").")):
        return None
    found = _ADDRESS.search(text, max(0, len(text) - LONGEST_ADDRESS))
    token = domain(*found.span(2), found[2], house) if found else None
    if found is None or token is None or token.kind not in ("outlet", "self") or is_official(token.text):
        return None
    is_sure = token.is_registered or not found[1] or says_outlet(place.scan, token.text)
    return token if is_sure else None


def _press_office(place: Place, house: House) -> Iterator[Evidence]:
    """Yield who issued a text that a press office signs on a line of its own, with no full stop."""
    for cue in place.scan.cues_of("office") if place.scan.tells("office") else ():
        text = place.scan.text
        start = text.rfind("\n", 0, cue.start) + 1
        line = text[start:].partition("\n")[0].rstrip()
        name = line[cue.end - start :].strip(' "«»“”')
        is_line = not text[start : cue.start].strip() and len(line) <= LONGEST_LINE and not _STOPS.search(line)
        if is_line and name and len(line.split()) <= MOST_WORDS and text[start + len(line) :].strip() == "":
            begin = text.index(name, cue.end)
            token = Token("outlet", begin, begin + len(name), name)
            is_self = house.is_self(None, name) or house.signs(name)
            span, names = place.span(cue.start, token.end), () if is_self else (token,)
            yield Candidate("trailing/press-office", cue.frame.id, "release", "press-release", names, span, is_self)


def _reporters_mail(place: Place, house: House) -> Iterator[Evidence]:
    """Yield the agency at whose host the writer of the last line has a mail address: "김민수 기자 kms@yna.co.kr"."""
    text = place.scan.text
    start = text.rstrip().rfind("\n") + 1
    mail = _MAIL.search(text, start)
    if mail is not None and len(text) - start > LONGEST_MAIL_LINE:
        start = _behind_sentence(place, start, mail.start())
    if mail is None or len(text) - start > LONGEST_MAIL_LINE or _STOPS.search(text, start, mail.start()):
        return
    match = house.registry.by_host(mail[1].lower().rstrip("."))
    outlet = house.registry.brief(match.outlet_id) if match else None
    if match is None or outlet is None or outlet.kind != "agency":
        return
    token = Token("outlet", mail.start(), mail.end(), mail.group(), match.outlet_id, outlet.kind, is_registered=True)
    is_self = house.is_self(match.outlet_id, outlet.name)
    names = () if is_self else (token,)
    yield Candidate("trailing/mail", "", "sign-off", None, names, place.span(mail.start(), mail.end()), is_self)


def _behind_sentence(place: Place, start: int, end: int) -> int:
    """Return where the last sentence before `end` begins if a name in a bracket opens it: "(서울=연합뉴스) 김민수"."""
    text = place.scan.text
    at = text.rfind(". ", start, end) + 2
    is_name = any(hit.start >= at and text[hit.end : hit.end + 1] == ")" for hit in place.scan.hits)
    return at if at > 1 and text[at : at + 1] == "(" and is_name else start


def _behind_dash(place: Place, house: House) -> Token | None:
    """Return the unregistered name behind a dash that closes a text and says that it is an outlet: "— ГТРК Озёрск"."""
    text = place.scan.text
    if not any(dash in text for dash in _DASHES):
        return None
    closing = closing_unit(text)
    start, end = closing or (0, len(text))
    unit = text[start:end].strip()
    if not unit.startswith(_DASHES) or len(unit) > LONGEST_LINE or text[:start].rstrip(" .!?…")[-1:] in ('"', "”", "»"):
        return None
    begin = start + text[start:end].index(unit) + len(unit) - len(unit.lstrip("—–- "))
    if any(hit.end > begin for hit in place.scan.hits):
        return None
    name = printed_name(place.scan, begin, end)
    if name is None or name.text != text[begin:end].strip(" .\n"):
        return None
    if len(name.text.split()) not in NAME_WORDS:
        is_station = name.text.isupper() and SHORTEST_SIGIL < len(name.text) <= LONGEST_SIGIL
        return name if is_station and name.text.endswith(tuple(small_words("stations"))) else None
    credit = read_credit(place.scan, begin, end, house)
    is_generic = name.text.isupper() and name.text.isascii()  # "INSTANT NEWS UPDATES": a heading
    is_named = not is_generic and not credit.of("issuer", "staff", "agencies", "self") and not is_company(name.text)
    return name if is_named and place.scan.cues_of("media", start=begin, end=end) else None
