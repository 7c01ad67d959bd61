"""Where the facts tables are, and their rows; and the word lists the scripts read them with."""

from __future__ import annotations

import csv
import os
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
NEEDS_CITATION = "general knowledge, needs citation"

Row = dict[str, str]


class _AllText(yaml.SafeLoader):
    """Reads every scalar as text, so that `NO` stays Norway."""


_AllText.yaml_implicit_resolvers = {}


def shared_data() -> Path:
    """Return the folder of the shared material: PROVENANCE_SHARED_DATA, or `shared/data` beside the repository."""
    return Path(os.environ.get("PROVENANCE_SHARED_DATA") or ROOT.parent / "shared" / "data")


def read_table(folder: Path, name: str) -> list[Row]:
    """Return the rows of `name`.csv with runs of white space in cells joined."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [{key: " ".join((cell or "").split()) for key, cell in row.items()} for row in csv.DictReader(file)]


def read_yaml(path: Path) -> Any:
    """Return a YAML file with all scalars as text."""
    return yaml.load(path.read_bytes(), Loader=_AllText)  # noqa: S506 - a SafeLoader without types


@cache
def word_list(name: str) -> Any:
    """Return one of the lists in `data/`."""
    return read_yaml(Path(__file__).parent / "data" / f"{name}.yaml")


def parts(cell: str, mark: str = "; ") -> list[str]:
    """Return the values of a cell that holds several.

    >>> parts("a; b"), parts("")
    (['a', 'b'], [])
    """
    return [part for part in (piece.strip() for piece in cell.split(mark.strip())) if part]
