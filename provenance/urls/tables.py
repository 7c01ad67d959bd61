"""The tables shipped beside this file, each read once, when first asked for."""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any

_HERE = os.path.dirname(__file__)  # noqa: PTH120 - pathlib costs more to import than a table to read


@cache
def recogniser(name: str) -> Any:
    """Return the rules of `name`, such as `wrappers`, as generated from the YAML file of that name."""
    return json.loads(_read(f"{name}.json"))


@cache
def rows(name: str) -> tuple[str, ...]:
    """Return the rows of the text table `name`, without its heading."""
    lines = _read(f"{name}.txt").splitlines()
    heading = next((number for number, line in enumerate(lines) if line[:1] != "#"), 0)
    return tuple(lines[heading:])


@cache
def stated_version(name: str) -> str:
    """Return the version the heading of the text table `name` states.

    >>> stated_version("confusables")
    '17.0.0'
    """
    return _read(f"{name}.txt").partition("# version: ")[2].partition("\n")[0]


def _read(file: str) -> str:
    # What pkgutil.get_data does, without its import, which costs more than reading a table.
    loader: Any = __spec__.loader  # in a zip file as on disk
    return str(loader.get_data(f"{_HERE}/data/{file}"), "utf-8")
