"""Names that the registry does not hold and that say themselves that they are an outlet's."""

from __future__ import annotations

import re

from provenance.origin.canon import is_small, is_spaceless
from provenance.origin.house import House
from provenance.origin.places import Place
from provenance.origin.printed import printed_name
from provenance.origin.scan import Scan
from provenance.origin.tables import company_forms
from provenance.origin.tokens import HOST, Credit, Token

SHORTEST = 6  # letters of such a name
SHORTEST_DENSE = 4  # the same where a letter is a syllable or a word: 湖畔日报
WITHIN_SHORTEST = 5  # letters of a name of one word that holds one for an outlet: 3News
TITLE = 3  # the same in quotation marks, behind a word for a paper
WRITER_WORDS = 4
_CLOSED = ("》", "」", "』", "”")  # of a title before the word for what it is: 《湖畔论坛》杂志
_SIGNS = " \t\n.。\"'“”„«»‘’()[]<>*_-–—"
_ENDINGS = ("com", "org", "net")
_ADDRESS_BEHIND = re.compile(r"\s?[(（\[](?:https?:|www\.)?[^\s()（）]{1,80}\.[^\s()（）.]{2,80}[)）\]]")
_OF_ADDRESS = re.compile(r"[.-]")


def media_name(place: Place, credit: Credit, start: int, end: int, house: House) -> Token | None:
    """Return the unregistered name at `start:end` that says that it is an outlet: "Daily Harbour News", "mehrnews".

    A registered outlet stands for itself, unless its name is a word of a longer one: "Roma Today".
    """
    outlets = credit.of("outlet")
    if any(not _is_media_at_home(place.scan, issuer) for issuer in credit.of("issuer")):
        return None
    if any(token.is_registered and not token.is_common for token in outlets):
        return None
    addresses = [token for token in outlets if not token.is_registered]
    if addresses and addresses[0] is credit.tokens[0]:
        return _address(place.scan, credit, addresses)
    end = _before_address(place.scan.text, start, end)
    start = _behind_writer(place.scan, start, end)
    return _of_one_word(place.scan, start, end, house) or _of_words(place.scan, start, end)


def _is_media_at_home(scan: Scan, issuer: Token) -> bool:
    """Return whether another language's word for an issuer is one for an outlet here: "Le Journal du Lac"."""
    if any(scan.is_of_language(cue) for cue in scan.cues_of("issuer", start=issuer.start, end=issuer.end)):
        return False
    media = scan.cues_of("media", start=issuer.start, end=issuer.end)
    return any(scan.is_of_language(cue) and (cue.start, cue.end) == (issuer.start, issuer.end) for cue in media)


def _of_words(scan: Scan, start: int, end: int) -> Token | None:
    name = printed_name(scan, start, end)
    if name is None or any(char in name.text for char in ",;:/()") or is_company(name.text):
        return None
    shortest = SHORTEST_DENSE if is_spaceless(name.text[0]) else SHORTEST
    shortest = TITLE if scan.canon[name.start - 1] == '"' else shortest
    if is_small(name.text[:1]) or len(name.text) < shortest:
        return None
    if scan.cues_of("media", start=start, end=name.end) or scan.ends_as_outlet(name.text):
        return name
    behind = scan.cues_of("media", start=name.end, end=end) if scan.text[name.end : name.end + 1] in _CLOSED else ()
    return name if any(cue.start == name.end + 1 for cue in behind) else None


def _before_address(text: str, start: int, end: int) -> int:
    """Return where a name ends whose address follows in brackets: "바다뉴스(https://...)"."""
    found = _ADDRESS_BEHIND.search(text, start + 1, end)
    return found.start() if found else end


def _behind_writer(scan: Scan, start: int, end: int) -> int:
    """Return where a paper's name begins behind its writer's and a slash: "Thái Sơn/Báo Hồ Xanh"."""
    slash = scan.text.rfind("/", start, end)
    writer = scan.text[start:slash].split() if slash > start else []
    is_writer = 0 < len(writer) <= WRITER_WORDS and all(word[0].isupper() and word.isalpha() for word in writer)
    return slash + 1 if is_writer and scan.cues_of("media", start=slash + 1, end=end) else start


def is_company(name: str) -> bool:
    """Return whether a name ends as a company's does: "Harbour Media Group Ltd"."""
    last = name.rstrip(".").rpartition(" ")[2].lower()
    return " " in name and last in company_forms()


def _of_one_word(scan: Scan, start: int, end: int, house: House) -> Token | None:
    """Return the one word that fills a slot, if it ends with a word for an outlet, in capitals or not."""
    text = scan.text[start:end].strip(_SIGNS)
    if len(text) < WITHIN_SHORTEST or not scan.is_called_outlet(text):
        return None
    begin = scan.text.index(text, start)
    words = scan.cues_of("filler", "staff", "agencies", start=begin, end=begin + len(text))
    if any(cue.start == begin and cue.end == begin + len(text) for cue in words):
        return None  # "newsletter"
    outlet = _of_address(text, house)
    kind = outlet[1] if outlet else "site"
    return Token(
        "outlet", begin, begin + len(text), text, outlet[0] if outlet else None, kind, is_registered=bool(outlet)
    )


def _of_address(word: str, house: House) -> tuple[str, str] | None:
    """Return the id and kind of the outlet whose address begins with a word, so "mehrnews" is mehrnews.com."""
    for ending in _ENDINGS if word.isascii() else ():
        match = house.registry.by_host(f"{word.lower()}.{ending}")
        known = house.registry.brief(match.outlet_id) if match else None
        if match and known:
            return match.outlet_id, known.kind
    return None


def _address(scan: Scan, credit: Credit, addresses: list[Token]) -> Token | None:
    """Return the one address of a slot, if a part of it says that an outlet is there: "tambov-news.ru"."""
    if len(addresses) != 1 or addresses[0].is_registered or credit.of("unknown", "person", "self", "staff"):
        return None
    return addresses[0] if says_outlet(scan, addresses[0].text) else None


def says_outlet(scan: Scan, address: str) -> bool:
    """Return whether a part of an address says that an outlet is there: "tambov-news.ru"."""
    host = HOST.match(address)
    parts = _OF_ADDRESS.split(host.group().partition("//")[2] or host.group())[:-1] if host else []
    return any(scan.is_called_outlet(part) or scan.names_outlet(part) for part in parts)


def only_address(credit: Credit) -> Token | None:
    """Return the unregistered address that fills a slot."""
    names = credit.of("outlet")
    is_alone = len(names) == 1 and not credit.of("unknown", "person", "issuer", "self")
    return names[0] if is_alone and not names[0].is_registered else None
