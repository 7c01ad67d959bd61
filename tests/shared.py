"""Where material lies that is read by tests and never part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pydantic
import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "denial.txt"

schemas_alike = pytest.mark.skipif(
    tuple(map(int, pydantic.VERSION.split(".")[:2])) < (2, 14),
    reason="before pydantic 2.14 schemas had no descriptions of dataclasses; those that ship have them",
)
"""For tests that compare a schema with the one that ships."""


def shared(name: str) -> Path:
    """Return a file of the shared data; skips the test, with the reason, where it is not there."""
    path = Path(os.environ.get("PROVENANCE_SHARED_DATA") or ROOT.parent / "shared" / "data") / name
    if not path.exists():
        pytest.skip(f"shared data is not there: {name} (PROVENANCE_SHARED_DATA names its folder)")
    return path
