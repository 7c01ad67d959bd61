"""The words by which pages name their parts, and the forms by which lines say what they are: data, read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from provenance.tables import packaged


@cache
def load(name: str) -> dict[str, Any]:
    """Return the package data file `name` ("areas", "head", "forms", "languages") as plain values."""
    loaded: dict[str, Any] = packaged("provenance.extract", name)
    return loaded
