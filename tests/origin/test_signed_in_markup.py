"""Agencies that sign at the ends of paragraphs as the markup of papers leaves them: glued, behind a line break."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

PAGE = "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
BODY = {
    "de": "<p>Die Fähre fährt weiter nach ihrem Plan, sagte der Hafenmeister am Montag.</p>"
    "<p>Am Hafen wurden die alten Lampen ausgetauscht, und der Markt zieht um.</p>",
    "sv": "<p>Färjan går enligt tidtabell hela sommaren, sade hamnkaptenen i måndags.</p>"
    "<p>De gamla lamporna i hamnen byttes ut och torget flyttar.</p>",
    "tr": "<p>Feribot bütün yaz tarifesine göre çalışacak, dedi liman başkanı.</p>"
    "<p>Limandaki eski lambalar değiştirildi ve pazar taşınıyor.</p>",
    "en": "<p>The ferry keeps its timetable for the summer, the harbour master said.</p>"
    "<p>The old lamps near the harbour were replaced, and the market moves.</p>",
}
ENDS = [
    ("de", "<p>Der Bus hält am alten Markt.<span>dpa</span></p>", ["dpa"]),
    ("de", "<p>Der Bus hält am alten Markt.AFP</p>", ["afp"]),
    ("de", "<p>Der Bus hält am alten Markt.<br>dpa</p>", ["dpa"]),
    ("de", "<p>Mehr steht auf der Seite hafenblatt.it</p>", []),
    ("de", "<p>Der Bus hält am alten Markt der Stadt<br>dpa</p>", []),
    ("sv", "<p>Bussen stannar vid gamla torget. TT</p>", ["tt"]),
    ("sv", "<p>TT-Reuters</p>", ["tt", "reuters"]),
    ("sv", "<p>Bussen stannar vid gamla torget. AA</p>", []),
    ("tr", "<p>AA</p>", ["anadolu-agency"]),
    ("en", "<p>AA</p>", []),
]
DATELINES = [
    ("BERLIN dpa ■ ", ["dpa"]),
    ("Zürich sda. ", ["keystone-sda"]),
    ("Bern/sda ", ["keystone-sda"]),
    ("STUTTGART. dpa ", ["dpa"]),
    ("sda. ", ["keystone-sda"]),
    ("Laut dpa. ", []),
    ("Foto dpa. ", []),
    ("Max Muster/dpa ", []),
]


@pytest.mark.parametrize(("lang", "end", "wanted"), ENDS)
def test_agency_at_the_end_of_a_paragraph(lang: str, end: str, wanted: list[str], found: Found) -> None:
    """No space is left before an agency, or a line break stands there; two letters sign in their own language."""
    page = PAGE.format(title="Neues vom Hafen", body=BODY[lang] + end)
    assert outlets(found(html=page, url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("dateline", "wanted"), DATELINES)
def test_agency_in_small_letters_before_a_text(dateline: str, wanted: list[str], found: Found) -> None:
    """A place and an agency in small letters open a text, with a stop, a block or a slash."""
    text = f"Neues vom Hafen\n\n{dateline}Die Fähre fährt weiter nach ihrem Plan, sagte sie.\n\nEin Lampentausch."
    assert outlets(found(text, url="https://dock.example/1", lang="de")) == wanted
