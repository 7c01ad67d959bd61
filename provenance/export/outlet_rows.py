"""What the registry holds on one outlet, as rows of a view. Every line is about the outlet, none about an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provenance.enrich import started
from provenance.export.footnotes import Footnotes
from provenance.export.layout import Line, Row, line
from provenance.export.words import OWNS, country, day, period, plain
from provenance.registry.profile import DatedDesignation, OwnerLink, Profile
from provenance.registry.schema import Membership, Statement

if TYPE_CHECKING:
    from provenance.registry.index import Registry

MOST_OWNERS = 14
MOST_MEASURES = 8
MOST_GAPS = 3
_DIMENSIONS = ("editorial", "governance", "funding")
_STANDING = {
    "yes": "in force on {day}:",
    "later": "later, not in force on {day}:",
    "ended": "over on {day}:",
    "unknown": "not clear whether in force on {day}:",
}


def outlet_rows(profile: Profile, registry: Registry, notes: Footnotes) -> Iterator[Row]:
    """Yield label and lines of each row; evidence goes into `notes`."""
    yield "Owned by", list(_owners(profile, notes)) or [line("nobody recorded; that says nothing either way")]
    yield "State", list(_state(profile, notes)) or [line("nothing recorded; that does not mean independent")]
    yield "Measures", list(_measures(profile, notes)) or [line("none recorded")]
    yield "Assessed", list(_assessments(profile, registry, notes)) or [line("by nobody in this registry")]
    yield "Member of", [line(_membership(each, notes)) for each in profile.memberships]
    yield "Not known", list(_gaps(profile))
    yield "Also said", [line(f"{c.field}: {c.value} ({c.outlet}, layer {c.layer})") for c in profile.conflicts]


def title(profile: Profile) -> str:
    """Return the outlet's name with kind and country, such as "Sputnik (agency, Russia)"."""
    where = country(profile.country)
    return f"{profile.name} ({plain(profile.kind)}{f', {where}' if where else ''})"


# ---------------------------------------------------------------- owners


def _owners(profile: Profile, notes: Footnotes) -> Iterator[Line]:
    """Yield the owner chain as a tree, each holder under what it holds; then who came after the day."""
    tree: dict[str, list[OwnerLink]] = {}
    for link in profile.ownership:
        tree.setdefault(link.holder, []).append(link)
    first = [link for link in profile.ownership if link.depth == 1]
    found = list(_branch(first, tree, "", set()))
    for lead, link in found[:MOST_OWNERS]:
        yield Line(_holding(link, notes), lead, link.name)
    if len(found) > MOST_OWNERS:
        yield line(f"and {len(found) - MOST_OWNERS} more: provenance show {profile.outlet}")
    for link in profile.later_ownership:
        yield Line(_holding(link, notes), "later: ", link.name)


def _branch(
    links: list[OwnerLink], tree: dict[str, list[OwnerLink]], stem: str, opened: set[str]
) -> Iterator[tuple[str, OwnerLink]]:
    """Yield each link with the branch drawn before it; what is opened once is not opened again.

    `stem` is what the tree draws before the links' own branches, nothing for the owners of the outlet itself.
    """
    for link in links:
        is_first_level = link.depth == 1
        is_last = link is links[-1]
        yield "" if is_first_level else stem + ("└─ " if is_last else "├─ "), link
        if link.owner not in opened:
            opened.add(link.owner)
            below = "" if is_first_level else stem + ("   " if is_last else "│  ")
            yield from _branch(tree.get(link.owner, []), tree, below, opened)


def _holding(link: OwnerLink, notes: Footnotes) -> str:
    """Return what a holder is and how it holds, to stand behind its name."""
    held = link.statement
    how = OWNS[held.relation]
    if held.share:
        how = f"{how}, {held.share} %" if held.relation in ("operates", "controls") else f"holds {held.share} %"
    where = "" if link.kind == "state" else country(link.country)
    kind = ", ".join(part for part in (plain(link.kind), where) if part)
    end = "; its own owner is not recorded" if link.end == "no-owner-stated" else ""
    return f" ({kind}) {_joined(how, period(held.since, held.until))}{end}{_marks(held, notes)}"


# ---------------------------------------------------------------- state, measures, assessments


def _state(profile: Profile, notes: Footnotes) -> Iterator[Line]:
    """Yield one line for each entity a state relation is stated about, the outlet first."""
    by_entity: dict[str, dict[str, list[str]]] = {}
    for held in profile.state:
        dates = period(held.statement.since, held.statement.until)
        said = _joined(plain_gap(held.statement.value), dates) + _marks(held.statement, notes)
        by_entity.setdefault(held.name, {}).setdefault(held.statement.dimension, []).append(said)
    for name, dimensions in by_entity.items():
        parts = [f"{each} {' and '.join(dimensions[each])}" for each in _DIMENSIONS if each in dimensions]
        yield Line(f": {', '.join(parts)}", "", name)


def plain_gap(value: str) -> str:
    """Return the four kinds of not knowing as words; all other values are terms and stay.

    >>> plain_gap("not-reviewed"), plain_gap("state-controlled")
    ('not reviewed', 'state-controlled')
    """
    return plain(value) if value.startswith("not-") else value


def _measures(profile: Profile, notes: Footnotes) -> Iterator[Line]:
    on = day(profile.as_of)
    acts = sorted(profile.designations, key=lambda each: each.statement.since or each.statement.adopted or "")
    if acts and not any(each.in_force == "yes" for each in acts):
        yield line(f"none in force on {on}")
    for standing, head in _STANDING.items():
        found = [each for each in acts if each.in_force == standing]
        if found:
            yield line(head.format(day=on))
        for each in found[:MOST_MEASURES]:
            yield Line(_measure(each, profile, notes), "- ", plain(each.statement.measure))
        if len(found) > MOST_MEASURES:
            yield Line(f"{len(found) - MOST_MEASURES} more: provenance show {profile.outlet}", "- ")


def _measure(dated: DatedDesignation, profile: Profile, notes: Footnotes) -> str:
    """Return whom an act is about, its dates, name and authority, to stand behind the measure."""
    act = dated.statement
    about = f" ({dated.name})" if dated.about != profile.outlet else ""
    begun = act.since or act.adopted
    dates = _joined(f" from {day(begun)}" if begun else "", f"until {day(act.until)}" if act.until else "")
    return f"{about}{dates}: {act.act}, {act.authority}{_marks(act, notes)}"


def _assessments(profile: Profile, registry: Registry, notes: Footnotes) -> Iterator[Line]:
    for given in profile.assessments:
        assessor = registry.assessor(given.assessor)
        meaning = given.label or (assessor.scale.get(given.value) if assessor else None)
        later = "" if started(given.dated, profile.as_of) else f", after {day(profile.as_of)}"
        means = f", {meaning}" if meaning and meaning != given.value else ""
        text = f" ({day(given.dated)}{later}): {given.value}{means}{_marks(given, notes)}"
        yield Line(text, "", assessor.name if assessor else given.assessor)


def _membership(held: Membership, notes: Footnotes) -> str:
    dates = period(held.since, held.until) or (f"seen {day(held.seen)}" if held.seen else "")
    status = "" if held.status == "member" else f", {held.status}"
    return f"{held.scheme}{status}{f', {dates}' if dates else ''}{_marks(held, notes)}"


def _gaps(profile: Profile) -> Iterator[Line]:
    stated = {held.statement.dimension for held in profile.state}
    if stated and (missing := [each for each in _DIMENSIONS if each not in stated]):
        yield line(f"how a state stands to its {' and '.join(missing)}")
    gaps = [gap for gap in profile.unknowns if not gap.startswith(NOTE_TO_EDITORS)]
    yield from map(line, gaps[:MOST_GAPS])
    if len(gaps) > MOST_GAPS:
        yield line(f"and {len(gaps) - MOST_GAPS} more: provenance show {profile.outlet}")


NOTE_TO_EDITORS = "lead:"
"""How the registry begins a hint for whoever looks further; it is no gap a reader of an article needs."""


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _marks(statement: Statement, notes: Footnotes) -> str:
    """Return what stands behind a statement: doubt about it, and the numbers of its evidence."""
    doubt = f" ({statement.confidence} confidence)" if statement.confidence in ("low", "medium") else ""
    return doubt + notes.mark(statement.evidence)
