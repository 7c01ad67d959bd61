"""Labels on a line of their own below a text: agencies with their writers, addresses and unregistered names."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

TEXTS = {
    "en": "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer.",
    "fr": "Les vieilles lampes du port ont été remplacées mardi, et le bac garde ses horaires pendant tout l'été.",
    "pt": "As velhas lâmpadas do cais foram trocadas na terça-feira, e a barca mantém o horário durante o verão.",
    "es": "Las viejas lámparas del puerto fueron cambiadas el martes y la barca mantiene su horario todo el verano.",
    "cs": "Staré lampy v přístavu byly v úterý vyměněny a přívoz bude celé léto jezdit podle jízdního řádu.",
    "ru": "Старые фонари в порту заменили во вторник, а паром всё лето будет ходить по своему расписанию.",
    "de": "Am Hafen wurden am Dienstag die alten Lampen ausgetauscht, und die Fähre fährt weiter nach ihrem Plan.",
    "sv": "De gamla lamporna i hamnen byttes ut på tisdagen och färjan går enligt tidtabell hela sommaren.",
    "tr": "Limandaki eski lambalar salı günü değiştirildi ve feribot bütün yaz tarifesine göre çalışacak.",
    "ar": "تم استبدال المصابيح القديمة قرب الميناء يوم الثلاثاء، وتواصل العبّارة رحلاتها وفق جدول الصيف.",
    "fa": "چراغ‌های قدیمی بندر روز سه‌شنبه عوض شدند و قایق مسافربری تابستان طبق برنامه کار می‌کند.",
    "he": "הפנסים הישנים בנמל הוחלפו ביום שלישי, והמעבורת תפעל כל הקיץ לפי לוח הזמנים שלה.",
    "zh": "渡轮停靠在码头。时刻表贴在两岸的候船室。旧灯已于周二更换，夏季班次保持不变。",
    "vi": "Những chiếc đèn cũ ở cảng được thay vào thứ Ba và phà vẫn chạy theo lịch trong suốt mùa hè.",
}
AGENCIES = [
    ("tr", "Kaynak: AA / Mehmet Ali Değirmenci", ["anadolu-agency"]),
    ("de", "Quelle: APA/Hanna Muster", ["apa"]),
    ("en", "Source: AFP / Jane Roe", ["afp"]),
    ("ru", "Источник: ТАСС / Иван Причалов", ["tass"]),
    ("cs", "Zdroj: ČTK/Jan Hora", ["ctk"]),
    ("cs", "Tramvaj ve vozovně. Zdroj: ČTK/Jan Hora", []),
    ("en", "Source: Jane Roe/AFP", []),
    ("en", "Jane Roe / AFP", []),
    ("de", "Bildquelle: APA/Hanna Muster", []),
    ("fr", "Photo : AFP / Jeanne Duval", []),
]
NAMES = [
    ("en", "Source: lanternhill.com", "lanternhill.com"),
    ("en", "(Source: www.lanternhill.org)", "www.lanternhill.org"),
    ("en", "Source: https://lanternhill.org/", "lanternhill.org"),
    ("vi", "Theo benhoxanh.com.vn", "benhoxanh.com.vn"),
    ("en", "Source: The Lantern Hill Standard-Echo", "The Lantern Hill Standard-Echo"),
    ("en", "Source: Lantern Hill Voice", "Lantern Hill Voice"),
    ("en", "Source: LanternSide", "LanternSide"),
    ("fr", "Source : Le Phare du Lac", "Le Phare du Lac"),
    ("pt", "Fonte: O Cais da Serra", "O Cais da Serra"),
    ("tr", "Kaynak: Gölün Sesi", "Gölün Sesi"),
    ("ar", "المصدر: صدى البحيرة", "صدى البحيرة"),
    ("fa", "منبع: صدای دریاچه", "صدای دریاچه"),
    ("he", "מקור: קול האגם", "קול האגם"),
    ("zh", "来源：湖畔观察", "湖畔观察"),
    ("de", "Quelle: Seetaler Kreisblatt", "Seetaler Kreisblatt"),
    ("sv", "Källa: Sjöposten", "Sjöposten"),
    ("en", "Source: Lantern Hill Gazette / Jane Roe", "Lantern Hill Gazette"),
    ("en", "Source: lanternhill.com / Jane Roe", "lanternhill.com"),
    ("en", "Source: Lantern Hill Times, May 3", "Lantern Hill Times"),
    ("en", "Source | Lantern Hill Gazette", "Lantern Hill Gazette"),
    ("zh", "来源：“湖畔观察”微信公众号", "湖畔观察"),
    ("fa", "منبع: خبرگزاری دریاچه", "دریاچه"),
    ("pt", "Fonte: Lago em Foco", "Lago em Foco"),
    ("de", "20.04.2024 | Quelle: Lantern Works, Inc. | seeufer.example", "Lantern Works, Inc"),
]
OTHERS = [
    ("en", "Source: lanternhill.gov"),
    ("en", "Source: statistics.gov.uk"),
    ("en", "Source: harbour.ac.uk"),
    ("en", "Source: https://lanternhill.org/data/lamps-2021.pdf"),
    ("en", "Source: en.wikipedia.org"),
    ("en", "Source: pixabay.com"),
    ("en", "Sources: lanternhill.com, pierhead.org"),
    ("en", "Source: Jane Roe"),
    ("en", "Source: McAdam"),
    ("en", "Source: OpenStreetMap"),
    ("en", "Source: The Lamp Act 2019"),
    ("en", "Source: The harbour master"),
    ("en", "Source: The World Lamp Council"),
    ("en", "Source: Lantern Works, Inc. data"),
    ("en", "Source: Lantern Works, Pierhead, Inc."),
    ("en", "Source: Lamp Works / Jane Roe"),
    ("en", "Source: Lamp survey, May 3"),
    ("de", "Quelle: Die Autoren"),
    ("fr", "Source : La mairie du Lac"),
    ("es", "Fuente: Los autores"),
    ("ar", "المصدر: مصدر أمني"),
    ("ar", "المصدر: محمد علي"),
    ("fa", "منبع: فضای مجازی"),
    ("zh", "来源：市气象局"),
    ("tr", "Kaynak: Göl Belediyesi"),
    ("vi", "Theo benhoxanh.gov.vn"),
]
WITHIN = [
    "The lamps in the depot. Source: lanternhill.com",
    "The lamps in the depot. Source: The Lantern Beat",
    "The lamps were sold, the report said (Source: lanternhill.com).",
]


@pytest.mark.parametrize(("lang", "line", "wanted"), AGENCIES)
def test_agency_and_writer_behind_a_label(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """Behind a text's label an agency and a name with a slash between sign the text; elsewhere, a picture."""
    assert outlets(found(below(lang, line), url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "line", "wanted"), NAMES)
def test_unregistered_name_behind_a_label(lang: str, line: str, wanted: str, found: Found) -> None:
    """A bare address, and a name spelled as titles are, say where a text is from."""
    assert outlets(found(below(lang, line), url="https://dock.example/1", lang=lang)) == [wanted]


@pytest.mark.parametrize(("lang", "line"), OTHERS)
def test_no_outlet_behind_a_label_of_its_own_line(lang: str, line: str, found: Found) -> None:
    """Offices, pages of facts, collections of data and people are where facts come from."""
    assert outlets(found(below(lang, line), url="https://dock.example/1", lang=lang)) == []


@pytest.mark.parametrize("line", WITHIN)
def test_label_behind_a_sentence(line: str, found: Found) -> None:
    """A label within a line belongs to the sentence before it."""
    assert outlets(found(below("en", line), url="https://dock.example/1")) == []


def test_own_address_behind_a_label(found: Found) -> None:
    """The house's own address credits nobody else."""
    assert outlets(found(below("en", "Source: www.dock.example"), url="https://dock.example/1")) == []


def below(lang: str, line: str) -> str:
    """Return a small text with `line` below it."""
    text = TEXTS[lang]
    return f"{text[:18]}\n\n{text}\n\n{text}\n\n{line}"
