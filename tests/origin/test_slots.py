"""Makers in slots and lines of their own, and the near misses that look the same."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

PARAGRAPH = "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer."
PAGE = (
    "<html lang={lang}><body><article><h1>Harbour gets lamps</h1>{above}"
    f"<p>{PARAGRAPH}</p><p>{PARAGRAPH} It runs daily.</p><p>{PARAGRAPH} It is new.</p>"
    "{below}</article></body></html>"
)

ABOVE = [
    pytest.param("<span class=auth>Harbour Dock Web Desk, PTI</span>", ["press-trust-of-india"], id="house-and-comma"),
    pytest.param("<div class=provider><img alt='The Guardian'><span>4h</span></div>", ["the-guardian"], id="provider"),
    pytest.param("<p class=byline>The Hindu</p>", ["the-hindu"], id="two-words-alone"),
    pytest.param("<p class=byline>People</p>", [], id="one-word-alone"),
    pytest.param("<p>MANILA, May 14 (AFP)</p>", ["afp"], id="dateline-of-its-own"),
    pytest.param("<p>NAIROBI, May 14 (Xinhua) --</p>", ["xinhua-news-agency"], id="dateline-of-its-own-with-dash"),
    pytest.param("<p>Harbour lamps (AFP)</p>", [], id="caption"),
    pytest.param("<p>ERIC VIDAL / AFP</p>", [], id="photographer"),
    pytest.param("<p class=quote-source>— The Guardian, 2015</p>", [], id="quotation"),
]
BELOW = [
    pytest.param(f"<p>{PARAGRAPH} PTI</p>", ["press-trust-of-india"], id="letters-behind-a-sentence"),
    pytest.param(
        "<p>(This story has not been edited by our staff and is published from a syndicated feed.) PTI</p>",
        ["press-trust-of-india"],
        id="letters-behind-a-disclaimer",
    ),
    pytest.param("<div class=news-source>Новость www.interfax.ru</div>", ["interfax"], id="word-and-address-in-a-slot"),
    pytest.param("<p>© 2020 The Associated Press contributed to some pages of this site.</p>", [], id="about-the-site"),
    pytest.param("<p>Camera: Jane Roe (AP)</p>", [], id="entry-of-a-list"),
]


@pytest.mark.parametrize(("above", "wanted"), ABOVE)
def test_slot_above_the_text(above: str, wanted: list[str], found: Found) -> None:
    """Makers above a text are read, captions and quotations there are not."""
    html = PAGE.format(lang="en", above=above, below="")
    assert outlets(found(html=html, url="https://harbour-dock.example/a")) == wanted


@pytest.mark.parametrize(("below", "wanted"), BELOW)
def test_line_below_the_text(below: str, wanted: list[str], found: Found) -> None:
    """Agencies that sign behind a sentence are read, names in lines about other things are not."""
    html = PAGE.format(lang="en", above="", below=below)
    assert outlets(found(html=html, url="https://harbour-dock.example/a")) == wanted


CLOSING = [
    pytest.param("en", "GNA", ["ghana-news-agency"], id="letters-of-elsewhere"),
    pytest.param("ro", "AGERPRES/(redactor: I. P., editor: M. S.)", ["agerpres"], id="own-editors-in-brackets"),
    pytest.param("ru", "Источник: gazeta.ru", ["gazeta-ru"], id="address-of-common-words"),
    pytest.param("de", "Quelle: https://www.spiegel.de/panorama/bad-a-123.html", ["der-spiegel"], id="deep-address"),
    pytest.param("ar", "(أخبار الجسر، أ ف ب، رويترز)", ["afp", "reuters"], id="house-and-agencies"),
    pytest.param(
        "en", "This article was first published in Harbour Beacon in April.", ["Harbour Beacon"], id="month-behind"
    ),
    pytest.param("en", "First published on 12 March 2021 at 10:15.", [], id="day-and-hour"),
    pytest.param("en", "First published on 12 March in print.", [], id="day-and-kind"),
    pytest.param("fr", "Article initialement publié dans Le Journal du Dimanche.", ["le-jdd"], id="day-in-a-name"),
    pytest.param("en", "This story comes from our partners at Harbour Beacon.", ["Harbour Beacon"], id="partners-at"),
    pytest.param("en", "From our partners: ten walks along the Guardian's coast", [], id="partners-elsewhere"),
    pytest.param("en", "Original story: harbour-beacon.com", ["harbour-beacon.com"], id="label-of-the-text"),
    pytest.param("zh", "作者系新华社退休记者。", [], id="about-the-author"),
    pytest.param("zh", "（新华社记者 王明 李华）", ["xinhua-news-agency"], id="reporters-of-an-agency"),
    pytest.param("zh", "新华社记者 王明 摄", [], id="reporter-with-a-camera"),
    pytest.param("zh", "本文原载于《湖畔评论》，转载时略有删节。", ["湖畔评论"], id="title-in-brackets"),
    pytest.param("zh", "摘自《南方周末》", ["infzm-com"], id="registered-title-in-brackets"),
    pytest.param("fa", "این مطلب نخستین بار در موج رود منتشر شده است.", ["موج رود"], id="verb-behind-the-name"),
    pytest.param("fa", "دشت نیوز / ایسنا", ["isna"], id="unregistered-house-and-agency"),
    pytest.param("ar", "حسب وكالة رويترز.", ["reuters"], id="kind-in-phrase-and-name"),
    pytest.param("zh", "据路透社去年报道，旧桥曾两次关闭。", [], id="report-of-last-year"),
    pytest.param("ja", "修理を終えた石橋＝14日、柳沢町（共同）", [], id="caption-with-a-day"),
]


@pytest.mark.parametrize(("lang", "line", "wanted"), CLOSING)
def test_closing_line(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """A last line credits its makers, and nobody when it speaks of a writer or a picture."""
    text = f"Harbour gets lamps\n\n{PARAGRAPH} {PARAGRAPH}\n\n{line}"
    assert outlets(found(text, url="https://harbour-dock.example/a", lang=lang)) == wanted


RELEASES = [("en", "Press Release"), ("de", "Pressemitteilung"), ("fr", "Communiqué de presse"), ("ru", "Пресс-релиз")]


@pytest.mark.parametrize(("lang", "line"), RELEASES)
def test_word_for_a_release_alone(lang: str, line: str, found: Found) -> None:
    """A byline that is a word for a release says that its issuer wrote the text, and names nobody."""
    html = PAGE.format(lang=lang, above=f"<p class=byline>{line}</p>", below="")
    origin = found(html=html, url="https://harbour-dock.example/a", lang=lang)
    assert (origin.status, origin.relation, outlets(origin)) == ("taken", "press-release", [])


@pytest.mark.parametrize("line", ["Press Release Desk", "Jane Roe, press release writer", "Releases"])
def test_word_for_a_release_among_others(line: str, found: Found) -> None:
    """Beside other words it is a job or a section."""
    html = PAGE.format(lang="en", above=f"<p class=byline>{line}</p>", below="")
    assert found(html=html, url="https://harbour-dock.example/a").status == "unknown"


ADDRESSES = [
    ("ru", "ntv.ru »", ["ntv-russia"]),
    ("ru", "Лента.Ру »", ["lenta-ru"]),
    ("ru", "Подробнее на lenta.ru", []),
    ("ru", "Фото: lenta.ru", []),
    ("ru", "Следите за нами: vk.com", []),
]


@pytest.mark.parametrize(("lang", "line", "wanted"), ADDRESSES)
def test_address_behind_the_last_sentence(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """Aggregators close a text with the address it is from; among other words it leads to more of it."""
    html = PAGE.format(lang=lang, above="", below=f"<p>{PARAGRAPH} {line}</p>")
    assert outlets(found(html=html, url="https://harbour-dock.example/a", lang=lang)) == wanted


def test_label_behind_a_sentence_about_the_text(found: Found) -> None:
    """Above a text a sentence and a name are a caption, unless the sentence speaks of the text."""
    about = "<p class=byline>Cet article a été publié automatiquement. Source : ats</p>"
    caption = "<p class=byline>Le vieux bac du port a été repeint mardi matin. Source : ats</p>"
    url = "https://harbour-dock.example/a"
    assert outlets(found(html=PAGE.format(lang="fr", above=about, below=""), url=url, lang="fr")) == ["keystone-sda"]
    assert outlets(found(html=PAGE.format(lang="fr", above=caption, below=""), url=url, lang="fr")) == []


NAMED = [
    ("en", "provider", "HarbourNow", ["HarbourNow"]),
    ("en", "provider", "pierhead.org", ["pierhead.org"]),
    ("en", "article-source", "Lantern Hill Gazette", ["Lantern Hill Gazette"]),
    ("en", "provider", "The Guardian", ["the-guardian"]),
    ("vi", "source", "Báo Bến Hồ", ["Báo Bến Hồ"]),
    ("ja", "provider", "朝日新聞NEXT", ["asahi-shimbun"]),
    ("en", "source", "Harbour-Dock", []),
    ("en", "source", "Jane Roe", []),
    ("en", "source", "Shutterstock", []),
    ("en", "source", "Institute of Lamps and Technology", []),
    ("en", "source", "lamps.gov.uk", []),
    ("en", "source", "World", []),
    ("en", "resource", "HarbourNow", []),
    ("en", "image-credit", "HarbourNow", []),
]


@pytest.mark.parametrize(("lang", "mark", "line", "wanted"), NAMED)
def test_name_in_a_slot_of_the_source(lang: str, mark: str, line: str, wanted: list[str], found: Found) -> None:
    """A slot that the page marks as its source's needs no label, but people, pictures and offices fill some too."""
    html = PAGE.format(lang=lang, above="", below=f"<div class={mark}>{line}</div>")
    assert outlets(found(html=html, url="https://harbour-dock.example/a", lang=lang)) == wanted
