"""Entries to and from the JSON of the compiled form. Decoding is plain dataclasses, nothing is validated again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from sys import intern
from typing import Any, TypeVar

from provenance.registry.record import given
from provenance.registry.schema import (
    Account,
    Addition,
    Assessment,
    Assessor,
    Designation,
    Domain,
    Event,
    Evidence,
    Impersonation,
    Membership,
    Name,
    Outlet,
    Owner,
    Ownership,
    StateRelation,
)

E = TypeVar("E", bound=Outlet | Owner | Addition)
Pool = Callable[[int], Evidence]

VALUES: dict[str, type] = {
    "names": Name, "domains": Domain, "accounts": Account, "ownership": Ownership, "state": StateRelation,
    "designations": Designation, "assessments": Assessment, "memberships": Membership, "events": Event,
}  # fmt: skip
_BARE = {"names": "text", "domains": "name"}


def encode(entity: Outlet | Owner | Addition, pool: dict[Evidence, int]) -> dict[str, Any]:
    """Return an entry as JSON values: defaults left out, evidence as its number in `pool`, which grows."""
    full = given(entity)
    del full["id"]
    full["layer"] = entity.layer
    for field in VALUES:
        if field in full:
            full[field] = [_encode_value(value, field, entity.layer, pool) for value in full[field]]
    if "evidence" in full:
        full["evidence"] = _numbers(full["evidence"], pool)
    return full


def _encode_value(value: Any, field: str, layer: str, pool: dict[Evidence, int]) -> Any:
    full = given(value)
    if full.get("layer") == layer:
        del full["layer"]
    if "evidence" in full:
        full["evidence"] = _numbers(full["evidence"], pool)
    bare = _BARE.get(field)
    return full[bare] if bare and len(full) == 1 else full


def _numbers(evidence: Sequence[Evidence], pool: dict[Evidence, int]) -> list[int]:
    return [pool.setdefault(one, len(pool)) for one in evidence]


def decode(kind: type[E], id: str, full: dict[str, Any], pool: Pool) -> E:
    """Return the entry that `encode` wrote as `full`; `pool` gives evidence by its number."""
    layer = full["layer"] = intern(full["layer"])
    for field in full.keys() & VALUES.keys():
        full[field] = _decode_values(VALUES[field], _BARE.get(field, ""), full[field], layer, pool)
    for field in ("languages", "unknowns", "unsure"):
        if field in full:
            full[field] = tuple(full[field])
    if "evidence" in full:
        full["evidence"] = tuple([pool(number) for number in full["evidence"]])
    return kind(id=id, **full)


def _decode_values(kind: type, bare: str, values: list[Any], layer: str, pool: Pool) -> tuple[Any, ...]:
    found = []
    for value in values:
        if type(value) is str:
            found.append(kind(**{bare: value, "layer": layer}))
            continue
        value.setdefault("layer", layer)
        if "evidence" in value:
            value["evidence"] = tuple([pool(number) for number in value["evidence"]])
        found.append(kind(**value))
    return tuple(found)


def encode_impersonation(impersonation: Impersonation, pool: dict[Evidence, int]) -> dict[str, Any]:
    """Return a reported host as JSON values."""
    full = given(impersonation)
    full["evidence"] = _numbers(impersonation.evidence, pool)
    return full


def decode_impersonation(full: dict[str, Any], pool: Pool) -> Impersonation:
    """Return the reported host that `encode_impersonation` wrote."""
    return Impersonation(**{**full, "evidence": tuple([pool(number) for number in full["evidence"]])})


def encode_assessor(assessor: Assessor) -> dict[str, Any]:
    """Return an assessor as JSON values."""
    full = given(assessor)
    del full["id"]
    return full


def decode_assessor(id: str, full: dict[str, Any]) -> Assessor:
    """Return the assessor that `encode_assessor` wrote."""
    return Assessor(id=id, **{**full, "based_on": tuple(full.get("based_on", ()))})
