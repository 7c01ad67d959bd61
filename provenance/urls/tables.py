"""The tables shipped beside this file, each read once, when first asked for."""

from __future__ import annotations

import json
import pkgutil
from functools import cache
from typing import Any


@cache
def recogniser(name: str) -> Any:
    """Return the rules of `name`, such as `wrappers`, as generated from the YAML file of that name."""
    return json.loads(_read(f"{name}.json"))


@cache
def rows(name: str) -> tuple[str, ...]:
    """Return the rows of the text table `name`, without its heading."""
    return tuple(line for line in _read(f"{name}.txt").split("\n") if line and line[0] != "#")


@cache
def stated_version(name: str) -> str:
    """Return the version the heading of the text table `name` states.

    >>> stated_version("confusables")
    '17.0.0'
    """
    return _read(f"{name}.txt").partition("# version: ")[2].partition("\n")[0]


def _read(file: str) -> str:
    # pkgutil rather than importlib.resources: the same bytes, 7 ms less to import
    data = pkgutil.get_data(__package__, f"data/{file}")
    if data is None:
        raise FileNotFoundError(f"{file} is missing from the installed package {__package__}")
    return data.decode("utf-8")
