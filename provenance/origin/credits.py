"""Reading a stretch of text that may be a credit: which outlets, what stands beside them, and nothing else?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from provenance.document import Publisher
from provenance.errors import InvalidURL
from provenance.origin.grammar import Cue, Form, Grammar
from provenance.origin.names import NameHit, NameIndex, canonical
from provenance.registry.index import NameEntry, Registry
from provenance.text import fold
from provenance.urls.parse import parse

TokenKind = Literal["outlet", "self", "agencies", "staff", "initials", "desk", "issuer", "filler", "date", "person", "unknown"]

_SEPARATOR = re.compile(r"[\s/|,;+&·•()\[\]{}【】「」（）、，；：:=*#<>→.\"]+|\s-+\s|--+|^-+|-+$")
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,15}(?:/\S*)?", re.IGNORECASE)
_INITIALS = re.compile(r"[a-zà-ÿа-яё]{1,4}|[A-ZÀ-ÞА-Я]{1,4}|[a-z]{1,2}[A-Z]{1,2}")  # never Xxx: that is a word or a name
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Token:
    """One part of a credit. `outlet` is null for a printed name the registry does not know."""

    kind: TokenKind
    start: int
    end: int
    text: str
    outlet: str | None = None
    outlet_kind: str | None = None


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
        named = self.of("outlet", "agencies", "self")
        return bool(named) and not self.of("unknown", "person", "issuer")

    @property
    def has_others(self) -> bool:
        """Whether somebody of the house stands beside the outlets: staff, initials, the publisher itself."""
        return bool(self.of("self", "staff", "initials"))


class Scan:
    """A text with the names and cues in it, found once and asked often."""

    def __init__(self, text: str, names: NameIndex, phrases: Grammar) -> None:
        self.text = text
        self.canon = canonical(text)
        self.hits = names.find(text, self.canon)
        self.cues = phrases.find(self.canon)

    def cues_of(self, *forms: Form, start: int = 0, end: int | None = None) -> list[Cue]:
        """Return the cues of these forms that lie within `start:end`."""
        limit = len(self.text) if end is None else end
        return [cue for cue in self.cues if cue.frame.form in forms and cue.start >= start and cue.end <= limit]


class House:
    """Who serves the page: its outlet, its editions, and what its address says its name is."""

    def __init__(self, publisher: Publisher, registry: Registry, language: str | None) -> None:
        self.outlet = publisher.outlet
        self.registry = registry
        self.language = (language or "").partition("-")[0] or None
        known = registry.outlet(publisher.outlet) if publisher.outlet else None
        self.country = known.country if known else None
        self._family = {publisher.outlet, *(registry.children(publisher.outlet) if publisher.outlet else ())}
        if known and known.parent:
            self._family |= {known.parent, *registry.children(known.parent)}
        domain = publisher.registrable_domain or publisher.host or ""
        self.host = publisher.host or ""
        self._label = fold(domain.partition(".")[0]).replace(" ", "").replace("-", "")
        self._whole = fold(domain).replace(" ", "")

    def is_self(self, outlet: str | None, printed: str) -> bool:
        """Return whether a printed name means the house itself."""
        if outlet is not None and self.outlet is not None:
            return outlet in self._family
        name = fold(printed).replace(" ", "")
        if len(name) < 3 or not self._label:
            return False
        if name in (self._label, self._whole):
            return True
        shorter, longer = sorted((name, self._label), key=len)
        return len(shorter) >= 4 and shorter in longer and len(shorter) >= 0.6 * len(longer)

    def choose(self, entries: Iterable[NameEntry]) -> NameEntry | None:
        """Return the one outlet a printed name means here, or None where several fit equally well."""
        rows = [row for row in entries if row.needs != "country" or any(self._fits(row)[:3])]
        if not rows:
            return None
        best = max(self._fits(row) for row in rows)
        fitting = [row for row in rows if self._fits(row) == best]
        return fitting[0] if len({row.outlet_id for row in fitting}) == 1 else None

    def _fits(self, row: NameEntry) -> tuple[bool, bool, bool, bool]:
        """Return how an entry fits this page, most telling first: own family, country, language, agency."""
        same_country = self.country is not None and row.country == self.country
        outlet = self.registry.outlet(row.outlet_id)
        speaks = row.lang == self.language or (outlet is not None and self.language in outlet.languages)
        return (row.outlet_id in self._family, same_country, self.language is not None and speaks, row.kind == "agency")


def read_credit(scan: Scan, start: int, end: int, house: House) -> Credit:
    """Return the parts of `scan.text[start:end]` taken as a credit."""
    marks = _marks(scan, start, end)
    tokens: list[Token] = []
    at = start
    for mark in [*marks, None]:
        gap_end = mark.start if mark is not None else end
        tokens.extend(_loose(scan.text, at, gap_end, house))
        if mark is not None:
            tokens.append(_marked(scan.text, mark, house))
            at = mark.end
    return Credit(tuple(tokens))


_TOKEN_OF_FORM: dict[str, TokenKind] = {
    "agencies": "agencies", "unnamed": "agencies", "staff": "staff", "issuer": "issuer", "desk": "desk",
    "filler": "filler", "joint": "filler", "byline": "filler", "label": "filler",
}  # fmt: skip


def _marks(scan: Scan, start: int, end: int) -> list[NameHit | Cue]:
    """Return names and cue words in the range, longest first at each place, none overlapping."""
    inside: list[NameHit | Cue] = [hit for hit in scan.hits if hit.start >= start and hit.end <= end]
    inside += [
        cue for cue in scan.cues if cue.start >= start and cue.end <= end and cue.frame.form in _TOKEN_OF_FORM
    ]
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
    entry = house.choose(mark.entries)
    if entry is None and all(row.needs == "country" for row in mark.entries):
        return Token("initials" if len(printed) <= 4 else "unknown", mark.start, mark.end, printed)
    outlet = entry.outlet_id if entry else None
    if house.is_self(outlet, printed) or any(house.is_self(e.outlet_id, printed) for e in mark.entries):
        return Token("self", mark.start, mark.end, printed, outlet)
    return Token("outlet", mark.start, mark.end, printed, outlet, mark.entries[0].kind)


def _loose(text: str, start: int, end: int, house: House) -> Iterable[Token]:
    """Yield tokens for what stands between the marks."""
    at = start
    while at < end:
        separator = _SEPARATOR.match(text, at, end)
        if separator and separator.end() > at:
            host = _HOST.match(text, at, end)
            if host is None:
                at = separator.end()
                continue
        following = _next_break(text, at, end)
        chunk = text[at:following].strip(" -–—'’")
        if chunk:
            yield _classify(text, at, following, chunk, house)
        at = following


_BREAK = re.compile(r"[/|,;+&·•()\[\]{}【】「」（）、，；:：=*#<>→\n\"]|\s-+\s|\s[–—]\s|\.(?:\s|$)")


def _next_break(text: str, at: int, end: int) -> int:
    host = _HOST.match(text, at, end)
    if host:
        return host.end()
    found = _BREAK.search(text, at + 1, end)
    return found.start() if found else end


def _classify(text: str, start: int, end: int, chunk: str, house: House) -> Token:
    host = _HOST.fullmatch(chunk.rstrip(".,;"))
    if host:
        return _domain(text, start, end, chunk, house)
    if house.is_self(None, chunk):
        return Token("self", start, end, chunk)
    if _DIGITS.search(chunk):
        return Token("date", start, end, chunk)
    if _INITIALS.fullmatch(chunk):
        return Token("initials", start, end, chunk)
    words = chunk.split()
    capital = all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return Token("person" if 2 <= len(words) <= 5 and capital else "unknown", start, end, chunk)


def _domain(text: str, start: int, end: int, chunk: str, house: House) -> Token:
    printed = chunk.rstrip(".,;")
    try:
        address = parse(printed if "://" in printed else f"https://{printed}")
    except InvalidURL:
        return Token("unknown", start, end, printed)
    match = house.registry.by_host(address.host, address.path)
    outlet = match.outlet_id if match else None
    if house.is_self(outlet, address.host.removeprefix("www.")) or (house.host and address.host == house.host):
        return Token("self", start, end, printed, outlet)
    known = house.registry.outlet(outlet) if outlet else None
    return Token("outlet", start, end, printed, outlet, known.kind if known else "site")
