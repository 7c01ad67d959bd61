"""Reports of outlets without an entry, and names that are only a part of a longer title."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

PARAGRAPH = "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer."

REPORTS = [
    pytest.param("ru", "Причал закроют осенью, сообщает газета «Озёрский вестник».", ["Озёрский вестник"], id="title"),
    pytest.param("ru", "Причал закроют осенью, сообщает «Озёрский водоканал».", [], id="company"),
    pytest.param("ru", "Причал закроют осенью, сообщает bereg-zaton.ru.", ["bereg-zaton.ru"], id="address"),
    pytest.param("ru", "О причале рассказали газете «Озёрский вестник» в порту.", [], id="told"),
    pytest.param("en", "The pier is closed, the Harbour Gazette reported.", ["Harbour Gazette"], id="paper-and-verb"),
    pytest.param("en", "The pier is closed, the Sacramento Bee reported.", ["sacbee-com"], id="listed-paper"),
    pytest.param("en", "The pier is closed, the Harbour Council reported.", [], id="council-and-verb"),
    pytest.param("en", "The pier is closed, Local Media reported.", [], id="media-at-large"),
    pytest.param("en", "The pier is closed, Jane Roe reported.", [], id="person-and-verb"),
    pytest.param("en", "In the spring, the Harbour Gazette closed.", [], id="paper-that-did-not-report"),
    pytest.param("ru", "Причал закроют. Об этом во вторник сообщило агентство «Интерфакс».", ["interfax"], id="day"),
    pytest.param("ru", "Причал закроют. Об этом мэр города пишет Известиям.", [], id="no-day"),
    pytest.param("pl", "Molo zostanie zamknięte, informuje „Kurier Jeziorny”.", ["Kurier Jeziorny"], id="longer-title"),
    pytest.param("pl", "Molo zostanie zamknięte, informuje „Kurier”.", ["kurier"], id="whole-title"),
    pytest.param(
        "ru",
        "БЕРЛИН, 29 июн — РИА Новости, Анна Соколова. Причал закроют осенью, паром будет ходить до октября.",
        ["ria-novosti"],
        id="writer",
    ),
    pytest.param(
        "ru",
        "ТАСС, 29 июня. Причал закроют осенью, а паром будет ходить до самого октября.",
        ["tass"],
        id="day-behind-the-agency",
    ),
    pytest.param("ru", "ТАСС, 29 июня рассказавший о причале, переехал.", [], id="sentence"),
    pytest.param("cs", "Lampy vymění za noc, píše o tom Reuters.", ["reuters"], id="closes-its-sentence"),
    pytest.param("sr", "Mol će biti zatvoren, piše list Danas.", ["danas"], id="paper-named-by-a-word"),
    pytest.param("sr", "Mol će biti zatvoren, piše na tabli Danas.", [], id="word"),
    pytest.param("hr", "Mol će biti zatvoren, piše Index.hr.", ["index-hr"], id="address-behind-a-name"),
]


@pytest.mark.parametrize(("lang", "lead", "wanted"), REPORTS)
def test_report_in_the_lead(lang: str, lead: str, wanted: list[str], found: Found) -> None:
    """A title or address behind the phrase is the outlet; a company in inverted commas and a newspaper told are not."""
    text = f"Harbour gets lamps\n\n{lead}\n\n{PARAGRAPH}\n\n{PARAGRAPH}"
    assert outlets(found(text, url="https://harbour-dock.example/a", lang=lang)) == wanted


SIGILS = [
    pytest.param("cs", "jn/ČTK", ["ctk"], id="initials"),
    pytest.param("pl", "PAP", ["pap"], id="alone"),
    pytest.param("hr", "I.H./Hina", ["hina"], id="initials-with-dots"),
    pytest.param("sr", "Jezerske novine/Beta", ["beta-serbia"], id="unlisted-paper"),
    pytest.param("sr", "Jovan Jović/Beta", [], id="photographer"),
    pytest.param("pl", "Tekst pochodzi z Kuriera Jeziornego.", ["Kuriera Jeziornego"], id="inflected"),
]


@pytest.mark.parametrize(("lang", "line", "wanted"), SIGILS)
def test_last_paragraph_of_a_page(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """Agencies sign in the last paragraph at home; an inflected name is not cut where a registered one ends."""
    html = f"<html lang={lang}><body><article><h1>Lamps</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p><p>{line}</p></article>"
    assert outlets(found(html=html, url="https://harbour-dock.example/a", lang=lang)) == wanted
