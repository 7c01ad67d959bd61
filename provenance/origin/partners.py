"""Partners whom a list names beside the house: "a collaboration between the house and Lake Investigations"."""

from __future__ import annotations

import re

from provenance.origin.house import House
from provenance.origin.issuers import is_somebody_of_the_house
from provenance.origin.lines import sentence_around
from provenance.origin.printed import printed_name
from provenance.origin.scan import Scan
from provenance.origin.tokens import Credit, Token

_NEXT = re.compile(r"(?:\s[^\W\d_a-z][\w'’-]+)?(?:,?\s(?:[^\W\d_]{1,3}|&)\s|,\s)")
"""What joins a partner to the house, which may be named in part: "Mill Town" of "Mill Town News and"."""


def beside_house(scan: Scan, named: list[Token], house: House) -> Credit | None:
    """Return the unregistered partner that a comma or "and" joins to the house, where a list names nobody else."""
    if any(token.kind != "self" for token in named):
        return None
    at = named[-1].end
    joined = _NEXT.match(scan.text, at)
    if joined is None:
        return None
    _start, stop = sentence_around(scan.text, at, joined.end())
    comma = scan.text.find(",", joined.end(), stop)
    name = printed_name(scan, joined.end(), comma if comma >= 0 else stop)
    if name is None or is_somebody_of_the_house(scan, name) or house.is_self(None, name.text):
        return None
    return Credit((name,))
