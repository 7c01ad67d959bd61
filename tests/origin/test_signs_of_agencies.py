"""How desks sign at the end of a text: small letters, codes of an agency's own desk, the time behind the bracket."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

URL = "https://harbourgazette.example/a"
GERMAN = "Die Turnhalle in Altenried wird bis zum Herbst neu gestrichen, auch die Orgel wird gestimmt."
SECOND = "Ein pensionierter Uhrmacher kümmert sich künftig ehrenamtlich um die Turmuhr am Marktplatz."
ITALIAN = "La palestra di Valdirosa sarà ridipinta prima dell'autunno, e l'organo sarà accordato."
ENGLISH = "The parish hall in Marlow Green will be repainted before the autumn concerts begin."


def page(language: str, *paragraphs: str) -> str:
    """Return a page whose article has these paragraphs."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = f'<html lang="{language}"><head><title>A</title></head>'
    return f"<!doctype html>{head}<body><article><h1>A</h1><div>{text}</div></article></body></html>"


@pytest.mark.parametrize("line", ["dpa", "red, dpa", "dpa/red", "jk/dpa", "mit dpa"])
def test_small_letters_fill_the_last_line(line: str, found: Found) -> None:
    """An agency that is ambiguous elsewhere signs in small letters where it is at home."""
    assert outlets(found(html=page("de", GERMAN, SECOND, line), url=URL, lang="de")) == ["dpa"]


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("(Adp/ANSA)", "wire"),
        ("(Pol-Gci/Adnkronos)", "wire"),
        ("(Adp/ANSA) 08:50 15-09-20", "wire"),
        ("(mcs/ANSA)", "co-credit"),
    ],
)
def test_desks_of_the_agency_itself(line: str, relation: str, found: Found) -> None:
    """Codes of three letters with a capital are the agency's own desk, small initials are somebody of the house."""
    document = found(html=page("it", ITALIAN, f"{ITALIAN} {line}"), url=URL, lang="it")
    assert len(outlets(document)) == 1
    assert document.relation == relation


@pytest.mark.parametrize(
    "line",
    ["(AP) 3-2", "The final ended (AP) 3-2", "(Ann Lee/AP)", "(Ann/AP)", "dpa bleibt.", "Ap", "Sam/Reuters pictures"],
)
def test_what_signs_nothing(line: str, found: Found) -> None:
    """A result behind a bracket is no time, a whole name beside an agency is a picture's."""
    assert found(html=page("en", ENGLISH, f"{ENGLISH} {line}"), url=URL).status != "taken"


def test_agency_of_the_dateline_behind_the_first_publisher(found: Found) -> None:
    """The agency wrote what a station published first; the station is a stop on the way."""
    end = "This story was originally published by The Guardian."
    document = found(html=page("en", f"LONDON (AP) — {ENGLISH}", ENGLISH, end), url=URL)
    roles = {part.outlet: part.role for part in document.contributions}
    assert roles == {"associated-press": "origin", "the-guardian": "via"}
    assert document.relation == "wire"


def test_list_of_other_pages_below_a_text(found: Found) -> None:
    """Names below a heading for links are other pages; a label ends the list."""
    links = f"{ENGLISH}\n\n{ENGLISH} It is old.\n\nRelated Links\n\nReuters / AP"
    assert found(links, url=URL).status != "taken"
    assert outlets(found(f"{links}\n\nSource: AFP", url=URL)) == ["afp"]


def test_copyright_in_the_element_of_the_article(found: Found) -> None:
    """The line of rights in the element that holds the article alone is the text's; at the foot of a site it is not."""
    text = "".join(f"<p>{ENGLISH} It is house number {number}.</p>" for number in range(5))
    rights = '<p class="copyright">Copyright © 2024 The Associated Press. All rights reserved.</p>'
    head = '<html lang="en"><head><title>A</title></head><body>'
    own = f"{head}<div class='post'><h1>A</h1><div>{text}</div>{rights}</div><footer>Us</footer></body></html>"
    site = f"{head}<div class='post'><h1>A</h1><div>{text}</div></div><footer>{rights}</footer></body></html>"
    assert outlets(found(html=own, url=URL)) == ["associated-press"]
    assert found(html=site, url=URL).status != "taken"


@pytest.mark.parametrize(
    ("lang", "line", "wanted"),
    [
        ("it", "Riproduzione riservata © Copyright ANSA", ["ansa"]),
        ("it", "© Riproduzione riservata ANSA", ["ansa"]),
        ("it", "© RIPRODUZIONE RISERVATA", []),
        ("en", "All rights reserved. © Reuters", ["reuters"]),
        ("en", "All rights reserved by the harbour master, says Reuters House", []),
    ],
)
def test_rights_before_or_within_a_line_of_copyright(found: Found, lang: str, line: str, wanted: list[str]) -> None:
    """Words for all rights change nothing, wherever they stand."""
    text = "The pier is open. The mayor thanked the volunteers and promised a second meeting."
    assert outlets(found(f"Pier\n\n{text}\n\n{line}", lang=lang)) == wanted
