"""What the records of the registry have in common, and reading them field by field.

They are dataclasses in all that others see (fields, `replace`, `asdict`, pydantic). But `dataclass` would write and
compile `__init__`, `__setattr__`, equality, hash and repr anew for each of thirty classes at every start, which is a
fifth of the time in which `provenance show` answers; here each stands once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

T = TypeVar("T")
Maker = Callable[[dict[str, Any]], Any]


class Record:
    """The base of the registry's records: frozen, equal when of one class and equal in all fields."""

    __slots__ = ()

    def __init__(self, **given: Any) -> None:
        kind = type(self)
        setters, blank = _makings(kind)
        full = {**blank, **given}
        if len(full) > len(blank):
            raise TypeError(f"{kind.__name__} has no field {(given.keys() - blank.keys()).pop()!r}")
        for set_field, (name, value) in zip(setters, full.items(), strict=True):
            if value is dataclasses.MISSING:
                raise TypeError(f"{kind.__name__} needs {name!r}")
            set_field(self, value() if type(value) is _Fresh else value)

    if not TYPE_CHECKING:  # else any name would pass as a field

        def __getattr__(self, name: str) -> Any:
            """Return the default of a field that `maker` was not given."""
            value = _makings(type(self))[1].get(name, dataclasses.MISSING)
            if value is dataclasses.MISSING:
                raise AttributeError(f"{type(self).__name__} has no {name!r}")
            return value() if type(value) is _Fresh else value

    def __setattr__(self, name: str, value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _remade, (type(self), given(self))

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and values(self) == values(other)

    def __hash__(self) -> int:
        return hash(values(self))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in given(self).items())
        return f"{type(self).__name__}({shown})"


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(dataclasses.field,))
def record(kind: type[T]) -> type[T]:
    """Make a class a dataclass with slots and keyword fields; it must derive from `Record`."""
    make: Callable[[type[T]], type[T]] = dataclasses.dataclass(
        init=False, eq=False, repr=False, slots=True, kw_only=True, match_args=False
    )
    return make(kind)


class _Fresh:
    """A default that is made anew for each record."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make

    def __call__(self) -> Any:
        return self.make()


_MAKINGS: dict[type, tuple[tuple[Callable[[Any, Any], None], ...], dict[str, Any]]] = {}


def _makings(kind: type) -> tuple[tuple[Callable[[Any, Any], None], ...], dict[str, Any]]:
    """Return what fills the slots of a record, and its defaults, both in the order of its fields."""
    found = _MAKINGS.get(kind)
    if found is None:
        specs = dataclasses.fields(kind)
        blank = {
            spec.name: spec.default if spec.default_factory is dataclasses.MISSING else _Fresh(spec.default_factory)
            for spec in specs
        }
        found = _MAKINGS[kind] = tuple(getattr(kind, spec.name).__set__ for spec in specs), blank
    return found


_MAKERS: dict[type, Maker] = {}


def maker(kind: type) -> Maker:
    """Return a function from the given fields of a record to the record, without the checks of its constructor.

    For fields that were written out of a record before; reading the whole registry is little else than this. Fields
    not given stay empty, and are answered with their defaults when asked for.
    """
    made = _MAKERS.get(kind)
    if made is None:
        setters, blank = _makings(kind)
        setter = dict(zip(blank, setters, strict=True))
        new = object.__new__

        def made(given: dict[str, Any]) -> Any:
            record: Any = new(kind)
            for name, value in given.items():
                setter[name](record, value)
            return record

        _MAKERS[kind] = made
    return made


def _remade(kind: type[T], fields: dict[str, Any]) -> T:
    return kind(**fields)


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
