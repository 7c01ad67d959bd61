"""Headlines that name an outlet at one of their ends."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

ENGLISH = "The ferry runs twice a day. The choir has moved to the customs house. Pupils measured the pond."


@pytest.mark.parametrize(
    ("headline", "named"),
    [
        ("New railings for the pier – CNN", ["cnn"]),
        ("New railings for the pier (Quay life | The Guardian)", ["the-guardian"]),
        ("New railings for the pier | The Independent", ["the-independent"]),
        ("The pier in the evening sun. | The Guardian", []),
        ("New railings for the pier | AP", []),
        ("New railings for the pier - Today", []),
        ("New railings for the pier, says The Guardian", []),
    ],
)
def test_name_behind_a_headline(headline: str, named: list[str], found: Found) -> None:
    """A name behind a dash, bar or bracket was copied with the headline; a caption and letters of an agency are not."""
    assert outlets(found(f"{headline}\n\n{ENGLISH}")) == named


def test_name_of_the_house_behind_its_headline(found: Found) -> None:
    """Sites set their own name behind their titles."""
    assert outlets(found(f"New railings for the pier – CNN\n\n{ENGLISH}", url="https://www.cnn.com/a")) == []


@pytest.mark.parametrize(
    ("lead", "named"),
    [
        ("Ifølge den svenske avisen Expressen er rekkverket grønt.", ["expressen"]),
        ("Avisen flytter fra havna til sentrum i mai.", []),
    ],
)
def test_name_before_a_headline(lead: str, named: list[str], found: Found) -> None:
    """A name before a colon is that of the report where the text cites it too, else it may be the subject."""
    text = f"Expressen: Fergekaia får nytt rekkverk\n\n{lead} Koret øver i tollboden. Elevene målte dammen."
    assert outlets(found(text, lang="no")) == named


def test_title_in_the_head_of_a_page(found: Found) -> None:
    """The title in the head ends with the name of the site, which the registry may know under another address."""
    head = "<title>New railings for the pier – CNN</title>"
    body = f"<article><h1>New railings for the pier</h1><p>{ENGLISH}</p><p>{ENGLISH}</p></article>"
    assert outlets(found(html=f"<html><head>{head}</head><body>{body}</body></html>")) == []
