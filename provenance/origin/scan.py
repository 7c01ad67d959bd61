"""A text being read for credits: the names and cues in it, found once, and many texts in one pass."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, Generic, NamedTuple, TypeVar

from provenance.origin.canon import canonical, compared, edged
from provenance.origin.forms import PARTS
from provenance.origin.grammar import Among, Cue, Form, Grammar
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.names import NameHit, NameIndex
from provenance.origin.paragraphs import opening_end
from provenance.origin.parts_of_others import is_part_of_title, outside_addresses

Value = TypeVar("Value")

# Code points of an article's text that are looked through. What is named between them gave a fact, and no more.
HEAD, TAIL = 3_000, 1_000
# A report that the whole text rests on is named in its first paragraph or with its last words; read on real pages, a
# name further down was the source of one fact.
OPENING, CLOSING = 450, 60
AROUND_ENDS = 180  # code points beyond them that are read with a name: its own, and its phrase
_FIGURES = "0123456789০১২৩৪৫৬৭৮৯०१२३४५६७८९"  # behind a name: bdnews24
LONGEST_WORD = 40
BEGINNING = 24  # code points by which a paragraph is looked for
_PARTING = "\n\x00\n"  # between texts that are scanned together: no name or phrase goes over it
NOTHING: frozenset[Form] = frozenset()


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

    def prepare(self, texts: dict[str, bool], whole: str) -> None:
        """Scan many short texts in one pass over all of them: that is several times faster than one by one.

        Those that are marked are paragraphs of the `whole` text, which is not looked through for names a second time.
        """
        fresh = [text for text in texts if text not in self.scans]
        parts = [whole[start:end] for start, end in parts_of_text(whole)]
        places = {text: _opening_in(text, parts) if texts[text] else None for text in fresh}
        self._scan_together([*parts, *(text for text in fresh if places[text] is None)])
        for text, place in places.items():
            if place is not None:
                part, at = place
                self.scans[text] = self.scan(part).part(at, at + len(text))
        scans = [self.scans[text] for text in fresh]
        if not scans:
            return
        sheet = _Sheet.of([(scan.text, scan.canon, scan.spaced[1:-1]) for scan in scans])
        for scan, telling in zip(scans, self.cues_on(sheet, [0] * len(scans), "telling"), strict=True):
            scan.telling = telling
            if not telling:
                scan.told = NOTHING
        if self.names.hides_one(sheet.text, sheet.spaced):
            for scan in scans:
                del scan.hits  # they are looked for again, within words too

    def cues_on(self, sheet: _Sheet, starts: Sequence[int], among: Among) -> list[list[Cue]]:
        """Return the cues in each of the texts of a sheet, found in one pass; places are counted from `starts`."""
        dealt: list[list[Cue]] = [[] for _start in sheet.starts]
        for first, last, frame in self.grammar.find(sheet.text, sheet.canon, sheet.spaced, self.language, among):
            at = bisect_right(sheet.starts, first) - 1
            by = starts[at] - sheet.starts[at]
            dealt[at].append(Cue(first + by, last + by, frame))
        return dealt

    def _scan_together(self, texts: list[str]) -> None:
        sheet, starts = Scan(_PARTING.join(texts), self, is_credit=False), _starts_of(texts)
        scans = [Scan(text, self) for text in texts]
        for scan, at in zip(scans, starts, strict=True):
            end = at + len(scan.text)
            scan.canon, scan.spaced, scan.hits = sheet.canon[at:end], f" {sheet.spaced[at + 1 : end + 1]} ", []
            self.scans[scan.text] = scan
        for hit in sheet.hits:
            at = bisect_right(starts, hit.start) - 1
            scans[at].hits.append(_moved(hit, -starts[at]) if at else hit)


class _Sheet(NamedTuple):
    """Several texts as one, and where each of them starts; no name or phrase goes over two of them."""

    text: str
    canon: str
    spaced: str
    starts: list[int]

    @classmethod
    def of(cls, parts: Iterable[tuple[str, str, str]]) -> _Sheet:
        """Return the sheet of texts, each with its canonical form and that with spaces for all that is no word."""
        texts, canons, spaced = zip(*parts, strict=True)
        whole = _PARTING.join(texts)
        return cls(whole, _PARTING.join(canons), f" {(' ' * len(_PARTING)).join(spaced)} ", _starts_of(texts))


class _Lazy(Generic[Value]):
    """A property that is computed once: as `functools.cached_property`, but without its lock, which takes a third."""

    def __init__(self, make: Callable[[Any], Value]) -> None:
        self._make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, scan: Any, owner: type) -> Value:
        value = scan.__dict__[self._name] = self._make(scan)
        return value


class Scan:
    """A text with the names and cues in it, found once, when they are first asked for."""

    def __init__(self, text: str, reader: Reader, *, is_credit: bool = True) -> None:
        self.text = text
        self._reader = reader
        self._is_credit = is_credit

    @_Lazy
    def _compared(self) -> tuple[str, str]:
        return compared(self.text)

    @_Lazy
    def canon(self) -> str:
        """Return the text in the form in which it is compared."""
        return self._compared[0]

    @_Lazy
    def spaced(self) -> str:
        """Return the canonical text with spaces for all that is no word, and one on either side."""
        return f" {self._compared[1]} "

    @_Lazy
    def hits(self) -> list[NameHit]:
        """Return the registered names in the text."""
        reader = self._reader
        endings = reader.grammar.endings(reader.language)
        found = reader.names.find(self.text, self.canon, self.spaced, endings, is_credit=self._is_credit)
        found = [hit for hit in found if not is_part_of_title(self.text, self.canon, hit, reader.grammar)]
        return outside_addresses(self.text, found)

    def part(self, start: int, end: int) -> Scan:
        """Return the scan of `start:end`, with the names that lie in it whole."""
        scan = Scan(self.text[start:end], self._reader)
        scan.canon, scan.spaced = self.canon[start:end], f" {self.spaced[start + 1 : end + 1]} "
        scan.hits = [_moved(hit, -start) for hit in self.hits if hit.start >= start and hit.end <= end]
        return scan

    def _find(self, among: Among) -> list[Cue]:
        found = self._reader.grammar.find(self.text, self.canon, self.spaced, self._reader.language, among)
        return [Cue(*one) for one in found]

    @_Lazy
    def telling(self) -> list[Cue]:
        """Return the phrases that are no mere parts of credits."""
        return self._find("telling")

    def tells(self, *forms: Form) -> bool:
        """Return whether a telling cue of one of these forms stands in the text."""
        return bool(self.told) and not self.told.isdisjoint(forms)

    @_Lazy
    def told(self) -> frozenset[Form]:
        """Return the forms of the telling phrases."""
        return frozenset([cue.frame.form for cue in self.telling])

    @_Lazy
    def parts(self) -> list[Cue]:
        """Return the phrases that are mere parts of credits. Running text is asked for those around its names only."""
        return self._find("parts")

    @_Lazy
    def _telling_by_form(self) -> dict[Form, list[Cue]]:
        return _by_form(self.telling)

    @_Lazy
    def _parts_by_form(self) -> dict[Form, list[Cue]]:
        return _by_form(self.parts)

    def is_ending(self, letters: str) -> bool:
        """Return whether a name takes these letters as a case ending in the text's language."""
        return canonical(letters) in self._reader.grammar.endings(self._reader.language)

    def is_called_outlet(self, name: str) -> bool:
        """Return whether a name is one word that ends with one for an outlet, with figures behind: "mehrnews24"."""
        canon = canonical(name)
        return " " not in edged(canon) and self._reader.grammar.is_called_outlet(canon.rstrip(_FIGURES))

    def is_common(self, name: str) -> bool:
        """Return whether all words of a name are words of credits or of the calendar too: "Today"."""
        return self._reader.grammar.is_common(canonical(name).split())

    def ends_as_outlet(self, name: str) -> bool:
        """Return whether the last of several words ends with one for an outlet: "Moorsteder Bezirkszeitung"."""
        before, _space, last = name.rpartition(" ")
        return bool(before) and last[:1].isupper() and self.is_called_outlet(last)

    def names_outlet(self, part: str) -> bool:
        """Return whether a part of an address is a word for an outlet or begins with a long one: "diariodellago"."""
        return self._reader.grammar.names_outlet(canonical(part))

    def cues_of(self, *forms: Form, start: int = 0, end: int | None = None) -> list[Cue]:
        """Return the cues of these forms that lie within `start:end`."""
        limit = len(self.text) if end is None else end
        found: list[Cue] = []
        of_one = True
        for form in forms:
            cues = (self._parts_by_form if form in PARTS else self._telling_by_form).get(form)
            if cues:
                of_one = not found
                found += [cue for cue in cues if cue.start >= start and cue.end <= limit]
        return found if of_one else sorted(found, key=_in_order)

    def pictures(self, start: int, end: int) -> list[Cue]:
        """Return the cues of picture credits within `start:end` that begin no name: BILD, "Bild am Sonntag"."""
        found = self.cues_of("photo", start=start, end=end)
        if not found:
            return found
        named = {(hit.start, hit.end) for hit in self.hits}
        longer = {hit.start: hit.end for hit in self.hits if all(entry.kind not in AGENCIES for entry in hit.entries)}
        return [
            cue
            for cue in found
            if self._is_label(cue) or ((cue.start, cue.end) not in named and longer.get(cue.start, 0) <= cue.end)
        ]

    def is_of_language(self, cue: Cue) -> bool:
        """Return whether a cue is of the text's own language."""
        return self._reader.language in cue.frame.languages

    def _is_label(self, cue: Cue) -> bool:
        return self.text[cue.end : cue.end + 2].lstrip()[:1] in (":", "：")

    @_Lazy
    def opening(self) -> int:
        """Return where the sentences end in which the report is named that a whole text rests on."""
        return opening_end(self.text, OPENING)

    @_Lazy
    def at_ends(self) -> list[Cue]:
        """Return the cues of running text at the two ends of a text, where the report is named on which it rests."""
        size = len(self.text)
        last, first = _gap(self.text, self.opening + AROUND_ENDS), _gap(self.text, size - CLOSING - AROUND_ENDS)
        windows = [(0, last), (first, size)] if last < first else [(0, size)]
        return [cue for cues in self.around(windows) for cue in cues]

    def around(self, windows: list[tuple[int, int]]) -> list[list[Cue]]:
        """Return the cues of running text within each window, with their places in the whole text."""
        if not windows:
            return []
        parts = [
            (self.text[start:end], self.canon[start:end], self.spaced[start + 1 : end + 1]) for start, end in windows
        ]
        return self._reader.cues_on(_Sheet.of(parts), [start for start, _end in windows], "running")


def parts_of_text(text: str) -> list[tuple[int, int]]:
    """Return where the parts of an article's text stand that are looked through: of a long one its two ends."""
    size = len(text)
    return [(0, size)] if size <= HEAD + TAIL else [(0, _gap(text, HEAD)), (_gap(text, size - TAIL), size)]


def _opening_in(text: str, parts: Iterable[str]) -> tuple[str, int] | None:
    """Return the first of several parts in which `text` opens a paragraph, and where, or None."""
    found = ((part, at) for part in parts if (at := _opening(text, part)) is not None)
    return next(found, None)


def _opening(text: str, whole: str) -> int | None:
    """Return where `text` opens a paragraph of the `whole` article and ends between words, or None."""
    at = 0 if whole.startswith(text) else len(whole) - len(text) if whole.endswith(text) else _found(text, whole)
    if at > 0 and whole[at - 1] != "\n":
        at = whole.find(f"\n{text}") + 1 or -1
    end = at + len(text)
    is_within_word = whole[end - 1 : end].isalnum() and whole[end : end + 1].isalnum()
    return at if at >= 0 and not is_within_word else None


def _found(text: str, whole: str) -> int:
    """Return where `text` stands first, or -1; its beginning is looked for first, for short ones are found faster."""
    at = whole.find(text[:BEGINNING])
    return at if at < 0 or whole.startswith(text, at) else whole.find(text, at)


def _gap(text: str, at: int) -> int:
    """Return where the first gap between words is from a place on, or the place itself in scripts without gaps."""
    gap = text.find(" ", at, at + LONGEST_WORD) if at > 0 else -1
    return gap if gap >= 0 else max(0, at)


def _moved(hit: NameHit, by: int) -> NameHit:
    return NameHit(hit.start + by, hit.end + by, hit.entries, hit.is_common)


def _starts_of(texts: Iterable[str]) -> list[int]:
    """Return where each of several texts starts on one sheet."""
    return [0, *accumulate(len(text) + len(_PARTING) for text in texts)][:-1]


def _by_form(cues: Iterable[Cue]) -> dict[Form, list[Cue]]:
    by_form: dict[Form, list[Cue]] = {}
    for cue in cues:
        by_form.setdefault(cue.frame.form, []).append(cue)
    return by_form


def _in_order(cue: Cue) -> tuple[int, int]:
    return cue.start, -cue.end
