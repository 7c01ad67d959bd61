"""The network side of a fetch: dials judged addresses only, counts every byte, never outlives the deadline."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import httpcore

from provenance.errors import FetchError
from provenance.fetch.clock import Deadline
from provenance.fetch.exchange import Exchange, certificate_facts
from provenance.fetch.resolve import addresses, system_resolver
from provenance.fetch.settings import FetchSettings
from provenance.urls.parse import parse, shown

MOST_DIALLED = 4
"""Addresses of one host that are tried before it counts as down."""


def system_connector(ip: str, port: int, seconds: float) -> socket.socket:
    """Return a socket connected to the IP address `ip`. Raises `OSError`."""
    return socket.create_connection((ip, port), timeout=seconds)


class Stream(httpcore.NetworkStream):
    """One connection. What passes is written to the exchange in hand and counted against its limits."""

    def __init__(self, sock: socket.socket, ip: str, settings: FetchSettings, deadline: Deadline) -> None:
        self._sock = sock
        self.ip = ip
        self._settings = settings
        self.deadline = deadline
        self.exchange: Exchange | None = None
        self.tls: dict[str, Any] | None = None

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what arrives next, at most `max_bytes`. Raises `FetchError` at a limit, `OSError` for a lost line."""
        exchange = self.exchange
        stay = self._settings.read_timeout if exchange is None else min(self._settings.read_timeout, exchange.patience)
        doing = "waiting for the answer" if exchange is None or exchange.status is None else "reading the body"
        self._sock.settimeout(self.deadline.within(stay, doing))
        try:
            data = self._sock.recv(max_bytes)
        except TimeoutError as error:
            self.deadline.within(stay, doing)
            raise FetchError(
                f"nothing arrived for {stay:g} s", kind="timeout", limits=[f"read_timeout={stay:g}"]
            ) from error
        if exchange is not None:
            exchange.arrived(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send `buffer`. Raises `FetchError` (timeout) or `OSError`."""
        if not buffer:
            return
        stay = self._settings.read_timeout
        self._sock.settimeout(self.deadline.within(stay, "sending the request"))
        if self.exchange is not None:
            self.exchange.sent(buffer)
        try:
            self._sock.sendall(buffer)
        except TimeoutError as error:
            raise FetchError(
                f"the request could not be sent within {stay:g} s", kind="timeout", limits=[f"read_timeout={stay:g}"]
            ) from error
        except OSError as error:
            # A server may answer and hang up before it has read everything: the answer still counts.
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        """End the connection."""
        self._sock.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return this connection with TLS on it. Raises `FetchError` (tls_failed, timeout); there is no second try."""
        stay = self._settings.connect_timeout
        self._sock.settimeout(self.deadline.within(stay, "agreeing on TLS"))
        name = server_hostname.strip("[]") if server_hostname else None
        try:
            self._sock = ssl_context.wrap_socket(self._sock, server_hostname=name)
        except (TimeoutError, OSError, ValueError) as error:
            self._sock.close()
            raise self._tls_error(error, name, stay) from error
        self.tls = certificate_facts(self._sock)
        return self

    def _tls_error(self, error: Exception, name: str | None, stay: float) -> FetchError:
        if isinstance(error, TimeoutError):
            if self.deadline.left() <= 0:
                return self.deadline.over("agreeing on TLS")
            return FetchError(
                f"TLS was not agreed on within {stay:g} s", kind="timeout", stage="tls",
                limits=[f"connect_timeout={stay:g}"],
            )  # fmt: skip
        if isinstance(error, ssl.SSLCertVerificationError):
            why = f"its certificate does not hold: {error.verify_message}"
        else:
            why = f"no agreement: {getattr(error, 'reason', None) or error}"
        return FetchError(f"no safe connection to {shown(name or '')}: {why}", kind="tls_failed", stage="tls")

    def get_extra_info(self, info: str) -> Any:
        """Return the facts httpcore asks for by name, else None."""
        if info == "ssl_object":
            return self._sock if isinstance(self._sock, ssl.SSLSocket) else None
        if info == "is_readable":
            return _is_readable(self._sock)
        return {"socket": self._sock, "server_addr": (self.ip, 0)}.get(info)


class Dialler(httpcore.NetworkBackend):
    """Resolves, judges and dials; hands httpcore a `Stream` to the very address that was judged."""

    def __init__(self, settings: FetchSettings, deadline: Deadline) -> None:
        self._settings = settings
        self.deadline = deadline
        self.exchange: Exchange | None = None
        self.stream: Stream | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to `host`. Raises `FetchError` for a name, address or server that gives none."""
        settings, wait = self._settings, self._settings.connect_timeout
        host = f"[{host}]" if ":" in host else host
        found = addresses(host, port, settings.resolver or system_resolver, self.deadline, wait, settings.allow)
        last: FetchError | None = None
        for ip in found[:MOST_DIALLED]:
            if self.exchange is not None:
                self.exchange.address = ip
            try:
                self.stream = self._dial(ip, port)
            except FetchError as error:
                last = error
            else:
                self.stream.exchange = self.exchange
                return self.stream
        raise last or FetchError(f"{shown(host)} has no address", kind="dns_failed", stage="resolve")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Refuse: no page is behind a file."""
        raise FetchError("a fetch never opens a local socket", kind="address_refused", stage="connect")

    def _dial(self, ip: str, port: int) -> Stream:
        proxy = parse(self._settings.proxy) if self._settings.proxy else None
        target = (proxy.host.strip("[]"), proxy.port or 80) if proxy else (ip, port)
        sock = self._opened(*target)
        if sock is None:  # a connector that only writes down what it is asked
            raise FetchError(f"no connection to {ip} port {port}", kind="connect_failed", stage="connect")
        stream = Stream(sock, ip, self._settings, self.deadline)
        if proxy:
            _tunnel(stream, ip, port)
        return stream

    def _opened(self, ip: str, port: int) -> socket.socket | None:
        wait = self._settings.connect_timeout
        seconds = self.deadline.within(wait, f"connecting to {ip} port {port}")
        try:
            return (self._settings.connector or system_connector)(ip, port, seconds)
        except TimeoutError as error:
            self.deadline.within(wait, f"connecting to {ip} port {port}")
            raise FetchError(
                f"{ip} port {port} did not answer within {wait:g} s", kind="timeout", stage="connect",
                limits=[f"connect_timeout={wait:g}"],
            ) from error  # fmt: skip
        except OSError as error:
            raise FetchError(
                f"no connection to {ip} port {port}: {error.strerror or error}", kind="connect_failed", stage="connect"
            ) from error


def _tunnel(stream: Stream, ip: str, port: int) -> None:
    """Ask the configured proxy for a line to the judged address, so that it resolves nothing itself."""
    where = f"[{ip}]:{port}" if ":" in ip else f"{ip}:{port}"
    stream.write(f"CONNECT {where} HTTP/1.1\r\nHost: {where}\r\n\r\n".encode("ascii"))
    answer = b""
    while b"\r\n\r\n" not in answer and len(answer) < 16_384:
        data = stream.read(1)
        if not data:
            break
        answer += data
    status = answer.split(b" ", 2)[1:2]
    if status != [b"200"]:
        stream.close()
        raise FetchError(f"the proxy gives no line to {where}", kind="connect_failed", stage="connect")


def _is_readable(sock: socket.socket) -> bool:
    """Tell whether an idle connection has something to read, which then is its end."""
    import select

    if sock.fileno() < 0:
        return True
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(0))


def tls_context(settings: FetchSettings) -> ssl.SSLContext:
    """Return what a TLS server must show: a certificate for its name, from an authority the system trusts, TLS 1.2+."""
    context = ssl.create_default_context()
    if not _has_authorities():
        import certifi

        context.load_verify_locations(certifi.where())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if settings.certificates is not None:
        context.load_verify_locations(str(settings.certificates))
    return context


def _has_authorities() -> bool:
    """Tell whether this machine brings certificate authorities of its own; bare containers have none."""
    paths = ssl.get_default_verify_paths()
    return bool(paths.cafile) or bool(paths.capath and next(Path(paths.capath).iterdir(), None))
