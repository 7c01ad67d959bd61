"""Statements as lines of plain text: how the registry's facts read, in every view, with numbers for their evidence.

Every line is about an outlet or owner, none about an article. No drawing library, since `show` must start fast.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from provenance.enrich import started
from provenance.export.footnotes import Footnotes
from provenance.export.words import OWNS, country, day, one_line, period, plain
from provenance.registry.profile import DatedDesignation, HeldState, OwnerLink, Profile, StateLabel
from provenance.registry.schema import Assessment, Designation, Event, Membership

if TYPE_CHECKING:
    from provenance.registry.index import Registry

DIMENSIONS = ("editorial", "governance", "funding")
_STANDING = {
    "yes": "in force on {day}:",
    "later": "later, not in force on {day}:",
    "ended": "over on {day}:",
    "unknown": "not clear whether in force on {day}:",
}


# ---------------------------------------------------------------- owners


def other_owners(profile: Profile, notes: Footnotes, *, former: bool = True) -> Iterator[str]:
    """Yield who came after the day and, if `former`, who had gone before."""
    for link in profile.later_ownership:
        yield f"later: {holding(link, notes, is_in_chain=False)}"
    for link in profile.former_ownership if former else ():
        yield f"before: {holding(link, notes, is_in_chain=False)}"


def owner_tree(profile: Profile, notes: Footnotes) -> Iterator[str]:
    """Yield the chain of owners, each holder below what it holds; what was drawn once is not drawn again."""
    by_holder: dict[str, list[OwnerLink]] = {}
    for link in profile.ownership:
        by_holder.setdefault(link.holder, []).append(link)
    first = [link for link in profile.ownership if link.depth == 1]
    yield from _branches(first, by_holder, "", set(), notes)


def _branches(
    links: list[OwnerLink], by_holder: dict[str, list[OwnerLink]], stem: str, drawn: set[str], notes: Footnotes
) -> Iterator[str]:
    for link in links:
        is_last = link is links[-1]
        lead = "" if link.depth == 1 else stem + ("└─ " if is_last else "├─ ")
        again = link.owner in drawn and link.owner in by_holder
        yield lead + holding(link, notes) + ("; its owners stand above" if again else "")
        if link.owner not in drawn:
            drawn.add(link.owner)
            below = "" if link.depth == 1 else stem + ("   " if is_last else "│  ")
            yield from _branches(by_holder.get(link.owner, []), by_holder, below, drawn, notes)


def holding(link: OwnerLink, notes: Footnotes, *, is_in_chain: bool = True) -> str:
    """Return who holds, how much, how, and since when; in the chain also whether it ends there for want of facts."""
    held = link.statement
    share = f", {held.share} %" if held.share else ""
    dates = period(held.since, held.until) or (f"seen {day(held.seen)}" if held.seen else "")
    where = "" if link.kind == "state" else country(link.country)
    kind = ", ".join(part for part in (plain(link.kind), where) if part)
    end = "; its own owner is not recorded" if is_in_chain and link.end == "no-owner-stated" else ""
    how = f"{OWNS[held.relation]}{share}{f', {dates}' if dates else ''}{noted(held)}"
    return f"{one_line(link.name)} ({kind}) {how}{end}{marks(held, notes)}"


# ---------------------------------------------------------------- state, measures, assessments


def state_lines(profile: Profile, notes: Footnotes) -> Iterator[str]:
    """Yield one line for each dimension of each entity a state relation is stated about, the outlet first."""
    for held in sorted(profile.state, key=lambda each: (each.about != profile.outlet, each.name, _place(each))):
        said = held.statement
        dates = period(said.since, said.until)
        about = f"{one_line(held.name)}: " if held.about != profile.outlet else ""
        value = plain(said.value) if said.value.startswith("not-") else said.value
        yield f"{about}{said.dimension} {value}{f', {dates}' if dates else ''}{noted(said)}{marks(said, notes)}"


def _place(held: HeldState) -> int:
    return DIMENSIONS.index(held.statement.dimension)


def label_line(label: StateLabel | None) -> Iterator[str]:
    """Yield what the three dimensions make on the State Media Monitor's scale, where they make one."""
    if label is not None and label.derived is not None:
        text = f"these three make it {label.derived} on the scale of the State Media Monitor"
        if label.differ:
            text += f"; the assessor itself says {label.quoted} ({day(label.dated or '')}): they differ"
        yield text


def measure_lines(profile: Profile, notes: Footnotes, most: int | None = None) -> Iterator[str]:
    """Yield the acts by their standing on the day, at most `most` of each standing."""
    on = day(profile.as_of)
    acts = sorted(profile.designations, key=lambda each: each.statement.since or each.statement.adopted or "")
    if acts and not any(each.in_force == "yes" for each in acts):
        yield f"none in force on {on}"
    for standing, head in _STANDING.items():
        found = [each for each in acts if each.in_force == standing]
        if found:
            yield head.format(day=on)
        for each in found[:most]:
            yield f"- {_dated(each, profile.outlet)}{marks(each.statement, notes)}"
        if most is not None and len(found) > most:
            yield f"- {more(len(found) - most, profile)}"


def _dated(dated: DatedDesignation, outlet: str) -> str:
    about = f" on {one_line(dated.name)}" if dated.about != outlet else ""
    return measure(dated.statement, about)


def measure(act: Designation, about: str = "") -> str:
    """Return what an act does, to whom, from when to when, under which name and by whom."""
    begun = act.since or act.adopted
    dates = (f" from {day(begun)}" if begun else "") + (f" until {day(act.until)}" if act.until else "")
    listed = f', listed as "{one_line(act.listed_as)}"' if act.listed_as else ""
    return f"{plain(act.measure)}{about}{dates}: {act.act}, {act.authority}{listed}{noted(act)}"


def assessment_lines(given: Iterable[Assessment], as_of: str, registry: Registry, notes: Footnotes) -> Iterator[str]:
    """Yield each assessor's values; what stayed the same from one edition to the next is one line."""
    same: dict[tuple[str | None, ...], list[Assessment]] = {}
    for each in sorted(given, key=lambda each: each.dated):
        same.setdefault((each.assessor, each.value, each.label, each.note, each.confidence), []).append(each)
    for editions in same.values():
        first = editions[0]
        assessor = registry.assessor(first.assessor)
        meaning = first.label or (assessor.scale.get(first.value) if assessor else None)
        means = f", {meaning}" if meaning and meaning != first.value else ""
        lineage = ", ".join(assessor.based_on) if assessor else ""
        based = f" (built on {lineage}: not a second opinion)" if lineage else ""
        evidence = [read for each in editions for read in each.evidence]
        name = assessor.name if assessor else first.assessor
        dates = _editions([each.dated for each in editions], as_of)
        yield f"{name} ({dates}): {first.value}{means}{based}{noted(first)}{doubt(first)}{notes.mark(evidence)}"


def _editions(dates: list[str], as_of: str) -> str:
    """Return the editions, those after the day told apart.

    >>> _editions(["2019", "2021-03"], "2020-07-17")
    '2019; after 17 July 2020: March 2021'
    """
    known = ", ".join(day(each) for each in dates if started(each, as_of))
    later = ", ".join(day(each) for each in dates if not started(each, as_of))
    return "; ".join(part for part in (known, f"after {day(as_of)}: {later}" if later else "") if part)


def membership(held: Membership, notes: Footnotes) -> str:
    """Return what an outlet belongs to, as what, and since when."""
    dates = period(held.since, held.until) or (f"seen {day(held.seen)}" if held.seen else "")
    status = "" if held.status == "member" else f", {held.status}"
    return f"{held.scheme}{status}{f', {dates}' if dates else ''}{marks(held, notes)}"


def event_lines(events: Iterable[Event], notes: Footnotes) -> list[str]:
    """Return what happened, oldest first, undated last."""
    found = []
    for event in sorted(events, key=lambda each: each.date or "9"):
        when = day(event.date) if event.date else "undated"
        found.append(f"{when}: {plain(event.what)}, {one_line(event.detail, 400)}{marks(event, notes)}")
    return found


# ---------------------------------------------------------------- gaps and marks


def gap_lines(profile: Profile) -> Iterator[str]:
    """Yield what is not stated, and what was looked for and not found."""
    stated = {held.statement.dimension for held in profile.state}
    missing = [each for each in DIMENSIONS if each not in stated]
    if stated and missing:
        yield f"how a state stands to its {' and '.join(missing)}"
    yield from profile.unknowns


def more(number: int, profile: Profile) -> str:
    """Return where to read what a view leaves out."""
    return f"{number} more: provenance show {profile.outlet}"


def noted(statement: Any) -> str:
    """Return a statement's note in brackets, or nothing."""
    return f" ({one_line(statement.note, 400)})" if statement.note else ""


def doubt(value: Any) -> str:
    """Return how far a value can be relied on, where that is less than fully."""
    return f" ({value.confidence} confidence)" if value.confidence in ("low", "medium") else ""


def marks(statement: Any, notes: Footnotes) -> str:
    """Return what stands behind a statement: doubt about it, a user's file it comes from, numbers of its evidence."""
    own = f" ({one_line(statement.layer)})" if statement.layer.startswith("overlay:") else ""
    return doubt(statement) + own + notes.mark(statement.evidence)
