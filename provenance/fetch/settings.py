"""What a fetch may cost and where it may go. Every limit has a default; none can be switched off by a zero."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import ProvenanceError
from provenance.fetch.clock import Clock, SystemClock

if TYPE_CHECKING:
    import socket

Resolver = Callable[[str], Sequence[str]]
"""From a host name to its IP addresses. Raises `OSError` where the name is unknown."""
Connector = Callable[[str, int, float], "socket.socket"]
"""From an IP address, a port and seconds to an open socket. Raises `OSError`."""

USER_AGENT = "provenance/{version} (+https://github.com/news-provenance/provenance; reads one article for its credits)"
AGENT_TOKEN = "provenance"  # noqa: S105 - the name robots.txt files address us by

_ENTRY = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^\s:/?#@*\\\[\]]+):([0-9]{1,5})")
_POSITIVE = ("connect_timeout", "read_timeout", "deadline", "max_wire", "max_decoded", "max_hops")
_NOT_NEGATIVE = ("retries", "max_retry_wait")


@dataclass(frozen=True, kw_only=True)
class FetchSettings:
    """The limits of one fetch, the manners it keeps, and what it records.

    Times are seconds, sizes bytes. Raises `ProvenanceError` (usage) for a limit that is none: a zero would mean
    "nothing at all" to one reader and "no limit" to the other.
    """

    connect_timeout: float = 10.0
    read_timeout: float = 10.0  # between two arrivals of bytes
    deadline: float = 30.0  # for everything: names, connections, hops, bodies, retries, waits, robots.txt
    max_wire: int = 10_000_000  # of one body as it arrives
    max_decoded: int = 20_000_000  # of one body after each decompression
    max_head: int = 65_536  # of the status line and headers of one answer, interim answers included
    max_hops: int = 10
    retries: int = 2
    max_retry_wait: float = 30.0
    robots: bool = False  # off for one page a person asked for; bulk work switches it on
    evidence: Path | None = None  # a folder; every fetch leaves one WARC file there
    timestamp: str | None = None  # an authority that gives evidence files proof of their time (RFC 3161)
    allow: frozenset[tuple[str, int]] = frozenset()  # hosts and ports let through the gate
    proxy: str | None = None  # http://host:port; never taken from the environment
    user_agent: str | None = None
    http2: bool = True
    archived: str | None = None  # a date: ask an archive for the nearest capture when the page is gone
    archive: str = "https://web.archive.org/web/"  # where captures are asked for
    cache: Path | None = None  # a folder: reuse answers by RFC 9111
    host_delay: float = 0.0  # seconds between two requests to one host, used in bulk
    clock: Clock = field(default_factory=SystemClock, compare=False, repr=False)
    resolver: Resolver | None = field(default=None, compare=False, repr=False)
    connector: Connector | None = field(default=None, compare=False, repr=False)
    certificates: Path | None = None  # a PEM file trusted beside the system's authorities

    def __post_init__(self) -> None:
        for name in (*_POSITIVE, "max_head", *_NOT_NEGATIVE, "host_delay"):
            _check(name, getattr(self, name), may_be_zero=name not in (*_POSITIVE, "max_head"))
        if self.proxy is not None:
            _check_proxy(self.proxy)
        if self.timestamp is not None and self.evidence is None:
            raise ProvenanceError("--timestamp is proof for evidence files; say with --evidence where to keep them")

    @property
    def agent(self) -> str:
        """The User-Agent header: who asks, and where to read what for."""
        from provenance import __version__

        return self.user_agent or USER_AGENT.format(version=__version__)

    def limits(self) -> dict[str, float | int]:
        """Return every limit in force, by name, as the evidence keeps it."""
        names = [f.name for f in fields(self)]
        kept = (*_POSITIVE, "max_head", *_NOT_NEGATIVE)
        return {name: getattr(self, name) for name in names if name in kept}


def allow_entry(text: str) -> tuple[str, int]:
    """Return the host and port of one `--allow` value. Raises `ProvenanceError` (usage).

    >>> allow_entry("127.0.0.1:8080"), allow_entry("[::1]:8080")
    (('127.0.0.1', 8080), ('[::1]', 8080))
    """
    from provenance.errors import InvalidURL
    from provenance.urls.parse import parse, shown

    found = _ENTRY.fullmatch(text.strip())
    if found is None or not 0 < int(found[2]) < 65_536:
        raise ProvenanceError(f"--allow {shown(text)} must be HOST:PORT, one host and one port, such as 127.0.0.1:8080")
    try:
        address = parse(f"http://{found[0]}/")
    except InvalidURL as error:
        raise ProvenanceError(f"--allow {shown(text)} names no host: {error}") from error
    return address.host, int(found[2])


def _check_proxy(proxy: str) -> None:
    from provenance.errors import InvalidURL
    from provenance.urls.parse import parse, shown

    try:
        is_known = parse(proxy).scheme == "http" and "@" not in proxy
    except InvalidURL:
        is_known = False
    if not is_known:
        raise ProvenanceError(
            f"--proxy {shown(proxy)} must be an http:// address, without a name or password, such as http://10.0.0.1:3128"
        )


def _check(name: str, value: float, *, may_be_zero: bool) -> None:
    good = value == value and value != float("inf") and (value > 0 or (may_be_zero and value == 0))
    if not good:
        low = "0 or more" if may_be_zero else "more than 0"
        raise ProvenanceError(f"{name.replace('_', '-')} is {value}; it must be a number, {low}, and have an end")
