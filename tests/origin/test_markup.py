"""Credits that only the markup of a page shows, and what stands in other parts of a page."""

from __future__ import annotations

import pytest

from provenance.document import Page
from provenance.extract import read
from tests.origin.conftest import Found, outlets
from tests.shared import EXAMPLE, shared

BODY = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "The talks about the bridge between the two harbour towns go on, the council said on Friday evening.",
        "Officials of both towns had met three times since the spring without reaching an agreement on it.",
        "The old bridge has been closed to lorries since a pier was found to be cracked last autumn in a storm.",
    )
)


def page(*, head: str = "", before: str = "", after: str = "", aside: str = "") -> str:
    """Return a page with the parts that a case needs."""
    article = f"<article><h1>Bridge talks go on</h1>{before}{BODY}{after}</article>"
    return f"<html lang=en><head><meta charset=utf-8>{head}</head><body>{article}{aside}</body></html>"


def json_ld(value: str) -> str:
    """Return the script that holds a structured value."""
    return f'<script type="application/ld+json">{value}</script>'


CREDITS = [
    pytest.param({"after": "<div class=source>Source: Sputnik</div>"}, ["sputnik"], id="source-element"),
    pytest.param({"after": "<p class=byline>Source: Sputnik</p>"}, ["sputnik"], id="byline-element"),
    pytest.param({"after": "<footer>Source: Sputnik</footer>"}, ["sputnik"], id="footer-of-the-article"),
    pytest.param({"after": "<p>Source: <a href=https://sputnikglobe.com/a>Sputnik</a></p>"}, ["sputnik"], id="link"),
    pytest.param(
        {"after": "<p>Source: <a href=https://www.reuters.com/a></a></p>"}, ["reuters"], id="link-without-text"
    ),
    pytest.param(
        {"after": "<p>This article was first published at <a href=https://www.propublica.org/a>this site</a>.</p>"},
        ["propublica"],
        id="link-behind-a-phrase",
    ),
    pytest.param({"after": "<p>Source<br>Reuters</p>"}, ["reuters"], id="label-on-its-own-line"),
    pytest.param({"before": "<ul class=facts><li>AFP Harbour</li></ul>"}, ["afp"], id="agency-and-place"),
    pytest.param(
        {"before": "<aside><p>by</p><div class='article-author__source'>APA</div></aside>"}, ["apa"], id="short-aside"
    ),
    pytest.param(
        {"before": "<p class='text-size-14'>Reuters</p>"}, ["reuters"], id="class-that-says-how-large-letters-are"
    ),
    pytest.param(
        {
            "before": "<p>"
            + "Lorries may not pass the bridge, which is closed. " * 2
            + "</p><div class=author>By AFP</div>"
        },
        ["afp"],
        id="below-the-lead",
    ),
    pytest.param({"before": "<span class=author><img alt='Reuters logo' src=r.png></span>"}, ["reuters"], id="logo"),
    pytest.param({"head": "<meta name=author content='Harbour Gazette with AFP'>"}, ["afp"], id="author-meta"),
    pytest.param({"head": "<meta name=source content=新华社>"}, ["xinhua-news-agency"], id="source-meta"),
    pytest.param(
        {"head": json_ld('{"@type":"NewsArticle","author":[{"@type":"Person","name":"dpa"}]}')},
        ["dpa"],
        id="agency-as-person",
    ),
    pytest.param(
        {"head": '<meta property="article:tag" content="AP"><meta property="article:tag" content="A Wire">'},
        ["associated-press"],
        id="desk-tags",
    ),
]
OTHER_PARTS = [
    pytest.param(
        {"before": "<figure><img src=a.png><figcaption>The pier. Reuters</figcaption></figure>"}, id="caption"
    ),
    pytest.param({"before": "<div class=img-box><div class=credit>AFP</div></div>"}, id="credit-within-a-picture"),
    pytest.param({"after": "<div class=comments><p class=author>Reuters</p><p>Source: TASS</p></div>"}, id="comments"),
    pytest.param(
        {"after": "<div class=related-posts><p>KYIV (Reuters) - A teaser.</p><p>Source: AFP</p></div>"}, id="teasers"
    ),
    pytest.param({"after": "<a href=/b><div><p class=byline>By REUTERS</p></div></a>"}, id="link-around-a-teaser"),
    pytest.param(
        {"after": "<ul><li>Harbour master resigns over the broken crane at the quay | Fox News</li></ul>"}, id="list"
    ),
    pytest.param({"after": "<div class=chart><p class=chart-source>Source: Bloomberg</p></div>"}, id="chart"),
    pytest.param(
        {"aside": "<footer><p>We use material of AFP. © 2020 Reuters. All rights reserved.</p></footer>"},
        id="site-footer",
    ),
    pytest.param({"aside": "<nav><a href=/reuters>Reuters</a></nav>"}, id="navigation"),
    pytest.param({"before": "<ul class=share-buttons><li>Facebook</li><li>X</li></ul>"}, id="share-bar"),
    pytest.param({"before": "<div><div>AA</div></div>"}, id="font-size-switch"),
    pytest.param(
        {"head": "<meta property=article:author content=https://www.facebook.com/reuters>"}, id="profile-address"
    ),
    pytest.param(
        {"head": json_ld('{"@type":"NewsArticle","image":{"@type":"ImageObject","creditText":"X/AFP"}}')},
        id="credit-of-the-image",
    ),
    pytest.param({"head": '<meta property="article:tag" content="Reuters">'}, id="tag-without-a-wire"),
    pytest.param({"head": "<link rel=canonical href=https://www.spiegel.de/panorama/>"}, id="canonical-of-a-section"),
]


@pytest.mark.parametrize(("parts", "wanted"), CREDITS)
def test_credit_in_markup(parts: dict[str, str], wanted: list[str], found: Found) -> None:
    """A credit is found where extractors throw it away."""
    assert outlets(found(html=page(**parts), url="https://harbourgazette.example/a")) == wanted


@pytest.mark.parametrize("parts", OTHER_PARTS)
def test_other_parts_of_a_page(parts: dict[str, str], found: Found) -> None:
    """Names at pictures, in comments, teasers, navigation and site-wide feet are no origins."""
    origin = found(html=page(**parts), url="https://harbourgazette.example/a")
    assert origin.status != "taken", origin


PORTALS = [
    pytest.param("https://www.msn.com/en-us/news/a", "<div class='provider-name'>CNN</div>", "cnn", id="msn"),
    pytest.param(
        "https://news.yahoo.com/a.html",
        "<div class=caas-attr-provider><a href=https://www.independent.co.uk/>The Independent</a></div>",
        "the-independent",
        id="yahoo",
    ),
    pytest.param(
        "https://v.daum.net/v/1",
        "<em class=info_cp><a href=https://www.newsis.com><img alt=뉴시스></a></em>",
        "newsis",
        id="daum",
    ),
    pytest.param(
        "https://news.livedoor.com/article/1/",
        "<p class=articleVender><a href=#>産経新聞</a></p>",
        "sankei-shimbun",
        id="livedoor",
    ),
]


@pytest.mark.parametrize(("url", "label", "wanted"), PORTALS)
def test_provider_label_of_a_portal(url: str, label: str, wanted: str, found: Found) -> None:
    """The portal is a host; whose text it is stands in its provider label."""
    origin = found(html=page(before=label), url=url)
    assert (outlets(origin), origin.relation in ("wire", "republished")) == ([wanted], True)


def test_a_sister_titles_canonical_address(found: Found) -> None:
    """On the page of an outlet we know, a canonical link to another one says whose text it is; a server's does not."""
    canonical = "<link rel=canonical href={}>"
    taken = found(html=page(head=canonical.format("https://www.nytimes.com/2020/a.html")), url="https://www.bild.de/a")
    assert outlets(taken) == ["the-new-york-times"]
    for address in ("https://amp.bild.de/a", "https://52.16.95.170/a", "https://www.facebook.com/bild"):
        assert found(html=page(head=canonical.format(address)), url="https://www.bild.de/a").status != "taken"


SPIEGEL = "<link rel=canonical href=https://www.spiegel.de/panorama/kran-1.html>"


@pytest.mark.parametrize(
    ("url", "head", "wanted"),
    [
        pytest.param("https://harbourgazette.example/a", SPIEGEL, ["der-spiegel"], id="a-copy"),
        pytest.param("https://spiegel-heute.example/a", SPIEGEL, [], id="an-address-like-the-outlets"),
        pytest.param("https://spiegel.ltd/a", SPIEGEL, [], id="another-ending"),
        pytest.param("https://sp1egel.example/a", SPIEGEL, [], id="a-letter-changed"),
        pytest.param(
            "https://harbour.example/a", SPIEGEL + "<title>Der Kran - DER SPIEGEL</title>", [], id="its-title"
        ),
        pytest.param(
            "https://harbour.example/a",
            SPIEGEL + '<meta property="og:site_name" content="DER SPIEGEL">',
            [],
            id="its-name-for-the-site",
        ),
    ],
)
def test_canonical_address_on_a_host_nobody_knows(url: str, head: str, wanted: list[str], found: Found) -> None:
    """It counts on a page that poses as nobody; where it may pass for the outlet's own it is a mere claim."""
    assert outlets(found(html=page(head=head), url=url)) == wanted


def test_claimed_link_leaves_a_clue(found: Found) -> None:
    """A reader is told of the claim that did not count."""
    origin = found(html=page(head=SPIEGEL), url="https://sp1egel.example/a")
    assert [(clue.rule, clue.outlet) for clue in origin.clues] == [("metadata/claimed-link", "der-spiegel")]


VARIANTS = [
    pytest.param(
        "<p>{text}</p><div class=source>Source: Sputnik</div>", "Source: Sputnik", "republished", id="div.source"
    ),
    pytest.param("<p class=byline>Source: Sputnik</p><p>{text}</p>", "Source: Sputnik", "republished", id="p.byline"),
    pytest.param("<p>{text}</p><footer>Source: Sputnik</footer>", "Source: Sputnik", "republished", id="footer"),
    pytest.param("<p>МОСКВА, 17 июля — Sputnik. {text}</p>", "Sputnik", "wire", id="dateline"),
]


@pytest.mark.parametrize("which", ["example", "founding"])
@pytest.mark.parametrize(("form", "span", "relation"), VARIANTS)
def test_one_article_in_four_forms(form: str, span: str, relation: str, which: str, found: Found) -> None:
    """The same article names Sputnik wherever the credit stands, with the span on the words that decide."""
    path = EXAMPLE if which == "example" else shared("founding/article.txt")
    lines = path.read_text("utf-8").strip().split("\n")
    text = "</p><p>".join(line for line in lines[:-1] if line)
    html = f"<html lang=en><body><article><h1>Denial</h1>{form.format(text=text)}</article></body></html>"
    url = "https://harbourgazette.example/a"
    (part,) = found(html=html, url=url).contributions
    assert (part.outlet, part.relation, part.span.text) == ("sputnik", relation, span)
    zones = {zone.id: zone for zone in read(Page(html=html, url=url, language="en")).article.zones}
    assert zones[part.span.zone].text[part.span.start : part.span.end] == span
