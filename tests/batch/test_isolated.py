"""Bulk work before pages that cost too much: each is its own record's answer, and the order stays."""

from __future__ import annotations

import json

from provenance.batch.records import Line
from provenance.batch.run import answers
from provenance.isolate import ParseLimits, Sandbox
from tests.hostile.case import article

GOOD = article().decode()
BIG = article("<p>" + "word " * 3_000_000 + "</p>").decode()


def lines(*pages: str) -> list[Line]:
    """Return records with the numbers of the pages as ids."""
    rows = ({"id": number, "html": page, "published": "2026-01-01"} for number, page in enumerate(pages))
    return [Line(number, json.dumps(row).encode()) for number, row in enumerate(rows, 1)]


def test_a_page_that_costs_too_much_is_one_answer_among_others() -> None:
    """The page in the middle ends as `parse_limit`; those around it are documents, in the order they came."""
    with Sandbox(limits=ParseLimits(memory=8_000_000)) as box:
        found = [json.loads(told.text) for told in answers(lines(GOOD, BIG, GOOD), box.written)]
    assert [row["id"] for row in found] == [0, 1, 2]
    assert found[1]["error"]["kind"] == "parse_limit"
    assert found[1]["error"]["limits"] == ["parse_seconds=10", "parse_memory=8000000"]
    assert found[0]["document"] == found[2]["document"]


def test_a_worn_child_is_replaced_unseen() -> None:
    """A fresh child takes over after some pages; the answers do not show it."""
    with Sandbox(limits=ParseLimits(pages=2)) as box:
        found = [json.loads(told.text) for told in answers(lines(*[GOOD] * 5), box.written)]
    assert len({json.dumps(row["document"]) for row in found}) == 1
