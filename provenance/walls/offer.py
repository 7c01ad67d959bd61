"""Whether a text breaks off at an offer: the opening of an article, and then the way to buy the rest."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from provenance.walls.visible import visible_blocks

LINES_BEHIND = 4
"""Lines behind the end of the text in which the offer stands."""
SHORTEST_LINE = 40
"""Characters of a line by which the end of the text is found on the page."""
LONGEST_OFFER = 300


def breaks_off(markup: str, text: str) -> bool:
    """Tell whether the page asks to pay or register right where `text`, its article, ends.

    >>> line = "The minister said on Monday that the talks would go on until a deal was found."
    >>> breaks_off(f"<p>{line}</p><div>Subscribe to read the full story</div>", line)
    True
    >>> breaks_off(f"<div>Subscribe to read the full story</div><p>{line}</p>", line)
    False
    """
    squeezed = " ".join(text.split())
    behind = LINES_BEHIND + 1
    for block in visible_blocks(markup):
        if len(block) >= SHORTEST_LINE and block[:200] in squeezed and not _offers().search(block):
            behind = 0
        elif behind < LINES_BEHIND:
            behind += 1
            if len(block) <= LONGEST_OFFER and _offers().search(block):
                return True
    return False


@cache
def _offers() -> re.Pattern[str]:
    import yaml

    data = yaml.safe_load(files("provenance.walls").joinpath("data/offers.yaml").read_text("utf-8"))
    return re.compile("|".join(map(re.escape, data["offers"])), re.IGNORECASE)
