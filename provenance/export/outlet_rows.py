"""What the registry holds on one outlet, as far as a reader of an article needs it; `show` prints all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from provenance.export.footnotes import Footnotes
from provenance.export.layout import Line, Row, hung, line
from provenance.export.statements import (
    assessment_lines,
    gap_lines,
    label_line,
    measure_lines,
    membership,
    more,
    other_owners,
    owner_tree,
    state_lines,
)
from provenance.export.words import country, plain
from provenance.registry.profile import Profile

if TYPE_CHECKING:
    from provenance.registry.index import Registry

MOST_OWNERS = 14
MOST_MEASURES = 8
MOST_GAPS = 3
NOTE_TO_EDITORS = "lead:"
"""How the registry begins a hint for whoever looks further; it is no gap a reader of an article needs."""


def outlet_rows(profile: Profile, registry: Registry, notes: Footnotes) -> Iterator[Row]:
    """Yield label and lines of each row; evidence goes into `notes`."""
    owners = _cut([*owner_tree(profile, notes), *other_owners(profile, notes, former=False)], MOST_OWNERS, profile)
    yield "Owned by", owners or [line("nobody recorded; that says nothing either way")]
    state = map(line, [*state_lines(profile, notes), *label_line(profile.state_label)])
    yield "State", list(state) or [line("nothing recorded; that does not mean independent")]
    yield "Measures", [*map(hung, measure_lines(profile, notes, MOST_MEASURES))] or [line("none recorded")]
    assessed = assessment_lines(profile.assessments, profile.as_of, registry, notes)
    yield "Assessed", [*map(line, assessed)] or [line("by nobody in this registry")]
    yield "Member of", [line(membership(each, notes)) for each in profile.memberships]
    gaps = [gap for gap in gap_lines(profile) if not gap.startswith(NOTE_TO_EDITORS)]
    yield "Not known", _cut(gaps, MOST_GAPS, profile)
    yield "Also said", [line(f"{c.field}: {c.value} ({c.outlet}, layer {c.layer})") for c in profile.conflicts]


def title(profile: Profile) -> str:
    """Return the outlet's name with kind and country, such as "Sputnik (agency, Russia)"."""
    where = country(profile.country)
    return f"{profile.name} ({plain(profile.kind)}{f', {where}' if where else ''})"


def _cut(lines: Iterable[str], most: int, profile: Profile) -> list[Line]:
    """Return the first lines and, where there are more, how many."""
    found = list(lines)
    rest = [line(more(len(found) - most, profile))] if len(found) > most else []
    return [*map(hung, found[:most]), *rest]
