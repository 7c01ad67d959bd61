"""The hand-made part of the registry, by domain and by name: what imports are resolved against."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from provenance.text import fold

from .tables import ROOT, read_yaml

Fields = dict[str, Any]


@dataclass
class Core:
    """Outlets and owners people keep, by id; and which of them has a host or a name."""

    outlets: dict[str, Fields] = field(default_factory=dict)
    owners: dict[str, Fields] = field(default_factory=dict)
    hosts: dict[str, str] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    owner_names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def named(self, text: str, country: str) -> str | None:
        """Return the one outlet of `country` with this name, or None if none or several have it."""
        found = {id for id in self.names.get(fold(text), ()) if self.outlets[id]["country"] == country}
        return found.pop() if len(found) == 1 else None


def read_core(root: Path = ROOT) -> Core:
    """Return what `sources.yaml` and `outlets/` hold."""
    core = Core()
    for path in [root / "sources.yaml", *sorted((root / "outlets").glob("*.yaml"))]:
        document = read_yaml(path)
        core.outlets.update(document.get("outlets") or {})
        core.owners.update(document.get("owners") or {})
    for id, fields in core.outlets.items():
        for domain in fields.get("domains", []):
            host, path_prefix = (domain, None) if isinstance(domain, str) else (domain["name"], domain.get("path"))
            if path_prefix is None:
                core.hosts.setdefault(host, id)
        for text in names_of(fields):
            core.names[fold(text)].add(id)
    for id, fields in core.owners.items():
        for text in names_of(fields):
            core.owner_names[fold(text)].add(id)
    return core


def names_of(fields: Fields) -> list[str]:
    """Return every name of an outlet or owner."""
    names = [name if isinstance(name, str) else name["text"] for name in fields.get("names", [])]
    return [fields["name"], *names]
