"""Address to publisher. The one thing a page cannot choose freely is where it was served from.

Pure and free of pydantic, since `provenance where` runs on it alone. What the page says of itself (canonical link,
og: tags, JSON-LD) is compared with the address, never believed.
"""

from __future__ import annotations

from provenance.identify.address import Identity, Reported, Status, identify
from provenance.identify.signs import PageClaim, Sign, signs

__all__ = ["Identity", "PageClaim", "Reported", "Sign", "Status", "identify", "signs"]
