"""Owners of outlets and of groups, edge by edge, with the evidence of the table they stand in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from provenance.text import fold
from provenance.urls.hosts import ascii_host

from .book import Book
from .core import names_of
from .names import clean, plain
from .owners import Holding, Owners
from .sites import datasets_by_name
from .state import hold
from .tables import NEEDS_CITATION, Row

EVIDENCE = {
    "kagisearch/kite-public media_data.json": "media-data",
    "kagisearch/kite-public media_data.json @33dfa80 (State Media Monitor seed)": "seed-2024",
    "iptv-org/database channels.csv (copy in Klomgor/database)": "channels",
    "yinleon/LocalNewsDataset local_news_dataset_2018.csv": "owner-2018",
    "EU Official Journal, Annex I to Regulation 269/2014 (statement of reasons; read through the OpenSanctions transcription)": "annex-i",  # noqa: E501
}
RELATIONS = {"controlled_by": "controls", "operated_by": "operates"}
OF_GROUPS = frozenset({"parent_of_owner", "ultimate_owner_of_group"})
# Rows the table of state media holds with more about them, and rows that name no owner.
ELSEWHERE = frozenset({"ASD-at-GMF/state-media-profiles", "GoogleChrome/related-website-sets", NEEDS_CITATION})
_CALL_SIGN = re.compile(r"^[KWC][A-Z]{2,3}\b")


def import_ownership(book: Book, owners: Owners, rows: Iterable[Row]) -> None:
    """State the owners of groups, then of outlets; rows that need a citation are left out."""
    kept = [row for row in rows if row["source"] not in ELSEWHERE]
    for row in sorted(kept, key=lambda row: row["relation"] == "ultimate_owner_of_group"):
        if row["relation"] in OF_GROUPS:
            group = owners.entry(_dataset(row), row["outlet"], row["country_code"])
            if _share_held(book, group) + float(row["share_pct"] or 0) <= 100:
                _state(book, owners, row, group)
    for row, id in _resolved(book, [row for row in kept if row["relation"] not in OF_GROUPS]):
        _state(book, owners, row, id)


def _share_held(book: Book, id: str) -> float:
    """Return the shares stated so far: an ultimate owner behind a direct one of all shares is reached through that."""
    return sum(float(statement.get("share", 0)) for statement in book.stated(id, "ownership"))


def _dataset(row: Row) -> str:
    return datasets_by_name()[row["source"]]


def _state(book: Book, owners: Owners, row: Row, id: str) -> None:
    dataset = _dataset(row)
    if EVIDENCE.get(row["source"]) == "owner-2018" and book.owners_of(id):
        return  # a later list names the owner
    for holding in owners.holdings(dataset, row["owner"], row["country_code"]):
        stated = Holding(
            holding.owner,
            holding.relation or _relation(row),
            holding.share or _share(row),
            holding.since or row["start_date"] or None,
            holding.until or row["end_date"] or None,
            row["source_date"].removeprefix("consolidated "),
            holding.note or _note(row),
        )
        hold(
            book,
            dataset,
            id,
            stated,
            RELATIONS.get(row["relation"], "unknown"),
            EVIDENCE.get(row["source"], "medias-francais"),
        )


def _relation(row: Row) -> str | None:
    if row["notes"] == "controls":
        return "controls"
    return "majority" if row["notes"] == "more than" and float(row["share_pct"]) >= 50 else None


def _share(row: Row) -> str | None:
    text = row["share_pct"]
    return (text.rstrip("0").rstrip(".") if "." in text else text) or None


def _note(row: Row) -> str | None:
    if row["notes"] in ("more than", "less than"):
        return f"{row['notes']} the share given"
    return "one of several owners" if row["relation"] == "part_owned_by" and not row["share_pct"] else None


def _resolved(book: Book, rows: list[Row]) -> Iterator[tuple[Row, str]]:
    """Yield the rows whose outlet is found, with its id: by address first, by name and country where that is safe."""
    by_site: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        host = ascii_host(row["outlet_domain"])
        by_site[row["source"], host if book.at(host) else ""].append(row)
    for (_, host), found in by_site.items():
        for row in found:
            id = book.at(host) if host else _by_name(book, row)
            if id and (not host or _speaks_of(book, id, row, found)):
                yield row, id


def _speaks_of(book: Book, id: str, row: Row, site: list[Row]) -> bool:
    """Return whether a row is about the outlet at its address: by name, or because all titles there have one owner."""
    borne = {form for text in names_of(book.fields(id)) for form in (fold(text), plain(text))} - {""}
    if any(fold(name) in borne or plain(name) in borne for name in clean(row["outlet"])):
        return True
    holders: dict[str, set[str]] = defaultdict(set)
    for other in site:
        holders[other["outlet"]].add(other["owner"])
    return len({frozenset(owners) for owners in holders.values()}) == 1


def _by_name(book: Book, row: Row) -> str | None:
    """Return the outlet of the row's country with its name, if the name is no common one and nobody else has it."""
    names = clean(row["outlet"])
    if not names or not row["country_code"]:
        return None
    own = len(plain(names[0]).split()) > 1 or len(plain(names[0])) > 6 or _CALL_SIGN.match(names[0])
    if row["country_code"] == "US" and not _CALL_SIGN.match(names[0]):
        return None
    return (
        (book.core.named(names[0], row["country_code"]) or book.named(names[0], row["country_code"])) if own else None
    )
