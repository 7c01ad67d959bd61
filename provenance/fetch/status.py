"""What an HTTP status means for a fetch: which kind of end, and whether a further try makes sense."""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime

from provenance.errors import FetchError, Kind
from provenance.fetch.exchange import Exchange

REDIRECTS = frozenset({301, 302, 303, 307, 308})
RETRIED = frozenset({408, 429, 502, 503, 504})

_KINDS: dict[int, Kind] = {
    401: "access_blocked", 402: "access_blocked", 403: "access_blocked", 407: "access_blocked",
    404: "http_not_found", 410: "http_gone", 429: "rate_limited", 451: "legal_block",
}  # fmt: skip
_WORDS: dict[int, str] = {
    401: "the page asks for a login", 402: "the page asks for payment", 403: "the server refuses this page to us",
    407: "a proxy asks for a login", 404: "there is no such page", 410: "the page was taken down",
    429: "the server asks for fewer requests", 451: "the page is blocked for legal reasons",
}  # fmt: skip
LONGEST_WAIT = 366 * 24 * 3600
"""Seconds. Longer waits are told as this one: nobody waits for either."""


def failure(exchange: Exchange, longest_wait: float) -> FetchError | None:
    """Return what the status of a final answer means, or None when it brings a page.

    A server that asks for a longer wait than `longest_wait` seconds limits us, whatever its status.
    """
    status = exchange.status or 0
    if 200 <= status < 300 and status not in (204, 205):
        return None
    kind, says = _meaning(status)
    wait = retry_after(exchange) if status in (429, 503) else None
    if wait is not None and wait > longest_wait:
        kind, says = "rate_limited", f"the server asks to wait for {wait:,.0f} s"
    error = FetchError(f"{says} (status {status})", kind=kind, stage="status", status=status)
    if wait is not None:
        error.details["retry_after"] = wait
    return error


def place(location: str) -> str:
    r"""Return a Location as browsers read it: its bytes are UTF-8 where they are not ASCII.

    >>> place("/\xc3\xbcber")
    '/über'
    """
    return location.encode("latin-1").decode("utf-8", "replace")


def _meaning(status: int) -> tuple[Kind, str]:
    if status in _KINDS:
        return _KINDS[status], _WORDS[status]
    if status in (204, 205):
        return "empty_content", "the server says there is no content"
    if 400 <= status < 500:
        return "http_client_error", "the server refuses the request"
    if 300 <= status < 400:
        return "protocol_error", "the server answers as if we had asked for something else"
    if status < 200:
        return "protocol_error", "the server changes the protocol without being asked"
    # Statuses outside 100 to 599 are to be read as 5xx (RFC 9110, 15).
    return "http_server_error", "the server failed"


def retry_after(exchange: Exchange) -> float | None:
    """Return the seconds a server asks to wait, a year at most, by number or date, else None (RFC 9110, 10.2.3)."""
    value = exchange.header("retry-after")
    if value is None:
        return None
    if value.isascii() and value.isdigit():
        return float(min(int(value[:12]), LONGEST_WAIT))
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return float(min(max(0.0, (moment - exchange.started.astimezone(UTC)).total_seconds()), LONGEST_WAIT))
