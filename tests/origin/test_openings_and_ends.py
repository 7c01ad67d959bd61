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
