"""Title and authors: what the page declares comes before what it prints, and a house is no person."""

from __future__ import annotations

import pytest

from provenance.document import Page
from provenance.extract import extract

BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The talks about the bridge between the two harbour towns go on, the council said on Friday evening.",
        "Officials of both towns had met three times since the spring without reaching an agreement on it.",
    )
)
SITE = '<meta property="og:site_name" content="Harbour Gazette">'
DECLARED = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ana Pop"}}</script>'

TITLES = [
    pytest.param(
        '<meta property="og:title" content="&amp;quot;Talks&amp;quot; &amp;amp; bridges">', id="escaped-twice"
    ),
    pytest.param('<title>"Talks" &amp; bridges</title>', id="escaped-once"),
    pytest.param(
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "&quot;Talks&quot; &amp; bridges"}'
        "</script>",
        id="escaped-in-json",
    ),
]
AUTHORS = [
    pytest.param('<meta name="author" content="Jane Roe">', "", ("Jane Roe",), id="meta"),
    pytest.param('<meta name="author" content="H&amp;#233;ctor Roe">', "", ("Héctor Roe",), id="escaped-twice"),
    pytest.param(DECLARED + '<meta name="author" content="Jane Roe">', "", ("Ana Pop",), id="data-before-meta"),
    pytest.param(SITE + '<meta name="author" content="Harbour Gazette">', "By Jane Roe", ("Jane Roe",), id="site-name"),
    pytest.param('<meta name="author" content="@harbour">', "By Jane Roe", ("Jane Roe",), id="account"),
    pytest.param('<meta name="author" content="https://a.example/jane">', "", (), id="address"),
    pytest.param("", "Source: Sputnik", (), id="house"),
]


@pytest.mark.parametrize(("head", "byline", "authors"), AUTHORS)
def test_authors(head: str, byline: str, authors: tuple[str, ...]) -> None:
    """Names come from the page's data, else from its metas, else from its byline."""
    html = f'<html><head>{head}</head><body><article><h1>Bridge talks</h1><p class="author">{byline}</p>{BODY}'
    assert extract(Page(html=html, url="https://harbourgazette.example/a")).authors == authors


@pytest.mark.parametrize("head", TITLES)
def test_titles_are_as_readers_see_them(head: str) -> None:
    """References to characters are resolved, also where a page escapes them once too often."""
    html = f"<html><head>{head}</head><body><article>{BODY}</article></body></html>"
    assert extract(Page(html=html, url="https://harbourgazette.example/a")).title == '"Talks" & bridges'
