"""Monstrous pages are made small before a tree is built, and nothing of the article goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Article, Page
from provenance.extract import extract
from provenance.extract.condense import (
    DEEPEST,
    LARGE,
    LONGEST_VALUE,
    MANY,
    MOST_ATTRIBUTES,
    MOST_TAGS,
    condensed,
    is_monstrous,
)
from provenance.extract.slim import MOST_ELEMENTS, MOST_TEXT, beyond, crowded
from tests.hostile.case import SENTENCES, article

PAGE = article(
    head='<script type="application/ld+json">{"@type":"NewsArticle","author":"A. B. </p>"}</script>'
).decode()


def _read(markup: str) -> Article:
    return extract(Page(html=markup, url="https://www.example.org/a"))


PADDING = {
    "script": "<script>" + "var a = '<p>no</p>';" * 120_000 + "</script>",
    "style": "<style>" + "p {color: red}" * 150_000 + "</style>",
    "comment": "<!--" + "x" * LARGE + "-->",
    "picture": '<img alt="" src="data:image/png;base64,' + "A" * LARGE + '">',
    "options": "<select>" + "<option>x</option>" * MANY + "</select>",
}


@pytest.mark.parametrize("name", PADDING)
@pytest.mark.parametrize("place", ["<article>", "</article>"])
def test_padding_changes_nothing(name: str, place: str) -> None:
    """An article between megabytes of what nobody reads is the article without them, in text, zones and claims."""
    markup = PAGE.replace(place, PADDING[name] + place if place.startswith("</") else place + PADDING[name])
    assert is_monstrous(markup)
    found = _read(markup)
    assert found.text == _read(PAGE).text
    assert [zone.text for zone in found.zones] == [zone.text for zone in _read(PAGE).zones]
    assert found.authors == _read(PAGE).authors
    assert found.partial is None


def test_bytes_are_condensed_like_text() -> None:
    """A large page given as bytes in any encoding is read as the text they stand for."""
    markup = PAGE.replace("Farmers", "Bäuerinnen").replace("<meta charset=utf-8>", "<meta charset=windows-1252>")
    markup = markup.replace("</article>", PADDING["script"] + "</article>")
    assert extract(Page(html=markup.encode("cp1252"))).text == extract(Page(html=markup)).text


@pytest.mark.parametrize(
    ("crowd", "told"),
    [
        pytest.param("<br>" * 100_000, None, id="empty-elements"),
        pytest.param("<p>word</p>" * 100_000, crowded(), id="children"),
        pytest.param("<ul>" + "<li>one</li>" * 2_000 + "</ul>" + "<ol>" * 2 + "<i>x</i>" * 50, None, id="few"),
        pytest.param(("<ul>" + "<li>one</li>" * 2_000 + "</ul>") * 30, beyond(0), id="elements"),
        pytest.param(("<p>" + "word " * 1_000 + "</p>") * 500, beyond(MOST_TEXT + 1), id="text"),
    ],
)
def test_what_was_left_out_is_told(crowd: str, told: str | None) -> None:
    """Where only emptiness went nothing is said; where text went, why."""
    markup, left_out = condensed([PAGE.replace("</article>", crowd + "</article>")])
    assert left_out == told
    assert all(sentence in markup for sentence in SENTENCES)
    assert markup.count("<") < 3 * MOST_ELEMENTS


def test_tags_without_end_are_not_walked_for_ever() -> None:
    """Beyond a number of tags nothing is looked at, and that is said."""
    markup, left_out = condensed(
        [PAGE.replace("</article>", "<select>" + "<option>" * (MOST_TAGS + 10) + "</article>")]
    )
    assert left_out == beyond(0)
    assert len(markup) < 10_000


def test_what_lies_too_deep_loses_its_tags_and_keeps_its_text() -> None:
    """Text in a bottomless nest is read, its words apart, and it is told that its tags were not."""
    deep = "<b>deep</b><i>down</i>"
    markup, left_out = condensed(["<html><body>" + "<div>" * 40_000 + deep + PAGE])
    assert left_out == "the page is nested too deeply; what lies deepest was read without its tags"
    assert "deep down" in markup
    assert all(sentence in markup for sentence in SENTENCES)
    assert markup.count("<div") < DEEPEST


def test_attributes_are_bounded() -> None:
    """Long values go, and all of them where there are megabytes; what the tags hold stays."""
    markup, _ = condensed([f'<body><p class="{"a" * (LONGEST_VALUE + 1)}" id=x>one</p>' + PAGE])
    assert '<p id="x">one</p>' in markup
    markup, _ = condensed(["<body>" + f'<p class="{"a " * 2_000}">w</p>' * 2_900 + PAGE])
    assert len(markup) < 1.2 * MOST_ATTRIBUTES
    assert all(sentence in markup for sentence in SENTENCES)


def test_a_monstrous_tag_loses_its_attributes() -> None:
    """A tag of 400,000 characters, which no piece holds whole, becomes one without attributes."""
    markup, _ = condensed(["<body><div " + " ".join(f"a{i}=1" for i in range(50_000)) + ">one</div>" + PAGE])
    assert "<div>one</div>" in markup


ODD = st.sampled_from([
    "<p>", "</p>", "<b id='a>b'>", "&amp;", "&#65;", "&#0;", "<", ">", "<!-- x -->", "<!--", "-->", "\x00", "word ",
    "é", "<script>a<b</script>", "<select><option>x", "</select>", "<textarea>&lt;", "<xmp>&lt;", "<title>",
    '<a x="&quot;">',
])  # fmt: skip


@given(st.lists(ODD, max_size=40), st.integers(1, 9))
def test_it_does_not_matter_how_the_page_is_cut(parts: list[str], size: int) -> None:
    """Any cut of a page into pieces gives the same markup, and that markup, condensed again, itself."""
    page = "<body>" + "".join(parts)
    whole = condensed([page])
    assert condensed(page[at : at + size] for at in range(0, len(page), size)) == whole
    assert condensed([whole[0]]) == whole
