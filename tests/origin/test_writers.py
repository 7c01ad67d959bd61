"""Lines of makers: a writer and a title, an agency and how long ago it wrote, and what looks like them."""

from __future__ import annotations

import pytest

from provenance.origin.house import country_of
from tests.origin.conftest import Found, outlets

TEXT = {
    "de": "Der Verein hat eine Obstwiese am Ortsrand gepachtet und pflegt sie.",
    "en": "The old lamps near the harbour were replaced on Tuesday.",
    "es": "El barrio estrenó el sábado un huerto común junto a la estación.",
    "fr": "Les apiculteurs de la vallée attendent une bonne saison.",
    "it": "Il vecchio mulino riapre dopo due anni di lavori.",
    "pl": "Nowy most nad rzeką otwarto w sobotę.",
    "pt": "A biblioteca municipal reabriu depois de obras.",
    "sv": "Antalet promenader runt sjön har ökat sedan i fjol.",
}

ABOVE = [
    pytest.param("en", "Jane Ann Roe – The Nation", ["The Nation"], id="title-known-in-several-countries"),
    pytest.param("fr", "Jeanne Martin – Le Monde diplomatique", ["monde-diplomatique-fr"], id="title-behind-a-dash"),
    pytest.param("pl", "Anna Nowak, „Gazeta Wyborcza”", ["gazeta-wyborcza"], id="title-in-quotes"),
    pytest.param("pl", "Anna Nowak, „Kurier Jeziorny” nr 85/2021", ["Kurier Jeziorny"], id="issue-of-a-title"),
    pytest.param("de", "Anna Roe, „Seeblick Magazin“ Nr. 3/2020", ["Seeblick Magazin"], id="issue-in-german"),
    pytest.param("pt", "Lusa há 20 minutos", ["lusa"], id="minutes-ago-pt"),
    pytest.param("es", "EFE hace 3 horas", ["efe"], id="hours-ago-es"),
    pytest.param("it", "ANSA 20 minuti fa", ["ansa"], id="minutes-that-are-a-paper-too"),
    pytest.param("sv", "TT för 3 timmar sedan", ["tt"], id="hours-ago-sv"),
    pytest.param("de", "Veröffentlicht von dpa am 4. Mai", ["dpa"], id="stop-behind-a-day"),
    pytest.param("en", "By IANS, New Delhi :", ["ians"], id="agency-and-place"),
    pytest.param("en", "John Doe – The Times They Changed", [], id="longer-title"),
    pytest.param("en", "Jane Roe, The Guardian", [], id="photographer-and-paper"),
    pytest.param("en", "Green Energy – Sky", [], id="section-and-word"),
    pytest.param("pl", "Anna Nowak, „Nowy most” nr 3", [], id="number-without-a-year"),
    pytest.param("pl", "„Kurier Jeziorny” nr 85/2021", [], id="issue-without-a-writer"),
]


@pytest.mark.parametrize(("lang", "line", "wanted"), ABOVE)
def test_line_of_makers(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """A writer's title and an agency's hour are read, words that only look like them are not."""
    text = f"Lamps\n{line}\n\n{TEXT[lang]} {TEXT[lang]}\n\n{TEXT[lang]}"
    assert outlets(found(text, url="https://harbour-dock.example/a", lang=lang)) == wanted


def test_agency_that_is_a_word_for_pictures(found: Found) -> None:
    """Letters that another language has for a picture are the agency's at home, and a picture's before a colon."""
    text = "Abeilles\n{}\n\n" + f"{TEXT['fr']} {TEXT['fr']}\n\n{TEXT['fr']}"
    page = f"<html lang=fr><body><article><h1>Abeilles</h1><div class=auteur>{{}}</div><p>{TEXT['fr']}</p></article>"
    line = "MAP - publié le Jeudi 19 Mars à 12:48"
    assert outlets(found(html=page.format(line), url="https://dock.example.ma/a", lang="fr")) == ["map-morocco"]
    assert outlets(found(text.format("Map: Jane Roe"), url="https://dock.example.ma/a", lang="fr")) == []


def test_brand_of_another_country(found: Found) -> None:
    """A name that needs its country is known where the address is of that country, and nowhere else."""
    line = "Autor: PAP"
    assert country_of("dock.example.pl") == "PL"
    assert outlets(found(f"Most\n{line}\n\n{TEXT['pl']}", url="https://dock.example.pl/a", lang="pl")) == ["pap"]
    assert country_of("dock.example.tv") is None


def test_staff_of_a_paper(found: Found) -> None:
    """Writers may be called a paper's own, unless the house itself is called so."""
    text = (
        "Lamp maker of Ipoh\n\nJane Roe and John Doe, Nikkei staff writers\n\n"
        "The lamp maker starts his fiftieth year. He has two sons and an apprentice. Brass is dear this year, he says."
    )
    assert outlets(found(text, url="https://dock.example/1")) == ["nikkei"]
    assert outlets(found(text, url="https://lake-nikkei.example/1")) == []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("By Jane Roe, janeroe.com", []),
        ("By Jane Roe, jane.roe@nytimes.com", []),
        ("By Jane Roe, lake-news.com", ["lake-news.com"]),
        ("By Jane Roe, nytimes.com", ["the-new-york-times"]),
    ],
)
def test_address_beside_a_writer(line: str, named: list[str], found: Found) -> None:
    """It may be the writer's own site, and is an outlet's only where the registry knows it or a word says so."""
    text = "The ferry runs twice a day. The choir has moved to the customs house. Pupils measured the pond."
    assert outlets(found(f"The ferry\n\n{line}\n\n{text}")) == named
