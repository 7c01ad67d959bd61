"""Rows to an overlay: assessments of outlets that are known, entries for those that are not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from provenance.errors import ProvenanceError
from provenance.registry.importers.kinds import Kind, Scale, country_code, scale_of
from provenance.registry.importers.rows import Row
from provenance.registry.index import Registry

_DATE = re.compile(r"([12]\d{3})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")


@dataclass(slots=True)
class Made:
    """An overlay, and what became of the rows."""

    content: dict[str, Any]
    counts: Counter[str] = field(default_factory=Counter)


def make_overlay(rows: Iterable[Row], kind: Kind, registry: Registry, *, retrieved: str, dated: str | None) -> Made:
    """Return the overlay of some rows, had on the day `retrieved`, of the edition `dated` where a row does not say.

    An outlet is known by exactly its host (and path), or by a name that only one outlet bears. What a row says of the
    country of a known outlet is counted and left out: an import corrects nobody. Raises `ProvenanceError` (usage) when
    a rating has no date.
    """
    made = Made({"version": "1", "dataset": _head(kind, retrieved)})
    additions: dict[str, dict[str, Any]] = {}
    outlets: dict[str, dict[str, Any]] = {}
    for row in rows:
        given = [_assessment(scale, row, dated, kind) for scale in kind.scales if scale.assessor in row.values]
        known = _known(row, registry)
        if known is not None:
            made.counts["of outlets that are known"] += 1
            code = country_code(row.country) if row.country else None
            outlet = registry.outlet(known)
            if code and outlet and outlet.country != code:
                made.counts["with another country than the registry's, which stays"] += 1
            if given:
                additions.setdefault(known, {"assessments": []})["assessments"] += given
        elif row.host is None:
            made.counts["left out: neither an address nor the name of one known outlet"] += 1
        else:
            made.counts["of outlets that are new"] += 1
            entry = outlets.setdefault(_id(row, registry), _entry(row))
            if given:
                entry.setdefault("assessments", []).extend(given)
    for name, part in (("assessors", _assessors(kind, registry)), ("outlets", outlets), ("additions", additions)):
        if part:
            made.content[name] = part
    return made


def _head(kind: Kind, retrieved: str) -> dict[str, Any]:
    head = {
        "name": kind.title,
        "url": kind.url,
        "licence": kind.licence,
        "retrieved": retrieved,
        "terms": kind.terms,
        "evidence": {
            "file": {"url": kind.url, "retrieved": retrieved, "says": "The row of this outlet in a file the user has"}
        },
        "default": ["file"],
    }
    return {**head, "credit": kind.credit} if kind.credit else head


def _assessment(scale: Scale, row: Row, dated: str | None, kind: Kind) -> dict[str, str]:
    day = _partial(row.dated) or dated
    if day is None:
        message = f"rows of {kind.title} carry no date; say of which edition the file is with --dated 2026-05"
        raise ProvenanceError(message, kind="usage")
    return {"assessor": scale.assessor, "value": row.values[scale.assessor][:400], "dated": day}


def _partial(text: str | None) -> str | None:
    """Return the date a cell begins with, as exact as it is.

    >>> _partial("2025-3-9 10:00"), _partial("2025"), _partial("May 2025")
    ('2025-03-09', '2025', None)
    """
    found = _DATE.match(text or "")
    if not found:
        return None
    return "-".join([found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)])


def _known(row: Row, registry: Registry) -> str | None:
    if row.host is not None:
        match = registry.by_host(row.host, row.path or "/")
        is_whole = match is not None and match.matched == ("path" if row.path else "host")
        return match.outlet_id if match is not None and is_whole else None
    named = registry.by_name(row.name) if row.name else ()
    return named[0] if len(named) == 1 else None


def _id(row: Row, registry: Registry) -> str:
    """Return an id for a new outlet: its address with hyphens, numbered where somebody has that id."""
    plain = re.sub(r"[^a-z0-9]+", "-", f"{row.host}{row.path or ''}".lower()).strip("-")[:70]
    id, number = plain, 1
    while registry.outlet(id) is not None or registry.owner(id) is not None:
        number += 1
        id = f"{plain}-{number}"
    return id


def _entry(row: Row) -> dict[str, Any]:
    domain: Any = row.host if row.path is None else {"name": row.host, "path": row.path}
    entry: dict[str, Any] = {"name": (row.name or row.host or "")[:400], "kind": "site", "domains": [domain]}
    code = country_code(row.country) if row.country else None
    if code:
        entry["country"] = code
    entry["unsure"] = ["kind"] if row.name else ["name", "kind"]
    return entry


def _assessors(kind: Kind, registry: Registry) -> dict[str, Any]:
    """Return the assessors of a file and those its ratings are built on, where the registry has none of that id."""
    found: dict[str, Any] = {}
    waiting = [(kind, scale) for scale in kind.scales]
    while waiting:
        home, scale = waiting.pop()
        if scale.assessor in found or scale.name is None or registry.assessor(scale.assessor) is not None:
            continue
        found[scale.assessor] = {"name": scale.name, "url": home.url, "licence": home.licence}
        if scale.method:
            found[scale.assessor]["method"] = scale.method
        if scale.based_on:
            found[scale.assessor]["based_on"] = list(scale.based_on)
        waiting += [base for other in scale.based_on if (base := scale_of(other)) is not None]
    return found
