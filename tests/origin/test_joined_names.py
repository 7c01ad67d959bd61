"""Bylines in which an outlet is written as in its address."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

PAGE = (
    "<html lang={lang}><body><article><h1>1</h1><div class=byline>{by}</div><p>{text}</p><p>{text}</p>"
    "</article></body></html>"
)
TEXTS = {
    "en": "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer.",
    "fr": "Les vieilles lampes du port ont été remplacées mardi, et le bac garde ses horaires pendant tout l'été.",
}
BYLINES = [
    ("fr", "par leparisien", "cale.example", ["le-parisien"]),
    ("fr", "par lefigaro", "cale.example", ["le-figaro"]),
    ("fr", "par lefigaro", "lefigaro.fr", []),
    ("en", "by theguardian", "pier.example", ["the-guardian"]),
    ("en", "by janeroewrites", "pier.example", []),
    ("fr", "par lampadaire", "cale.example", []),
    ("fr", "par louise, lectrice de leparisien", "cale.example", []),
]


@pytest.mark.parametrize(("lang", "by", "host", "wanted"), BYLINES)
def test_byline_of_an_address(lang: str, by: str, host: str, wanted: list[str], found: Found) -> None:
    """Letters that spell a registered name and its address are the outlet's; other accounts are somebody's."""
    html = PAGE.format(lang=lang, by=by, text=TEXTS[lang])
    assert outlets(found(html=html, url=f"https://{host}/a", lang=lang)) == wanted


LINES = [
    ("ELDIARIO.ES / 20 octubre 2021", ["eldiario-es"]),
    ("QUAY-LAMPS.COM / 20 de octubre de 2021", ["QUAY-LAMPS.COM"]),
    ("quay-lamps.com / 20 barcos", []),
    ("youtube.com / 20 octubre 2021", []),
    ("molo-viejo.com / 20 octubre 2021", []),
    ("quay-lamps.com", []),
]


@pytest.mark.parametrize(("line", "wanted"), LINES)
def test_address_before_a_day(line: str, wanted: list[str], found: Found) -> None:
    """An address and a day fill a line of makers; figures of other things, platforms and the house sign nothing."""
    paragraph = "Las viejas lámparas del puerto se cambiaron el martes, y el barco mantiene su horario de verano."
    text = f"Lámparas nuevas\n{line}\n\n{paragraph}\n\n{paragraph}"
    assert outlets(found(text, url="https://molo-viejo.com/a", lang="es")) == wanted
