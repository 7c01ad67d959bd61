"""Numbers in a table never decide what a page costs."""

from __future__ import annotations

import time

import pytest
from lxml.html import HtmlElement

from provenance import Page, annotate
from provenance.extract.slim import MOST_SPANNED, WIDEST_CELL
from provenance.extract.tree import parse
from tests.hostile.case import SENTENCES, article


def cells(table: str) -> list[HtmlElement]:
    """Return the cells of a table within an article."""
    return list(parse(article(f"<table><tr>{table}</tr></table>")).root.iter("td", "th"))


@pytest.mark.parametrize(
    ("claimed", "kept"),
    [
        ("2", "2"),
        (str(WIDEST_CELL), str(WIDEST_CELL)),
        ("101", None),
        ("9007199254740991", None),
        ("1e9", None),
        ("-3", None),
        ("³", None),
    ],
)
def test_a_cell_is_as_wide_as_a_table_can_be(claimed: str, kept: str | None) -> None:
    """What is beyond is read as one column and one row."""
    for name in ("colspan", "rowspan"):
        (cell,) = cells(f'<td {name}="{claimed}">a</td>')
        assert cell.get(name) == kept


def test_cells_share_what_a_page_may_span() -> None:
    """Many wide cells cost no more than one wide table."""
    wide = [cell.get("colspan") for cell in cells(f'<td colspan="{WIDEST_CELL}">a</td>' * 50)]
    assert wide.count(str(WIDEST_CELL)) == MOST_SPANNED // WIDEST_CELL


def test_a_table_of_wide_cells_costs_little() -> None:
    """A thousand cells of a thousand columns took three seconds and a hundred thousand marks of text."""
    annotate(Page(html=article()))
    page = article("<table><tr>" + '<td colspan="1000" rowspan="65534">x</td>' * 1_000 + "</table>")
    start = time.process_time()
    text = annotate(Page(html=page)).article.text
    assert time.process_time() - start < 1.5
    assert all(sentence in text for sentence in SENTENCES)
