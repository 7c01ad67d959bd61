"""A user's own registry file on top of the shipped registry."""

from __future__ import annotations

import hashlib
from pathlib import Path

from provenance import __version__
from provenance.errors import Problem, RegistryError
from provenance.registry.assemble import assemble
from provenance.registry.build import forget, written
from provenance.registry.index import Registry
from provenance.registry.load import RegistryFile, parse_file, read_path
from provenance.registry.shipped import cache_folder
from provenance.registry.store import Store

PREFIX = "overlay:"


def with_overlay(registry: Registry, path: Path, files: tuple[str, ...]) -> Registry:
    """Return `registry` with the file at `path` on top. Raises `RegistryError` with every problem of it.

    The compiled form is kept in the user's cache under the sha256 of the file and of all below it.
    """
    source = read_path(path)
    layer = _layer_name(path, registry)
    below = registry.stores[0].path
    made_by = f"{__version__} {Path(below).name if below else ''}"  # in a checkout it stands for its code too
    sha256 = hashlib.sha256(f"{made_by}\0{registry.sha256}\0{layer}\0".encode() + source.data).hexdigest()
    folder = cache_folder()
    target = Path(folder, f"{sha256[:24]}.overlay.sqlite") if folder else None
    if target is not None and target.exists():
        store = Store(target, overlay=True)
    else:
        file, problems = parse_file(source, "overlay", layer=layer, known=registry)
        store = _store(file, problems, registry, target, hashlib.sha256(source.data).hexdigest())
    return Registry((*registry.stores, store), files)


def _layer_name(path: Path, registry: Registry) -> str:
    name = PREFIX + path.name
    return name if name not in registry.layers else PREFIX + path.as_posix()


def _store(
    file: RegistryFile | None, problems: list[Problem], registry: Registry, target: Path | None, sha256: str
) -> Store:
    from provenance.registry.lint import check_overlay

    if file is not None:
        problems = [*problems, *check_overlay(file, registry)]
    if problems or file is None:
        raise RegistryError(problems)
    body, more = assemble([file])
    if more:
        raise RegistryError(more)
    store = written(body, target, sha256, _given(file, registry), overlay=True)
    if target is not None:
        forget(target.parent)
    return store


def _given(file: RegistryFile, registry: Registry) -> dict[str, list[str]]:
    """Return the fields given by entries whose id a lower layer has: single values not given stay as they are there."""
    found = {}
    for section, known in (("outlets", registry.outlet), ("owners", registry.owner)):
        for key in getattr(file, section):
            if known(key) is not None:
                found[key] = sorted(file.raw[section][key])
    return found
