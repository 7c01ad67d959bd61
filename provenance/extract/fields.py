"""Title, authors and language of a page, each from the place that was right most often on real pages."""

from __future__ import annotations

from html import unescape

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
        cleaned = " ".join(unescape(value or "").split())  # many pages escape twice
        if 2 < len(cleaned) <= LONGEST_TITLE:
            return cleaned
    return None


def authors_of(head: Head, root: HtmlElement, blocks: list[Block]) -> tuple[str, ...]:
    """Return the authors as the page's data declare them, else its metas, else as its byline prints them."""
    names = head.data.names("author") or _authors_of_metas(head) or _printed_authors(root, blocks)
    return tuple(dict.fromkeys(names))[:MOST_AUTHORS]


def _authors_of_metas(head: Head) -> list[str]:
    """Return the authors of the first meta that holds names: not the site's own, no address and no account."""
    from trafilatura.json_metadata import normalize_authors

    site = {fold(name) for name in head.first(["og:site_name"])}
    for value in head.first(load("head")["author"]):
        if "://" not in value and not value.startswith("@") and fold(value) not in site:
            found = normalize_authors(None, value)
            if found:
                return [unescape(name) for name in found.split("; ")]
    return []


def _printed_authors(root: HtmlElement, blocks: list[Block]) -> list[str]:
    """Return the authors of the byline.

    A line such as "Source: Sputnik" credits a house; trafilatura takes it for a person called Source Sputnik.
    """
    from trafilatura.metadata import extract_author

    found = extract_author(root)
    credits_ = {fold(block.text) for block in blocks if is_label(block.text)}
    return [name for name in found.split("; ") if fold(name) not in credits_] if found else []
