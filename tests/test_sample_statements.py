"""The draw of statements to be checked by hand is the same for everybody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from provenance.registry.schema import Event, Evidence
from scripts.sample_statements import Drawn, core, sample, shown, statements
from tests.shared import ROOT


def made(count: int, start: int = 0) -> Iterator[Drawn]:
    """Yield made-up statements."""
    for number in range(start, start + count):
        evidence = (Evidence(url=f"https://page{number}.example/", retrieved="2026-01-01", says=f"Says {number}"),)
        yield Drawn(f"outlet-{number}", f"Outlet {number}", "events", Event(what="sold", detail="x", evidence=evidence))


@pytest.fixture(scope="module")
def all_statements() -> list[Drawn]:
    """Return what the core states."""
    return list(statements(core(ROOT)))


def test_same_seed_same_draw_and_another_seed_another() -> None:
    """The seed alone decides."""
    first, again, other = (sample(made(200), seed, 40) for seed in ("1", "1", "2"))
    assert first == again
    assert first != other
    assert len(first) == 40


def test_order_of_the_registry_does_not_matter() -> None:
    """Moving an entry changes nothing."""
    assert sample(iter([*made(200)][::-1]), "7", 40) == sample(made(200), "7", 40)


def test_a_statement_added_elsewhere_moves_no_other_out_of_its_place() -> None:
    """A draw can be repeated on a grown registry."""
    before = sample(made(200), "1", 200)
    after = [each for each in sample(made(230), "1", 230) if int(each.entity.removeprefix("outlet-")) < 200]
    assert after == before


def test_every_kind_of_statement_of_the_core_is_drawn_from(all_statements: list[Drawn]) -> None:
    """No section is left out, and nothing lacks evidence."""
    assert {each.section for each in all_statements} >= {"ownership", "state", "designations", "assessments", "events"}
    assert all(each.statement.evidence for each in all_statements)


def test_what_the_checker_reads_holds_the_page_and_what_it_says() -> None:
    """Address and words are printed."""
    text = shown(3, next(made(1, 5)))
    assert text.startswith("3. outlet-5 (Outlet 5), events: what sold, detail x\n")
    assert "https://page5.example/\n     Says 5" in text
