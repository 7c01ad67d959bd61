"""Country codes and their short English names."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def countries() -> dict[str, str]:
    """Return the short English name of each country by its code: ISO 3166-1 alpha-2, and `XK` for Kosovo.

    >>> countries()["NO"], "UK" in countries()
    ('Norway', False)
    """
    text = (Path(__file__).parent / "data" / "countries.txt").read_text(encoding="utf-8")
    return {line[:2]: line[3:] for line in text.splitlines() if line[:1] != "#"}
