"""Pages cut to a size that can be read in bounded time. What was left out is said, never silently dropped.

Readers of pages are quadratic in the number of siblings and in depth; a page of 1 MB can cost minutes. Real articles
stay far below these limits: the longest of 1,200 pages measured has 14,000 elements, 1,100 children of one parent.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

MOST_CHILDREN = 3_000
MOST_ELEMENTS = 40_000
MOST_TEXT = 400_000
"""Characters of visible text; a novel has as many."""
LONGEST_TAG = 20_000
"""Characters of one tag. Beyond, its attributes are dropped: a parser compares each with all others."""
LONGEST_RUN = 150
"""Opening tags in a row without text between. The parser gives up below a depth of 255."""
KEPT_OF_RUN = 5

LONGEST_TITLE = 10_000
WIDEST_CELL = 100
"""Columns or rows of one cell. Readers of tables write out each of them."""
MOST_SPANNED = 2_000
"""Columns and rows of all cells of a page together."""

# A parser may make of a reference what may not be written back into a tree.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONG_TAG = re.compile(rf"<([a-zA-Z][a-zA-Z0-9]{{0,20}})[^<>]{{{LONGEST_TAG},}}+(>?)")
_OPENING = (
    r"<(?:div|span|section|article|main|table|tbody|tr|td|center|font|b|i|em|strong|u|p|ul|ol|li|blockquote|form)"
)
_RUN = re.compile(rf"(?>{_OPENING}(?:\s[^<>]{{0,500}})?>\s{{0,20}}){{{LONGEST_RUN},}}+", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
NEVER_TEXT = ("select", "datalist")


def bare_long_tags(markup: str) -> str:
    """Return `markup` with the attributes of monstrous tags taken out."""
    return _LONG_TAG.sub(r"<\1\2", markup) if _may_hold_long_tag(markup) else markup


def _may_hold_long_tag(markup: str) -> bool:
    """Tell whether a step of half the length lies within a tag whole, as one does wherever a tag is too long."""
    step = LONGEST_TAG // 2
    is_inside = False
    for at in range(0, len(markup), step):
        opening, closing = markup.rfind("<", at, at + step), markup.rfind(">", at, at + step)
        if opening >= 0 or closing >= 0:
            is_inside = opening > closing
        elif is_inside:
            return True
    return False


def flattened(markup: str) -> str:
    """Return `markup` with bottomless nests made shallow, so that the parser reaches what lies inside."""
    return _RUN.sub(lambda run: "".join(_TAG.findall(run[0][-2_000:])[-KEPT_OF_RUN:]), markup)


def slim_tree(root: HtmlElement, elements: list[HtmlElement], size: int) -> str | None:
    """Take out of `root` what is beyond the limits, and return what was left out, or None.

    `elements` are its first `MOST_ELEMENTS` and one more, `size` is the length of the markup: no text is longer.
    """
    has_all = len(elements) <= MOST_ELEMENTS
    for element in list(root.iter(*NEVER_TEXT)):
        del element[:]
    for title in root.iter("title"):
        if len(title.text or "") > LONGEST_TITLE:
            title.text = _UNFIT.sub("", (title.text or "")[:LONGEST_TITLE])
    _narrow_cells(root)
    crowds = [element for element in (elements if has_all else root.iter()) if len(element) > MOST_CHILDREN]
    has_lost_text = False
    for parent in crowds:
        has_lost_text |= _drop_children(parent, MOST_CHILDREN)
    behind = _drop_behind(root) if size > MOST_TEXT or not has_all else None
    if has_lost_text:
        return crowded()
    return behind


def _narrow_cells(root: HtmlElement) -> None:
    """Make cells one column wide and one row high that claim more than a table can have; no text is lost by it."""
    room = MOST_SPANNED
    for cell in root.iter("td", "th"):
        for name in ("colspan", "rowspan"):
            claimed = cell.get(name)
            if claimed is None:
                continue
            wide = int(claimed) if claimed.isascii() and claimed.isdigit() and len(claimed) < 4 else WIDEST_CELL + 1
            room -= wide if wide <= WIDEST_CELL else 0
            if wide > WIDEST_CELL or room < 0:
                del cell.attrib[name]


def crowded() -> str:
    """Return what to say where text stood behind the last child that is read."""
    return f"one part of the page has more than {MOST_CHILDREN:,} pieces; the rest of it was not read"


def beyond(size: int) -> str:
    """Return what to say of a page that was cut behind `size` characters."""
    if size > MOST_TEXT:
        return f"the page has more than {MOST_TEXT:,} characters of text; the rest was not read"
    return f"the page has more than {MOST_ELEMENTS:,} elements; the rest was not read"


def _drop_children(parent: HtmlElement, kept: int) -> bool:
    """Take out the children of `parent` behind the first `kept` and tell whether text went with them.

    They go in one slice: one by one would be quadratic.
    """
    dropped = parent[kept:]
    has_text = any(map(_has_text, dropped))
    del parent[kept:]
    return has_text


def _has_text(element: HtmlElement) -> bool:
    if (element.tail or "").strip():
        return True
    return element.tag not in ("script", "style") and any(text.strip() for text in element.itertext())


def _drop_behind(root: HtmlElement) -> str | None:
    """Take out everything behind the point where elements or text pass their limit."""
    size = 0
    body = root.find("body")
    for count, element in enumerate((root if body is None else body).iter(), 1):
        own = 0 if element.tag in ("script", "style") else len(element.text or "")
        size += own + len(element.tail or "")
        if count > MOST_ELEMENTS or size > MOST_TEXT:
            break
    else:
        return None
    _cut_at(element, size - MOST_TEXT)
    return beyond(size)


def _cut_at(element: HtmlElement, excess: int) -> None:
    """Take out what follows `element` in the document, and the excess from the end of its own text."""
    tail, text = element.tail or "", element.text or ""
    if excess > 0:
        element.tail = _UNFIT.sub("", tail[: max(0, len(tail) - excess)]) or None
        element.text = _UNFIT.sub("", text[: max(0, len(text) - max(0, excess - len(tail)))]) or None
    del element[:]
    node = element
    while (parent := node.getparent()) is not None:
        del parent[parent.index(node) + 1 :]
        node = parent
        node.tail = None
