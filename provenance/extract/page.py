"""An HTML page: parsed once, read for zones and claims, then handed to trafilatura for the clean text."""

from __future__ import annotations

import trafilatura
from lxml.html import HtmlElement

from provenance.document import Article, Claim, Page
from provenance.errors import ExtractionError
from provenance.extract.blocks import read_blocks
from provenance.extract.dates import modified, published
from provenance.extract.fields import authors_of, title_of
from provenance.extract.head import claims, read_head
from provenance.extract.language import language_of
from provenance.extract.menu import is_menu
from provenance.extract.partial import partial_reason
from provenance.extract.parts import unglued
from provenance.extract.providers import provider_labels
from provenance.extract.tree import Tree, parse
from provenance.extract.vocabulary import load
from provenance.extract.zones import zones_of
from provenance.walls import recognise
from provenance.walls.visible import visible_blocks

LONGEST_WALL = 1_500
"""Characters of text beyond which no page is looked at as a wall or a menu."""


def read_page(page: Page, html: str | bytes) -> tuple[Article, tuple[Claim, ...]]:
    """Return the article of an HTML page and what the page says of itself. Raises `ExtractionError`."""
    tree = parse(html, page.capture.charset)
    head = read_head(tree.root)
    blocks = read_blocks(tree.root)
    authors = authors_of(head, tree.root, blocks)
    day = page.published or published(tree.root, head, page.url)
    text = unglued(_text(tree, page.url), blocks, head)
    claimed = [head.language or "", *head.first(load("head")["language"])]
    article = Article(
        title=title_of(head, blocks),
        authors=authors,
        published=day,
        modified=modified(head),
        language=page.language or language_of(text, claimed),
        text=text,
        partial=partial_reason(tree, head.data, blocks, text),
        zones=zones_of(blocks, text, head, at_root=_is_root(page.url)),
    )
    return article, (*claims(head), *provider_labels(tree.root, page.url))


def _is_root(url: str | None) -> bool:
    """Return whether an address is that of a site rather than of a page in it."""
    _scheme, _, rest = (url or "").partition("://")
    return bool(rest) and "?" not in rest and not rest.partition("/")[2]


def _text(tree: Tree, url: str | None) -> str:
    """Return the article's text; where the tree was cut and holds none, what a plain look at the markup shows.

    Raises `ExtractionError` for walls and menus (parse_limit where more was on the page than was read).
    """
    _empty_scripts(tree)
    text = clean_text(tree.root, url)
    if tree.left_out and _is_no_article(tree, text):
        text = "\n".join(visible_blocks(tree.markup))
    if len(text) < LONGEST_WALL:
        _refuse_wall(tree.markup, url)
    if not _is_no_article(tree, text):
        return text
    if tree.left_out:
        raise ExtractionError(f"no article text was found in what was read: {tree.left_out}", kind="parse_limit")
    raise ExtractionError("no article text was found on the page")


def _empty_scripts(tree: Tree) -> None:
    """Drop what scripts and styles hold, but for structured data: nobody reads it from here on, everybody copies it."""
    for element in tree.root.iter("script", "style"):
        if element.tag == "style" or "ld+json" not in element.get("type", ""):
            element.text = None


def _is_no_article(tree: Tree, text: str) -> bool:
    return not text or (len(text) < LONGEST_WALL and is_menu(tree.root, text))


def _refuse_wall(markup: str, url: str | None) -> None:
    """Raise `ExtractionError` when the page is a challenge, consent wall, login or the like and no article."""
    wall = recognise(markup, url=url)
    if wall is not None:
        raise ExtractionError(wall.says, kind=wall.kind, stage="content", wall=wall.name, rule=wall.rule)


def clean_text(root: HtmlElement, url: str | None) -> str:
    """Return the article's text as trafilatura cleans it; it works on a copy and leaves `root` as it is."""
    found = trafilatura.bare_extraction(root, url=url, with_metadata=False, include_comments=False)
    return str(getattr(found, "text", None) or "").strip()
