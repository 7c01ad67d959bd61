"""Sends one request on one connection and reads its answer within the limits of its exchange."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from typing import Any

import httpcore

from provenance.errors import FetchError
from provenance.fetch.clock import Deadline
from provenance.fetch.exchange import Exchange, Truncation
from provenance.fetch.frames import mind_heads
from provenance.fetch.gate import port_of
from provenance.fetch.settings import FetchSettings
from provenance.fetch.sniff import names_no_page
from provenance.fetch.wire import Dialler
from provenance.urls.parse import Address

SMALL_BODY = 65_536
"""Bytes kept of a body nobody reads: of a redirect."""
ERROR_BODY = 1_000_000
"""Bytes kept of the body of a failure, or of what is no page: enough to recognise it."""

LARGEST_CHUNK = 2**62
"""Bytes. A larger chunk is none: its size is written to overflow in somebody's arithmetic (RFC 9112, 7.1)."""

VERSIONS = ("HTTP/1.0", "HTTP/1.1", "HTTP/2")

Headers = list[tuple[bytes, bytes]]


class Line:
    """A connection to one origin, kept open between the requests of a fetch or of a run."""

    def __init__(
        self, address: Address, settings: FetchSettings, deadline: Deadline, tls: ssl.SSLContext | None
    ) -> None:
        self._settings = settings
        self.dialler = Dialler(settings, deadline)
        self._origin = httpcore.Origin(
            address.scheme.encode("ascii"), address.host.strip("[]").encode("ascii"), port_of(address)
        )
        self._connection = httpcore.HTTPConnection(
            self._origin,
            ssl_context=tls if address.scheme == "https" else None,
            keepalive_expiry=15.0,
            http2=settings.http2 and address.scheme == "https",
            network_backend=self.dialler,
        )

    def is_free(self) -> bool:
        """Tell whether another request may go out on this connection."""
        connection = self._connection
        is_open = connection.is_idle() and connection.is_available() and not connection.has_expired()
        return is_open and not _surplus(connection)

    @property
    def is_used(self) -> bool:
        """Tell whether requests went out on this connection before."""
        return self.dialler.stream is not None

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def send(
        self, address: Address, headers: Headers, exchange: Exchange, deadline: Deadline, content: bytes | None = None
    ) -> None:
        """Fill `exchange` with the answer to a GET of `address`, or to a POST of `content` where there is some.

        Raises `FetchError`; what came stays in the exchange.
        """
        self._prepare(exchange, deadline)
        started = self._settings.clock.monotonic()
        try:
            self._send(address, headers, exchange, deadline, content)
        except FetchError as error:
            exchange.error = error
            exchange.truncated = exchange.truncated or _truncation(error)
            raise
        finally:
            exchange.seconds = self._settings.clock.monotonic() - started
            stream = self.dialler.stream
            if stream is not None:
                exchange.tls, exchange.address = stream.tls, stream.ip
            if exchange.error is not None or exchange.truncated:
                self.close()

    def _prepare(self, exchange: Exchange, deadline: Deadline) -> None:
        self.dialler.exchange, self.dialler.deadline = exchange, deadline
        if self.dialler.stream is not None:
            self.dialler.stream.exchange, self.dialler.stream.deadline = exchange, deadline

    def _send(
        self, address: Address, headers: Headers, exchange: Exchange, deadline: Deadline, content: bytes | None
    ) -> None:
        request = httpcore.Request(
            method=b"GET" if content is None else b"POST",
            url=httpcore.URL(
                scheme=self._origin.scheme, host=self._origin.host, port=self._origin.port, target=_target(address)
            ),
            headers=headers,
            content=content,
            extensions={"trace": self._mind_frames},
        )
        try:
            response = self._connection.handle_request(request)
            _take_head(exchange, response)
        except FetchError:
            raise
        except Exception as error:  # a stranger's bytes decide what is raised here
            raise head_error(error, exchange) from error
        try:
            _read_body(self._parts(response), exchange, self._settings, deadline)
        finally:
            response.close()

    def _mind_frames(self, step: str, _told: Any) -> None:
        """Put a check of each head before the parser of an HTTP/2 connection, as soon as there is one."""
        if step == "http2.send_request_headers.started":
            mind_heads(self._connection)

    def _parts(self, response: httpcore.Response) -> Iterator[bytes]:
        """Yield the parts of a body. Raises `FetchError` (protocol_error) for a chunk larger than there can be."""
        for part in response.iter_stream():
            yield part
            if _open_chunk(self._connection) > LARGEST_CHUNK:
                raise FetchError("a chunk of the body is larger than can be", kind="protocol_error", stage="body")


def _surplus(connection: httpcore.HTTPConnection) -> bytes:
    """Return what arrived behind the last answer. The next answer is never read from it: nobody had asked yet."""
    state = _http1(connection)
    return bytes(state.trailing_data[0]) if state is not None else b""


def _open_chunk(connection: httpcore.HTTPConnection) -> int:
    """Return how many bytes of the chunk in hand are still to come."""
    return int(getattr(getattr(_http1(connection), "_reader", None), "_bytes_in_chunk", 0))


def _http1(connection: httpcore.HTTPConnection) -> Any:
    """Return the parser of an HTTP/1 connection, which httpcore keeps to itself, or None."""
    return getattr(getattr(connection, "_connection", None), "_h11_state", None)


def _take_head(exchange: Exchange, response: httpcore.Response) -> None:
    exchange.status = response.status
    exchange.headers = list(response.headers)
    exchange.reason = response.extensions.get("reason_phrase", b"")
    exchange.protocol = response.extensions.get("http_version", b"HTTP/1.1").decode("ascii", "replace")
    if exchange.protocol not in VERSIONS:
        raise FetchError(f"the server speaks {exchange.protocol}", kind="protocol_error", stage="head")
    if exchange.protocol == "HTTP/2":
        exchange.raw.clear()  # frames are not an answer anybody can read; the parts are kept instead
        exchange.keep_raw = False


def _read_body(parts: Iterator[bytes], exchange: Exchange, settings: FetchSettings, deadline: Deadline) -> None:
    """Read the body within its limit. A body nobody reads may break off; the page's own may not."""
    status = exchange.status or 0
    is_aside = not 200 <= status < 300 or names_no_page(exchange.all("content-type"))
    if is_aside:
        exchange.max_body = min(exchange.max_body, SMALL_BODY if 300 <= status < 400 else ERROR_BODY)
        exchange.patience = min(exchange.patience, 1.0)
    end = settings.clock.monotonic() + (2.0 if is_aside else settings.deadline)
    try:
        for part in parts:
            exchange.add(part)
            if is_aside and settings.clock.monotonic() > end:
                exchange.truncated = "time"
                return
    except Exception as error:  # a stranger's bytes decide what is raised here
        found = error if isinstance(error, FetchError) else body_error(error, exchange)
        exchange.truncated = _truncation(found)
        if is_aside and deadline.left() > 0:
            return
        if found is error:
            raise
        raise found from error


def head_error(error: Exception, exchange: Exchange) -> FetchError:
    """Return what `error` means while no answer was there yet."""
    if isinstance(error, ssl.SSLError):
        return FetchError(f"the server broke off TLS: {error.reason or error}", kind="tls_failed", stage="tls")
    if isinstance(error, OSError):
        return FetchError(f"the connection was lost before an answer: {error}", kind="connect_failed", stage="head")
    if _is_declined(error) or (exchange.is_ended and not exchange.raw_size):
        return FetchError("the server hung up without an answer", kind="connect_failed", stage="head")
    return FetchError(f"the answer is not well-formed HTTP: {error}", kind="protocol_error", stage="head")


def body_error(error: Exception, exchange: Exchange) -> FetchError:
    """Return what `error` means while the body was read."""
    if isinstance(error, OSError) or exchange.is_ended or "StreamReset" in str(error) or _is_declined(error):
        return FetchError("the body ended before its announced end", kind="body_incomplete", stage="body")
    return FetchError(f"the body is not well-formed HTTP: {error}", kind="protocol_error", stage="body")


def _is_declined(error: Exception) -> bool:
    """Tell whether an HTTP/2 server left, or refused a stream, without finding fault (RFC 9113, 6.8 and 8.7)."""
    return re.search(r"ConnectionTerminated error_code:0\b|StreamReset.{0,40}error_code:7\b", str(error)) is not None


def _truncation(error: FetchError) -> Truncation:
    names: dict[str, Truncation] = {"size_limit": "length", "timeout": "time", "body_incomplete": "disconnect"}
    return names.get(error.kind, "unspecified")


def _target(address: Address) -> bytes:
    """Return path and query as they go into the request line."""
    return (address.path + (f"?{address.query}" if address.query else "")).encode("ascii", "replace")
