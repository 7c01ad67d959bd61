"""What closes the slot of a label behind a name: the link with which the name is given."""

from __future__ import annotations

import re

_LINK = re.compile(r"[\s(（\[<—–-]+(?:https?://|www\.)\S+")


def before_link(text: str, start: int, end: int) -> int:
    """Return where a name ends behind which its link stands: "Source: The Ledger — https://ledger.example/1 May 3".

    >>> before_link("Source: The Ledger (https://ledger.example/1)", 8, 45)
    18
    >>> before_link("Source: https://ledger.example/1", 8, 32)
    32
    """
    found = _LINK.search(text, start, end) if "://" in text[start:end] or "www." in text[start:end] else None
    return found.start() if found and any(map(str.isalpha, text[start : found.start()])) else end
