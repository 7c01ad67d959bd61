"""Reading a stretch of text that may be a credit: which outlets, what stands beside them, and nothing else?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from provenance.errors import InvalidURL
from provenance.origin.canon import is_spaceless
from provenance.origin.grammar import Cue
from provenance.origin.house import House
from provenance.origin.names import AGENCIES, HOSTS, SHORT, NameHit
from provenance.origin.scan import Scan
from provenance.origin.tables import linking_words
from provenance.urls.parse import parse
from provenance.urls.tables import rows

TokenKind = Literal[
    "outlet", "self", "agencies", "staff", "initials", "desk", "issuer", "filler", "date", "person", "unknown"
]

_SEPARATOR = re.compile(r"[\s/|,;+&·•()\[\]{}【】「」（）、，；：:=*#<>→.\"«»„“”،؛۔।]+|\s-+\s|--+|^-+|-+$")
_BREAK = re.compile(r"[/|,;+&·•()\[\]{}【】「」（）、，；：:=*#<>→\n\"«»„“”،؛۔।]|\s-+\s|\s[–—]\s|\.(?:\s|$)")
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,15}(?![\w.])(?:/\S*)?", re.IGNORECASE)
_INITIALS = re.compile(
    r"[a-zà-ÿа-яё]{1,4}|[A-ZÀ-ÞА-Я]{1,4}|[a-z]{1,2}[A-Z]{1,2}"
)  # never Xxx: that is a word or a name
_DESK = re.compile(r"(?: [A-Z]{2,4}){1,4}")
"""Initials of an agency's own desk behind its name: "PTI SKL ZMN"."""
_DIGITS = re.compile(r"\d")
_PERSON_WORDS = range(2, 6)
INITIALS = 2  # letters of abbreviations that may be anybody's


@dataclass(frozen=True, slots=True)
class Token:
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


@dataclass(frozen=True, slots=True)
class Credit:
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


def read_credit(scan: Scan, start: int, end: int, house: House) -> Credit:
    """Return the parts of `scan.text[start:end]` taken as a credit."""
    tokens: list[Token] = []
    at = start
    for mark in _marks(scan, start, end, house):
        tokens.extend(_loose(scan.text, at, mark.start, house))
        tokens.append(_marked(scan.text, mark, house))
        at = mark.end
    tokens.extend(_loose(scan.text, at, end, house))
    if tokens and _is_agency_in_capitals(tokens[0]) and _DESK.fullmatch(scan.text, tokens[0].end, end):
        return Credit((tokens[0],))
    return Credit(tuple(_without_parts_of_names(scan.text, tokens, house)))


def _without_parts_of_names(text: str, tokens: list[Token], house: House) -> Iterator[Token]:
    """Yield the tokens, but a name that is only a word of a longer one as unknown: "Miami Today", "DJ Summers".

    A short ambiguous name from elsewhere beside a sure one is a desk's initials: "(KNA, DR)" on a German page. Staff
    right beside an agency is the agency's: "Reuters Staff".
    """
    sure = [token for token in tokens if token.kind == "outlet" and not token.is_careful]
    for at, token in enumerate(tokens):
        if sure and token.kind == "outlet" and _may_be_initials(token, house):
            yield Token("initials", token.start, token.end, token.text)
            continue
        if token.kind == "staff" and any(_is_next_to(text, token, other) for other in tokens[max(0, at - 1) : at + 2]):
            yield Token("filler", token.start, token.end, token.text)
            continue
        if token.kind == "outlet" and not _stands_alone(token):
            near = tokens[max(0, at - 1) : at] + tokens[at + 1 : at + 2]
            if any(_is_joined(text, token, other) for other in near) or _goes_on(text, tokens[at : at + 3]):
                yield Token("unknown", token.start, token.end, token.text)
                continue
        yield token


def _may_be_initials(token: Token, house: House) -> bool:
    return (
        token.is_careful
        and len(token.text) <= SHORT
        and token.outlet_kind not in AGENCIES
        and not house.knows(token.outlet)
    )


def _stands_alone(token: Token) -> bool:
    """Return whether a name is sure enough to be itself beside other capitalised words."""
    return not token.is_careful and (token.outlet_kind in AGENCIES or " " in token.text or not token.is_registered)


def _is_joined(text: str, token: Token, other: Token) -> bool:
    """Return whether a capitalised word stands right beside a name, with nothing but a space between."""
    if other.kind not in ("person", "unknown", "initials"):
        return False
    first, second = sorted((token, other), key=lambda part: part.start)
    beside = (
        text[first.start : first.end].split()[-1:] if first is other else text[second.start : second.end].split()[:1]
    )
    if not text[first.end : second.start].isspace() or not beside:
        return False
    if _is_agency_in_capitals(token) and not beside[0].isupper():
        return False  # "EFE Madrid"
    return _is_part_of_name(beside[0], second is token)


def _is_agency_in_capitals(token: Token) -> bool:
    return token.outlet_kind in AGENCIES and token.text.isupper() and len(token.text) > INITIALS


_TOKEN_OF_FORM: dict[str, TokenKind] = {
    "agencies": "agencies", "unnamed": "agencies", "staff": "staff", "issuer": "issuer", "desk": "desk",
    "date": "date", "filler": "filler", "joint": "filler", "joint-word": "filler", "byline": "filler",
    "byline-after": "filler", "label": "filler", "label-word": "filler", "label-after": "filler",
    "dateline-mark": "filler",
}  # fmt: skip


def _marks(scan: Scan, start: int, end: int, house: House) -> list[NameHit | Cue]:
    """Return names and cue words in the range, none overlapping: names first, then telling words, then fillers."""
    cues = [cue for cue in scan.cues if cue.start >= start and cue.end <= end and cue.frame.form in _TOKEN_OF_FORM]
    telling = [cue for cue in cues if _TOKEN_OF_FORM[cue.frame.form] != "filler"]
    fillers = [cue for cue in cues if _TOKEN_OF_FORM[cue.frame.form] == "filler"]
    hits = [h for h in scan.hits if h.start >= start and h.end <= end and not _is_address(scan.text, h, end)]
    kept: list[NameHit | Cue] = []
    for mark in (*_ranked(hits, telling, house), *sorted(fillers, key=_longest_first)):
        if all(mark.start >= other.end or mark.end <= other.start for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def _is_address(text: str, hit: NameHit, end: int) -> bool:
    """Return whether a name is the first part of a printed address: "ria.ru" is read as one."""
    host = _HOST.match(text, hit.start, end) if text[hit.end : hit.end + 1] == "." else None
    return host is not None and host.end() > hit.end + 1


def _ranked(hits: list[NameHit], telling: list[Cue], house: House) -> list[NameHit | Cue]:
    """Return names and telling words in the order in which they are placed: the longer first, a name before a word.

    Where a name from elsewhere is also a word of the page's own language, the word goes first: the Dutch CBS counts.
    """
    marks: list[NameHit | Cue] = [*hits, *telling]
    return sorted(marks, key=lambda mark: (*_longest_first(mark), _order(mark, house)))


def _order(mark: NameHit | Cue, house: House) -> int:
    if isinstance(mark, Cue):
        return 1 if house.language in mark.frame.languages else 3
    is_far = all(row.needs == "credit" and not house.knows(row.outlet_id) for row in mark.entries)
    return 2 if is_far else 0


def _longest_first(mark: NameHit | Cue) -> tuple[int, int]:
    return mark.start - mark.end, mark.start


def _marked(text: str, mark: NameHit | Cue, house: House) -> Token:
    printed = text[mark.start : mark.end]
    if isinstance(mark, Cue):
        return Token(_TOKEN_OF_FORM[mark.frame.form], mark.start, mark.end, printed)
    return named(mark, printed, house)


def named(hit: NameHit, printed: str, house: House) -> Token:
    """Return what a registered name means here: the house, an outlet, or a word that only looks like one."""
    entry = house.choose(hit.entries)
    if entry is None and all(row.needs == "country" for row in hit.entries):
        return _from_afar(hit, printed)
    outlet = entry.outlet_id if entry else None
    if printed.islower() and _is_foreign_small(hit, printed, house):
        return Token("initials", hit.start, hit.end, printed)
    if house.is_self(outlet, printed) or any(house.is_self(row.outlet_id, printed) for row in hit.entries):
        return Token("self", hit.start, hit.end, printed, outlet)
    first = entry or hit.entries[0]
    is_careful = hit.is_common or first.needs == "credit" or _is_forename(hit, printed)
    return Token(
        "outlet", hit.start, hit.end, printed, outlet, first.kind, is_careful, hit.is_common, is_registered=True
    )


def _is_forename(hit: NameHit, printed: str) -> bool:
    """Return whether a name is printed as people's are, and is one or an abbreviation: Efe, Beta, Petra."""
    if not printed.istitle() or " " in printed:
        return False
    return any(row.needs or (row.text.isupper() and len(printed) <= SHORT) for row in hit.entries)


def _is_foreign_small(hit: NameHit, printed: str, house: House) -> bool:
    """Return whether a few small letters are no agency's here: desks write only those of their language so, "(dpa)"."""
    if len(printed) >= SHORT or house.language is None or any(row.text.islower() for row in hit.entries):
        return False
    return not any(house.knows(row.outlet_id) for row in hit.entries)


def _from_afar(hit: NameHit, printed: str) -> Token:
    """Return what a name means that needs its country, elsewhere: an agency still signs there, others do not.

    Where several agencies share the letters (APS in Dakar and in Algiers) the name stays as printed.
    """
    if not all(row.kind in AGENCIES for row in hit.entries):
        return Token("initials" if len(printed) <= SHORT else "unknown", hit.start, hit.end, printed)
    outlets = {row.outlet_id for row in hit.entries}
    outlet = outlets.pop() if len(outlets) == 1 else None
    kind = hit.entries[0].kind
    return Token("outlet", hit.start, hit.end, printed, outlet, kind, is_careful=True, is_far=True, is_registered=True)


def _loose(text: str, start: int, end: int, house: House) -> Iterator[Token]:
    """Yield tokens for what stands between the marks."""
    at = start
    while at < end:
        separator = _SEPARATOR.match(text, at, end)
        if separator and separator.end() > at:
            at = separator.end()
            continue
        following = _next_break(text, at, end)
        chunk = text[at:following].strip(" -–—'’")
        if chunk:
            yield _classify(text, at, at + len(text[at:following].rstrip()), chunk, house)
        at = following


def _next_break(text: str, at: int, end: int) -> int:
    host = _HOST.match(text, at, end)
    if host:
        return host.end()
    found = _BREAK.search(text, at + 1, end)
    return found.start() if found else end


def _classify(text: str, start: int, end: int, chunk: str, house: House) -> Token:
    if _HOST.fullmatch(chunk.rstrip(".,;")) and text[start - 1 : start] != "@":
        return domain(start, end, chunk, house)
    if house.is_self(None, chunk):
        return Token("self", start, end, chunk)
    if _DIGITS.search(chunk):
        return Token("date", start, end, chunk)
    if _INITIALS.fullmatch(chunk) and (not chunk.islower() or _is_set_off(text, start, end)):
        return Token("initials", start, end, chunk)
    words = chunk.split()
    capital = all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return Token("person" if len(words) in _PERSON_WORDS and capital else "unknown", start, end, chunk)


def _is_set_off(text: str, start: int, end: int) -> bool:
    """Return whether a short word in lower case is set off from its neighbours as initials are: "sak/Reuters"."""
    if "/" in (text[start - 1 : start], text[end : end + 1]):
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
    known = house.registry.outlet(outlet) if outlet else None
    if known is None and not is_public_ending(host):
        return Token("unknown", start, end, printed)
    if known is not None and known.kind in HOSTS:
        return Token("unknown", start, end, printed)
    return Token(
        "outlet", start, end, printed, outlet, known.kind if known else "site", is_registered=known is not None
    )


def _is_next_to(text: str, staff: Token, other: Token) -> bool:
    """Return whether nothing but a space stands between the staff and an outlet."""
    first, second = sorted((staff, other), key=lambda part: part.start)
    spaced = text[first.end : second.start] == " " and not is_spaceless(staff.text[0])
    return other.kind == "outlet" and spaced


def _is_part_of_name(word: str, is_before: bool) -> bool:
    """Return whether a word beside a name belongs to it: a capital says so, in Arabic a noun before an adjective."""
    return word[:1].isupper() or (is_before and "\u0600" <= word[:1] <= "\u06ff")


def _goes_on(text: str, tokens: list[Token]) -> bool:
    """Return whether a small word and a capitalised one make a name longer: "Corriere del Lago"."""
    if len(tokens) < 3 or tokens[1].text not in linking_words():
        return False
    gaps = text[tokens[0].end : tokens[1].start] + text[tokens[1].end : tokens[2].start]
    return tokens[2].kind in ("person", "unknown") and tokens[2].text[:1].isupper() and not gaps.strip()


@cache
def _endings() -> frozenset[str]:
    return frozenset(rows("suffixes"))


def is_public_ending(host: str) -> bool:
    """Return whether the last part of `host` is one under which names are registered."""
    return host.rpartition(".")[2] in _endings()
