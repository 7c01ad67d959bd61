"""Lines that say whose the text is, in the words of single sites: bodies, editorials, extracts, papers of writers."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

PARAGRAPH = "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer."

BODIES = [
    pytest.param(
        "en",
        "This article was first published by The Institute for Lake Studies and is republished here.",
        ["The Institute for Lake Studies"],
        id="for",
    ),
    pytest.param(
        "en",
        "This article was first published by the Centre of the Lake Council and is republished here.",
        ["Centre of the Lake Council"],
        id="of-the",
    ),
    pytest.param(
        "de",
        "Dieser Beitrag wurde zuerst vom Institut für Seekunde veröffentlicht.",
        ["Institut für Seekunde"],
        id="before-the-verb",
    ),
    pytest.param(
        "en",
        "This article was first published by The Quay Ledger for Harbour Day and is reprinted here.",
        ["The Quay Ledger"],
        id="paper-for",
    ),
    pytest.param(
        "en",
        "This article was first published by the Quay Institute for subscribers of its letter last week.",
        ["Quay Institute"],
        id="for-people",
    ),
]


@pytest.mark.parametrize(("lang", "line", "wanted"), BODIES)
def test_names_of_bodies_go_on(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """Behind a word for a body "for" and a capital belong to the name; behind a paper's they do not."""
    assert outlets(found(f"Lamps\n\n{PARAGRAPH}\n\n{line}", url="https://tidewater.example/a", lang=lang)) == wanted


HEADS = [
    pytest.param(
        "The following editorial was recently published in the Houston Chronicle.",
        ["houstonchronicle-com"],
        id="editorial",
    ),
    pytest.param("The following column appeared in the Quay Gazette on Monday.", ["Quay Gazette"], id="unlisted"),
    pytest.param("The following list was recently published in the Houston Chronicle.", [], id="list"),
    pytest.param("The following story was published in 1987 and is told again.", [], id="year"),
    pytest.param(
        "This article was written by JANE ROE AND JOHN DOE of The Texas Tribune.", ["texastribune-org"], id="writers"
    ),
    pytest.param("This article was written by Jane Roe, a friend of The Texas Tribune.", [], id="friend-of-a-paper"),
    pytest.param("This book was written by Jane Roe of The Texas Tribune.", [], id="book"),
    pytest.param("KHALEEJ TIMES – The ferry sails again, its crew said.", ["khaleej-times"], id="paper-and-dash"),
    pytest.param("THE TIMES – The ferry sails again, its crew said.", [], id="word-with-an-article"),
    pytest.param("KHALEEJ TIMES – The best of the week in fifteen pictures\n\n", [], id="heading"),
]


@pytest.mark.parametrize(("line", "wanted"), HEADS)
def test_heads(line: str, wanted: list[str], found: Found) -> None:
    """A text that follows is somebody's; a paper opens a text of one long paragraph as it does a short one."""
    text = f"Harbour gets lamps\n\n{line} {PARAGRAPH} {PARAGRAPH}"
    assert outlets(found(text, url="https://tidewater.example/a")) == wanted


ENDS = [
    pytest.param("de", "(Auszug aus netzpolitik.org CC by-nc-sa)", ["netzpolitik-org"], id="extract"),
    pytest.param("de", "(Auszug aus dem Grundbuch)", [], id="register"),
    pytest.param("en", "(Extract from The Guardian)", ["the-guardian"], id="extract-of-a-paper"),
    pytest.param("en", "(Extract from Moby Dick)", [], id="book"),
    pytest.param("de", "PM des Polizeiamts Seeland vom 28.07.2019", ["Polizeiamts Seeland"], id="day-of-a-release"),
    pytest.param("fr", "Communiqué de presse de la Ville du Lac du 03/05/2024", ["Ville du Lac"], id="day-and-town"),
    pytest.param("es", "Comunicado de Radio El Lago 03/05/2024", ["Radio El Lago"], id="day-without-a-word"),
    pytest.param("pt", "Distribuído pelo Grupo APO para Ministério dos Lagos.", ["Ministério dos Lagos"], id="issuer"),
    pytest.param(
        "en",
        "Distributed by APO (African Press Organization) on behalf of Quay Valley Commission (QVC).",
        ["Quay Valley Commission"],
        id="issuer-behind-two-names",
    ),
    pytest.param("en", "Author: Copyright 2002 by The Guardian. All rights reserved.", ["the-guardian"], id="rights"),
    pytest.param("en", "Author: Copyright lawyer Jane Roe of The Guardian", [], id="lawyer"),
    pytest.param("en", "Photo: Copyright 2002 by The Guardian", [], id="rights-of-a-picture"),
    pytest.param("ko", "Quay paper ⓒ 연합뉴스, 무단전재 금지", ["yonhap-news-agency"], id="rights-behind-words"),
    pytest.param("ko", "사진 ⓒ 연합뉴스", [], id="picture"),
    pytest.param("en", "Leaflets were distributed on behalf of Valley Commission.", [], id="leaflets"),
]


@pytest.mark.parametrize(("lang", "line", "wanted"), ENDS)
def test_ends(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """Extracts are of the outlet behind the word; the small word before a day is no part of an issuer's name."""
    assert outlets(found(f"Lamps\n\n{PARAGRAPH}\n\n{line}", url="https://tidewater.example/a", lang=lang)) == wanted


AGENCIES = [
    pytest.param('15:10 Источник: Информационное агентство России "ТАСС"', ["tass"], id="country-and-time"),
    pytest.param("Источник: агентство «Интерфакс»", ["interfax"], id="quotation-marks"),
    pytest.param("Источник: агентство недвижимости «ТАСС»", [], id="houses"),
    pytest.param("Источник: Агентство России Заречье", [], id="no-agency"),
]


@pytest.mark.parametrize(("line", "wanted"), AGENCIES)
def test_described_agencies(line: str, wanted: list[str], found: Found) -> None:
    """Behind a label a word and a country's name may stand before an agency in quotation marks."""
    paragraph = "Старые фонари у причала заменили во вторник, а паром ходит по летнему расписанию."
    text = f"Фонари у причала\n{line}\n\n{paragraph}\n\n{paragraph}"
    assert outlets(found(text, url="https://tidewater.example/a", lang="ru")) == wanted


REPORTERS = [
    pytest.param("(호수=연합뉴스) 김가람 기자 garam@yna.co.kr", ["yonhap-news-agency"], id="place-agency-and-mail"),
    pytest.param("(연합뉴스) 앞의 김가람 기자 garam@dock.co.kr", [], id="mail-of-another"),
    pytest.param("김가람 기자는 연합뉴스 garam@yna.co.kr 앞에 섰다.", [], id="sentence"),
]


@pytest.mark.parametrize(("line", "wanted"), REPORTERS)
def test_reporters_behind_a_sentence(line: str, wanted: list[str], found: Found) -> None:
    """An agency in brackets, its writer and an address at its host sign the paragraph that they close."""
    paragraph = "부두의 낡은 등불을 화요일에 바꾸었다. 나룻배는 여름 동안 시간표대로 다닌다."
    text = f"새 등불\n\n{paragraph}\n\n{paragraph} {line}"
    assert outlets(found(text, url="https://tidewater.example/a", lang="ko")) == wanted


@pytest.mark.parametrize("follows", ["A retired teacher gave her maps.", "The museum has opened its doors."])
def test_name_before_a_sentence_without_a_full_stop_between(found: Found, follows: str) -> None:
    """The article with which the next sentence opens is no part of the name."""
    text = f"Museum\n\nOriginally published in Quay Daily {follows} The mayor thanked the volunteers."
    assert outlets(found(text)) == ["Quay Daily"]
