"""How much of the facts tables and pages the registry knows: `python benchmarks/registry_coverage.py [--missing]`.

Prints the share of the tables' domains that resolve to an outlet, the share of the sites of `pages/dev.jsonl.gz` whose
name and country are right, and the share of the state media with a category and with somebody who controls them. The
tables and pages are not part of the repository: PROVENANCE_SHARED_DATA names their folder, else `../shared/data`.
Tables the registry was partly made from tell how much survived; lists of the same kinds tell how far it reaches.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from provenance.enrich import enrich
from provenance.registry.index import Registry, load_registry
from provenance.registry.schema import Outlet
from provenance.text import fold
from provenance.urls.hosts import ascii_host

DATA = Path(os.environ.get("PROVENANCE_SHARED_DATA") or Path(__file__).parents[2] / "shared" / "data")
AS_OF = "2026-11-23"  # the day the tables were compiled
TABLES = (
    ("outlets", "domain"),
    ("state_media", "domain"),
    ("ownership", "outlet_domain"),
    ("mirrors_and_lookalikes", "domain"),
    ("accounts", "outlet_domain"),
    ("memberships", "outlet_domain"),
    ("perennial_sources", "domain"),
    ("name_aliases", "domain"),
)
# Domains of these relations belong to nobody who is imitated: the registry must not resolve them to an outlet.
NOT_OUTLETS = frozenset(
    {"impersonation", "impersonation_government", "operation_own_brand", "operation_infrastructure_or_own_brand"}
)
THREE_LETTERS = {"CHL": "CL", "COL": "CO", "ARG": "AR", "MEX": "MX"}  # how one data set of pages writes countries


@dataclass
class Share:
    """How many of how many, and which ones not."""

    label: str
    hits: int = 0
    total: int = 0
    missing: list[str] = field(default_factory=list)

    def count(self, hit: bool, what: str) -> None:
        """Count one case."""
        self.total += 1
        self.hits += hit
        if not hit:
            self.missing.append(what)

    def __str__(self) -> str:
        part = self.hits / self.total if self.total else 0.0
        return f"  {self.label:52} {self.hits:6,} of {self.total:6,}  {part:7.1%}"


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missing", action="store_true", help="list what is missing behind each share")
    options = parser.parse_args()
    if not DATA.exists():
        sys.exit(f"{DATA} is not here; set PROVENANCE_SHARED_DATA to the folder that holds registry/ and pages/")
    registry = load_registry()
    print(f"registry {registry.sha256[:16]}, {len(registry.outlet_ids()):,} outlets")
    for title, shares in (
        ("domains of the tables that resolve", domains(registry)),
        ("sites of pages/dev.jsonl.gz", pages(registry)),
        ("state media", state_media(registry)),
        ("agencies and accounts", others(registry)),
    ):
        print(f"\n{title}")
        for share in shares:
            print(share)
            if options.missing:
                print(*(f"      {what}" for what in sorted(set(share.missing))), sep="\n")


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with (DATA / "registry" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def domains(registry: Registry) -> Iterator[Share]:
    """Yield, for each table with domains, the share of the different ones that resolve, or are held as reported."""
    for name, column in TABLES:
        share = Share(name)
        for row in {row[column]: row for row in rows(name) if row[column]}.values():
            host, _, rest = ascii_host(row[column]).partition("/")
            found = registry.by_host(host, "/" + rest) is not None
            if row.get("relation") in NOT_OUTLETS:
                found = not found and registry.impersonation(host) is not None
            share.count(found, row[column])
        yield share


def pages(registry: Registry) -> Iterator[Share]:
    """Yield how many sites resolve, and how many of those with a gold value bear the right name and country."""
    resolved, named, placed = (
        Share("site known"),
        Share("name right, of those with one"),
        Share("country right, of those with one"),
    )
    both = Share("name and country right, of those with both")
    for site, gold in sorted(_sites().items()):
        match = next((match for host in sorted(gold["hosts"]) if (match := registry.by_host(host))), None)
        outlet = registry.outlet(match.outlet_id) if match else None
        resolved.count(outlet is not None, site)
        shown = f"{site}: {gold['names']} {gold['countries']}, here {outlet.name if outlet else None}"
        name_right = outlet is not None and _has_name(outlet, gold["names"])
        country_right = outlet is not None and outlet.country in gold["countries"]
        if gold["names"]:
            named.count(name_right, shown)
        if gold["countries"]:
            placed.count(country_right, f"{shown} {outlet.country if outlet else None}")
        if gold["names"] and gold["countries"]:
            both.count(name_right and country_right, shown)
    yield from (resolved, named, placed, both)


def _sites() -> dict[str, dict[str, set[str]]]:
    sites: dict[str, dict[str, set[str]]] = {}
    with gzip.open(DATA / "pages" / "dev.jsonl.gz", "rt", encoding="utf-8") as file:
        for page in map(json.loads, file):
            site = sites.setdefault(page["site"], {"hosts": set(), "names": set(), "countries": set()})
            site["hosts"].add(urlsplit(page["url"]).hostname or "")
            gold: dict[str, Any] = page["gold"]
            site["names"] |= {gold["site_name"]} if gold.get("site_name") else set()
            country = str(gold.get("country") or "").upper()
            site["countries"] |= {THREE_LETTERS.get(country, country)} if country else set()
    return sites


def _has_name(outlet: Outlet, names: Iterable[str]) -> bool:
    """Return whether one of `names` and one of the outlet's are the same, or one holds the other as whole words."""
    own = {f" {fold(text)} " for text in (outlet.name, *(name.text for name in outlet.names))}
    given = {f" {fold(name)} " for name in names}
    return any(one in other or other in one for one in own for other in given)


def state_media(registry: Registry) -> Iterator[Share]:
    """Yield how many of the outlets in the table resolve, have a category, and somebody who owns or controls them."""
    resolved, category, body, both = map(Share, ("resolved", "with category", "with controlling body", "with both"))
    for row in rows("state_media"):
        outlet = _state_outlet(registry, row)
        shown = f"{row['country_code']} {row['outlet']} ({row['domain']})"
        profile = enrich(outlet, registry, AS_OF) if outlet else None
        has_category = profile is not None and any(a.assessor == "state-media-monitor" for a in profile.assessments)
        has_body = profile is not None and bool(profile.ownership)
        resolved.count(outlet is not None, shown)
        category.count(has_category, shown)
        body.count(has_body, shown)
        both.count(has_category and has_body, shown)
    yield from (resolved, category, body, both)


def _state_outlet(registry: Registry, row: dict[str, str]) -> Outlet | None:
    match = registry.by_host(row["domain"]) if row["domain"] else None
    if match is not None:
        return registry.outlet(match.outlet_id)
    for name in (row["outlet"], row["outlet"].partition(" (")[0]):
        found = [outlet for id in registry.by_name(name) if (outlet := registry.outlet(id))]
        here = [outlet for outlet in found if outlet.country == row["country_code"]]
        if here:
            return here[0]
    return None


def others(registry: Registry) -> Iterator[Share]:
    """Yield how many agencies are found by a name or domain, and how many accounts name an outlet."""
    agencies, accounts = Share("agencies found by name and country, or domain"), Share("accounts that name an outlet")
    for row in rows("agencies"):
        by_name = [registry.outlet(id) for name in (row["name"], row["native_name"]) for id in registry.by_name(name)]
        found = any(outlet and outlet.country == row["country_code"] for outlet in by_name)
        hosts = [registry.by_host(host) for host in row["domains"].split("; ")]
        agencies.count(found or any(hosts), row["name"])
    for row in rows("accounts"):
        accounts.count(
            registry.by_account(row["platform"], row["handle"]) is not None, f"{row['platform']} {row['handle']}"
        )
    by_platform = Counter(what.partition(" ")[0] for what in accounts.missing)
    yield agencies
    yield accounts
    yield from (Share(f"  accounts missing on {platform}", 0, count) for platform, count in by_platform.most_common(3))


if __name__ == "__main__":
    main()
