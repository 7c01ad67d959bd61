"""The page of compared outlets says what the registry says, and every cell leads to a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from provenance.registry.assemble import assemble
from provenance.registry.load import Source, parse_file
from scripts.build_comparison import COLUMNS, OUTLETS, PAGE, Core, core, page
from tests.shared import ROOT

SMALL = """\
version: '1'
owners:
  republic:
    name: Republic
    kind: state
  holding:
    name: Holding
    kind: state-company
    ownership:
      - owner: republic
        relation: wholly-owned
        share: '100'
        evidence:
          - url: https://holding.example/about
            retrieved: '2026-01-02'
            says: The state holds all shares
    state:
      - dimension: governance
        value: state-appointed
        evidence:
          - url: https://holding.example/board
            retrieved: '2026-01-02'
            says: The government names the board
outlets:
  channel:
    name: Channel | One
    kind: broadcaster
    country: NO
    ownership:
      - owner: holding
        relation: controls
        since: '2001-05'
        evidence:
          - url: https://channel.example/imprint
            retrieved: '2026-01-03'
            says: Published by Holding
            publisher: Channel
      - owner: republic
        relation: controls
        until: '2001-05'
        evidence:
          - url: https://channel.example/imprint
            retrieved: '2026-01-03'
            says: Run by the state before
    state:
      - dimension: funding
        value: state-majority
        until: '2010'
        evidence:
          - url: https://channel.example/money
            retrieved: '2026-01-01'
            says: The state paid
"""


@pytest.fixture(scope="module")
def registry() -> Core:
    """Return the hand-made registry."""
    return core(ROOT)


def rows(text: str) -> dict[str, list[str]]:
    """Return the cells of each row, by outlet id."""
    lines = [line for line in text.split("\n") if line.startswith("| **")]
    cells = [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in lines]
    return {re.findall(r"`([^`]+)`", row[0])[0]: row for row in cells}


def small() -> str:
    """Return the page of the one made-up channel."""
    file, problems = parse_file(Source("small.yaml", SMALL.encode()), "core")
    assert file is not None
    assert not problems
    return page(Core(assemble([file])[0]), ["channel"])


def test_page_is_what_the_registry_says(registry: Core) -> None:
    """The page in the tree is current."""
    assert PAGE.read_text("utf-8") == page(registry), "run: python scripts/build_comparison.py"


def test_every_outlet_has_owner_and_three_dimensions_with_pages(registry: Core) -> None:
    """Owners, funding, governance, editorial line and life are stated and cited for all."""
    table = rows(page(registry))
    assert tuple(table) == OUTLETS
    for outlet, cells in table.items():
        assert len(cells) == len(COLUMNS), outlet
        for column, cell in zip(COLUMNS[1:6], cells[1:6], strict=True):
            assert re.search(r"\[\[\d+\]\]", cell), f"{outlet}: {column}"


def test_no_two_outlets_have_the_same_row(registry: Core) -> None:
    """No row is a copy of another."""
    told = [tuple(cells[1:]) for cells in rows(page(registry)).values()]
    assert len(set(told)) == len(told)


def test_numbers_lead_to_the_page_of_the_statement() -> None:
    """Each number has its line, with publisher, words, address and day."""
    text = small()
    numbers = [int(number) for number in re.findall(r"\]\(#(\d+)\)", text)]
    assert sorted(set(numbers)) == list(range(1, max(numbers) + 1))
    first = '<a id="1"></a>1. Channel: Published by Holding.\n   <https://channel.example/imprint>, read 2026-01-03.'
    assert first in text


def test_what_ended_is_not_in_a_cell() -> None:
    """Former owners and former funding are left out."""
    cells = rows(small())["channel"]
    assert "until" not in cells[1]
    assert cells[2] == "not stated"


def test_chain_goes_up_and_an_owners_value_carries_its_name() -> None:
    """The chain is walked, and what holds of an owner says so."""
    cells = rows(small())["channel"]
    assert cells[1].startswith("Holding (state-company), controls since 2001-05")
    assert "<br>↑ of Holding: Republic (state), wholly-owned 100%" in cells[1]
    assert cells[3].startswith("state-appointed (Holding)")


def test_a_bar_in_a_name_does_not_break_the_table() -> None:
    """A bar is escaped."""
    assert len(rows(small())["channel"]) == len(COLUMNS)


def test_an_outlet_that_is_not_there_is_an_error(registry: Core) -> None:
    """A wrong id is not passed over."""
    with pytest.raises(KeyError):
        page(registry, ["no-such-outlet"])


def test_the_page_stays_in_docs() -> None:
    """The page has its place."""
    assert PAGE.relative_to(ROOT) == Path("docs/comparison.md")
