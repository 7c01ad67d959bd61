"""The parts of a credit: outlets, people, initials, dates, and what only looks like one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from provenance.errors import InvalidURL
from provenance.origin.canon import is_spaceless
from provenance.origin.house import House
from provenance.origin.name_patterns import AGENCIES, HOSTS, SHORT
from provenance.origin.names import NameHit
from provenance.origin.tables import small_words
from provenance.urls.parse import parse
from provenance.urls.tables import rows

TokenKind = Literal[
    "outlet", "self", "agencies", "staff", "initials", "desk", "issuer", "filler", "date", "person", "unknown"
]

_SEPARATOR = re.compile(  # full-width signs too
    r"[\s/／|｜,;+＋&·•()\[\]{}【】「」『』《》〈〉（）、，；：:=*#<>→.\"«»„“”،؛۔।ⓒ]+|\s-+\s|--+|^-+|-+$"
)
_BREAK = re.compile(
    r"[/／|｜,;+＋&·•()\[\]{}【】「」『』《》〈〉（）、，；：:=*#<>→\n\"«»„“”،؛۔।ⓒ]|\s-+\s|\s[–—]\s|\.(?:\s|$)"
)
HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,15}(?![\w.])(?:/\S*)?", re.IGNORECASE)
# Never Xxx: that is a word or a name.
_INITIALS = re.compile(
    r"[a-zà-ÿа-яё]{1,4}|[A-ZÀ-ÞА-Я]{1,4}|[a-z]{1,4}[A-Z]{1,2}|[A-ZÀ-ÞА-Я]\.\s?[A-ZÀ-ÞА-Я]\.?"
)  # J. R.
_DESK = re.compile(r"[A-Z][a-z]{2}(?:-[A-Z][a-z]{2}){0,2}(?=/\w)")  # "(Pol-Gci/Adnkronos)"
_DIGITS = re.compile(r"\d")
_NUMBERED = re.compile(r"\d{1,4}[^\W\d_]{4,}")  # 3News, 360info
_CLOCK = re.compile(r"\d\s?[:.h/-]\s?\d|\d{4}|\d\.?\s?(?:h|min)")  # 10:24, 3.5., 2015, 18h, 15 min
_SURNAME = re.compile(r"[^\W\d_a-z][a-zß-öø-ÿ]{2,}")
_TRIM = " -–—'’"
SEVERAL = 2
_PERSON_WORDS = range(2, 6)
_TIME_WORDS, _TIME_LETTERS = 1, 4


class Token(NamedTuple):
    """One part of a credit. `outlet` is null for a printed name the registry does not know."""

    kind: TokenKind
    start: int
    end: int
    text: str
    outlet: str | None = None
    outlet_kind: str | None = None
    is_careful: bool = False  # a name the registry says is ambiguous: only a credit's form makes it sure
    is_common: bool = False  # a name that is also a word of credits (Today): only a label makes it one
    is_far: bool = False  # an agency of another country and language: only brackets and datelines make it sure
    is_registered: bool = False  # a name or address of the registry, even where several outlets bear it


class Credit(NamedTuple):
    """The parts of a stretch of text, in order."""

    tokens: tuple[Token, ...]

    def of(self, *kinds: TokenKind) -> list[Token]:
        """Return the tokens of these kinds."""
        return [token for token in self.tokens if token.kind in kinds]

    @property
    def is_pure(self) -> bool:
        """Whether nothing but credit parts stands here, and at least one says whose text it is."""
        return bool(self.of("outlet", "agencies", "self")) and not self.of("unknown", "person", "issuer")

    @property
    def is_sure(self) -> bool:
        """Whether no outlet is named by a word that stands in credits for other reasons."""
        return not any(token.is_common for token in self.of("outlet"))

    @property
    def has_others(self) -> bool:
        """Whether somebody of the house stands beside the outlets: staff, initials, the publisher itself."""
        return bool(self.of("self", "staff", "initials"))

    @property
    def leads(self) -> bool:
        """Whether the first telling part says whose text it is."""
        first = next((token for token in self.tokens if token.kind not in ("filler", "date")), None)
        return first is not None and first.kind in ("outlet", "self", "agencies", "initials", "staff")


def named(hit: NameHit, printed: str, house: House) -> Token:
    """Return what a registered name means here: the house, an outlet, or a word that only looks like one."""
    entry = house.choose(hit.entries)
    if entry is None and _is_from_afar(hit, house):
        is_spelled = any(house.is_spelled_as(row.outlet_id) for row in hit.entries)
        is_own = house.outlet is None and (is_spelled or (printed.isupper() and house.is_self(None, printed)))
        return Token("self", hit.start, hit.end, printed) if is_own else _from_afar(hit, printed)
    outlet = entry.outlet_id if entry else None
    if printed.islower() and _is_foreign_small(hit, printed, house):
        return Token("initials", hit.start, hit.end, printed)
    if house.is_self(outlet, printed) or any(house.is_self(row.outlet_id, printed) for row in hit.entries):
        return Token("self", hit.start, hit.end, printed, outlet)
    if house.outlet and not house.knows(outlet) and house.is_self(None, printed):  # KTRK of Houston, not of Bishkek
        return Token("self", hit.start, hit.end, printed, outlet)
    first = entry or hit.entries[0]
    is_careful = entry is None or hit.is_common or first.needs == "credit" or _is_forename(hit, printed)
    return Token(
        "outlet", hit.start, hit.end, printed, outlet, first.kind, is_careful, hit.is_common, is_registered=True
    )


def _is_from_afar(hit: NameHit, house: House) -> bool:
    """Return whether a name needs its country, and means no title that several papers of the page's language bear."""
    is_shared = bool(house.near(hit.entries)) and not any(row.kind in AGENCIES for row in hit.entries)
    return all(row.needs == "country" for row in hit.entries) and not is_shared


def _is_forename(hit: NameHit, printed: str) -> bool:
    """Return whether a name is printed as people's are, and is one or an abbreviation: Efe, Beta, Petra."""
    if not printed.istitle() or " " in printed:
        return False
    return any(row.needs or (row.text.isupper() and len(printed) <= SHORT) for row in hit.entries)


def _is_foreign_small(hit: NameHit, printed: str, house: House) -> bool:
    """Return whether a few small letters are no agency's here: desks write only those of their language so, "(dpa)"."""
    if len(printed) > SHORT or house.language is None or any(row.text.islower() for row in hit.entries):
        return False
    return not any(house.knows(row.outlet_id) for row in hit.entries)


def _from_afar(hit: NameHit, printed: str) -> Token:
    """Return what a name means that needs its country, elsewhere: an agency still signs there, others do not.

    Where several agencies share the letters (APS in Dakar and in Algiers) the name stays as printed, whoever else
    bears it (CNA).
    """
    outlets = {row.outlet_id for row in hit.entries if row.kind in AGENCIES}
    if len(outlets) < SEVERAL and not all(row.kind in AGENCIES for row in hit.entries):
        return Token("initials" if len(printed) <= SHORT else "unknown", hit.start, hit.end, printed)
    outlet = outlets.pop() if len(outlets) == 1 else None
    kind = next(row.kind for row in hit.entries if row.kind in AGENCIES)
    return Token("outlet", hit.start, hit.end, printed, outlet, kind, is_careful=True, is_far=True, is_registered=True)


def loose(text: str, start: int, end: int, house: House) -> Iterator[Token]:
    """Yield tokens for what stands between the marks."""
    for begin, chunk in chunks(text, start, end):
        yield _classify(text, begin, begin + len(chunk), chunk, house)


def chunks(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the stretches between signs that set names apart, each with its place."""
    at = start
    while at < end:
        separator = _SEPARATOR.match(text, at, end)
        if separator and separator.end() > at:
            at = separator.end()
            continue
        following = _next_break(text, at, end)
        chunk = text[at:following].strip(_TRIM)
        if chunk:
            yield text.index(chunk, at), chunk
        at = following


def _next_break(text: str, at: int, end: int) -> int:
    host = HOST.match(text, at, end)
    if host:
        return host.end()
    found = _BREAK.search(text, at + 1, end)
    return found.start() if found else end


def _classify(text: str, start: int, end: int, chunk: str, house: House) -> Token:
    if "." in chunk and HOST.fullmatch(chunk.rstrip(".,;")) and text[start - 1 : start] != "@":
        return domain(start, end, chunk, house)
    if house.is_self(None, chunk):
        return Token("self", start, end, chunk)
    if _DIGITS.search(chunk) and _may_be_date(chunk):
        return Token("date", start, end, chunk)
    if text[start - 1 : start] == "(" and house.language in small_words("desk-code-languages"):
        desk = _DESK.match(text, start)
        if desk and desk.end() == end:
            return Token("desk", start, end, chunk)
    if _INITIALS.fullmatch(chunk) and _is_set_off(text, start, end):
        return Token("initials", start, end, chunk)
    words = chunk.split()
    names = [word for word in words if word not in small_words("of-people")]
    capital = bool(names) and all(word[:1].isupper() or not word[:1].isalpha() for word in names)
    return Token("person" if len(words) in _PERSON_WORDS and capital else "unknown", start, end, chunk)


def _may_be_date(chunk: str) -> bool:
    """Return whether figures and what stands around them are short enough for a time: "at 10:24 hrs", no sentence.

    A time holds one short word at most beside its figures, in scripts without spaces one sign that is no time's. A
    capitalised word in front is somebody's name: "Behn 2023-10-04".
    """
    words = [word for word in chunk.split() if not _DIGITS.search(word) and any(map(str.isalpha, word))]
    if _NUMBERED.fullmatch(chunk):
        return False
    if words and (not _CLOCK.search(chunk) or (chunk.startswith(words[0]) and _SURNAME.fullmatch(words[0]))):
        return False
    others = sum(is_spaceless(char) and char not in small_words("time-signs") for char in chunk)
    return len(words) <= _TIME_WORDS and all(len(word) <= _TIME_LETTERS for word in words) and others <= 1


def _is_set_off(text: str, start: int, end: int) -> bool:
    """Return whether a short word is set off from its neighbours as initials are: "sak/Reuters"; glued ones are too."""
    if text[start:end].isupper() and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return False  # the first word of a name in capitals: "THE LEDGER/ASIA NEWS NETWORK"
    if "/" in (text[start - 1 : start], text[end : end + 1]) or text[start - 1 : start].isalnum():
        return True
    before, after = text[:start].rstrip(" ")[-1:], text[end:].lstrip(" ")[:1]
    return not before.isalnum() and before != ":" and not after.isalnum()


def domain(start: int, end: int, chunk: str, house: House) -> Token:
    """Return the token for a printed address: its outlet, or the address itself.

    An ending that no registry of domains knows makes no address, nor does a page deep within a site.
    """
    printed = chunk.rstrip(".,;")
    try:
        address = parse(printed if "://" in printed else f"https://{printed}")
    except InvalidURL:
        return Token("unknown", start, end, printed)
    host = address.host.removeprefix("www.")
    match = house.registry.by_host(host, address.path)
    outlet = match.outlet_id if match else None
    if house.is_self(outlet, host):
        return Token("self", start, end, printed, outlet)
    known = house.registry.brief(outlet) if outlet else None
    if known is None and not is_public_ending(host):
        return Token("unknown", start, end, printed)
    if known is not None and known.kind in HOSTS:
        return Token("unknown", start, end, printed)
    return Token(
        "outlet", start, end, printed, outlet, known.kind if known else "site", is_registered=known is not None
    )


@cache
def _endings() -> frozenset[str]:
    return frozenset(rows("suffixes"))


def is_public_ending(host: str) -> bool:
    """Return whether the last part of `host` is one under which names are registered."""
    return host.rpartition(".")[2] in _endings()
