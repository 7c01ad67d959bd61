"""The named parts of a page around a stretch of text, and what they say together of its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from lxml.html import HtmlElement

from provenance.extract.areas import Area


class Place(NamedTuple):
    """What the parts around a place say of it: the nearest with a kind, the caption's, whether it is left out."""

    nearest: Area | None
    caption: Area | None
    is_skipped: bool
    is_shut: bool  # left out, and not only by bars, which stand at the head of articles too


NOWHERE = Place(None, None, is_skipped=False, is_shut=False)


@dataclass(slots=True, eq=False)
class Frame:
    """A named part of the page that is open at a block.

    `is_void`: a wrapper around the whole text or around its headline, which its name says nothing of.
    """

    area: Area
    element: HtmlElement
    parent: Frame | None
    is_void: bool = False
    place: Place | None = None

    def resolved(self) -> Place:
        """Return what the parts of the page from here outwards say together; kept until `forget`."""
        if self.place is None:
            outer = self.parent.resolved() if self.parent is not None else NOWHERE
            self.place = outer if self.is_void else _within(outer, self.area)
        return self.place

    def forget(self) -> None:
        """Forget what was resolved, after `is_void` was set somewhere."""
        frame: Frame | None = self
        while frame is not None and frame.place is not None:
            frame.place = None
            frame = frame.parent


def _within(outer: Place, area: Area) -> Place:
    return Place(
        area if area.kind else outer.nearest,
        area if area.kind == "caption" else outer.caption,
        area.is_skipped or outer.is_skipped,
        (area.is_skipped and not area.is_bar) or outer.is_shut,
    )
