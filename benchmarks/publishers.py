"""Whether the publisher of stored pages is named from the address, and named right.

    python benchmarks/publishers.py [FILE]

FILE is `pages/dev.jsonl.gz` of the shared data. Counted over pages whose gold names the site: how many have a site in
the registry, how many of those are named, and whether the name is the gold name or another the registry has for the
outlet. Every disagreement is printed, with the site name trafilatura reads from the page beside it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from provenance.identify import Identity, identify
from provenance.registry.index import Registry, load_registry
from provenance.text import fold

ROOT = Path(__file__).parent.parent
PAGES = Path(os.environ.get("PROVENANCE_SHARED_DATA") or ROOT.parent / "shared" / "data") / "pages" / "dev.jsonl.gz"


def pages(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the pages of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def names_of(identity: Identity, registry: Registry) -> set[str]:
    """Return all names the registry has for an outlet and those it is a part of, folded."""
    found: set[str] = set()
    current = identity.outlet
    while current is not None:
        outlet = registry.outlet(current)
        if outlet is None:
            break
        found |= {fold(outlet.name), *(fold(name.text) for name in outlet.names)}
        current = outlet.parent
    return found


def is_listed(site: str, registry: Registry) -> bool:
    """Tell whether the registry has the site, or a host or path below it."""
    return any(domain.name == site or domain.name.endswith("." + site) for domain, _ in registry.domains())


def main() -> None:
    """Print the figures and the disagreements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=PAGES)
    asked = parser.parse_args()
    registry = load_registry()
    listed = {domain.name for domain, _ in registry.domains()}
    sites = {name.split(".", cut)[cut] for name in listed for cut in range(name.count("."))}
    counts: Counter[str] = Counter()
    for page in pages(asked.file):
        identity = identify(page["url"], registry)
        counts["pages"] += 1
        if page["site"] in sites:
            counts["site in the registry"] += 1
            counts["named"] += identity.outlet is not None
            if identity.outlet is None:
                print(f"not named: {page['url']} ({identity.rule})")
        gold = page["gold"].get("site_name")
        if gold and identity.outlet is not None:
            counts["named, with gold"] += 1
            is_same = fold(gold) in names_of(identity, registry)
            counts["name equal"] += is_same
            if not is_same:
                print(f"differs: {page['url']}: gold {gold!r}, registry {identity.name!r} ({identity.outlet})")
        elif gold:
            print(f"not listed: {page['url']}: gold {gold!r}")
    for name, count in counts.items():
        print(f"{name:24} {count:5}")
    print(f"named of listed          {counts['named'] / max(1, counts['site in the registry']):.4f}")
    print(f"name equal of named      {counts['name equal'] / max(1, counts['named, with gold']):.4f}")


if __name__ == "__main__":
    main()
