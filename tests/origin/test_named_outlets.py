"""Names behind a label that the registry does not hold: outlets by their own name, and issuers that look like them."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

FIRST = {
    "ko": "시장은 월말에 다시 문을 연다. 자리는 추첨으로 정하고 요금은 그대로 둔다.",
    "ja": "渡し船は今年早く運航を始める。桟橋の塗装が終わった。",
    "zh": "渡轮停靠在码头。时刻表贴在两岸的候船室。",
    "th": "เรือข้ามอ่าวเปิดเร็วขึ้นสองสัปดาห์ คนงานทาสีท่าเรือเสร็จแล้ว",
    "fa": "قایق مسافربری امسال زودتر راه می‌افتد. کارگران اسکله را رنگ زدند.",
    "ru": "Паром через залив начнёт ходить раньше. Рабочие закончили красить причал.",
}
OUTLETS = [
    pytest.param("fa", "منبع: mehrnews", ["mehr-news-agency"], id="address-without-its-ending"),
    pytest.param("th", "ที่มา thaifreenews", ["thaifreenews"], id="small-letters"),
    pytest.param("th", "ที่มา: ทะเลสาบนิวส์", ["ทะเลสาบนิวส์"], id="thai"),
    pytest.param("en", "Source: 3Harbournews", ["3Harbournews"], id="figure-in-front"),
    pytest.param("it", "Fonte: Molo Today", ["Molo Today"], id="word-of-time"),
    pytest.param("vi", "Theo Thái Sơn/Báo QĐND", ["quan-doi-nhan-dan"], id="writer-and-paper"),
    pytest.param("vi", "Nguồn: Thái Sơn/Báo Hồ Xanh", ["Báo Hồ Xanh"], id="writer-and-unregistered-paper"),
    pytest.param("sw", "Chanzo: Idhaa ya Kiswahili ya Deutsche Welle", ["deutsche-welle"], id="service-of-a-station"),
    pytest.param("ru", "Источник: tambov-news.ru", ["tambov-news.ru"], id="address-with-news"),
    pytest.param("ru", "Источник: Озёрскньюс", ["Озёрскньюс"], id="russian"),
    pytest.param("tr", "Kaynak: degirmenhaber.com", ["degirmenhaber.com"], id="address-with-haber"),
    pytest.param("ko", "출처 : 바다뉴스(https://www.badanews.example)", ["바다뉴스"], id="address-in-brackets"),
    pytest.param("bn", "সূত্র: নদীনিউজ২৪", ["নদীনিউজ২৪"], id="figures-behind"),
    pytest.param("hi", "स्रोत: झीलन्यूज", ["झीलन्यूज"], id="hindi"),
    pytest.param("zh", "来源: 湖畔时报 作者:", ["湖畔时报"], id="empty-label-behind"),
]
OUTLETS += [
    pytest.param("bg", "Източник: в. „Вир“", ["Вир"], id="short-title-of-a-paper"),
    pytest.param("ko", "김민수 기자 kms@yna.co.kr", ["yonhap-news-agency"], id="mail-of-an-agency"),
]
OTHERS = [
    pytest.param("bg", "Източник: „Вир“", id="short-title-of-anything"),
    pytest.param("ko", "문의는 메일로 보내 주십시오. kms@yna.co.kr", id="mail-in-a-sentence"),
    pytest.param("ko", "kms@daum.net", id="mail-of-a-portal"),
    pytest.param("en", "Source: National Weather Service", id="weather-service"),
    pytest.param("en", "Source: Harbor Media Group Ltd figures", id="figures-of-a-company"),
    pytest.param("en", "Source: Harbor Media Group Ltd", id="company"),
    pytest.param("en", "Source: Harbour News Holdings", id="company-of-papers"),
    pytest.param("en", "Source: Harbour University Press", id="university"),
    pytest.param("en", "Source: newspapers", id="papers-at-large"),
    pytest.param("en", "Source: Newsletter", id="newsletter"),
    pytest.param("en", "Source: Overtime", id="ends-with-a-word-that-is-none"),
    pytest.param("en", "Source: newsagents survey", id="begins-with-one"),
    pytest.param("en", "Source: Newspoll", id="pollster-that-begins-with-one"),
    pytest.param("ru", "Источник: Викимедиа", id="archive-of-pictures"),
    pytest.param("tr", "Veri kaynağı: Meteoroloji Genel Müdürlüğü", id="turkish-data"),
    pytest.param("tr", "Kaynak: Liman Haber Holding A.Ş.", id="turkish-company"),
    pytest.param("tr", "Kaynak: TÜİK", id="turkish-statistics"),
    pytest.param("tr", "Kaynak: Değirmensu", id="turkish-works"),
    pytest.param("ru", "Источник: rosstat.gov.ru", id="address-of-an-office"),
    pytest.param("ru", "Источник: Озёрскнефть", id="russian-company"),
    pytest.param("vi", "Theo Tổng cục Thống kê", id="vietnamese-statistics"),
    pytest.param("ko", "출처: 통계청", id="korean-statistics"),
    pytest.param("zh", "来源：国家统计局", id="chinese-statistics"),
    pytest.param("ja", "出典：気象庁", id="japanese-weather"),
]
SLOTS = [
    pytest.param(
        "<span class=from>来源：中国新闻网</span><span>责任编辑：林晓</span>", ["china-news-service"], id="agency"
    ),
    pytest.param("<span class=source>来源: 湖畔时报 作者:</span>", ["湖畔时报"], id="paper"),
]


def prose(lang: str) -> str:
    """Return two sentences."""
    return FIRST.get(lang, "The ferry across the bay starts two weeks early. Workers have painted the pier.")


def article(lang: str, line: str) -> str:
    """Return a small text with `line` as its last one."""
    first = prose(lang)
    return f"{first[:16]}\n\n{first} {first}\n\n{first}\n\n{line}"


@pytest.mark.parametrize(("lang", "line", "wanted"), OUTLETS)
def test_outlet_behind_a_label(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """A word for an outlet, or one as the end of a name, makes it one."""
    assert outlets(found(article(lang, line), url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "line"), OTHERS)
def test_no_outlet_behind_a_label(lang: str, line: str, found: Found) -> None:
    """Offices, companies and words that look like an outlet's name are where facts come from."""
    assert outlets(found(article(lang, line), url="https://dock.example/1", lang=lang)) == []


@pytest.mark.parametrize(("slot", "wanted"), SLOTS)
def test_slot_that_the_clean_text_holds_too(slot: str, wanted: list[str], found: Found) -> None:
    """The line of date and source above a short text is a slot of makers, though the clean text begins with it."""
    html = (
        "<html lang=zh-CN><head><title>老市场修缮后月底开放</title></head><body><div class=crumb>首页</div>"
        "<div class=main-content><h1 class=title>老市场修缮后月底开放</h1><div class=info>"
        f"<span class=date>2024-05-06 08:40</span>{slot}</div><div class=article>"
        "<p>老市场的屋顶已经修好，计划月底重新开放。摊位将通过抽签分配。</p><p>城南公园新种了二十棵椴树。</p>"
        "<p>票价在本季结束前保持不变。</p></div></div></body></html>"
    )
    assert outlets(found(html=html, url="https://binhai.example/a", lang="zh")) == wanted


def test_name_that_begins_with_a_word_for_a_picture(found: Found) -> None:
    """The paper is credited, not a picture."""
    text = "Die Lampen am Hafen wurden getauscht. Die Fähre fährt weiter nach ihrem Plan."
    origin = found(f"{text}\n\nQuelle: Bild am Sonntag", url="https://quay-dock.example/a", lang="de")
    assert outlets(origin) == ["bild"]


def test_name_of_two_outlets_means_the_one_that_publishes_in_the_language(found: Found) -> None:
    """The Arabic channel and the British one are called the same in Arabic."""
    text = "حصل الرصيف على درابزين جديد يوم الاثنين. شكرت رئيسة البلدية المتطوعين ووعدت باجتماع ثان."
    assert outlets(found(f"{text}\n\nالمصدر: سكاي نيوز", lang="ar")) == ["sky-news-arabia"]
