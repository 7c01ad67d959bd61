"""Names of news agencies in their own scripts, and names of television channels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from provenance.text import fold
from provenance.urls.hosts import ascii_host

from .book import Book
from .core import Fields, names_of
from .names import clean, plain
from .tables import Row, parts

AGENCY_NAMES = "agency-names"
_YEARS = re.compile(r"^(.*\S) \((?:(\d{4})-|to |until )(\d{4})\)$|^(.*\S) until (\d{4})$")
_ASIDE = re.compile(r"\s*\([^()]*\)$")


def import_agencies(book: Book, rows: list[Row]) -> None:
    """Add the names and confirmed domains the hand-made entries of the agencies lack.

    Raises `ValueError` for an agency that has no entry.
    """
    shared = Counter(fold(text) for row in rows for text in {row["abbreviation"], *parts(row["other_script_names"])})
    for row in rows:
        id = _agency(book, row)
        seen = {fold(text) for text in names_of(book.fields(id))}
        native = [*parts(row["native_name"]), *parts(row["other_script_names"])]
        texts = [row["name"], row["abbreviation"], *native]
        for name in [found for text in texts for found in _names(text, shared)]:
            if fold(name["text"]) not in seen:
                seen.add(fold(name["text"]))
                book.say(AGENCY_NAMES, id, "names", name if len(name) > 1 else name["text"])
        for host in parts(row["domains_confirmed_in_datasets"]):
            if not book.at(ascii_host(host)):
                book.add_host(AGENCY_NAMES, id, ascii_host(host))


def _agency(book: Book, row: Row) -> str:
    names = [text for text in (row["name"], row["native_name"], *clean(row["name"])) if text]
    by_name = [book.core.named(name, row["country_code"]) for name in names]
    hosts = [book.core.hosts.get(ascii_host(host)) for host in parts(row["domains"])]
    found = [id for id in (*by_name, *hosts, book.core.named(row["abbreviation"], row["country_code"])) if id]
    if not found:
        raise ValueError(f"agencies.csv: {row['name']} ({row['country_code']}) has no hand-made entry")
    return found[0]


def _names(text: str, shared: Counter[str]) -> list[Fields]:
    """Return the name in a cell with what it needs in a credit; nothing for a remark about the agency.

    >>> _names("ITAR-TASS (1992-2014)", Counter())
    [{'text': 'ITAR-TASS', 'since': '1992', 'until': '2014'}]
    >>> _names("closed in 2023", Counter()), _names("AIB", Counter())
    ([], [{'text': 'AIB', 'needs': 'credit'}])
    """
    if re.search(r"\b(closed|rival)\b", text):
        return []
    years = _YEARS.match(text)
    name = (years[1] or years[4]) if years else _ASIDE.sub("", text).strip("«» ")
    if ", " in name:
        return []
    stated: Fields = {"text": name, "since": years and years[2], "until": years and (years[3] or years[5])}
    stated["needs"] = "country" if shared[fold(text)] > 1 else "credit" if _is_short(name) else None
    return [{key: value for key, value in stated.items() if value}]


def _is_short(name: str) -> bool:
    """Return whether a name is so short that other words look like it."""
    return len(name.replace(" ", "")) <= (4 if name.isascii() or not _is_ideographic(name) else 2)


def _is_ideographic(name: str) -> bool:
    return all(letter >= "\u3000" for letter in name)


def import_channel_names(book: Book, rows: Iterable[Row]) -> None:
    """Add the native names and the dates of television channels to the outlets that bear the channel's name."""
    for row in rows:
        id = book.at(ascii_host(row["domain"])) if row["domain"] else None
        fields = book.fields(id) if id else {}
        if not id or fields["country"] != row["country_code"] or plain(row["name"]) != plain(fields["name"]):
            continue
        seen = {fold(text) for text in names_of(fields)}
        for name in parts(row["native_or_other_names"]):
            if fold(name) not in seen and plain(name) != plain(fields["name"]):
                book.say("iptv-channels", id, "names", name)
        for what, date in (("founded", row["launched"]), ("closed", row["closed"])):
            if date and id not in book.core.outlets:
                book.say(
                    "iptv-channels", id, "events", {"what": what, "date": date, "detail": f"Channel {_DONE[what]}"}
                )


_DONE = {"founded": "launched", "closed": "closed"}
