"""What a registry file must hold beyond its schema."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.errors import Problem
from provenance.registry.index import Registry
from provenance.registry.load import RegistryFile


def check_overlay(file: RegistryFile, registry: Registry) -> Iterator[Problem]:
    """Yield what keeps a user's file from being laid on top of `registry`."""
    for key in file.additions:
        if registry.outlet(key) is None and registry.owner(key) is None:
            line = file.line("additions", key)
            message = f"additions.{key}: no outlet or owner has this id; define it under outlets or mend the id"
            yield Problem(file.name, line, "id-unknown", message)
