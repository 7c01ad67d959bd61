"""Domains an outlet uses besides its main one, domains of its company, and domains that imitate outlets."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.urls.hosts import ascii_host, registrable_domain

from .book import Book, is_generic
from .core import Fields, names_of
from .names import fit, plain
from .sites import id_of
from .tables import NEEDS_CITATION, Row, parts

NETWORK = "pravda-network"
# First words of the sources in the table: file and evidence. A row may name several, divided by " | ".
SOURCES = {
    "v2fly": ("v2fly-domains", "v2fly"),
    "ASD": ("asd-sites-of-concern", "rt-mirrors"),
    "insightnews.media": ("v2fly-domains", "insightnews"),
    "VIGINUM Portal": ("portal-kombat", "viginum"),
    "VIGINUM Rapports": ("doppelganger", "viginum-rrn"),
    "Meta threat-research 2022": ("doppelganger", "meta-2022"),
    "Meta threat-research Q2_2023": ("doppelganger", "meta-2023"),
}
KINDS = {
    "impersonation": "outlet",
    "impersonation_government": "government",
    "operation_own_brand": "own-brand",
    "operation_infrastructure_or_own_brand": "infrastructure",
}


def import_own_domains(book: Book, rows: Iterable[Row]) -> None:
    """Give outlets the addresses they run, before sites are entered: mirrors, networks, hosts of its name."""
    for row in rows:
        host = ascii_host(row["domain"])
        sources = sources_of(row)
        if not sources or is_generic(host) or host in book.hosts:
            continue
        dataset, evidence = sources[0]
        if row["relation"] == "network_site" and host == registrable_domain(host):
            book.add_host(dataset, NETWORK, host, note=f"first seen {row['first_seen']}")
            continue
        owner = book.at(ascii_host(row["outlet_domain"]))
        mirror = row["relation"] == "mirror_or_alternate"
        if owner and (mirror or _is_under_its_name(row, book.fields(owner), host)):
            book.add_host(dataset, owner, host, confidence="medium" if mirror else "low", evidence=[evidence])


def _is_under_its_name(row: Row, fields: Fields, host: str) -> bool:
    """Return whether `host` holds a name of the outlet, and not that of a company that is named differently."""
    names = [text for text in names_of(fields) if len(text) > 2]
    company = plain(row["outlet"]) not in {plain(text) for text in names} and fit(row["outlet"], host) > 2
    return row["relation"] == "same_owner_domain" and not company and any(fit(text, host) > 2 for text in names)


def import_company_domains(book: Book, rows: Iterable[Row]) -> None:
    """Enter, after the sites, the domains of other names that are listed under the organisation of an outlet.

    Such a row says neither who owns the domain nor that the outlet speaks there; it stays a note.
    """
    for row in rows:
        host, sources = ascii_host(row["domain"]), sources_of(row)
        if row["relation"] != "same_owner_domain" or not sources or is_generic(host) or book.at(host):
            continue
        fields: Fields = {
            "name": host,
            "kind": "site",
            "country": "unknown",
            "domains": [host],
            "unsure": ["name"],
            "note": f"listed among domains of {row['outlet']}",
        }
        book.outlet(sources[0][0], id_of(book, host), fields)


def import_impersonations(book: Book, rows: Iterable[Row]) -> None:
    """Record the domains that imitate outlets or governments, and those an operation runs under its own names."""
    for row in rows:
        sources = [evidence for dataset, evidence in sources_of(row) if dataset == "doppelganger"]
        if row["relation"] not in KINDS or not sources or book.at(ascii_host(row["domain"])):
            continue
        fields: Fields = {
            "imitates": book.at(ascii_host(row["outlet_domain"])) if row["relation"] == "impersonation" else None,
            "operation": "Doppelganger",
            "kind": KINDS[row["relation"]],
            "seen": row["first_seen"] or None,
            "note": _note(row),
            "evidence": sources,
        }
        host = ascii_host(row["domain"])
        book.files["doppelganger"].impersonations[host] = {key: value for key, value in fields.items() if value}


def _note(row: Row) -> str | None:
    if row["relation"] == "impersonation_government":
        return f"imitates {row['outlet'].partition(' (')[0]}"
    return "brand inferred from the domain label" if "inferred" in row["match_confidence"] else None


def sources_of(row: Row) -> list[tuple[str, str]]:
    """Return file and evidence of each source of a row, without those that need a citation."""
    named = [source for source in parts(row["source"], "|") if NEEDS_CITATION not in source]
    return [found for source in named for start, found in SOURCES.items() if source.startswith(start)]
