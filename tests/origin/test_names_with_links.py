"""Labels whose name is given with its link, names of elsewhere behind a label, and parts of the house."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

TEXT = (
    "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer.\n\n"
    "Residents may send comments on the plan until the last day of the month.\n\n"
)
LINES = [
    ("Source: Daily Mail — https://www.dailymail.co.uk/news/1 January 10, 2026", "daily-mail"),
    ("Source: Lantern Hill Gazette (https://lanternhill.example/1)", "Lantern Hill Gazette"),
    ("Source: The Punch — https://punchng.com/old-lamps/ January 10, 2026", "The Punch"),
    ("Source: The Punch", "The Punch"),
    ("Culled from Daily Mail", "daily-mail"),
    ("Source: Harbour Office https://harbour.example/tides", None),
    ("Source: Today", None),
    ("Residents culled birds from Daily Mail boxes.", None),
    ("It first appeared in the Markets section.", None),
    ("This article first appeared in Tides & Ropes, our free newsletter.", None),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_label_names_its_outlet_with_or_without_a_link(found: Found, line: str, expected: str | None) -> None:
    """The link behind a name closes the slot; offices, parts of the house and its own letters are nobody else."""
    assert outlets(found(TEXT + line)) == ([expected] if expected else [])


def test_a_newsletter_of_another_house_is_a_credit(found: Found) -> None:
    """Only "our" makes it the house's own."""
    assert outlets(found(f"{TEXT}This article first appeared in Tides & Ropes, a newsletter.")) == ["Tides & Ropes"]


def test_a_time_is_no_name_of_an_agency(found: Found) -> None:
    """Parts of a line of makers may end with words of time."""
    line = "Published: 10 hrs ago | 1199 | by Staff reporter"
    assert outlets(found(f"New lamps\n{line}\n\n{TEXT}", url="https://harbourpost.example/a")) == []


def test_information_of_an_agency_is_a_help(found: Found) -> None:
    """Some of it was the house's own."""
    origin = found(f"{TEXT}Some information for this report came from Reuters.")
    assert (outlets(origin), origin.relation) == (["reuters"], "co-credit")


def test_a_day_may_stand_before_a_label_above_the_text(found: Found) -> None:
    """Portals print both on one line; a sentence there makes the label a caption's."""
    day = "Mon, 3 Apr 2017 Source: lanternhill.com"
    assert outlets(found(f"New lamps\n{day}\n\n{TEXT}", url="https://www.ghanaweb.com/a")) == ["lanternhill.com"]
    tram = "The tram at the pier Source: lanternhill.com"
    assert outlets(found(f"New lamps\n{tram}\n\n{TEXT}", url="https://www.ghanaweb.com/a")) == []


def test_a_longer_name_is_not_hidden_by_the_words_before_it(found: Found) -> None:
    """An agency's name may begin within a paper's: "The News", "News Agency of Nigeria"."""
    report = "The News Agency of Nigeria (NAN) reports that the ferry is back in the harbour."
    assert outlets(found(f"{report}\n\n{TEXT}")) == ["news-agency-of-nigeria"]


def test_a_station_whose_letters_another_bears_elsewhere_is_the_house(found: Found) -> None:
    """KTRK is a station in Houston and one in Bishkek."""
    line = "Copyright © 2022 KTRK-TV. All Rights Reserved."
    assert outlets(found(f"{TEXT}{line}", url="https://abc13.com/a")) == []
