"""Small tables that belong to no single language: read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table `name` ("agencies", "names") as plain values."""
    import yaml

    text = files("provenance.origin.tables").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    rows: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - reads text only, safer than the safe one
    return rows


@cache
def small_words(use: str) -> frozenset[str]:
    """Return the words of one use ("before-day", "subject") in the table `names`, as they are printed."""
    return frozenset(table("names")[use]["words"])


def linking_words() -> frozenset[str]:
    """Return the small words that stand in lower case within names."""
    return small_words("linking")


def asides() -> frozenset[str]:
    """Return the small words that begin an aside behind a name."""
    return small_words("asides")


def company_forms() -> frozenset[str]:
    """Return the words by which a name says that it is a company's, in lower case without full stops."""
    return small_words("companies")


@cache
def dense_companies() -> tuple[str, ...]:
    """Return the endings by which a name in a script without spaces says that it is a company's."""
    return tuple(table("names")["dense_companies"]["words"])


@cache
def romanized() -> dict[int, str]:
    """Return the Latin letters that addresses write for those of other scripts, by code point."""
    latin: dict[str, str] = table("letters")["latin"]["letters"]
    return str.maketrans(latin)
