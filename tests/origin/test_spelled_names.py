"""Names that the registry knows by an address alone, small letters of agencies, letters within longer ones."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

ENGLISH = "The ferry runs twice a day. The choir has moved to the customs house. Pupils measured the pond."
PORTUGUESE = "O barco atraca duas vezes por dia. O coro ensaia na alfândega. Os alunos mediram o lago."
BULGARIAN = "Старият кей ще бъде затворен до май. Общината обсъжда пейките."


@pytest.mark.parametrize(
    ("line", "lang", "named"),
    [
        ("Fonte: Roma Today", "it", ["romatoday-it"]),
        ("المصدر: Erem News", "ar", ["eremnews-com"]),
        ("Source: Statista", "en", []),  # statista.com is registered, but a firm's figures are no text
        ("Source: Harbour Row", "en", []),
        ("Fuente: Actualidad", "es", ["Actualidad"]),  # as printed: actualidad.rt.com is a part of another's address
    ],
)
def test_name_that_an_address_spells(line: str, lang: str, named: list[str], found: Found) -> None:
    """A name of several words that is an outlet's address in one is that outlet's; one word may be a firm's."""
    assert outlets(found(f"{ENGLISH}\n\n{line}", lang=lang)) == named


@pytest.mark.parametrize(
    ("line", "url", "named"),
    [
        ("Sursa: Libertatea", "https://quay.example/a", ["libertatea-ro"]),
        ("Sursa: Libertatea", "https://www.libertatea.ro/a", []),
        ("Sursa: Primăria", "https://quay.example/a", []),
        ("Libertatea", "https://quay.example/a", []),
    ],
)
def test_name_behind_a_label_at_home(line: str, url: str, named: list[str], found: Found) -> None:
    """A name that a dataset alone gives, and that may be a word too, is an outlet behind a label of its country."""
    text = "Podul rămâne închis până vineri. Corul repetă la vamă. Elevii au măsurat lacul."
    assert outlets(found(f"Titlu\n\n{text}\n\n{line}", url=url, lang="ro")) == named


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("24chasa | 13.11.2019 14:24:01 | 67", ["24chasa-bg"]),
        ("24chasa", []),
        ("Политика | 13.11.2019 14:24:01 | 67", []),
    ],
)
def test_outlet_of_a_feed(line: str, named: list[str], found: Found) -> None:
    """A feed prints the word of an outlet's address with a day above each text."""
    assert outlets(found(f"{line}\n\nЗатварят кея\n\n{BULGARIAN}", url="https://feed.example/a", lang="bg")) == named


@pytest.mark.parametrize(
    ("line", "lang"),
    [("Kyiv Post | 3 days ago", "en"), ("Kyiv Post vor 3 Tagen", "de"), ("Kyiv Post pre 12 sati", "sr")],
)
def test_how_long_ago(line: str, lang: str, found: Found) -> None:
    """Feeds print how old a text is beside its outlet."""
    assert outlets(found(f"Title\n{line}\n\n{ENGLISH}", lang=lang)) == ["kyiv-post"]


@pytest.mark.parametrize(
    ("line", "lang", "named"),
    [("lusa", "pt", ["lusa"]), ("lusa/HN", "pt", ["lusa"]), ("lusa", "en", []), ("beta", "en", [])],
)
def test_small_letters_of_an_agency(line: str, lang: str, named: list[str], found: Found) -> None:
    """Agencies of four letters sign in small ones at home; elsewhere these are a word or initials."""
    assert outlets(found(f"Title\n\n{PORTUGUESE}\n\n{line}", lang=lang)) == named


def test_letters_within_longer_ones(found: Found) -> None:
    """The letters of one agency may be the first of another's: أ ب is in Washington, أ ب أ in Baku."""
    assert (
        outlets(found("باكو / أ ب أ. سيغلق الرصيف القديم للصيانة حتى مايو. وسيفتح المخبز يوم الجمعة.", lang="ar")) == []
    )


def test_house_whose_address_is_its_whole_name(found: Found) -> None:
    """An agency's site under an address that the registry lacks is told by its name."""
    text = f"Title\n\nAccra, Jan. 22, GNA - {ENGLISH}"
    assert outlets(found(text, url="https://ghananewsagency.org/a")) == []
    assert outlets(found(text, url="https://quay-post.example.gh/a")) == ["ghana-news-agency"]


def test_letters_behind_a_time(found: Found) -> None:
    """Layout glues an agency's letters to the time in front of them."""
    text = f"Title\nThe bridge is open\n2014.03.24 20:10MTI\n\n{ENGLISH}"
    assert outlets(found(text, url="https://quay.example.hu/a", lang="hu")) == ["mti"]


def test_letters_behind_a_label(found: Found) -> None:
    """A body has the letters of a station in Iowa."""
    assert outlets(found(f"Title\n\n{ENGLISH}\n\nSource: WHO", url="https://quay-post.us/a")) == []
