"""The rules of the sites a client visits: robots.txt, asked once for each, and the pause each wants."""

from __future__ import annotations

from provenance.errors import FetchError, ProvenanceError
from provenance.fetch.cookies import Cookies
from provenance.fetch.gate import admit
from provenance.fetch.journey import Journey
from provenance.fetch.lines import Lines
from provenance.fetch.robots import LARGEST, MOST_HOPS, NO_RULES, Rules, refusal, robots_address, rules_of
from provenance.fetch.settings import FetchSettings
from provenance.fetch.status import REDIRECTS
from provenance.urls.join import join
from provenance.urls.parse import Address

MOST_SITES = 50_000


class Keepers:
    """What the sites of a run ask of us."""

    def __init__(self, settings: FetchSettings, lines: Lines) -> None:
        self._settings = settings
        self._lines = lines
        self._rules: dict[str, Rules | FetchError] = {}

    def mind(self, address: Address, journey: Journey) -> None:
        """Raise `FetchError` (robots_refused) where the site keeps us out. Its rules are asked for once."""
        where = robots_address(address)
        if where not in self._rules:
            if len(self._rules) >= MOST_SITES:
                self._rules.clear()
            try:
                self._rules[where] = self._ask(where, journey)
            except ProvenanceError as error:
                self._rules[where] = refusal(error.message)
        rules = self._rules[where]
        if isinstance(rules, FetchError):
            raise FetchError(rules.message, kind="robots_refused", stage="robots", robots_url=where)
        if not rules.allows(address.href):
            raise FetchError(f"{where} asks us not to fetch this page", kind="robots_refused", stage="robots")

    def delay(self, url: str) -> float:
        """Return the pause between two visits: ours, or the longer one the site asks for."""
        asked = 0.0
        if self._settings.robots:
            try:
                rules = self._rules.get(robots_address(admit(url, self._settings.allow)))
            except ProvenanceError:
                rules = None
            asked = rules.delay() if isinstance(rules, Rules) else 0.0
        return max(self._settings.host_delay, asked)

    def _ask(self, where: str, journey: Journey) -> Rules:
        """Return the rules at `where`, through the same gate and limits. Raises `FetchError` or `InvalidURL`."""
        address = admit(where, self._settings.allow)
        for _hop in range(MOST_HOPS + 1):
            try:
                exchange = self._lines.ask(
                    address, "robots", Cookies(), journey.deadline, journey.all, max_body=LARGEST
                )
            except FetchError as error:
                exchange = journey.all[-1]
                if error.kind != "size_limit" or exchange.status != 200:
                    raise refusal(f"robots.txt cannot be reached: {error.message}", exchange) from error
            target = exchange.header("location")
            if exchange.status not in REDIRECTS or not target:
                return rules_of(exchange, self._settings.max_decoded)
            address = admit(join(address, target), self._settings.allow)
        return NO_RULES  # more than five redirects: as if there were none (RFC 9309, 2.3.1.2)
