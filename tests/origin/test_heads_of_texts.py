"""What stands above a text or opens it: agencies before towns, papers before writers, addresses and glued brackets."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

TEXTS = {
    "de": "Die alten Lampen am Kai wurden am Dienstag ersetzt. Die Fähre fährt weiter nach ihrem Plan.",
    "en": "The old lamps near the quay were replaced on Tuesday. The ferry keeps its timetable for the summer.",
    "fr": "Les vieilles lampes du port ont été remplacées mardi. Le bac garde ses horaires pour tout l'été.",
    "sv": "De gamla lamporna i hamnen byttes ut på tisdagen. Färjan går enligt tidtabell hela sommaren.",
}
OPENINGS = [
    ("de", "dpa-afx FRANKFURT.", ["dpa"]),
    ("de", "dpa BERLIN:", ["dpa"]),
    ("en", "Reuters LONDON:", ["reuters"]),
    ("en", "AP NEW YORK:", ["associated-press"]),
    ("en", "AFP NATO:", []),
    ("en", "PARIS AFP -", ["afp"]),
    ("en", "PARIS, May 3 AFP -", ["afp"]),
    ("en", "Paris AFP -", []),
    ("en", "PARIS AFP said", []),
    ("en", "Agencia EFE.-", ["efe"]),
    ("en", "(INQUIRER) By Jane Roe-", ["philippine-daily-inquirer"]),
    ("en", "(INQUIRER) The", []),
    ("en", "(LANTERN) By Jane Roe -", []),
    ("fr", "RFI Afrique –", ["rfi"]),
    ("fr", "RFI –", ["rfi"]),
    ("en", "France 24 –", ["france-24"]),
    ("en", "Time –", []),
    ("en", "Lantern News Hour –", []),
    ("en", "Pierhead + Lantern + Milldam (APP)", ["associated-press-of-pakistan"]),
    ("en", "Pierhead + Lantern + Milldam (Jane Roe)", []),
]
BYLINES = [
    ("en", "News.com.au29-07-2025", ["news-com-au-network"]),
    ("en", "theguardian.com", ["the-guardian"]),
    ("en", "The Guardian29-07-2025", ["the-guardian"]),
    ("en", "The Guardian 29.07.2025", ["the-guardian"]),
    ("en", "Hindustan Times, India", ["hindustan-times"]),
    ("en", "lanternpost.example29-07-2025", []),
    ("en", "lanternpost.com", []),
    (
        "en",
        "Originally published: Lantern Collective on January 2, 2020 by Jane Roe - Blog",
        ["Lantern Collective"],
    ),
    ("en", "Originally published: Lantern Collective, May 3, 2021", ["Lantern Collective"]),
    ("en", "Originally published: The Guardian", ["the-guardian"]),
    ("fr", "Première publication : Courrier du Phare, 3 mai 2021", ["Courrier du Phare"]),
    ("en", "Originally published: January 2, 2020", []),
    ("en", "Originally published: 10:24 BST", []),
    ("en", "Originally published: By Jane Roe", []),
    ("fr", "Première publication : 3 mai 2021", []),
]
REPORTS = [
    ("The pier will get a new handrail, The Associated Press reported. The lamps follow in May.", ["associated-press"]),
    ("The pier will get a new handrail, Reuters reported. The owner told our newspaper otherwise.", []),
    ("The pier is shut. The handrail follows in May, Reuters reported. The lamps are next.", []),
    ("The handrail cost a million, Reuters reported in 2015. The lamps follow in May.", []),
]


@pytest.mark.parametrize(("lang", "opening", "wanted"), OPENINGS)
def test_opening(lang: str, opening: str, wanted: list[str], found: Found) -> None:
    """Who stands before a town, a writer or a dash at the beginning of a text made it; bodies and columns did not."""
    text = f"Lamps replaced\n\n{opening} {TEXTS[lang]}\n\n{TEXTS[lang]}"
    assert outlets(found(text, url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(
    ("bracket", "wanted"),
    [("(جھیل نیوز)", ["جھیل نیوز"]), ("(نوائے وقت نیوز)", []), ("(نیوز رپورٹر)", []), ("(خصوصی نیوز رپورٹر)", [])],
)
def test_agency_in_the_script_of_the_house(bracket: str, wanted: list[str], found: Found) -> None:
    """Where the house's name is known in its script, another one in a dateline is an agency's, but a desk is none."""
    text = "بندرگاہ کے پرانے چراغ منگل کو بدل دیے گئے۔ کشتی پورا موسم گرما اپنے وقت پر چلے گی۔"
    page = f"پرانے چراغ\n\nاسلام آباد + لاہور {bracket} {text}\n\n{text}"
    assert outlets(found(page, url="https://nawaiwaqt.com.pk/1", lang="ur")) == wanted


def test_outlet_of_the_headline_before_a_dash(found: Found) -> None:
    """An outlet that the headline speaks of is what the text is about."""
    text = f"La nouvelle directrice de France 24\n\nFrance 24 – {TEXTS['fr']}\n\n{TEXTS['fr']}"
    assert outlets(found(text, url="https://dock.example/1", lang="fr")) == []


@pytest.mark.parametrize(("lang", "line", "wanted"), BYLINES)
def test_line_above_a_text(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """A day behind a name is no part of it, whether a space stands between or not."""
    text = f"Lamps replaced\n{line}\n\n{TEXTS[lang]}\n\n{TEXTS[lang]}"
    assert outlets(found(text, url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(
    ("lang", "line", "wanted"),
    [
        ("sv", "De gamla lamporna i hamnen byttes ut.(TT)", ["tt"]),
        ("sv", "De gamla lamporna i hamnen byttes ut. (TT)", []),
        ("sv", "De gamla lamporna i hamnen byttes ut.(AFP)", []),
        ("sv", "De gamla lamporna i hamnen byttes ut.(Foto: TT)", []),
        ("sv", "De gamla lamporna i hamnen byttes ut.(Jan Ek)", []),
    ],
)
def test_bracket_glued_to_a_sentence(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """A short paragraph above the text is signed by the agency of the country; a caption has a space there."""
    text = f"Lamporna byttes\n\n{line}\n\n{TEXTS[lang]} {TEXTS[lang]}"
    assert outlets(found(text, url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lead", "wanted"), REPORTS)
def test_report_that_closes_the_first_sentence(lead: str, wanted: list[str], found: Found) -> None:
    """The sentence that opens a text may close with whose report it is, also where its paragraph goes on."""
    assert outlets(found(f"Lamps\n\n{lead}\n\n{TEXTS['en']}", url="https://dock.example/1")) == wanted
