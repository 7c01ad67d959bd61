"""Entries to the compiled form: one SQLite file that is only ever read, and can run nothing."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from provenance.registry.assemble import Body
from provenance.registry.brief import plain
from provenance.registry.codec import Usual, encode, encode_assessor, encode_impersonation, encode_usual, usual_of
from provenance.registry.record import given as given_fields
from provenance.registry.schema import Addition, Evidence, Outlet
from provenance.registry.store import BRIEF
from provenance.text import fold

FORMAT = "2"
"""Raised when what is written here changes within one version of the library."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE entity (role TEXT, id TEXT, body TEXT, PRIMARY KEY (role, id)) WITHOUT ROWID;
CREATE TABLE evidence (number INTEGER PRIMARY KEY, body TEXT);
CREATE TABLE host (host TEXT, path TEXT, since TEXT, until TEXT, outlet TEXT, name TEXT);
CREATE TABLE label (label TEXT, host TEXT, outlet TEXT);
CREATE TABLE name (folded TEXT, text TEXT, outlet TEXT, lang TEXT, country TEXT, kind TEXT, needs TEXT);
CREATE TABLE account (platform TEXT, folded TEXT, handle TEXT, outlet TEXT);
CREATE TABLE child (parent TEXT, outlet TEXT);
CREATE TABLE impersonation (host TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX host_host ON host (host);
CREATE INDEX label_label ON label (label);
CREATE INDEX name_folded ON name (folded);
CREATE INDEX name_joined ON name (replace(folded, ' ', ''));
CREATE INDEX account_handle ON account (platform, folded);
CREATE INDEX child_parent ON child (parent);
"""

LONGEST_PLAIN = 600
"""Code points of an outlet's row from which it has a second, brief one: statements and evidence take most of it."""

Row = tuple[Any, ...]


def write(body: Body, target: Path | sqlite3.Connection, *, sha256: str, given: dict[str, list[str]]) -> None:
    """Write `body` to a new file at `target`, or into an open empty database.

    `sha256` names the sources. `given` holds, for entries that redefine one of a lower layer, the fields they give.
    """
    if isinstance(target, Path):
        connection = sqlite3.connect(target, isolation_level=None)
        try:
            _fill(body, connection, sha256, given)
            connection.execute("VACUUM")
        finally:
            connection.close()
    else:
        _fill(body, target, sha256, given)


def _fill(body: Body, connection: sqlite3.Connection, sha256: str, given: dict[str, list[str]]) -> None:
    pool: dict[Evidence, int] = {}
    usual = usual_of(body.outlets.values())
    meta = [*_meta(body, sha256, given), ("usual", _json(encode_usual(usual, pool)))]
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + TABLES)
    connection.execute("BEGIN")
    _insert(connection, "entity", _entities(body, pool, usual))
    impersonations = ((host, _json(encode_impersonation(one, pool))) for host, one in body.impersonations.items())
    _insert(connection, "impersonation", sorted(impersonations))
    _insert(connection, "evidence", ((number, _json(given_fields(one))) for one, number in pool.items()))
    hosts = list(_hosts(body))
    _insert(connection, "host", hosts)
    _insert(connection, "label", ((label_of(row[0]), row[0], row[4]) for row in hosts if row[1] is None))
    _insert(connection, "name", _names(body))
    _insert(connection, "account", _accounts(body))
    children = ((outlet.parent, outlet.id) for outlet in body.outlets.values() if outlet.parent)
    _insert(connection, "child", sorted(children))
    _insert(connection, "meta", meta)
    connection.execute("COMMIT")
    connection.executescript(INDEXES)


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    rows = list(rows)
    if rows:
        marks = ",".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our own table names


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _meta(body: Body, sha256: str, given: dict[str, list[str]]) -> Iterator[Row]:
    yield "format", FORMAT
    yield "version", body.version
    yield "sha256", sha256
    yield "layers", _json([given_fields(layer) for layer in body.layers])
    yield "given", _json(given)


def _entities(body: Body, pool: dict[Evidence, int], usual: Usual) -> Iterator[Row]:
    for role, entries in (("outlet", body.outlets), ("owner", body.owners), ("addition", body.additions)):
        for key in sorted(entries):
            full = encode(entries[key], pool, usual if role == "outlet" else None)
            whole = _json(full)
            yield role, key, whole
            if role == "outlet" and len(whole) > LONGEST_PLAIN:
                yield BRIEF, key, _json(plain(full))
    for key in sorted(body.assessors):
        yield "assessor", key, _json(encode_assessor(body.assessors[key]))


def _bearers(body: Body) -> Iterator[tuple[str, Outlet | Addition]]:
    """Yield the id and entry of all that has domains, names or accounts, by rank: definitions before additions."""
    yield from sorted(body.outlets.items())
    yield from sorted(body.additions.items())


def _hosts(body: Body) -> Iterator[Row]:
    rank = {layer.name: place for place, layer in enumerate(body.layers)}
    rows = [
        (rank.get(domain.layer, 0), (domain.name, domain.path, domain.since, domain.until, key, _name(entry)))
        for key, entry in _bearers(body)
        for domain in entry.domains
    ]
    rows.sort(key=lambda row: row[0])  # where two claim one name, the lower layer comes first
    return (row for _, row in rows)


def label_of(host: str) -> str:
    """Return what a host is called: its first label without hyphens.

    >>> label_of("nd-aktuell.de")
    'ndaktuell'
    """
    return host.partition(".")[0].replace("-", "")


def _name(entry: Outlet | Addition) -> str | None:
    return entry.name if isinstance(entry, Outlet) else None


def _names(body: Body) -> Iterator[Row]:
    imports = {layer.name for layer in body.layers if layer.dataset is not None}
    bearers = Counter(fold(name) for _, entry in _bearers(body) for name in _called(entry))
    for key, entry in _bearers(body):
        kind, country = (entry.kind, entry.country) if isinstance(entry, Outlet) else (None, None)
        rows = [(name.text, name.lang, name.needs, name.layer) for name in entry.names]
        if isinstance(entry, Outlet) and entry.name not in {name.text for name in entry.names}:
            rows.insert(0, (entry.name, None, None, entry.layer))
        doubted = isinstance(entry, Outlet) and (entry.confidence == "low" or "name" in entry.unsure)
        for text, lang, needs, layer in rows:
            folded = fold(text)
            if needs is None and layer in imports:
                needs = "country" if not doubted and _is_telling(folded) and bearers[folded] == 1 else "never"
            yield folded, text, key, lang, country, kind, needs


def _called(entry: Outlet | Addition) -> set[str]:
    return {*(name.text for name in entry.names), *([entry.name] if isinstance(entry, Outlet) else [])}


def _is_telling(folded: str) -> bool:
    """Return whether a name that only a dataset gives is long enough to mean one outlet and no common words.

    Nobody has looked at such a name for its other meanings: "Today", "Daily News".

    >>> _is_telling("harbour gazette"), _is_telling("daily news"), _is_telling("联合早报")
    (True, False, True)
    """
    joined = folded.replace(" ", "")
    if "\u3040" <= joined[:1] <= "\ud7ff":
        return len(joined) >= 4
    return len(joined) >= 10 and " " in folded


def _accounts(body: Body) -> Iterator[Row]:
    for key, entry in _bearers(body):
        for account in entry.accounts:
            yield account.platform, account.handle.lower(), account.handle, key
