"""Outlet and date to profile: owners to the top, state relation, designations, assessments.

Pure and free of pydantic, since `provenance show` runs on it alone. Nothing is inferred: a chain ends where
statements end, and says so. Facts stated about an owner are shown under the owner's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from provenance.registry.label import state_label
from provenance.registry.profile import DatedDesignation, HeldState, InForce, OwnerLink, Profile
from provenance.registry.schema import Designation, Outlet, Owner, Ownership

# An entity of one of these kinds may be the end of a chain; for all others the next holder is simply not stated.
ULTIMATE_KINDS = frozenset(
    {
        "state", "person", "family", "foundation", "trust", "members", "employees", "cooperative", "association",
        "party", "listed-company", "church-body", "university", "non-profit", "public-body", "intergovernmental-body",
        "fund", "military", "political-organisation",
    }
)  # fmt: skip

LONGEST_CHAIN = 20


class Holdings(Protocol):
    """What enrichment asks of a registry."""

    def outlet(self, id: str) -> Outlet | None:
        """Return the outlet with this id."""

    def owner(self, id: str) -> Owner | Outlet | None:
        """Return the owner, or the outlet that is one."""


def started(since: str | None, as_of: str) -> bool:
    """Return whether something that began on the partial date `since` had begun on `as_of`.

    A bare year or month counts from its first day; no date counts as begun.

    >>> started("2022-03", "2022-02-28"), started("2022", "2022-02-28"), started(None, "1999-01-01")
    (False, True, True)
    """
    return since is None or since <= as_of[: len(since)]


def ended(until: str | None, as_of: str) -> bool:
    """Return whether something that lasted until the partial date `until` was over on `as_of`.

    >>> ended("2014", "2014-06-01"), ended("2014", "2015-01-01"), ended(None, "2015-01-01")
    (False, True, False)
    """
    return until is not None and until < as_of[: len(until)]


def in_force(designation: Designation, as_of: str) -> InForce:
    """Return whether a designation was in force on `as_of`.

    Unknown when nothing dates its beginning, or when only the year or month of it is known and `as_of` lies within.
    """
    begun = designation.since or designation.adopted
    if ended(designation.until, as_of):
        return "ended"
    if begun is None or (len(begun) < len(as_of) and as_of.startswith(begun)):
        return "unknown"
    return "yes" if started(begun, as_of) else "later"


@dataclass(frozen=True, slots=True)
class _Step:
    depth: int
    holder: str
    statement: Ownership


def enrich(outlet: Outlet, registry: Holdings, as_of: str) -> Profile:
    """Return what `registry` holds on `outlet` as of the ISO date `as_of`.

    Ownership is followed to the top, also through the parent outlet of an edition that states no owner.
    What begins after `as_of` is listed as later, what ended before as former; both only for the outlet itself.
    """
    steps = list(_walk(outlet, registry, as_of))
    parents = list(_parents(outlet, registry))
    above: list[Outlet | Owner] = [outlet, *parents, *_entities(steps, registry)]
    held = list({entity.id: entity for entity in above}.values())  # a parent may also be an owner
    state = tuple(_state(held, as_of))
    own = outlet.ownership
    return Profile(
        outlet=outlet.id,
        name=outlet.name,
        kind=outlet.kind,
        country=outlet.country,
        as_of=as_of,
        languages=outlet.languages,
        parent=outlet.parent,
        domains=outlet.domains,
        accounts=outlet.accounts,
        ownership=tuple(_links(steps, registry)),
        later_ownership=tuple(_links([_Step(1, outlet.id, s) for s in own if not started(s.since, as_of)], registry)),
        former_ownership=tuple(_links([_Step(1, outlet.id, s) for s in own if ended(s.until, as_of)], registry)),
        state=state,
        state_label=state_label(state, outlet.assessments, [outlet.id, *(parent.id for parent in parents)]),
        designations=tuple(_designations(held, as_of)),
        assessments=outlet.assessments,  # each carries its edition; a later one is shown as later, not hidden
        memberships=tuple(m for m in outlet.memberships if started(m.since, as_of) and not ended(m.until, as_of)),
        events=outlet.events,
        unknowns=outlet.unknowns,
        note=outlet.note,
        evidence=outlet.evidence,
        unsure=outlet.unsure,
        confidence=outlet.confidence,
        layer=outlet.layer,
        conflicts=outlet.conflicts,
    )


def _parents(outlet: Outlet, registry: Holdings) -> Iterator[Outlet]:
    """Yield the outlets this one is a part of, nearest first; what is stated about them holds for their parts."""
    seen = {outlet.id}
    above = registry.outlet(outlet.parent) if outlet.parent else None
    while above is not None and above.id not in seen:
        seen.add(above.id)
        yield above
        above = registry.outlet(above.parent) if above.parent else None


def _current(statements: tuple[Ownership, ...], as_of: str) -> list[Ownership]:
    return [s for s in statements if started(s.since, as_of) and not ended(s.until, as_of)]


def _walk(outlet: Outlet, registry: Holdings, as_of: str) -> Iterator[_Step]:
    """Yield the ownership in force, breadth first; each holder is opened once, so loops end."""
    level: list[Outlet | Owner] = [outlet]
    opened = {outlet.id}
    for depth in range(1, LONGEST_CHAIN + 1):
        above: list[Outlet | Owner] = []
        for holder in level:
            for statement in _holdings(holder, registry, as_of):
                yield _Step(depth, holder.id, statement)
                owner = registry.owner(statement.owner)
                if owner is not None and owner.id not in opened:
                    opened.add(owner.id)
                    above.append(owner)
        level = above


def _holdings(holder: Outlet | Owner, registry: Holdings, as_of: str) -> list[Ownership]:
    """Return the statements on `holder`; an edition without its own stands under its parent's."""
    parent = registry.outlet(holder.parent) if isinstance(holder, Outlet) and holder.parent else None
    current = _current(holder.ownership, as_of)
    return current if current or parent is None else _holdings(parent, registry, as_of)


def _entities(steps: list[_Step], registry: Holdings) -> Iterator[Outlet | Owner]:
    for owner_id in dict.fromkeys(step.statement.owner for step in steps):
        entity = registry.owner(owner_id)
        if entity is not None:
            yield entity


def _links(steps: list[_Step], registry: Holdings) -> Iterator[OwnerLink]:
    holders = {step.holder for step in steps}
    shown: set[str] = set()
    for step in steps:
        owner_id = step.statement.owner
        entity = registry.owner(owner_id)
        kind = entity.kind if entity else "unknown"
        if owner_id in holders:
            end = "seen-above" if owner_id in shown else "continues"
        else:
            end = "ultimate" if kind in ULTIMATE_KINDS else "no-owner-stated"
        shown.add(owner_id)
        yield OwnerLink(
            depth=step.depth,
            holder=step.holder,
            owner=owner_id,
            name=entity.name if entity else owner_id,
            kind=kind,
            country=entity.country if entity else "unknown",
            statement=step.statement,
            end=end,  # type: ignore[arg-type]
        )


def _state(held: list[Outlet | Owner], as_of: str) -> Iterator[HeldState]:
    for entity in held:
        for statement in entity.state:
            if started(statement.since, as_of) and not ended(statement.until, as_of):
                yield HeldState(about=entity.id, name=entity.name, statement=statement)


def _designations(held: list[Outlet | Owner], as_of: str) -> Iterator[DatedDesignation]:
    for entity in held:
        for statement in entity.designations:
            yield DatedDesignation(
                about=entity.id, name=entity.name, in_force=in_force(statement, as_of), statement=statement
            )
