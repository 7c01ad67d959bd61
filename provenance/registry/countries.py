"""Country codes and their short English names."""

from __future__ import annotations

import pkgutil
from functools import cache


@cache
def countries() -> dict[str, str]:
    """Return the short English name of each country by its code: ISO 3166-1 alpha-2, and `XK` for Kosovo.

    >>> countries()["NO"], "UK" in countries()
    ('Norway', False)
    """
    data = pkgutil.get_data(__package__, "data/countries.txt")
    if data is None:
        raise FileNotFoundError(f"countries.txt is missing from the installed package {__package__}")
    rows = (line.split(" ", 1) for line in data.decode("utf-8").splitlines() if line and line[0] != "#")
    return {code: name for code, name in rows}  # noqa: C416 - the split gives lists, not pairs
