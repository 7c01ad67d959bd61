"""Where the compiled registry lies, and when it is made anew.

An installed package carries it. In a source checkout the sources beside the package decide: what is compiled from
exactly these bytes, by exactly this code, is found in the user's cache by its sha256, or compiled into it.

Paths are plain strings here: on the way of every look-up, pathlib would cost more to import than the rest of this.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.errors import Problem, RegistryError
from provenance.registry.store import Store

if TYPE_CHECKING:
    from provenance.registry.index import Registry

PACKAGE = os.path.dirname(os.path.abspath(__file__))
SHIPPED = os.path.join(os.path.dirname(PACKAGE), "data")
ROOT = os.path.dirname(os.path.dirname(PACKAGE))
DOOR = os.path.join(ROOT, "sources.yaml")
PARTS = ("registry.sqlite", "registry-share-alike.sqlite")
"""Two files, so that what is under a share-alike licence stays apart and can be left away."""


def registry_with(overlays: Sequence[str | os.PathLike[str]]) -> Registry:
    """Return the shipped registry with these files on top."""
    stamps = tuple(_stamp(os.fspath(path)) for path in overlays)
    return _registry(stamps)


def _stamp(path: str) -> tuple[str, int, int]:
    try:
        stat = os.stat(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RegistryError([Problem(path, 0, "unreadable", f"the file cannot be read: {reason}")]) from error
    return path, stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=2)
def _registry(stamps: tuple[tuple[str, int, int], ...]) -> Registry:
    from provenance.registry.index import Registry

    registry = Registry(base_stores())
    files: tuple[str, ...] = ()
    for path, _, _ in stamps:
        from pathlib import Path

        from provenance.registry.overlay import with_overlay

        files = (*files, path)
        registry = with_overlay(registry, Path(path), files)
    return registry


def base_stores() -> tuple[Store, ...]:
    """Return the shipped compiled files, made anew where the sources beside the package say so."""
    if not _is_checkout():
        return _stores([os.path.join(SHIPPED, part) for part in PARTS])
    key = sources_key(ROOT)
    folder = cache_folder()
    if folder is not None:
        found = _stores([os.path.join(folder, f"{key}.{part}") for part in PARTS])
        if found:
            return found
    return _compiled(folder, key)


def _stores(paths: Sequence[str]) -> tuple[Store, ...]:
    """Return the compiled files open; the second may be left away, without the first there are none."""
    if not os.path.exists(paths[0]):
        return ()
    return tuple([Store(path) for path in paths if os.path.exists(path)])


def _is_checkout() -> bool:
    return os.path.exists(DOOR) and os.path.exists(os.path.join(ROOT, "pyproject.toml"))


def cache_folder() -> str | None:
    """Return the folder compiled files are kept in, or None where none can be written."""
    root = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return _own_folder(root) or _own_folder(_temporary())


def _own_folder(base: str) -> str | None:
    folder = os.path.join(base, "news-provenance", "registry")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        is_ours = os.stat(folder).st_uid == os.getuid() and os.access(folder, os.W_OK)
    except OSError:
        return None
    return folder if is_ours else None


def _temporary() -> str:
    import tempfile

    return os.path.join(tempfile.gettempdir(), f"news-provenance-{os.getuid()}")


def sources_key(root: str) -> str:
    """Return what stands for the bytes of all sources below `root` and of the code that compiles them.

    Files are told apart by name, size and times of change, so that nothing is read when nothing changed: the newest
    time, the bytes in all, and a checksum of the list. (A cryptographic digest would cost more to import than the rest
    of a look-up; what the compiled file answers with is the sha256 of its sources, see `sources_sha256`.)
    """
    from zlib import crc32

    newest = total = 0
    listing = [root]
    folders = ((root, ".yaml"), (f"{root}/outlets", ".yaml"), (f"{root}/sources", ".yaml"), (PACKAGE, ".py"))
    for folder, ending in folders:
        for name, stat in _stats(folder, ending):
            newest = max(newest, stat.st_mtime_ns, stat.st_ctime_ns)
            total += stat.st_size
            listing.append(f"{folder}/{name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}")
    return f"{newest:x}-{total:x}-{crc32('|'.join(listing).encode()):08x}"


def _stats(folder: str, ending: str) -> list[tuple[str, os.stat_result]]:
    if not os.path.isdir(folder):
        return []
    with os.scandir(folder) as entries:
        return sorted((entry.name, entry.stat()) for entry in entries if entry.name.endswith(ending))


def _compiled(folder: str | None, key: str) -> tuple[Store, ...]:
    from pathlib import Path

    from provenance.registry.build import compile_tree, forget

    if folder is None:
        return compile_tree(Path(DOOR), [None, None])
    targets = [Path(folder, f"{key}.{part}") for part in PARTS]
    stores = compile_tree(Path(DOOR), targets)
    forget(Path(folder))
    return stores
