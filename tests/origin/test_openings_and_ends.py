"""Names in a bracket that opens a text, makers beside agencies in bylines, and lines of rights and of sources."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

TEXT = (
    "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer.\n\n"
    "Residents may send comments on the plan until the last day of the month."
)
OPENINGS = [
    ("(LakeNation) —", ["LakeNation"]),
    ("(Hill Valley Gazette) –", ["Hill Valley Gazette"]),
    ("(VIDEO) –", []),
    ("(Breaking News) –", []),
    ("(Local News) –", []),
    ("(McDonald) –", []),
    ("(Editor's Note) –", []),
    ("(Sponsored Post) –", []),
]
BYLINES = [
    ("Jane Roe, Associated Press, PBS", ["associated-press"]),
    ("Jane Roe and John Doe, CNN", ["cnn"]),
    ("Jane Roe, CNN", []),  # a photographer's line as often
    ("BBC", ["bbc"]),
    ("UN News", ["news-un-org"]),
    ("Business Wire", ["business-wire"]),
    ("AP Wire", ["associated-press"]),
    ("SPORT", []),
    ("Jane Roe and John Doe, Time", []),
]
ENDS = [
    ("The Associated Press contributed.", ["associated-press"]),
    ("This story uses material from the Associated Press.", ["associated-press"]),
    ("(PTI) ABC XYZ", ["press-trust-of-india"]),
    ("2023 Los Angeles Times. Distributed by Tribune Content Agency, LLC.", ["los-angeles-times"]),
    ("2023 Los Angeles Times. All rights reserved.", ["los-angeles-times"]),
    ("2019 Los Angeles Times. Best photograph of the year.", []),
    ("– The Guardian, London", ["the-guardian"]),
    ("It is “a masterpiece.” – The Guardian, London", []),
    ("This story first appeared in the Hill Valley Sun, a States Newsroom publication.", ["Hill Valley Sun"]),
    ("Continue reading at The Lantern Post", ["The Lantern Post"]),
    ("Continue reading at your own pace.", []),
    ("Sourced from The Lantern Post", ["The Lantern Post"]),
    ("The water is sourced from the lake.", []),
    ("Ten euros each were contributed.", []),
]


@pytest.mark.parametrize(("opening", "expected"), OPENINGS)
def test_a_name_in_a_bracket_before_a_dash_opens_a_text(found: Found, opening: str, expected: list[str]) -> None:
    """Its spelling or a word says that it is an outlet's; labels and people are none."""
    assert outlets(found(f"New lamps\n\n{opening} {TEXT}")) == expected


def test_the_house_may_open_its_own_text_so(found: Found) -> None:
    """A station's own name in the bracket is no other's."""
    assert outlets(found(f"New lamps\n\n(LakeNation) — {TEXT}", url="https://lakenation.example/a")) == []


@pytest.mark.parametrize(("line", "expected"), BYLINES)
def test_makers_in_a_line_above_the_text(found: Found, line: str, expected: list[str]) -> None:
    """Two writers sign no picture; the letters of a broadcaster alone are no section."""
    assert outlets(found(f"New lamps\n{line}\n\n{TEXT}")) == expected


@pytest.mark.parametrize(("line", "expected"), ENDS)
def test_lines_below_the_text(found: Found, line: str, expected: list[str]) -> None:
    """Rights without their sign, places behind papers, and what a paper belongs to."""
    assert outlets(found(f"New lamps\n\n{TEXT}\n\n{line}")) == expected


NOTED = [
    ("(Adds quotes of two captains) OSLO, May 3 (Reuters) -", ["reuters"]),
    ("(Eds: Updating with more details) Shimla, Feb 4 (PTI)", ["press-trust-of-india"]),
    ("(Adds quotes of two captains) Oslo, the port of Reuters fame,", []),
]
LAST = [
    ("The lamps are new. PTI DJI ANBANB", ["press-trust-of-india"]),
    ("Source chain\n- Port notice (primary)\n- Reuters\n- Bloomberg\n- Dock Weekly", []),
    ("- Reuters", ["reuters"]),
    ("Dana Field contributed this article to Space.com’s Expert Voices: Op-Ed & Insights.", ["space-com"]),
    ("Dana Field contributed two jars of jam to Space.com’s fair.", []),
]


@pytest.mark.parametrize(("opening", "expected"), NOTED)
def test_a_note_of_the_desk_may_stand_before_a_dateline(found: Found, opening: str, expected: list[str]) -> None:
    """Agencies say in brackets what changed since the last version."""
    assert outlets(found(f"New lamps\n\n{opening} {TEXT}")) == expected


@pytest.mark.parametrize(("end", "expected"), LAST)
def test_signs_of_desks_lists_and_contributions(found: Found, end: str, expected: list[str]) -> None:
    """Letters of a desk follow their agency; in a list of three or more a dash signs nothing."""
    assert outlets(found(f"New lamps\n\n{TEXT}\n\n{end}")) == expected


def test_a_writer_of_an_outlet_in_the_genitive(found: Found) -> None:
    """Live pages print their makers so."""
    assert outlets(found(f"New lamps\nFrom CNN's Jane Roe\n\n{TEXT}")) == ["cnn"]


def test_an_article_is_no_name_of_the_house(found: Found) -> None:
    """Nor does "the" before a body make the house cite anybody."""
    told = f"{TEXT}\n\nThe police, as quoted by Reuters, gave a higher number of lamps at 26.\n\nThe pier is open."
    assert outlets(found(told, url="https://news.abs-cbn.com/a")) == []
