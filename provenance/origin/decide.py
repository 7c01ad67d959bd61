"""From evidence to one origin: the credit nearest to the writer decides, and every clue is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from provenance.document import Clue, Contribution, Origin, OriginRelation, Span
from provenance.origin.evidence import NEARNESS, Candidate, Evidence, relation_of
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.thresholds import decides
from provenance.origin.tokens import Token
from provenance.registry.index import Registry

MOST_CLUES = 40
_NAMED_OUTRIGHT = ("dateline", "closing", "author-field")


def decide(evidence: list[Evidence], registry: Registry) -> Origin:
    """Return the origin the evidence amounts to.

    The nearest credit decides. Others that name further makers ("with AFP") add origins; the rest are shown as
    stations on the way. A house that credits only itself owns its text; without any credit the origin is unknown.
    """
    found = sorted((e for e in evidence if isinstance(e, Candidate)), key=lambda candidate: -candidate.nearness)
    found = [_told_apart(candidate, found, registry) for candidate in found]
    candidates = [candidate for candidate in found if _may_decide(candidate, found)]
    weak = [_weak(candidate) for candidate in found if candidate not in candidates]
    others = [candidate for candidate in candidates if not candidate.is_self]
    clues = _clues([*weak, *evidence], others)
    if not others:
        return _without_others(candidates, clues)
    first = _first(others)
    relation = _relation(first, candidates)
    contributions = tuple(_contributions(first, relation, others, registry))
    if not contributions:
        told = "the text is credited to others, who are not named"
        clues = (Clue(rule=first.rule, says=told, counted=True, span=first.span), *clues)
    return Origin(status="taken", relation=relation, rule=first.rule, contributions=contributions, clues=clues)


def _may_decide(candidate: Candidate, found: list[Candidate]) -> bool:
    """Return whether a credit counts: by the measured precision of its rule, or because another rule agrees."""
    if candidate.means == "sign-off" and any(_is_of_another_agency(other, candidate) for other in found):
        return False
    if candidate.is_self or decides(candidate.family):
        return True
    named = {token.outlet or token.text for token in candidate.names}
    return any(
        other.family != candidate.family and named & {token.outlet or token.text for token in other.names}
        for other in found
    )


def _is_of_another_agency(other: Candidate, signed: Candidate) -> bool:
    """Return whether an agency is named in a dateline or as the author of a text that another one's form signs.

    Desks of several agencies use the same words; a dateline and an author's field name their own.
    """
    if other.means not in _NAMED_OUTRIGHT or not other.names or not signed.names:
        return False
    agencies = [token for token in other.names if token.outlet_kind in AGENCIES]
    return bool(agencies) and all(token.outlet != signed.names[0].outlet for token in other.names)


def _told_apart(candidate: Candidate, found: list[Candidate], registry: Registry) -> Candidate:
    """Return a credit with the letters several agencies share as those of the one that another credit names."""
    if all(token.outlet for token in candidate.names):
        return candidate
    sure = [token for other in found for token in other.names if token.outlet]
    names = tuple(_bearer(token, sure, registry) for token in candidate.names)
    return candidate._replace(names=names) if names != candidate.names else candidate


def _bearer(printed: Token, sure: list[Token], registry: Registry) -> Token:
    for token in sure if printed.outlet is None and printed.is_registered else ():
        outlet = registry.brief(token.outlet) if token.outlet else None
        if outlet is not None and printed.text in outlet.names:
            return printed._replace(outlet=token.outlet, outlet_kind=outlet.kind)
    return printed


def _weak(candidate: Candidate) -> Clue:
    name = candidate.names[0] if candidate.names else None
    return Clue(
        rule=f"weak/{candidate.rule}",
        says="a credit in a form that is not sure enough to decide alone",
        name=name.text if name else None,
        outlet=name.outlet if name else None,
        span=candidate.span,
    )


def _without_others(candidates: list[Candidate], clues: tuple[Clue, ...]) -> Origin:
    if not candidates:
        return Origin(status="unknown", clues=clues)
    own = candidates[0]
    counted = Clue(rule=own.rule, says="the publisher credits itself", counted=True, span=own.span)
    return Origin(status="own", rule=own.rule, clues=(counted, *clues))


def _first(others: list[Candidate]) -> Candidate:
    """Return the deciding credit: the nearest that names somebody, unless only the weakest do.

    The agency of a dateline wrote what a paper or station published first.
    """
    first = next((candidate for candidate in others if candidate.names), others[0])
    if first.nearness < NEARNESS["copyright"] < others[0].nearness:
        return others[0]
    if first.means == "published" and not _names_agencies(first):
        return next((other for other in others if other.means == "dateline" and _names_agencies(other)), first)
    return first


def _names_agencies(candidate: Candidate) -> bool:
    return any(token.outlet_kind in AGENCIES for token in candidate.names)


def _relation(first: Candidate, candidates: list[Candidate]) -> OriginRelation:
    """Return the relation of the deciding credit; a wire credit beside a joint one is joint work."""
    relation = first.relation or relation_of(first.names, first.means)
    if first.means == "joint" and (filed := _filed_by(first, candidates)):
        return filed.relation or relation_of(filed.names, filed.means)
    joint = any(c.relation == "co-credit" and c.nearness >= NEARNESS["byline"] for c in candidates)
    return (
        "co-credit"
        if joint and relation in ("wire", "republished") and first.means in ("byline", "label")
        else relation
    )


def _filed_by(first: Candidate, candidates: list[Candidate]) -> Candidate | None:
    """Return the dateline of the agency whose writers "contributed": then it is the agency's own text."""
    helping = {token.outlet for token in first.names}
    datelines = (other for other in candidates if other.means == "dateline" and other.names)
    return next((other for other in datelines if {token.outlet for token in other.names} == helping), None)


def _contributions(
    first: Candidate, relation: OriginRelation, others: list[Candidate], registry: Registry
) -> Iterator[Contribution]:
    named: set[str] = set()
    for candidate in [first, *(other for other in others if other is not first)]:
        joins = candidate is first or (candidate.relation == "co-credit" and relation == "co-credit")
        role: Literal["origin", "via"] = "origin" if joins else "via"
        for token in candidate.names:
            key = token.outlet or token.text.casefold()
            if key in named or (role == "via" and candidate.means in ("based-on", "relayed")):
                continue
            named.add(key)
            yield _contribution(candidate, token, relation if joins else _own_relation(candidate), role, registry)


def _own_relation(candidate: Candidate) -> OriginRelation:
    return candidate.relation or relation_of(candidate.names, candidate.means)


def _contribution(
    candidate: Candidate, token: Token, relation: OriginRelation, role: Literal["origin", "via"], registry: Registry
) -> Contribution:
    outlet = registry.brief(token.outlet) if token.outlet else None
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
