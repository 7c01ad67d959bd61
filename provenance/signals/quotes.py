"""Where quotation marks open and close: pairs, nesting, paragraphs, marks that are never closed.

Only the marks are read here; whose words they hold is decided in `speakers`.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from provenance.signals.marks import MARK, STRAIGHT, MarkTable, Opening, mark_table

# Beyond these an input is no article but a stress test; `Marked.read_to` says where reading stopped.
MAX_MARKS = 50_000
MAX_QUOTES = 8_000
MAX_CONTINUED = 20  # paragraphs that one quotation may run through
_MAX_DEPTH = 6
_CLOSE_REACH = 4  # how many open marks one closing mark may end
_LOOK_AHEAD = 300

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LINE_END = re.compile(r"[\n\u2028\u2029]")
_WORD = re.compile(r"\w+")
_SENTENCE_STOP = re.compile(r"[.!?…。！？؟]")
_OPEN_BEFORE = frozenset("([{<-–—―/=:¿¡。、，：；！？")
_NOT_OPENING = frozenset(".,;:!?)]}…")
_HEBREW = re.compile(r"[\u05d0-\u05ea]")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between two marks. Offsets are code points of the article's text, marks included."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    opening: Opening
    closed: bool  # false: the closing mark is missing, `end` is the paragraph's end
    depth: int = 0  # 0: not inside other quoted words
    paragraph: int = 0  # where it begins, counted from 0


@dataclass(frozen=True, slots=True)
class Marked:
    """All stretches of a text between marks, in the order of their beginnings."""

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    quotes: tuple[Quote, ...]
    read_to: int  # offset up to which marks were read

    @property
    def outer(self) -> tuple[Quote, ...]:
        """The quotes that are not inside another quote."""
        return tuple(quote for quote in self.quotes if quote.depth == 0)

    def up_to(self, offset: int) -> Marked:
        """Return what was read up to `offset`."""
        quotes = tuple(quote for quote in self.quotes if quote.end <= offset)
        return replace(self, quotes=quotes, read_to=min(self.read_to, offset))

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph that holds `offset`."""
        return max(0, bisect_right(self.paragraphs, (offset, len(self.text) + 1)) - 1)


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Return the ranges of the paragraphs of `text`, without the white space around them.

    A line is a paragraph, unless the text is hard-wrapped: blank lines in it and no line over 100 characters.

    >>> paragraphs("One.\nTwo.")
    [(0, 4), (5, 9)]
    >>> paragraphs("One\ngoes on.\n\nTwo.")
    [(0, 12), (14, 18)]
    """
    breaks = _BLANK_LINE if _is_wrapped(text) else _LINE_END
    edges = [0, *(edge for found in breaks.finditer(text) for edge in found.span()), len(text)]
    ranges = (_trimmed(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))
    return [(start, end) for start, end in ranges if start < end]


def _is_wrapped(text: str) -> bool:
    if _BLANK_LINE.search(text) is None:
        return False
    lines = text.splitlines()
    return max(map(len, lines)) <= 100 and any(a and b for a, b in itertools.pairwise(lines))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def read_marks(text: str, language: str | None = None) -> Marked:
    r"""Return the quoted stretches of `text`; without a language, only what holds for all.

    >>> [quote.closed for quote in read_marks("He said “no”.\n\nThen “yes\n\nand left.").quotes]
    [True, False]
    """
    scanner = _Scanner(text, mark_table(language))
    scanner.read()
    return Marked(text, tuple(scanner.paragraphs), tuple(_nested(scanner.found)), scanner.read_to)


def _nested(found: Sequence[Quote]) -> Iterator[Quote]:
    """Yield the quotes by their beginnings, each with its depth."""
    ends: list[int] = []
    for quote in sorted(found, key=lambda quote: (quote.start, -quote.end)):
        while ends and ends[-1] <= quote.start:
            ends.pop()
        yield replace(quote, depth=len(ends)) if ends else quote
        ends.append(quote.end)


@dataclass(slots=True)
class _Open:
    """A mark that waits for its end."""

    start: int
    inner: int
    opening: Opening
    paragraph: int
    found_before: int  # how many pairs were complete when it opened


class _Scanner:
    """One walk over the marks of a text, with the stack of those that are open."""

    def __init__(self, text: str, table: MarkTable) -> None:
        self.text = text
        self.table = table
        self.paragraphs = paragraphs(text)
        self.found: list[Quote] = []
        self.open: list[_Open] = []
        self.read_to = len(text)
        self.straight_left = 0  # straight marks not yet seen in this paragraph
        self.number = 0
        self.range = (0, 0)

    def read(self) -> None:
        """Fill `found`."""
        marks = 0
        for number, (start, end) in enumerate(self.paragraphs):
            self.number, self.range = number, (start, end)
            self.straight_left = self.text.count('"', start, end)
            skip = self._continued(start)
            for found in MARK.finditer(self.text, skip, end):
                marks += 1
                if marks > MAX_MARKS or len(self.found) >= MAX_QUOTES:
                    self.read_to = found.start()
                    self.open.clear()
                    return
                self._mark(found.group(), found.start(), found.end())
            self._end_paragraph()

    def _continued(self, start: int) -> int:
        """Return where to read from: behind the mark that repeats an open one, else the start."""
        if not self.open:
            return start
        mark = self.open[0].opening.mark
        if mark in STRAIGHT:
            self.straight_left -= 1
        return start + len(mark)

    def _end_paragraph(self) -> None:
        """Close or carry on what the paragraph leaves open."""
        if not self.open:
            return
        first = self.open[0]
        del self.open[1:]
        if not self._goes_on(first):
            self.open.clear()
            if not first.opening.single:
                self._leave_unclosed(first)

    def _goes_on(self, first: _Open) -> bool:
        """Tell whether the next paragraph opens with the same mark: the same speaker goes on."""
        after = self.number + 1
        if after == len(self.paragraphs) or after - first.paragraph > MAX_CONTINUED or first.opening.mark == "'":
            return False
        return self.text.startswith(first.opening.mark, self.paragraphs[after][0])

    def _leave_unclosed(self, first: _Open) -> None:
        """Keep an unclosed stretch, cut before the next quotation with the same mark."""
        end = self.range[1]
        for quote in self.found[first.found_before :]:
            if quote.opening is first.opening and quote.start > first.start:
                stops = list(_SENTENCE_STOP.finditer(self.text, first.inner, min(quote.start, first.inner + 5_000)))
                end = stops[-1].end() if stops else quote.start
                break
        self._keep(first, _trimmed(self.text, first.start, end)[1], None)

    def _keep(self, opened: _Open, inner_end: int, end: int | None) -> None:
        if _WORD.search(self.text, opened.inner, inner_end):
            stop = inner_end if end is None else end
            self.found.append(
                Quote(
                    opened.start, stop, opened.inner, inner_end, opened.opening, end is not None,
                    paragraph=opened.paragraph,
                )
            )  # fmt: skip

    # ------------------------------------------------------------ one mark

    def _mark(self, mark: str, start: int, end: int) -> None:
        before = self.text[start - 1] if start > self.range[0] else ""
        after = self.text[end] if end < self.range[1] else ""
        if mark in STRAIGHT:
            self._straight(mark, start, end, before, after)
        elif mark in "'‘’‚‛":
            self._single(mark, start, end, before, after)
        elif self._may_close(mark, before, after) and self._close(mark, start, end):
            return
        elif self._may_open(mark, before, after):
            self._push(mark, start, end)

    def _push(self, mark: str, start: int, end: int) -> None:
        opening = self.table.openings.get(mark)
        if opening is not None and len(self.open) < _MAX_DEPTH:
            self.open.append(_Open(start, end, opening, self.number, len(self.found)))

    def _close(self, mark: str, start: int, end: int) -> bool:
        """End the nearest open mark that `mark` may close; marks left open inside it are dropped."""
        for back in range(1, min(_CLOSE_REACH, len(self.open)) + 1):
            opened = self.open[-back]
            if mark in opened.opening.closes:
                del self.open[-back:]
                self._keep(opened, start, end)
                return True
        return False

    def _may_close(self, mark: str, before: str, after: str) -> bool:
        """Tell whether a mark that can also open stands where a closing one would."""
        if mark not in self.table.openings:
            return True
        if mark == "”" and self.open and self.open[-1].opening.mark in "“„‟":
            return True  # it opens only where it is the one mark of a text
        looks_opening = (not before or before.isspace() or before in _OPEN_BEFORE) and _begins_word(after)
        return not looks_opening

    def _may_open(self, mark: str, before: str, after: str) -> bool:
        if mark in "«‹":  # French puts a space behind it
            return bool(after) and (not after.isspace() or not before or before.isspace() or before in "(’'")
        if mark in "”»›":  # the usual closing marks
            return _begins_word(after) and not before.isalnum()
        return (bool(after) and not after.isspace() and after not in _NOT_OPENING) or after == "…"

    def _straight(self, mark: str, start: int, end: int, before: str, after: str) -> None:
        """Pair marks without direction: by count in the paragraph, and by what stands around them."""
        self.straight_left -= mark == '"'
        if _HEBREW.match(before) and _HEBREW.match(after) and not _HEBREW.match(self.text[end + 1 : end + 2]):
            return  # gershayim: the sign of a Hebrew abbreviation stands before its last letter
        odd_left = self.straight_left % 2 == 1
        if any(opened.opening.mark in STRAIGHT for opened in self.open):
            if before.isdigit() and odd_left:
                return  # inches inside quoted words
            if odd_left and (not before or before.isspace()) and _begins_word(after):
                self._push(mark, start, end)
            else:
                self._close(mark, start, end)
        elif self.open and before and not before.isspace() and self._close(mark, start, end):
            return  # “mixed" marks
        elif self._straight_opens(before, after):
            self._push(mark, start, end)

    def _straight_opens(self, before: str, after: str) -> bool:
        if not after or (after.isspace() and not self.straight_left):
            return False
        return not before.isalnum() or (not after.isspace() and after not in _NOT_OPENING)

    def _single(self, mark: str, start: int, end: int, before: str, after: str) -> None:
        """Open, close, or take the sign for an apostrophe."""
        top = self.open[-1].opening if self.open else None
        if top and top.single and mark in top.closes and before and not before.isspace():
            inside = start - self.open[-1].inner
            if inside and (mark != "‘" or not _begins_word(after)) and not self._is_possessive(before, end, after):
                self._close(mark, start, end)
                return
        if self._single_opens(before, after) and not self._is_elided(end):
            self._push(mark, start, end)

    def _single_opens(self, before: str, after: str) -> bool:
        unspaced = bool(before) and not before.isascii() and MARK_TOUCHES.match(before) is not None
        return bool(after) and (_begins_word(after) or after in '…[“"«') and (unspaced or not before.isalnum())

    def _is_elided(self, end: int) -> bool:
        """Tell whether a word that lacks its beginning follows: ’90s, ’em, ’tis."""
        word = _WORD.match(self.text, end)
        if word is None:
            return False
        form = word.group().lower()
        if form in self.table.elisions:
            return len(form) <= 2 or self.text[word.end() : word.end() + 1] not in "'’"
        return form[:2].isdigit() and form[2:] in ("", "s", "er", "ies")

    def _is_possessive(self, before: str, end: int, after: str) -> bool:
        """Tell whether a mark behind a plural s belongs to it: another mark follows that can close."""
        if before not in "sS" or after != " " or not self.text[end + 1 : end + 2].islower():
            return False
        for found in MARK.finditer(self.text, end, min(self.range[1], end + _LOOK_AHEAD)):
            if found.group() in "'’":
                return self.text[found.start() - 1] not in " \n"
            if found.group() != "‘":
                return False
        return False


MARK_TOUCHES = re.compile("[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


def _begins_word(character: str) -> bool:
    return bool(character) and (character.isalnum() or character in "¿¡[(…$€£#@„“‘‚«‹'\"–—-")
