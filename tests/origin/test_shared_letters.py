"""Letters that several agencies share, partners beside the house, and information that an agency contributed."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

ENGLISH = "The ferry runs twice a day. The choir has moved to the customs house. Pupils measured the pond."


@pytest.mark.parametrize(
    ("opening", "named"),
    [
        ("VATICAN CITY (CNA) -", ["catholic-news-agency"]),
        ("Vatican City, Dec 8, 2017 / 08:55 am (CNA).-", ["catholic-news-agency"]),
        ("VATICAN CITY (CNS) --", ["catholic-news-service"]),
        ("TAIPEI, May 3 (CNA)", ["central-news-agency-taiwan"]),
        ("HAVANA, Cuba, May 16 (ACN)", ["agencia-cubana-de-noticias"]),
        ("OSLO, May 3 (CNA) -", ["CNA"]),
    ],
)
def test_place_tells_whose_letters_they_are(opening: str, named: list[str], found: Found) -> None:
    """The agency at home in the place of the dateline signs; elsewhere the letters stay as printed."""
    assert outlets(found(f"Title\n\n{opening} {ENGLISH}")) == named


def test_letters_of_the_house_itself(found: Found) -> None:
    """An agency's own site is no other's text."""
    text = f"Title\n\nVATICAN CITY (CNA) - {ENGLISH}"
    assert outlets(found(text, url="https://www.catholicnewsagency.com/a")) == []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Reef Weekly/RNZ Pacific", ["rnz"]),
        ("Information for this article was contributed by Jane Roe of The Associated Press.", ["associated-press"]),
        (
            "Published in collaboration with Searchlight New Mexico under a content-sharing agreement.",
            ["searchlightnm-org"],
        ),
        ('Article published by "Lantern Observer" (Northholm), read more', ["Lantern Observer"]),
        (
            "Copyright | Guardian News and Media Limited or its affiliated companies. All rights reserved.",
            ["the-guardian"],
        ),
        ("©2024 Lake Herald. Distributed by Tribune Content Agency, LLC.", ["Lake Herald"]),
        ("©2024 Lake Holdings. All rights reserved.", []),
        ("Information for this article is kept in the library of the harbour.", []),
        ("The fair is held in collaboration with Searchlight New Mexico under an agreement of the town.", []),
    ],
)
def test_closing_lines(line: str, named: list[str], found: Found) -> None:
    """Makers beside the house close a text; partners of other things do not."""
    assert outlets(found(f"Title\n\n{ENGLISH}\n\n{line}", url="https://reef-weekly.example/a")) == named
