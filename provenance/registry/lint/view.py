"""What the rules look at: the files to check, and the registry below them if they are laid over one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from provenance.errors import Problem
from provenance.registry.assemble import Body, absorptions, assemble
from provenance.registry.index import Registry
from provenance.registry.load import RegistryFile
from provenance.registry.schema import Addition, Assessor, Outlet, Owner

STATEMENTS = ("ownership", "state", "designations", "assessments", "memberships", "events")

Entry = Outlet | Owner | Addition


@dataclass(frozen=True, slots=True)
class Place:
    """One value of a file: where it stands, and how problems name it."""

    file: RegistryFile
    path: tuple[str | int, ...]

    def __str__(self) -> str:
        text = ""
        for step in self.path:
            text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
        return text

    def below(self, *steps: str | int) -> Place:
        """Return the place of a value inside this one."""
        return Place(self.file, (*self.path, *steps))

    def problem(self, rule: str, message: str) -> Problem:
        """Return a problem with this value."""
        return Problem(self.file.name, self.file.line(*self.path), rule, f"{self}: {message}")


@dataclass(slots=True)
class View:
    """The files under check, joined, and what lies below them."""

    files: Sequence[RegistryFile]
    base: Registry | None = None
    today: str = field(default_factory=lambda: date.today().isoformat())
    body: Body = field(init=False)

    def __post_init__(self) -> None:
        self.body, _ = assemble(self.files, absorbed=absorptions(self.files))

    def outlet(self, id: str) -> Outlet | None:
        """Return the outlet with this id, of the files or from below."""
        return self.body.outlets.get(id) or (self.base.outlet(id) if self.base else None)

    def owner(self, id: str) -> Owner | Outlet | None:
        """Return the owner with this id, or the outlet that is one."""
        return self.body.owners.get(id) or self.outlet(id) or (self.base.owner(id) if self.base else None)

    def assessor(self, id: str) -> Assessor | None:
        """Return the assessor with this id."""
        return self.body.assessors.get(id) or (self.base.assessor(id) if self.base else None)

    def entries(self) -> Iterator[tuple[Place, Entry]]:
        """Yield every entry that carries statements, with its place."""
        for file in self.files:
            for section, id, entry in file.entries():
                yield Place(file, (section, id)), entry

    def statements(self, *fields: str) -> Iterator[tuple[Place, Any]]:
        """Yield every statement of these fields (all, if none are given), with its place."""
        for place, entry in self.entries():
            for name in fields or STATEMENTS:
                for index, statement in enumerate(getattr(entry, name, ())):
                    yield place.below(name, index), statement

    def evidence(self) -> Iterator[tuple[Place, Any]]:
        """Yield every evidence, once for each place it is written at."""
        seen: set[int] = set()
        for place, statement in self._holders():
            for index, evidence in enumerate(statement.evidence):
                if id(evidence) not in seen:
                    seen.add(id(evidence))
                    yield place.below("evidence", index), evidence
        for file in self.files:
            for name, evidence in (file.dataset.evidence if file.dataset else {}).items():
                if id(evidence) not in seen:
                    yield Place(file, ("dataset", "evidence", name)), evidence

    def _holders(self) -> Iterator[tuple[Place, Any]]:
        yield from self.statements(*STATEMENTS, "domains", "accounts")
        for place, entry in self.entries():
            if not isinstance(entry, Addition):
                yield place, entry
