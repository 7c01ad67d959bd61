"""One pass over the untouched tree: every stretch of text between two breaks, and the parts of the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from provenance.extract.areas import Area, area_of, area_of_tag

_IGNORED = frozenset(
    {
        "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
        "select", "textarea", "input", "button", "audio", "map",
    }
)  # fmt: skip
_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font",
        "i", "img", "ins", "kbd", "label", "mark", "meta", "link", "picture", "q", "rp", "rt", "ruby", "s", "samp",
        "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_HIDDEN = Area("hidden", None)
_LINKED = Area("teasers", None)
_NAMING = frozenset({"class", "id", "itemprop", "rel"})
_WHOLE = frozenset({"body", "html", "article", "main"})
_LOGO = re.compile(r"\blogo\b", re.IGNORECASE)  # "Reuters logo" names Reuters
_BREAK = "\0"  # of a line; no tree holds this character
LONGEST_NAMES = 400
LONGEST_ALT = 200
LONGEST_SLOT = 160  # letters of an aside that holds no other text


class Place(NamedTuple):
    """What the parts around a place say of it: the nearest with a kind, the caption's, whether it is left out."""

    nearest: Area | None
    caption: Area | None
    is_skipped: bool


NOWHERE = Place(None, None, False)


@dataclass(slots=True, eq=False)
class Frame:
    """A named part of the page that is open at a block. `holds_body` voids it: a wrapper around the whole text."""

    area: Area
    element: HtmlElement
    parent: Frame | None
    holds_body: bool = False
    body_size: int = 0
    place: Place | None = None

    def resolved(self) -> Place:
        """Return what the parts of the page from here outwards say together; kept until `forget`."""
        if self.place is None:
            outer = self.parent.resolved() if self.parent is not None else NOWHERE
            area = self.area
            self.place = (
                outer
                if self.holds_body
                else Place(
                    area if area.kind else outer.nearest,
                    area if area.kind == "caption" else outer.caption,
                    area.is_skipped or outer.is_skipped,
                )
            )
        return self.place

    def forget(self) -> None:
        """Forget what was resolved, after `holds_body` was set somewhere."""
        frame: Frame | None = self
        while frame is not None and frame.place is not None:
            frame.place = None
            frame = frame.parent


@dataclass(slots=True, eq=False)
class Block:
    """A stretch of text without a break inside, except line ends that the page asks for with `<br>`."""

    text: str
    element: HtmlElement
    frame: Frame | None
    inline: Area | None  # what most of its text is marked as, inside the block
    links: tuple[str, ...]
    linked: float  # share of the text that is link text
    order: int
    lost_link: bool = False  # one of its links shows no text

    def frames(self) -> Iterator[Frame]:
        """Yield the parts of the page around the block, innermost first."""
        frame = self.frame
        while frame is not None:
            yield frame
            frame = frame.parent

    @property
    def area(self) -> Area | None:
        """What the markup calls the block's place; null where nothing says so. All within a picture is its caption."""
        around = self._around
        own = self.inline if self.inline is not None and self.inline.kind else None
        if own is not None and own.kind == "caption":
            return own
        return around.caption or own or around.nearest

    @property
    def kind(self) -> str | None:
        """What the block is by its markup; null where nothing says so."""
        area = self.area
        return area.kind if area is not None else None

    @property
    def is_skipped(self) -> bool:
        """Whether it stands in a part of the page that is not the article's."""
        return self._around.is_skipped or (self.inline is not None and self.inline.is_skipped)

    @property
    def _around(self) -> Place:
        return self.frame.resolved() if self.frame is not None else NOWHERE


@dataclass(slots=True)
class _Run:
    """Text being collected for the next block."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    links: list[tuple[str, int]] = field(default_factory=list)  # address, characters shown
    marks: list[tuple[Area, int]] = field(default_factory=list)  # inline area, characters

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.size += len(text)


class _Reader:
    """Walks the tree and gives out blocks; keeps the open run and the open parts of the page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.run = _Run()
        self.frame: Frame | None = None
        self.owners: list[HtmlElement] = []
        self.opened: list[tuple[HtmlElement, int, Area | None]] = []
        self.open_links = 0  # around a part of its own: so pages link to other texts with their pictures

    def start(self, element: HtmlElement, tag: str) -> None:
        area = _area(element, tag)
        if tag in _INLINE:
            self._start_inline(element, tag, area)
            return
        self.flush()
        self.owners.append(element)
        if self.open_links:
            self.frame = Frame(_LINKED, element, self.frame)
        if area is not None:
            self.frame = Frame(area, element, self.frame)
        self.run.add(element.text)

    def _start_inline(self, element: HtmlElement, tag: str, area: Area | None) -> None:
        if tag == "br":
            self.run.add(_BREAK)
        elif tag == "img":
            self._image(element)
        else:
            if tag == "a" or area is not None:
                self.opened.append((element, self.run.size, area))
                self.open_links += tag == "a" and bool(element.get("href"))
            self.run.add(element.text)

    def _image(self, element: HtmlElement) -> None:
        """Read a picture: a logo speaks in the slots of makers only, elsewhere its description is a caption."""
        alt = _LOGO.sub("", element.get("alt") or "").strip()[:LONGEST_ALT]
        if not alt:
            return
        around = [area for _element, _start, area in self.opened if area is not None]
        if self.frame is not None:
            around.append(self.frame.area)
        if any(area.id in ("source", "byline") for area in around):
            self.run.add(f" {alt} ")

    def end(self, element: HtmlElement, tag: str) -> None:
        if tag not in _INLINE:
            self.flush()
            self.owners.pop()
            while self.frame is not None and self.frame.element is element:
                self.frame = self.frame.parent
        elif self.opened and self.opened[-1][0] is element:
            _element, start, area = self.opened.pop()
            if tag == "a" and element.get("href"):
                self.open_links -= 1
                self.run.links.append((element.get("href", ""), self.run.size - start))
            if area is not None:
                self.run.marks.append((area, self.run.size - start))

    def flush(self) -> None:
        run = self.run
        if not run.parts and not run.links:
            return
        self.run = _Run()
        self.opened = [(element, 0, area) for element, _start, area in self.opened]
        text = "".join(run.parts)
        if _BREAK in text:
            text = "\n".join(filter(None, (" ".join(line.split()) for line in text.split(_BREAK))))
        else:
            text = " ".join(text.split())
        if text and self.owners:
            self.blocks.append(self._block(text, run))

    def _block(self, text: str, run: _Run) -> Block:
        shown = sum(size for _href, size in run.links)
        return Block(
            text=text,
            element=self.owners[-1],
            frame=self.frame,
            inline=_inline_area(text, run),
            links=tuple(href.strip() for href, _size in run.links),
            linked=shown / max(1, run.size),
            order=len(self.blocks),
            lost_link=any(size == 0 for _href, size in run.links),
        )


def read_blocks(root: HtmlElement) -> list[Block]:
    """Return the blocks of a page in document order. Nothing is removed from the tree."""
    reader = _Reader()
    body = root.find("body")
    walker = etree.iterwalk(root if body is None else body, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in _IGNORED:
                walker.skip_subtree()
            else:
                reader.start(element, tag)
        else:
            if tag not in _IGNORED:
                reader.end(element, tag)
            reader.run.add(element.tail)
    reader.flush()
    return reader.blocks


def _area(element: HtmlElement, tag: str) -> Area | None:
    names = ""
    for name, value in element.items():
        if name in _NAMING:
            names = f"{names} {value}" if names else value
        elif name == "hidden" or (name == "style" and "display:none" in value.replace(" ", "")):
            return _HIDDEN
    named = area_of(names[:LONGEST_NAMES]) if names and tag not in _WHOLE else None
    if named is None and tag == "aside" and _is_slot(element):
        return None
    return named or area_of_tag(tag)


def _is_slot(aside: HtmlElement) -> bool:
    """Return whether an aside is a few words about this text, as its writer and day: no heading, no pictures, short."""
    if next(aside.iter("h1", "h2", "h3", "h4", "img", "li"), None) is not None:
        return False
    return sum(len(text.strip()) for text in aside.itertext()) <= LONGEST_SLOT


def _inline_area(text: str, run: _Run) -> Area | None:
    """Return the area that covers enough of a block to speak for it: a third, or any of a short line."""
    if not run.marks:
        return None
    area, size = max(run.marks, key=lambda mark: mark[1])
    return area if size * 3 >= len(text) or len(text) <= 160 else None


def path_of(element: HtmlElement) -> str:
    """Return a short path to an element: up to three levels, each with its first class or id and its number.

    >>> from lxml.html import fromstring
    >>> tree = fromstring("<article><p>a</p><p>b</p><div class='source x'>c</div></article>")
    >>> [path_of(child) for child in tree]
    ['article > p', 'article > p[2]', 'article > div.source']
    """
    steps: list[str] = []
    at: HtmlElement | None = element
    while at is not None and len(steps) < 3 and isinstance(at.tag, str) and at.tag != "html":
        steps.append(_step(at))
        if at.tag in ("body", "article", "main"):
            break
        at = at.getparent()
    return " > ".join(reversed(steps))


def _step(element: HtmlElement) -> str:
    classes = (element.get("class") or "").split()
    name = f".{classes[0]}" if classes else f"#{element.get('id')}" if element.get("id") else ""
    same = sum(
        1
        for other in element.itersiblings(element.tag, preceding=True)
        if (other.get("class") or "").split()[:1] == classes[:1]
    )
    return f"{element.tag}{name}{f'[{same + 1}]' if same else ''}"
