"""Closing sentences about the text that say in any words that it comes from elsewhere."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found

BODY = "The ferry sails again on Monday.\n\nIts crew painted the hull twice over the winter, said the mate.\n\n"


def closing(found: Found, sentence: str, lang: str = "en") -> list[tuple[str, str]]:
    """Return the origins of a text whose last paragraph is `sentence`."""
    origin = found(BODY + sentence, url="https://tidewater.example/a", lang=lang)
    return [(part.name, part.relation) for part in origin.contributions if part.role == "origin"]


@pytest.mark.parametrize(
    ("sentence", "lang", "name"),
    [
        pytest.param("A version of this piece ran first in Global Voices.", "en", "Global Voices", id="registered"),
        pytest.param(
            "Текст изворно беше део листа „Лучки гласник“.", "sr", "Лучки гласник", id="title-behind-its-kind"
        ),
        pytest.param(
            "Artikel ini tayang perdana di Pelabuhan Pagi dan dimuat ulang di sini.",
            "id",
            "Pelabuhan Pagi",
            id="twice-said",
        ),
    ],
)
def test_names_where_the_text_comes_from(found: Found, sentence: str, lang: str, name: str) -> None:
    """A sentence about the text and a word for a first publication or permission suffice, whatever the verb."""
    assert closing(found, sentence, lang) == [(name, "republished")]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The old ferry ran first in the days of Global Voices, an opera house.", id="not-about-the-text"),
        pytest.param("This article was first corrected on Monday.", id="nobody-named"),
        pytest.param("This piece was first written by Jane Roe and appears here by permission.", id="a-person"),
        pytest.param("This article first ran here and has also appeared in Global Voices.", id="a-further-place"),
        pytest.param("This essay ran first in Harbour Leaves.", id="unknown-and-said-once"),
    ],
)
def test_names_nobody(found: Found, sentence: str) -> None:
    """Sentences about other things, persons, further places and unsure names give no origin."""
    assert closing(found, sentence) == []
