"""Labels before names in small letters, before releases and before titles in quotation marks."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

TEXTS = {
    "de": "Am Hafen wurden am Dienstag die alten Lampen ausgetauscht, und die Fähre fährt weiter nach ihrem Plan.",
    "en": "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer.",
    "es": "Las viejas lámparas del puerto fueron cambiadas el martes y la barca mantiene su horario todo el verano.",
    "ru": "Старые фонари в порту заменили во вторник, а паром всё лето будет ходить по своему расписанию.",
    "sv": "De gamla lamporna i hamnen byttes ut på tisdagen och färjan går enligt tidtabell hela sommaren.",
    "uk": "Старі ліхтарі в порту замінили у вівторок, а пором усе літо ходитиме за своїм розкладом.",
}
SMALL = [
    ("en", "Source - hindustan times", "dock.example", ["hindustan-times"]),
    ("en", "Source - newsday", "dock.co.zw", ["newsday-zimbabwe"]),
    ("en", "Source - newsday", "dock.example", ["newsday"]),
    ("en", "Source - newsday", "newsday.co.zw", []),
    ("de", "Quelle: der spiegel", "dock.example", ["der-spiegel"]),
    ("ru", "Источник - коммерсант", "dock.example", ["kommersant"]),
    ("en", "Source - police", "dock.example", []),
    ("en", "Source - nature", "dock.example", []),
    ("en", "Source: people", "dock.example", []),
    ("en", "Source - press", "dock.example", []),
    ("en", "Source - youtube", "dock.example", []),
    ("en", "Sources: newsday, herald", "dock.example", []),
    ("de", "Quelle - eigene", "dock.example", []),
    ("es", "Fuente: redacción", "dock.example", []),
]
RELEASES = [
    ("en", "SOURCE: Lantern District Council media statement", ["Lantern District Council"]),
    ("en", "(Source: Lantern Council press statement)", ["Lantern Council"]),
    ("en", "Source: Lantern Council news release, 3 May", ["Lantern Council"]),
    ("sv", "Källa: Lyktans kommun, pressmeddelande", ["Lyktans kommun"]),
    ("en", "Source: press release", []),
    ("en", "Source: Lantern District Council", []),
]
SEVERAL = [
    ("en", "Source(s): Xinhua News Agency", ["xinhua-news-agency"], "wire"),
    ("es", "Fuente(s): EFE", ["efe"], "wire"),
    ("ru", "Источник(и): ТАСС", ["tass"], "wire"),
    ("en", "Source(s): Jane Roe", [], None),
]
TITLES = [
    ("ru", "По материалам «Фонтанки»", ["fontanka-ru"]),
    ("ru", "По материалам «Озёрского вестника».", ["Озёрского вестника"]),
    ("uk", "За матеріалами «Озерного вісника»", ["Озерного вісника"]),
    ("ru", "По материалам Росстата", []),
    ("ru", "По материалам Иванова", []),
    ("ru", "По материалам открытых источников", []),
    ("ru", "Источник: «Озёрский сонник»", []),
]


@pytest.mark.parametrize(("lang", "line", "host", "wanted"), SMALL)
def test_name_in_small_letters(lang: str, line: str, host: str, wanted: list[str], found: Found) -> None:
    """A registered name is one in small letters too, unless it is a common word; the one at home is meant."""
    assert outlets(found(below(lang, line), url=f"https://{host}/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "line", "wanted"), RELEASES)
def test_release_behind_its_issuer(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """Who issued a release may stand before the word for it."""
    origin = found(below(lang, line), url="https://dock.example/1", lang=lang)
    assert outlets(origin) == wanted
    assert origin.relation == ("press-release" if wanted else None)


@pytest.mark.parametrize(("lang", "line", "wanted", "relation"), SEVERAL)
def test_plural_in_brackets(lang: str, line: str, wanted: list[str], relation: str | None, found: Found) -> None:
    """The ending of a plural in a bracket is nobody's initial."""
    origin = found(below(lang, line), url="https://dock.example/1", lang=lang)
    assert (outlets(origin), origin.relation) == (wanted, relation)


@pytest.mark.parametrize(("lang", "line", "wanted"), TITLES)
def test_title_whose_materials_a_text_rests_on(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """A title in quotation marks is an outlet's behind a word for its materials, in any of its cases."""
    assert outlets(found(below(lang, line), url="https://dock.example/1", lang=lang)) == wanted


def below(lang: str, line: str) -> str:
    """Return a small text with `line` below it."""
    text = TEXTS[lang]
    return f"{text[:18]}\n\n{text}\n\n{text}\n\n{line}"
