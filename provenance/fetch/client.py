"""The way to a page: hops, tries, waits and manners, all inside one deadline, every answer kept."""

from __future__ import annotations

import random
import ssl
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from provenance.document import Page
from provenance.errors import FetchError, InvalidURL, ProvenanceError
from provenance.fetch.clock import Deadline
from provenance.fetch.cookies import Cookies
from provenance.fetch.decode import ACCEPTED
from provenance.fetch.exchange import Exchange, Purpose
from provenance.fetch.gate import admit, port_of
from provenance.fetch.pace import Pace
from provenance.fetch.page import page_of
from provenance.fetch.refresh import refresh_target
from provenance.fetch.robots import LARGEST as LARGEST_ROBOTS
from provenance.fetch.robots import MOST_HOPS as MOST_ROBOTS_HOPS
from provenance.fetch.robots import NO_RULES, Rules, refusal, robots_address, rules_of
from provenance.fetch.settings import FetchSettings
from provenance.fetch.status import REDIRECTS, RETRIED, failure, retry_after
from provenance.fetch.transfer import Headers, Line
from provenance.fetch.wire import tls_context
from provenance.urls.join import join
from provenance.urls.parse import Address, parse, shown

MOST_SAME = 3
"""Times one address may be asked on the way to a page; more is a loop, whatever cookies change."""
_AGAIN = frozenset({"connect_failed"})


@dataclass(slots=True)
class Journey:
    """One fetch in progress: what was asked for, every answer so far, and the chain that leads to the page."""

    url: str
    deadline: Deadline
    all: list[Exchange] = field(default_factory=list)
    chain: list[Exchange] = field(default_factory=list)
    cookies: Cookies = field(default_factory=Cookies)


class Client:
    """Fetches pages with one set of settings; holds at most one connection to a host, open between fetches.

    Use it as a context manager, from one thread; clients of several threads share one `pace`.
    """

    def __init__(self, settings: FetchSettings, pace: Pace | None = None) -> None:
        self.settings = settings
        self._pace = pace or Pace(settings.clock)
        self._rules: dict[str, Rules | FetchError] = {}
        self._lines: dict[tuple[str, str, int], Line] = {}
        self._tls: ssl.SSLContext | None = None

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End all connections."""
        for line in self._lines.values():
            line.close()
        self._lines.clear()

    def fetch(self, url: str) -> Page:
        """Return the page at `url`.

        Raises `InvalidURL` or `FetchError`; `details` hold the hops, the limits that were met, and the evidence file.
        """
        with self._pace.turn(_host(url), self._delay(url)):
            return self._fetch(url)

    def _fetch(self, url: str) -> Page:
        journey = Journey(url, Deadline(self.settings.clock, self.settings.deadline))
        try:
            self._travel(journey)
            page = page_of(journey.chain, self.settings)
        except ProvenanceError as error:
            error.details = {**_known(journey), **error.details}
            error.details["evidence"] = self._kept(journey, error.as_dict())
            raise
        kept = self._kept(journey, page.capture.model_dump(mode="json"))
        return replace(page, capture=page.capture.model_copy(update={"evidence_path": kept}))

    def _kept(self, journey: Journey, outcome: dict[str, Any]) -> str | None:
        """Write the evidence of a fetch, where it was asked for, and return its path."""
        if self.settings.evidence is None:
            return None
        from provenance.fetch.evidence import write_evidence

        return str(write_evidence(self.settings.evidence, journey.url, journey.all, outcome, self.settings))

    def _travel(self, journey: Journey) -> None:
        """Follow hops until an answer stands. Raises `FetchError` or `InvalidURL` on the way."""
        address = admit(journey.url, self.settings.allow)
        seen: Counter[str] = Counter()
        states: set[tuple[str, str]] = set()
        while True:
            self._mind_loops(address, journey, seen, states)
            if self.settings.robots:
                self._mind_robots(address, journey)
            exchange = self._ask(address, journey)
            journey.chain.append(exchange)
            target = _next(exchange, self.settings)
            if target is None:
                return
            if len(journey.chain) > self.settings.max_hops:
                raise FetchError(
                    f"more than {self.settings.max_hops} redirects", kind="redirect_limit", stage="redirect",
                    limits=[f"max_hops={self.settings.max_hops}"],
                )  # fmt: skip
            address = self._admit_hop(target, address)

    def _mind_loops(self, address: Address, journey: Journey, seen: Counter[str], states: set[tuple[str, str]]) -> None:
        """Raise `FetchError` (redirect_loop) where an address comes back that nothing has changed for."""
        where = address.href.partition("#")[0]
        state = where, journey.cookies.header(address)
        seen[where] += 1
        if state in states or seen[where] > MOST_SAME:
            raise FetchError(f"{shown(where)} leads back to itself", kind="redirect_loop", stage="redirect")
        states.add(state)

    def _mind_robots(self, address: Address, journey: Journey) -> None:
        """Raise `FetchError` (robots_refused) where the site keeps us out. Its rules are asked for once."""
        where = robots_address(address)
        if where not in self._rules:
            try:
                self._rules[where] = self._ask_robots(where, journey)
            except FetchError as error:
                self._rules[where] = error
        rules = self._rules[where]
        if isinstance(rules, FetchError):
            raise FetchError(rules.message, kind="robots_refused", stage="robots", robots_url=where)
        if not rules.allows(address.href):
            raise FetchError(f"{where} asks us not to fetch this page", kind="robots_refused", stage="robots")

    def _ask_robots(self, where: str, journey: Journey) -> Rules:
        """Return the rules at `where`, through the same gate and limits. Raises `FetchError`."""
        address = admit(where, self.settings.allow)
        for _hop in range(MOST_ROBOTS_HOPS + 1):
            exchange = self.exchange(address, "robots")
            exchange.max_body = min(exchange.max_body, LARGEST_ROBOTS)
            journey.all.append(exchange)
            try:
                self.line(address, journey.deadline).send(
                    address, self.headers(address, Cookies()), exchange, journey.deadline
                )
            except FetchError as error:
                if error.kind != "size_limit" or exchange.status != 200:
                    raise refusal(f"robots.txt cannot be reached: {error.message}", exchange) from error
            if exchange.status not in REDIRECTS or not exchange.header("location"):
                return rules_of(exchange)
            address = self._admit_hop(exchange.header("location") or "", address)
        return NO_RULES  # more than five redirects: as if there were none (RFC 9309, 2.3.1.2)

    def _delay(self, url: str) -> float:
        """Return the pause between two visits: ours, or the longer one the site asks for."""
        asked = 0.0
        if self.settings.robots:
            try:
                rules = self._rules.get(robots_address(admit(url, self.settings.allow)))
            except ProvenanceError:
                rules = None
            asked = rules.delay() if isinstance(rules, Rules) else 0.0
        return max(self.settings.host_delay, asked)

    def _admit_hop(self, target: str, base: Address) -> Address:
        """Return the address a hop leads to. Raises `FetchError` (redirect_refused) where nothing may be fetched."""
        try:
            return admit(join(base, target), self.settings.allow)
        except (InvalidURL, FetchError) as error:
            raise FetchError(
                f"a redirect leads where nothing is fetched: {error.message}", kind="redirect_refused", stage="redirect"
            ) from error

    def _ask(self, address: Address, journey: Journey) -> Exchange:
        """Return the answer at `address`, after further tries where they make sense."""
        tries = 0
        while True:
            exchange, error = self._try(address, journey)
            wait = self._wait_before_next(exchange, error, tries)
            if wait is None or wait >= journey.deadline.left():
                break
            tries += 1
            self.settings.clock.sleep(wait)
        if error is not None and error.kind != "body_incomplete":
            if journey.chain and error.kind == "address_refused":
                error.kind = "redirect_refused"
            raise error
        return exchange

    def _wait_before_next(self, exchange: Exchange, error: FetchError | None, tries: int) -> float | None:
        """Return the seconds to wait before a further try, or None for no further try."""
        settings = self.settings
        if tries >= settings.retries:
            return None
        if error is not None:
            return _backoff(tries) if error.kind in _AGAIN else None
        if exchange.status not in RETRIED:
            return None
        asked = retry_after(exchange)
        wait = _backoff(tries) if asked is None else asked
        return wait if wait <= settings.max_retry_wait else None

    def _try(self, address: Address, journey: Journey) -> tuple[Exchange, FetchError | None]:
        """Send one request. What came is kept in the exchange, whatever the end."""
        exchange = self.exchange(address, "page")
        journey.all.append(exchange)
        headers = self.headers(address, journey.cookies)
        try:
            self.line(address, journey.deadline).send(address, headers, exchange, journey.deadline)
        except FetchError as error:
            return exchange, error
        finally:
            journey.cookies.take(address, exchange.all("set-cookie"))
        return exchange, None

    def exchange(self, address: Address, purpose: Purpose) -> Exchange:
        """Return an empty exchange with the limits of the settings."""
        settings = self.settings
        return Exchange(
            url=address.href.partition("#")[0],
            started=settings.clock.now(),
            purpose=purpose,
            keep_raw=settings.evidence is not None,
            max_head=settings.max_head,
            max_body=settings.max_wire,
        )

    def headers(self, address: Address, cookies: Cookies) -> Headers:
        """Return the headers of a request to `address`: who asks, what is read, nothing about anybody else."""
        named = address.host if address.port is None else f"{address.host}:{address.port}"
        pairs = [
            ("Host", named),
            ("User-Agent", self.settings.agent),
            ("Accept", "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1"),
            ("Accept-Language", "*"),
            ("Accept-Encoding", ACCEPTED),
            ("Cookie", cookies.header(address)),
        ]
        return [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in pairs if value]

    def line(self, address: Address, deadline: Deadline) -> Line:
        """Return a free connection to the origin of `address`: the one that is open, else a new one."""
        key = address.scheme, address.host, port_of(address)
        line = self._lines.get(key)
        if line is not None and line.is_free():
            return line
        if line is not None:
            line.close()
        if self._tls is None:
            self._tls = tls_context(self.settings)
        line = self._lines[key] = Line(address, self.settings, deadline, self._tls)
        return line


def _host(url: str) -> str:
    """Return what tells hosts apart for their turns; what is no address takes none."""
    try:
        return parse(url).host
    except ProvenanceError:
        return ""


def _next(exchange: Exchange, settings: FetchSettings) -> str | None:
    """Return where an answer sends us, or None when it stands. Raises `FetchError` for a redirect to nowhere."""
    if exchange.error is None and failure(exchange, settings.max_retry_wait) is None:
        return refresh_target(exchange, settings.max_decoded)
    if exchange.status not in REDIRECTS:
        return None
    targets = set(exchange.all("location"))
    if len(targets) != 1 or not min(targets):
        raise FetchError(
            "the redirect names no place to go" if not any(targets) else "the redirect names several places",
            kind="protocol_error", stage="redirect",
        )  # fmt: skip
    return targets.pop().encode("latin-1").decode("utf-8", "replace")


def _backoff(tries: int) -> float:
    """Return half a second, doubled with every try, give or take a quarter, so that clients do not march in step."""
    return float(0.5 * 2**tries * random.uniform(0.75, 1.25))  # noqa: S311 - no secret hangs on it


def _known(journey: Journey) -> dict[str, Any]:
    """Return what an error says of the way: every hop, the last try that failed included, and the limits met."""
    asked = [exchange for exchange in journey.all if exchange.purpose == "page"]
    last = [exchange for exchange in asked[-1:] if not any(exchange is known for known in journey.chain)]
    hops = [exchange.hop() for exchange in (*journey.chain, *last)]
    return {"hops": hops, "limits": [], "evidence": None, "url": journey.url}
