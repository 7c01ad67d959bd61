"""The kinds of files that can be imported, as `data/imports.yaml` describes them."""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import Any

from provenance.registry.countries import countries


@dataclass(frozen=True, slots=True)
class Scale:
    """One scale of a file: whose it is, and under which headings its values stand."""

    assessor: str
    columns: tuple[str, ...]
    name: str | None = None  # None: the registry describes the assessor
    method: str | None = None
    based_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file."""

    id: str
    title: str
    url: str
    licence: str
    terms: str
    columns: dict[str, tuple[str, ...]]
    scales: tuple[Scale, ...]
    credit: str | None = None
    headings: tuple[str, ...] = ()


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind by its id."""
    return {id: _kind(id, row) for id, row in _table().items() if id != "countries"}


def scale_of(assessor: str) -> tuple[Kind, Scale] | None:
    """Return the scale of an assessor and the kind of file it comes in: for the lineage of others."""
    found = ((kind, scale) for kind in kinds().values() for scale in kind.scales if scale.assessor == assessor)
    return next(found, None)


def country_code(text: str) -> str | None:
    """Return the code of a country given by code or English name, or None.

    >>> country_code("no"), country_code("Norway"), country_code("Burma"), country_code("Atlantis")
    ('NO', 'NO', 'MM', None)
    """
    if text.upper() in countries():
        return text.upper()
    return _by_name().get(text.strip().casefold())


@cache
def _by_name() -> dict[str, str]:
    names = {name.casefold(): code for code, name in countries().items()}
    return {**names, **_table()["countries"]}


@cache
def _table() -> dict[str, Any]:
    import yaml

    data = pkgutil.get_data("provenance.registry", "data/imports.yaml")
    if data is None:
        raise FileNotFoundError("imports.yaml is missing from the installed package")
    found: dict[str, Any] = yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506 - builds text only
    return found


def _kind(id: str, row: dict[str, Any]) -> Kind:
    scales = tuple(
        Scale(
            scale["assessor"],
            tuple(scale["columns"]),
            scale.get("name"),
            scale.get("method"),
            tuple(scale.get("based_on", ())),
        )
        for scale in row["values"]
    )
    return Kind(
        id=id,
        title=row["title"],
        url=row["url"],
        licence=row["licence"],
        terms=row["terms"],
        columns={name: tuple(headings) for name, headings in row["columns"].items()},
        scales=scales,
        credit=row.get("credit"),
        headings=tuple(row.get("headings", ())),
    )
