"""The label with which a portal shows whose text it passes on: a claim, by the portal's own word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from provenance.document import Claim
from provenance.errors import InvalidURL
from provenance.extract.vocabulary import load
from provenance.urls.parse import parse

LONGEST_NAME = 120
"""Characters. What is longer is no name of an outlet."""


def provider_labels(root: HtmlElement, url: str | None) -> tuple[Claim, ...]:
    """Return the provider that a known portal names on its page at `url`; nothing on any other host.

    Only the first label counts: those further down belong to other articles that the page offers.
    """
    portal = _portal(url) if url else None
    if portal is None:
        return ()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        names = {*(element.get("class") or "").split(), element.get("id") or ""}
        marks = [name for name in portal["classes"] if name in names]
        value = _named(element, portal["of"]) if marks else None
        if value:
            return (Claim(field="provider", value=value, where=f"{element.tag}.{marks[0]}"),)
    return ()


def _portal(url: str) -> dict[str, Any] | None:
    try:
        host = parse(url).host
    except InvalidURL:
        return None
    rows: list[dict[str, Any]] = load("providers")["portals"]
    return next((row for row in rows for name in row["hosts"] if f".{host}".endswith(f".{name}")), None)


def _named(element: HtmlElement, order: list[str]) -> str | None:
    """Return the first name that the element gives, of what is read of it in this order."""
    for part in order:
        for value in _alts(element) if part == "alt" else (element.text_content(),):
            name = " ".join(value.split())
            if name and len(name) <= LONGEST_NAME:
                return name
    return None


def _alts(element: HtmlElement) -> Iterator[str]:
    for image in element.iter("img"):
        yield image.get("alt") or image.get("title") or ""
