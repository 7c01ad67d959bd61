"""Credits in the head of a page: author fields, source labels, desk tags, links to another outlet.

What pages put there was counted in a sample of real ones: author fields are the best sign, `creditText` and image
nodes speak of pictures, source tags mostly point at the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from provenance.document import Publisher
from provenance.errors import InvalidURL
from provenance.origin.claimed_links import names_article, poses_as
from provenance.origin.credits import read_credit
from provenance.origin.evidence import Candidate, Evidence, Rule, from_credit, joint_relation, seen
from provenance.origin.house import House
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.places import Place
from provenance.origin.tokens import Token
from provenance.urls.hosts import registrable_domain
from provenance.urls.parse import parse

_AUTHOR = re.compile(r"author|creator|contributor|byl\b|lrt_authors", re.IGNORECASE)
_PICTURE = re.compile(r"image|photo|video|credittext|thumbnail|media:credit", re.IGNORECASE)
_SOURCE_NAME = re.compile(
    r"=(?:[\w.:-]*?)source\b|sourceorganization|provider|source-org|copyfrom|laiyuan", re.IGNORECASE
)
_LINK = re.compile(r"syndication-source|original-source|isbasedon|canonical", re.IGNORECASE)
_TAG = re.compile(r"article:tag|keywords|parsely-tags", re.IGNORECASE)
_WIRE_TAG = re.compile(r"\bwire\b", re.IGNORECASE)
_LIST = "ld+json:"  # how the path of a field of the page's data begins, which may be a list
MOST_LOOSE = 40


def metadata(places: list[Place], house: House, publisher: Publisher) -> Iterator[Evidence]:
    """Yield what the head of the page says of the origin."""
    authors: list[tuple[Place, Evidence]] = []
    for place in places:
        match _use_of(place.zone.path):
            case "picture":
                yield from _pictured(place, house)
            case "link":
                yield from _link(place, house, publisher)
            case "author":
                found = _names(place, house, Rule("metadata/author", "", "author-field"))
                authors += [(place, evidence) for evidence in found]
            case "source":
                yield from _names(place, house, Rule("metadata/source", "", "meta-label"))
    yield from _together(authors)
    yield from _desk_tags([place for place in places if _is_tag(place.zone.path)], house)


def _together(authors: list[tuple[Place, Evidence]]) -> Iterator[Evidence]:
    """Yield the authors of the head; the house and an agency in one list of the page's data made the text together."""
    own = {place.zone.path for place, evidence in authors if isinstance(evidence, Candidate) and evidence.is_self}
    for place, evidence in authors:
        is_listed = place.zone.path.startswith(_LIST) and place.zone.path in own
        if is_listed and isinstance(evidence, Candidate) and _is_of_agencies(evidence):
            yield evidence._replace(relation="co-credit")
        else:
            yield evidence


def _is_of_agencies(candidate: Candidate) -> bool:
    kinds = {token.outlet_kind for token in candidate.names}
    return kinds == {"agency"} and candidate.relation is None


@lru_cache(maxsize=2_000)
def _use_of(path: str) -> str | None:
    """Return what a field of the head is read for: pages name theirs in few ways."""
    uses = (("picture", _PICTURE), ("link", _LINK), ("author", _AUTHOR), ("source", _SOURCE_NAME))
    return next((use for use, pattern in uses if pattern.search(path)), None)


@lru_cache(maxsize=2_000)
def _is_tag(path: str) -> bool:
    return _TAG.search(path) is not None


def _pictured(place: Place, house: House) -> Iterator[Evidence]:
    for hit in place.scan.hits:
        name = place.scan.text[hit.start : hit.end]
        entry = house.choose(hit.entries)
        outlet = entry.outlet_id if entry else None
        yield seen(
            "photo/metadata", f"“{name}” is credited for a picture", name, outlet, place.span(hit.start, hit.end)
        )


def _names(place: Place, house: House, rule: Rule) -> Iterator[Evidence]:
    if "://" in place.scan.text or "www." in place.scan.text:
        return
    text = place.scan.text
    if house.is_whole(text):
        yield Candidate(rule.family, rule.frame, rule.means, None, (), place.span(0, len(text)), is_self=True)
        return
    if not place.scan.hits and not place.scan.tells("agencies"):
        return
    credit = read_credit(place.scan, 0, len(text), house)
    marks = [t for t in credit.of("outlet", "agencies", "self") if t.kind != "outlet" or t.is_registered]
    loose = sum(len(token.text) for token in credit.of("unknown"))
    if marks and credit.is_sure and not credit.of("issuer") and loose <= MOST_LOOSE and not place.scan.cues_of("photo"):
        joint = joint_relation(place, 0, credit)
        rule = Rule(rule.family, rule.frame, rule.means, joint)
        yield from from_credit(credit, place, rule, (marks[0].start, marks[-1].end))


def _link(place: Place, house: House, publisher: Publisher) -> Iterator[Evidence]:
    """Yield the registered outlet a link names as the text's own place.

    Any host may name any outlet so, and imitations of outlets do. On the page of a host that the registry does not
    know the link counts only where the page poses as another site than that outlet's; see `poses_as`.
    """
    written = place.scan.text.strip()
    if publisher.host is None or written.startswith(f"https://{publisher.host}/"):
        return
    try:
        address = parse(written)
    except InvalidURL:
        return
    if registrable_domain(address.host) == publisher.registrable_domain:
        return
    match = house.registry.by_host(address.host, address.path)
    if match is None or house.is_self(match.outlet_id, address.host):
        return
    outlet = house.registry.brief(match.outlet_id)
    if outlet is None or outlet.kind in ("platform", "aggregator"):
        return
    span = place.span(0, len(place.scan.text))
    if publisher.outlet is None and (poses_as(outlet, house) or not names_article(address.path)):
        says = f"the page claims {address.host} as its address, and only says so itself"
        yield seen("metadata/claimed-link", says, outlet.name, match.outlet_id, span)
        return
    token = Token("outlet", 0, len(place.scan.text), outlet.name, match.outlet_id, outlet.kind, is_registered=True)
    yield Candidate("metadata/link", "", "canonical", "republished", (token,), span)


def _desk_tags(places: list[Place], house: House) -> Iterator[Evidence]:
    """Desk tags leak wires: an agency among the tags counts only beside a tag that says `wire`."""
    tagged = [place for place in places if "wire" in place.scan.text.lower()]
    wired = [place for place in tagged if _WIRE_TAG.search(place.scan.text)]
    for place in places if wired else ():
        credit = read_credit(place.scan, 0, len(place.scan.text), house)
        named = credit.of("outlet")
        if credit.is_pure and named and all(token.outlet_kind in AGENCIES for token in named):
            span = wired[0].span(0, len(wired[0].scan.text))
            yield Candidate("metadata/desk-tag", "", "desk-tag", None, tuple(named), span)
