"""Every entry as one JSON line, for other programs. Each value says its layer; licensed layers can be left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from provenance.registry.index import Registry
from provenance.registry.record import given


def lines(registry: Registry, *, open_only: bool = False) -> Iterator[str]:
    """Yield JSON lines: first the layers, then assessors, owners and outlets by id.

    With `open_only`, layers whose terms do not let them be passed on are left out whole.
    """
    registry = registry.open_only() if open_only else registry
    layers = [_plain(layer) for name in registry.layers if (layer := registry.layer(name)) is not None]
    stamp = {"version": registry.version, "sha256": registry.sha256, "layers": layers}
    yield json.dumps({"registry": stamp}, ensure_ascii=False)
    for kind, entries in (
        ("assessor", registry.assessors()), ("owner", registry.owners()), ("outlet", registry.outlets()),
    ):  # fmt: skip
        for entry in entries:
            yield json.dumps({kind: _plain(entry)}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """Return a record as JSON values, empty fields left away."""
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return {key: _plain(one) for key, one in given(value).items()}
    return value
