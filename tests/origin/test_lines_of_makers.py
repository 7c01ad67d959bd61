"""Lines in which makers stand beside their house, their desk, their initials or their picture."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

PAGE = (
    "<html lang={lang}><head>{head}</head><body><article><h1>{title}</h1>{above}"
    "<p>{text}</p><p>{text}</p></article></body></html>"
)
TEXTS = {
    "en": "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer.",
    "fr": "Les vieilles lampes du port ont été remplacées mardi, et le bac garde ses horaires pendant tout l'été.",
    "pt": "As velhas lâmpadas do cais foram trocadas na terça-feira, e a barca mantém o horário durante o verão.",
    "ms": "Lampu lama di pelabuhan diganti pada hari Selasa dan feri terus berjalan mengikut jadual musim panas.",
    "ru": "Старые фонари в порту заменили во вторник, а паром всё лето будет ходить по своему расписанию.",
    "uk": "Старі ліхтарі в порту замінили у вівторок, а пором усе літо ходитиме за своїм розкладом.",
    "hr": "Stare svjetiljke u luci zamijenjene su u utorak, a trajekt cijelo ljeto plovi po svom redu vožnje.",
    "hu": "A kikötő régi lámpáit kedden kicserélték, és a komp egész nyáron a menetrend szerint jár majd.",
    "de": "Am Hafen wurden am Dienstag die alten Lampen ausgetauscht, und die Fähre fährt weiter nach ihrem Plan.",
    "tr": "Limandaki eski lambalar salı günü değiştirildi ve feribot bütün yaz tarifesine göre çalışacak.",
    "he": "הפנסים הישנים בנמל הוחלפו ביום שלישי, והמעבורת תפעל כל הקיץ לפי לוח הזמנים שלה.",
}

ABOVE = [
    ("fr", "cale-seche.example", "<div class=meta><b>La rédaction</b> · <i>AFP</i></div>", ["afp"], "co-credit"),
    ("fr", "cale-seche.example", "<div class=meta><b>Louise Carré</b> · <i>AFP</i></div>", ["afp"], "wire"),
    ("pt", "doca-velha-jornal.example", "<p class=autor>Doca-Velha Jornal/Lusa</p>", ["lusa"], "co-credit"),
    (
        "ms",
        "dermaga-kini.example",
        "<p class=byline>Oleh Wartawan Dermaga Kini dan Bernama</p>",
        ["bernama"],
        "co-credit",
    ),
    ("en", "pier-post.example", "<p class=byline>By Jane Roe, formerly of Reuters</p>", [], None),
    ("ru", "molo.example", "<span class=info>03.02.2024 10:15 | Интерфакс - Урал</span>", ["interfax"], "wire"),
    ("ru", "molo.example", "<span class=info>03.02.2024 10:15 | Интерфакс - это агентство новостей</span>", [], None),
    (
        "tr",
        "rihtim.example",
        "<p class=byline>Haber Kaynağı: Rıhtım Postası 03.02.2024 09:40</p>",
        ["Rıhtım Postası"],
        None,
    ),
]


@pytest.mark.parametrize(("lang", "host", "above", "wanted", "relation"), ABOVE)
def test_line_above_the_text(
    lang: str, host: str, above: str, wanted: list[str], relation: str | None, found: Found
) -> None:
    """The house or its staff beside an agency make joint work; a former employer made nothing."""
    html = PAGE.format(lang=lang, head="", title="1", above=above, text=TEXTS[lang])
    origin = found(html=html, url=f"https://{host}/a", lang=lang)
    assert outlets(origin) == wanted
    assert relation is None or origin.relation == relation


BELOW = [
    ("hr", "(Hina) xabc kdl", ["hina"]),
    ("hr", "(Hina) je objavila rezultate natječaja", []),
    ("uk", "Фото і текст: Укрінформ", ["ukrinform"]),
    ("uk", "Фото: Укрінформ", []),
    ("de", "Foto und Text: dpa", ["dpa"]),
    ("de", "Foto und Video: dpa", []),
    ("fr", "Communiqué du Syndicat des digues du Bas-Ruisseau", ["Syndicat des digues du Bas-Ruisseau"]),
    ("he", "הכתבה פורסמה לראשונה באתר רציף ומובאת כאן באישורו", ["רציף"]),
]


@pytest.mark.parametrize(("lang", "line", "wanted"), BELOW)
def test_line_below_the_text(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """Initials behind an agency, a label of text and picture, and names with small words are read whole."""
    origin = found(f"{TEXTS[lang]}\n\n{line}", url="https://old-pier.example/a", lang=lang)
    assert outlets(origin) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"), [("MTI - 2024. május 3.", ["mti"]), ("Az MTI - 2024. május 3-án - ünnepel.", [])]
)
def test_agency_and_day_above_a_plain_text(line: str, wanted: list[str], found: Found) -> None:
    """An agency and a day with a full stop are a byline, a sentence of words is none."""
    text = f"Új lámpák a kikötőben\n\n{line}\n\n{TEXTS['hu']}"
    assert outlets(found(text, url="https://molo.example/a", lang="hu")) == wanted


@pytest.mark.parametrize(
    ("field", "wanted"),
    [("ContentSource", ["reuters"]), ("NewsSource", ["reuters"]), ("image-source", []), ("resources", [])],
)
def test_field_of_the_head_that_ends_in_source(field: str, wanted: list[str], found: Found) -> None:
    """A field that ends in "source" names whose text it is, a picture's does not."""
    head = f'<meta name="{field}" content="Reuters">'
    html = PAGE.format(lang="en", head=head, title="Lamps", above="", text=TEXTS["en"])
    assert outlets(found(html=html, url="https://old-pier.example/a")) == wanted
