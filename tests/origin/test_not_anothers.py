"""Lines that look like another's credit and are the house's own, a picture's or a word to an agency."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

TEXT = "The old lamps near the quay were replaced on Tuesday. The ferry keeps its timetable for the summer."


def test_letters_of_the_address(found: Found) -> None:
    """Letters before "online" and the like in an address are the house's, whoever else is called so."""
    article = f"Lamps replaced\n\n{TEXT}\n\n{TEXT} (SZ)"
    assert found(article, url="https://www.sz-online.example/1", lang="de").status == "own"
    assert outlets(found(article, url="https://www.dock-online.example/1", lang="de")) == ["sueddeutsche-zeitung"]


@pytest.mark.parametrize(("lang", "line"), [("tr", "Kaynak: Haber Merkezi"), ("tr", "Kaynak: Dış Haberler Servisi")])
def test_newsroom_behind_a_label(lang: str, line: str, found: Found) -> None:
    """A label before the word for a newsroom names the house."""
    assert found(f"Lamps replaced\n\n{TEXT}\n\n{line}", url="https://dock.example/1", lang=lang).status != "taken"
    other = found(f"Lamps replaced\n\n{TEXT}\n\nKaynak: İHA", url="https://dock.example/1", lang=lang)
    assert outlets(other) == ["iha"]


def test_caption_without_capitals(found: Found) -> None:
    """In scripts without capitals three words before an agency's bracket, above a text, say what is to be seen."""
    body = "تتوقف الحافلة الليلية عند المستشفى ابتداء من الاثنين. تدربت جوقة من ستين صوتا في السوق المغطى."
    caption = found(f"الحافلة\n\nمخزن القوارب القديم (أ ف ب)\n\n{body}", url="https://dock.example/1", lang="ar")
    assert not outlets(caption)
    place = found(f"الحافلة\n\nالقاهرة (أ ف ب)\n\n{body}", url="https://dock.example/1", lang="ar")
    assert outlets(place) == ["afp"]


def test_said_to_an_agency(found: Found) -> None:
    """In Hungarian the ending of a name says that somebody told the agency something."""
    told = "A híd reggelre megnyitott, közölte a katasztrófavédelem az MTI-vel. A pékség nyitva van."
    assert not outlets(found(f"A híd\n\n{told}", url="https://molo.example/1", lang="hu"))
    stated = "A híd reggelre megnyitott, közölte az MTI. A pékség nyitva van."
    assert outlets(found(f"A híd\n\n{stated}", url="https://molo.example/1", lang="hu")) == ["mti"]


@pytest.mark.parametrize(
    ("lang", "report", "own"),
    [
        (
            "de",
            'Wie die "Bild" berichtet, ist das Boot alt.',
            "Der Verein des langen Ufers wollte das gestern am späten Abend auf unsere Anfrage nicht sagen.",
        ),
        ("ja", "ロイター通信によると、修理の費用は去年の二倍になった。", "本紙が見た見積書では一・五倍だった。"),
    ],
)
def test_own_part_in_the_next_sentence(lang: str, report: str, own: str, found: Found) -> None:
    """What the house asked or saw itself makes another's report one source among others."""
    assert outlets(found(f"Boot\n\n{report}\n\n{TEXT}", url="https://dock.example/1", lang=lang))
    assert not outlets(found(f"Boot\n\n{report} {own}\n\n{TEXT}", url="https://dock.example/1", lang=lang))
