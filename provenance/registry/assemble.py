"""Files to one body of entries: who defines an id, and what the others add to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from provenance.errors import Problem
from provenance.registry.layers import joined
from provenance.registry.load import RegistryFile
from provenance.registry.schema import Addition, Assessor, Layer, Outlet, Owner

OUTLETS_ONLY = ("languages", "domains", "accounts", "assessments", "memberships")


@dataclass(slots=True)
class Body:
    """All entries of some files, each id once."""

    version: str = "1"
    layers: list[Layer] = field(default_factory=list)
    assessors: dict[str, Assessor] = field(default_factory=dict)
    owners: dict[str, Owner] = field(default_factory=dict)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    additions: dict[str, Addition] = field(default_factory=dict)  # to ids that none of these files defines


def assemble(files: Iterable[RegistryFile], *, complete: bool = False) -> tuple[Body, list[Problem]]:
    """Return the entries of `files`, in rank order, and the ids that are defined twice.

    Additions are joined to what they add to. Those to ids that are not here are kept apart, for a lower layer;
    `complete` says that there is none, so that they are problems.
    """
    body = Body()
    problems: list[Problem] = []
    places: dict[str, tuple[str, int]] = {}
    files = list(files)
    for file in files:
        if file.layer not in body.layers:
            body.layers.append(file.layer)
        for section in ("assessors", "owners", "outlets"):
            for key, entry in getattr(file, section).items():
                problem = _taken(file, section, key, places)
                if problem is not None:
                    problems.append(problem)
                else:
                    getattr(body, section)[key] = entry
    for file in files:
        for key, addition in file.additions.items():
            problems += _misplaced(file, key, addition, body, complete)
            _add(body, key, addition)
    return body, problems


def _taken(file: RegistryFile, section: str, key: str, places: dict[str, tuple[str, int]]) -> Problem | None:
    # Owners and outlets share one space of ids: an outlet may be an owner, an id may not be both.
    space = key if section != "assessors" else f"assessor {key}"
    line = file.line(section, key)
    first = places.setdefault(space, (file.name, line))
    if first == (file.name, line):
        return None
    message = f"{section}.{key}: this id is defined in {first[0]}:{first[1]}; choose another, or use additions"
    return Problem(file.name, line, "id-taken-twice", message)


def _misplaced(file: RegistryFile, key: str, addition: Addition, body: Body, complete: bool) -> Iterable[Problem]:
    if complete and key not in body.owners and key not in body.outlets:
        message = f"additions.{key}: no outlet or owner has this id; define it under outlets or mend the id"
        yield Problem(file.name, file.line("additions", key), "id-unknown", message)
    if key in body.owners:
        for name in OUTLETS_ONLY:
            if getattr(addition, name):
                line = file.line("additions", key, name)
                yield Problem(file.name, line, "unknown-field", f"additions.{key}: an owner has no {name}; remove it")


def _add(body: Body, key: str, addition: Addition) -> None:
    if key in body.outlets:
        body.outlets[key] = joined(body.outlets[key], addition)
    elif key in body.owners:
        body.owners[key] = joined(body.owners[key], addition)
    elif key in body.additions:
        body.additions[key] = joined(body.additions[key], addition)
    else:
        body.additions[key] = addition
