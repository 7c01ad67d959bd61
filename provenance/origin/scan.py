"""A zone being read: its text, the names and cues found in it once, and where its places are in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.document import Span, Zone
from provenance.origin.canon import canonical
from provenance.origin.grammar import Cue, Form, Grammar
from provenance.origin.names import NameHit, NameIndex

LONGEST = 1_000  # code points of a zone that are read; credits are shorter
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|[\w.+-]+@[\w-]+\.[\w.-]+")
_ENDS = frozenset(("trailing", "footer"))


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to read any zone of one article."""

    names: NameIndex
    grammar: Grammar
    language: str | None


class Scan:
    """A text with the names and cues in it, found once and asked often."""

    def __init__(self, text: str, reader: Reader, *, running: bool = False) -> None:
        self.text = text
        self.canon = canonical(text)
        found = reader.names.find(text, self.canon, reader.grammar.endings(reader.language))
        self.hits: list[NameHit] = list(_outside_addresses(text, found))
        # Running text is asked for cues around its names only, see `around`.
        self.cues: list[Cue] = [] if running else reader.grammar.find(text, self.canon, reader.language)
        self._reader = reader

    def cues_of(self, *forms: Form, start: int = 0, end: int | None = None) -> list[Cue]:
        """Return the cues of these forms that lie within `start:end`."""
        limit = len(self.text) if end is None else end
        return [cue for cue in self.cues if cue.frame.form in forms and cue.start >= start and cue.end <= limit]

    def pictures(self, start: int, end: int) -> list[Cue]:
        """Return the cues of picture credits within `start:end` that are no part of a name: BILD is a paper."""
        found = self.cues_of("photo", start=start, end=end)
        return [cue for cue in found if not any(hit.start < cue.end and cue.start < hit.end for hit in self.hits)]

    def around(self, start: int, end: int) -> list[Cue]:
        """Return the cues of running text within `start:end`, with their places in the whole text."""
        found = self._reader.grammar.find(
            self.text[start:end], self.canon[start:end], self._reader.language, running=True
        )
        return [Cue(cue.start + start, cue.end + start, cue.frame) for cue in found]


def _outside_addresses(text: str, hits: list[NameHit]) -> Iterator[NameHit]:
    """Yield the names that are no part of a printed web or mail address."""
    addresses = [found.span() for found in _ADDRESS.finditer(text)] if hits else []
    at = 0
    for hit in hits:
        while at < len(addresses) and addresses[at][1] <= hit.start:
            at += 1
        if at == len(addresses) or hit.end <= addresses[at][0]:
            yield hit


@dataclass(frozen=True, slots=True)
class Place:
    """A zone, or its telling end, with what was found in it."""

    zone: Zone
    scan: Scan
    offset: int = 0  # where the part that is read begins in the zone

    def span(self, start: int, end: int) -> Span:
        """Return the span of `start:end` of what is read; plain text zones are counted in the article's own text."""
        text = self.scan.text[start:end]
        start, end = start + self.offset, end + self.offset
        if self.zone.start is not None:
            return Span(zone="text", start=self.zone.start + start, end=self.zone.start + end, text=text)
        return Span(zone=self.zone.id, start=start, end=end, text=text)


def place_of(zone: Zone, reader: Reader) -> Place:
    """Return a zone ready to be read: of a long one its end where credits close a text, else its beginning."""
    text = zone.text
    if len(text) <= LONGEST:
        return Place(zone, Scan(text, reader))
    offset = len(text) - LONGEST if zone.kind in _ENDS else 0
    return Place(zone, Scan(text[offset : offset + LONGEST], reader), offset)
