"""`provenance registry links`: which evidence can no longer be read. Reports, and never fails."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from provenance.cli.options import add_registry_option, registry_of
from provenance.fetch.options import add_fetch_arguments, settings_from

if TYPE_CHECKING:
    from provenance.registry.index import Registry


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("outlets", nargs="*", metavar="ID", help="outlets or owners whose evidence is tried (all)")
    parser.add_argument("--most", type=int, metavar="N", help="try N addresses at most")
    add_registry_option(parser)
    add_fetch_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Try each page once, by address, and print those that did not come. The exit code is 0 in any case."""
    from provenance.errors import ProvenanceError
    from provenance.fetch import Client

    pages = cited(registry_of(args), args.outlets)
    dead = 0
    chosen = sorted(pages)[: args.most]
    with Client(settings_from(args)) as client:
        for url in chosen:
            try:
                client.fetch(url)
            except ProvenanceError as error:
                dead += 1
                who = ", ".join(sorted(pages[url]))
                print(f"{error.kind}: {url} ({who})", flush=True)
    print(f"{len(chosen):,} pages tried, {dead:,} did not come")
    return 0


def cited(registry: Registry, ids: list[str]) -> dict[str, set[str]]:
    """Return the address of every evidence and the ids it is cited for."""
    from provenance.registry.schema import Outlet, Owner

    if ids:
        asked = [registry.outlet(id) or registry.owner(id) for id in ids]
        entities: list[Outlet | Owner] = [entity for entity in asked if entity is not None]
    else:
        entities = [*registry.outlets(), *registry.owners()]
    pages: dict[str, set[str]] = {}
    for entity in entities:
        for field in entity.__dataclass_fields__:
            values = getattr(entity, field)
            for value in values if isinstance(values, tuple) else ():
                for evidence in getattr(value, "evidence", ()):
                    pages.setdefault(evidence.url, set()).add(entity.id)
        for evidence in entity.evidence:
            pages.setdefault(evidence.url, set()).add(entity.id)
    return pages
