"""Every case of the hostile server ends in a named kind, in time, with its evidence, and the canary is never touched.

Big pages run when PROVENANCE_NIGHTLY is set; `python -m tests.hostile` runs everything and measures memory too.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from provenance.errors import KINDS
from tests.hostile.__main__ import warm_up
from tests.hostile.case import ALL, Case
from tests.hostile.run import Result, run, running

AT_ONCE = 4
IS_NIGHTLY = bool(os.environ.get("PROVENANCE_NIGHTLY"))
CASES = [case for case in ALL if IS_NIGHTLY or not case.is_slow]
# Ends that need no server that misbehaves: they belong to files, records, registries and to faults of our own.
NOT_OF_THE_WEB = {
    "file_not_found", "file_unreadable", "file_unwritable", "record_invalid", "registry_invalid", "usage",
    "internal_error",
}  # fmt: skip


@pytest.fixture(scope="module")
def results() -> Iterator[dict[str, Result]]:
    """Run all cases, some at a time, and return their results by name."""
    logging.disable(logging.CRITICAL)
    warm_up()
    with running() as (server, authority), ThreadPoolExecutor(AT_ONCE) as pool:
        one = partial(run, server=server, authority=authority, patience=AT_ONCE, is_alone=False)
        found = {result.name: result for result in pool.map(one, CASES)}
        found["canary"] = Result("canary", "", "", "", 0, 0, list(server.touched))
        yield found
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, results: dict[str, Result]) -> None:
    """The end, its bounds and its evidence are as the case says."""
    assert results[case.name].faults == []


def test_nobody_was_led_inside(results: dict[str, Result]) -> None:
    """No case reached the port that no address may lead to."""
    assert results["canary"].faults == []


def test_every_kind_is_met() -> None:
    """Each end that the web can cause has a case of its own, and there are enough of them."""
    first = {case.kinds[0] for case in ALL}
    assert set(KINDS) - NOT_OF_THE_WEB - first == {"parse_limit"}
    assert len(ALL) >= 120
    assert len({case.name for case in ALL}) == len(ALL)
