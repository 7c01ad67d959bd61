"""Reports that close the first sentence: with the words for who reports, and passed on by the house itself."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

REST = "\n\nThe old lamps were replaced, and the ferry keeps its timetable for the summer. The pier is open."
PRESENTED = [
    ("the official Palestinian WAFA news agency reported on Tuesday", ["wafa"]),
    ("state news agency WAFA reported", ["wafa"]),
    ("the state-run IRNA news agency reported early on Saturday", ["irna"]),
    ("German magazine Der Spiegel reported on Friday", ["der-spiegel"]),
    ("the state-run port office reported on Tuesday", []),
    ("the mayor told the official WAFA news agency on Tuesday", []),
    ("a spokesman for the owner of Der Spiegel said on Friday", []),
]
RELAYED = [
    ("Trend reports citing Reuters", "https://en.trend.az/a", ["reuters"]),
    ("Report informs, citing TASS", "https://report.az/a", ["tass"]),
    ("Ukrinform reports, referring to Reuters", "https://www.ukrinform.net/a", ["reuters"]),
    ("Dockpost.Az reports, citing AFP", "https://dockpost.az/a", ["afp"]),
    ("Trend reports citing the Ports Ministry", "https://en.trend.az/a", []),
    ("Trend reports citing the mayor's interview with Reuters", "https://en.trend.az/a", []),
    ("the mayor said, citing Reuters", "https://en.trend.az/a", []),
    ("Trend reports citing Reuters figures that two of its own readers had doubted", "https://en.trend.az/a", []),
]


@pytest.mark.parametrize(("clause", "expected"), PRESENTED)
def test_words_may_say_who_reports(found: Found, clause: str, expected: list[str]) -> None:
    """The kind, the country and the day of a report may stand beside its name."""
    origin = found(f"Two lamps fell from the pier on Monday, {clause}.{REST}")
    assert outlets(origin) == expected
    assert origin.relation == ("based-on" if expected else None)


@pytest.mark.parametrize(("clause", "url", "expected"), RELAYED)
def test_a_house_says_whose_report_it_passes_on(found: Found, clause: str, url: str, expected: list[str]) -> None:
    """Whom the house cites itself is whose report it is; an office or an interview is not."""
    assert outlets(
        found(f"The old ferry has left the harbour, the port said on Thursday, {clause}.{REST}", url=url)
    ) == (expected)


def test_a_sentence_of_its_own_may_say_so(found: Found) -> None:
    """The sentence behind the first may name the report."""
    told = f"A ferry is back in the harbour. This is according to a report by Reuters.{REST}"
    assert outlets(found(told)) == ["reuters"]
    assert outlets(found(told.replace("Reuters", "the council"))) == []


VERBS = [
    ("The port will buy two ferries, reports the BBC.", ["bbc"]),
    ("The port will buy two ferries, reported PTI.", ["press-trust-of-india"]),
    ("The port will buy two ferries, reported the Kazinform on Aug. 17.", ["kazinform"]),
    ("The port will buy two ferries, Kazinform cites the press service.", ["kazinform"]),
    ("The port will buy two ferries, dpa cited the police as saying Tuesday.", ["dpa"]),
    ("The BBC cited budget cuts.", []),
    ("The port will buy two ferries, amid reports Reuters will close.", []),
    ("The port, which reported losses Reuters had foreseen, will buy two ferries.", []),
    ("The port will buy two ferries, reports a Reuters correspondent.", []),
    ("Bloomberg reported on Friday that the port will buy two ferries.", ["bloomberg-news"]),
    ("Reuters reported on Friday that its profit rose.", []),
    ("Two years ago Bloomberg reported on Friday that the port will buy two ferries.", []),
    ("According to a Bloomberg report, the port will buy two ferries.", ["bloomberg-news"]),
    ("According to a Reuters Institute report, the port will buy two ferries.", []),
    ("The port will buy two ferries, local newspaper Dock Hailer reported on Sunday.", ["Dock Hailer"]),
    ("The port will buy two ferries, the Lantern Beat News reported on Sunday.", ["Lantern Beat News"]),
    ("The port will buy two ferries, WXYZ-TV reports.", ["WXYZ-TV"]),
    ("The port will buy two ferries, WXYZ reports.", []),  # letters of bodies as often
    ("The port will buy two ferries, newspaper editor Dana Field reported.", []),
    ("The port will buy two ferries, harbour chief Dana Field reported on Sunday.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), VERBS)
def test_verbs_of_reporting_in_the_first_sentence(found: Found, sentence: str, expected: list[str]) -> None:
    """They may stand before the name that closes it, or with a day behind the name that opens it."""
    assert outlets(found(sentence + REST)) == expected
