"""Boxes below a text whose only words are an agency's name."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

TEXT = "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer."
PAGE = (
    "<html lang=en><body><article><h1>Lamps</h1><div class=article-body><p>{text}</p><p>{text}</p></div>{below}"
    "</article></body></html>"
)
BOXES = [
    ('<div class="author-box"><h4><a href="/author/ap">Associated Press</a></h4></div>', ["associated-press"]),
    ('<div class="author-box"><span>By</span> <a>AFP</a></div>', ["afp"]),
    ('<div class="author-box"><h4>Reuters</h4></div><div class="comments"><p>Well done</p></div>', ["reuters"]),
    ('<div class="author-box"><h4>Jane Roe</h4><p>Jane Roe wrote for Reuters and others before.</p></div>', []),
    ('<div class="about-author"><h4>Reuters</h4><p>Jane Roe covers ports there.</p></div>', []),
    ('<div class="author-bio"><h4>Petra</h4></div>', []),
    ('<div class="author-box"><p>She worked for Reuters.</p></div>', []),
    ('<h3>More stories</h3><div><p>Pier sold</p><div class="author-card">Reuters</div></div>', []),
    ('<div class="related-posts"><p>Pier sold</p><div class="author-card">Reuters</div></div>', []),
]


@pytest.mark.parametrize(("below", "wanted"), BOXES)
def test_box_that_holds_an_agency_alone(below: str, wanted: list[str], found: Found) -> None:
    """An agency signs in a box of its own; people's boxes, biographies and those of other texts do not count."""
    html = PAGE.format(text=TEXT, below=below)
    assert outlets(found(html=html, url="https://old-pier.example/a")) == wanted
