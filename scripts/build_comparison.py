"""Write `docs/comparison.md`: public, state and captured broadcasters and agencies side by side, out of the registry.

    python scripts/build_comparison.py            writes the page
    python scripts/build_comparison.py --check    exits with 1 where the page is not what the registry says

No cell is typed in. A cell shows what is stated today, and numbers lead to the pages that say so; what is stated
about an owner instead of the outlet carries the owner's name. The day looked at is the latest on which a page was read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from provenance.enrich import enrich
from provenance.registry.assemble import Body, assemble
from provenance.registry.load import parse_tree, read_tree
from provenance.registry.profile import DatedDesignation, HeldState, OwnerLink, Profile
from provenance.registry.schema import Event, Evidence, Outlet, Owner, Statement

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "comparison.md"
OUTLETS = (
    "bbc", "npr", "pbs", "voice-of-america", "radio-free-europe-radio-liberty", "deutsche-welle", "france-24",
    "al-jazeera", "trt", "nhk", "kbs", "cbc-radio-canada", "rt", "sputnik", "tass", "xinhua-news-agency", "cgtn",
    "press-tv", "telesur", "granma",
)  # fmt: skip
COLUMNS = ("Outlet", "Owners", "Funding", "Governance", "Editorial line", "Founded, changed", "Acts", "Assessors")
LIFE = ("founded", "merged", "renamed", "legal-form-changed", "funding-cut", "state-intervention")
HEAD = """\
# Twenty broadcasters and agencies side by side

This page is written by `python scripts/build_comparison.py` from the registry, as of {day}.
Each cell holds what the registry states, under the same questions for every outlet; change the registry, not this page.
The numbers lead to the pages that say so, listed below with what each of them says about the one fact.
"Not stated" means that nobody has recorded an answer, not that there is none.
A value that is stated about an owner, not about the outlet itself, carries the owner's name.
Acts are measures of authorities and platforms; assessors' values stand on their own scales, with the edition.
The label derived from our own three dimensions stands beside the one State Media Monitor gives, and they may differ.

"""


@dataclass(frozen=True)
class Core:
    """The hand-made registry, as enrichment asks for it."""

    body: Body

    def outlet(self, id: str) -> Outlet | None:
        """Return the outlet with this id."""
        return self.body.outlets.get(id)

    def owner(self, id: str) -> Owner | Outlet | None:
        """Return the owner, or the outlet that is one."""
        return self.body.owners.get(id) or self.body.outlets.get(id)


@dataclass
class References:
    """The cited pages in the order of their first mention; one number for one page and fact."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    cited: list[Evidence] = field(default_factory=list)

    def of(self, statement: Statement) -> str:
        """Return the numbers of a statement's evidence, as links."""
        return "".join(f" [[{number}]](#{number})" for number in map(self._number, statement.evidence))

    def _number(self, evidence: Evidence) -> int:
        key = (evidence.url, evidence.says)
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers) + 1
            self.cited.append(evidence)
        return self.numbers[key]

    def listed(self) -> str:
        """Return the list the numbers lead to."""
        return "".join(_listed(number, each) for number, each in enumerate(self.cited, 1))


def _listed(number: int, evidence: Evidence) -> str:
    says = f"{_source(evidence)}: {_plain(evidence.says)}."
    return f'<a id="{number}"></a>{number}. {says}\n   <{evidence.url}>, read {evidence.retrieved}.\n'


def _source(evidence: Evidence) -> str:
    name = evidence.publisher or "Page"
    return _plain(f"{name}, {evidence.published}" if evidence.published else name)


def _plain(text: str) -> str:
    return text.replace("|", "\\|").rstrip(".")


def _span(since: str | None, until: str | None = None) -> str:
    """Return the dates of a statement in words.

    >>> _span("2013-12-09"), _span(None, "2016"), _span(None)
    (' since 2013-12-09', ' until 2016', '')
    """
    return (f" since {since}" if since else "") + (f" until {until}" if until else "")


def core(root: Path) -> Core:
    """Return what people wrote: the door and the files by country, without the imports."""
    sources = [source for source in read_tree(root / "sources.yaml") if not source.name.startswith("sources/")]
    files, _ = parse_tree(sources)
    return Core(assemble(files)[0])


def day_of(outlets: Iterable[Outlet]) -> str:
    """Return the latest day on which a page about one of these was read."""
    held: Iterable[Statement] = (
        statement
        for outlet in outlets
        for statement in (*outlet.ownership, *outlet.state, *outlet.designations, *outlet.assessments, *outlet.events)
    )
    return max(evidence.retrieved for statement in held for evidence in statement.evidence)


def page(registry: Core, ids: Iterable[str] = OUTLETS) -> str:
    """Return the whole page. Raises `KeyError` for an id the registry does not have."""
    outlets = [registry.body.outlets[id] for id in ids]
    day = day_of(outlets)
    references = References()
    rows = [_row(enrich(outlet, registry, day), references) for outlet in outlets]
    table = [COLUMNS, ("---",) * len(COLUMNS), *rows]
    lines = "".join(f"| {' | '.join(row)} |\n" for row in table)
    return HEAD.format(day=day) + lines + "\n## Pages cited\n\n" + references.listed()


def _row(profile: Profile, references: References) -> tuple[str, ...]:
    return (
        f"**{_plain(profile.name)}** `{profile.outlet}`, {profile.kind}, {profile.country}",
        _joined(_owner(link, profile, references) for link in profile.ownership),
        *(_joined(_relations(profile, dimension, references)) for dimension in ("funding", "governance", "editorial")),
        _joined(_event(event, references) for event in _life(profile.events)),
        _joined(_act(act, profile, references) for act in profile.designations if act.in_force != "ended"),
        _joined(_assessments(profile, references)),
    )


def _joined(parts: Iterable[str]) -> str:
    return "<br>".join(parts) or "not stated"


def _owner(link: OwnerLink, profile: Profile, references: References) -> str:
    statement = link.statement
    share = f" {statement.share}%" if statement.share else ""
    step = "" if link.depth == 1 else f"↑ of {_plain(_names(profile).get(link.holder, link.holder))}: "
    relation = f"{statement.relation}{share}{_span(statement.since, statement.until)}"
    return f"{step}{_plain(link.name)} ({link.kind}), {relation}{references.of(statement)}"


def _names(profile: Profile) -> dict[str, str]:
    return {link.owner: link.name for link in profile.ownership}


def _relations(profile: Profile, dimension: str, references: References) -> list[str]:
    """Return what is stated of the outlet; failing that, of the nearest holder of whom something is stated."""
    held = [each for each in profile.state if each.statement.dimension == dimension]
    nearest = [each for each in held if each.about == held[0].about]
    return [_relation(each, profile, references) for each in nearest]


def _relation(held: HeldState, profile: Profile, references: References) -> str:
    statement = held.statement
    whose = "" if held.about == profile.outlet else f" ({_plain(held.name)})"
    note = f"; {_plain(statement.note)}" if statement.note and "copy of the" not in statement.note else ""
    return f"{statement.value}{whose}{_span(statement.since, statement.until)}{note}{references.of(statement)}"


def _life(events: Iterable[Event]) -> list[Event]:
    return sorted((each for each in events if each.what in LIFE), key=lambda each: each.date or "9999")


def _event(event: Event, references: References) -> str:
    return f"{event.date or 'undated'} {event.what}: {_plain(event.detail)}{references.of(event)}"


def _act(act: DatedDesignation, profile: Profile, references: References) -> str:
    statement = act.statement
    whose = "" if act.about == profile.outlet else f" (on {_plain(act.name)})"
    number = f", {statement.number}" if statement.number else ""
    dates = _span(statement.since or statement.adopted, statement.until) or ", undated"
    return f"{_plain(statement.authority)}: {statement.measure}{whose}{dates}{number}{references.of(statement)}"


def _assessments(profile: Profile, references: References) -> list[str]:
    quoted = [f"{each.assessor} {each.value} ({each.dated}){references.of(each)}" for each in profile.assessments]
    label = profile.state_label
    if label is None:
        return quoted
    derived = label.derived or f"none, {' and '.join(label.open)} open"
    return [*quoted, f"derived: {derived}{', differs' if label.differ else ''}"]


def main() -> None:
    """Write or check the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    text = page(core(ROOT))
    if not parser.parse_args().check:
        PAGE.write_text(text, "utf-8")
    elif not PAGE.exists() or PAGE.read_text("utf-8") != text:
        sys.exit("docs/comparison.md is not what the registry says: python scripts/build_comparison.py")


if __name__ == "__main__":
    main()
