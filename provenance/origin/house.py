"""Who serves the page, so that its own name is no origin and an ambiguous name finds the outlet that fits here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from provenance.document import Publisher
from provenance.origin.names import Name
from provenance.registry.index import Registry
from provenance.text import fold

_SHORTEST_PART = 4  # letters of a name that may be recognised inside a longer one
_LIKE = 0.6  # share of the longer one that it must make up


class House:
    """The publisher: its outlet, its editions, and what its address says its name is."""

    def __init__(self, publisher: Publisher, registry: Registry, language: str | None) -> None:
        self.registry = registry
        self.language = language
        self.outlet = publisher.outlet
        self.host = (publisher.host or "").removeprefix("www.")
        known = registry.outlet(self.outlet) if self.outlet else None
        self.country = known.country if known else None
        self._family = _family(self.outlet, registry)
        domain = publisher.registrable_domain or self.host
        self._label = _joined(domain.partition(".")[0])
        self._names = {_joined(domain), _joined(self.host), self._label, *self.host.split(".")[:-1]} - {"", "www"}
        if known:
            printed = [known.name, *(name.text for name in known.names)]
            self._names |= {_joined(name) for name in printed} | {_initials(name) for name in printed}

    def is_self(self, outlet: str | None, printed: str) -> bool:
        """Return whether a printed name, which may be that of a registered outlet, means the house itself."""
        if outlet is not None and self.outlet is not None:
            return outlet in self._family
        name = _joined(printed)
        if len(name) < 2 or not self._names:
            return False
        if name in self._names or name.removeprefix("the") in self._names:
            return True
        shorter, longer = sorted((name, self._label), key=len)
        return len(shorter) >= _SHORTEST_PART and shorter in longer and len(shorter) >= _LIKE * len(longer)

    def choose(self, entries: Iterable[Name]) -> Name | None:
        """Return the one outlet a printed name means here, or None where several fit equally well."""
        rows = [row for row in entries if row.needs != "country" or self._is_near(row)]
        if not rows:
            return None
        ranks = [self._rank(row) for row in rows]
        best = max(ranks)
        fitting = {row.outlet_id: row for row, rank in zip(rows, ranks, strict=True) if rank == best}
        if len(fitting) > 1:
            fitting = {key: row for key, row in fitting.items() if not self._has_parent_in(key, fitting)}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _is_near(self, row: Name) -> bool:
        return (
            row.outlet_id in self._family
            or (self.country is not None and row.country == self.country)
            or self._speaks(row)
        )

    def _speaks(self, row: Name) -> bool:
        if self.language is None:
            return False
        outlet = self.registry.outlet(row.outlet_id)
        return row.lang == self.language or (outlet is not None and self.language in outlet.languages)

    def _rank(self, row: Name) -> tuple[bool, bool, bool, bool]:
        """Return how an entry fits this page, most telling first: own family, country, language, agency."""
        same_country = self.country is not None and row.country == self.country
        return (row.outlet_id in self._family, same_country, self._speaks(row), row.kind == "agency")

    def _has_parent_in(self, outlet_id: str, others: Iterable[str]) -> bool:
        outlet = self.registry.outlet(outlet_id)
        return outlet is not None and outlet.parent in others


def _family(outlet_id: str | None, registry: Registry) -> frozenset[str]:
    """Return an outlet with its editions, its parent and the parent's other editions."""
    if outlet_id is None:
        return frozenset()
    outlet = registry.outlet(outlet_id)
    top = outlet.parent if outlet is not None and outlet.parent else outlet_id
    return frozenset((outlet_id, top, *registry.children(outlet_id), *registry.children(top)))


def _joined(name: str) -> str:
    return fold(name).replace(" ", "").replace("_", "")


def _initials(name: str) -> str:
    """Return the initials of a name of three words or more: staff sign with them ("TOI", "jW" has only two)."""
    words = fold(name).split()
    return "".join(word[0] for word in words) if len(words) >= 3 else ""


@cache
def public_agencies() -> frozenset[str]:
    """Return the agencies whose texts are taken from their public sites rather than from a wire."""
    import yaml

    text = (files("provenance.origin") / "tables" / "agencies.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - reads text only, safer than the safe one
    return frozenset(rows["public"]["outlets"])
