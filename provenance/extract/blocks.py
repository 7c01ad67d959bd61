"""One pass over the untouched tree: every stretch of text between two breaks, and the parts of the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree
from lxml.html import HtmlElement

from provenance.extract.areas import Area, area_of, area_of_tag
from provenance.extract.frames import NOWHERE, Frame, Place
from provenance.extract.runs import BREAK, Run

_IGNORED = frozenset(
    {
        "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
        "select", "textarea", "input", "button", "audio", "map",
    }
)  # fmt: skip
_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font",
        "i", "img", "ins", "kbd", "label", "mark", "meta", "link", "noindex", "picture", "q", "rp", "rt", "ruby", "s",
        "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_HIDDEN = Area("hidden", None)
_LINKED = Area("teasers", None)
_NAMING = frozenset({"class", "id", "itemprop", "rel"})
_WHOLE = frozenset({"body", "html", "article", "main"})
_LOGO = re.compile(r"\blogo\b", re.IGNORECASE)  # "Reuters logo" names Reuters
_PICTURES = frozenset({"video", "amp-img", "amp-video"})
MAKERS = ("byline", "trailing")
"""Kinds of the slots in which makers are named."""
LONGEST_NAMES = 400
LONGEST_ALT = 200
LONGEST_SLOT = 160  # letters of an aside that holds no other text
ICON = 60  # pixels up to which an image is a sign rather than a picture


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
    is_pictured: bool = False  # a picture stands right before it

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
    def is_in_bar(self) -> bool:
        """Whether it is left out only because it stands in a bar, as articles have at their head too."""
        return self.is_skipped and not self._around.is_shut and (self.inline is None or not _is_shut(self.inline))

    @property
    def is_named_in_bar(self) -> bool:
        """Whether markup within the bar names the block the slot of a maker."""
        if self.inline is not None and not self.inline.is_skipped:
            return self.inline.kind in MAKERS
        inside = takewhile(lambda frame: not frame.area.is_bar, self.frames())
        return any(frame.area.kind in MAKERS for frame in inside)

    @property
    def _around(self) -> Place:
        return self.frame.resolved() if self.frame is not None else NOWHERE


class _Reader:
    """Walks the tree and gives out blocks; keeps the open run and the open parts of the page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.run = Run()
        self.frame: Frame | None = None
        self.owners: list[HtmlElement] = []
        self.opened: list[tuple[HtmlElement, int, Area | None]] = []
        self.is_pictured = self.is_picture_behind = False  # a picture stands before the next block, or the one behind
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
        if tag in _PICTURES or (area is not None and area.kind == "caption"):
            self.is_pictured = True
        self.run.add(element.text)

    def _start_inline(self, element: HtmlElement, tag: str, area: Area | None) -> None:
        if tag == "br":
            self.run.add(BREAK)
        elif tag == "img":
            self._image(element)
        else:
            parts = self.run.parts
            if parts and parts[-1][-1].isalnum():
                self.run.open(element)
            if tag == "a" or area is not None:
                self.opened.append((element, self.run.size, area))
                self.open_links += tag == "a" and bool(element.get("href"))
            self.run.add(element.text)

    def _image(self, element: HtmlElement) -> None:
        """Read a picture: a logo speaks in the slots of makers only, elsewhere its description is a caption."""
        around = [area for _element, _start, area in self.opened if area is not None]
        if self.frame is not None:
            around.append(self.frame.area)
        if not any(area.id in ("source", "byline") for area in around):
            self._picture(element)
            return
        alt = _LOGO.sub("", element.get("alt") or "").strip()[:LONGEST_ALT]
        if alt:
            self.run.add(f" {alt} ")

    def _picture(self, element: HtmlElement) -> None:
        """Note a picture: what follows it in the block, or the block behind it, may be its caption."""
        if _is_icon(element):
            return
        if any(map(str.strip, self.run.parts)):
            self.is_picture_behind = True
        else:
            self.is_pictured = True

    def end(self, element: HtmlElement, tag: str, tail: str | None) -> None:
        if tag not in _INLINE:
            self.flush()
            self.owners.pop()
            while self.frame is not None and self.frame.element is element:
                self.frame = self.frame.parent
            return
        if not tail:
            self.run.closed, self.run.closer = len(self.run.parts), element
        elif tail[0].isupper():
            self.run.close(element)
        if self.opened and self.opened[-1][0] is element:
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
        self.run = Run()
        self.opened = [(element, 0, area) for element, _start, area in self.opened]
        text = run.joined() if run.seams else "".join(run.parts)
        if BREAK in text:
            text = "\n".join(filter(None, (" ".join(line.split()) for line in text.split(BREAK))))
        else:
            text = " ".join(text.split())
        if text and self.owners:
            self.blocks.append(self._block(text, run))
            self.is_pictured, self.is_picture_behind = self.is_picture_behind, False

    def _block(self, text: str, run: Run) -> Block:
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
            is_pictured=self.is_pictured,
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
            tail = element.tail
            if tag not in _IGNORED:
                reader.end(element, tag, tail)
            reader.run.add(tail)
    reader.flush()
    return reader.blocks


def _is_icon(image: HtmlElement) -> bool:
    """Return whether an image is a sign or a counter, by the size its page gives it."""
    sizes = [image.get("width", ""), image.get("height", "")]
    return any(size.isdecimal() and int(size) <= ICON for size in sizes)


def _is_shut(area: Area) -> bool:
    return area.is_skipped and not area.is_bar


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


def _inline_area(text: str, run: Run) -> Area | None:
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
