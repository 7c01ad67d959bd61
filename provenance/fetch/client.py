"""The way to a page: hops, tries, waits and manners, all inside one deadline, every answer kept."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from typing import Any

from provenance.document import Page
from provenance.errors import FetchError, InvalidURL, ProvenanceError
from provenance.fetch.archive import GONE, as_capture, capture_address
from provenance.fetch.cache import Cache
from provenance.fetch.clock import Deadline
from provenance.fetch.exchange import Exchange, Purpose
from provenance.fetch.gate import admit
from provenance.fetch.journey import Journey
from provenance.fetch.keepers import Keepers
from provenance.fetch.lines import Lines
from provenance.fetch.pace import Pace
from provenance.fetch.page import fatal, page_of
from provenance.fetch.refresh import refresh_target
from provenance.fetch.settings import FetchSettings
from provenance.fetch.status import REDIRECTS, RETRIED, failure, place, retry_after
from provenance.fetch.timestamp import library
from provenance.fetch.transfer import Headers
from provenance.urls.join import join
from provenance.urls.parse import Address, parse, shown

MOST_SAME = 3
"""Times one address may be asked on the way to a page; more is a loop, whatever cookies change."""
_AGAIN = frozenset({"connect_failed"})


class Client:
    """Fetches pages with one set of settings; holds at most one connection to a host, open between fetches.

    Use it as a context manager, from one thread; clients of several threads share one `pace`.
    """

    def __init__(self, settings: FetchSettings, pace: Pace | None = None) -> None:
        self.settings = settings
        self._pace = pace or Pace(settings.clock)
        self._lines = Lines(settings)
        self._keepers = Keepers(settings, self._lines)
        self._cache = Cache(settings.cache) if settings.cache is not None else None
        if settings.timestamp is not None:
            library()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End all connections."""
        self._lines.close()
        if self._cache is not None:
            self._cache.close()

    def fetch(self, url: str) -> Page:
        """Return the page at `url`.

        Raises `InvalidURL` or `FetchError`; `details` hold the hops, the limits that were met, and the evidence file.
        """
        with self._pace.turn(_host(url), self._keepers.delay(url)):
            return self._fetch(url)

    def _fetch(self, url: str) -> Page:
        journey = Journey(url, Deadline(self.settings.clock, self.settings.deadline))
        try:
            page = self._page(journey)
        except ProvenanceError as error:
            error.details = {**journey.known(), **error.details}
            error.details["evidence"] = self._kept(journey, error.as_dict())
            raise
        kept = self._kept(journey, page.capture.model_dump(mode="json"))
        return replace(page, capture=page.capture.model_copy(update={"evidence_path": kept}))

    def _page(self, journey: Journey) -> Page:
        """Return the page itself, or the capture an archive has of it where that is wanted."""
        try:
            self._travel(journey, journey.url, "page")
            return page_of(journey.chain, self.settings)
        except FetchError as error:
            if self.settings.archived is None or error.kind not in GONE:
                raise
            return self._from_archive(journey, error)

    def _from_archive(self, journey: Journey, gone: FetchError) -> Page:
        """Return the capture nearest to the wanted date. Raises `gone` with what the archive said."""
        settings = self.settings
        original = admit(journey.url, settings.allow).href
        where = capture_address(settings.archive, settings.archived or "", original)
        lost, journey.chain = journey.chain, []
        try:
            self._travel(journey, where, "archive")
            for exchange in journey.chain:
                exchange.original = original
            return as_capture(page_of(journey.chain, settings), journey.chain, original)
        except ProvenanceError as error:
            journey.chain = lost
            gone.details["archive"] = {"url": where, "kind": error.kind, "message": error.message}
            raise gone from error

    def _kept(self, journey: Journey, outcome: dict[str, Any]) -> str | None:
        """Write the evidence of a fetch, where it was asked for, and return its path."""
        if self.settings.evidence is None:
            return None
        from provenance.fetch.evidence import write_evidence

        path = write_evidence(self.settings.evidence, journey.url, journey.all, outcome, self.settings)
        if self.settings.timestamp is not None:
            from provenance.fetch.authority import stamp

            stamp(path, self.settings.timestamp, self._lines, self.settings)
        return str(path)

    def _travel(self, journey: Journey, url: str, purpose: Purpose) -> None:
        """Follow hops from `url` until an answer stands. Raises `FetchError` or `InvalidURL` on the way."""
        journey.aim = journey.aim or _named(url)
        address = admit(url, self.settings.allow)
        seen: Counter[str] = Counter()
        states: set[tuple[str, str]] = set()
        while True:
            journey.aim = address.href.partition("#")[0]
            self._mind_loops(address, journey, seen, states)
            if self.settings.robots:
                self._keepers.mind(address, journey)
            exchange = self._ask(address, journey, purpose)
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

    def _admit_hop(self, target: str, base: Address) -> Address:
        """Return the address a hop leads to. Raises `FetchError` (redirect_refused) where nothing may be fetched."""
        try:
            return admit(join(base, target), self.settings.allow)
        except (InvalidURL, FetchError) as error:
            raise FetchError(
                f"a redirect leads where nothing is fetched: {error.message}", kind="redirect_refused", stage="redirect"
            ) from error

    def _ask(self, address: Address, journey: Journey, purpose: Purpose) -> Exchange:
        """Return the answer at `address`, after further tries where they make sense."""
        tries = 0
        while True:
            exchange, error = self._try(address, journey, purpose)
            wait = self._wait_before_next(exchange, error, tries)
            if wait is None or wait >= journey.deadline.left():
                break
            tries += 1
            self.settings.clock.sleep(wait)
        if error is not None and fatal(exchange, self.settings) is not None:
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

    def _try(self, address: Address, journey: Journey, purpose: Purpose) -> tuple[Exchange, FetchError | None]:
        """Send one request. What came is kept in the exchange, whatever the end."""
        try:
            if self._cache is None:
                self._lines.ask(address, purpose, journey.cookies, journey.deadline, journey.all)
            else:
                self._ask_cache(self._cache, address, purpose, journey)
        except FetchError as error:
            return journey.all[-1], error
        finally:
            journey.cookies.take(address, journey.all[-1].all("set-cookie"))
        return journey.all[-1], None

    def _ask_cache(self, cache: Cache, address: Address, purpose: Purpose, journey: Journey) -> None:
        """Ask the cache first; what it answers of its own is entered like any other answer."""

        def send(more: Headers) -> Exchange:
            return self._lines.ask(address, purpose, journey.cookies, journey.deadline, journey.all, more=more)

        url = address.href.partition("#")[0]
        exchange = cache.ask(url, self._lines.headers(address, journey.cookies), send)
        if exchange.is_from_cache:
            exchange.purpose = purpose
            journey.all.append(exchange)


def _host(url: str) -> str:
    """Return what tells hosts apart for their turns; what is no address takes none."""
    try:
        return parse(url).host
    except ProvenanceError:
        return ""


def _named(url: str) -> str | None:
    """Return an address as hops name it, or None for what is none."""
    try:
        return parse(url).href.partition("#")[0]
    except ProvenanceError:
        return None


def _next(exchange: Exchange, settings: FetchSettings) -> str | None:
    """Return where an answer sends us, or None when it stands. Raises `FetchError` for a redirect to nowhere."""
    is_page = exchange.error is None or (exchange.error.kind == "timeout" and fatal(exchange, settings) is None)
    if is_page and failure(exchange, settings.max_retry_wait) is None:
        return refresh_target(exchange, settings.max_decoded)
    if exchange.status not in REDIRECTS:
        return None
    targets = set(exchange.all("location"))
    if len(targets) != 1 or not min(targets):
        raise FetchError(
            "the redirect names no place to go" if not any(targets) else "the redirect names several places",
            kind="protocol_error", stage="redirect",
        )  # fmt: skip
    return place(targets.pop())


def _backoff(tries: int) -> float:
    """Return half a second, doubled with every try, give or take a quarter, so that clients do not march in step."""
    return float(0.5 * 2**tries * random.uniform(0.75, 1.25))  # noqa: S311 - no secret hangs on it
