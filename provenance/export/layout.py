"""Rows of a view on a terminal: a label on the left, lines that hang where they begin, nothing behind the last word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from rich.console import Console
from rich.text import Text

from provenance.export.words import GLUE

LABEL = 14  # columns of the labels, the gap included
WIDEST = 100  # columns after which lines are hard to read


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a row. `lead` is drawn before it and hung behind, `strong` is its beginning in bold."""

    text: str
    lead: str = ""
    strong: str = ""
    is_look: bool = False  # asks the reader for a look


Row = tuple[str, list[Line]]
_LEAD = re.compile(r"- |later: |before: |[ │├└─]*")


def line(text: str) -> Line:
    """Return a line without any mark."""
    return Line(text)


def hung(text: str) -> Line:
    """Return a line that hangs behind the branch, dash or time word it begins with; what stands before `(` is strong.

    >>> hung("└─ Nordlys (company) owns all of it")
    Line(text=' (company) owns all of it', lead='└─ ', strong='Nordlys', is_look=False)
    """
    found = _LEAD.match(text)
    lead = found.group() if found else ""
    body = text[len(lead) :]
    name, bracket, _ = body.partition(" (")
    strong = name if bracket and ":" not in name else ""
    return Line(body[len(strong) :], lead, strong)


class Sheet:
    """Prints a view on a stream; in colour only where that is a terminal, 80 columns wide where it is none."""

    def __init__(self, stream: IO[str]) -> None:
        self._console = Console(file=stream, highlight=False, markup=False, emoji=False)
        self._width = min(self._console.width, WIDEST)

    def title(self, text: str) -> None:
        """Print the headline."""
        self._hang(Text(text, style="bold"), "", "")

    def small(self, text: str, indent: int = 0) -> None:
        """Print a line of less weight."""
        self._hang(Text(text, style="dim"), " " * indent, " " * indent)

    def section(self, text: str) -> None:
        """Print the head of a part, after an empty line."""
        self.gap()
        self._hang(Text(text, style="bold"), "", "")

    def gap(self) -> None:
        """Print an empty line."""
        self._console.print()

    def rows(self, rows: Iterable[Row]) -> None:
        """Print rows, each with its label once."""
        for label, lines in rows:
            for number, each in enumerate(lines):
                self._row("" if number else label, each)

    def noted(self, mark: str, text: str) -> None:
        """Print a footnote's head behind its number."""
        self._hang(Text(text), f"{mark:5}", " " * 5)

    def address(self, url: str, before: str = "") -> None:
        """Print an address whole, however long, so that it can be followed."""
        self._console.print(Text(f"     {before}{url}", style="cyan"), no_wrap=True, overflow="ignore", crop=False)

    def _row(self, label: str, each: Line) -> None:
        body = Text(each.text, style="yellow" if each.is_look else "")
        if each.strong:
            body = Text.assemble((each.strong, "bold"), body)
        indent = " " * LABEL
        first = Text.assemble((f"{label:{LABEL}}", "cyan"), (each.lead, "dim"))
        self._hang(body, first, indent + " " * len(each.lead))

    def _hang(self, body: Text, first: Text | str, indent: str) -> None:
        """Print text wrapped at the sheet's width, its first line behind `first`, the others behind `indent`."""
        room = max(self._width - len(indent), 20)
        for number, part in enumerate(body.wrap(self._console, room, overflow="fold")):
            part.rstrip()
            part.plain = part.plain.replace(GLUE, " ")
            whole = Text.assemble(indent if number else first, part)
            self._console.print(whole, no_wrap=True, overflow="ignore", crop=False)
