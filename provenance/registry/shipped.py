"""Where the compiled registry lies, and when it is made anew.

An installed package carries it. In a source checkout the sources beside the package decide: what is compiled from
exactly these bytes, by exactly this code, is found in the user's cache by its sha256, or compiled into it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import Problem, RegistryError
from provenance.registry.store import Store

if TYPE_CHECKING:
    from provenance.registry.assemble import Body
    from provenance.registry.index import Registry
    from provenance.registry.load import RegistryFile, Source

PACKAGE = Path(__file__).parent
SHIPPED = PACKAGE.parent / "data"
DOOR = PACKAGE.parents[1] / "sources.yaml"
PARTS = ("registry.sqlite", "registry-share-alike.sqlite")
"""Two files, so that what is under a share-alike licence stays apart and can be left away."""
KEPT = 12


def registry_with(overlays: Sequence[str | os.PathLike[str]]) -> Registry:
    """Return the shipped registry with these files on top."""
    stamps = tuple(_stamp(Path(path)) for path in overlays)
    return _registry(stamps)


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        stat = path.stat()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RegistryError([Problem(str(path), 0, "unreadable", f"the file cannot be read: {reason}")]) from error
    return str(path), stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=8)
def _registry(stamps: tuple[tuple[str, int, int], ...]) -> Registry:
    from provenance.registry.index import Registry

    registry = Registry(base_stores())
    files: tuple[str, ...] = ()
    for path, _, _ in stamps:
        from provenance.registry.overlay import with_overlay

        files = (*files, path)
        registry = with_overlay(registry, Path(path), files)
    return registry


def base_stores() -> tuple[Store, ...]:
    """Return the shipped compiled files, made anew where the sources beside the package say so."""
    if not _is_checkout():
        return tuple(Store(SHIPPED / part) for part in PARTS if (SHIPPED / part).exists())
    key = sources_key(DOOR)
    folder = cache_folder()
    if folder is not None:
        paths = [folder / f"{key}.{part}" for part in PARTS]
        if paths[0].exists():
            return tuple(Store(path) for path in paths if path.exists())
    return _compiled(DOOR, folder, key)


def _is_checkout() -> bool:
    return DOOR.exists() and (DOOR.parent / "pyproject.toml").exists()


def cache_folder() -> Path | None:
    """Return the folder compiled files are kept in, or None where none can be written."""
    root = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 - Path needs a home
    return _own_folder(Path(root)) or _own_folder(_temporary())


def _own_folder(base: Path) -> Path | None:
    folder = base / "news-provenance" / "registry"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_ours = folder.stat().st_uid == os.getuid() and os.access(folder, os.W_OK)
    except OSError:
        return None
    return folder if is_ours else None


def _temporary() -> Path:
    import tempfile

    return Path(tempfile.gettempdir()) / f"news-provenance-{os.getuid()}"


def sources_key(door: Path) -> str:
    """Return what stands for the bytes of all sources and of the code that compiles them.

    Files are told apart by name, size and times of change, so that nothing is read when nothing changed: the newest
    time, the bytes in all, and a checksum of the list. (A cryptographic digest would cost more to import than the rest
    of a look-up; what the compiled file answers with is the sha256 of its sources, see `sources_sha256`.)
    """
    from zlib import crc32

    root = door.parent
    newest = total = 0
    listing = [str(root)]
    for folder, ending in ((root, ".yaml"), (root / "outlets", ".yaml"), (root / "sources", ".yaml"), (PACKAGE, ".py")):
        for name, stat in _stats(folder, ending):
            newest = max(newest, stat.st_mtime_ns, stat.st_ctime_ns)
            total += stat.st_size
            listing.append(f"{folder.name}/{name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}")
    return f"{newest:x}-{total:x}-{crc32('|'.join(listing).encode()):08x}"


def _stats(folder: Path, ending: str) -> list[tuple[str, os.stat_result]]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted((entry.name, entry.stat()) for entry in entries if entry.name.endswith(ending))


def sources_sha256(sources: Iterable[Source]) -> str:
    """Return the sha256 of the sources: of each its name and bytes, in rank order."""
    import hashlib

    digest = hashlib.sha256()
    for source in sources:
        digest.update(f"{source.name}\0{len(source.data)}\0".encode())
        digest.update(source.data)
    return digest.hexdigest()


def _compiled(door: Path, folder: Path | None, key: str) -> tuple[Store, ...]:
    if folder is None:
        return compile_tree(door, [None, None])
    targets = [folder / f"{key}.{part}" for part in PARTS]
    stores = compile_tree(door, targets)
    forget(folder)
    return stores


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
