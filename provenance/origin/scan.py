"""A zone being read: its text, the names and cues found in it once, and where its places are in the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from provenance.document import Span, Zone
from provenance.origin.canon import canonical, edged
from provenance.origin.grammar import Among, Cue, Form, Grammar
from provenance.origin.names import NameHit, NameIndex

LONGEST = 320  # code points of a zone that are read; credits are shorter
HEAD = 220  # of the end of an opening paragraph
LONGEST_ADDRESS = 300
_AROUND = ' \n\t\u00a0()<>"|,'  # what stands around an address
_ENDS = frozenset(("trailing", "footer"))


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to read any zone of one article."""

    names: NameIndex
    grammar: Grammar
    language: str | None
    scans: dict[str, Scan] = field(default_factory=dict)

    def scan(self, text: str) -> Scan:
        """Return the scan of a text; the same words in two zones are read once."""
        if text not in self.scans:
            self.scans[text] = Scan(text, self)
        return self.scans[text]


class Scan:
    """A text with the names and cues in it, found once, when they are first asked for."""

    def __init__(self, text: str, reader: Reader) -> None:
        self.text = text
        self._reader = reader

    @cached_property
    def canon(self) -> str:
        """The text in the form in which it is compared."""
        return canonical(self.text)

    @cached_property
    def spaced(self) -> str:
        """The canonical text with spaces for all that is no word, and one on either side."""
        return f" {edged(self.canon)} "

    @cached_property
    def hits(self) -> list[NameHit]:
        """The registered names in the text."""
        reader = self._reader
        found = reader.names.find(self.text, self.canon, self.spaced, reader.grammar.endings(reader.language))
        return _outside_addresses(self.text, found)

    @cached_property
    def cues(self) -> list[Cue]:
        """The phrases of the grammar in the text. Running text is asked for those around its names only."""
        return self._find("all")

    def _find(self, among: Among) -> list[Cue]:
        return self._reader.grammar.find(self.text, self.canon, self.spaced, self._reader.language, among)

    @cached_property
    def _telling(self) -> frozenset[Form]:
        return frozenset(cue.frame.form for cue in self._find("telling"))

    def tells(self, *forms: Form) -> bool:
        """Return whether a cue of one of these forms stands in the text; for forms that are no mere parts of credits."""
        return not self._telling.isdisjoint(forms)

    @cached_property
    def _by_form(self) -> dict[Form, list[Cue]]:
        by_form: dict[Form, list[Cue]] = {}
        for cue in self.cues:
            by_form.setdefault(cue.frame.form, []).append(cue)
        return by_form

    def cues_of(self, *forms: Form, start: int = 0, end: int | None = None) -> list[Cue]:
        """Return the cues of these forms that lie within `start:end`."""
        limit = len(self.text) if end is None else end
        named = [cues for form in forms if (cues := self._by_form.get(form))]
        found = [cue for cues in named for cue in cues if cue.start >= start and cue.end <= limit]
        return sorted(found, key=_in_order) if len(named) > 1 else found

    def pictures(self, start: int, end: int) -> list[Cue]:
        """Return the cues of picture credits within `start:end` that are no names themselves: BILD is a paper."""
        found = self.cues_of("photo", start=start, end=end)
        named = {(hit.start, hit.end) for hit in self.hits}
        return [cue for cue in found if self._is_label(cue) or (cue.start, cue.end) not in named]

    def _is_label(self, cue: Cue) -> bool:
        return self.text[cue.end : cue.end + 2].lstrip()[:1] in (":", "：")

    def around(self, start: int, end: int) -> list[Cue]:
        """Return the cues of running text within `start:end`, with their places in the whole text."""
        canon, spaced = self.canon[start:end], f" {self.spaced[start + 1 : end + 1]} "
        found = self._reader.grammar.find(self.text[start:end], canon, spaced, self._reader.language, "running")
        return [Cue(cue.start + start, cue.end + start, cue.frame) for cue in found]


def _in_order(cue: Cue) -> tuple[int, int]:
    return cue.start, -cue.end


def _outside_addresses(text: str, hits: list[NameHit]) -> list[NameHit]:
    """Return the names that are no part of a printed web or mail address."""
    return [hit for hit in hits if not _is_in_address(text, hit)]


def _is_in_address(text: str, hit: NameHit) -> bool:
    start = max(text.rfind(sign, max(0, hit.start - LONGEST_ADDRESS), hit.start) for sign in _AROUND) + 1
    before = text[start : hit.start]
    return "://" in before or before.startswith("www.") or "@" in before or text[hit.end : hit.end + 1] == "@"


@dataclass(frozen=True, slots=True)
class Place:
    """A zone, or its telling end, with what was found in it."""

    zone: Zone
    scan: Scan
    offset: int = 0  # where the part that is read begins in the zone
    is_cut: bool = False  # the zone goes on behind the part that is read

    def span(self, start: int, end: int) -> Span:
        """Return the span of `start:end` of what is read; plain text zones are counted in the article's own text."""
        text = self.scan.text[start:end]
        start, end = start + self.offset, end + self.offset
        if self.zone.start is not None:
            return Span(zone="text", start=self.zone.start + start, end=self.zone.start + end, text=text)
        return Span(zone=self.zone.id, start=start, end=end, text=text)


def places_of(zone: Zone, reader: Reader) -> Iterator[Place]:
    """Yield the parts of a zone in which a credit may stand: a short one whole, of a long one the telling end.

    Of an opening paragraph both ends are read: some papers sign at the end of the first one.
    """
    text = zone.text
    if len(text) <= LONGEST:
        yield Place(zone, reader.scan(text))
        return
    if zone.kind not in _ENDS:
        yield Place(zone, reader.scan(text[:LONGEST]), is_cut=True)
    if zone.kind in _ENDS or zone.kind == "lead":
        offset = len(text) - (LONGEST if zone.kind in _ENDS else HEAD)
        yield Place(zone, reader.scan(text[offset:]), offset)
