"""`provenance registry stats`: how much the registry holds."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from provenance.cli.options import add_registry_option, registry_of
from provenance.enrich import enrich

if TYPE_CHECKING:
    from provenance.registry.index import Registry
    from provenance.registry.schema import Outlet, Owner

STATEMENTS = ("ownership", "state", "designations", "assessments", "memberships", "events")
VALUES = ("domains", "names", "accounts")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_registry_option(parser)
    parser.add_argument("--as-of", metavar="DATE", default=None, help="follow the owners as of this day (today)")
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the counts: in all, of what is researched, and by layer."""
    from datetime import date

    registry = registry_of(args)
    counts = count(registry, args.as_of or date.today().isoformat())
    if args.json:
        print(json.dumps(counts, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_drawn(counts, registry)))
    return 0


def count(registry: Registry, as_of: str) -> dict[str, dict[str, int]]:
    """Return the counts, in groups: entries, values, statements, ownership, countries, kinds, layers."""
    outlets, owners = list(registry.outlets()), list(registry.owners())
    entities: list[Outlet | Owner] = [*outlets, *owners]
    groups: dict[str, Counter[str]] = {name: Counter() for name in ("values", "statements", "layers", "kinds")}
    pages: set[str] = set()
    for entity in entities:
        groups["layers"][entity.layer] += 1
        for name in (*VALUES, *STATEMENTS):
            held = getattr(entity, name, ())
            groups["statements" if name in STATEMENTS else "values"][name] += len(held)
            for value in held:
                groups["layers"][value.layer] += 1
                pages.update(evidence.url for evidence in getattr(value, "evidence", ()))
    for outlet in outlets:
        groups["kinds"][outlet.kind] += 1
    entries = {
        "outlets": len(outlets),
        "owners": len(owners),
        "assessors": len(list(registry.assessors())),
        "countries": len({outlet.country for outlet in outlets} - {"unknown", "international"}),
        "evidence pages": len(pages),
    }
    counted = {name: dict(counter.most_common()) for name, counter in groups.items()}
    return {"entries": entries, **counted, "owners known": dict(_owned(outlets, entities, registry, as_of))}


def _owned(
    outlets: list[Outlet], entities: list[Outlet | Owner], registry: Registry, as_of: str
) -> Iterator[tuple[str, int]]:
    """Yield how far up the owners of outlets are known."""
    ends = Counter[str]()
    for outlet in outlets:
        chain = enrich(outlet, registry, as_of).ownership
        ends["outlets with an owner"] += bool(chain)
        ends["outlets whose chain reaches an ultimate owner"] += any(link.end == "ultimate" for link in chain)
        ends["outlets with a state in the chain"] += any(link.kind == "state" for link in chain)
    yield from ends.items()
    statements = [statement for entity in entities for statement in entity.ownership]
    yield "ownership statements", len(statements)
    yield "ownership statements with a date", sum(1 for each in statements if each.since or each.until)


def _drawn(counts: dict[str, dict[str, int]], registry: Registry) -> Iterator[str]:
    yield f"registry {registry.version}, sha256 {registry.sha256[:16]}"
    for group, rows in counts.items():
        yield ""
        yield group
        for name, number in rows.items():
            layer = registry.layer(name) if group == "layers" else None
            about = f"  {layer.dataset}, {layer.licence}" if layer is not None and layer.dataset else ""
            sure = f", {layer.confidence} confidence" if layer is not None and layer.confidence else ""
            yield f"  {number:>9,}  {name}{about}{sure}"
