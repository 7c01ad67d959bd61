"""One fetch in progress, and what it can tell when it ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from provenance.fetch.clock import Deadline
from provenance.fetch.cookies import Cookies
from provenance.fetch.exchange import Exchange


@dataclass(slots=True)
class Journey:
    """What was asked for, every answer so far, the chain that leads to the page, and where it was to go on."""

    url: str
    deadline: Deadline
    aim: str | None = None  # the address to be asked next, once it is known to be one
    all: list[Exchange] = field(default_factory=list)
    chain: list[Exchange] = field(default_factory=list)
    cookies: Cookies = field(default_factory=Cookies)

    def known(self) -> dict[str, Any]:
        """Return what an error says of the way: every hop, the last that failed or was refused included, and limits."""
        asked = [exchange for exchange in self.all if exchange.purpose == "page"]
        last = [exchange for exchange in asked[-1:] if not any(exchange is known for known in self.chain)]
        hops = [exchange.hop() for exchange in (*self.chain, *last)]
        if self.aim is not None and self.aim not in (hop["url"] for hop in hops):
            hops.append({"url": self.aim, "status": None, "location": None, "address": None})
        return {"hops": hops, "limits": [], "evidence": None, "url": self.url}
