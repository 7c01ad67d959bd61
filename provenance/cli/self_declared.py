"""The part of `provenance where` that shows what a site says of itself, beside the registry and never mixed with it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.cli.where import row_of, told
from provenance.declared import DeclaredFile, ask, beside_registry, read_folder, reciprocity
from provenance.errors import ProvenanceError
from provenance.identify.rows import as_json, inert

if TYPE_CHECKING:
    from provenance.identify.many import AddressBook
    from provenance.registry.index import Registry


WIDTH = 25


def lines_of(args: argparse.Namespace, book: AddressBook) -> Iterator[str]:
    """Yield what `where` prints of one address with the site's own statements behind it.

    Raises `InvalidURL` for an address that is none, and `ProvenanceError` (file_unreadable) for a folder that is none.
    """
    identity = book.identify(args.target)
    files = list(_files(args, identity.host))
    if args.json:
        row = {**book.row(args.target), "self_declared": as_rows(files, book.registry), "ties": _ties(files)}
        yield inert(as_json(row))
        return
    yield from told(identity, book.registry)
    yield from _shown(files, book.registry)


def _files(args: argparse.Namespace, host: str | None) -> Iterable[DeclaredFile]:
    if args.saved:
        try:
            return list(read_folder(Path(args.saved)))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise ProvenanceError(f"{args.saved} cannot be read: {reason}", kind="file_unreadable") from error
    if host is None:
        return []
    from provenance.fetch import Client, FetchSettings
    from provenance.fetch.settings import allow_entry

    with Client(FetchSettings(allow=frozenset(map(allow_entry, args.allow)))) as client:
        return list(ask(host, client.fetch))


def as_rows(files: Iterable[DeclaredFile], registry: Registry) -> list[dict[str, Any]]:
    """Return the files as JSON values; `outlet` is whom the registry has for an address in a statement."""
    return [
        {
            "kind": file.kind,
            "host": file.host,
            "source": file.source,
            "sha256": file.sha256,
            "statements": [
                {**beside.said._asdict(), "outlet": beside.outlet} for beside in beside_registry(file, registry)
            ],
            "problems": list(file.problems),
        }
        for file in files
    ]


def _ties(files: Iterable[DeclaredFile]) -> list[dict[str, str]]:
    return [tie._asdict() for tie in reciprocity(files)]


def _shown(files: list[DeclaredFile], registry: Registry) -> Iterator[str]:
    yield ""
    yield "By its own word, checked by nobody:" if files else "Nothing was found that the site says of itself."
    for file in files:
        yield f"{file.host} {file.kind} ({file.source}, sha256 {file.sha256[:12] or 'none'})"
        for beside in beside_registry(file, registry):
            known = f" [registry: {beside.outlet}]" if beside.outlet else ""
            yield from row_of("  " + beside.said.field, f"{beside.said.value}{known}, {beside.said.where}", WIDTH)
        for problem in file.problems:
            yield from row_of("  not read", problem, WIDTH)
    for tie in reciprocity(files):
        answers = {
            "confirmed": f"{tie.other} says so too",
            "not-returned": f"{tie.other} does not say so",
            "not-given": f"the file of {tie.other} was not there to be read",
        }
        yield from row_of("Tie", f"{tie.host} {tie.relation} {tie.other}: {answers[tie.answer]}")
