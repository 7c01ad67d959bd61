"""Draw statements of the hand-made registry, to be held by hand against the pages they cite.

    python scripts/sample_statements.py --seed 1                40 statements
    python scripts/sample_statements.py --seed 2 --count 10     10 others

The order is that of a hash of seed and statement: the same registry and seed give the same draw on every machine,
and a statement added elsewhere moves no other one out of its place.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path

from provenance.registry.assemble import Body, assemble
from provenance.registry.load import parse_tree, read_tree
from provenance.registry.schema import Outlet, Owner, Statement

ROOT = Path(__file__).parent.parent
SECTIONS = ("ownership", "state", "designations", "assessments", "memberships", "events")
APART = ("evidence", "note", "layer", "confidence")


@dataclass(frozen=True)
class Drawn:
    """One statement and where it stands."""

    entity: str
    name: str
    section: str
    statement: Statement

    def words(self) -> str:
        """Return the statement's own fields in one line."""
        filled = ((each.name, getattr(self.statement, each.name)) for each in fields(self.statement))
        return ", ".join(f"{name} {value}" for name, value in filled if value and name not in APART)


def core(root: Path) -> Body:
    """Return what people wrote: the door and the files by country, without the imports."""
    sources = [source for source in read_tree(root / "sources.yaml") if not source.name.startswith("sources/")]
    files, _ = parse_tree(sources)
    return assemble(files)[0]


def statements(body: Body) -> Iterator[Drawn]:
    """Yield every statement of every outlet and owner."""
    entities: list[Outlet | Owner] = [*body.outlets.values(), *body.owners.values()]
    for entity in entities:
        for section in SECTIONS:
            for statement in getattr(entity, section, ()):
                yield Drawn(entity.id, entity.name, section, statement)


def sample(drawn: Iterator[Drawn], seed: str, count: int) -> list[Drawn]:
    """Return `count` statements, chosen by `seed`.

    >>> sample(iter([]), "1", 40)
    []
    """

    def place(each: Drawn) -> bytes:
        return sha256(f"{seed}|{each.entity}|{each.section}|{each.words()}".encode()).digest()

    return sorted(drawn, key=place)[:count]


def shown(number: int, drawn: Drawn) -> str:
    """Return one statement with its evidence, as the checker reads it."""
    note = f"\n   note: {drawn.statement.note}" if drawn.statement.note else ""
    pages = "".join(f"\n   {each.url}\n     {each.says}" for each in drawn.statement.evidence)
    return f"{number}. {drawn.entity} ({drawn.name}), {drawn.section}: {drawn.words()}{note}{pages}\n"


def main() -> None:
    """Print the draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=40)
    asked = parser.parse_args()
    for number, drawn in enumerate(sample(statements(core(ROOT)), asked.seed, asked.count), 1):
        print(shown(number, drawn))


if __name__ == "__main__":
    main()
