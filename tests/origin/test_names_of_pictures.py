"""Whom the credits of pictures name: clues, never origins, whether the registry knows them or not."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found

TEXT = "The old lamps near the quay were replaced on Tuesday. The ferry keeps its timetable for the summer."
PICTURES = [
    (
        "en",
        "The keeper greets the goats. (Image: Jane Roe/Quay FC via Getty Images)",
        "Jane Roe/Quay FC via Getty Images",
    ),
    ("en", "The lake from above on Monday. Drone image courtesy of Quay Club", "Quay Club"),
    ("da", "Musikpavillonen før weekenden. Foto: Jens Roe/Ritzau Scanpix", "Ritzau"),
    ("fr", "Le phare du lac © JEANNE ROE / AFP", "AFP"),
    ("vi", "Vị trí bến phà mới. (Nguồn Việt Hồ Xanh)", "Việt Hồ Xanh"),
]


@pytest.mark.parametrize(("lang", "line", "name"), PICTURES)
def test_picture_is_a_clue(lang: str, line: str, name: str, found: Found) -> None:
    """A caption above a text credits its picture, and the clue says whom it names."""
    origin = found(f"Lamps replaced\n\n{line}\n\n{TEXT}\n\n{TEXT}", url="https://dock.example/1", lang=lang)
    assert not origin.contributions
    assert [clue.name for clue in origin.clues if clue.rule.startswith("photo/")] == [name]


@pytest.mark.parametrize("line", ["Chart: ferry passengers by month.", "The lake. Source: Ministry of Lakes"])
def test_what_a_picture_shows_is_nobody(line: str, found: Found) -> None:
    """What is to be seen and the office that counted it sign no picture."""
    origin = found(f"Lamps replaced\n\n{line}\n\n{TEXT}\n\n{TEXT}", url="https://dock.example/1")
    assert not [clue for clue in origin.clues if clue.rule.startswith("photo/")]


def test_writer_beside_a_sign_of_copyright(found: Found) -> None:
    """Without a slash the sign of copyright is the text's."""
    origin = found(f"Lamps replaced\n\nJane Roe © The Guardian\n\n{TEXT}\n\n{TEXT}", url="https://dock.example/1")
    assert not [clue for clue in origin.clues if clue.rule == "photo/copyright-line"]


@pytest.mark.parametrize(("lang", "rule"), [("de", "photo/de/photo"), ("no", "photo/no/photo")])
def test_rule_is_of_the_texts_language(lang: str, rule: str, found: Found) -> None:
    """A word that many languages share is read as the text's own: "Foto" stands in two dozen files of the grammar."""
    html = (
        f"<article><h1>Lamps</h1><figure><figcaption>Foto: Quay Club</figcaption></figure><p>{TEXT}<p>{TEXT}</article>"
    )
    origin = found(html=html, url="https://dock.example/1", lang=lang)
    assert [clue.rule for clue in origin.clues] == [rule]
