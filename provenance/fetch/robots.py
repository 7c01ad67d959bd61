"""robots.txt by RFC 9309: what may be fetched, and how long to wait between two requests.

4xx means there are no rules; 5xx, silence and everything else that is no answer means: keep out (2.3.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from provenance.errors import FetchError
from provenance.fetch.decode import decode
from provenance.fetch.exchange import Exchange
from provenance.fetch.settings import AGENT_TOKEN
from provenance.urls.parse import Address

LARGEST = 512_000
"""Bytes that are read; RFC 9309 (2.5) asks for 500 KiB at least."""
MOST_HOPS = 5
LONGEST_DELAY = 60.0
"""Seconds. A site that asks for more is visited at this pace, and the wish is told."""
LONGEST_RULE = 2_000
"""Characters; longer patterns are made to be slow, not to match."""
LONGEST_URL = 8_192
MOST_STARS = 12


@dataclass(frozen=True, slots=True)
class Rules:
    """What a robots.txt says."""

    text: str

    def allows(self, url: str, agent: str = AGENT_TOKEN) -> bool:
        r"""Tell whether `agent` may fetch `url`.

        >>> Rules("User-agent: *\nDisallow: /private").allows("https://example.org/private/a")
        False
        """
        return bool(_parsed(self.text).can_fetch(url[:LONGEST_URL], agent))

    def delay(self, agent: str = AGENT_TOKEN) -> float:
        """Return the seconds between two requests that `agent` is asked to keep, at most `LONGEST_DELAY`."""
        asked = _parsed(self.text).crawl_delay(agent)
        return min(LONGEST_DELAY, max(0.0, float(asked))) if asked is not None and asked == asked else 0.0


NO_RULES = Rules("")


def robots_address(address: Address) -> str:
    """Return where the rules for `address` are."""
    port = "" if address.port is None else f":{address.port}"
    return f"{address.scheme}://{address.host}{port}/robots.txt"


def rules_of(exchange: Exchange, max_decoded: int = 20 * LARGEST) -> Rules:
    """Return the rules in an answer. Raises `FetchError` (robots_refused) when it is none and we must keep out."""
    status = exchange.status or 0
    if 400 <= status < 500 and status != 429:
        return NO_RULES
    if not 200 <= status < 300:
        raise refusal(f"robots.txt answers with status {status}, so nothing may be fetched", exchange)
    try:
        body = decode(exchange.body, exchange.all("content-encoding"), min(max_decoded, 20 * LARGEST)).data
    except FetchError as error:
        raise refusal(f"robots.txt cannot be read: {error.message}", exchange) from error
    return rules_in(body)


def rules_in(body: bytes | bytearray) -> Rules:
    """Return the rules in the bytes of a robots.txt. A byte order mark says nothing; traps are left out."""
    text = bytes(body[:LARGEST]).removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").removeprefix("\ufeff")
    return Rules("\n".join(filter(_is_sane, text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))))


def refusal(says: str, exchange: Exchange | None = None) -> FetchError:
    """Return the error that keeps us out."""
    details = {"robots_url": exchange.url} if exchange is not None else {}
    return FetchError(says, kind="robots_refused", stage="robots", **details)


def _is_sane(line: str) -> bool:
    return len(line) <= LONGEST_RULE and line.count("*") <= MOST_STARS


@lru_cache(maxsize=64)
def _parsed(text: str) -> Any:
    from protego import Protego

    return Protego.parse(text)
