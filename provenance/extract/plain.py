"""Plain text: never rewritten, its zones are ranges of it, told apart by the form of their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.document import Article, Page, Zone, ZoneKind
from provenance.errors import ExtractionError
from provenance.extract.forms import ends_a_sentence, is_label, is_photo_credit, is_rights_line, opens_with
from provenance.extract.language import language_of

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_MARKS = "\ufeff\u200b\u200e\u200f\u2060"  # of byte order, of direction, and spaces of no width

HEADLINE = 200  # characters
BYLINE = 160
CLOSING = 320
DATELINE = 160
SHORTEST_PARAGRAPH = 60
WIDE = "\u2e80"
SENTENCE, SENTENCE_CJK = 5, 15  # words, characters
MOST_BYLINES, MOST_CLOSINGS, MOST_INSIDE = 4, 6, 1_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it; `start` counts code points of the text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the line ends."""
        return self.start + len(self.text)

    @property
    def is_running(self) -> bool:
        """Whether it is a paragraph of running text rather than a line that stands for itself."""
        return len(self.text) > HEADLINE or (ends_a_sentence(self.text) and _length(self.text) > SHORTEST_PARAGRAPH)


def _length(text: str) -> int:
    """Return the length of a line in Latin letters: one of Chinese, Japanese or Korean says as much as three."""
    return len(text) if text.isascii() else len(text) + 2 * sum(map(WIDE.__le__, text))


def read_text(page: Page, text: str) -> Article:
    """Return the article in a plain text, which stays exactly as given. Raises `ExtractionError` for an empty one."""
    lines = list(_lines(text))
    if not lines:
        raise ExtractionError("the text is empty")
    zones = tuple(
        Zone(id=f"z{number}", kind=kind, text=text[start:end], start=start)
        for number, (kind, start, end) in enumerate(_zones(lines))
    )
    title = next((zone.text for zone in zones if zone.kind == "headline"), None)
    return Article(
        title=title,
        published=page.published,
        language=page.language or language_of(text, []),
        text=text,
        zones=zones,
    )


def _lines(text: str) -> Iterator[Line]:
    for found in _LINE.finditer(text):
        stripped = found.group().strip().strip(_MARKS).strip()
        if stripped:
            yield Line(found.start() + found.group().index(stripped), stripped)


def _zones(lines: list[Line]) -> list[tuple[ZoneKind, int, int]]:
    """Return the kind and range of each zone, in the order of the text."""
    first = _first_paragraph(lines)
    last = _last_paragraph(lines, first)
    zones: list[tuple[ZoneKind, int, int]] = []
    for number, line in enumerate(lines[:first]):
        zones.append((_kind_above(line, number), line.start, line.end))
    opening = lines[first]
    zones.append(("dateline", opening.start, min(opening.end, opening.start + DATELINE)))
    zones.append(("lead", opening.start, opening.end))
    inside = lines[first + 1 : last + 1]
    for line in inside[:MOST_INSIDE]:
        zones.append((_kind_inside(line), line.start, line.end))
    if len(inside) > MOST_INSIDE:
        zones.append(("body", inside[MOST_INSIDE].start, inside[-1].end))
    zones.append(("trailing", _closing_start(lines[last]), lines[last].end))
    for line in lines[last + 1 :]:
        zones.append((_kind_below(line), line.start, line.end))
    return sorted(zones, key=lambda zone: (zone[1], -zone[2]))


def _first_paragraph(lines: list[Line]) -> int:
    """Return the number of the line in which the running text begins."""
    for number, line in enumerate(lines[: MOST_BYLINES + 2]):
        if line.is_running:
            return number
    return min(1, len(lines) - 1)


def _last_paragraph(lines: list[Line], first: int) -> int:
    """Return the number of the last paragraph; what follows are closing lines."""
    for number in range(len(lines) - 1, max(first, len(lines) - 1 - MOST_CLOSINGS), -1):
        if not _is_closing(lines[number]):
            return number
    return max(first, len(lines) - 1 - MOST_CLOSINGS)


def _is_closing(line: Line) -> bool:
    text = line.text
    if len(text) > CLOSING:
        return False
    about = is_rights_line(text) or opens_with(text, "published") or is_label(text) or text[0] in "([（【—–-©*"
    return about or len(text) <= BYLINE


def _kind_above(line: Line, number: int) -> ZoneKind:
    if is_photo_credit(line.text):
        return "caption"
    if number == 0 and not opens_with(line.text, "byline") and not is_label(line.text):
        return "headline"
    return "lead" if len(line.text) > BYLINE or _is_sentence(line.text) else "byline"


def _is_sentence(text: str) -> bool:
    """Return whether a short line is a sentence of the text rather than a byline: figures and signs are no words."""
    words = sum(any(map(str.isalpha, word)) for word in text.split())
    is_long = words >= SENTENCE or (len(text) >= SENTENCE_CJK and text[-1] in "。！？")
    return is_long and ends_a_sentence(text) and not opens_with(text, "byline") and not is_label(text)


def _kind_inside(line: Line) -> ZoneKind:
    return "caption" if not line.is_running and is_photo_credit(line.text) else "body"


def _kind_below(line: Line) -> ZoneKind:
    if is_photo_credit(line.text) and not is_rights_line(line.text):
        return "caption"
    return "footer" if is_rights_line(line.text) or opens_with(line.text, "published") else "trailing"


def _closing_start(line: Line) -> int:
    """Return where the end of a paragraph begins: the paragraph itself when short, else its last sentences."""
    if len(line.text) <= CLOSING:
        return line.start
    window = line.text[-CLOSING:]
    found = re.search(r"[.!?…][\"”’»)]*\s+|[。！？।]", window)
    return line.end - CLOSING + (found.end() if found and found.end() < CLOSING - 40 else 0)
