"""Captures of pages that are gone: the one nearest to a date, from an archive that is asked as any other site.

The address of a capture is the archive's, a stamp of 14 digits, and the page's own; archives answer with a redirect
to the nearest one they have (RFC 7089 calls them mementos). `id_` asks for the page as it was captured.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC
from email.utils import parsedate_to_datetime

from provenance.document import Page, Wrapper
from provenance.errors import ProvenanceError
from provenance.fetch.exchange import Exchange
from provenance.urls.parse import parse
from provenance.urls.wrappers import unwrap

GONE = frozenset({
    "http_not_found", "http_gone", "dns_failed", "connect_failed", "tls_failed", "timeout", "http_server_error",
    "legal_block", "access_blocked", "empty_content", "http_client_error",
})  # fmt: skip
"""Ends after which an archive may still have the page. What was refused for safety is not asked for elsewhere."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_STAMP = re.compile(r"/(\d{14})(?:id_|if_)?/")


def capture_address(archive: str, day: str, url: str) -> str:
    """Return where the capture of `url` nearest to `day` is asked for. Raises `ProvenanceError` (usage).

    >>> capture_address("https://web.archive.org/web/", "2020-07-17", "https://example.org/a?b")
    'https://web.archive.org/web/20200717120000id_/https://example.org/a?b'
    """
    found = _DATE.fullmatch(day)
    if found is None:
        raise ProvenanceError(f"--archived {day!r} is not a date; write it as 2020-07-17")
    year, month, date = found[1], found[2] or "07", found[3] or ("15" if found[2] else "01")
    return f"{archive.rstrip('/')}/{year}{month}{date}120000id_/{url}"


def as_capture(page: Page, chain: list[Exchange], original: str) -> Page:
    """Return `page`, which an archive served, with the archive as its wrapper.

    Where the form of the address tells the archive, the page keeps it; else it counts as served from the original.
    """
    wrapper = Wrapper(service=_service(page.url or ""), original_url=original, captured=_captured(chain[-1]))
    capture = page.capture.model_copy(update={"wrapper": wrapper, "url": original})
    told = unwrap(page.url) if page.url else None
    url = page.url if told is not None and told.original_url else original
    return replace(page, url=url, capture=capture)


def _service(url: str) -> str:
    told = unwrap(url) if url else None
    return told.service if told is not None else parse(url).host


def _captured(exchange: Exchange) -> str | None:
    """Return when the archive took the page: its own header, else the stamp in the address."""
    header = exchange.header("memento-datetime")
    with suppress(ValueError, TypeError, OverflowError):
        if header:
            return parsedate_to_datetime(header).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    stamp = _STAMP.search(exchange.url)
    if stamp is None:
        return None
    digits = stamp[1]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{digits[8:10]}:{digits[10:12]}:{digits[12:]}Z"
