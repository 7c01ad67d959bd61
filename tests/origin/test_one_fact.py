"""Names that gave one fact: behind the opening, in a sentence of earlier reports, beside a figure."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

OPENING = "The ferry runs twice a day. The choir has moved. The pond is deep."
IN_BRAZIL = (
    "O consumo subiu 8%, de acordo com reportagem da Agência Brasil. "
    "O padeiro ri, e o sindicato prepara um selo local para as massas da feira."
)
LAST = " Pupils measured the pond.\n\nThe night bus stops on request."


@pytest.mark.parametrize(
    ("before", "named"),
    [
        ("", ["reuters"]),
        ("Storks came early. ", ["reuters"]),
        ("Storks came early. The choir has moved. ", []),
    ],
)
def test_report_within_the_first_two_sentences(found: Found, before: str, named: list[str]) -> None:
    """What is named further down gave one fact."""
    text = f"{before}The pier is open again, Reuters reports. Volunteers counted storks.{LAST}"
    assert outlets(found(text)) == named


def test_report_near_the_end_but_not_in_the_last_sentence(found: Found) -> None:
    """A short sentence behind it makes it one fact of several; the last sentence may name what all rests on."""
    text = f"{OPENING} Two bridges are closed, Reuters reports."
    assert outlets(found(text)) == ["reuters"]
    assert outlets(found(f"{text} The mill is for sale.")) == []


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("ru", "Ранее агентство «Интерфакс» сообщало, что стоимость работ выросла до двух миллиардов рублей."),
        ("uk", "Раніше в коментарі «Укрінформу» в громаді обіцяли завершити роботи до Різдва."),
        ("nl", "Eerder meldde persbureau ANP dat de brug pas in het najaar weer open zou gaan."),
        ("pt", IN_BRAZIL),
        ("hi", "रॉयटर्स द्वारा किए गए एक सर्वेक्षण में महंगाई घटने का अनुमान था. आढ़ती ने हमें यही बताया."),
        ("fr", "Une traversée semblable avait réuni neuf nageurs en 1998, selon Associated Press (AP)."),
        ("id", "Mengutip data Bloomberg, harga minyak pekan lalu turun 2,1%."),
        ("zh", "制图：本报数据组\n数据来源：国家统计局、新华社公开报道"),
        (
            "ja",
            "実際に集まったのは六割だった(左写真=「毎日新聞」2月22日)。本誌が入手した収支表によれば、不足分は駐車場の売却で賄う。",
        ),
        ("en", "Feed wheat for May stood at £187.40 a tonne (source: Bloomberg, close of trading Friday)."),
    ],
)
def test_name_that_gave_one_fact(found: Found, lang: str, sentence: str) -> None:
    """Sentences of earlier reports, figures and surveys are no credits, and leave a clue."""
    origin = found(f"{OPENING}\n\n{sentence}", lang=lang)
    assert outlets(origin) == []
    assert origin.clues


def test_note_of_an_earlier_publication(found: Found) -> None:
    """A word for "earlier" opens such notes too."""
    assert outlets(found(f"{OPENING}\n\nРанее опубликовано на Meduza.", lang="ru")) == ["meduza"]


def test_picture_word_before_a_bracket(found: Found) -> None:
    """It is no dateline."""
    assert (
        outlets(found("Illustrationsbilder. (TT)\n\nSå sparar hushåll\n\nTre hushåll tvättade mindre.", lang="sv"))
        == []
    )


def test_house_of_one_letter_more(found: Found) -> None:
    """It is not the station abroad that has the same letters."""
    origin = found(
        "연잎밥을 짓습니다.\n\n저작권자 © BBS NEWS 무단전재 및 재배포 금지", url="https://news.bbsi.co.kr/1", lang="ko"
    )
    assert outlets(origin) == []
