"""Entries to and from the JSON of the compiled form. Decoding is plain dataclasses, nothing is validated again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from sys import intern
from typing import Any, TypeVar

from provenance.registry.record import Maker, given, maker
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
Usual = dict[str, dict[str, Any]]
Pool = Callable[[list[int]], tuple[Evidence, ...]]

VALUES: dict[str, type] = {
    "names": Name, "domains": Domain, "accounts": Account, "ownership": Ownership, "state": StateRelation,
    "designations": Designation, "assessments": Assessment, "memberships": Membership, "events": Event,
}  # fmt: skip
_BARE = {"names": "text", "domains": "name"}


def usual_of(outlets: Iterable[Outlet]) -> Usual:
    """Return, by layer, the confidence and evidence that most outlets of it have: what is usual need not be repeated.

    Nearly all outlets come from imports, where one line of the dataset's head stands for all of them.
    """
    counts: dict[str, Counter[tuple[Any, Any]]] = {}
    for outlet in outlets:
        counts.setdefault(outlet.layer, Counter())[outlet.confidence, outlet.evidence] += 1
    found: Usual = {}
    for layer, counter in counts.items():
        ((confidence, evidence), _), *_ = counter.most_common(1)
        found[layer] = {"confidence": confidence, "evidence": evidence}
    return found


def encode_usual(usual: Usual, pool: dict[Evidence, int]) -> Usual:
    """Return what is usual as JSON values."""
    return {layer: {**fields, "evidence": _numbers(fields["evidence"], pool)} for layer, fields in usual.items()}


def decode_usual(usual: Usual, pool: Pool) -> Usual:
    """Return the usual fields of each layer that `encode_usual` wrote."""
    return {layer: {**fields, "evidence": pool(fields["evidence"]), "layer": layer} for layer, fields in usual.items()}


def encode(entity: Outlet | Owner | Addition, pool: dict[Evidence, int], usual: Usual | None = None) -> dict[str, Any]:
    """Return an entry as JSON values, evidence as its number in `pool`, which grows.

    Left out is what has its default, or what `usual` gives for the layer.
    """
    full = given(entity)
    for field, value in (usual or {}).get(entity.layer, {}).items():
        if getattr(entity, field) == value:
            full.pop(field, None)
        else:
            full[field] = getattr(entity, field)
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
    if field == "accounts" and len(full) == 2:
        return f"{full['platform']}:{full['handle']}"
    return full[bare] if bare and len(full) == 1 else full


def _numbers(evidence: Sequence[Evidence], pool: dict[Evidence, int]) -> list[int]:
    return [pool.setdefault(one, len(pool)) for one in evidence]


def decode(kind: type[E], id: str, full: dict[str, Any], pool: Pool, usual: Usual | None = None) -> E:
    """Return the entry that `encode` wrote as `full`; `pool` gives evidence by its numbers."""
    layer = full["layer"] = intern(full["layer"])
    for field, value in full.items():
        if type(value) is list:
            record = VALUES.get(field)
            if record is not None:
                full[field] = _decode_values(maker(record), _BARE.get(field, ""), value, layer, pool)
            else:
                full[field] = pool(value) if field == "evidence" else tuple(value)
    full["id"] = id
    made: E = maker(kind)({**usual[layer], **full} if usual else full)
    return made


def _decode_values(make: Maker, bare: str, values: list[Any], layer: str, pool: Pool) -> tuple[Any, ...]:
    found = []
    for value in values:
        if type(value) is str:
            if bare:
                found.append(make({bare: value, "layer": layer}))
            else:
                platform, _, handle = value.partition(":")
                found.append(make({"platform": platform, "handle": handle, "layer": layer}))
            continue
        if "evidence" in value:
            value["evidence"] = pool(value["evidence"])
        value.setdefault("layer", layer)
        found.append(make(value))
    return tuple(found)


def encode_impersonation(impersonation: Impersonation, pool: dict[Evidence, int]) -> dict[str, Any]:
    """Return a reported host as JSON values."""
    full = given(impersonation)
    full["evidence"] = _numbers(impersonation.evidence, pool)
    return full


def decode_impersonation(full: dict[str, Any], pool: Pool) -> Impersonation:
    """Return the reported host that `encode_impersonation` wrote."""
    return Impersonation(**{**full, "evidence": pool(full["evidence"])})


def encode_assessor(assessor: Assessor) -> dict[str, Any]:
    """Return an assessor as JSON values."""
    full = given(assessor)
    del full["id"]
    return full


def decode_assessor(id: str, full: dict[str, Any]) -> Assessor:
    """Return the assessor that `encode_assessor` wrote."""
    return Assessor(id=id, **{**full, "based_on": tuple(full.get("based_on", ()))})
