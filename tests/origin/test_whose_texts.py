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
