"""Closing lines that name an outlet without an entry, reports of such outlets, and the lines that look the same."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

TEXT = {
    "de": "Der Verein hat eine Obstwiese am Ortsrand gepachtet und pflegt sie.",
    "en": "The old lamps near the quay were replaced on Tuesday.",
    "es": "El barrio estrenó el sábado un huerto común junto a la estación.",
    "fr": "Les apiculteurs de la vallée attendent une bonne saison.",
    "hu": "Új híd nyílt szombaton a folyó felett.",
    "it": "Il vecchio mulino riapre dopo due anni di lavori.",
    "nl": "Het buurthuis in de oude school krijgt een nieuwe keuken.",
    "sv": "Antalet promenader runt sjön har ökat sedan i fjol.",
}

CLOSING = [
    pytest.param("en", "Source: 3News", ["3News"], id="figure-and-word"),
    pytest.param("en", "Source: Lake Today", ["Lake Today"], id="word-of-time"),
    pytest.param("it", "Fonte: LagoToday", ["LagoToday"], id="capital-within"),
    pytest.param("de", "Quelle: Seezeitung", ["Seezeitung"], id="end-of-a-word"),
    pytest.param("fr", "Source : Le Journal du Lac", ["Le Journal du Lac"], id="issuer-of-another-language"),
    pytest.param("es", "Fuente: diariodellago.es", ["diariodellago.es"], id="address"),
    pytest.param("es", "via Noticias de diariodellago.es Salud https://dock.example", ["diariodellago.es"], id="feed"),
    pytest.param("fr", "Lire l'article original sur Courrier du Lac", ["Courrier du Lac"], id="read-the-original"),
    pytest.param("fr", "Site référencé : Afrique du Lac", ["Afrique du Lac"], id="referenced-site"),
    pytest.param("de", "Hier geht es zum Originalartikel bei der Seepost", ["Seepost"], id="original-article"),
    pytest.param("de", "Leseprobe: Abdruck mit freundlicher Genehmigung von Seepost.", ["Seepost"], id="extract"),
    pytest.param("de", "mit dpa-Material", ["dpa"], id="material"),
    pytest.param("en", "— with a report from Agence France-Presse", ["afp"], id="report-from"),
    pytest.param("en", "NAMPA/AFP", ["afp", "nampa"], id="agency-beside-a-known-one"),
    pytest.param("de", "Mit freundlicher Genehmigung des Verlags", [], id="publisher"),
    pytest.param("de", "Quelle: Bundespost", [], id="office"),
    pytest.param("de", "Quelle: Polizeipresse", [], id="press-office"),
    pytest.param("en", "Source: WordPress", [], id="platform"),
    pytest.param("en", "Source: City Radiology", [], id="beginning-of-a-word"),
    pytest.param("en", "Source: Jenny Newman", [], id="person"),
    pytest.param("es", "Fuente: ine.es", [], id="address-of-an-office"),
    pytest.param("en", "via Jane Roe https://dock.example/a", [], id="feed-of-a-person"),
    pytest.param("en", "With a report from the harbour office", [], id="report-of-an-office"),
]


@pytest.mark.parametrize(("lang", "line", "wanted"), CLOSING)
def test_closing_name(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """A name that says that it is an outlet's is one behind a label; offices, platforms and people are none."""
    text = f"Lamps\n\n{TEXT[lang]} {TEXT[lang]}\n\n{TEXT[lang]}\n\n{line}"
    assert sorted(map(str, outlets(found(text, url="https://quay-dock.example/a", lang=lang)))) == wanted


REPORTS = [
    pytest.param("es", "El huerto abre hoy, según publicó el diario El Comercio.", ["El Comercio"], id="shared-title"),
    pytest.param("nl", "De keuken is klaar, meldt het Meers Dagblad.", ["Meers Dagblad"], id="title-without-marks"),
    pytest.param("sv", "Ökningen är störst, skriver Sjöns Tidning.", ["Sjöns Tidning"], id="title-in-swedish"),
    pytest.param("de", "Dort stünden Bäume, meldet die Seezeitung.", ["Seezeitung"], id="title-of-one-word"),
    pytest.param("de", "Dort stünden Bäume, berichtete die Presseagentur Kathpress.", ["kathpress"], id="agency"),
    pytest.param("nl", "De keuken is klaar, meldt Jan Post.", [], id="person"),
    pytest.param("nl", "Dat meldt het CBS.", [], id="statistics"),
    pytest.param("de", "Dort stünden Bäume, meldet die Stadtverwaltung.", [], id="administration"),
    pytest.param("de", "Dort stünden Bäume, berichtete Kathpress vor Jahren.", [], id="years-ago"),
    pytest.param("sv", "Ökningen är störst, rapporterar Polisen.", [], id="police"),
]


@pytest.mark.parametrize(("lang", "line", "wanted"), REPORTS)
def test_report(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """A text rests on the report of a title that its sentence ends with, not on what a person or an office says."""
    text = f"Lamps\n\n{line}\n\n{TEXT[lang]} {TEXT[lang]}"
    assert outlets(found(text, url="https://quay-dock.example/a", lang=lang)) == wanted


def test_house_in_a_list_of_partners(found: Found) -> None:
    """The house that opens a list of partners is not its own partner; another station is named in full."""
    line = "This story is part of a partnership that includes {}, NPR and KFF Health News."
    text = f"Lamps\n\n{TEXT['en']} {TEXT['en']}\n\n{TEXT['en']}\n\n{line}"
    own = found(text.format("Quay Public Radio"), url="https://quaypublicradio.example/a")
    other = found(text.format("Lake Public Radio"), url="https://quaypublicradio.example/a")
    assert sorted(map(str, outlets(own))) == ["kff-health-news", "npr"]
    assert sorted(map(str, outlets(other))) == ["Lake Public Radio", "kff-health-news", "npr"]


def test_agency_before_the_label_of_its_picture(found: Found) -> None:
    """A name right in front of a picture's label belongs to the picture."""
    text = f"Híd\nMTI Fotó: Nagy Anna\n\n{TEXT['hu']}\n\n{TEXT['hu']}"
    assert outlets(found(text, url="https://quay-dock.example/a", lang="hu")) == []
    both = f"Lamps\nSource: Reuters Photo: AP\n\n{TEXT['en']}\n\n{TEXT['en']}"
    assert outlets(found(both, url="https://quay-dock.example/a", lang="en")) == ["reuters"]


def test_label_on_the_line_above_its_name(found: Found) -> None:
    """A label that stands alone goes with the line below; a sentence or an office there is no name."""
    text = f"Lamps\n\n{TEXT['en']} {TEXT['en']}\n\n{TEXT['en']}\n\nSource:\n"
    assert outlets(found(f"{text}Harvest Weekly News", url="https://quay-dock.example/a")) == ["Harvest Weekly News"]
    assert outlets(found(f"{text}Reuters", url="https://quay-dock.example/a")) == ["reuters"]
    assert outlets(found(f"{text}Ministry of Lakes", url="https://quay-dock.example/a")) == []
    assert outlets(found(f"{text}The kitchen will be ready.", url="https://quay-dock.example/a")) == []
