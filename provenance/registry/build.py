"""Compiling: the sources of the registry, read and checked, become the files that run."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import Problem, RegistryError
from provenance.registry.store import Store

if TYPE_CHECKING:
    from provenance.registry.assemble import Body
    from provenance.registry.load import RegistryFile, Source

KEPT = 12
"""Compiled registries that stay in a cache folder."""


def sources_sha256(sources: Iterable[Source]) -> str:
    """Return the sha256 of the sources: of each its name and bytes, in rank order."""
    import hashlib

    digest = hashlib.sha256()
    for source in sources:
        digest.update(f"{source.name}\0{len(source.data)}\0".encode())
        digest.update(source.data)
    return digest.hexdigest()


def forget(folder: Path) -> None:
    """Keep the newest compiled files of a cache folder only."""
    found = sorted(folder.glob("*.sqlite"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in found[2 * KEPT :]:
        path.unlink(missing_ok=True)


def compile_tree(door: Path, targets: Sequence[Path | None]) -> tuple[Store, ...]:
    """Compile the registry behind `door` into two files (None: in memory) and return them open.

    Raises `RegistryError` with every problem of every file.
    """
    from provenance.registry.load import parse_tree, read_tree

    sources = read_tree(door)
    files, problems = parse_tree(sources)
    return compile_files(files, problems, targets, sources_sha256(sources))


def compile_files(
    files: Sequence[RegistryFile], problems: list[Problem], targets: Sequence[Path | None], sha256: str
) -> tuple[Store, ...]:
    """Compile files that were read; the first target takes what is open, the second what is share-alike."""
    from provenance.registry.assemble import absorptions, assemble

    absorbed = absorptions(files)
    _, more = assemble(files, complete=True, absorbed=absorbed)
    if problems or more:
        raise RegistryError([*problems, *more])
    stores = []
    for target, terms in zip(targets, ("open", "share-alike"), strict=True):
        body, _ = assemble([file for file in files if file.layer.terms == terms], absorbed=absorbed)
        stores.append(written(body, target, sha256, {}))
    return tuple(stores)


def written(
    body: Body, target: Path | None, sha256: str, given: dict[str, list[str]], *, overlay: bool = False
) -> Store:
    """Write one compiled file whole, or not at all, and return it open."""
    from provenance.registry.compile import write

    if target is None:
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        write(body, connection, sha256=sha256, given=given)
        return Store(None, connection, overlay=overlay)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        write(body, unfinished, sha256=sha256, given=given)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return Store(target, overlay=overlay)
