"""Slots of makers that belong to the entries of a list of other texts, whatever the list is called."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from provenance.extract.blocks import MAKERS, Block

LISTED = 3  # slots that look the same, from which they are those of a list
TEASERS = 8  # headings that are links, from which a page leads to other texts
LINKED = 0.9  # share of a heading that is a link, from which it is one
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5"))


def entries_of(blocks: Iterable[Block]) -> frozenset[int]:
    """Return the numbers of the blocks that name the makers of listed texts.

    Three or more slots of one class make a list where each stands in an element of its own, and these look the same.
    """
    alike: dict[tuple[str, ...], dict[HtmlElement, list[int]]] = {}
    for block in blocks:
        parent = block.element.getparent()
        if block.kind in MAKERS and parent is not None and not block.is_skipped:
            form = (*_look(block.element), *_look(parent))
            alike.setdefault(form, {}).setdefault(parent, []).append(block.order)
    lists = (entries for entries in alike.values() if len(entries) >= LISTED)
    return frozenset(order for entries in lists for orders in entries.values() for order in orders)


def has_teasers(blocks: Iterable[Block]) -> bool:
    """Return whether a page leads to other texts rather than being one: many of its headings are links."""
    return sum(block.linked >= LINKED and _is_heading(block.element) for block in blocks) >= TEASERS


def _is_heading(element: HtmlElement) -> bool:
    return element.tag in _HEADINGS or any(around.tag in _HEADINGS for around in islice(element.iterancestors(), 2))


def _look(element: HtmlElement) -> tuple[str, str]:
    return str(element.tag), element.get("class") or ""
