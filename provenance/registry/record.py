"""What the records of the registry have in common, and reading them field by field.

`dataclass` would write equality, hash and repr anew for each of thirty classes at every start; here they stand once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


class Record:
    """The base of the registry's records. Two are equal when they are of one class and all their fields are."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and values(self) == values(other)

    def __hash__(self) -> int:
        return hash(values(self))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in given(self).items())
        return f"{type(self).__name__}({shown})"


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(dataclasses.field,))
def record(kind: type[T]) -> type[T]:
    """Make a class a frozen dataclass with slots and keyword fields; it must derive from `Record`."""
    make: Callable[[type[T]], type[T]] = dataclasses.dataclass(
        frozen=True, slots=True, kw_only=True, eq=False, repr=False
    )
    return make(kind)


def values(one: Any) -> tuple[Any, ...]:
    """Return the values of a record in the order of its fields."""
    return tuple([getattr(one, name) for name, _ in defaults(type(one))])


_DEFAULTS: dict[type, tuple[tuple[str, Any], ...]] = {}


def given(one: Any) -> dict[str, Any]:
    """Return the fields of a record that are not at their default, values as they are."""
    return {name: value for name, default in defaults(type(one)) if (value := getattr(one, name)) != default}


def defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a record with their defaults, in order."""
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
