"""When a page says it was published and changed: declared dates first, a bounded search of the page last."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from lxml.html import HtmlElement

from provenance.extract.head import Head
from provenance.extract.near import day_beside_headline
from provenance.extract.vocabulary import load

_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{2}:?\d{2}.*)?$")
_ISO_START = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_FRACTION = re.compile(r"\.\d+")
_ZONE = re.compile(r"([+-]\d{2}):?(\d{2})$")
EARLIEST, LATEST = 1990, 2100  # years; what lies outside is a default value or a slip


def iso(value: str) -> str | None:
    """Return a date or time as ISO 8601, as exact as it was printed, or None for anything else.

    >>> iso("2020-07-17T10:03:00.000+0300")
    '2020-07-17T10:03:00+03:00'
    >>> iso("2020/7/17"), iso("20200717"), iso("1970-01-01T00:00:00Z"), iso("yesterday")
    ('2020-07-17', '2020-07-17', None, None)
    """
    value = value.strip()[:40]
    try:
        moment = datetime.fromisoformat(_ZONE.sub(r"\1:\2", _FRACTION.sub("", value)))
    except ValueError:
        found = _COMPACT.match(value) or _ISO_START.match(value)
        return _day(*map(int, found.groups()[:3])) if found else None
    if not EARLIEST <= moment.year <= LATEST:
        return None
    return moment.isoformat() if len(value) > 10 and not value.isdigit() else moment.date().isoformat()


def _day(year: int, month: int, day: int) -> str | None:
    try:
        moment = datetime(year, month, day)
    except ValueError:
        return None
    return moment.date().isoformat() if EARLIEST <= year <= LATEST else None


def published(root: HtmlElement, head: Head, url: str | None) -> str | None:
    """Return when the page says it was first published, or None."""
    data = head.data
    declared_ = [
        data.text("datePublished") or "",
        *head.first(load("head")["published"]),
        data.text("dateCreated") or "",
    ]
    return _first(declared_) or _searched(root, url)


def modified(head: Head) -> str | None:
    """Return when the page says it was last changed, or None."""
    return _first([head.data.text("dateModified") or "", *head.first(load("head")["modified"])])


def _first(values: Iterable[str]) -> str | None:
    return next((found for found in map(iso, values) if found), None)


def _searched(root: HtmlElement, url: str | None) -> str | None:
    """Return the day found in marked elements, in the address, or in figures beside the headline.

    The search through all text is left out: it tries every language on every line and took seconds on a page of
    38 kB. The latest day allowed is fixed, so that a page gives the same date on every day.
    """
    from htmldate import find_date

    found: str | None = find_date(root, extensive_search=False, original_date=True, url=url, max_date=f"{LATEST}-12-31")
    return found or day_beside_headline(root)
