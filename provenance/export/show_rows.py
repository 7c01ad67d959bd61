"""The rows of `provenance show`: all that the registry holds on one outlet or owner, nothing left out.

Plain text without a drawing library, since `show` must start fast.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from provenance.enrich import ended, started
from provenance.export.footnotes import Footnotes
from provenance.export.words import OWNS, country, day, one_line, period, plain
from provenance.registry.profile import DatedDesignation, OwnerLink, Profile, StateLabel
from provenance.registry.schema import Account, Assessment, Conflict, Designation, Domain, Event, Membership
from provenance.urls.hosts import display_host

if TYPE_CHECKING:
    from provenance.registry.index import Registry

Row = tuple[str, list[str]]
MOST_DOMAINS = 12
_DIMENSIONS = ("editorial", "governance", "funding")
_STANDING = {
    "yes": "in force on {day}:",
    "later": "later, not in force on {day}:",
    "ended": "over on {day}:",
    "unknown": "not clear whether in force on {day}:",
}


def outlet_rows(profile: Profile, registry: Registry, notes: Footnotes) -> Iterator[Row]:
    """Yield label and lines of each row; evidence goes into `notes`."""
    yield "Domains", list(_domains(profile.domains, profile.as_of, notes))
    yield "Also called", [_also_called(profile, registry)]
    yield "Accounts", [", ".join(_account(each, notes) for each in profile.accounts)]
    yield "Part of", [profile.parent or ""]
    yield "Parts", [", ".join(registry.children(profile.outlet))]
    yield "Owned by", list(_owners(profile, notes)) or ["nobody recorded; that says nothing either way"]
    yield "State", list(_state(profile, notes)) or ["nothing recorded; that does not mean independent"]
    yield "", list(_label(profile.state_label))
    yield "Measures", list(_measures(profile, notes)) or ["none recorded"]
    yield "Assessed", list(_assessments(profile.assessments, profile.as_of, registry, notes)) or ["by nobody here"]
    yield "Member of", [_membership(each, notes) for each in profile.memberships]
    yield "Events", event_lines(profile.events, notes)
    yield "Not known", list(_gaps(profile))
    yield "Note", [profile.note or ""]
    yield "Said elsewhere", [_conflict(each, registry) for each in profile.conflicts]
    yield "Identity", [f"name, country and domains{notes.mark(profile.evidence)}"] if profile.evidence else []
    yield "Layers", list(_layers(profile, registry))


def _domains(domains: Iterable[Domain], as_of: str, notes: Footnotes) -> Iterator[str]:
    """Yield the domains held on the date in one line, the others with their dates."""
    now = [d for d in domains if started(d.since, as_of) and not ended(d.until, as_of)]
    texts = []
    for domain in now:
        since = f" since {day(domain.since)}" if domain.since else ""
        texts.append(_address(domain) + since + _doubt(domain) + notes.mark(domain.evidence))
    more = len(texts) - MOST_DOMAINS
    if texts:
        yield ", ".join(texts[:MOST_DOMAINS]) + (f", and {more} more (--json lists all)" if more > 0 else "")
    for domain in domains:
        if domain not in now:
            word = "before" if ended(domain.until, as_of) else "later"
            yield f"{word}: {_address(domain)}, {period(domain.since, domain.until)}{notes.mark(domain.evidence)}"


def _address(domain: Domain) -> str:
    return display_host(domain.name) + (domain.path or "")


def _also_called(profile: Profile, registry: Registry) -> str:
    outlet = registry.outlet(profile.outlet)
    names = dict.fromkeys(one_line(name.text) for name in outlet.names) if outlet else {}
    return ", ".join(name for name in names if name != profile.name)


def _account(account: Account, notes: Footnotes) -> str:
    return f"{account.platform}:{one_line(account.handle)}{_doubt(account)}{notes.mark(account.evidence)}"


# ---------------------------------------------------------------- owners


def _owners(profile: Profile, notes: Footnotes) -> Iterator[str]:
    """Yield the owners as a tree, then who came later and who went before."""
    yield from owner_tree(profile, notes)
    for link in profile.later_ownership:
        yield f"later: {holding(link, notes, is_in_chain=False)}"
    for link in profile.former_ownership:
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
    dates = period(held.since, held.until)
    where = "" if link.kind == "state" else country(link.country)
    kind = ", ".join(part for part in (plain(link.kind), where) if part)
    end = "; its own owner is not recorded" if is_in_chain and link.end == "no-owner-stated" else ""
    how = f"{OWNS[held.relation]}{share}{f', {dates}' if dates else ''}{_noted(held)}"
    return f"{one_line(link.name)} ({kind}) {how}{end}{_marks(held, notes)}"


# ---------------------------------------------------------------- state, measures, assessments


def _state(profile: Profile, notes: Footnotes) -> Iterator[str]:
    """Yield one line for each dimension of each entity a state relation is stated about, the outlet first."""
    for held in sorted(profile.state, key=lambda each: each.about != profile.outlet):
        said = held.statement
        dates = period(said.since, said.until)
        about = f"{one_line(held.name)}: " if held.about != profile.outlet else ""
        value = plain(said.value) if said.value.startswith("not-") else said.value
        yield f"{about}{said.dimension} {value}{f', {dates}' if dates else ''}{_noted(said)}{_marks(said, notes)}"


def _label(label: StateLabel | None) -> Iterator[str]:
    if label is not None and label.derived is not None:
        text = f"these three make it {label.derived} on the scale of the State Media Monitor"
        if label.differ:
            text += f"; the assessor itself says {label.quoted} ({day(label.dated or '')}): they differ"
        yield text


def _measures(profile: Profile, notes: Footnotes) -> Iterator[str]:
    on = day(profile.as_of)
    acts = sorted(profile.designations, key=lambda each: each.statement.since or each.statement.adopted or "")
    if acts and not any(each.in_force == "yes" for each in acts):
        yield f"none in force on {on}"
    for standing, head in _STANDING.items():
        found = [each for each in acts if each.in_force == standing]
        if found:
            yield head.format(day=on)
        for each in found:
            yield f"- {_dated(each, profile.outlet)}{_marks(each.statement, notes)}"


def _dated(dated: DatedDesignation, outlet: str) -> str:
    about = f" on {one_line(dated.name)}" if dated.about != outlet else ""
    return measure(dated.statement, about)


def measure(act: Designation, about: str = "") -> str:
    """Return what an act does, to whom, from when to when, under which name and by whom."""
    begun = act.since or act.adopted
    dates = (f" from {day(begun)}" if begun else "") + (f" until {day(act.until)}" if act.until else "")
    listed = f', listed as "{one_line(act.listed_as)}"' if act.listed_as else ""
    return f"{plain(act.measure)}{about}{dates}: {act.act}, {act.authority}{listed}{_noted(act)}"


def _assessments(given: Iterable[Assessment], as_of: str, registry: Registry, notes: Footnotes) -> Iterator[str]:
    for each in given:
        assessor = registry.assessor(each.assessor)
        meaning = each.label or (assessor.scale.get(each.value) if assessor else None)
        later = "" if started(each.dated, as_of) else f", after {day(as_of)}"
        means = f", {meaning}" if meaning and meaning != each.value else ""
        lineage = ", ".join(assessor.based_on) if assessor else ""
        based = f" (built on {lineage}: not a second opinion)" if lineage else ""
        name = assessor.name if assessor else each.assessor
        yield f"{name} ({day(each.dated)}{later}): {each.value}{means}{based}{_noted(each)}{_marks(each, notes)}"


def _membership(held: Membership, notes: Footnotes) -> str:
    dates = period(held.since, held.until) or (f"seen {day(held.seen)}" if held.seen else "")
    status = "" if held.status == "member" else f", {held.status}"
    return f"{held.scheme}{status}{f', {dates}' if dates else ''}{_marks(held, notes)}"


def event_lines(events: Iterable[Event], notes: Footnotes) -> list[str]:
    """Return what happened, oldest first, undated last."""
    found = []
    for event in sorted(events, key=lambda each: each.date or "9"):
        when = day(event.date) if event.date else "undated"
        found.append(f"{when}: {plain(event.what)}, {one_line(event.detail, 400)}{_marks(event, notes)}")
    return found


# ---------------------------------------------------------------- gaps, layers, marks


def _gaps(profile: Profile) -> Iterator[str]:
    stated = {held.statement.dimension for held in profile.state}
    missing = [each for each in _DIMENSIONS if each not in stated]
    if stated and missing:
        yield f"how a state stands to its {' and '.join(missing)}"
    yield from profile.unknowns


def _conflict(conflict: Conflict, registry: Registry) -> str:
    other = registry.outlet(conflict.outlet)
    who = f"{other.name} ({conflict.outlet})" if other else conflict.outlet
    return f"{conflict.field}: {one_line(conflict.value)}: {who}, layer {conflict.layer}"


def _layers(profile: Profile, registry: Registry) -> Iterator[str]:
    """Yield where the values come from, when that is not the hand-made core alone."""
    values: list[Any] = [*profile.domains, *profile.accounts, *profile.assessments, *profile.memberships]
    held: list[Any] = [*profile.ownership, *profile.state, *profile.designations]
    used = {profile.layer, *(value.layer for value in [*values, *profile.events, *(each.statement for each in held)])}
    for name in registry.layers:
        layer = registry.layer(name)
        if name in used and layer is not None and layer.kind != "core":
            credit = f", credit: {layer.credit}" if layer.credit else ""
            about = f": {layer.dataset}, {layer.licence}, {day(layer.dated or layer.retrieved or '')}{credit}"
            yield one_line(name + (about if layer.dataset else ": a file of your own"))


def _noted(statement: Any) -> str:
    return f" ({one_line(statement.note, 400)})" if statement.note else ""


def _doubt(value: Any) -> str:
    return f" ({value.confidence} confidence)" if value.confidence in ("low", "medium") else ""


def _marks(statement: Any, notes: Footnotes) -> str:
    """Return what stands behind a statement: doubt about it, a user's file it comes from, numbers of its evidence."""
    own = f" ({one_line(statement.layer)})" if statement.layer.startswith("overlay:") else ""
    return _doubt(statement) + own + notes.mark(statement.evidence)
