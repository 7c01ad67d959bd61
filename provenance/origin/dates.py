"""Dates that stand right behind a printed name and are no part of it."""

from __future__ import annotations

import re

from provenance.origin.scan import Scan
from provenance.origin.tables import small_words

_NUMERIC = re.compile(r"\s\(?\d{1,4}[./-]\d{1,2}[./-](?:\d{2,4})?|,\s\d{1,2}(?!\w)")


def before_date(scan: Scan, start: int, name: str) -> str:
    """Return a printed name without the date behind it: "Marlow Beacon in April", "La Gazette du 3 mai", "Post, May 3".

    A day within a name stays: "Le Journal du Dimanche".
    """
    name = before_figures(name)
    for cue in scan.cues_of("date", start=start + 1, end=start + len(name)):
        before = name[: cue.start - start]
        if before.endswith(", "):
            return before.rstrip(" ,")
        words = before.split()
        kept = len(words)
        while kept > 1 and (words[kept - 1][0].isdigit() or words[kept - 1] in small_words("before-day")):
            kept -= 1
        if words[-1] in small_words("before-month") or any(word[0].isdigit() for word in words[kept:]):
            return " ".join(words[:kept])
    return name


def before_figures(name: str) -> str:
    """Return a name without a day in figures and the small word before it: "Polizei Neustadt vom 3.5.2024"."""
    numeric = _NUMERIC.search(name)
    if numeric is None:
        return name
    before, _space, last = name[: numeric.start()].rpartition(" ")
    return before if before and last in small_words("before-day") else name[: numeric.start()]
