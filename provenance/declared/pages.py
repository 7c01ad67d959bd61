"""A page of the site: its organisation in JSON-LD, and the links to its imprint, masthead and policies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

from provenance.errors import ExtractionError
from provenance.tables import packaged

ORGANISATIONS = frozenset({
    "newsmediaorganization", "newsorganization", "organization", "corporation", "publisher", "ngo", "localbusiness",
    "broadcastservice", "radiostation", "televisionstation", "onlinebusiness",
})  # fmt: skip
"""schema.org types that may stand for who puts a site out, in lower case."""
NEWS = "newsmediaorganization"
PROPERTIES = (
    "name", "legalName", "alternateName", "url", "foundingDate", "founder", "parentOrganization",
    "ownershipFundingInfo", "publishingPrinciples", "masthead", "missionCoveragePrioritiesPolicy", "ethicsPolicy",
    "correctionsPolicy", "verificationFactCheckingPolicy", "unnamedSourcesPolicy", "actionableFeedbackPolicy",
    "diversityPolicy", "diversityStaffingReport", "noBylinesPolicy", "funder", "funding", "memberOf", "vatID",
    "taxID", "leiCode", "issn", "address", "email", "telephone", "sameAs",
)  # fmt: skip
"""What schema.org lets a news organisation say of itself (https://schema.org/NewsMediaOrganization)."""
MOST_VALUES = 20
LONGEST_VALUE = 500


def read(data: bytes, host: str) -> tuple[Iterator[tuple[str, str, str]], list[str]]:
    """Return property, value and place of what the page's organisation says, then its links."""
    from provenance.extract.tree import parse

    try:
        root = parse(data).root
    except ExtractionError as error:
        return iter(()), [error.message]
    return iter([*_organisations(root), *_links(root, host)]), []


def _organisations(root: Any) -> Iterator[tuple[str, str, str]]:
    """Yield what the organisations say; where one is a news organisation, the others are passed over."""
    from provenance.extract.structured import decode, types_of

    found = [
        (node, f"script[{number}]")
        for number, script in enumerate(root.iterfind('.//script[@type="application/ld+json"]'))
        for node in _nodes(decode(script.text or ""))
        if types_of(node) & ORGANISATIONS
    ]
    news = [(node, where) for node, where in found if NEWS in types_of(node)]
    for node, where in news or found:
        for name in PROPERTIES:
            for value in _values(node.get(name)):
                yield name, value, f"{where} {'/'.join(sorted(types_of(node)))}.{name}"


def _nodes(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON value, outermost first."""
    if depth > 8:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)


def _values(value: object) -> Iterator[str]:
    """Yield a property's values as text: a node by its name or address, an address of a place by its parts."""
    for one in (value if isinstance(value, list) else [value])[:MOST_VALUES]:
        if isinstance(one, dict):
            parts = ("streetAddress", "postalCode", "addressLocality", "addressCountry")
            told = one.get("name") or one.get("url") or one.get("@id")
            told = told or ", ".join(str(one[part]) for part in parts if isinstance(one.get(part), str))
        else:
            told = one
        if isinstance(told, str) and told.strip():
            yield " ".join(told.split())[:LONGEST_VALUE]


def _links(root: Any, host: str) -> Iterator[tuple[str, str, str]]:
    """Yield the links whose words or address say that they lead to an imprint, a masthead and the like."""
    words, paths = _vocabulary()
    seen: set[tuple[str, str]] = set()
    for link in root.iter("a"):
        href = (link.get("href") or "").strip()
        if not href or href.startswith(("#", "javascript:", "mailto:", "tel:")):
            continue
        text = " ".join((link.text_content() or "").split()).casefold().strip(" ›»>|")
        kind = words.get(text) or paths.get(PurePosixPath(urlsplit(href).path).stem.lower())
        address = urljoin(f"https://{host}/", href)
        if kind and (kind, address) not in seen:
            seen.add((kind, address))
            yield f"link.{kind}", address[:LONGEST_VALUE], f"a “{text[:60]}”"


@cache
def _vocabulary() -> tuple[dict[str, str], dict[str, str]]:
    """Return the kind of page by the words of a link, and by the last part of its address."""
    words: dict[str, str] = {}
    paths: dict[str, str] = {}
    for kind, row in packaged(__package__, "links").items():
        for language in row["words"].values():
            for word in language:
                words.setdefault(word.casefold(), kind)
        for path in row["paths"]:
            paths.setdefault(path, kind)
    return words, paths
