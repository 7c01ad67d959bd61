"""Which rules may decide alone: those whose measured precision is high enough."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

SURE = 0.9  # precision from which a rule decides alone


@cache
def _measured() -> dict[str, float]:
    """Return the measured precision of each rule, as `benchmarks/attribution.py --calibrate` wrote it."""
    path = files("provenance.origin") / "tables" / "precision.json"
    rows = json.loads(path.read_text(encoding="utf-8"))["rules"]
    return {family: row["precision"] for family, row in rows.items() if row["precision"] is not None}


def decides(family: str) -> bool:
    """Return whether a rule decides alone; one that the gold sets hold too few cases of does."""
    return _measured().get(family, 1.0) >= SURE
