"""Pages that only say "go there": a meta refresh without delay on a page without text of its own."""

from __future__ import annotations

import re

from provenance.errors import FetchError
from provenance.fetch.decode import beginning
from provenance.fetch.exchange import Exchange
from provenance.walls.visible import visible_text

LONGEST_DELAY = 5
"""Seconds. Longer ones reload a page for its readers and lead nowhere else."""
MOST_TEXT = 500
"""Characters. A page that shows more is read, not left."""
_FIRST = 20_000

_META = re.compile(r"<meta\s([^>]{0,2000})>", re.IGNORECASE)
_IS_REFRESH = re.compile(r"""http-equiv\s*=\s*["']?\s*refresh\b""", re.IGNORECASE)
_CONTENT = re.compile(r"""content\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_TARGET = re.compile(r"""^\s*(\d{1,6})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+?)["']?\s*$""", re.IGNORECASE)
_NOSCRIPT = re.compile(r"<noscript.{0,5000}?</noscript", re.IGNORECASE | re.DOTALL)


def refresh_target(exchange: Exchange, max_decoded: int) -> str | None:
    """Return where a page sends its readers at once, or None."""
    if not exchange.header("refresh") and not _speaks_of_it(exchange):
        return None
    sent = _TARGET.match((exchange.header("refresh") or "")[:4_000])
    if sent and int(sent[1]) <= LONGEST_DELAY and len(exchange.body) <= MOST_TEXT:
        return sent[2].strip()
    from provenance.fetch.page import read_body

    try:
        markup = read_body(exchange, max_decoded).text
    except FetchError:
        return None
    target = target_in(markup)
    return target if target and len(visible_text(markup)) <= MOST_TEXT else None


def _speaks_of_it(exchange: Exchange) -> bool:
    """Tell whether the word is in the first bytes of a page: most pages need no second look."""
    try:
        named = exchange.all("content-encoding")
        body = exchange.body if named else exchange.body[:_FIRST]
        return b"refresh" in beginning(body, named, _FIRST).lower()
    except FetchError:
        return False


def target_in(markup: str) -> str | None:
    """Return the target of an immediate meta refresh in `markup`, or None.

    >>> target_in('<meta http-equiv="refresh" content="0; url=/b">')
    '/b'
    >>> target_in('<meta http-equiv=refresh content="300">') is None
    True
    """
    import html

    for meta in _META.finditer(_NOSCRIPT.sub("", markup[:_FIRST])):
        content = _CONTENT.search(meta[1]) if _IS_REFRESH.search(meta[1]) else None
        value = html.unescape(next(filter(None, content.groups()), "")) if content else ""
        found = _TARGET.match(value[:4_000])
        if found and int(found[1]) <= LONGEST_DELAY:
            return found[2].strip()
    return None
