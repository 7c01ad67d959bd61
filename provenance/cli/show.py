"""`provenance show OUTLET|DOMAIN`: what the registry says about an outlet or owner, with evidence."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from provenance.cli.options import add_registry_option, registry_of
from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    from provenance.registry.index import Registry
    from provenance.registry.look_up import Found


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `provenance show`."""
    parser.add_argument("target", metavar="OUTLET|DOMAIN", help="an id, name, domain, address or platform:account")
    parser.add_argument("--as-of", metavar="DATE", help="as of 2014-06-30; a month or year means its last day (today)")
    parser.add_argument("--tree", action="store_true", help="draw the chain of owners only")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    add_registry_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print what is known. Raises `ProvenanceError` for a date that is none and `RegistryError` for an overlay."""
    from provenance.registry.look_up import look_up

    registry = registry_of(args)
    as_of = last_day(args.as_of) if args.as_of else _today()
    found = look_up(args.target, registry, on=as_of if args.as_of else None)
    if args.json:
        print(_json(found, registry, as_of))
    else:
        from provenance.export.show import shown

        print("\n".join(shown(found, registry, as_of, tree_only=args.tree)))
    return 0


def last_day(date: str) -> str:
    """Return the last day of a date that may be a year or month only. Raises `ProvenanceError` (usage).

    >>> last_day("2014-06"), last_day("2012"), last_day("2016-02"), last_day("2016-02-03")
    ('2014-06-30', '2012-12-31', '2016-02-29', '2016-02-03')
    """
    from datetime import date as day
    from datetime import timedelta

    parts = date.split("-")
    try:
        if len(parts) == 3:
            return day.fromisoformat(date).isoformat()
        year, month = int(parts[0]), int(parts[1]) if len(parts) == 2 else 12
        in_next_month = day(year, month, 28) + timedelta(days=4)
        return (in_next_month - timedelta(days=in_next_month.day)).isoformat()
    except (ValueError, IndexError) as error:
        raise ProvenanceError(f"{date!r} is no date; write 2014, 2014-06 or 2014-06-30", kind="usage") from error


def _today() -> str:
    from datetime import date

    return date.today().isoformat()


def _json(found: Found, registry: Registry, as_of: str) -> str:
    import json
    from dataclasses import asdict

    from provenance.enrich import enrich

    answer = {
        "target": found.target,
        "rule": found.rule,
        "as_of": as_of,
        "profile": asdict(enrich(found.outlet, registry, as_of)) if found.outlet else None,
        "owner": asdict(found.owner) if found.owner else None,
        "candidates": [{"id": entity.id, "name": entity.name} for entity in found.candidates],
        "layers": [asdict(layer) for name in registry.layers if (layer := registry.layer(name))],
        "registry": {"version": registry.version, "sha256": registry.sha256, "layers": list(registry.layers)},
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)
