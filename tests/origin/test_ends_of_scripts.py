"""Ends, slots and sentences of texts in scripts other than Latin and their neighbours, with what looks like them."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets
from tests.origin.test_named_outlets import article, prose

GLUED = [
    pytest.param("ru", "— ГТРК Озёрск.", ["ГТРК Озёрск"], id="station-behind-a-dash"),
    pytest.param("ru", "— Министерство транспорта.", [], id="ministry-behind-a-dash"),
    pytest.param("ru", "«Мы ждали этого». — Газета Озёрск", [], id="who-said-it"),
    pytest.param("he", "(איי.פי)", ["associated-press"], id="ap-in-hebrew"),
    pytest.param("he", "(איי-אף-פי)", ["afp"], id="afp-in-hebrew"),
    pytest.param("he", "(די.פי.איי)", ["dpa"], id="dpa-in-hebrew"),
    pytest.param("he", "(איי.אר)", [], id="other-letters-in-hebrew"),
]
LINES = [
    pytest.param("ru", "Пресс-служба ГУ МВД по Озёрской области", ["ГУ МВД по Озёрской области"], id="press-office"),
    pytest.param("ru", "Пресс-служба мэрии сообщила о ремонте.", [], id="sentence-about-a-press-office"),
    pytest.param("ru", "Фото: Пресс-служба мэрии", [], id="picture-of-a-press-office"),
    pytest.param("ru", "По материалам ТАСС и собственных корреспондентов", ["tass"], id="agency-and-own-people"),
    pytest.param("zh", "法新社／本報綜合報道", ["afp"], id="agency-and-own-desk"),
    pytest.param("zh", "中新社發 王明 攝", [], id="picture-of-an-agency"),
    pytest.param(
        "tr", "Bu yazı DW Türkçe ile içerik ortaklığımız kapsamında yayımlanmaktadır.", ["deutsche-welle"], id="partner"
    ),
    pytest.param("tr", "Belediye, DW Türkçe ile iş birliği kapsamında bir festival düzenledi.", [], id="festival"),
    pytest.param("ja", "渡し船は例年より早く運航を始める。", [], id="earlier-than-usual"),
]
LINKS = [
    pytest.param("uk", 'Читати новину на сайті "Радіо Свобода"', ["radio-free-europe-radio-liberty"], id="ukrainian"),
    pytest.param("el", "Διαβάστε το στο limninea.gr", ["limninea.gr"], id="greek-address"),
    pytest.param("el", "Διαβάστε το στο Facebook", [], id="platform"),
    pytest.param("ru", "Читайте также на сайте Интерфакс", [], id="other-stories"),
]
SLOTS = [
    pytest.param("sr", "Beta pre 30 minuta", ["beta-serbia"], id="serbian"),
    pytest.param("ru", "ТАСС 30 минут назад", ["tass"], id="russian"),
    pytest.param("zh", "新华社 30分钟前", ["xinhua-news-agency"], id="chinese"),
    pytest.param("ru", "Новость www.interfax.ru", ["interfax"], id="address"),
    pytest.param("ar", "نشر في الأهرام اليومي يوم 12 - 03 - 2013", ["al-ahram"], id="issue-of-a-paper"),
    pytest.param("ar", "نشر في الرياضة يوم 12 - 03 - 2013", [], id="section"),
]
OPENINGS = [
    pytest.param("ru", 'Записала корреспондент издания " ВЕЖА" Анна Бор.', ["ВЕЖА"], id="recorded-by"),
    pytest.param("ru", 'Об этом сообщил корреспондент "Коммерсанта" Андрей Бор.', ["kommersant"], id="correspondent"),
    pytest.param("ru", 'Корреспондент "Коммерсанта" Андрей Бор попал под дождь.', [], id="subject"),
    pytest.param("sr", "To piše list “Ta Nea”, a prenosi agencija Beta.", ["beta-serbia"], id="nearest-of-two"),
    pytest.param("uk", 'Публікуємо цей матеріал із люб\'язного дозволу видання "Вежа".', ["Вежа"], id="permission"),
    pytest.param("ja", "【ワシントン共同】渡し船は例年より二週間早く運航を始める。", ["kyodo-news"], id="dateline"),
]
ABOVE = [
    pytest.param("uk", "Олена Гай, «Наша вежа» / Укрінформ", ["ukrinform"], "co-credit", id="title-and-agency"),
    pytest.param("tr", "Ayşe Demir (AA)", ["anadolu-agency"], "wire", id="writer"),
    pytest.param("tr", "Belediye Başkanı Ayşe Nur Demir Kaya (DPA)", [], None, id="who-is-to-be-seen"),
]
PAGE = (
    "<html lang={lang}><head><title>Harbour gets lamps | Dock</title></head><body><article><h1>Harbour gets lamps</h1>"
    "<div class=meta><time>2024-05-06</time><span class=source>{slot}</span></div><div class=content><p>{first}</p>"
    "<p>{first}</p><p>{first}</p>{below}</div></article></body></html>"
)


@pytest.mark.parametrize(("lang", "line", "wanted"), GLUED)
def test_end_of_a_paragraph(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """Outlets behind a dash and agencies in the letters of their readers sign a text; others do not."""
    assert outlets(found(article(lang, "").rstrip() + " " + line, url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "line", "wanted"), LINES)
def test_last_line(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """Press offices, agencies with own people and partners sign lines; sentences and pictures are none."""
    assert outlets(found(article(lang, line), url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "line", "wanted"), LINKS)
def test_link_that_leads_on(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """A link below the text that leads on names whose it is, links to other stories and platforms do not."""
    html = PAGE.format(lang=lang, slot="", first=article(lang, ""), below=f"<p><a href=/go/1>{line}</a></p>")
    assert outlets(found(html=html, url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "slot", "wanted"), SLOTS)
def test_slot_with_a_time(lang: str, slot: str, wanted: list[str], found: Found) -> None:
    """An agency and how long ago it wrote, an address or an issue fill the slot of the source; a section does not."""
    html = PAGE.format(lang=lang, slot=slot, first=article(lang, ""), below="")
    assert outlets(found(html=html, url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "sentence", "wanted"), OPENINGS)
def test_opening_sentence(lang: str, sentence: str, wanted: list[str], found: Found) -> None:
    """Opening sentences say whose text or report it is; the nearest of two counts."""
    text = f"Harbour gets lamps\n\n{sentence} {prose(lang)}\n\n{prose(lang)}"
    assert outlets(found(text, url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "line", "wanted", "relation"), ABOVE)
def test_line_above(lang: str, line: str, wanted: list[str], relation: str | None, found: Found) -> None:
    """A writer's agency stands in brackets too; behind a description it is the picture's."""
    origin = found(f"Harbour gets lamps\n{line}\n\n{article(lang, '')}", url="https://dock.example/1", lang=lang)
    assert (outlets(origin), origin.relation) == (wanted, relation)


DATELINES = [
    pytest.param("id", "TRIBUNNEWS.COM. JAKARTA -", ["tribunnews-com"], None, id="address-and-place"),
    pytest.param("id", "TRIBUNNEWS.COM, JAKARTA -", ["tribunnews-com"], None, id="address-comma-place"),
    pytest.param("id", "KOMPAS.com -", ["kompas"], None, id="address-alone"),
    pytest.param("id", "DOCK.EXAMPLE, JAKARTA -", [], None, id="own-address"),
    pytest.param("id", "JAKARTA, TELUK -", [], None, id="places"),
    pytest.param("en", "Harbour-lamps.com -", [], None, id="company-called-by-its-address"),
    pytest.param("en", "KOMPAS.com - a site of Jakarta - said on Monday.", [], None, id="sentence-about-a-site"),
    pytest.param("ko", "성남--(바다와이어)--", ["바다와이어"], "press-release", id="release-wire"),
    pytest.param("ko", "성남(바다시)은", [], None, id="place-in-brackets"),
    pytest.param("ko", "(서울=연합뉴스) 박민수 기자 =", ["yonhap-news-agency"], "wire", id="short-first-paragraph"),
    pytest.param("az", "“24 liman.org” xəbər verir ki,", ["24liman.org"], "based-on", id="title-that-is-an-address"),
    pytest.param("az", "“Liman suyu” xəbər verir ki,", [], None, id="title-of-a-company"),
    pytest.param("bg", "Фериботът тръгва по-рано, пише Нова тв.", ["nova-tv-bg"], "based-on", id="station"),
]
SIGNED = [
    pytest.param("he", "(דן לוי ורויטרס)", ["reuters"], "co-credit", id="writer-and-agency-in-one-word"),
    pytest.param("ja", "[ロンドン 19日 ロイター]", ["reuters"], "wire", id="dateline-behind"),
    pytest.param("ja", "[ロンドン 調査 ロイター]", [], None, id="no-day"),
    pytest.param("tr", "Kaynak: aa", ["anadolu-agency"], "wire", id="small-letters"),
    pytest.param("zh", "（譯者：編譯組／中央社）", ["central-news-agency-taiwan"], "wire", id="full-width-slash"),
    pytest.param("zh", "消息来源：湖畔科技股份有限公司", ["湖畔科技股份有限公司"], "press-release", id="issuer"),
    pytest.param("zh", "资料来源：湖畔科技股份有限公司", [], None, id="facts-of-a-company"),
    pytest.param("zh", "消息来源：知情人士", [], None, id="somebody"),
    pytest.param("zh", "来源:《湖畔论坛》杂志", ["湖畔论坛"], "republished", id="kind-behind-the-title"),
    pytest.param("zh", "来源:《湖畔统计》公报", [], None, id="report-behind-the-title"),
]


@pytest.mark.parametrize(("lang", "opening", "wanted", "relation"), DATELINES)
def test_opening_of_a_text(lang: str, opening: str, wanted: list[str], relation: str | None, found: Found) -> None:
    """Addresses, release wires and reports open texts; places and the own address credit nobody."""
    text = f"Harbour gets lamps\n\n{opening} {prose(lang)}\n\n{prose(lang)}"
    origin = found(text, url="https://dock.example/1", lang=lang)
    assert (outlets(origin), relation) == (wanted, relation and origin.relation)


@pytest.mark.parametrize(("lang", "line", "wanted", "relation"), SIGNED)
def test_signed_line(lang: str, line: str, wanted: list[str], relation: str | None, found: Found) -> None:
    """Agencies sign in small letters, in one word with "and", behind full-width slashes and as a dateline."""
    origin = found(article(lang, line), url="https://dock.example/1", lang=lang)
    assert (outlets(origin), relation) == (wanted, relation and origin.relation)
