"""From the tables to the files: the order in which rows are entered, and the head each file gets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from provenance.registry.canonical import canonical_text

from .accounts import import_accounts
from .agencies import import_agencies, import_channel_names
from .book import RETRIEVED, Book, File
from .cited import import_cited
from .core import Fields, read_core
from .listed import listed_rows
from .lists import import_memberships, import_perennial
from .mirrors import import_company_domains, import_impersonations, import_own_domains
from .owners import Owners
from .ownership import import_ownership
from .sites import import_sites, rows_of
from .state import import_state_media
from .tables import ROOT, Row, read_table, word_list

COUNTED = ("domains", "names", "accounts", "ownership", "designations", "assessments", "memberships", "events")


def build(tables: Path, root: Path = ROOT) -> Book:
    """Return all files made from the tables in `tables`, resolved against the hand-made entries under `root`."""
    book = Book(read_core(root))
    state = read_table(tables, "state_media")
    mirrors = read_table(tables, "mirrors_and_lookalikes")
    owners = Owners(book, {row["country_code"]: row["country"] for row in state})
    import_own_domains(book, mirrors)
    ownership = read_table(tables, "ownership")
    channels = read_table(tables, "name_aliases")
    import_sites(book, read_table(tables, "outlets"))
    for dataset, types in (
        ("iptv-org/database", "tv (general)"),
        ("kagisearch/kite-public", "news or specialist site"),
    ):
        named = [row for row in ownership if row["source"].startswith(dataset)]
        import_sites(book, rows_of(dataset, named, "outlet", "outlet_domain", types))
    for listing in word_list("listed"):
        import_sites(book, listed_rows(listing))
    import_sites(book, rows_of("iptv-org/database", channels, "name", "domain", "tv (general)"))
    import_state_media(book, owners, state)
    import_agencies(book, read_table(tables, "agencies"))
    import_ownership(book, owners, ownership)
    import_company_domains(book, mirrors)
    import_impersonations(book, mirrors)
    import_channel_names(book, channels)
    import_accounts(book, read_table(tables, "accounts"))
    import_memberships(book, read_table(tables, "memberships"), _codes(state))
    import_perennial(book, read_table(tables, "perennial_sources"))
    import_cited(book)
    return book


def _codes(state: list[Row]) -> dict[str, str]:
    codes = {row["country"]: row["country_code"] for row in state}
    codes.update(word_list("corrections")["country-codes"])
    return codes


def write_files(book: Book, out: Path) -> Iterator[str]:
    """Write each file that holds something, remove what an earlier run left of the others, and yield a line each.

    Raises `ValueError` for a file that holds less than its floor: then a table was cut, or a reader broke.
    """
    for id in sorted(word_list("datasets")):
        file = book.files[id]
        counts = count(file)
        if not sum(counts.values()):
            (out / f"{id}.yaml").unlink(missing_ok=True)
            continue
        floors = {key: int(least) for key, least in word_list("minimum").get(id, {}).items()}
        short = [f"{key} {counts[key]} of {least}" for key, least in floors.items() if counts[key] < least]
        if short:
            raise ValueError(f"{id}: fewer than stated: {', '.join(short)}")
        text = text_of(id, file)
        (out / f"{id}.yaml").write_text(text, encoding="utf-8", newline="\n")
        held = ", ".join(f"{number} {key}" for key, number in counts.items() if number)
        yield f"{id:28} {len(text.encode()):9,} bytes  {held}"


def text_of(id: str, file: File) -> str:
    """Return the canonical text of one file."""
    default = next(iter(word_list("datasets")[id]["evidence"]), "")
    sections = {
        "owners": file.owners,
        "outlets": file.outlets,
        "additions": {key: fields for key, fields in file.additions.items() if fields},
        "impersonations": file.impersonations,
    }
    used: set[str] = set()
    content = {name: _shorter(section, [default], used) for name, section in sections.items() if section}
    return canonical_text({"version": "1", "dataset": _head(id, default, used), **content})


def _shorter(node: Any, default: list[str], used: set[str]) -> Any:
    """Return `node` without the evidence the head gives anyway, and note the names of all other evidence in `used`."""
    if isinstance(node, list):
        return [_shorter(value, default, used) for value in node]
    if not isinstance(node, Mapping):
        return node
    used.update(name for name in node.get("evidence", ()) if isinstance(name, str))
    kept = {key: value for key, value in node.items() if key != "evidence" or value != default}
    return {key: value if key == "evidence" else _shorter(value, default, used) for key, value in kept.items()}


def _head(id: str, default: str, used: set[str]) -> Fields:
    """Return the head of a file: what is known of the dataset, and the evidence its rows name."""
    head = {key: value for key, value in word_list("datasets")[id].items() if key not in ("names", "evidence")}
    known = {name: item for each in word_list("datasets").values() for name, item in each["evidence"].items()}
    evidence = {name: {"retrieved": RETRIEVED} | known[name] for name in sorted({default, *used} - {""})}
    more = {
        "retrieved": head.get("retrieved", RETRIEVED),
        "minimum": word_list("minimum").get(id),
        "evidence": evidence,
    }
    return head | {key: value for key, value in more.items() if value} | ({"default": [default]} if default else {})


def count(file: File) -> Counter[str]:
    """Return how many entries and values of each sort a file holds."""
    found = Counter(
        owners=len(file.owners),
        outlets=len(file.outlets),
        additions=sum(1 for fields in file.additions.values() if fields),
        impersonations=len(file.impersonations),
    )
    for section in (file.owners, file.outlets, file.additions):
        for fields in section.values():
            found.update({key: len(fields[key]) for key in COUNTED if key in fields})
    return found
