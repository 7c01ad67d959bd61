"""Files to one body of entries: who defines an id, and what the others add to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from provenance.errors import Problem
from provenance.registry.layers import joined
from provenance.registry.load import RegistryFile
from provenance.registry.schema import Account, Addition, Assessor, Impersonation, Layer, Outlet, Owner

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
    impersonations: dict[str, Impersonation] = field(default_factory=dict)  # the first file that reports a host


def assemble(
    files: Iterable[RegistryFile], *, complete: bool = False, absorbed: dict[str, str] | None = None
) -> tuple[Body, list[Problem]]:
    """Return the entries of `files`, in rank order, and the ids that are defined twice.

    Additions are joined to what they add to. Those to ids that are not here are kept apart, for a lower layer;
    `complete` says that there is none, so that they are problems. `absorbed` is what `absorptions` found.
    """
    body = Body()
    winners = absorbed or {}
    problems: list[Problem] = []
    places: dict[str, tuple[str, int]] = {}
    files = list(files)
    for file in files:
        if file.layer not in body.layers:
            body.layers.append(file.layer)
        for host, impersonation in file.impersonations.items():
            body.impersonations.setdefault(host, impersonation)
        for section in ("assessors", "owners", "outlets"):
            for key, entry in getattr(file, section).items():
                if section == "outlets" and file.dataset is not None and key in winners:
                    _add(body, winners[key], _as_addition(entry, winners[key]))
                    continue
                problem = _taken(file, section, key, places)
                if problem is not None:
                    problems.append(problem)
                else:
                    getattr(body, section)[key] = entry
    for file in files:
        for key, addition in file.additions.items():
            target = winners.get(key, key)
            problems += _misplaced(file, key, target, addition, body, complete)
            _add(body, target, addition)
    body.additions = {key: addition for key, addition in body.additions.items() if not _add_late(body, key, addition)}
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


def absorptions(files: Iterable[RegistryFile]) -> dict[str, str]:
    """Return, for outlets of imports whose every address a hand-made outlet has by now, the id of that outlet.

    So people add outlets without running the imports again: what the import knows then stands under the hand-made one.
    """
    files = list(files)
    held: dict[tuple[str, str | None], str] = {}
    for file in files:
        if file.dataset is None:
            for key, outlet in file.outlets.items():
                held.update({(domain.name, domain.path): key for domain in outlet.domains})
    found = {}
    for file in files:
        for key, outlet in file.outlets.items() if file.dataset is not None else ():
            winners = {held.get((domain.name, domain.path)) for domain in outlet.domains}
            if winners and None not in winners:
                found[key] = min(winner for winner in winners if winner is not None)
    return found


def _as_addition(outlet: Outlet, winner: str) -> Addition:
    """Return what an absorbed outlet brings to the hand-made one: what others say of it, not who it is."""
    return Addition(
        id=winner,
        accounts=tuple(_with_evidence(account, outlet) for account in outlet.accounts),
        designations=outlet.designations,
        assessments=outlet.assessments,
        memberships=outlet.memberships,
        layer=outlet.layer,
    )


def _with_evidence(account: Account, outlet: Outlet) -> Account:
    """Return an account with the evidence and confidence that stood on its outlet."""
    return replace(
        account, evidence=account.evidence or outlet.evidence, confidence=account.confidence or outlet.confidence
    )


def _add_late(body: Body, key: str, addition: Addition) -> bool:
    """Join an addition that came before what it adds to; return whether that is here."""
    if key in body.outlets or key in body.owners:
        _add(body, key, addition)
        return True
    return False


def _misplaced(
    file: RegistryFile, key: str, target: str, addition: Addition, body: Body, complete: bool
) -> Iterable[Problem]:
    if complete and target not in body.owners and target not in body.outlets:
        message = f"additions.{key}: no outlet or owner has this id; define it under outlets or mend the id"
        yield Problem(file.name, file.line("additions", key), "id-unknown", message)
    if target in body.owners:
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
