"""Boxes of authors below a text that hold a name and nothing else: agencies sign in them, people tell of themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from lxml.html import HtmlElement

from provenance.extract.blocks import Block
from provenance.extract.forms import ends_a_sentence

BOX = "author-box"
NEAR = 12  # blocks looked at behind the text
LONGEST_NAME, LONGEST_LINE = 60, 200  # characters
HEADINGS = ("h1", "h2", "h3", "h4")


def signed_boxes(blocks: list[Block], last: int) -> Iterator[Block]:
    """Yield the only block of each author's box right behind the text, which ends with `last`.

    A heading or a paragraph of no box ends the search: what follows may be other texts, with boxes of their own.
    """
    behind = [(block, _box(block)) for block in blocks[last + 1 : last + 1 + NEAR]]
    boxed = [(block, box) for block, box in takewhile(lambda pair: not _leads_on(*pair), behind) if box is not None]
    held = Counter(box for _block, box in behind)
    for block, box in boxed:
        if held[box] == 1 and len(block.text) <= LONGEST_NAME and not ends_a_sentence(block.text):
            yield block


def _leads_on(block: Block, box: HtmlElement | None) -> bool:
    is_heading = block.element.tag in HEADINGS or block.kind == "headline"
    return box is None and not block.is_skipped and (is_heading or len(block.text) > LONGEST_LINE)


def _box(block: Block) -> HtmlElement | None:
    """Return the outermost author's box around a block that no other part of the page holds that is left out."""
    around = [frame for frame in block.frames() if frame.area.is_skipped]
    if block.inline is not None or not around or any(frame.area.id != BOX for frame in around):
        return None
    return around[-1].element
