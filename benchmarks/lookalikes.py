"""How many clones are found, and how many honest addresses are taken for one.

    python benchmarks/lookalikes.py [-v]

Two parts. The shared rows are compared with the outlets they mean: recall on reported and on constructed clones, false
alarms on the rest. Then every host of the shipped registry is tested as if it were new, with only itself taken out:
whatever is then said to resemble another outlet is a false alarm.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

from provenance.identify.names import RegistryNames
from provenance.registry.index import Registry, load_registry
from provenance.text import fold
from provenance.urls.hosts import ascii_host
from provenance.urls.known import NamesInMemory
from provenance.urls.lookalike import Lookalike, LookalikeIndex

ROOT = Path(__file__).parent.parent
ROWS = Path(os.environ.get("PROVENANCE_SHARED_DATA") or ROOT.parent / "shared" / "data") / "reliability" / "lookalikes"


def reference_index(outlets: list[dict[str, Any]]) -> LookalikeIndex:
    """Return an index of the outlets that the shared rows mean."""
    names: dict[str, list[str]] = {}
    for outlet in outlets:
        for name in (outlet["name"], *outlet["aliases"]):
            names.setdefault(fold(name).replace(" ", ""), []).append(outlet["domain"])
    domains = [(name, outlet["domain"]) for outlet in outlets for name in (outlet["domain"], *outlet["other_domains"])]
    return LookalikeIndex(NamesInMemory(domains, lambda label: names.get(label, [])))


def shared_rows(folder: Path) -> None:
    """Print recall and false alarms on the shared rows, and every miss."""
    index = reference_index(json.loads((folder / "outlets_reference.json").read_text("utf-8"))["outlets"])
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in json.loads((folder / "lookalikes_public.json").read_text("utf-8"))["rows"]:
        found = index.find(ascii_host(row["domain"]))
        wanted = row["impersonates"]
        kind = "honest" if wanted is None else "reported" if row["class"] == "reported" else "constructed"
        total[kind] += 1
        if (found.outlet if found else None) == wanted:
            right[kind] += 1
        else:
            print(f"  {row['class']}: {row['domain']} should be {wanted}, is {found.domain if found else None}")
    for kind in ("reported", "constructed"):
        print(f"{kind:12} found {right[kind]} of {total[kind]} ({right[kind] / total[kind]:.3f})")
    print(f"honest       false alarms {total['honest'] - right['honest']} of {total['honest']}")


def family(outlet_id: str, registry: Registry) -> str:
    """Return the outlet that this one is an edition, programme or desk of, at the top, or itself."""
    outlet = registry.outlet(outlet_id)
    return family(outlet.parent, registry) if outlet is not None and outlet.parent else outlet_id


def false_alarms(registry: Registry) -> tuple[list[tuple[str, str, Lookalike]], int]:
    """Return what each host of `registry`, as if new, is taken for, and how many hosts there are.

    What resembles another address of its own outlet is no alarm.
    """
    index = LookalikeIndex(RegistryNames(registry))
    owners: dict[str, set[str]] = {}
    for domain, outlet in registry.domains():
        if domain.path is None:
            owners.setdefault(domain.name, set()).add(outlet)
    found = []
    for host, outlets in owners.items():
        likeness = index.find(host, besides={host})
        if likeness is not None and likeness.outlet not in outlets:
            found.append((host, sorted(outlets)[0], likeness))
    return found, len(owners)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="print every false alarm")
    asked = parser.parse_args()
    if ROWS.exists():
        shared_rows(ROWS)
    alarms, count = false_alarms(load_registry())
    for host, outlet, likeness in alarms if asked.verbose else ():
        print(f"  {host} ({outlet}) taken for {likeness.domain} ({likeness.outlet}): {likeness.pattern}")
    registry = load_registry()
    apart = sum(family(outlet, registry) != family(likeness.outlet, registry) for _, outlet, likeness in alarms)
    patterns = Counter(likeness.pattern for _, _, likeness in alarms)
    print(f"registered hosts as if new: {len(alarms)} false alarms of {count} ({100 * len(alarms) / count:.2f} %)")
    print(f"  editions of one outlet not told apart: {apart} ({100 * apart / count:.2f} %)")
    print("  by pattern: " + ", ".join(f"{pattern} {number}" for pattern, number in patterns.most_common()))


if __name__ == "__main__":
    main()
