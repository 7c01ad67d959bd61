"""From evidence to one origin: the credit nearest to the writer decides, and every clue is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from provenance.document import Clue, Contribution, Origin, OriginRelation, Span
from provenance.origin.credits import Token
from provenance.origin.evidence import NEARNESS, Candidate, Evidence, relation_of
from provenance.registry.index import Registry

MOST_CLUES = 40


def decide(evidence: list[Evidence], registry: Registry) -> Origin:
    """Return the origin the evidence amounts to.

    The nearest credit decides. Others that name further makers ("with AFP") add origins; the rest are shown as
    stations on the way. A house that credits only itself owns its text; without any credit the origin is unknown.
    """
    candidates = sorted(
        (found for found in evidence if isinstance(found, Candidate)), key=lambda c: -c.nearness
    )
    others = [candidate for candidate in candidates if not candidate.is_self]
    clues = _clues(evidence, others)
    if not others:
        own = next((candidate for candidate in candidates if candidate.is_self), None)
        if own is not None:
            counted = Clue(rule=own.rule, says="the publisher credits itself", counted=True, span=own.span)
            return Origin(status="own", rule=own.rule, clues=(counted, *clues))
        return Origin(status="unknown", clues=clues)
    first = next((candidate for candidate in others if candidate.names), others[0])
    if first.nearness < NEARNESS["copyright"] < others[0].nearness:
        first = others[0]
    relation = _relation(first, candidates)
    return Origin(
        status="taken",
        relation=relation,
        rule=first.rule,
        contributions=tuple(_contributions(first, relation, others, registry)),
        clues=clues,
    )


def _relation(first: Candidate, candidates: list[Candidate]) -> OriginRelation:
    """Return the relation of the deciding credit; a wire credit beside a joint one is joint work."""
    relation = first.relation or relation_of(first.names, first.means)
    joint = any(c.relation == "co-credit" and c.nearness >= NEARNESS["byline"] for c in candidates)
    return "co-credit" if joint and relation in ("wire", "republished") and first.means in ("byline", "label") else relation


def _contributions(
    first: Candidate, relation: OriginRelation, others: list[Candidate], registry: Registry
) -> Iterable[Contribution]:
    named: set[str] = set()
    for candidate in [first, *(other for other in others if other is not first)]:
        joins = candidate is first or (candidate.relation == "co-credit" and relation == "co-credit")
        role: Literal["origin", "via"] = "origin" if joins else "via"
        for token in candidate.names:
            key = token.outlet or token.text.casefold()
            if key in named or (role == "via" and candidate.means == "based-on"):
                continue
            named.add(key)
            yield _contribution(candidate, token, relation if joins else _own_relation(candidate), role, registry)


def _own_relation(candidate: Candidate) -> OriginRelation:
    return candidate.relation or relation_of(candidate.names, candidate.means)


def _contribution(
    candidate: Candidate, token: Token, relation: OriginRelation, role: Literal["origin", "via"], registry: Registry
) -> Contribution:
    outlet = registry.outlet(token.outlet) if token.outlet else None
    return Contribution(
        outlet=token.outlet,
        name=outlet.name if outlet else token.text,
        relation=relation,
        role=role,
        rule=candidate.rule,
        span=candidate.span,
    )


def _clues(evidence: list[Evidence], others: list[Candidate]) -> tuple[Clue, ...]:
    """Return what was seen and did not count, without what lies inside a counted credit, each place once."""
    taken = [candidate.span for candidate in others]
    kept: dict[tuple[str, int, int], Clue] = {}
    for clue in evidence:
        if isinstance(clue, Clue) and clue.span is not None and not _inside(clue.span, taken):
            kept.setdefault((clue.span.zone, clue.span.start, clue.span.end), clue)
    return tuple(list(kept.values())[:MOST_CLUES])


def _inside(span: Span, taken: list[Span]) -> bool:
    return any(span.zone == t.zone and span.start < t.end and t.start < span.end for t in taken)
