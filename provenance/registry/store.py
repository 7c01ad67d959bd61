"""One compiled registry file, asked row by row. Opened read only and immutable; many questions load a table whole."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import finalize

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.registry.codec import Usual
    from provenance.registry.schema import Evidence, Layer

MANY = 200
"""Questions after which the table they ask is kept in memory: a batch asks thousands, `show` one."""

BRIEF = "brief"
"""The role of a second, short row of an outlet, which leaves out its statements."""
_ALL_HOSTS = "SELECT * FROM host ORDER BY rowid"


class HostRow(NamedTuple):
    """An outlet's claim to a host, or to a path on it."""

    host: str
    path: str | None
    since: str | None
    until: str | None
    outlet: str
    name: str | None


class NameRow(NamedTuple):
    """A name as it may stand in a credit."""

    text: str
    outlet: str
    lang: str | None
    country: str | None
    kind: str | None
    needs: str | None


class Store:
    """A compiled file on disk, or a database in memory (`connection`)."""

    def __init__(
        self, path: str | Path | None, connection: sqlite3.Connection | None = None, *, overlay: bool = False
    ) -> None:
        self.path = os.fspath(path) if path is not None else None
        self.is_overlay = overlay
        self._connection: sqlite3.Connection | None = None
        self._process = os.getpid()
        self._turn = Lock()
        if connection is not None:
            self._keep(connection)
        self._evidence: dict[int, Evidence] = {}
        self._alone: dict[int, tuple[Evidence, ...]] = {}
        self._hosts: dict[str, tuple[Sequence[str | None], ...]] | None = None
        self._asked = 0
        self._accounts: dict[tuple[str, str], list[tuple[str, str]]] | None = None
        self._children: dict[str, list[str]] | None = None
        self._accounts_asked = 0
        meta: dict[str, str] = dict(self._rows("SELECT key, value FROM meta"))
        self.format = meta["format"]
        self.version = meta["version"]
        self.sha256 = meta["sha256"]
        self._layers = meta["layers"]
        self._usual = meta["usual"]
        self.given: dict[str, list[str]] = json.loads(meta["given"])

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """The layers in this file, lowest first."""
        from provenance.registry.schema import Layer

        return tuple(Layer(**layer) for layer in json.loads(self._layers))

    def _open(self) -> sqlite3.Connection:
        if self._connection is None and self.path is None:
            raise FileNotFoundError("a registry in memory was lost")
        # A connection should not cross a fork; a database in memory has no file to lose its place in.
        if self.path is not None and (self._connection is None or self._process != os.getpid()):
            self._process = os.getpid()
            self._connect(self.path)
        assert self._connection is not None  # noqa: S101 - set above
        return self._connection

    def _connect(self, path: str) -> None:
        """Open the file. Where it is gone, because newer ones took its place, the connection of the parent serves on.

        It is read only and immutable, so there is no lock that two processes could lose.
        """
        # What SQLite's documents ask for; a quoting library would cost more to import than the look-up.
        place = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        try:
            connection = sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        except sqlite3.OperationalError:
            if self._connection is None:
                raise
        else:
            self.close()
            self._keep(connection)

    def _keep(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._end = finalize(self, connection.close)

    def close(self) -> None:
        """Let go of the file; it is opened anew when it is asked again. A database in memory is lost."""
        if self._connection is not None:
            self._end()
        self._connection = None

    def _rows(self, query: str, *values: Any) -> list[Any]:
        with self._turn:  # threads share a registry, and one statement answers one of them at a time
            return self._open().execute(query, values).fetchall()

    def entity(self, role: str, id: str) -> dict[str, Any] | None:
        """Return the entry with this role (outlet, owner, addition, assessor) and id, as JSON values."""
        rows = self._rows("SELECT body FROM entity WHERE role = ? AND id = ?", role, id)
        return json.loads(rows[0][0]) if rows else None

    def plain(self, id: str) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
        """Return what is plain about the outlet with this id, and what is added to it, as JSON values."""
        rows = self._rows("SELECT role, body FROM entity WHERE role IN ('addition', 'brief') AND id = ?", id)
        found = {role: json.loads(body) for role, body in rows}
        return found.get(BRIEF) or self.entity("outlet", id), found.get("addition")

    def entities(self, role: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield id and JSON values of every entry with this role, by id."""
        rows = self._rows("SELECT id, body FROM entity WHERE role = ? ORDER BY id", role)
        yield from zip((id for id, _ in rows), _bodies(rows), strict=True)

    def ids(self, role: str) -> list[str]:
        """Return the ids of every entry with this role, sorted."""
        return [row[0] for row in self._rows("SELECT id FROM entity WHERE role = ? ORDER BY id", role)]

    @cached_property
    def usual(self) -> Usual:
        """What most outlets of a layer have, by layer."""
        from provenance.registry.codec import decode_usual

        return decode_usual(json.loads(self._usual), self.evidence)

    def evidence(self, numbers: list[int]) -> tuple[Evidence, ...]:
        """Return the evidence with these numbers; one tuple for all that cite the same one page."""
        if len(numbers) == 1:
            number = numbers[0]
            alone = self._alone.get(number)
            if alone is None:
                alone = self._alone[number] = (self._one(number),)
            return alone
        return tuple([self._one(number) for number in numbers])

    def _one(self, number: int) -> Evidence:
        found = self._evidence.get(number)
        if found is None:
            from provenance.registry.schema import Evidence

            (body,) = self._rows("SELECT body FROM evidence WHERE number = ?", number)[0]
            found = self._evidence[number] = Evidence(**json.loads(body))
        return found

    def read_evidence(self) -> None:
        """Read all evidence at once, before all entries are read."""
        from provenance.registry.record import maker
        from provenance.registry.schema import Evidence

        made = maker(Evidence)
        rows = self._rows("SELECT number, body FROM evidence")
        for (number, _), full in zip(rows, _bodies(rows), strict=True):
            if number not in self._evidence:
                self._evidence[number] = made(full)

    def hosts(self, host: str) -> list[HostRow]:
        """Return the claims to exactly this host."""
        if self._hosts is None:
            self._asked += 1
            if self._asked <= MANY:
                return [HostRow(*row) for row in self._rows("SELECT * FROM host WHERE host = ? ORDER BY rowid", host)]
            self._hosts = {}
            for plain in self._rows(_ALL_HOSTS):
                self._hosts[plain[0]] = (*self._hosts.get(plain[0], ()), plain)
        return [HostRow._make(plain) for plain in self._hosts.get(host, ())]

    def all_hosts(self) -> Iterator[HostRow]:
        """Yield every claim to a host, in rank order."""
        return map(HostRow._make, self._rows(_ALL_HOSTS))

    def called(self, label: str) -> list[tuple[str, str]]:
        """Return host and outlet of the hosts whose first label, hyphens apart, is `label`."""
        return self._rows("SELECT host, outlet FROM label WHERE label = ? ORDER BY rowid", label)

    def labels(self, first: str, shortest: int, longest: int) -> list[str]:
        """Return the first labels of hosts, hyphens apart, that begin with `first` and are about so long."""
        query = "SELECT DISTINCT label FROM label WHERE label >= ? AND label < ? AND length(label) BETWEEN ? AND ?"
        return [row[0] for row in self._rows(query, first, first + "\U0010ffff", shortest, longest)]

    def reported_hosts(self) -> list[str]:
        """Return every host that is reported as posing as another."""
        return [row[0] for row in self._rows("SELECT host FROM impersonation ORDER BY host")]

    def impersonation(self, host: str) -> dict[str, Any] | None:
        """Return what is reported of exactly this host, as JSON values."""
        rows = self._rows("SELECT body FROM impersonation WHERE host = ?", host)
        return json.loads(rows[0][0]) if rows else None

    def bearers(self, folded: str) -> list[str]:
        """Return the ids of the outlets with this folded name."""
        return [row[0] for row in self._rows("SELECT outlet FROM name WHERE folded = ? ORDER BY rowid", folded)]

    def bearers_joined(self, joined: str) -> list[str]:
        """Return the ids of the outlets with a name whose folded form is `joined` once its spaces are taken out.

        Names that need more beside them, to tell whom they mean, do not count.
        """
        query = "SELECT outlet FROM name WHERE replace(folded, ' ', '') = ? AND needs IS NULL ORDER BY rowid"
        return [row[0] for row in self._rows(query, joined)]

    def names(self) -> Iterator[NameRow]:
        """Yield every name of every outlet."""
        query = "SELECT text, outlet, lang, country, kind, needs FROM name ORDER BY rowid"
        return map(NameRow._make, self._rows(query))

    def outlets_of(self, kinds: Sequence[str]) -> set[str]:
        """Return the ids of the outlets of these kinds that this file defines."""
        marks = ",".join("?" * len(kinds))
        query = f"SELECT DISTINCT outlet FROM name WHERE kind IN ({marks})"  # noqa: S608 - marks only
        return {row[0] for row in self._rows(query, *kinds)}

    def accounts(self, platform: str, handle: str) -> list[tuple[str, str]]:
        """Return handle and outlet of the accounts that differ from `handle` in case at most."""
        if self._accounts is None:
            self._accounts_asked += 1
            if self._accounts_asked <= MANY:
                query = "SELECT handle, outlet FROM account WHERE platform = ? AND folded = ? ORDER BY rowid"
                return self._rows(query, platform, handle.lower())
            self._accounts = {}
            for name, folded, written, outlet in self._rows(
                "SELECT platform, folded, handle, outlet FROM account ORDER BY rowid"
            ):
                self._accounts.setdefault((name, folded), []).append((written, outlet))
        return self._accounts.get((platform, handle.lower()), [])

    def children(self, parent: str) -> list[str]:
        """Return the ids of the outlets whose parent this is; few have one, so all are read at once."""
        if self._children is None:
            self._children = {}
            for of, outlet in self._rows("SELECT parent, outlet FROM child ORDER BY rowid"):
                self._children.setdefault(of, []).append(outlet)
        return self._children.get(parent, [])


def _bodies(rows: list[tuple[Any, str]]) -> list[dict[str, Any]]:
    """Return the JSON values that rows hold at their end, read in one call: a third of the time of many."""
    bodies: list[dict[str, Any]] = json.loads(f"[{','.join(body for _, body in rows)}]")
    return bodies
