"""Text on its way to a block: the parts that a page's elements cut it into, and where words meet without a space."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.html import HtmlElement

from provenance.extract.areas import Area
from provenance.extract.forms import opens_with

BREAK = "\0"
"""Of a line; no tree holds this character."""
LONGEST_PARTED = 160  # characters of a line whose words may be set apart by elements alone
SHORTEST_PART = 2


class Seam(NamedTuple):
    """A place where an element begins or ends right behind a letter."""

    part: int  # the part that follows
    is_between: bool  # one element ends here and another begins
    is_named: bool  # they have classes


@dataclass(slots=True)
class Run:
    """Text being collected for the next block."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    links: list[tuple[str, int]] = field(default_factory=list)  # address, characters shown
    marks: list[tuple[Area, int]] = field(default_factory=list)  # inline area, characters
    seams: list[Seam] = field(default_factory=list)
    closed: int = -1  # parts when the last element ended that nothing follows
    closer: HtmlElement | None = None

    def add(self, text: str | None) -> None:
        """Add what stands in an element or behind it."""
        if text:
            self.parts.append(text)
            self.size += len(text)

    def open(self, element: HtmlElement) -> None:
        """Note that an element begins right behind a letter."""
        at = len(self.parts)
        is_between, is_named = self.closed == at, bool(element.get("class"))
        if is_between and self.closer is not None:
            self.seams.append(Seam(at, is_between, is_named and bool(self.closer.get("class"))))
        elif is_named:
            self.seams.append(Seam(at, is_between, is_named))

    def close(self, element: HtmlElement) -> None:
        """Note that an element ends before a text in which a name may begin."""
        at = len(self.parts)
        if at and self.parts[-1][-1].islower() and element.get("class"):
            self.seams.append(Seam(at, is_between=False, is_named=True))

    def joined(self) -> str:
        """Return the text; in a short line, words that only elements set apart stand on lines of their own.

        But not behind a word that says that all of the line is about a picture.
        """
        if not self.seams or self.size > LONGEST_PARTED:
            return "".join(self.parts)
        parts = list(self.parts)
        sign = " " if opens_with("".join(parts).strip(), "photo") else BREAK
        for part in sorted({seam.part for seam in self.seams if _parts_words(parts, seam)}, reverse=True):
            parts.insert(part, sign)
        return "".join(parts)


def _parts_words(parts: list[str], seam: Seam) -> bool:
    """Return whether a new word begins at a seam, and not the rest of one that is printed in two ways."""
    if not 0 < seam.part < len(parts):
        return False
    before, after = parts[seam.part - 1], parts[seam.part]
    if not (before[-1].isalnum() and after[0].isalnum()) or min(len(before), len(after)) < SHORTEST_PART:
        return False
    if not seam.is_between:
        return before[-1].islower() and after[0].isupper()
    if before[-1].isdigit() and after[0].isalpha() and after[0].lower() == after[0].upper():
        return True  # a day, and a label of a script without capitals
    return after[0].isupper() or after[0].isdigit() or (seam.is_named and not after[0].islower())
