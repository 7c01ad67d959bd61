"""Whether a text breaks off at an offer: the opening of an article, and then the way to buy the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from provenance.tables import packaged

LINES_BEHIND = 4
"""Lines behind the end of the text in which the offer stands."""
SHORTEST_LINE = 40
"""Characters of a line by which the end of the text is found on the page."""
LONGEST_OFFER = 300


def breaks_off(lines: Iterable[str], text: str) -> bool:
    """Tell whether the page, whose lines are given, asks to pay or register right where `text`, its article, ends.

    >>> line = "The minister said on Monday that the talks would go on until a deal was found."
    >>> breaks_off([line, "Subscribe to read the full story"], line)
    True
    >>> breaks_off(["Subscribe to read the full story", line], line)
    False
    """
    squeezed = " ".join(text.split())
    behind = LINES_BEHIND + 1
    is_offered = False
    for line in lines:
        is_of_text = len(line) >= SHORTEST_LINE and line[:200] in squeezed
        if is_of_text and not _offers().search(line):
            behind, is_offered = 0, False
        elif behind < LINES_BEHIND:
            behind += 1
            if len(line) <= LONGEST_OFFER and _offers().search(line):
                if not is_of_text:
                    return True
                is_offered = True  # unless the text goes on behind it: articles quote such lines
    return is_offered


@cache
def _offers() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, packaged("provenance.walls", "offers")["offers"])), re.IGNORECASE)
