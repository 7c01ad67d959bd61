"""Reading a stretch of text that may be a credit: which outlets, what stands beside them, and nothing else?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from provenance.errors import InvalidURL
from provenance.origin.grammar import Cue
from provenance.origin.house import House
from provenance.origin.names import NameHit
from provenance.origin.scan import Scan
from provenance.urls.parse import parse

TokenKind = Literal[
    "outlet", "self", "agencies", "staff", "initials", "desk", "issuer", "filler", "date", "person", "unknown"
]

_SEPARATOR = re.compile(r"[\s/|,;+&·•()\[\]{}【】「」（）、，；：:=*#<>→.\"]+|\s-+\s|--+|^-+|-+$")
_BREAK = re.compile(r"[/|,;+&·•()\[\]{}【】「」（）、，；：:=*#<>→\n\"]|\s-+\s|\s[–—]\s|\.(?:\s|$)")
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,15}(?![\w.])(?:/\S*)?", re.IGNORECASE)
_INITIALS = re.compile(
    r"[a-zà-ÿа-яё]{1,4}|[A-ZÀ-ÞА-Я]{1,4}|[a-z]{1,2}[A-Z]{1,2}"
)  # never Xxx: that is a word or a name
_DIGITS = re.compile(r"\d")
_PERSON_WORDS = range(2, 6)


@dataclass(frozen=True, slots=True)
class Token:
    """One part of a credit. `outlet` is null for a printed name the registry does not know."""

    kind: TokenKind
    start: int
    end: int
    text: str
    outlet: str | None = None
    outlet_kind: str | None = None
    needs: str | None = None  # what the registry says a bare name lacks, see `Name.needs`
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
    for mark in _marks(scan, start, end):
        tokens.extend(_loose(scan.text, at, mark.start, house))
        tokens.append(_marked(scan.text, mark, house))
        at = mark.end
    tokens.extend(_loose(scan.text, at, end, house))
    return Credit(tuple(tokens))


_TOKEN_OF_FORM: dict[str, TokenKind] = {
    "agencies": "agencies", "unnamed": "agencies", "staff": "staff", "issuer": "issuer", "desk": "desk",
    "date": "date", "filler": "filler", "joint": "filler", "joint-word": "filler", "byline": "filler",
    "byline-after": "filler", "label": "filler", "label-word": "filler", "label-after": "filler",
    "dateline-mark": "filler",
}  # fmt: skip


def _marks(scan: Scan, start: int, end: int) -> list[NameHit | Cue]:
    """Return names and cue words in the range, longest first at each place, none overlapping."""
    inside: list[NameHit | Cue] = [hit for hit in scan.hits if hit.start >= start and hit.end <= end]
    inside += [cue for cue in scan.cues if cue.start >= start and cue.end <= end and cue.frame.form in _TOKEN_OF_FORM]
    inside.sort(key=lambda mark: (mark.start, -mark.end, isinstance(mark, Cue)))
    kept: list[NameHit | Cue] = []
    for mark in inside:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _marked(text: str, mark: NameHit | Cue, house: House) -> Token:
    printed = text[mark.start : mark.end]
    if isinstance(mark, Cue):
        return Token(_TOKEN_OF_FORM[mark.frame.form], mark.start, mark.end, printed)
    return named(mark, printed, house)


def named(hit: NameHit, printed: str, house: House) -> Token:
    """Return what a registered name means here: the house, an outlet, or a word that only looks like one."""
    entry = house.choose(hit.entries)
    if entry is None and all(row.needs == "country" for row in hit.entries):
        return Token("initials" if len(printed) <= 4 else "unknown", hit.start, hit.end, printed)
    outlet = entry.outlet_id if entry else None
    if house.is_self(outlet, printed) or any(house.is_self(row.outlet_id, printed) for row in hit.entries):
        return Token("self", hit.start, hit.end, printed, outlet)
    first = entry or hit.entries[0]
    return Token("outlet", hit.start, hit.end, printed, outlet, first.kind, first.needs, is_registered=True)


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
            yield _classify(text, at, following, chunk, house)
        at = following


def _next_break(text: str, at: int, end: int) -> int:
    host = _HOST.match(text, at, end)
    if host:
        return host.end()
    found = _BREAK.search(text, at + 1, end)
    return found.start() if found else end


def _classify(text: str, start: int, end: int, chunk: str, house: House) -> Token:
    if _HOST.fullmatch(chunk.rstrip(".,;")):
        return domain(start, end, chunk, house)
    if house.is_self(None, chunk):
        return Token("self", start, end, chunk)
    if _DIGITS.search(chunk):
        return Token("date", start, end, chunk)
    if _INITIALS.fullmatch(chunk):
        return Token("initials", start, end, chunk)
    words = chunk.split()
    capital = all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return Token("person" if len(words) in _PERSON_WORDS and capital else "unknown", start, end, chunk)


def domain(start: int, end: int, chunk: str, house: House) -> Token:
    """Return the token for a printed address: its outlet, or the address itself."""
    printed = chunk.rstrip(".,;")
    try:
        address = parse(printed if "://" in printed else f"https://{printed}")
    except InvalidURL:
        return Token("unknown", start, end, printed)
    match = house.registry.by_host(address.host, address.path)
    outlet = match.outlet_id if match else None
    host = address.host.removeprefix("www.")
    if house.is_self(outlet, host) or (house.host and host == house.host):
        return Token("self", start, end, printed, outlet)
    known = house.registry.outlet(outlet) if outlet else None
    return Token(
        "outlet", start, end, printed, outlet, known.kind if known else "site", is_registered=known is not None
    )
