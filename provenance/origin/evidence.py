"""What the readers of the zones hand to the decision: candidates for the origin, and clues that do not count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from provenance.document import Clue, OriginRelation, Span, Zone
from provenance.origin.credits import Credit, House, Scan, Token
from provenance.registry.index import Registry

# How near each kind of evidence stands to the writer of the text. The nearest decides; see docs/origin.md.
NEARNESS = {
    "published": 90, "release": 88, "partner": 85, "wire-sentence": 84, "joint": 80, "note": 78, "dateline": 75,
    "closing": 70, "label": 68, "byline": 65, "sign-off": 60, "author-field": 55, "meta-label": 50, "copyright": 45,
    "canonical": 40, "desk-tag": 35, "based-on": 30,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A zone being read, with the names and cues found in it."""

    zone: Zone
    scan: Scan

    def span(self, start: int, end: int) -> Span:
        """Return the span of `start:end` of the zone; plain text zones are counted in the article's own text."""
        text = self.scan.text[start:end]
        if self.zone.start is not None:
            return Span(zone="text", start=self.zone.start + start, end=self.zone.start + end, text=text)
        return Span(zone=self.zone.id, start=start, end=end, text=text)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A credit somebody printed for the text. `names` is empty when it is taken from somebody unnamed."""

    rule: str  # "trailing/source-label"
    means: str  # key of NEARNESS
    relation: OriginRelation | None  # null: follows from the outlets' kinds
    names: tuple[Token, ...]
    span: Span
    is_self: bool = False  # the house credits itself, and nobody else

    @property
    def nearness(self) -> int:
        """How near this evidence stands to the writer."""
        return NEARNESS[self.means]


Evidence = Candidate | Clue


def from_credit(
    credit: Credit, place: Place, rule: str, means: str, span: tuple[int, int], relation: OriginRelation | None = None
) -> Iterator[Candidate]:
    """Yield the candidate a credit amounts to: others, somebody unnamed, or the house itself."""
    names = tuple(credit.of("outlet"))
    where = place.span(*span)
    if names or credit.of("agencies"):
        joint = relation is None and bool(names) and credit.has_others
        yield Candidate(rule, means, "co-credit" if joint else relation, names, where)
    elif credit.of("self"):
        yield Candidate(rule, means, None, (), where, is_self=True)


def relation_of(names: tuple[Token, ...], means: str) -> OriginRelation:
    """Return the relation that follows from who is named and in which form."""
    kinds = {token.outlet_kind for token in names}
    if "press-release-wire" in kinds:
        return "press-release"
    if not names or kinds == {"agency"} or (means in ("dateline", "sign-off") and "agency" in kinds):
        return "wire"
    return "wire" if means == "dateline" else "republished"


def seen(rule: str, says: str, token_text: str, outlet: str | None, span: Span) -> Clue:
    """Return a clue that was seen and does not count."""
    return Clue(rule=rule, says=says, name=token_text, outlet=outlet, counted=False, span=span)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every reader of a zone needs."""

    house: House
    registry: Registry
