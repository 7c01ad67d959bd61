"""Names that stand with other stories, other desks, other words or other sites: none of them made this text."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

SENTENCE = "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer."
DENSE = "湖畔的旧路灯星期二全部更换，渡船夏天照常开行，居民可以在月底前提出意见，委员会将在下周讨论这些意见。"
PAGE = (
    "<html lang={lang}><body><article><h1>{title}</h1>{above}"
    "<p>{text}</p><p>{text}{text}</p><p>{text}</p>{below}</article>{aside}</body></html>"
)
ADDRESS = "https://harbour-dock.example/a"


def page(
    lang: str = "en", *, title: str = "Harbour gets lamps", above: str = "", below: str = "", aside: str = ""
) -> str:
    """Return a page in a language with what a case needs around its text."""
    text = DENSE if lang == "zh" else SENTENCE
    return PAGE.format(lang=lang, title=title, text=text, above=above, below=below, aside=aside)


def entries(*names: str) -> str:
    """Return a list of other stories each of which names its medium, in a class that says nothing."""
    rows = "".join(
        f"<div class=row{at}><div class=xq><p class=xq_source>{name}</p></div></div>" for at, name in enumerate(names)
    )
    return f"<div class=block>{rows}</div>"


def test_media_of_listed_stories(found: Found) -> None:
    """Media named in the entries of a list below the text credit the entries; the label above credits the text."""
    listed = entries("新京报", "澎湃新闻", "新华社", "人民日报")
    credited = page("zh", above="<div class=info>2024-05-04 来源：环球时报 举报</div>", below=listed)
    assert outlets(found(html=credited, url=ADDRESS, lang="zh")) == ["global-times"]
    assert found(html=page("zh", below=listed), url=ADDRESS, lang="zh").status == "unknown"
    only = page("zh", below="<div class=xq><p class=xq_source>新华社</p></div>")
    assert outlets(found(html=only, url=ADDRESS, lang="zh")) == ["xinhua-news-agency"]


def test_teasers_of_a_front_page(found: Found) -> None:
    """The front page of a site is no article: a byline on it is a teaser's; a text at the root of a site is one."""
    teasers = "".join(f"<h3><a href=/story-{at}>Harbour story number {at} of this day</a></h3>" for at in range(12))
    above = "<p class=byline>By Jane Roe, CNN</p>"
    assert found(html=page(above=above, aside=teasers), url="https://harbour-dock.example/").status == "unknown"
    assert outlets(found(html=page(above=above), url="https://harbour-dock.example/")) == ["cnn"]
    assert outlets(found(html=page(above=above, aside=teasers), url=ADDRESS)) == ["cnn"]


ENDS = [
    pytest.param(
        "Taipei, May 4 (CNA) ",
        "(By Jane Roe) Enditem/ls",
        ["central-news-agency-taiwan"],
        id="end-mark-of-another-desk",
    ),
    pytest.param("BERLIN, May 4 (dpa) - ", "Enditem", ["dpa"], id="end-mark-below-another-dateline"),
    pytest.param("BERLIN, May 4 (Xinhua) -- ", "Enditem", ["xinhua-news-agency"], id="end-mark-of-its-own"),
    pytest.param("", "Enditem", ["xinhua-news-agency"], id="end-mark-alone"),
    pytest.param("", "Via Engadget", [], id="hat-tip"),
    pytest.param("", "(via The Guardian)", [], id="hat-tip-in-brackets"),
    pytest.param("", "Via AFP", ["afp"], id="via-an-agency"),
    pytest.param("", "This is the longer version of a talk first published in German translation.", [], id="language"),
    pytest.param("", "Web pages here are valid, and the syndicated feed is valid too.", [], id="feed-of-the-site"),
    pytest.param("", "Source: Paper Lanterns official site", [], id="site-of-the-subject"),
    pytest.param("", "The article is about a program initially reported by Proofpoint.", [], id="who-found-a-thing"),
]


@pytest.mark.parametrize(("opening", "line", "wanted"), ENDS)
def test_end_of_a_text(opening: str, line: str, wanted: list[str], found: Found) -> None:
    """Closing words count for whom they stand, and for nobody who was only read or thanked."""
    text = f"Harbour gets lamps\n\n{opening}{SENTENCE} {SENTENCE}\n\n{SENTENCE}\n\n{line}"
    assert outlets(found(text, url=ADDRESS)) == wanted


def test_letters_of_several_agencies(found: Found) -> None:
    """Letters that several agencies share are those of the one that another credit of the page names."""
    html = page(above=f"<p>TAIPEI, May 4 (CNA) - {SENTENCE}</p>")
    html = html.replace("<body>", "<head><meta name=author content='Central News Agency'></head><body>")
    assert outlets(found(html=html, url=ADDRESS)) == ["central-news-agency-taiwan"]


WORDS = [
    pytest.param(f"北京时间1月16日凌晨消息，{DENSE}", [], id="time-of-a-place"),
    pytest.param(f"{DENSE}\n\n来源：北京时间", ["btime-com"], id="outlet-called-so"),
    pytest.param(f"湖畔财经-自媒体\n\n{DENSE}", [], id="word-within-a-longer-name"),
    pytest.param(f"{DENSE}\n\n来源：财经", ["caijing"], id="word-behind-a-label"),
    pytest.param(f"收盘\n【环球时报】{DENSE}\n【新京报】{DENSE}\n【人民日报】{DENSE}", [], id="items-each-with-a-name"),
    pytest.param(f"【环球时报综合报道】{DENSE}\n\n{DENSE}", ["global-times"], id="one-opening"),
    pytest.param(f"{DENSE}\n\n来源：湖畔日报 举报", ["湖畔日报"], id="control-behind-a-name"),
    pytest.param(f"{DENSE}\n\n本文来源：湖畔日报 责任编辑：李明_N12", ["湖畔日报"], id="editor-behind-a-name"),
]


@pytest.mark.parametrize(("text", "wanted"), WORDS)
def test_words_of_chinese(text: str, wanted: list[str], found: Found) -> None:
    """Names that are words or parts of names wait for a label, and what stands behind a label's name is cut off."""
    assert outlets(found(f"路灯更换\n\n{text}\n\n{DENSE}", url=ADDRESS, lang="zh")) == wanted


def test_index_that_bears_a_name(found: Found) -> None:
    """A name that opens the headline too is what the text is about; elsewhere it may be a dateline."""
    line = f"Dow Jones – {SENTENCE}"
    subject = f"Dow Jones - a year of records\n\n{line}\n\n{SENTENCE}"
    assert found(subject, url=ADDRESS).status == "unknown"
    filed = f"A year of records\n\nFRANKFURT (Dow Jones) – {SENTENCE}\n\n{SENTENCE}"
    assert outlets(found(filed, url=ADDRESS)) == ["dow-jones-newswires"]


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("http://sports.espn.go.com/story?id=1", "By Jane Roe | ESPN.com"),
        ("http://www.buzzfeed.com/a/b", "BuzzFeed News Reporter"),
    ],
)
def test_house_under_another_address(url: str, line: str, found: Found) -> None:
    """A house that prints its brand under an older or shorter address credits itself."""
    html = page(above=f"<p class=byline>{line}</p>")
    assert found(html=html, url=url).status == "own"


ENTRIES = (
    SENTENCE,
    "Our colleague on the pier says the spray reaches the second lamp of the quay.",
    f"{SENTENCE} It is windy.",
    "Reuters reports that the cable station has switched to its spare generator.",
    "Two trees are down near the mill.",
)
LIVE = "".join(f"<div class=entry><span>{10 + at}.05</span><p>{text}</p></div>" for at, text in enumerate(ENTRIES))


def test_one_entry_of_a_live_blog(found: Found) -> None:
    """A report that one entry names is what that entry rests on, with times in elements of their own or in lines."""
    html = f"<html lang=en><body><article><h1>Storm live</h1>{LIVE}</article></body></html>"
    assert found(html=html, url=ADDRESS).status == "unknown"
    times = "\n".join(
        f"1{at}.05 {line}" for at, line in enumerate((SENTENCE, "AFP reports that the pier sank.", SENTENCE))
    )
    assert found(f"Storm live\n\n{times}", url=ADDRESS).status == "unknown"
    assert outlets(found(f"Storm\n\nAFP reports that the pier sank.\n\n{SENTENCE}", url=ADDRESS)) == ["afp"]


CHECKED = [
    pytest.param("Ann Lee | Verified by Reuters", [], id="verified"),
    pytest.param("By Ann Lee, reviewed by AFP", [], id="reviewed"),
    pytest.param("By Michael Bloomberg", [], id="surname"),
    pytest.param("By Jane Roe Bloomberg", ["bloomberg-news"], id="agency-behind-a-whole-name"),
    pytest.param("By JANE ROE AP Business Writer", ["associated-press"], id="desk-of-an-agency"),
    pytest.param("By JANE ROE - AP Technology Writer | AP – 1 hr 4 mins ago", ["associated-press"], id="age"),
    pytest.param("Jane Roe/AFP", ["afp"], id="slash-in-the-slot-of-a-writer"),
    pytest.param("Ann Lee, a former AP Sports Writer", [], id="biography"),
]


@pytest.mark.parametrize(("line", "wanted"), CHECKED)
def test_slot_of_the_writer(line: str, wanted: list[str], found: Found) -> None:
    """Agencies behind a writer's name made the text; those that checked it, and surnames, did not."""
    assert outlets(found(html=page(above=f"<p class=byline>{line}</p>"), url=ADDRESS)) == wanted


def test_places_of_datelines(found: Found) -> None:
    """A dateline may fill a paragraph, stand below a title in the same cell, or open loose text."""
    own = page(above="<p>Berlin (dpa)</p>")
    assert outlets(found(html=own, url=ADDRESS)) == ["dpa"]
    assert found(html=page(above="<p>Harbour lamps (dpa)</p>"), url=ADDRESS).status == "unknown"
    cell = f"Harbour gets lamps<br>2024-05-04<br><br>LANSFORD, May 4 (UPI) -- {SENTENCE}<br><br>{SENTENCE}"
    table = f"<html lang=en><body><table><tr><td>{cell}</td></tr></table></body></html>"
    assert outlets(found(html=table, url=ADDRESS)) == ["united-press-international"]
    text = f"LANSFORD (AP) — {SENTENCE}<p>{SENTENCE}</p><p>{SENTENCE} It is new.</p>"
    loose = f"<html lang=en><body><h1>Harbour</h1><div>{text}</div></body></html>"
    assert outlets(found(html=loose, url=ADDRESS)) == ["associated-press"]


HOUSES = [
    pytest.param("Piekrastes Vēstis/LETA", "lv", "piekrastes-vestis", ["leta"], id="accents"),
    pytest.param("Врбовац инфо / Бета", "sr", "vrbovac-info", ["beta-serbia"], id="another-script"),
    pytest.param("Fonte: Folha do Estreito", "pt", "folha-do-estreito", [], id="its-own-name-behind-a-label"),
    pytest.param("Reporters of the Old Dock and AFP", "en", "altes-dock", ["afp"], id="staff-of-a-name-and-an-agency"),
    pytest.param("Our reporters met with AFP", "en", "altes-dock", [], id="sentence-about-staff"),
    pytest.param("Contributing: Jane Roe, John Doe, Associated Press.", "en", "dock", ["associated-press"], id="list"),
]


@pytest.mark.parametrize(("line", "lang", "host", "wanted"), HOUSES)
def test_house_and_agency(line: str, lang: str, host: str, wanted: list[str], found: Found) -> None:
    """The house is known in its own letters, so that the agency beside it is a maker and no picture's owner."""
    origin = found(f"Harbour\n\n{SENTENCE} {SENTENCE}\n\n{line}", url=f"https://{host}.example/a", lang=lang)
    assert (outlets(origin), origin.relation) == (wanted, "co-credit" if wanted else None)


LABELS = [
    pytest.param("来源：湖畔交警", "", ["湖畔交警"], id="account"),
    pytest.param("字号：A- A+ 来源：环球网", "", ["global-times"], id="control-in-front-of-the-label"),
    pytest.param("来源：网络整理", "", [], id="nobody"),
    pytest.param("来源：湖畔气象局", "", [], id="issuer"),
    pytest.param("来源：湖畔网", "路灯更换_新闻_湖畔网", [], id="site-that-the-title-names"),
]


@pytest.mark.parametrize(("line", "title", "wanted"), LABELS)
def test_label_above_a_chinese_text(line: str, title: str, wanted: list[str], found: Found) -> None:
    """A label in a maker's slot names whoever made the text, unless that is the site itself or nobody at all."""
    html = page("zh", title="路灯更换了", above=f"<div class=info>2024-05-04 {line}</div>")
    html = html.replace("<body>", f"<head><title>{title}</title></head><body>")
    assert outlets(found(html=html, url=ADDRESS, lang="zh")) == wanted
