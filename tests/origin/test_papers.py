"""Papers behind their writers in bylines, whether the registry knows them or a word says that they are papers."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

PARAGRAPHS = {
    "en": "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer.",
    "fr": "Les vieilles lampes du port ont été remplacées mardi, et le bac garde ses horaires pendant tout l'été.",
    "es": "Las viejas lámparas del puerto fueron cambiadas el martes y la barca mantiene su horario todo el verano.",
    "de": "Am Hafen wurden am Dienstag die alten Lampen ausgetauscht, und die Fähre fährt weiter nach ihrem Plan.",
    "ru": "Старые фонари в порту заменили во вторник, а паром всё лето будет ходить по своему расписанию.",
}
PAPERS = [
    ("en", "By Jane Roe, Hill Valley News", ["Hill Valley News"]),
    ("en", "By Jane Roe and John Doe, Hill Valley News", ["Hill Valley News"]),
    ("en", "By Jane Roe, Hill Valley News May 3, 2024", ["Hill Valley News"]),
    ("en", "By Jane Roe, Valley News Service", ["Valley News Service"]),
    ("en", "By Jane Roe of the Hill Valley Gazette", ["Hill Valley Gazette"]),
    ("en", "By Jane Roe for Hill Valley News", ["Hill Valley News"]),
    ("en", "Jane Roe | Hill Valley Gazette", ["Hill Valley Gazette"]),
    ("en", "Jane Roe, The Sacramento Bee", ["sacbee-com"]),
    ("en", "By JANE ROE AND JOHN DOE SACRAMENTO BEE", ["sacbee-com"]),
    ("en", "By Jane Roe The Sacramento Bee", ["sacbee-com"]),
    ("en", "By Capitol News Illinois", ["capitolnewsillinois-com"]),
    ("de", "Von Hanna Muster, Seeblicker Nachrichten", ["Seeblicker Nachrichten"]),
    ("es", "Por Ana Prado, Diario del Lago", ["Diario del Lago"]),
    ("fr", "Par Anne Duval, Gazette du Lac", ["Gazette du Lac"]),
    ("ru", "Автор: Анна Причалова, Озёрские новости", ["Озёрские новости"]),
]
OTHERS = [
    ("en", "By Jane Roe, News Editor"),
    ("en", "By Jane Roe, Senior Reporter"),
    ("en", "By Jane Roe, Local News"),
    ("en", "By Jane Roe, Digital Media Manager"),
    ("en", "By Jane Roe, Hill Valley Gazette Staff"),
    ("en", "By Jane Roe, Hill Valley Times Correspondent"),
    ("en", "By Jane Roe, author of The Harbour Times"),
    ("en", "By Jane Roe, editor of the Hill Valley Gazette"),
    ("en", "By Jane Roe, special to the News"),
    ("en", "By Jane Roe, University News Service"),
    ("en", "By Jane Roe, Good News Church"),
    ("en", "By Jane Roe, The Times"),
    ("en", "By Jane Roe, Hill Valley Public Radio"),
    ("en", "Jane Roe | World News"),
    ("en", "Jane Roe | Posted"),
    ("en", "Jane Roe, Times Square"),
    ("en", "Jane Roe/Hill Valley News"),
    ("en", "Photo by Jane Roe, Hill Valley News"),
    ("en", "By Jane Roe, Dock Street News"),
    ("de", "Von Hanna Muster, Ressort Nachrichten"),
    ("es", "Por Ana Prado, Noticias Locales"),
    ("ru", "Анна Причалова | Новости региона"),
]
OWN = [
    ("https://www.vnews.com/a", "By Jane Roe, Valley News"),
    ("https://hvnonline.example/a", "By Jane Roe, Hill Valley News"),
    ("https://thehillvalleygazette.example/a", "By Jane Roe, Hill Valley Gazette"),
]


@pytest.mark.parametrize(("lang", "line", "wanted"), PAPERS)
def test_paper_behind_its_writer(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """Behind a writer a registered paper's name, or one with a word for a paper, says whose text it is."""
    assert outlets(found(html=page(lang, line), url="https://dockside.example/a", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "line"), OTHERS)
def test_what_stands_behind_a_writer_too(lang: str, line: str, found: Found) -> None:
    """Jobs, sections, books, schools and pictures are no papers."""
    assert outlets(found(html=page(lang, line), url="https://dockstreet.example/a", lang=lang)) == []


@pytest.mark.parametrize(("url", "line"), OWN)
def test_own_paper_behind_its_writer(url: str, line: str, found: Found) -> None:
    """A name that the address is short for is the house's own."""
    assert outlets(found(html=page("en", line), url=url)) == []


@pytest.mark.parametrize(
    ("line", "wanted"), [("Jane Roe, The Sacramento Bee", []), ("By Jane Roe, Hill Valley News", ["Hill Valley News"])]
)
def test_writer_and_paper_above_a_plain_text(line: str, wanted: list[str], found: Found) -> None:
    """Without a word for "by" a line above a plain text may sign a picture."""
    text = f"Lamps\n{line}\n\n{PARAGRAPHS['en']}\n\n{PARAGRAPHS['en']}"
    assert outlets(found(text, url="https://dockside.example/a")) == wanted


def page(lang: str, line: str) -> str:
    """Return a small page with `line` as its byline."""
    text = PARAGRAPHS[lang]
    return (
        f"<html lang={lang}><body><article><h1>{text[:20]}</h1><p class=byline>{line}</p>"
        f"<p>{text}</p><p>{text}</p></article></body></html>"
    )


@pytest.mark.parametrize(
    ("lang", "lines", "wanted"),
    [
        ("en", "By Jane Roe\nHill Valley Gazette", ["Hill Valley Gazette"]),
        ("de", "Von Hanna Muster\nSeeblicker Nachrichten", ["Seeblicker Nachrichten"]),
        ("en", "By Jane Roe\nNews Editor", []),
        ("en", "By Jane Roe\nPosted in Hill Valley News", []),
        ("en", "By Jane Roe\nDockside Gazette", []),
        ("en", "Jane Roe\nHill Valley Gazette", []),
    ],
)
def test_paper_below_its_signed_writer(lang: str, lines: str, wanted: list[str], found: Found) -> None:
    """On a line of its own right below "By" and a name it says who printed the text; the house's own name does not."""
    text = f"Lamps replaced\n\n{lines}\n\n{PARAGRAPHS[lang]}"
    assert outlets(found(text, url="https://dockside.example/a", lang=lang)) == wanted
