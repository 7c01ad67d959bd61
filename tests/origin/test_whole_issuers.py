"""Issuers whose names go on over small words, and pictures that a hyphen joins to an agency."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

TEXTS = {
    "en": "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer.",
    "fr": "Les vieilles lampes du port ont été remplacées mardi, et le bac garde ses horaires pendant tout l'été.",
    "de": "Am Hafen wurden am Dienstag die alten Lampen ausgetauscht, und die Fähre fährt weiter nach ihrem Plan.",
}
ISSUERS = [
    ("fr", "SOURCE Cabinet du Premier ministre du Valmorin", "Cabinet du Premier ministre du Valmorin"),
    ("en", "SOURCE Office of the Minister of the Lakes", "Office of the Minister of the Lakes"),
    (
        "en",
        "Distributed by APO Group on behalf of High Commission of the United Republic of Carrow.",
        "High Commission of the United Republic of Carrow",
    ),
    ("en", "Press release from Harbour Valley Bank about new Lamps", "Harbour Valley Bank"),
    ("en", "Press release from Harbour Bank in the Carrow Valley on Monday", "Harbour Bank"),
    ("en", "SOURCE Halvorsen Marine Lines said on Monday", "Halvorsen Marine Lines"),
    ("en", "Press release by Northvale Seeds, the leading maker of Seeds", "Northvale Seeds"),
]


@pytest.mark.parametrize(("lang", "line", "issuer"), ISSUERS)
def test_issuer_is_named_whole(lang: str, line: str, issuer: str, found: Found) -> None:
    """A name that fills its line goes on over small words; a sentence about the issuer does not belong to it."""
    origin = found(f"{TEXTS[lang]}\n\n{line}", url="https://old-pier.example/a", lang=lang)
    assert outlets(origin) == [issuer]


PICTURES = [
    ("DPA-BILD: WENDT", []),
    ("?? DPA-BILD: WENDT ?? Singt zur Eröffnung: der Chor", []),
    ("dpa-Foto: Wendt", []),
    ("dpa-Bild: Wendt - Text: Reuters", ["reuters"]),
    ("AFP - Foto: Wendt", ["afp"]),
]


@pytest.mark.parametrize(("line", "wanted"), PICTURES)
def test_hyphen_joins_an_agency_to_a_picture(line: str, wanted: list[str], found: Found) -> None:
    """A hyphen makes "dpa-Foto" the picture's; a dash between spaces parts two credits."""
    text = f"Neue Lampen am Hafen\n\n{line}\n\n{TEXTS['de']}\n\n{TEXTS['de']}"
    assert outlets(found(text, url="https://molo.example/a", lang="de")) == wanted
