"""Accounts of outlets on platforms, in the form in which an address names them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from provenance.errors import InvalidURL
from provenance.text import fold
from provenance.urls.hosts import ascii_host
from provenance.urls.parse import parse
from provenance.urls.platforms import account_of

from .book import Book, is_generic
from .core import names_of
from .names import clean, fit, plain
from .sites import datasets_by_name
from .tables import Row

# Handles of this list are keys its makers wrote, which need not be accounts.
NOT_ACCOUNTS = "outlet (handle used as key in the source)"
_LEFT_OUT = ("Agency", "Service")  # the last word of a name that accounts leave out: "Mehr News Qazvin"
_ROUNDED = re.compile(r"^\d{10,}0{5}$")  # a long number that went through a spreadsheet
HOSTS = {"x": "x.com", "threads": "threads.net", "vk": "vk.com", "ok": "ok.ru"}


def import_accounts(book: Book, rows: Iterable[Row]) -> None:
    """Enter each account once, with the first outlet it is listed for that bears its name or address."""
    taken: set[tuple[str, str]] = set()
    for row in rows:
        handle = _handle(row)
        id = _outlet(book, row)
        if row["account_kind"] == NOT_ACCOUNTS or not handle or not id or (row["platform"], handle) in taken:
            continue
        taken.add((row["platform"], handle))
        dataset = datasets_by_name()[row["source"]]
        book.say(dataset, id, "accounts", {"platform": row["platform"], "handle": handle})


def _handle(row: Row) -> str | None:
    """Return the handle as the library reads it from an address, or None where the address names no account."""
    text = row["account_url"] or f"https://{HOSTS.get(row['platform'], row['platform'] + '.com')}/{row['handle']}"
    try:
        account = account_of(parse(text))
    except InvalidURL:
        return None
    if account is None or account.platform != row["platform"] or _ROUNDED.search(account.handle or ""):
        return None
    return account.handle


def _outlet(book: Book, row: Row) -> str | None:
    if row["outlet_domain"]:
        host = ascii_host(row["outlet_domain"])
        id = None if is_generic(host) else book.at(host)
        return id if id and _belongs(book, id, row) else None
    return _by_name(book, row["outlet"], row["country_code"])


def _belongs(book: Book, id: str, row: Row) -> bool:
    """Return whether an account listed for an address is that of the outlet there, not of another title on it."""
    borne = {form for text in names_of(book.fields(id)) for form in (fold(text), plain(text))} - {""}
    named = any(fold(name) in borne or plain(name) in borne for name in clean(row["outlet"]))
    return not row["outlet"] or named or fit(row["handle"].replace("_", " "), row["outlet_domain"]) > 2


def _by_name(book: Book, name: str, country: str) -> str | None:
    """Return the outlet an account without address names: "CGTN", or the one its name begins with: "CGTN Africa"."""
    words = clean(name)[0].split() if clean(name) else []
    for length in range(len(words), 0, -1):
        start = " ".join(words[:length])
        forms = [start, *(f"{start} {kind}" for kind in _LEFT_OUT)] if len(start) > 2 or start.isupper() else []
        id = next((id for form in forms if (id := book.core.named(form, country) or book.named(form, country))), None)
        if id:
            return id if length == len(words) or _has_category(book, id) else None
    return None


def _has_category(book: Book, id: str) -> bool:
    return bool(book.stated(id, "assessments"))
