"""Credits in the slots that content systems have for them, and names in the same places that credit nobody."""

from __future__ import annotations

import pytest

from tests.origin.cms import SKELETONS, TEXT, paragraphs
from tests.origin.conftest import Found, outlets

URL = "https://harbourgazette.example/a"
OWN = '<span class="author">By Ann Lee</span>'
BYLINES = [
    pytest.param(
        '<span class="tnt-byline" itemprop="author">By JANE ROE Associated Press</span>', id="nothing-between"
    ),
    pytest.param('<span class="author">Jane Roe</span><span class="agency">Associated Press</span>', id="spans"),
    pytest.param('<span class="author">Jane Roe<span class="affil">Associated Press</span></span>', id="nested"),
    pytest.param('<a href="/a/roe" rel="author">Jane Roe</a><em class="org">Associated Press</em>', id="link"),
    pytest.param('<span class="byline">By <a href="/author/ap">Associated Press</a></span>', id="link-to-agency"),
    pytest.param('<p class="source">Source: Associated Press</p>', id="label"),
]


@pytest.mark.parametrize("by", BYLINES)
@pytest.mark.parametrize("name", SKELETONS)
def test_byline_at_the_head(name: str, by: str, found: Found) -> None:
    """The head of an article is its head, whatever class its element has."""
    assert outlets(found(html=SKELETONS[name](by, paragraphs(), ""), url=URL)) == ["associated-press"]


IN_BARS = [
    pytest.param('<div class="breadcrumbs"><span>14 May</span> Source: <a href="#">Reuters</a></div>', id="way-here"),
    pytest.param('<div class="article-toolbar"><span class="source">Reuters</span></div>', id="buttons"),
]


@pytest.mark.parametrize("bar", IN_BARS)
@pytest.mark.parametrize("name", SKELETONS)
def test_source_in_a_bar(name: str, bar: str, found: Found) -> None:
    """Between headline and text, a bar that names a maker by words or markup is read."""
    assert outlets(found(html=SKELETONS[name](bar, paragraphs(), ""), url=URL)) == ["reuters"]


NO_CREDITS = [
    pytest.param("<span>Photo</span><span>Reuters</span>", id="picture-label"),
    pytest.param("<span>Photo:</span><span>Jane Roe</span><span>Reuters</span>", id="picture-label-and-name"),
    pytest.param(f'<div class="breadcrumbs"><a href="/">Home</a> / <a href="/ap">AP</a></div>{OWN}', id="sections"),
    pytest.param(f'<ul class="breadcrumb"><li><a href="/ap">Associated Press</a></li></ul>{OWN}', id="list"),
    pytest.param(f'<div class="topbar">Partners: AFP, Reuters, dpa</div>{OWN}', id="partners"),
    pytest.param(f'<div class="toolbar"><span>Follow us:</span> <a href="#">Reuters</a></div>{OWN}', id="follow"),
    pytest.param(f'<div class="ticker"><span>Breaking</span><span>Reuters: oil falls</span></div>{OWN}', id="ticker"),
    pytest.param(f'<div class="tags"><span>AP</span><span>Reuters</span></div>{OWN}', id="tags"),
    pytest.param('<span class="author">Jane Roe</span><span>Former Reuters correspondent</span>', id="former"),
    pytest.param('<span class="author">Jane Roe</span><span>AP Government teacher</span>', id="subject"),
]


@pytest.mark.parametrize("head", NO_CREDITS)
@pytest.mark.parametrize("name", SKELETONS)
def test_names_at_the_head(name: str, head: str, found: Found) -> None:
    """Sections, partners, pictures and tags at the head of an article credit nobody for it."""
    assert found(html=SKELETONS[name](head, paragraphs(), ""), url=URL).status != "taken"


PICTURES = [
    pytest.param('<div class="box"><img src="a.jpg" width="800"></div><p>Reuters</p>', id="bare"),
    pytest.param('<img src="a.jpg"><p><small>Reuters</small></p>', id="small"),
    pytest.param('<img src="a.jpg"><p>(AP)</p>', id="bracket"),
    pytest.param('<img src="a.jpg"><p><em>Jane Roe, Associated Press</em></p>', id="photographer"),
    pytest.param('<div class="player"><video></video></div><p>Associated Press</p>', id="film"),
]


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("name", SKELETONS)
def test_line_behind_a_picture(name: str, picture: str, found: Found) -> None:
    """A bare name right behind a picture is the picture's, above, within and below the text."""
    halves = paragraphs(TEXT[:2]), paragraphs(TEXT[2:])
    for body in (picture + paragraphs(), picture.join(halves), paragraphs() + picture):
        assert found(html=SKELETONS[name](OWN, body, ""), url=URL).status != "taken"


def test_a_sign_is_no_picture(found: Found) -> None:
    """A counter or a sign of a few pixels has no caption."""
    page = SKELETONS["drupal"](OWN, paragraphs(), '<img src="count.gif" width="1" height="1"><p>(Reuters)</p>')
    assert outlets(found(html=page, url=URL)) == ["reuters"]


REMARK = "(This story has not been edited by {} and is published from a syndicated feed.)"
FEET = [
    '<p class="disclaimer">The views expressed are those of the author and do not reflect those of Reuters.</p>',
    '<p class="footnote">1 Reuters, 3 May 2015.</p>',
    '<p class="legal">Reuters and the Reuters logo are trademarks of Thomson Reuters.</p>',
    '<div class="article-footer"><p>Follow Reuters on X</p></div>',
    '<p class="disclaimer">Ann Lee is a former editor at Reuters.</p>',
]


@pytest.mark.parametrize(
    ("url", "staff"), [(URL, "our staff"), (URL, "Gazette staff"), ("https://www.ndtv.com/a", "NDTV staff")]
)
@pytest.mark.parametrize("name", SKELETONS)
def test_remark_about_a_feed(name: str, url: str, staff: str, found: Found) -> None:
    """What was taken from a feed is taken, whatever the line's class, and who did not edit it did not write it."""
    remark = f'<p class="disclaimer"><b>{REMARK.format(staff)}</b></p>'
    origin = found(html=SKELETONS[name](OWN, paragraphs(), remark), url=url)
    assert (origin.status, outlets(origin)) == ("taken", [])


@pytest.mark.parametrize("name", ["blox", "wordpress", "drupal", "hero"])
def test_remark_in_the_foot_of_the_article(name: str, found: Found) -> None:
    """The foot of an article is no foot of the site."""
    remark = '<div class="article-footer"><p>This story is auto-generated from a syndicated feed.</p></div>'
    assert found(html=SKELETONS[name](OWN, paragraphs(), remark), url=URL).status == "taken"


@pytest.mark.parametrize("foot", FEET)
def test_names_at_the_foot(foot: str, found: Found) -> None:
    """Disclaimers, notes and trademarks name outlets without crediting them."""
    for skeleton in SKELETONS.values():
        assert found(html=skeleton(OWN, paragraphs(), foot), url=URL).status != "taken"


def test_entries_of_a_ticker(found: Found) -> None:
    """What ends one entry of a ticker does not credit the page; in an article with headings it does."""
    entries = "<h3>{}</h3><p>Buses go by way of Millgate.</p><h3>{}</h3><p>Traffic warnings are out (Reuters)</p>"
    ticker, article = (SKELETONS["drupal"](OWN, paragraphs(), entries.format(*pair)) for pair in TITLES)
    assert found(html=ticker, url=URL).status != "taken"
    assert outlets(found(html=article, url=URL)) == ["reuters"]


TITLES = (("10:12", "09:50 am"), ("Buses", "Warnings"))
SHORT = [
    ("es", ["Según informa Reuters, el tranvía de la ladera volverá a circular en otoño, tras once meses parado."]),
    ("tr", ["Reuters'ın haberine göre köydeki eski köprü haziran ayında yayalara yeniden açılacak.", "Ustalar geldi."]),
    ("fa", ["به نقل از رویترز، پل قدیمی روستا پس از دو سال تعمیر به روی عابران باز می‌شود."]),
]


@pytest.mark.parametrize(("lang", "lines"), SHORT)
@pytest.mark.parametrize("name", ["drupal", "hero", "blox"])
def test_short_text(name: str, lang: str, lines: list[str], found: Found) -> None:
    """A text of one or two paragraphs begins with its first sentence, not with headline and byline."""
    assert outlets(found(html=SKELETONS[name](OWN, paragraphs(lines), ""), url=URL, lang=lang)) == ["reuters"]
