"""Zones: what stands around a text and at its two ends, in pages and in plain text."""

from __future__ import annotations

import pytest

from provenance.document import Article, Page
from provenance.errors import ExtractionError
from provenance.extract import extract, page_claims

PARAGRAPHS = (
    "The talks about the bridge between the two harbour towns go on, the council said on Friday evening.",
    "Officials of both towns had met three times since the spring without reaching an agreement on it.",
    "The old bridge has been closed to lorries since a pier was found to be cracked last autumn in a storm.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def article(inner: str, *, head: str = "", after: str = "") -> Article:
    """Return the article of a page."""
    main = f"<main><article><h1>Bridge talks</h1>{inner}</article></main>"
    html = f"<html lang=en><head>{head}</head><body>{main}{after}</body></html>"
    return extract(Page(html=html, url="https://harbourgazette.example/a"))


def texts(found: Article, kind: str) -> list[str]:
    """Return the texts of the zones of a kind."""
    return [zone.text for zone in found.zones if zone.kind == kind]


CASES = [
    pytest.param(f"<div class=byline>By Jane Roe</div>{BODY}", "byline", "By Jane Roe", id="byline-by-class"),
    pytest.param(f"<address>Jane Roe</address>{BODY}", "byline", "Jane Roe", id="byline-by-element"),
    pytest.param(f"<p>Jane Roe, Reuters</p>{BODY}", "byline", "Jane Roe, Reuters", id="short-line-above"),
    pytest.param(f"{BODY}<div class=source>Reuters</div>", "trailing", "Reuters", id="source-below"),
    pytest.param(f"{BODY}<p>(Reuters)</p>", "trailing", "(Reuters)", id="short-line-below"),
    pytest.param(
        f"{BODY}<p>Источник: <noindex><a href=/t>ТАСС</a></noindex></p>", "trailing", "Источник: ТАСС", id="noindex"
    ),
    pytest.param(
        f"{BODY}<p>© 2020 Reuters. All rights reserved.</p>",
        "footer",
        "© 2020 Reuters. All rights reserved.",
        id="rights",
    ),
    pytest.param(
        f"<figure><figcaption>A pier. AFP</figcaption></figure>{BODY}", "caption", "A pier. AFP", id="figcaption"
    ),
    pytest.param(f"<p>Photo: AFP</p>{BODY}", "caption", "Photo: AFP", id="picture-line"),
    pytest.param(f"<div class=img-box><p class=credit>AFP</p></div>{BODY}", "caption", "AFP", id="credit-in-a-picture"),
    pytest.param(
        f"<em class=info_cp><img alt='Newsis logo'></em>{BODY}", "byline", "Newsis", id="logo-in-a-makers-slot"
    ),
]


@pytest.mark.parametrize(("inner", "kind", "text"), CASES)
def test_zone_of_a_page(inner: str, kind: str, text: str) -> None:
    """A credit's zone follows from its markup and from where it stands."""
    assert text in texts(article(inner), kind)


LEFT_OUT = [
    pytest.param("<div class=comments><p class=author>Reuters</p></div>", id="comments"),
    pytest.param("<div class='related posts'><p class=source>Reuters</p></div>", id="teasers"),
    pytest.param("<nav><p class=source>Reuters</p></nav>", id="navigation"),
    pytest.param("<div class=share-buttons><p class=source>Reuters</p></div>", id="share"),
    pytest.param("<div hidden><p class=source>Reuters</p></div>", id="hidden"),
    pytest.param("<a href=/b><div class=source>Reuters</div></a>", id="link-around-a-block"),
    pytest.param("<script>var source = 'Reuters'</script>", id="script"),
    pytest.param("<div class=author-bio><p>Jane Roe was at Reuters before.</p></div>", id="biography"),
]


@pytest.mark.parametrize("part", LEFT_OUT)
def test_part_that_is_no_zone(part: str) -> None:
    """What is not the article's becomes no zone."""
    found = article(f"{BODY}{part}")
    assert not any("Reuters" in zone.text for zone in found.zones)


def test_site_wide_foot_is_marked() -> None:
    """The foot of the site is told from the foot of the article by its path."""
    found = article(f"{BODY}<footer>© 2020 Reuters</footer>", after="<footer>© 2020 Harbour Gazette</footer>")
    feet = {zone.text: zone.path.startswith("site > ") for zone in found.zones if zone.kind == "footer"}
    assert feet == {"© 2020 Reuters": False, "© 2020 Harbour Gazette": True}


def test_a_wrapper_around_the_text_is_no_part() -> None:
    """A class on the element around the whole article does not make its paragraphs captions or bylines."""
    found = article(f"<div class='meta image author'>{BODY}<p>(Reuters)</p></div>")
    assert "(Reuters)" in texts(found, "trailing")


def test_zones_say_what_the_markup_calls_them() -> None:
    """`area` tells a marked slot from a line that only stands there."""
    found = article(f"<div class=byline>By Jane Roe</div><p>5 May</p>{BODY}<div class=article-source>Reuters</div>")
    areas = {zone.text: zone.area for zone in found.zones}
    assert (areas["By Jane Roe"], areas["5 May"], areas["Reuters"]) == ("byline", None, "source")


def test_ids_and_order() -> None:
    """Zones are numbered in the order of the page, those of the head first."""
    found = article(f"<p class=byline>Jane Roe</p>{BODY}<p>(Reuters)</p>", head="<meta name=author content='Jane Roe'>")
    assert [zone.id for zone in found.zones] == [f"z{number}" for number in range(len(found.zones))]
    kinds = [zone.kind for zone in found.zones]
    assert kinds[0] == "metadata"
    assert kinds.index("byline") < kinds.index("lead") < kinds.index("trailing")


def test_plain_text_is_cut_by_ranges() -> None:
    """Zones of a plain text are ranges of exactly what was given."""
    text = "Bridge talks\r\nBy Jane Roe\r\n\r\n" + "\r\n\r\n".join(PARAGRAPHS) + "\r\n\r\n(Reuters)\r\n"
    found = extract(Page(text=text))
    assert found.text == text
    assert all(
        text[zone.start : zone.start + len(zone.text)] == zone.text for zone in found.zones if zone.start is not None
    )
    assert (texts(found, "headline"), texts(found, "byline")) == (["Bridge talks"], ["By Jane Roe"])
    assert "(Reuters)" in texts(found, "trailing")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("The mayor, speaking to Reuters, said the fair would go on.", "lead", id="sentence"),
        pytest.param("By Jane Roe.", "byline", id="byline-with-a-stop"),
        pytest.param("Photo: AFP", "caption", id="picture"),
        pytest.param("Source: BILD", "byline", id="label-that-ends-like-a-picture-word"),
        pytest.param("市民在今日中国的馆里看电车，大家都很高兴。", "lead", id="sentence-without-spaces"),
    ],
)
def test_line_above_a_plain_text(line: str, kind: str) -> None:
    """A short line between title and text is a byline unless it is a sentence or a picture's."""
    assert line in texts(extract(Page(text=f"Bridge talks\n{line}\n\n{PARAGRAPHS[0]}")), kind)


def test_many_lines_make_few_zones() -> None:
    """A list of a hundred thousand lines has a bounded number of zones."""
    assert len(extract(Page(text="Lines\n\n" + "a line of text\n" * 100_000)).zones) < 1_100


@pytest.mark.parametrize("text", ["", "  \n\t ", "\ufeff"])
def test_no_text(text: str) -> None:
    """An empty text is an error with its kind, not an empty article."""
    with pytest.raises(ExtractionError) as raised:
        extract(Page(text=text))
    assert raised.value.kind == "empty_content"


def test_claims_are_what_the_page_says() -> None:
    """Claims come in a fixed order, each once, with where they were read."""
    name = "<meta property=og:site_name content=X>"
    head = f"<link rel=canonical href=https://x.example/a>{name}{name}"
    html = f"<html><head>{head}</head><body><article><h1>T</h1>{BODY}</article></body></html>"
    claims = [(claim.field, claim.value, claim.where) for claim in page_claims(Page(html=html))]
    assert ("canonical", "https://x.example/a", "link[rel=canonical]") in claims
    assert claims.count(("og:site_name", "X", "meta[property=og:site_name]")) == 1
