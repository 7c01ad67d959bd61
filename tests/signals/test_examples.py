"""Every class of words and every pair of marks carries an example and a counter-example; both are run here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from provenance.document import Article
from provenance.signals import find_signals, languages
from provenance.signals.marks import load_data

Found = list[tuple[str, str, str | None]]


def cases() -> Iterator[Any]:
    """Yield the examples of all data files."""
    for language in sorted(languages()):
        for name, block in load_data(language).items():
            if isinstance(block, dict):
                yield from examples(block, language, f"{language}-{name}")
    for pair in load_data("marks")["pairs"]:
        yield from examples(pair, None, f"marks-{pair['id']}")


def examples(block: dict[str, Any], language: str | None, name: str) -> Iterator[Any]:
    """Yield the example and the counter-example of one block."""
    for kind in ("example", "counter_example"):
        case = block[kind]
        yield pytest.param(case["text"], language or case["language"], case["finds"], id=f"{name}-{kind}")


@pytest.mark.parametrize(("text", "language", "finds"), list(cases()))
def test_example_of_a_class(text: str, language: str, finds: list[list[str]]) -> None:
    """A class finds what its example says, and nothing more than its counter-example says."""
    signals = find_signals(Article(text=text, language=language))
    expected: Found = [(signal, cut, *speaker) if speaker else (signal, cut, None) for signal, cut, *speaker in finds]
    if signals.supported:
        assert [(s.signal, s.span.text, s.speaker) for s in signals.spans] == expected
    else:  # without rules for the language only the marks are read
        assert [s.span.text for s in signals.spans] == [cut for _signal, cut, _speaker in expected]


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_class_says_why(language: str) -> None:
    """A block of words has a reason, an example and a counter-example."""
    for name, block in load_data(language).items():
        if isinstance(block, dict):
            assert block.keys() >= {"reason", "example", "counter_example"}, name
