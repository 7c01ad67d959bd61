"""Forms of credits and their near misses, each in the place where pages print it."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

TITLE = "Library hours change"
FIRST = (
    "The old lamps near the harbour were replaced with low-energy models on Tuesday, and the ferry keeps its timetable."
)
SECOND = "Around forty volunteers planted trees along the river bank, where the new bus line will run from the station."

DATELINES = [
    pytest.param("LOS ANGELES (AP) --", "en", ["associated-press"], id="place-bracket"),
    pytest.param("(AP) BIRMINGHAM, Ala. —", "en", ["associated-press"], id="agency-first"),
    pytest.param("(Reuters) —", "en", ["reuters"], id="no-place"),
    pytest.param("Frankfurt a.M. (epd).", "de", ["epd"], id="abbreviated-place"),
    pytest.param("Hamburg (dpa/lno) –", "de", ["dpa"], id="desk-code-is-no-second-hand"),
    pytest.param("La Habana, 4 may (Prensa Latina)", "es", ["prensa-latina"], id="dated-needs-no-dash"),
    pytest.param("Caracas, 17 de julio (Sputnik) —", "es", ["sputnik"], id="month-far-from-figure"),
    pytest.param("МОСКВА, 29 июня. /ТАСС/.", "ru", ["tass"], id="slashes"),
    pytest.param("Москва. 17 июля. INTERFAX.RU -", "ru", ["interfax"], id="name-with-domain"),
    pytest.param("МОСКВА, 17 июля — Sputnik.", "ru", ["sputnik"], id="dash-name"),
    pytest.param("الرياض - واس:", "ar", ["saudi-press-agency"], id="arabic-colon"),
    pytest.param("【モスクワ共同】", "ja", ["kyodo-news"], id="lenticular"),
    pytest.param("新华社莫斯科3月17日电(记者鲁金博)", "zh", ["xinhua-news-agency"], id="name-and-mark"),
    pytest.param("(서울=연합뉴스) 김남권 기자 =", "ko", ["yonhap-news-agency"], id="place-equals-agency"),
    pytest.param("【ロンドン＝共同】", "ja", ["kyodo-news"], id="place-equals-agency-in-lenticular-brackets"),
    pytest.param("【写真＝共同】", "ja", [], id="picture-in-lenticular-brackets"),
    pytest.param("नई दिल्ली, पीटीआई।", "hi", ["press-trust-of-india"], id="danda"),
    pytest.param("Accra, Aug. 2, GNA –", "en", ["ghana-news-agency"], id="far-agency"),
    pytest.param("OSLO, Jul. 17 (MNA) –", "en", ["MNA"], id="letters-of-several-agencies-stay-as-printed"),
    pytest.param("TEHRAN, Jul. 17 (MNA) –", "en", ["mehr-news-agency"], id="letters-of-the-agency-at-home"),
    pytest.param("The Armed Forces of the Philippines (AFP) -", "en", [], id="spelled-out-before"),
    pytest.param("Reuters said on Friday that", "en", [], id="running-text"),
    pytest.param("(Getty Images) -", "en", [], id="pictures"),
]
BYLINES = [
    pytest.param("Reuters", "en", ["reuters"], id="alone"),
    pytest.param("By Jane Roe, Reuters", "en", ["reuters"], id="behind-a-person"),
    pytest.param("By JANE ROE The Associated Press", "en", ["associated-press"], id="no-comma"),
    pytest.param("By Hillel ItalieThe Associated Press", "en", ["associated-press"], id="glued"),
    pytest.param("dpaMM-Redaktion Palma, Mallorca15.04.25 09:56", "de", ["dpa"], id="glued-to-a-desk"),
    pytest.param("BNS2020.10.26 13:44", "lt", ["bns"], id="glued-to-a-date"),
    pytest.param("PTI | July 9, 2020 | Updated 08:24 IST", "en", ["press-trust-of-india"], id="bars"),
    pytest.param("Last updated: 8 April 2020 | Source: PTI", "en", ["press-trust-of-india"], id="label-in-time-line"),
    pytest.param("Reuters Staff", "en", ["reuters"], id="staff-of-the-agency"),
    pytest.param("By DJ Summers", "en", [], id="part-of-a-name"),
    pytest.param("Written by Miami Today", "en", [], id="part-of-another-title"),
    pytest.param("Posted on Freitag, 15. April 2016", "de", [], id="weekday"),
    pytest.param("By Rita Coe, formerly of Reuters", "en", [], id="biography"),
    pytest.param("Get author RSS feed", "en", [], id="far-homonym"),
    pytest.param("The ferry leaves the quay. © dpa", "de", [], id="caption-above-the-text"),
    pytest.param("A man walks past in this file photo. | REUTERS", "en", [], id="picture-word-before-a-bar"),
    pytest.param("Getty Images", "en", [], id="picture-agency"),
    pytest.param("By City News Service", "en", ["city-news-service"], id="registered-agency"),
    pytest.param("By Delta Bay News Service", "en", ["Delta Bay News Service"], id="unregistered-agency"),
    pytest.param("By Harbour Bus Service", "en", [], id="another-service"),
    pytest.param("od 4. maja do srede", "sr", [], id="word-that-only-capitals-make-a-name"),
]
CLOSINGS = [
    pytest.param("(dpa)", "de", ["dpa"], id="bracket"),
    pytest.param("— AFP", "en", ["afp"], id="dash"),
    pytest.param("/ritzau/", "da", ["ritzau"], id="slashes"),
    pytest.param("sak/Reuters", "de", ["reuters"], id="initials"),
    pytest.param("(Quelle: APA/sda/dpa)", "de", ["apa", "keystone-sda", "dpa"], id="three"),
    pytest.param("(رويترز، أ ف ب)", "ar", ["reuters", "afp"], id="arabic-comma"),
    pytest.param("Источник: rg.ru", "ru", ["rossiyskaya-gazeta"], id="domain"),
    pytest.param("Quelle: Hannes Roe/dpa", "de", [], id="label-of-a-picture"),
    pytest.param("AGERPRES/(AS - autor: Ana Pop, editor: Ion Rusu)", "ro", ["agerpres"], id="own-staff-in-a-bracket"),
    pytest.param("With files from Reuters, AFP and EFE", "en", ["reuters", "afp", "efe"], id="list"),
    pytest.param("CNN, AFP and Reuters contributed to this report.", "en", ["cnn", "afp", "reuters"], id="short-names"),
    pytest.param("Diese Meldung wurde von der dpa übernommen.", "de", ["dpa"], id="verb-at-the-end"),
    pytest.param("Die Werft wurde von der dpa übernommen.", "de", [], id="verb-about-something-else"),
    pytest.param("(タス＝共同)", "ja", [], id="paired-agencies-are-a-picture"),
    pytest.param("Jane Roe/Reuters", "en", [], id="person-slash-agency"),
    pytest.param("AFP photo", "en", [], id="picture-word-behind"),
    pytest.param("© Reuters / Jane Roe", "en", [], id="copyright-of-a-picture"),
    pytest.param("(25/11/2019, AFP)", "fr", [], id="citation-with-a-date"),
    pytest.param(
        "Harbour master resigns over the broken crane at the quay | Fox News", "en", [], id="title-of-another"
    ),
    pytest.param("Source: Reuters Institute survey", "en", [], id="part-of-an-institute"),
    pytest.param("Ministry of Health, AFP", "en", [], id="issuer-beside"),
    pytest.param("see https://www.reuters.com/article/1 or mail news@afp.com", "en", [], id="addresses"),
]


@pytest.mark.parametrize(("line", "lang", "wanted"), DATELINES)
def test_dateline(line: str, lang: str, wanted: list[str], found: Found) -> None:
    """A dateline names the agency behind its place and date."""
    assert outlets(found(f"{TITLE}\n\n{line} {FIRST}\n\n{SECOND}", lang=lang)) == wanted


@pytest.mark.parametrize(("line", "lang", "wanted"), BYLINES)
def test_byline(line: str, lang: str, wanted: list[str], found: Found) -> None:
    """A line between title and text names who wrote it."""
    assert outlets(found(f"{TITLE}\n{line}\n\n{FIRST} {SECOND}", lang=lang)) == wanted


@pytest.mark.parametrize(("line", "lang", "wanted"), CLOSINGS)
def test_closing(line: str, lang: str, wanted: list[str], found: Found) -> None:
    """A closing line names whose text it was."""
    assert outlets(found(f"{TITLE}\n\n{FIRST} {SECOND}\n\n{line}", lang=lang)) == wanted


@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        pytest.param("Source: Sputnik", "republished", ["sputnik"], id="label-of-a-public-agency"),
        pytest.param("(Sputnik)", "wire", ["sputnik"], id="sigil-of-the-same"),
        pytest.param("Source: TASS, RIA Novosti", "wire", ["tass", "ria-novosti"], id="agencies"),
        pytest.param("Source: Süddeutsche Zeitung", "republished", ["sueddeutsche-zeitung"], id="paper"),
        pytest.param("With inputs from ANI", "co-credit", ["ani"], id="joint"),
        pytest.param("(With inputs from agencies)", "co-credit", [], id="joint-unnamed"),
        pytest.param("Source: Agencies", "wire", [], id="unnamed"),
        pytest.param("Republished with permission.", "republished", [], id="permission-that-names-nobody"),
        pytest.param(
            "This article is from a partnership that includes Harbour Radio, NPR and KFF Health News.",
            "partner",
            ["Harbour Radio", "npr", "kff-health-news"],
            id="partners-of-which-one-is-unregistered",
        ),
        pytest.param(
            "First published in The Harbour Ledger.", "republished", ["The Harbour Ledger"], id="unregistered"
        ),
        pytest.param(
            "SOURCE: Halvorsen Marine Systems Inc.", "press-release", ["Halvorsen Marine Systems Inc"], id="company"
        ),
    ],
)
def test_relation(text: str, relation: str, wanted: list[str], found: Found) -> None:
    """The relation follows from the form and from who is named."""
    origin = found(f"{TITLE}\n\n{FIRST} {SECOND}\n\n{text}")
    assert (origin.status, origin.relation, outlets(origin)) == ("taken", relation, wanted)


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        pytest.param("Мост откроют осенью, передает ТАСС. Работы идут.", "ru", ["tass"], id="closing-its-sentence"),
        pytest.param("Об этом, как пишет РБК, сказали в мэрии.", "ru", ["rbc"], id="opening-its-sentence"),
        pytest.param(
            "Міст відкриють восени, передає Укрінформ з посиланням на мерію.", "uk", ["ukrinform"], id="citing-in-turn"
        ),
        pytest.param(
            "The exchange lost money, Reuters reports, though our own survey differs.", "en", [], id="own-part"
        ),
        pytest.param(
            "The yard will be sold, Bloomberg News reported on Tuesday, citing two people who know the plan.",
            "en",
            ["bloomberg-news"],
            id="report-of-the-day-that-cites",
        ),
        pytest.param(
            "The yard was sold, Bloomberg News reported last year, citing two people.", "en", [], id="old-report"
        ),
        pytest.param("据《纽约时报》2018年报道，码头曾经漏水。", "zh", [], id="year-within-the-phrase"),
        pytest.param("Мэр рассказал ТАСС, что мост откроют осенью.", "ru", [], id="interlocutor"),
        pytest.param("The bridge may close, Bloomberg reported last year, and it did.", "en", [], id="background"),
        pytest.param("Učitel píše Právo na tabuli a vysvětluje slovo, které děti opisují.", "cs", [], id="common-word"),
    ],
)
def test_report_rested_on(text: str, lang: str, wanted: list[str], found: Found) -> None:
    """A text rests on another report only where a formula says so in a clause of its own."""
    assert outlets(found(f"{TITLE}\n\n{text}\n\n{SECOND} {FIRST}", lang=lang)) == wanted


@pytest.mark.parametrize(
    ("line", "host", "wanted"),
    [
        pytest.param("Chalkbeat is a nonprofit news site covering schools.", None, ["chalkbeat-org"], id="registered"),
        pytest.param("Chalkbeat is a nonprofit news site covering schools.", "www.chalkbeat.org", [], id="its-own"),
        pytest.param("Lakeside Lens is a nonprofit newsroom.", "harbour.example", [], id="unknown-on-unknown-site"),
        pytest.param("Lakeside Lens is a nonprofit newsroom.", "www.npr.org", ["Lakeside Lens"], id="on-a-known-site"),
        pytest.param("The mayor said that Chalkbeat is a nonprofit newsroom.", None, [], id="within-a-sentence"),
    ],
)
def test_newsroom_that_presents_itself(line: str, host: str | None, wanted: list[str], found: Found) -> None:
    """Newsrooms present themselves below texts that are free to reprint; on their own pages that is no credit."""
    url = f"https://{host}/a" if host else None
    assert outlets(found(f"{TITLE}\n\n{FIRST} {SECOND}\n\n{line}", url=url)) == wanted


def test_a_report_named_far_down_is_a_source_of_one_fact(found: Found) -> None:
    """The same formula in the middle of a long text does not make it another's."""
    text = "\n\n".join((TITLE, *[FIRST] * 6, "Мост откроют осенью, передает ТАСС.", *[SECOND] * 6))
    assert outlets(found(text, lang="ru")) == []


def test_clues_say_why_not(found: Found) -> None:
    """A name that did not count comes back with its place and the reason."""
    origin = found(f"{TITLE}\n\nThe mayor told Sputnik that the crane would be moved. {FIRST}")
    (clue,) = [clue for clue in origin.clues if clue.name == "Sputnik"]
    assert (origin.status, clue.counted, clue.outlet) == ("unknown", False, "sputnik")
    assert clue.rule.startswith("mention/")
    assert clue.span is not None
    assert clue.span.text == "Sputnik"


@pytest.mark.parametrize(
    ("url", "line"),
    [
        pytest.param("https://www.bild.de/a", "Quelle: BILD", id="brand"),
        pytest.param("https://tass.ru/a", "Источник: ТАСС", id="agency-on-its-own-site"),
        pytest.param("https://harbourgazette.example/a", "Source: Harbour Gazette", id="unlisted-host-by-its-name"),
    ],
)
def test_the_house_is_not_its_own_origin(url: str, line: str, found: Found) -> None:
    """A self-credit is kept as such and names no origin."""
    origin = found(f"{TITLE}\n\n{FIRST} {SECOND}\n\n{line}", url=url)
    assert origin.status == "own"
    assert origin.contributions == ()


def test_spans_cut_out_their_text(found: Found) -> None:
    """Offsets count code points of exactly what was given."""
    text = f"{TITLE} 😀\n\n{FIRST} {SECOND}\n\n  — (Quelle: dpa)"
    (part,) = found(text, lang="de").contributions
    assert text[part.span.start : part.span.end] == part.span.text == "Quelle: dpa"
