"""Credits in odd places: the first line of a text, behind a teaser or the house's own mark; and makers of pictures."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

ENGLISH = "The ferry runs twice a day. The choir has moved to the customs house. Pupils measured the pond."
GERMAN = "Die Fähre fährt zweimal am Tag. Der Chor probt im Zollhaus. Schüler maßen den Teich."
FRENCH = "Le bac accoste deux fois par jour. La chorale répète à la douane. Les élèves mesurent l'étang."
RUSSIAN = "Паром ходит дважды в день. Хор репетирует на таможне. Школьники измерили пруд."


@pytest.mark.parametrize(
    ("first", "named"),
    [
        ("Sydney - XINHUA", ["xinhua-news-agency"]),
        ("This article was first published in Lantern Review", ["Lantern Review"]),
        ("Reuters - a ferry of that name sinks", []),
        ("Xinhua opens an office in Sydney", []),
        ("Mongabay (03.01.2018)", ["mongabay-com"]),
        ("Mongabay at work in 2018", []),
        ("Science Reuters 2025-04-30", ["reuters"]),
        ("Press release: Northholm Port Authority", ["Northholm Port Authority"]),
        ("Press release of the port authority angers skippers", []),
    ],
)
def test_first_line(first: str, named: list[str], found: Found) -> None:
    """A first line that is a dateline or says where a text was published is no headline; one about an agency is."""
    assert outlets(found(f"{first}\n\n{ENGLISH}")) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"Der Nachtbus hält jetzt. Berlin (dpa) - Der Nachtbus nimmt Gäste mit. {GERMAN}", ["dpa"]),
        (f"Der Nachtbus hält jetzt. Der Fahrer (dpa-Foto) - ein Mann mit Mütze - winkt. {GERMAN}", []),
    ],
)
def test_dateline_behind_a_teaser(text: str, named: list[str], found: Found) -> None:
    """The teaser of a page may run into the text."""
    assert outlets(found(text, lang="de")) == named


def test_dateline_behind_the_mark_of_the_house(found: Found) -> None:
    """The house opens its text with its own bracket, the agency's follows."""
    text = "【新唐人2011年11月1日訊】(中央社台北1日電)五位居民將挑選新長椅的顏色。渡輪下週起每天兩次停靠下游碼頭。"
    assert outlets(found(text, url="https://www.ntdtv.com/1", lang="zh")) == ["central-news-agency-taiwan"]


@pytest.mark.parametrize(
    ("text", "lang", "named"),
    [
        (f"{FRENCH} (©AFP / 26 février 2018 15h24)", "fr", ["afp"]),
        (f"{FRENCH} (©AFP / Jane Roe)", "fr", []),
        (f"{RUSSIAN}\n\nИсточник и фото - ria.ru", "ru", ["ria-novosti"]),
        (f"{RUSSIAN}\n\nИсточник: Фонтанка.ру", "ru", ["fontanka-ru"]),
        (f"Der Garten\n\nDie Fähre am Steg.\n\nJan von Erlen/dpa\n\n{GERMAN}", "de", []),
        (f"Title\nTaiwan News\nBy: Jane Roe, Taiwan News, Staff Writer\n\n{ENGLISH}", "en", ["taiwannews-com-tw"]),
    ],
)
def test_makers(text: str, lang: str, named: list[str], found: Found) -> None:
    """A time behind an agency closes a text, a person a picture; labels are joined, and surnames have small words."""
    assert outlets(found(text, lang=lang)) == named


@pytest.mark.parametrize(
    ("line", "lang", "named"),
    [
        ("Von lake-post.de", "de", ["lake-post.de"]),
        ("Par LEXPRESS.fr ,", "fr", ["l-express"]),
        ("UNB/AP", "en", ["united-news-of-bangladesh", "associated-press"]),
        ("NTB15 min", "no", ["ntb"]),
    ],
)
def test_line_of_makers(line: str, lang: str, named: list[str], found: Found) -> None:
    """An address, two letters beside a longer agency, and a time to read do not hide who signs above a text."""
    assert outlets(found(f"The ferry\n\n{line}\n\n{ENGLISH}", lang=lang)) == named


def test_advice_behind_a_credit(found: Found) -> None:
    """Words about an app behind a comma do not take back where the text is from."""
    line = "(本文来自澎湃新闻,更多原创资讯请下载“澎湃新闻”APP)"
    assert outlets(found(f"合唱团将在市政厅排练。两百多个家庭走过西坡的果园。\n{line}", lang="zh")) == ["the-paper"]


def test_agency_at_another_address_of_its_own(found: Found) -> None:
    """An agency's name before a hyphen in the address is its own."""
    text = "Ростов-на-Дону. 24 июля. ИНТЕРФАКС-ЮГ - Школьники посадили бобы. Ремонт обошёлся дешевле."
    assert outlets(found(text, url="https://www.interfax-russia.ru/1", lang="ru")) == []
    assert outlets(found(text, url="https://dock.example/1", lang="ru")) == ["interfax"]
