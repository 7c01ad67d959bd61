"""Title, authors and language of a page, each from the place that was right most often on real pages."""

from __future__ import annotations

from lxml.html import HtmlElement

from provenance.extract.blocks import Block
from provenance.extract.forms import is_label
from provenance.extract.head import Head
from provenance.extract.vocabulary import load
from provenance.text import fold

LONGEST_TITLE = 300
MOST_AUTHORS = 20


def title_of(head: Head, blocks: list[Block]) -> str | None:
    """Return the title: JSON-LD headline, the page's only h1, og:title, the title element."""
    headings = [block.text for block in blocks if block.element.tag == "h1" and not block.is_skipped]
    declared = [
        head.data.text("headline"),
        *(headings[:1] if len(headings) == 1 else []),
        *head.first(load("head")["title"]),
        head.title,
    ]
    for value in declared:
        cleaned = " ".join((value or "").split())
        if 2 < len(cleaned) <= LONGEST_TITLE:
            return cleaned
    return None


def authors_of(head: Head, root: HtmlElement, blocks: list[Block]) -> tuple[str, ...]:
    """Return the authors as the page declares them, else as its byline prints them.

    A line such as "Source: Sputnik" credits a house; trafilatura takes it for a person called Source Sputnik.
    """
    names = head.data.names("author")
    if not names:
        from trafilatura.metadata import extract_author

        found = extract_author(root)
        credits_ = {fold(block.text) for block in blocks if is_label(block.text)}
        names = [name for name in found.split("; ") if fold(name) not in credits_] if found else []
    return tuple(dict.fromkeys(names))[:MOST_AUTHORS]
