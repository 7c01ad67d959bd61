"""The files under construction: who is defined where, who has which host, and what is said about whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from provenance.text import fold
from provenance.urls.hosts import ascii_host, registrable_domain
from provenance.urls.parse import parse
from provenance.urls.platforms import account_of

from .core import Core, Fields, names_of
from .tables import word_list

RETRIEVED = "2026-11-23"  # the day the tables were compiled


@dataclass
class File:
    """What one file of `sources/` holds besides its head."""

    outlets: dict[str, Fields] = field(default_factory=dict)
    owners: dict[str, Fields] = field(default_factory=dict)
    additions: dict[str, Fields] = field(default_factory=lambda: defaultdict(dict))
    impersonations: dict[str, Fields] = field(default_factory=dict)


class Book:
    """All files, over the hand-made core; ids and hosts are taken once."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.files: dict[str, File] = defaultdict(File)
        self.hosts: dict[str, str] = dict(core.hosts)
        self.names: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._home: dict[str, str] = {}
        self.notes: list[str] = []

    def outlet(self, dataset: str, id: str, fields: Fields) -> str:
        """Define an outlet of an import, with its hosts, and return its id; ValueError if the id is taken."""
        self._claim(dataset, id)
        self.files[dataset].outlets[id] = fields
        for domain in fields.get("domains", ()):
            self.hosts[domain if isinstance(domain, str) else domain["name"]] = id
        for text in names_of(fields):
            self.names[fold(text), fields["country"]].add(id)
        return id

    def owner(self, dataset: str, id: str, fields: Fields) -> str:
        """Define an owner of an import and return its id; ValueError if the id is taken."""
        self._claim(dataset, id)
        self.files[dataset].owners[id] = fields
        return id

    def _claim(self, dataset: str, id: str) -> None:
        if self.is_taken(id):
            raise ValueError(f"{dataset}: the id {id} is taken")
        self._home[id] = dataset

    def is_taken(self, id: str) -> bool:
        """Return whether an outlet or owner has this id."""
        return id in self._home or id in self.core.outlets or id in self.core.owners

    def is_outlet(self, id: str) -> bool:
        """Return whether `id` is an outlet, hand-made or imported."""
        return id in self.core.outlets or (id in self._home and id in self.files[self._home[id]].outlets)

    def fields(self, id: str) -> Fields:
        """Return what is defined for an outlet or owner; a KeyError if nobody has this id."""
        if id in self.core.outlets or id in self.core.owners:
            return self.core.outlets.get(id) or self.core.owners[id]
        file = self.files[self._home[id]]
        return file.outlets.get(id) or file.owners[id]

    def say(self, dataset: str, id: str, key: str, value: Any) -> None:
        """Add one value to a list field of `id`: where `dataset` defines it in place, else as an addition."""
        file = self.files[dataset]
        home = self._home.get(id)
        fields = self.fields(id) if home == dataset else file.additions[id]
        values = fields.setdefault(key, [])
        if value not in values:
            values.append(value)

    def owners_of(self, id: str) -> set[str]:
        """Return who holds `id` by any statement so far."""
        return {statement["owner"] for statement in self.stated(id, "ownership")}

    def stated(self, id: str, key: str) -> list[Fields]:
        """Return the statements of one sort about `id`, by hand and in the files so far."""
        parts = [self.fields(id), *(file.additions[id] for file in self.files.values() if id in file.additions)]
        return [statement for fields in parts for statement in fields.get(key, ())]

    def add_host(self, dataset: str, id: str, host: str, **more: Any) -> bool:
        """Give `id` a further address and return True, or return False where the host is taken."""
        if host in self.hosts:
            return False
        self.hosts[host] = id
        self.say(dataset, id, "domains", {"name": host, **more} if more else host)
        return True

    def at(self, host: str) -> str | None:
        """Return whose `host` is: the outlet with the longest of its endings down to the registrable domain."""
        host = ascii_host(host)
        registrable = registrable_domain(host)
        while registrable and host.endswith(registrable):
            if host in self.hosts:
                return self.hosts[host]
            host = host.partition(".")[2]
        return None

    def named(self, text: str, country: str) -> str | None:
        """Return the one outlet of `country` with this name, hand-made or imported; None if none or several."""
        found = {id for id in self.core.names.get(fold(text), ()) if self.core.outlets[id]["country"] == country}
        found |= self.names.get((fold(text), country), set())
        return found.pop() if len(found) == 1 else None


@cache
def is_generic(host: str) -> bool:
    """Return whether `host` is a platform, a tool or a hosting service rather than an outlet's address.

    >>> is_generic("news.google.com"), is_generic("facebook.com"), is_generic("bbc.co.uk")
    (True, True, False)
    """
    if registrable_domain(host) is None or account_of(parse(f"https://{host}/")) is not None:
        return True
    return any(host == name or host.endswith("." + name) for name in word_list("cleaning")["generic-hosts"])
