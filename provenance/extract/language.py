"""In which language a text is: what the page claims where its script bears that out, else what its words say."""

from __future__ import annotations

import re

_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_]|$)")
SAMPLE = 4_000


def language_of(text: str, claims: list[str]) -> str | None:
    """Return the ISO 639 code of `text`; `claims` are language tags the page gives, the most telling first."""
    for claim in claims:
        found = _TAG.match(claim.strip())
        if found:
            return found[1].lower()
    if not any(char.isalpha() for char in text[:SAMPLE]):
        return None
    import py3langid

    code: str = py3langid.classify(text[:SAMPLE])[0]
    return code
