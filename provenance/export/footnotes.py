"""Numbers for the evidence of a view: one for each page, with all that it states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from provenance.export.words import GLUE, one_line
from provenance.registry.schema import Evidence


@dataclass(slots=True)
class Note:
    """One page that was read, and what it states."""

    number: int
    url: str
    publisher: str | None
    archived: str | None
    days: list[str] = field(default_factory=list)
    says: list[str] = field(default_factory=list)

    @property
    def head(self) -> str:
        """Who published the page and when it was read."""
        read = ", ".join(self.days)
        return f"{one_line(self.publisher)}, read {read}" if self.publisher else f"Read {read}"


class Footnotes:
    """Hands out the numbers in the order in which the evidence is first needed."""

    def __init__(self) -> None:
        self._notes: dict[str, Note] = {}

    def mark(self, evidence: Iterable[Evidence]) -> str:
        """Return the numbers of some evidence as they stand in the text, such as ` [1][3]`."""
        numbers = sorted({self._note(each).number for each in evidence})
        return GLUE + "".join(f"[{number}]" for number in numbers) if numbers else ""

    def _note(self, evidence: Evidence) -> Note:
        new = Note(len(self._notes) + 1, evidence.url, evidence.publisher, evidence.archived)
        note = self._notes.setdefault(evidence.url, new)
        if evidence.retrieved not in note.days:
            note.days.append(evidence.retrieved)
        if evidence.says not in note.says:
            note.says.append(evidence.says)
        return note

    def __iter__(self) -> Iterator[Note]:
        return iter(self._notes.values())

    def __len__(self) -> int:
        return len(self._notes)
