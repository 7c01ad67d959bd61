"""robots.txt as RFC 9309 has it."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from provenance.fetch.robots import LONGEST_DELAY, rules_in

CASES = json.loads((Path(__file__).parent / "data" / "robots.json").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_rules(case: dict[str, Any]) -> None:
    """Groups merge, the longest match wins, marks and blanks say nothing."""
    if case["allowed"] is not None:
        assert rules_in(case["robots"].encode()).allows(case["url"], case["agent"]) is case["allowed"], case["why"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("User-agent: *\nDisallow: /" + "*a" * 5_000 + "b\n", id="one-pattern-of-stars"),
        pytest.param("User-agent: *\n" + ("Disallow: /" + "*a" * 11 + "b\n") * 5_000, id="many-patterns-of-stars"),
        pytest.param("User-agent: *\n" * 100_000, id="many-groups"),
        pytest.param("Disallow: /a\n" * 100_000, id="rules-without-group"),
        pytest.param("\x00" * 600_000, id="zeros"),
    ],
)
def test_traps_cost_little(text: str) -> None:
    """Patterns made to backtrack are read in under a second."""
    start = time.process_time()
    rules_in(text.encode()).allows("https://news.example/" + "a" * 60_000)
    assert time.process_time() - start < 1.5


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("5", 5.0),
        ("0.5", 0.5),
        ("99999999", LONGEST_DELAY),
        ("-3", 0.0),
        ("soon", 0.0),
        ("nan", 0.0),
        ("inf", 0.0),
    ],
)
def test_delays_are_bounded(value: str, seconds: float) -> None:
    """A wish for years is not granted."""
    assert rules_in(f"User-agent: *\nCrawl-delay: {value}\n".encode()).delay() == seconds
