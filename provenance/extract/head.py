"""What the head of a page says of itself: meta tags, links and JSON-LD, as claims and as zones of kind metadata."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lxml.html import HtmlElement

from provenance.document import Claim
from provenance.extract.structured import Node, StructuredData, names_of, read_structured, types_of
from provenance.extract.vocabulary import load

LONGEST_VALUE = 500
MOST_TAGS = 30
AUTHOR_FIELDS = (":author", ".author")  # vendors name the slot of the writer after themselves
FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})


@dataclass(slots=True)
class Head:
    """The declarations of a page, in document order."""

    metas: dict[str, list[str]] = field(default_factory=dict)  # lower-case name or property -> contents
    attributes: dict[str, str] = field(
        default_factory=dict
    )  # lower-case name -> name, property, itemprop or http-equiv
    links: dict[str, list[str]] = field(default_factory=dict)  # rel -> href
    language: str | None = None  # html lang
    title: str | None = None  # the title element
    data: StructuredData = field(default_factory=StructuredData)

    def first(self, names: list[str]) -> Iterator[str]:
        """Yield the contents of the metas with these names, in the order of `names`."""
        for name in names:
            yield from self.metas.get(name, ())


@dataclass(frozen=True, slots=True)
class Declared:
    """One value of the head that speaks of the text, with the path a reader finds it by."""

    text: str
    path: str
    href: str | None = None


def read_head(root: HtmlElement) -> Head:
    """Return what the page declares. Metas are read wherever they stand: broken pages lose them to the body."""
    head = Head(
        data=read_structured(root),
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
    )
    for element in root.iter("meta", "link", "title"):
        if element.tag == "meta":
            _add_meta(head, element)
        elif element.tag == "link":
            for rel in _rels(element):
                head.links.setdefault(rel, []).append((element.get("href") or "").strip())
        elif head.title is None and element.getparent() is not None and element.getparent().tag == "head":
            head.title = " ".join(element.text_content().split()) or None
    return head


def _rels(element: HtmlElement) -> list[str]:
    """Return what a link is, in lower case; an alternate that is a feed is `feed` too."""
    rels = (element.get("rel") or "").lower().split()
    is_feed = "alternate" in rels and (element.get("type") or "").strip().lower() in FEED_TYPES
    return [*rels, "feed"] if is_feed and "feed" not in rels else rels


def _add_meta(head: Head, element: HtmlElement) -> None:
    content = " ".join((element.get("content") or "").split())
    if not content:
        return
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        name = (element.get(attribute) or "").strip().lower()
        if name:
            values = head.metas.setdefault(name, [])
            head.attributes.setdefault(name, attribute)
            if content not in values and len(values) < MOST_TAGS:
                values.append(content[:LONGEST_VALUE])


@cache
def _zone_names() -> tuple[str, ...]:
    return tuple(name for row in load("head")["zones"] for name in row["names"])


def declared(head: Head) -> Iterator[Declared]:
    """Yield the values of the head that speak of the text's makers."""
    known = _zone_names()
    others = [name for name in head.metas if name.endswith(AUTHOR_FIELDS) and name not in known]
    for name in (*known, *others):
        for content in head.metas.get(name, ()):
            yield Declared(content, f"meta[{head.attributes[name]}={name}]")
    for row in load("head")["links"]:
        for rel in row["rels"]:
            for href in dict.fromkeys(filter(None, head.links.get(rel, ()))):
                yield Declared(href[:LONGEST_VALUE], f"link[rel={rel}]", href)
    for address in head.metas.get("og:url", ()):
        yield Declared(address, "meta[property=og:url]", address)
    yield from _declared_in(head.data)


def _declared_in(data: StructuredData) -> Iterator[Declared]:
    """Yield what the article's node says, then what its pictures say: their path begins with `ld+json:image`."""
    for key in ("author", "creator", "contributor", "sourceOrganization", "provider", "copyrightHolder"):
        for node in data.nodes(key):
            address = next((node[k] for k in ("url", "sameAs") if isinstance(node.get(k), str)), None)
            for name in _labels(data, node):
                yield Declared(name, f"ld+json:{key}", address)
    for key in ("isBasedOn", "isBasedOnUrl"):
        for node in data.nodes(key):
            address = next((node[k] for k in ("url", "@id", "name") if isinstance(node.get(k), str)), None)
            if address:
                yield Declared(address[:LONGEST_VALUE], f"ld+json:{key}", address)
    for key in ("creditText", "copyrightNotice"):
        value = data.text(key)
        if value:
            yield Declared(value[:LONGEST_VALUE], f"ld+json:{key}")
    for picture in data.pictures:
        for key in ("creditText", "copyrightNotice", "author", "creator", "sourceOrganization", "copyrightHolder"):
            for name in data.names(key, picture):
                yield Declared(name, f"ld+json:image.{key}")


def _labels(data: StructuredData, node: Node) -> Iterator[str]:
    names = list(names_of(node))
    yield from names
    for other in data.names("alternateName", node):
        if other not in names:
            yield other
    for house in data.names("worksFor", node) + data.names("affiliation", node):
        if "person" in types_of(node):
            yield house


def claims(head: Head) -> tuple[Claim, ...]:
    """Return what the page says of itself, each claim once, in a fixed order."""
    found = [
        Claim(field=rel, value=href[:LONGEST_VALUE], where=f"link[rel={'alternate' if rel == 'feed' else rel}]")
        for rel in ("canonical", "amphtml", "feed")
        for href in head.links.get(rel, ())[:MOST_TAGS]
        if href
    ]
    for row in load("head")["claims"]:
        for name in row["names"]:
            found += [
                Claim(field=row["field"], value=v, where=f"meta[{head.attributes[name]}={name}]")
                for v in head.metas.get(name, ())
            ]
    for key in ("publisher", "author", "sourceOrganization", "copyrightHolder", "provider"):
        found += [Claim(field=f"ld:{key}", value=name, where="ld+json") for name in head.data.names(key)]
    for node in head.data.nodes("publisher"):
        addresses = (node[key] for key in ("url", "sameAs") if isinstance(node.get(key), str))
        found += [Claim(field="ld:publisher.url", value=url[:LONGEST_VALUE], where="ld+json") for url in addresses]
    return tuple(dict.fromkeys(found))
