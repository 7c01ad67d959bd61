"""Datelines without brackets, in the forms of newsrooms of many countries, and the lines that look the same."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

FIRST = {
    "de": "Der Verein hat eine Obstwiese am Ortsrand gepachtet.",
    "en": "The old lamps near the harbour were replaced on Tuesday.",
    "es": "El barrio estrenó el sábado un huerto común junto a la estación.",
    "fr": "Les apiculteurs de la vallée attendent une bonne saison.",
    "nl": "Het buurthuis in de oude school krijgt een nieuwe keuken.",
    "pt": "A biblioteca municipal reabriu depois de obras.",
    "sv": "Antalet promenader runt sjön har ökat sedan i fjol.",
}
SECOND = "1 2 3."

FILED = [
    pytest.param("es", "LIMA, Efe", ["efe"], id="capitals-and-no-sign-behind"),
    pytest.param("es", "Santiago de Chile, EFE", ["efe"], id="letters-and-no-sign-behind"),
    pytest.param("es", "La Paz, Bolivia. AFP.", ["afp"], id="full-stops"),
    pytest.param("es", "Madrid / Reuters.", ["reuters"], id="slash-with-spaces"),
    pytest.param("es", "EFE. Madrid.", ["efe"], id="agency-first"),
    pytest.param("es", "Washington, AP.-", ["associated-press"], id="stop-and-dash"),
    pytest.param("es", "BOGOTÁ | AFP |", ["afp"], id="bars"),
    pytest.param("es", "Ciudad de México, México | AFP", ["afp"], id="one-bar"),
    pytest.param("fr", "(Paris) Reuters -", ["reuters"], id="place-in-brackets"),
    pytest.param("fr", "Paris, AFP -", ["afp"], id="comma-and-dash"),
    pytest.param("nl", "Den Haag, ANP -", ["anp"], id="place-of-two-words"),
    pytest.param("pt", "São Paulo, Folhapress -", ["folhapress"], id="agency-of-a-paper"),
    pytest.param("sv", "TT, Stockholm.", ["tt"], id="short-letters-first"),
    pytest.param("de", "Berlin/dpa -", ["dpa"], id="slash"),
    pytest.param("de", "Wien/APA.", ["apa"], id="slash-and-stop"),
    pytest.param("de", "Berlin, dpa/Reuters -", ["dpa", "reuters"], id="two-agencies"),
    pytest.param("de", "Freiburg (lsw) -", ["dpa"], id="regional-service"),
    pytest.param("de", "Aigle (awp) -", ["awp"], id="small-letters"),
    pytest.param("en", "TEMPO.CO, Jakarta -", ["tempo-indonesia"], id="address-and-place"),
    pytest.param("en", "AFP, Geneva:", ["afp"], id="agency-and-place"),
    pytest.param("es", "GALICIA, Efe Pérez y su equipo,", [], id="forename-and-name"),
    pytest.param("es", "Madrid. AFP Futura organiza un acto.", [], id="name-opens-a-sentence"),
    pytest.param("en", "Paris, Reuters and Berlin were on the list.", [], id="list-in-a-sentence"),
    pytest.param("en", "LONDON, AP Biology students met.", [], id="letters-of-a-subject"),
    pytest.param("en", "Jane Roe / AFP - The pier.", [], id="photographer"),
    pytest.param("en", "Harbour, AP Photo.", [], id="picture"),
    pytest.param("en", "Paris, Reuters Institute -", [], id="part-of-a-name"),
    pytest.param("en", "Harbour-dock.shop - now open.", [], id="address-of-nobody-known"),
    pytest.param("de", "Verein (lno) gegründet.", [], id="letters-of-a-club"),
    pytest.param("en", "Freiburg (lsw) -", [], id="service-in-another-language"),
]


@pytest.mark.parametrize(("lang", "line", "wanted"), FILED)
def test_filed(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """An agency set off behind or in front of a place credits the text that follows it."""
    text = f"Lamps\n\n{line} {FIRST[lang]}\n\n{FIRST[lang]} {SECOND}"
    assert sorted(map(str, outlets(found(text, url="https://harbour-dock.example/a", lang=lang)))) == wanted


def test_house_of_an_unknown_host(found: Found) -> None:
    """A title between bars is the house's own dateline: nobody knows of which country on an address in figures."""
    text = f"Lamps\n\nKampala, Uganda | THE INDEPENDENT | {FIRST['en']}\n\n{FIRST['en']}"
    assert outlets(found(text, url="http://192.0.2.7/a", lang="en")) == []
