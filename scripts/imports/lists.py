"""Memberships of 2021, and the statuses Wikipedia's editors gave domains in three snapshots."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from provenance.text import fold
from provenance.urls.hosts import ascii_host

from .book import Book, is_generic
from .core import Fields, names_of
from .names import clean, fits, plain
from .sites import id_of
from .tables import NEEDS_CITATION, Row, parts, word_list

WIKIPEDIA = "wikipedia-perennial-sources"


def import_memberships(book: Book, rows: Iterable[Row], codes: Mapping[str, str]) -> None:
    """Enter who was listed as a signatory; `codes` gives the code of a country by its name."""
    for row in rows:
        host = ascii_host(row["outlet_domain"])
        if row["source"] == NEEDS_CITATION or is_generic(host):
            continue
        id = book.hosts.get(host) or _bearer(book, host, row["outlet"])
        if id is None:
            fields: Fields = {
                "name": (clean(row["outlet"]) or (host,))[0],
                "kind": "fact-checker",
                "country": codes.get(row["country"], "unknown"),
                "domains": [host],
            }
            id = book.outlet("ifcn-signatories", id_of(book, host), fields)
        member = {"scheme": row["scheme"], "status": row["status"], "seen": row["as_of"]}
        book.say("ifcn-signatories", id, "memberships", member)


def _bearer(book: Book, host: str, name: str) -> str | None:
    """Return the outlet above `host` if the list calls it by a name of its own."""
    id = book.at(host)
    if id is None:
        return None
    borne = {fold(text) for text in names_of(book.fields(id))} | {plain(text) for text in names_of(book.fields(id))}
    return id if any(fold(text) in borne or plain(text) in borne for text in clean(name)) else None


def import_perennial(book: Book, rows: Iterable[Row]) -> None:
    """Enter the statuses of each snapshot; a domain nobody has becomes a site of the name the list gives.

    Entries for a part of a site are left out: they say nothing about the whole.
    """
    rows = list(rows)
    confirmed = _confirmed(rows)
    for row in rows:
        host = ascii_host(row["domain"]) if "/" not in row["domain"] else ""
        values = [value for value in parts(row["status"]) if value in _scale()]
        if host and values:
            id = _site(book, host, row["source_name"], (row["source_name"], row["domain"]) in confirmed)
            for value in values if id else ():
                _assess(book, str(id), row, value)


def _confirmed(rows: Iterable[Row]) -> set[tuple[str, str]]:
    """Return the entries that have one address, with it, if a list of addresses alone has it under the same status."""
    addresses: dict[str, set[str]] = defaultdict(set)
    statuses: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        addresses[row["source_name"]].add(row["domain"])
        statuses[row["source_name"], row["domain"]].add(row["status"])
    single = {(name, next(iter(found))) for name, found in addresses.items() if name and len(found) == 1}
    return {entry for entry in single if statuses[entry] & statuses["", entry[1]]}


def _scale() -> frozenset[str]:
    return frozenset(word_list("corrections")["perennial-scale"])


def _site(book: Book, host: str, name: str, confirmed: bool) -> str | None:
    """Return the outlet at exactly `host`, the one above it that has the entry's name, or a new one.

    None for another part of a site, for platforms nobody entered, and where the entry is about somebody else: the
    tables took some addresses from footnotes. What is `confirmed` needs nothing in common with its address.
    """
    bare = re.sub(r"\s*\([^()]*\)", "", name)
    title = (clean(bare) or (bare,))[0]
    own = bool(title) and (confirmed or fits(title, host) or fits(name, host))
    above = book.at(host)
    if above:
        named = plain(title) in {plain(text) for text in names_of(book.fields(above))} - {""}
        return above if named or (host in book.hosts and (own or not name)) else None
    if (name and not own) or is_generic(host):
        return None
    fields: Fields = {
        "name": title if own else host,
        "kind": "site",
        "country": "unknown",
        "domains": [host],
        "unsure": [] if own else ["name"],
    }
    return book.outlet(WIKIPEDIA, id_of(book, host), {key: value for key, value in fields.items() if value})


def _assess(book: Book, id: str, row: Row, value: str) -> None:
    entry = clean(re.sub(r"\s*\([^()]*\)$", "", row["source_name"]))
    borne = {plain(text) for text in names_of(book.fields(id))}
    status: Fields = {
        "assessor": WIKIPEDIA,
        "value": value,
        "dated": row["snapshot_date"],
        "evidence": [row["snapshot_date"]],
    }
    if row["source_name"] and not any(plain(text) in borne for text in (row["source_name"], *entry)):
        status["note"] = f"entry: {row['source_name']}"
    book.say(WIKIPEDIA, id, "assessments", status)
