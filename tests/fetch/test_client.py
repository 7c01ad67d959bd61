"""Settings, retries, waits, cookies and headers, seen from a server that writes everything down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from provenance.errors import FetchError, ProvenanceError
from provenance.fetch import Client, FetchSettings, fetch
from provenance.fetch.cookies import Cookies
from provenance.fetch.pace import Pace
from provenance.urls.parse import parse
from tests.fetch.local import TestClock, settings
from tests.hostile.case import article
from tests.hostile.server import Server, Visit

PAGE = article()


def _failing(status: str, *headers: str, times: int = 99) -> Callable[[Visit], None]:
    return lambda visit: visit.page(
        PAGE, *headers, status=status if visit.number <= times else "200 OK"
    )  # fmt: skip


@pytest.mark.parametrize("name", ["connect_timeout", "read_timeout", "deadline", "max_wire", "max_decoded", "max_hops"])
@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf")])
def test_no_limit_is_switched_off_by_accident(name: str, value: float) -> None:
    """Zero, less, and numbers without end are errors."""
    with pytest.raises(ProvenanceError) as caught:
        FetchSettings(**{name: value})
    assert caught.value.kind == "usage"


@pytest.mark.parametrize(
    ("status", "headers", "waits", "kind"),
    [
        pytest.param("503 No", [], 2, "http_server_error", id="503-backs-off-twice"),
        pytest.param("503 No", ["Retry-After: 7"], [7.0, 7.0], "http_server_error", id="503-waits-as-asked"),
        pytest.param("429 No", ["Retry-After: 3"], [3.0, 3.0], "rate_limited", id="429-waits-as-asked"),
        pytest.param("429 No", ["Retry-After: Tue, 03 Nov 2026 10:00:20 GMT"], [20.0], "rate_limited", id="429-date"),
        pytest.param("429 No", ["Retry-After: 31"], [], "rate_limited", id="429-too-long"),
        pytest.param("503 No", ["Retry-After: 31"], [], "rate_limited", id="503-too-long"),
        pytest.param("429 No", ["Retry-After: x"], 2, "rate_limited", id="429-rubbish-backs-off"),
        pytest.param("500 No", [], [], "http_server_error", id="500-is-final"),
        pytest.param("403 No", [], [], "access_blocked", id="403-is-final"),
        pytest.param("404 No", [], [], "http_not_found", id="404-is-final"),
        pytest.param("408 No", [], 2, "http_client_error", id="408-backs-off"),
    ],
)
def test_retries(status: str, headers: list[str], waits: list[float] | int, kind: str) -> None:
    """Only what may pass is asked again, and never sooner than the server wants."""
    clock = TestClock()
    with Server({"a": _failing(status, *headers)}) as server, pytest.raises(FetchError) as caught:
        fetch(server.url("a"), settings(server, clock=clock, deadline=60.0))
    assert caught.value.kind == kind
    if isinstance(waits, int):
        assert len(clock.slept) == waits
        assert all(0.3 < wait < 1.3 for wait in clock.slept)
    else:
        assert clock.slept[: len(waits)] == waits


def test_the_wait_is_told() -> None:
    """Who is limited learns for how long."""
    with Server({"a": _failing("429 No", "Retry-After: 3600")}) as server, pytest.raises(FetchError) as caught:
        fetch(server.url("a"), settings(server))
    assert caught.value.details["retry_after"] == 3600.0


def test_a_wait_never_outlives_the_deadline() -> None:
    """Where the wait is longer than what is left, there is no further try."""
    clock = TestClock()
    with Server({"a": _failing("503 No", "Retry-After: 20")}) as server, pytest.raises(FetchError):
        fetch(server.url("a"), settings(server, clock=clock, deadline=15.0))
    assert clock.slept == []


def test_a_try_that_helps_brings_the_page() -> None:
    """The chain of the page holds the answer that counted, not the failures before it."""
    with Server({"a": _failing("503 No", times=1)}) as server:
        page = fetch(server.url("a"), settings(server, clock=TestClock()))
    assert [hop.status for hop in page.capture.hops] == [200]


def test_what_a_request_says() -> None:
    """The request names us, asks for no language and no range, and carries nothing of the operator."""
    heads: list[str] = []

    def note(visit: Visit) -> None:
        heads.append(visit.head.decode("latin-1"))
        visit.page(PAGE)

    with Server({"a": note}) as server:
        fetch(server.url("a?b=c#d"), settings(server))
    lines = heads[0].rstrip().split("\r\n")
    assert lines[0] == "GET /a?b=c HTTP/1.1"
    names = [line.partition(":")[0] for line in lines[1:]]
    assert names == ["Host", "User-Agent", "Accept", "Accept-Language", "Accept-Encoding"]
    assert "provenance/" in heads[0]


def test_the_environment_gives_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proxies count only when they are configured."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    with Server({"a": lambda visit: visit.page(PAGE)}) as server:
        assert fetch(server.url("a"), settings(server)).capture.kind == "ok"


def test_a_configured_proxy_is_given_the_judged_address() -> None:
    """The proxy gets no name to resolve: it is asked for a line to the very IP address that was judged."""
    asked: list[str] = []

    def proxy(visit: Visit) -> None:
        asked.append(visit.head.decode().split("\r\n")[0])
        visit.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
        visit.sock.recv(65_536)
        visit.page(PAGE)

    with Server({"93.184.216.34:80": proxy, "root": proxy}) as server:
        chosen = settings(server, proxy=server.url(""), resolver=lambda _host: ["93.184.216.34"])
        assert fetch("http://news.example.org/a", chosen).capture.kind == "ok"
    assert asked == ["CONNECT 93.184.216.34:80 HTTP/1.1"]


def test_cookies_stay_with_their_host() -> None:
    """What one host set goes back to it alone; secure ones never without TLS; the upgrade to https keeps them."""
    jar = Cookies()
    plain, safe, other = parse("http://a.example/"), parse("https://a.example/"), parse("https://b.example/")
    jar.take(plain, ["a=1; Path=/", "b=2; Secure", "c=3; Max-Age=0", "no cookie", "d=\x1b[0m", "e=" + "x" * 9_000])
    assert jar.header(plain) == "a=1"
    assert jar.header(safe) == "a=1; b=2"
    assert jar.header(other) == ""


def test_one_connection_serves_several_pages() -> None:
    """A client keeps its connection to a host open and uses it again."""
    ports: set[Any] = set()

    def answer(visit: Visit) -> None:
        ports.add(visit.sock.getpeername())
        visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE)

    with Server({"a": answer}) as server, Client(settings(server)) as client:
        assert client.fetch(server.url("a")).capture.kind == "ok"
        assert client.fetch(server.url("a")).capture.kind == "ok"
    assert len(ports) <= 2  # the server hangs up after each answer; the client must not mind


def test_visits_to_one_host_keep_their_distance() -> None:
    """A pause lies between two visits to a host, none before the first and none towards another host."""
    clock = TestClock()
    pace = Pace(clock)
    for host in ("a.example", "b.example", "a.example"):
        with pace.turn(host, 5.0):
            pass
    assert clock.slept == [5.0]


def test_robots_are_asked_once_and_their_delay_is_kept() -> None:
    """Bulk work obeys robots.txt: it is fetched once for a host, and its pause lies between visits."""
    clock = TestClock()
    cases = {
        "a": lambda visit: visit.page(PAGE),
        "robots.txt": lambda visit: visit.page(b"User-agent: *\nCrawl-delay: 4\nDisallow: /b\n", media="text/plain"),
    }
    with Server(cases) as server, Client(settings(server, robots=True, clock=clock)) as client:
        server.robots = {}
        client.fetch(server.url("a"))
        client.fetch(server.url("a"))
        with pytest.raises(FetchError) as caught:
            client.fetch(server.url("b"))
    assert caught.value.kind == "robots_refused"
    assert server.visits["robots.txt"] == 1
    assert clock.slept == [4.0, 4.0]
