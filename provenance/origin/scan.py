"""A zone being read: its text, the names and cues found in it once, and where its places are in the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
_PARTING = "\n\x00\n"  # between texts that are scanned together: no name or phrase goes over it
_READ = frozenset(("byline", "caption", "dateline", "footer", "lead", "metadata", "trailing"))
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

    def prepare(self, texts: Iterable[str]) -> None:
        """Scan many short texts in one pass over all of them: that is several times faster than one by one."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self.scans]
        sheet = Scan(_PARTING.join(fresh), self)
        hits, cues, at = iter(sheet.hits), iter(sheet.telling), 0
        hit, cue = next(hits, None), next(cues, None)
        for text in fresh:
            end = at + len(text)
            scan = self.scans[text] = Scan(text, self)
            scan.canon, scan.spaced = sheet.canon[at:end], sheet.spaced[at : end + 2]
            scan.hits, scan.telling = [], []
            while hit is not None and hit.start < end:
                scan.hits.append(NameHit(hit.start - at, hit.end - at, hit.entries, hit.is_common))
                hit = next(hits, None)
            while cue is not None and cue.start < end:
                scan.telling.append(Cue(cue.start - at, cue.end - at, cue.frame))
                cue = next(cues, None)
            at = end + len(_PARTING)


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
    def telling(self) -> list[Cue]:
        """The phrases that are no mere parts of credits."""
        return self._find("telling")

    def tells(self, *forms: Form) -> bool:
        """Return whether a telling cue of one of these forms stands in the text."""
        return any(cue.frame.form in forms for cue in self.telling)

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


def parts_of(zone: Zone) -> Iterator[tuple[str, int, bool]]:
    """Yield the parts of a zone in which a credit may stand, each with its offset and whether the zone goes on.

    A short zone is read whole, of a long one the telling end. Of an opening paragraph both ends are read: some papers
    sign at the end of the first one.
    """
    text = zone.text
    if len(text) <= LONGEST:
        yield text, 0, False
        return
    if zone.kind not in _ENDS:
        yield text[:LONGEST], 0, True
    if zone.kind in _ENDS or zone.kind == "lead":
        offset = len(text) - (LONGEST if zone.kind in _ENDS else HEAD)
        yield text[offset:], offset, False


def places_of(zones: Iterable[Zone], reader: Reader) -> dict[str, list[Place]]:
    """Return the places in which credits may stand, by the kind of their zone, scanned together."""
    parts = [(zone, *part) for zone in zones if zone.kind in _READ and zone.text.strip() for part in parts_of(zone)]
    reader.prepare(text for zone, text, _offset, _cut in parts if not _is_link(zone))
    places: dict[str, list[Place]] = {}
    for zone, text, offset, is_cut in parts:
        places.setdefault(zone.kind, []).append(Place(zone, reader.scan(text), offset, is_cut))
    return places


def _is_link(zone: Zone) -> bool:
    """Return whether a zone of the head holds an address or tags: read for other things than names."""
    return zone.kind == "metadata" and (zone.href is not None or "tag" in zone.path or "keywords" in zone.path)
