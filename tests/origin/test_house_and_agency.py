"""Openings in which the publisher's own name stands before an agency's."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

MORE = "The lamps near the harbour were replaced in the spring, and the ferry keeps its timetable for the summer."
OPENINGS = [
    ("Pier24 – AFP: Workers fitted the last railings on Tuesday.", "co-credit"),
    ("PIER24/AFP - Workers fitted the last railings on Tuesday.", "co-credit"),
    ("Paris – AFP: Workers fitted the last railings on Tuesday.", "wire"),
    ("PARIS, AFP - Workers fitted the last railings on Tuesday.", "wire"),
]


@pytest.mark.parametrize(("opening", "relation"), OPENINGS)
def test_house_before_an_agency(opening: str, relation: str, found: Found) -> None:
    """The publisher makes joint work of it, a place does not."""
    origin = found(f"Railings\n\n{opening} {MORE}\n\n{MORE}", url="https://pier24.example/a")
    assert (outlets(origin), origin.relation) == (["afp"], relation)


def test_letters_and_a_word_for_news_in_the_address(found: Found) -> None:
    """An agency whose letters open the address signs for itself there, whichever of its name is meant."""
    text = "Dakar, 10 oct (APS) – Des bénévoles ont repeint les bancs. La maire a remercié les bénévoles."
    assert outlets(found(text, url="https://apsactu.example/a", lang="fr")) == []
