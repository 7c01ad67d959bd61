"""What closes a text: addresses in brackets and stations behind a dash; and who is named beside the house."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

TEXT = "The old lamps near the quay were replaced on Tuesday. The ferry keeps its timetable for the summer."
CLOSING = [
    (" (lampradio.hu)", ["lampradio.hu"]),
    (" (lanternhill.com)", ["lanternhill.com"]),
    (" (theguardian.com)", ["the-guardian"]),
    (" (www.lanternnews.com)", ["lanternnews.com"]),
    (" (www.lanternhill.com)", []),
    (" (info@lanternhill.com)", []),
    (" (dock.example)", []),
    (" (lanternhill.gov.uk)", []),
    (" (facebook.com)", []),
    (" (see lanternhill.com)", []),
    (" (lanternhill.com/tickets)", []),
    (" Tickets are sold online (lanternhill.com)", []),
    (" – HQTV", ["HQTV"]),
    (" – NASA", []),
    (" – HQTV news desk", []),
    (" “The lamps are ours.” – HQTV", []),
    ("\n\nBBC/AFP", ["bbc", "afp"]),
    ("\n\nTime/AFP", []),
    ("\n\nBBC", []),
]
TOGETHER = [
    ("This story was produced as a collaboration between {} and Lantern Investigations.", ["Lantern Investigations"]),
    ("This story was produced as a collaboration between Lantern Investigations and {}.", ["Lantern Investigations"]),
    ("This article is a collaboration of {} and The Guardian.", ["the-guardian"]),
    ("This story is a collaboration between {} and its readers.", []),
    ("This story is a collaboration between {} and our readers.", []),
    ("The fair is a collaboration between {} and Harbour Theatre.", []),
]


@pytest.mark.parametrize(("line", "wanted"), CLOSING)
def test_end_of_the_last_sentence(line: str, wanted: list[str], found: Found) -> None:
    """A bare address behind the last sentence is where the text is from; one that readers are sent to is not."""
    assert outlets(found(f"Lamps\n\n{TEXT}\n\n{TEXT}{line}", url="https://dock.example/1")) == wanted


@pytest.mark.parametrize(("line", "wanted"), TOGETHER)
def test_partner_beside_the_house(line: str, wanted: list[str], found: Found) -> None:
    """Of two who made a text together, the one that is not the house is the partner."""
    text = f"Lamps\n\n{TEXT}\n\n{TEXT}\n\n{line.format('Pierhead Dock')}"
    origin = found(text, url="https://pierhead-dock.example/1")
    assert outlets(origin) == wanted
    assert origin.relation == ("partner" if wanted else None)


@pytest.mark.parametrize(
    ("authors", "relation"),
    [
        ('[{"name": "Pierhead Dock"}, {"name": "AAP"}]', "co-credit"),
        ('[{"name": "AAP"}]', "wire"),
        ('[{"name": "Jane Roe"}, {"name": "AAP"}]', "wire"),
    ],
)
def test_house_and_agency_in_a_list_of_authors(authors: str, relation: str, found: Found) -> None:
    """The house and an agency in the list of authors of a page's data made the text together."""
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {authors}}}</script>'
    html = f"<html lang=en><head>{data}</head><body><article><h1>Lamps</h1><p>{TEXT}</p><p>{TEXT}</p></article></body>"
    origin = found(html=html, url="https://pierhead-dock.example/1")
    assert (outlets(origin), origin.relation) == (["australian-associated-press"], relation)


@pytest.mark.parametrize("last", ['РИА "Новости"', 'РИА "Новости" |', "РИА «Новости»", "«РИА Новости»"])
def test_quotation_marks_within_a_name_belong_to_it(found: Found, last: str) -> None:
    """Those around the whole unit do not."""
    text = f"Школьная столовая снова открыта. Мост через канал закрывали на час.\n\n{last}"
    assert outlets(found(text, lang="ru")) == ["ria-novosti"]


def test_bracket_behind_the_bracket_of_a_picture(found: Found) -> None:
    """It names the picture's agency once more."""
    caption = "Engineers at the lock on Friday (Jane Roe/PA) (PA Wire)"
    origin = found(f"The lock was repaired on Friday. Boats may pass again.\n\n{caption}")
    assert outlets(origin) == []
