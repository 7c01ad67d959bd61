"""The rows of `provenance show`: all that the registry holds on one outlet or owner, nothing left out.

Plain text without a drawing library, since `show` must start fast.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from provenance.enrich import ended, started
from provenance.export.footnotes import Footnotes
from provenance.export.statements import (
    assessment_lines,
    doubt,
    event_lines,
    gap_lines,
    label_line,
    measure_lines,
    membership,
    other_owners,
    owner_tree,
    state_lines,
)
from provenance.export.words import day, one_line, period
from provenance.registry.profile import Profile
from provenance.registry.schema import Account, Conflict, Domain

if TYPE_CHECKING:
    from provenance.registry.index import Registry

Row = tuple[str, list[str]]
MOST_DOMAINS = 12


def outlet_rows(profile: Profile, registry: Registry, notes: Footnotes) -> Iterator[Row]:
    """Yield label and lines of each row; evidence goes into `notes`."""
    yield "Domains", list(_domains(profile.domains, profile.as_of, notes))
    yield "Also called", [_also_called(profile, registry)]
    yield "Accounts", [", ".join(_account(each, notes) for each in profile.accounts)]
    yield "Part of", [profile.parent or ""]
    yield "Parts", [", ".join(registry.children(profile.outlet))]
    yield (
        "Owned by",
        [*owner_tree(profile, notes), *other_owners(profile, notes)]
        or ["nobody recorded; that says nothing either way"],
    )
    yield "State", list(state_lines(profile, notes)) or ["nothing recorded; that does not mean independent"]
    yield "", list(label_line(profile.state_label))
    yield "Measures", list(measure_lines(profile, notes)) or ["none recorded"]
    yield "Assessed", list(assessment_lines(profile.assessments, profile.as_of, registry, notes)) or ["by nobody here"]
    yield "Member of", [membership(each, notes) for each in profile.memberships]
    yield "Events", event_lines(profile.events, notes)
    yield "Not known", list(gap_lines(profile))
    yield "Note", [profile.note or ""]
    yield "Said elsewhere", [_conflict(each, registry) for each in profile.conflicts]
    yield "Identity", list(_identity(profile, notes))
    yield "Layers", list(_layers(profile, registry))


def _domains(domains: Iterable[Domain], as_of: str, notes: Footnotes) -> Iterator[str]:
    """Yield the domains held on the date in one line, the others with their dates."""
    now = [d for d in domains if started(d.since, as_of) and not ended(d.until, as_of)]
    texts = []
    for domain in now:
        since = f" since {day(domain.since)}" if domain.since else ""
        texts.append(_address(domain) + since + doubt(domain) + notes.mark(domain.evidence))
    more = len(texts) - MOST_DOMAINS
    if texts:
        yield ", ".join(texts[:MOST_DOMAINS]) + (f", and {more} more (--json lists all)" if more > 0 else "")
    for domain in domains:
        is_over = ended(domain.until, as_of)
        if is_over or not started(domain.since, as_of):
            word = "before" if is_over else "later"
            yield f"{word}: {_address(domain)}, {period(domain.since, domain.until)}{notes.mark(domain.evidence)}"


def _address(domain: Domain) -> str:
    return (_letters(domain.name) if "xn--" in domain.name else domain.name) + (domain.path or "")


def _letters(host: str) -> str:
    from provenance.urls.hosts import display_host

    return display_host(host)


def _also_called(profile: Profile, registry: Registry) -> str:
    outlet = registry.outlet(profile.outlet)
    names = dict.fromkeys(one_line(name.text) for name in outlet.names) if outlet else {}
    return ", ".join(name for name in names if name != profile.name)


def _account(account: Account, notes: Footnotes) -> str:
    return f"{account.platform}:{one_line(account.handle)}{doubt(account)}{notes.mark(account.evidence)}"


def _identity(profile: Profile, notes: Footnotes) -> Iterator[str]:
    """Yield where name, country and domains are from, and which of them nobody states."""
    if profile.evidence:
        yield f"name, country and domains{notes.mark(profile.evidence)}"
    if profile.unsure:
        yield f"inferred, stated by no source: {', '.join(profile.unsure)}"


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
