"""What the registry holds on one outlet or owner, as plain text for 80 columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provenance.enrich import ended, enrich, started
from provenance.export.footnotes import Footnotes
from provenance.export.show_rows import Row, outlet_rows
from provenance.export.statements import event_lines, holding, measure, owner_tree
from provenance.export.words import GLUE, OWNS, country, day, one_line, period, plain
from provenance.registry.look_up import Found
from provenance.registry.profile import Profile
from provenance.registry.schema import Outlet, Owner, Ownership

if TYPE_CHECKING:
    from provenance.registry.index import Registry

LABEL = 13
WIDTH = 80


def shown(found: Found, registry: Registry, as_of: str, *, tree_only: bool = False) -> Iterator[str]:
    """Yield the lines of the view."""
    notes = Footnotes()
    if found.outlet is not None:
        profile = enrich(found.outlet, registry, as_of)
        yield from _head(found.outlet, as_of)
        yield from _rows(outlet_rows(profile, registry, notes)) if not tree_only else _tree(profile, notes)
    elif found.owner is not None:
        yield from _head(found.owner, as_of)
        yield from _rows(_owner_rows(found.owner, registry, as_of, notes))
    else:
        yield from _nothing(found)
    yield from _evidence(notes)


def _head(entity: Outlet | Owner, as_of: str) -> Iterator[str]:
    where = "" if entity.kind == "state" else country(entity.country)
    yield f"{one_line(entity.name)} ({plain(entity.kind)}{f', {where}' if where else ''})"
    doubt = f", {entity.confidence} confidence" if entity.confidence else ""
    yield f"{entity.id} · as of {day(as_of)} · layer {one_line(entity.layer)}{doubt}"
    yield ""


def _nothing(found: Found) -> Iterator[str]:
    target = one_line(found.target)
    if found.rule == "name":
        yield f"{target} is the name of {len(found.candidates)} outlets; ask for one by its id:"
    elif found.candidates:
        yield f"{target} is not in the registry; near it are:"
    else:
        yield f"{target} is not in the registry; that says nothing about it."
    for entity in found.candidates:
        where = country(entity.country)
        yield f"  {entity.id:30} {one_line(entity.name)} ({plain(entity.kind)}{f', {where}' if where else ''})"


def _owner_rows(owner: Owner, registry: Registry, as_of: str, notes: Footnotes) -> Iterator[Row]:
    yield "Owned by", [_held(each, registry, notes) for each in owner.ownership]
    yield "State", [f"{each.dimension} {each.value}{notes.mark(each.evidence)}" for each in owner.state]
    yield "Measures", [f"{measure(each)}{notes.mark(each.evidence)}" for each in owner.designations]
    yield "Holds", [", ".join(_holdings(owner.id, registry, as_of))]
    yield "Events", event_lines(owner.events, notes)
    yield "Not known", list(owner.unknowns)
    yield "Note", [owner.note or ""]


def _held(statement: Ownership, registry: Registry, notes: Footnotes) -> str:
    entity = registry.owner(statement.owner)
    share = f", {statement.share} %" if statement.share else ""
    dates = period(statement.since, statement.until)
    how = f"{OWNS[statement.relation]}{share}{f', {dates}' if dates else ''}{notes.mark(statement.evidence)}"
    return f"{one_line(entity.name if entity else statement.owner)} {how}"


def _holdings(id: str, registry: Registry, as_of: str) -> Iterator[str]:
    held: list[Outlet | Owner] = [*registry.owners(), *registry.outlets()]
    for entity in held:
        in_force = (s for s in entity.ownership if started(s.since, as_of) and not ended(s.until, as_of))
        if any(statement.owner == id for statement in in_force):
            yield entity.id


# ---------------------------------------------------------------- drawing


def _tree(profile: Profile, notes: Footnotes) -> Iterator[str]:
    """Yield the outlet and, hanging from it, its owners to the top."""
    yield one_line(profile.name)
    lines = list(owner_tree(profile, notes))
    first = [holding(link, notes) for link in profile.ownership if link.depth == 1]
    if not lines:
        yield "└─ nobody recorded; that says nothing either way"
    left = len(first)
    for line in lines:
        is_first = not line.startswith(("└", "├", "│", " "))
        left -= is_first
        stem = ("└─ " if left == 0 else "├─ ") if is_first else ("   " if left == 0 else "│  ")
        yield from _hung(line, stem, "   " if left == 0 else "│  ")


def _rows(rows: Iterator[Row]) -> Iterator[str]:
    for label, lines in rows:
        for place, line in enumerate(line for line in lines if line):
            head = label if place == 0 else ""
            if len(head) >= LABEL:
                yield head
                head = ""
            yield from _hung(line, f"{head:{LABEL}}", " " * LABEL)


def _hung(line: str, first: str, other: str) -> Iterator[str]:
    """Yield a line wrapped, what follows hanging below its own beginning; tree strokes go on as far as they lead."""
    text = line.lstrip("└├─│ -")
    drawn = line[: len(line) - len(text)]
    below = drawn.replace("└─", "  ").replace("├─", "│ ").replace("-", " ")
    # What is glued stays on one line; the glue is one column wide, as is the space it becomes.
    for part in _wrapped(text, first + drawn, other + below):
        yield part.replace(GLUE, " ")


def _wrapped(text: str, first: str, other: str) -> list[str]:
    """Return `text` broken at spaces into lines of at most `WIDTH` columns; a longer word stands alone."""
    lines: list[str] = []
    line = first
    is_begun = False
    for word in text.split(" "):
        if is_begun and len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line, is_begun = other, False
        line += f" {word}" if is_begun else word
        is_begun = True
    return [*lines, line.rstrip()]


def _evidence(notes: Footnotes) -> Iterator[str]:
    if len(notes):
        yield ""
    for note in notes:
        yield f"{f'[{note.number}]':5}{note.url}"
        yield from _wrapped(one_line(f"{note.head}: {'; '.join(note.says)}", 1_000), " " * 5, " " * 5)
        if note.archived:
            yield f"     copy: {note.archived}"
