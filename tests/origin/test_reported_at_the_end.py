"""First paragraphs that close with the outlet that reported what they tell."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

MORE = "The lamps near the harbour were replaced in the spring, and the ferry keeps its timetable for the summer."
OPENINGS = [
    ("The council has asked twelve shops to take down old signs, Reuters reported.", ["reuters"]),
    ("The council has asked twelve shops to take down old signs, The Guardian reported on Tuesday.", ["the-guardian"]),
    ("The council has asked twelve shops to take down old signs, Reuters reported. The mayor told us more.", []),
    ("Old signs are coming down. Twelve shops were asked first, Reuters reported.", []),
    ("The council has asked twelve shops to take down old signs, Reuters reported in 2015.", []),
    ("The council has asked twelve shops, the mayor told Reuters.", []),
    ("The number of reports that Reuters reported.", []),
]


@pytest.mark.parametrize(("opening", "wanted"), OPENINGS)
def test_first_paragraph_rests_on_a_report(opening: str, wanted: list[str], found: Found) -> None:
    """The one sentence of a paragraph rests on the report; one fact of several, or an old report, does not."""
    assert outlets(found(f"Signs to go\n\n{opening}\n\n{MORE}", url="https://old-pier.example/a")) == wanted
