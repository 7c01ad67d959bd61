"""`provenance registry stale`: facts that nobody has looked at for long."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from provenance.cli.options import add_registry_option, registry_of

if TYPE_CHECKING:
    from provenance.registry.index import Registry
    from provenance.registry.schema import Outlet, Owner

STATEMENTS = ("ownership", "state", "designations", "assessments", "memberships", "events")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--days", type=int, default=365, metavar="N", help="older than N days (365)")
    parser.add_argument("--layer", metavar="NAME", help="this layer only (core, or an import's name)")
    add_registry_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print what is stale, the oldest first, and how many domains nobody has recorded as seen."""
    from datetime import date, timedelta

    registry = registry_of(args)
    before = (date.today() - timedelta(days=args.days)).isoformat()
    rows = sorted(row for row in stale(registry, before) if args.layer in (None, row[3]))
    for read, id, what, layer in rows:
        print(f"{read}  {id}: {what} ({layer})")
    unseen = sum(1 for outlet in registry.outlets() for domain in outlet.domains if not _seen(outlet, domain.evidence))
    print(
        f"{len(rows):,} statements and domains last read before {before}; {unseen:,} domains with no record of a visit"
    )
    return 0


def stale(registry: Registry, before: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield day, id, what and layer of everything whose newest evidence was read before the day `before`."""
    entities: list[Outlet | Owner] = [*registry.outlets(), *registry.owners()]
    for entity in entities:
        for name in (*STATEMENTS, "domains"):
            for value in getattr(entity, name, ()):
                read = max((evidence.retrieved for evidence in value.evidence), default=None)
                if read is not None and read < before and not getattr(value, "until", None):
                    yield read, entity.id, _named(name, value), value.layer
        read = max((evidence.retrieved for evidence in entity.evidence), default=None)
        if read is not None and read < before:
            yield read, entity.id, "identity", entity.layer


def _named(field: str, value: object) -> str:
    from provenance.registry.layers import in_words

    return f"{field}: {in_words(value)}"


def _seen(outlet: Outlet, evidence: tuple[object, ...]) -> bool:
    return bool(evidence or outlet.evidence)
