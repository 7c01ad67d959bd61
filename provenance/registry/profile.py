"""What the registry holds on one outlet, seen from a date.

Plain dataclasses like `schema.py`, so that `provenance show` never pays for pydantic; the annotated
document carries them as they are. Everything here is about outlets and owners, never about an article.
"""

from __future__ import annotations

from typing import Literal

from provenance.registry.record import Record, record
from provenance.registry.schema import (
    Account,
    Assessment,
    Confidence,
    Conflict,
    Derived,
    Designation,
    Domain,
    Event,
    Evidence,
    Membership,
    OutletKind,
    OwnerKind,
    Ownership,
    StateRelation,
)

InForce = Literal["yes", "later", "ended", "unknown"]


@record
class OwnerLink(Record):
    """One step up the chain: `holder` is held, in the way stated, by `owner`."""

    depth: int  # 1 = direct owner of the outlet
    holder: str  # id of what is held
    owner: str  # id of the holder of the interest
    name: str
    kind: OwnerKind | OutletKind
    country: str
    statement: Ownership
    end: Literal["ultimate", "no-owner-stated", "continues", "seen-above"]


@record
class HeldState(Record):
    """A state relation and whom it is stated about: the outlet, its parent or one of its owners."""

    about: str
    name: str
    statement: StateRelation


@record
class DatedDesignation(Record):
    """A designation, whom it is about, and whether it was in force on the profile's date."""

    about: str
    name: str
    in_force: InForce
    statement: Designation


@record
class StateLabel(Record):
    """The State Media Monitor's label: what follows from the three dimensions, and what the assessor itself said."""

    derived: str | None  # None: a dimension is not stated or leaves the question open
    open: tuple[str, ...]  # those dimensions
    quoted: str | None  # the assessor's latest
    dated: str | None  # its edition
    differ: bool  # both are there and are not the same


@record
class Profile(Record):
    """What the registry holds on one outlet, as of a date."""

    outlet: str
    name: str
    kind: OutletKind
    country: str
    as_of: str
    languages: tuple[str, ...] = ()
    parent: str | None = None
    domains: tuple[Domain, ...] = ()
    accounts: tuple[Account, ...] = ()
    ownership: tuple[OwnerLink, ...] = ()
    later_ownership: tuple[OwnerLink, ...] = ()
    former_ownership: tuple[OwnerLink, ...] = ()
    state: tuple[HeldState, ...] = ()
    state_label: StateLabel | None = None  # None: nothing is stated and nothing quoted
    designations: tuple[DatedDesignation, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    memberships: tuple[Membership, ...] = ()
    events: tuple[Event, ...] = ()
    unknowns: tuple[str, ...] = ()
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()  # of what identifies the outlet
    unsure: tuple[Derived, ...] = ()  # what no source states of it; inferred by the import
    confidence: Confidence | None = None
    layer: str = ""
    conflicts: tuple[Conflict, ...] = ()  # what other layers say instead
