"""ads.txt and sellers.json: who owns and manages a site, by the files the advertising trade asks for (IAB Tech Lab).

Of ads.txt only the variables are read: OWNERDOMAIN, MANAGERDOMAIN, SUBDOMAIN, CONTACT, INVENTORYPARTNERDOMAIN
(ads.txt 1.1). Of sellers.json the entries whose domain is the site's, and the contact.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

VARIABLES = ("OWNERDOMAIN", "MANAGERDOMAIN", "SUBDOMAIN", "CONTACT", "INVENTORYPARTNERDOMAIN")
MOST_SELLERS = 200_000
_VARIABLE = re.compile(rf"\s*({'|'.join(VARIABLES)})\s*=\s*([^#]+)", re.IGNORECASE)


def read_ads(data: bytes, host: str) -> tuple[Iterator[tuple[str, str, str]], list[str]]:
    """Return variable, value and line of each variable; a manager for one country keeps its country code."""
    text = data.decode("utf-8-sig", "replace")
    problems = ["this is a page, not an ads.txt"] if "<html" in text[:2000].lower() else []
    rows = []
    for number, line in enumerate(() if problems else text.splitlines(), 1):
        found = _VARIABLE.match(line)
        if found and found[2].strip():
            rows.append((found[1].upper(), " ".join(found[2].split()), f"line {number}"))
    return iter(rows), problems


def read_sellers(data: bytes, host: str) -> tuple[Iterator[tuple[str, str, str]], list[str]]:
    """Return what the file says of the seller that has the site's domain, and whom to ask."""
    try:
        content = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        return iter(()), [f"not JSON: {str(error)[:80]}"]
    sellers = content.get("sellers") if isinstance(content, dict) else None
    if not isinstance(sellers, list):
        return iter(()), ["no list of sellers"]
    rows = [(f"contact_{name}", str(content[key]), key) for name, key in _contacts(content)]
    for number, seller in enumerate(sellers[:MOST_SELLERS]):
        if isinstance(seller, dict) and str(seller.get("domain", "")).lower().removeprefix("www.") == host:
            rows += _seller(seller, f"sellers[{number}]")
    return iter(rows), []


def _contacts(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("contact_email", "contact_address"):
        if isinstance(content.get(key), str) and content[key].strip():
            yield key.removeprefix("contact_"), key


def _seller(seller: dict[str, Any], where: str) -> Iterator[tuple[str, str, str]]:
    for key in ("name", "domain", "seller_type", "seller_id"):
        if isinstance(seller.get(key), str | int) and str(seller[key]).strip():
            yield f"seller.{key}", str(seller[key]).strip(), f"{where}.{key}"
