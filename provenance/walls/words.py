"""Many words and phrases looked for at once, in one pass over a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

LONGEST = 2_000
"""Characters of a line that are looked at."""
_NUMBER_OR_HOST = re.compile(r"\b(?:\d[\d.,]*|[a-z0-9-]{1,60}(?:\.[a-z0-9-]{2,30}){1,3})(?!\w)\s?", re.IGNORECASE)


def bare(text: str) -> str:
    """Return a line without the numbers and names of hosts in it, which stand within phrases.

    >>> bare("We and our 1,412 partners"), bare("daily.example is for sale")
    ('We and our partners', 'is for sale')
    """
    return _NUMBER_OR_HOST.sub("", text)


class Words:
    """A set of words and phrases in small letters, found where a word begins.

    Short ones must end with their word too: "bot" is no part of "both". Scripts without blanks have no such borders.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = sorted({text.lower() for text in texts})
        self._automaton = AhoCorasick(self.texts)

    def found(self, text: str) -> set[str]:
        """Return the different ones that stand in `text`; of two that overlap the first and longer one counts.

        >>> sorted(Words(["accept", "accept all", "bot"]).found("Accept all robots, both"))
        ['accept all']
        """
        line = text[:LONGEST].lower()
        spans = [
            (start, -end, number)
            for number, start, end in self._automaton.find_matches_as_indexes(line, overlapping=True)
            if _begins(line, start) and (end - start >= 5 or _ends(line, end))
        ]
        found, at = set(), 0
        for start, end, number in sorted(spans):
            if start >= at:
                found.add(self.texts[number])
                at = -end
        return found


def _begins(line: str, start: int) -> bool:
    return start == 0 or not (_is_bordered(line[start]) and _is_letter(line[start - 1]))


def _ends(line: str, end: int) -> bool:
    return end == len(line) or not (_is_bordered(line[end - 1]) and _is_letter(line[end]))


def _is_bordered(letter: str) -> bool:
    return letter.isalnum() and ord(letter) < 0x0E00


def _is_letter(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
