"""Names right behind the last sentence: glued to its stop, alone after it, or beside their writer."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

TEXT = (
    "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer.\n\n"
    "Residents may send comments on the plan until the last day of the month"
)
CLOSED = [
    (".-Bernama", "https://harbourgazette.my/", ["bernama"]),
    (". ― Bernama", "https://harbourgazette.my/", ["bernama"]),
    (".—AFP", None, ["afp"]),
    (".--IANS", None, ["ians"]),
    (".-Reuters", None, ["reuters"]),
    (". The Guardian", None, ["the-guardian"]),
    (". — JRO with Reuters", None, ["reuters"]),
    (". — Jane Roe with Bloomberg", None, ["bloomberg-news"]),
    (".-Jane Roe", None, []),
    (".-the end", None, []),
    (". — Jane Roe with two boats of Reuters", None, []),
    (". “It is a masterpiece.”-The Guardian", None, []),
    (". Today", None, []),
]


@pytest.mark.parametrize(("end", "url", "expected"), CLOSED)
def test_a_name_behind_the_last_sentence_signs_the_text(
    found: Found, end: str, url: str | None, expected: list[str]
) -> None:
    """A dash, a slash or a space may set the name off; quotations and people sign nothing."""
    assert outlets(found(TEXT + end, url=url)) == expected


def test_a_writer_beside_an_agency_is_of_the_house(found: Found) -> None:
    """The agency helped."""
    assert found(f"{TEXT}. — JRO with Reuters").relation == "co-credit"


def test_a_paper_alone_on_the_last_line_is_a_credit_in_plain_text_only(found: Found) -> None:
    """Tags of a page stand on lines of their own too."""
    assert outlets(found(f"{TEXT}.\n\nThe Guardian")) == ["the-guardian"]
    paragraphs = "".join(f"<p>{line}</p>" for line in f"{TEXT}.".split("\n\n"))
    tagged = f"<html><body><article><h1>New lamps</h1>{paragraphs}<p>The Guardian</p></article></body></html>"
    assert outlets(found(html=tagged)) == []
