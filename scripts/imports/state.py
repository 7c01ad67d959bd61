"""State and public media: the assessor's category with its edition, the company, and who controls it."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.text import fold
from provenance.urls.hosts import ascii_host

from .book import Book, is_generic
from .core import Fields, names_of
from .names import clean, plain, slug
from .owners import Holding, Owners
from .places import kind_by_name
from .sites import id_of
from .tables import NEEDS_CITATION, Row, word_list

FILES = {
    "ASD-at-GMF/state-media-profiles State_Media_Matrix.csv": ("asd-state-media", "matrix", "2023"),
    "kagisearch/kite-public media_data.json at commit 33dfa80": ("kagi-media", "seed-2024", "2024"),
    "kagisearch/kite-public media_data.json": ("kagi-media", "media-data", ""),
}
KINDS = {"news agency": "agency", "print": "newspaper", "radio": "broadcaster", "television": "broadcaster"}
ASSESSOR = "state-media-monitor"


def import_state_media(book: Book, owners: Owners, rows: Iterable[Row]) -> None:
    """Enter category, company and controlling body of every row that has a document behind it."""
    wrong = word_list("corrections")
    for row in rows:
        if row["source"] == NEEDS_CITATION or row["outlet"] in wrong["no-outlets"]:
            continue
        dataset, evidence, edition = FILES[row["source"]]
        if row["domain"] in wrong["not-their-address"]:
            row = row | {"domain": ""}
        id = _outlet(book, owners, dataset, evidence, row)
        if id is None:
            continue
        if book.fields(id)["country"] not in (row["country_code"], "unknown"):
            book.notes.append(
                f"{id} is of {book.fields(id)['country']}, {row['outlet']} of {row['country_code']}: left out"
            )
            continue
        if row["category_code"]:
            _assess(book, dataset, id, evidence, edition, row)
        company = _company(book, owners, dataset, id, evidence, row)
        if row["controlling_body"]:
            for holding in owners.holdings(dataset, row["controlling_body"], row["country_code"]):
                hold(book, dataset, company, holding, "unknown", evidence)


def _outlet(book: Book, owners: Owners, dataset: str, evidence: str, row: Row) -> str | None:
    """Return the outlet of a row: the one at its address, else the one so named, else a new one.

    None where a row without address names a group that is known as an owner.
    """
    country = row["country_code"]
    names = clean(row["outlet"]) or (row["outlet"],)
    host = ascii_host(row["domain"]) if row["domain"] and not is_generic(ascii_host(row["domain"])) else ""
    at = book.at(host) if host else None
    if at and (host in book.hosts or _bears(names, book.fields(at))):
        return at
    listed: str | None = word_list("corrections")["same-outlet"].get(row["outlet"])
    if listed:
        book.say(dataset, listed, "names", row["outlet"])
        return listed
    known = next((id for name in names if (id := book.core.named(name, country) or book.named(name, country))), None)
    if known and (at or not host):
        for name in names if known in book.core.outlets else ():
            if not _bears([name], book.fields(known)):
                book.say(dataset, known, "names", name)
        return known
    if not host and owners.known(row["outlet"], country):
        return None
    fields: Fields = {
        "name": names[0],
        "kind": KINDS.get(row["media_type"]) or _kind_by_name(row, host),
        "country": country,
        "names": list(names[1:]),
        "domains": [host] if host else [],
        "unsure": [] if row["media_type"] in KINDS else ["kind"],
        "evidence": [evidence],
    }
    id = id_of(book, host) if host else _free(book, f"{slug(names[0])}-{country.lower()}")
    return book.outlet(dataset, id, {key: value for key, value in fields.items() if value})


def _kind_by_name(row: Row, host: str) -> str:
    kind = kind_by_name(f"{row['outlet']} {row['parent_company']}")
    return "network" if kind == "site" and not host and _same_body(row["parent_company"], row["outlet"]) else kind


def _free(book: Book, id: str) -> str:
    return f"{id}-outlet" if book.is_taken(id) else id


def _bears(names: Iterable[str], fields: Fields) -> bool:
    borne = {fold(text) for text in names_of(fields)} | {plain(text) for text in names_of(fields)} - {""}
    return any(fold(name) in borne or plain(name) in borne for name in names)


def _assess(book: Book, dataset: str, id: str, evidence: str, edition: str, row: Row) -> None:
    """Quote the category, unless the outlet has one of this edition: the page of the assessor goes before a table."""
    fields = book.fields(id)
    stated = [*fields.get("assessments", ()), *book.files[dataset].additions.get(id, {}).get("assessments", ())]
    same = [a for a in stated if a["assessor"] == ASSESSOR and a["dated"] == edition]
    if any(a["value"] == row["category_code"] for a in same):
        return
    if same and id in book.core.outlets:
        book.notes.append(f"{id}: {edition} is {same[0]['value']} by hand, {row['category_code']} in {dataset}")
        return
    notes = [row["notes"]] if "uncertain" in row["notes"] else []
    if not _bears(clean(row["outlet"]) or (row["outlet"],), fields):
        notes.append(f"for {row['outlet']}, listed at this address")
    value: Fields = {"assessor": ASSESSOR, "value": row["category_code"], "dated": edition, "evidence": [evidence]}
    book.say(dataset, id, "assessments", value | ({"note": "; ".join(notes)} if notes else {}))


def _company(book: Book, owners: Owners, dataset: str, id: str, evidence: str, row: Row) -> str:
    """Return who the controlling body of a row controls: the company where it is not the outlet itself."""
    parent = row["parent_company"]
    if (
        not parent
        or owners.is_nobody(parent)
        or _same_body(parent, row["outlet"])
        or _bears(clean(parent), book.fields(id))
    ):
        return id
    company = owners.entry(dataset, parent, row["country_code"])
    if company != id:
        hold(book, dataset, id, Holding(company), "operates", evidence)
    return company


def _same_body(parent: str, outlet: str) -> bool:
    return bool({fold(name) for name in clean(parent)} & {fold(name) for name in clean(outlet)})


def hold(book: Book, dataset: str, id: str, holding: Holding, relation: str, evidence: str) -> None:
    """State who holds `id`, unless people have stated who does, or the table names it as its own."""
    by_hand = book.core.outlets.get(id) or book.core.owners.get(id) or {}
    is_stated = any("until" not in statement for statement in by_hand.get("ownership", ()))
    if holding.owner == id or is_stated or _is_held_by(book, holding.owner, id):
        return
    value: Fields = {
        "owner": holding.owner,
        "relation": holding.relation or relation_of(holding.share) or relation,
        "share": holding.share,
        "since": holding.since,
        "until": holding.until,
        "seen": holding.seen,
        "note": holding.note,
        "evidence": [evidence],
    }
    book.say(dataset, id, "ownership", {key: part for key, part in value.items() if part})


def relation_of(share: str | None) -> str | None:
    """Return what a share in percent amounts to, or None without one.

    >>> relation_of("100"), relation_of("50.5"), relation_of("50"), relation_of(None)
    ('wholly-owned', 'majority', 'minority', None)
    """
    if share is None:
        return None
    return "wholly-owned" if float(share) >= 100 else "majority" if float(share) > 50 else "minority"


def _is_held_by(book: Book, id: str, holder: str) -> bool:
    """Return whether `holder` already stands above `id`, so that a statement the other way would close a loop."""
    seen: set[str] = set()
    above = [id]
    while above:
        entity = above.pop()
        if entity == holder:
            return True
        if entity not in seen:
            seen.add(entity)
            above.extend(book.owners_of(entity))
    return False
