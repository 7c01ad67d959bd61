"""Many patterns looked for in one linear pass over a text (Aho and Corasick, 1975)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

from ahocorasick_rs import AhoCorasick, Implementation

from provenance.origin.canon import edged

FEW = 0.25  # share of plain patterns up to which they are kept apart
SMALL = 8_000  # code points of patterns up to which the quicker form is built: it takes some hundred bytes for each


class Automaton:
    """Patterns in canonical form.

    Half of all texts hold no letter beyond ASCII once accents are off. Where few patterns have none either, those are
    kept apart for such texts: fewer states are touched, and fewer are fetched from far memory.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        every = list(patterns)
        is_plain = [pattern.isascii() or edged(pattern).isascii() for pattern in every]
        self._every = AhoCorasick(every, implementation=Implementation.ContiguousNFA) if every else None
        self._numbers = list(compress(range(len(every)), is_plain))
        is_apart = len(self._numbers) <= FEW * len(every)
        self._plain = _built(list(compress(every, is_plain))) if is_apart else self._every

    def find(self, text: str, *, is_plain: bool) -> list[tuple[int, int, int]]:
        """Return the number of each pattern that matches with start and end, overlapping ones too.

        `is_plain` says that `text` has no letter beyond ASCII.
        """
        if is_plain and self._plain is not self._every:
            found = self._plain.find_matches_as_indexes(text, overlapping=True) if self._plain else []
            return [(self._numbers[number], start, end) for number, start, end in found]
        return self._every.find_matches_as_indexes(text, overlapping=True) if self._every else []


def _built(patterns: list[str]) -> AhoCorasick | None:
    if not patterns:
        return None
    is_small = sum(map(len, patterns)) <= SMALL
    return AhoCorasick(patterns, implementation=Implementation.DFA if is_small else Implementation.ContiguousNFA)
