"""Captions, chains of reports and openings of texts in scripts other than Latin, with what looks like them."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets
from tests.origin.test_named_outlets import prose

ABOVE = [
    pytest.param("ja", "３日、船着き場で手すりを確かめる作業員ら。（柳沢＝新華社配信）", [], id="japanese-caption"),
    pytest.param("ja", "修理された時計塔を見上げる人たち。（ロイター）", [], id="japanese-caption-agency-alone"),
    pytest.param("zh", "工人们星期二在渡口安装最后一段栏杆。（新华社发）", [], id="chinese-caption"),
    pytest.param("ja", "（新華社配信）", ["xinhua-news-agency"], id="agency-alone"),
    pytest.param("zh", "来源：新华社", ["xinhua-news-agency"], id="label"),
]


def _text(lang: str, above: str, opening: str = "") -> str:
    return f"Harbour gets lamps\n\n{above}\n\n{opening}{prose(lang)}\n\n{prose(lang)}"


@pytest.mark.parametrize(("lang", "line", "wanted"), ABOVE)
def test_line_above_the_text(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """A sentence above a text with an agency in brackets behind it is a caption; a bracket or label alone is none."""
    assert outlets(found(_text(lang, line), url="https://dock.example/1", lang=lang)) == wanted


OPENINGS = [
    pytest.param("fa", "به گزارش تابناک به نقل از ایسنا؛ ", ["isna"], id="persian-semicolon"),
    pytest.param("fa", "وزیر در گفتگو با ایسنا؛ ", [], id="persian-talk"),
    pytest.param("zh", "地方新聞中心/湖畔報導 據「新華社」報導，", ["xinhua-news-agency"], id="own-desk-and-report"),
    pytest.param("zh", "地方新聞中心/湖畔報導 站長告訴「新華社」，", [], id="own-desk-and-talk"),
    pytest.param(
        "ar", "ميناء اليوم - متابعة كشفت صحيفة تايمز أوف إسرائيل، في تقرير لها، أن ", ["times-of-israel"], id="house"
    ),
    pytest.param("ar", "ميناء اليوم - قال الوزير لصحيفة تايمز أوف إسرائيل، أن ", [], id="house-and-talk"),
]
BELOW = [
    pytest.param("Copyright © 조선일보. 무단전재 및 재배포 금지.", ["chosun-ilbo"], "republished", id="paper"),
    pytest.param("<저작권자 ⓒ 뉴시스, 무단 전재-재배포 금지>", ["newsis"], "wire", id="agency"),
]


@pytest.mark.parametrize(("lang", "opening", "wanted"), OPENINGS)
def test_report_that_opens_the_text(lang: str, opening: str, wanted: list[str], found: Found) -> None:
    """A house in front of a dash and its desk in front of a space hide no report; who is spoken to is none."""
    assert outlets(found(_text(lang, "", opening), url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("line", "wanted", "relation"), BELOW)
def test_copyright_in_korean(line: str, wanted: list[str], relation: str, found: Found) -> None:
    """A paper's rights are in a text of its own, an agency's in one of its wire."""
    origin = found(f"{_text('ko', '')}\n\n{line}", url="https://dock.example/1", lang="ko")
    assert (outlets(origin), origin.relation) == (wanted, relation)


FILED = [
    pytest.param("ar", "أنقرة / الأناضول", ["anadolu-agency"], id="slash-and-no-mark-behind"),
    pytest.param("ar", "القدس/ ليلى سالم/ الأناضول-", ["anadolu-agency"], id="place-writer-agency"),
    pytest.param("ar", "غزة - «رويترز»:", ["reuters"], id="in-quotation-marks"),
    pytest.param("ar", "غزة - رويترز", ["reuters"], id="dash-and-no-mark-behind"),
    pytest.param("fa", "تهران / ایرنا", ["irna"], id="persian"),
    pytest.param("he", "לונדון, רויטרס -", ["reuters"], id="hebrew"),
    pytest.param("hi", "पीटीआई, नई दिल्ली।", ["press-trust-of-india"], id="agency-before-place"),
    pytest.param("hi", "पीटीआई, नई दिल्ली", [], id="agency-and-place-unclosed"),
    pytest.param("ar", "قالت وكالة / رويترز", [], id="verb-before"),
    pytest.param("ar", "صورة / الأناضول", [], id="picture"),
    pytest.param("ar", "في الأناضول", [], id="place-of-the-same-name"),
    pytest.param("ar", "قال الوزير بعد لقاء المجلس / رويترز", [], id="words-before"),
    pytest.param("he", "לונדון, רויטרס", [], id="no-mark"),
    pytest.param("ar", "تصويب: رويترز", [], id="correction"),
    pytest.param("ar", "تصويب - رويترز", [], id="correction-before-a-dash"),
]


@pytest.mark.parametrize(("lang", "opening", "wanted"), FILED)
def test_dateline_without_capitals(lang: str, opening: str, wanted: list[str], found: Found) -> None:
    """A place and an agency open texts in scripts without capitals; verbs, pictures and sentences are no places."""
    origin = found(_text(lang, "", f"{opening} "), url="https://dock.example/1", lang=lang)
    assert outlets(origin) == wanted


SLOTS = [
    pytest.param("2017-03-09 07:20 来源:湖畔时报 责任编辑:周冬", ["湖畔时报"], id="day-source-editor"),
    pytest.param("2020-03-09 来源: 湖畔时报 作者:", ["湖畔时报"], id="empty-label-behind"),
    pytest.param("2017-03-09 07:20 数据来源:湖畔时报", [], id="source-of-data"),
    pytest.param("2017-03-09 07:20 图片来源:湖畔时报", [], id="picture"),
    pytest.param("2017-03-09 07:20 来源:本站整理", [], id="nobody"),
]
SHORT = (
    '<html lang="zh"><head><title>钟楼大钟有了新看护人</title></head><body>'
    '<div id="content"><h1>钟楼大钟有了新看护人</h1><div class="info"><span class="source">{slot}</span></div>'
    '<div class="text"><p>青石镇的体育馆将在秋天之前重新粉刷。</p>'
    "<p>邻村的养蜂人向孩子们演示怎样打开蜂箱。镇里将在五月决定旧电车库是否改成集市。</p></div></div>"
    '<section class="more"><h4>相关阅读</h4><ul><li><a href="/a/1">旧电车库去留五月决定</a></li>'
    '<li><a href="/a/2">一位退休钟表匠同意义务照看钟楼的大钟。</a></li></ul></section>'
    '<footer><a href="/p">关于我们</a></footer></body></html>'
)


@pytest.mark.parametrize(("slot", "wanted"), SLOTS)
def test_slot_read_as_first_paragraph(slot: str, wanted: list[str], found: Found) -> None:
    """A day, a label and makers above a short text are its slot; data, pictures and sentences are none."""
    assert outlets(found(html=SHORT.format(slot=slot), url="https://dock.example/1", lang="zh")) == wanted


TITLES = [
    pytest.param("id", "Jakarta, CNBC Indonesia -", ["cnbcindonesia-com"], id="title-at-home"),
    pytest.param("id", "Jakarta, CNN Indonesia --", ["cnnindonesia-com"], id="two-dashes"),
    pytest.param("id", "Jakarta, Bank Indonesia -", [], id="bank"),
    pytest.param("id", "Jakarta, CNN Indonesia dan warga", [], id="sentence"),
    pytest.param("en", "Pia, CNN Indonesia and others -", [], id="list"),
]


@pytest.mark.parametrize(("lang", "opening", "wanted"), TITLES)
def test_title_behind_a_place(lang: str, opening: str, wanted: list[str], found: Found) -> None:
    """A title of several words at home signs a dateline between a comma and a dash."""
    assert outlets(found(_text(lang, "", f"{opening} "), url="https://dock.example/1", lang=lang)) == wanted


def test_full_width_copyright(found: Found) -> None:
    """A full-width sign of copyright is no initial of somebody beside the agency."""
    origin = found(f"{_text('ja', '')}\n\n（c）AFP", url="https://dock.example/1", lang="ja")
    assert (outlets(origin), origin.relation) == (["afp"], "wire")
