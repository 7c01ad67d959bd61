"""JSON-LD, read once with bounds: what is broken, too large or of the wrong type is dropped, never believed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml.html import HtmlElement

MOST_SCRIPTS = 40
LONGEST_SCRIPT = 1_000_000
MOST_NODES = 4_000
DEEPEST = 12
LONGEST_INTEGER = 18  # digits; longer ones are no dates or counts, and slow to convert

_WRAPPING = re.compile(r"^[\s/]*(?:<!--|<!\[CDATA\[)|(?:-->|\]\]>)[\s/;]*$|;\s*$")
# Escapes of letters beyond U+FFFF come in pairs; half a pair is no letter and cannot be written.
_SURROGATES = re.compile(
    r"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")

Node = dict[str, Any]

ARTICLE_TYPES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
    "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "advertisercontentarticle",
    "satiricalarticle", "report", "blogposting", "liveblogposting", "socialmediaposting", "scholarlyarticle",
    "techarticle",
})  # fmt: skip
"""The schema.org types whose node speaks of the text itself, in lower case (https://schema.org/Article)."""
PICTURE_TYPES = frozenset({"imageobject", "videoobject", "photograph", "mediaobject"})
# Where a page keeps nodes about other pages: lists of links, parts of a series, readers' comments.
_ELSEWHERE = frozenset(
    {"itemlistelement", "haspart", "comment", "mentions", "citation", "relatedlink", "review", "about"}
)


@dataclass(frozen=True, slots=True)
class StructuredData:
    """The nodes of a page's JSON-LD, outermost first. `article` is the one that speaks of the text, else empty."""

    article: Node = field(default_factory=dict)
    pictures: tuple[Node, ...] = ()
    by_id: dict[str, Node] = field(default_factory=dict)

    def nodes(self, key: str, node: Node | None = None) -> list[Node]:
        """Return the values of `key` as nodes; a bare string becomes a node with that name, a reference its target."""
        return [found for found in map(self._node, _listed((self.article if node is None else node).get(key))) if found]

    def names(self, key: str, node: Node | None = None) -> list[str]:
        """Return the printed names of the values of `key`, each once."""
        return list(dict.fromkeys(name for found in self.nodes(key, node) for name in names_of(found)))

    def text(self, *keys: str) -> str | None:
        """Return the first of these values of the article that is a non-empty string."""
        for key in keys:
            for value in _listed(self.article.get(key)):
                if isinstance(value, str) and value.strip():
                    return unescape(value).strip()  # many pages escape for HTML what is JSON
        return None

    def _node(self, value: object) -> Node | None:
        if isinstance(value, str) and value.strip():
            return self.by_id.get(value) or {"name": value.strip()}
        if isinstance(value, dict):
            target = value.get("@id")
            known = self.by_id.get(target) if isinstance(target, str) else None
            return known if known is not None and "name" not in value else value
        return None


def read_structured(root: HtmlElement) -> StructuredData:
    """Return the JSON-LD of a page. Never raises for what a page holds."""
    nodes: list[tuple[int, Node]] = []
    for script in list(root.iterfind('.//script[@type="application/ld+json"]'))[:MOST_SCRIPTS]:
        nodes.extend(_flat(decode(script.text or ""), MOST_NODES - len(nodes)))
    by_id: dict[str, Node] = {}
    for _depth, node in nodes:
        target = node.get("@id")
        if isinstance(target, str) and len(node) > 1:
            by_id.setdefault(target, node)
    articles = [node for _depth, node in nodes if types_of(node) & ARTICLE_TYPES]
    pictures = tuple(node for _depth, node in nodes if types_of(node) & PICTURE_TYPES)
    return StructuredData(max(articles, key=_completeness, default={}), pictures, by_id)


def decode(text: str) -> object:
    """Return the JSON value in a script, or None where it cannot be read within the bounds.

    >>> decode('<!-- {"@type": "Article", "wordCount": 99999999999999999999,} -->')
    {'@type': 'Article', 'wordCount': None}
    >>> decode("[" * 100_000) is None
    True
    """
    if not text.strip() or len(text) > LONGEST_SCRIPT:
        return None
    try:
        return _loads(text)
    except (ValueError, RecursionError):
        repaired = _TRAILING_COMMA.sub(r"\1", _WRAPPING.sub("", _WRAPPING.sub("", text)))
    try:
        return _loads(repaired)
    except (ValueError, RecursionError):
        return None


def _loads(text: str) -> object:
    if "\\ud" in text or "\\uD" in text:
        text = _SURROGATES.sub(lambda found: found[0] if found[1] else "\\ufffd", text)
    return json.loads(text, strict=False, parse_int=_integer, parse_float=_no_number, parse_constant=_no_number)


def _integer(digits: str) -> int | None:
    return int(digits) if len(digits) <= LONGEST_INTEGER else None


def _no_number(_digits: str) -> None:
    """Drop fractions and NaN: no field we read holds one."""


def types_of(node: Node) -> set[str]:
    """Return the node's types in lower case, without the address of the vocabulary."""
    return {value.rpartition("/")[2].lower() for value in _listed(node.get("@type")) if isinstance(value, str)}


def _flat(value: object, most: int) -> Iterator[tuple[int, Node]]:
    """Yield the nodes of a JSON value with their depth, outermost first, without those about other pages."""
    level: list[object] = [value]
    for depth in range(DEEPEST):
        below: list[object] = []
        for entry in level:
            if isinstance(entry, list):
                below.extend(entry)
            elif isinstance(entry, dict):
                if most <= 0:
                    return
                most -= 1
                yield depth, entry
                below.extend(v for k, v in entry.items() if isinstance(v, dict | list) and k.lower() not in _ELSEWHERE)
        level = below


def _completeness(node: Node) -> int:
    """Return how much a node says of one text: the page's own article says most, a teaser least."""
    return sum(
        key in node for key in ("headline", "datePublished", "author", "articleBody", "dateModified", "publisher")
    )


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def names_of(node: Node) -> Iterator[str]:
    """Yield the printed names of a node, on one line each, at most 300 characters."""
    for value in _listed(node.get("name")):
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            yield " ".join(unescape(value).split())[:300]
    if "name" not in node and isinstance(node.get("familyName"), str):
        given = node.get("givenName")
        yield " ".join(f"{given if isinstance(given, str) else ''} {node['familyName']}".split())
