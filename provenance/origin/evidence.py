"""What the readers of the zones hand to the decision: candidates for the origin, and clues that do not count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from provenance.document import Clue, OriginRelation, Span
from provenance.origin.grammar import Form
from provenance.origin.house import public_agencies
from provenance.origin.places import Place
from provenance.origin.tables import small_words
from provenance.origin.tokens import Credit, Token

# How near each kind of evidence stands to the writer of the text. The nearest decides; see docs/origin.md.
NEARNESS = {
    "published": 90, "release": 88, "partner": 85, "wire-sentence": 84, "joint": 80, "dateline": 75, "closing": 70,
    "label": 68, "byline": 65, "note": 62, "sign-off": 60, "author-field": 55, "meta-label": 50, "copyright": 45,
    "canonical": 40, "desk-tag": 35, "relayed": 31, "based-on": 30, "distributor": 20,
}  # fmt: skip


_JOINT: tuple[Form, ...] = ("joint", "joint-word")


class Candidate(NamedTuple):
    """A credit somebody printed for the text. `names` is empty when it is taken from somebody unnamed."""

    family: str  # "trailing/label": the rule whose precision is measured
    frame: str  # "en/source-label", or empty for forms of layout
    means: str  # key of NEARNESS
    relation: OriginRelation | None  # null: follows from the outlets' kinds
    names: tuple[Token, ...]
    span: Span
    is_self: bool = False  # the house credits itself, and nobody else

    @property
    def rule(self) -> str:
        """The rule as a document names it."""
        return f"{self.family}:{self.frame}" if self.frame else self.family

    @property
    def nearness(self) -> int:
        """How near this evidence stands to the writer."""
        return NEARNESS[self.means]


Evidence = Candidate | Clue


class Rule(NamedTuple):
    """Which rule reads a credit, and what a credit found by it means."""

    family: str
    frame: str
    means: str
    relation: OriginRelation | None = None


def from_credit(credit: Credit, place: Place, rule: Rule, span: tuple[int, int]) -> Iterator[Candidate]:
    """Yield the candidate a credit amounts to: others, somebody unnamed, or the house itself."""
    names = tuple(credit.of("outlet"))
    where = place.span(*span)
    if names or credit.of("agencies"):
        released = all(token.outlet_kind == "press-release-wire" for token in names)
        hands = credit.has_others if names else bool(credit.of("staff", "initials"))
        joint = rule.relation is None and hands and not (names and released)
        relation = "co-credit" if joint else rule.relation
        yield Candidate(rule.family, rule.frame, rule.means, relation, names, where)
    elif credit.of("self"):
        yield Candidate(rule.family, rule.frame, rule.means, None, (), where, is_self=True)


def relation_of(names: tuple[Token, ...], means: str) -> OriginRelation:
    """Return the relation that follows from who is named and in which form."""
    kinds = {token.outlet_kind for token in names}
    if "press-release-wire" in kinds:
        return "press-release"
    if not names:
        return "wire"
    if means in ("label", "copyright") and any(token.outlet in public_agencies() for token in names):
        return "republished"
    return "wire" if "agency" in kinds else "republished"


def seen(rule: str, says: str, name: str, outlet: str | None, span: Span) -> Clue:
    """Return a clue that was seen and does not count."""
    return Clue(rule=rule, says=says, name=name, outlet=outlet, counted=False, span=span)


def joint_relation(place: Place, start: int, credit: Credit) -> OriginRelation | None:
    """Return `co-credit` where a word like "with" stands right before the first outlet."""
    first = next(iter(credit.of("outlet", "agencies")), None)
    if first is None:
        return None
    if place.scan.text[first.start - 1 : first.start] in small_words("and-prefixes") and credit.of(
        "person", "unknown", "staff"
    ):
        return "co-credit"  # written in one with the name: "(Jane Roe ורויטרס)"
    for cue in place.scan.cues_of(*_JOINT, start=start, end=first.start):
        if not any(cue.end <= token.start < first.start for token in credit.of("person", "unknown", "initials")):
            return "co-credit"
    return None
