"""Reading any record of the registry field by field."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

_DEFAULTS: dict[type, tuple[tuple[str, Any], ...]] = {}


def given(one: Any) -> dict[str, Any]:
    """Return the fields of a record that are not at their default, values as they are."""
    return {name: value for name, default in _defaults(type(one)) if (value := getattr(one, name)) != default}


def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    found = _DEFAULTS.get(kind)
    if found is None:
        found = _DEFAULTS[kind] = tuple((spec.name, _default(spec)) for spec in dataclasses.fields(kind))
    return found


def _default(spec: dataclasses.Field[Any]) -> Any:
    """Return the default of a field, or a value that equals nothing."""
    if spec.default_factory is not dataclasses.MISSING:
        factory: Callable[[], Any] = spec.default_factory
        return factory()
    return spec.default
