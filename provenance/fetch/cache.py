"""Answers kept and reused as HTTP allows (RFC 9111), by hishel's rules; off unless a folder is named.

A reused answer never passes for a new one: its exchange has the time at which it was received, and says `from_cache`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from provenance.errors import ProvenanceError
from provenance.fetch.exchange import Exchange
from provenance.fetch.transfer import Headers

RECEIVED = "x-provenance-received"
"""The field in which a stored answer keeps the time it came; servers' own dates may be wrong."""
_NOT_STORED = frozenset({"set-cookie", "set-cookie2", "transfer-encoding", "connection", "keep-alive"})

Send = Callable[[Headers], Exchange]
"""Sends the request with further headers and returns the answer."""


class Cache:
    """A folder of answers. Opened on first use; raises `ProvenanceError` (usage) where the extra is not installed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._storage: Any = None

    def close(self) -> None:
        """Close the store."""
        if self._storage is not None:
            self._storage.close()
            self._storage = None

    def ask(self, url: str, headers: Headers, send: Send) -> Exchange:
        """Return a fresh stored answer, or the server's; a stale one is asked about and used when nothing changed."""
        hishel = _hishel()
        request = hishel.Request("GET", url, _fields(hishel, headers))
        received: dict[int, Exchange] = {}
        key = "\n".join([url, *(value.decode("latin-1") for name, value in headers if name.lower() == b"user-agent")])
        state: Any = hishel.IdleClient(options={"shared": False})
        while True:
            if isinstance(state, hishel.IdleClient):
                state = state.next(request, self._store(hishel).get_entries(key))
            elif isinstance(state, hishel.CacheMiss | hishel.NeedRevalidation):
                state = state.next(self._sent(hishel, state, headers, send, received))
            elif isinstance(state, hishel.StoreAndUse):
                entry = self._store(hishel).create_entry(request, state.response, key)
                for _piece in entry.response.stream:  # the body is written while it is read
                    continue
                return received[0]
            elif isinstance(state, hishel.CouldNotBeStored):
                return received[0]
            elif isinstance(state, hishel.FromCache):
                return _from_store(url, state.entry.response, received.get(0))
            elif isinstance(state, hishel.NeedToBeUpdated):
                for updated in state.updating_entries:
                    self._store(hishel).update_headers(updated.id, updated.response.headers)
                state = state.next()
            else:  # entries that no longer hold
                for entry_id in state.entry_ids:
                    self._store(hishel).remove_entry(entry_id)
                state = state.next()

    def _sent(self, hishel: Any, state: Any, headers: Headers, send: Send, received: dict[int, Exchange]) -> Any:
        """Send what the rules ask for and return the answer in their terms."""
        known = {name.lower() for name, _value in headers}
        asked = [(name, value) for name, value in state.request.headers.items() if name.encode() not in known]
        more = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in asked]
        exchange = received[0] = send([pair for pair in more if pair[0].startswith(b"if-")])
        kept = [(name, value) for name, value in exchange.headers if name.decode("latin-1").lower() not in _NOT_STORED]
        kept.append((RECEIVED.encode(), exchange.started.astimezone(UTC).isoformat().encode()))
        return hishel.Response(exchange.status, _fields(hishel, kept), iter([bytes(exchange.body)]))

    def _store(self, hishel: Any) -> Any:
        if self._storage is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._storage = hishel.SqliteStorage(database_path=self._folder / "answers.sqlite")
        return self._storage


def _from_store(url: str, response: Any, asked: Exchange | None) -> Exchange:
    """Return a stored answer as an exchange with the time at which it was received."""
    headers = [(n.encode("latin-1"), v.encode("latin-1")) for n, v in response.headers.items() if n != RECEIVED]
    body = b"".join(response.stream)
    exchange = Exchange(
        url=url,
        started=datetime.fromisoformat(response.headers[RECEIVED].split(", ")[0]),
        status=response.status_code,
        headers=headers,
        body=bytearray(body),
        protocol="HTTP/1.1",
        address=asked.address if asked else None,
        is_from_cache=True,
    )
    head = b"".join(name + b": " + value + b"\r\n" for name, value in headers if name != b"content-length")
    length = b"Content-Length: %d\r\n" % len(body)
    exchange.raw += b"HTTP/1.1 %d \r\n" % response.status_code + head + length + b"\r\n" + body
    return exchange


def _fields(hishel: Any, headers: Headers) -> Any:
    """Return headers in hishel's form: names once, with all their values."""
    fields: dict[str, list[str]] = {}
    for name, value in headers:
        fields.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return hishel.Headers(fields)


def _hishel() -> Any:
    try:
        import hishel
    except ImportError as error:
        raise ProvenanceError('--cache needs the extra: pip install "news-provenance[cache]"') from error
    return hishel
