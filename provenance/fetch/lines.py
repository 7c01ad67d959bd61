"""The open connections of a client, one to a host, and the requests that go out on them."""

from __future__ import annotations

import ssl

from provenance.errors import FetchError
from provenance.fetch.clock import Deadline
from provenance.fetch.cookies import Cookies
from provenance.fetch.decode import ACCEPTED
from provenance.fetch.exchange import Exchange, Purpose
from provenance.fetch.gate import port_of
from provenance.fetch.settings import FetchSettings
from provenance.fetch.transfer import Headers, Line
from provenance.fetch.wire import tls_context
from provenance.urls.parse import Address


class Lines:
    """Sends requests with one set of settings."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._open: dict[tuple[str, str, int], Line] = {}
        self._tls: ssl.SSLContext | None = None

    def close(self) -> None:
        """End all connections."""
        for line in self._open.values():
            line.close()
        self._open.clear()

    def ask(
        self, address: Address, purpose: Purpose, cookies: Cookies, deadline: Deadline, log: list[Exchange],
        *, max_body: int | None = None, more: Headers | None = None,
    ) -> Exchange:  # fmt: skip
        """Return the answer to a GET of `address`, entered into `log` before it is sent. Raises `FetchError`."""
        headers = [*self.headers(address, cookies), *(more or ())]
        while True:
            exchange = self._exchange(address, purpose, max_body)
            log.append(exchange)
            line = self._line(address, deadline)
            is_used = line.is_used
            try:
                line.send(address, headers, exchange, deadline)
            except FetchError as error:
                if is_used and error.kind == "connect_failed" and not exchange.raw_size:
                    continue  # the server had let go of a connection that was kept open (RFC 9110, 9.2.2)
                raise
            return exchange

    def post(
        self, address: Address, content: bytes, media: tuple[str, str], deadline: Deadline, log: list[Exchange],
        *, max_body: int,
    ) -> Exchange:  # fmt: skip
        """Return the answer to `content` being sent to `address`, once; `media` are its type and that of the answer.

        Raises `FetchError`. Redirects are answers: nothing is sent on to where they lead.
        """
        exchange = self._exchange(address, "timestamp", max_body)
        log.append(exchange)
        pairs = [
            *self._who(address),
            (b"Content-Type", media[0].encode("ascii")),
            (b"Content-Length", b"%d" % len(content)),
            (b"Accept", media[1].encode("ascii")),
        ]
        self._line(address, deadline).send(address, pairs, exchange, deadline, content)
        return exchange

    def headers(self, address: Address, cookies: Cookies) -> Headers:
        """Return the headers of a request to `address`: who asks, what is read, nothing about anybody else."""
        pairs = [
            ("Accept", "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1"),
            ("Accept-Language", "*"),
            ("Accept-Encoding", ACCEPTED),
            ("Cookie", cookies.header(address)),
        ]
        more = [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in pairs if value]
        return [*self._who(address), *more]

    def _who(self, address: Address) -> Headers:
        """Return the headers every request has: which site is meant, and who asks."""
        named = address.host if address.port is None else f"{address.host}:{address.port}"
        return [(b"Host", named.encode("ascii")), (b"User-Agent", self._settings.agent.encode("latin-1", "replace"))]

    def _exchange(self, address: Address, purpose: Purpose, max_body: int | None) -> Exchange:
        settings = self._settings
        return Exchange(
            url=address.href.partition("#")[0],
            started=settings.clock.now(),
            purpose=purpose,
            keep_raw=settings.evidence is not None,
            max_head=settings.max_head,
            max_body=min(settings.max_wire, max_body or settings.max_wire),
        )

    def _line(self, address: Address, deadline: Deadline) -> Line:
        """Return a free connection to the origin of `address`: the one that is open, else a new one."""
        key = address.scheme, address.host, port_of(address)
        line = self._open.get(key)
        if line is not None and line.is_free():
            return line
        if line is not None:
            line.close()
        if self._tls is None and address.scheme == "https":
            self._tls = tls_context(self._settings)
        line = self._open[key] = Line(address, self._settings, deadline, self._tls)
        return line
