"""The forms a registry file may take: the world of recorded statements.

Plain frozen dataclasses, so that reading one costs nothing at import. The loader validates them
strictly through pydantic (unknown keys refused, every scalar read as text); see `load.py`.
Vocabularies are closed: a new value is added here, with its meaning, before it is used.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Literal

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True)
class Form:
    """The written form of a text value; pydantic is only touched when something is validated."""

    pattern: str
    max_length: int = 200

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.str_schema(pattern=self.pattern, max_length=self.max_length, strict=True)


Slug = Annotated[str, Form(r"^[a-z0-9]+(-[a-z0-9]+)*$", 80)]
"""An id: lower case, never changes once published."""
PartialDate = Annotated[str, Form(r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$", 10)]
"""`2015`, `2015-03` or `2015-03-02`: as exact as the evidence is, never more."""
Day = Annotated[str, Form(r"^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", 10)]
Url = Annotated[str, Form(r"^https?://[^\s/@]+(/\S*)?$|^https?://[^\s/@]+\?\S*$", 2000)]
Host = Annotated[str, Form(r"^([a-z0-9_]([a-z0-9_-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$", 253)]
"""A host name in lower case ASCII (IDNA names in `xn--` form), without `www.`."""
PathPrefix = Annotated[str, Form(r"^/[^\s?#]+$", 500)]
Country = Annotated[str, Form(r"^([A-Z]{2}|unknown|international)$", 13)]
"""ISO 3166-1 alpha-2 (`XK` for Kosovo), `international`, or `unknown`."""
Language = Annotated[str, Form(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$", 12)]
"""BCP 47."""
Text = Annotated[str, Form(r"^\S(.*\S)?$", 400)]
Percent = Annotated[str, Form(r"^(100|[0-9]{1,2})(\.[0-9]{1,4})?$", 8)]

OutletKind = Literal[
    "agency", "newspaper", "broadcaster", "magazine", "site", "network", "aggregator", "platform", "fact-checker",
    "press-release-wire",
]  # fmt: skip
OwnerKind = Literal[
    "state", "state-body", "state-company", "public-body", "intergovernmental-body", "party", "company",
    "listed-company", "foundation", "trust", "cooperative", "association", "non-profit", "members", "employees",
    "family", "person", "fund", "church-body", "university", "military", "political-organisation",
    "shareholders",  # many holders of one company, none named as deciding
    "unknown",
]  # fmt: skip
Relation = Literal[
    "wholly-owned",  # all shares or the sole founder
    "majority",  # more than half
    "minority",  # half or less
    "controls",  # decides, by whatever means the evidence names; the share is not known
    "operates",  # runs it day to day, under a contract, law or brand
    "trust",  # held in trust by
    "foundation",  # held by a foundation
    "cooperative",  # owned by its members or users
    "state-body",  # part of, or set up in law as a body of, this state
    "party",  # organ of a party
    "unknown",  # the page names the holder but not the relation
]
Funding = Literal[
    "state-majority", "state-minority", "licence-fee-or-levy", "commercial", "donors", "members", "mixed",
]  # fmt: skip
Governance = Literal[
    "state-appointed", "parliament-appointed", "independent-board", "owner-appointed", "party-appointed",
]  # fmt: skip
Editorial = Literal["state-controlled", "state-influenced", "independent-by-statute", "independent"]
Gap = Literal["unknown", "not-reviewed", "not-applicable", "disputed"]
"""Four different things: looked for and not found; nobody looked; the question does not arise; sources differ."""

DIMENSION_VALUES: dict[str, Any] = {"funding": Funding, "governance": Governance, "editorial": Editorial}
Measure = Literal[
    "broadcasting-ban",  # transmission or distribution forbidden
    "asset-freeze",  # funds frozen, none to be made available
    "foreign-mission",  # treated as part of a foreign mission (United States)
    "foreign-agent",  # registered or listed as acting for a foreign principal
    "undesirable-organisation",  # taking part in it is an offence (Russia)
    "extremist",  # the outlet or its material listed as extremist
    "terrorist",  # listed as a terrorist organisation
    "licence-revoked", "licence-suspended", "blocked", "domains-seized", "trustee-appointed", "platform-label", "other",
]  # fmt: skip
EventKind = Literal[
    "founded", "renamed", "merged", "sold", "sale-announced", "closed", "suspended", "insolvency", "licence-revoked",
    "legal-form-changed", "domain-changed", "funding-cut", "republication-licence", "state-intervention", "other",
]  # fmt: skip
Platform = Literal[
    "youtube", "x", "telegram", "facebook", "instagram", "tiktok", "vk", "ok", "threads", "bluesky", "mastodon",
    "substack", "medium", "rumble", "odysee", "rutube", "dzen", "linkedin", "weibo", "apple-podcasts", "spotify",
]  # fmt: skip


class _Strict:
    """Unknown keys are refused: better a contributor's question than a silent guess."""

    __slots__ = ()
    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - read by pydantic from the class


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(_Strict):
    """Where a statement can be read."""

    url: Url  # the page itself, never a proxy or mirror of it
    retrieved: Day  # day the contributor saw it, UTC
    says: Text  # what the page states about this one fact, in our own words
    publisher: Text | None = None  # who asserts it
    published: PartialDate | None = None
    archived: Url | None = None  # a copy that survives the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(_Strict):
    """What every statement carries. `layer` names the registry layer it came from; files may not set it."""

    evidence: tuple[Evidence, ...] = ()
    note: Text | None = None
    layer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership(Statement):
    """One link of an owner chain: `owner` holds the entity this stands under."""

    owner: Slug
    relation: Relation
    share: Percent | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRelation(Statement):
    """One of the three dimensions of how an outlet or owner stands to a state."""

    dimension: Literal["funding", "governance", "editorial"]
    value: Funding | Governance | Editorial | Gap
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation(Statement):
    """A formal act of an authority or platform. An act is not an assessment."""

    authority: Text
    act: Text
    measure: Measure
    number: Text | None = None  # as printed, such as "(EU) 2022/350"
    listed_as: Text | None = None  # the name in the act
    adopted: PartialDate | None = None
    since: PartialDate | None = None  # in force from; empty = not known
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Statement):
    """An assessor's value on its own scale. Never translated, averaged or rounded."""

    assessor: Slug
    value: Text
    dated: PartialDate  # the edition or snapshot
    label: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Statement):
    """Member or signatory of a body or code."""

    scheme: Text
    status: Text = "member"
    since: PartialDate | None = None
    until: PartialDate | None = None
    seen: PartialDate | None = None  # listed on this date; membership may lapse


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Statement):
    """Something that happened to an outlet or owner."""

    what: EventKind
    date: PartialDate | None = None
    detail: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(_Strict):
    """A name as credits and readers print it."""

    text: Text
    lang: Language | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    needs: Literal["credit", "country", "never"] | None = None
    """How far the name alone can be trusted in a credit: `credit` = only in an explicit credit form, `country` =
    only where page language or publisher country fits too, `never` = shown, not matched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain(_Strict):
    """An address the outlet serves from."""

    name: Host
    path: PathPrefix | None = None  # when the outlet is a part of a site
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(_Strict):
    """An account on a platform: handle as in its address, without `@`."""

    platform: Platform
    handle: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet(_Strict):
    """A title the reader sees. Its key in the file is its id."""

    id: Slug
    name: Text
    kind: OutletKind
    country: Country = "unknown"
    languages: tuple[Language, ...] = ()
    names: tuple[Name, ...] = ()
    parent: Slug | None = None  # the outlet this one is an edition, programme or desk of
    domains: tuple[Domain, ...] = ()
    accounts: tuple[Account, ...] = ()
    ownership: tuple[Ownership, ...] = ()
    state: tuple[StateRelation, ...] = ()
    designations: tuple[Designation, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    memberships: tuple[Membership, ...] = ()
    events: tuple[Event, ...] = ()
    unknowns: tuple[Text, ...] = ()  # what was looked for and not found
    note: Text | None = None
    layer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner(_Strict):
    """A holder of an interest: company, state, family, foundation; itself owned, with dates."""

    id: Slug
    name: Text
    kind: OwnerKind
    country: Country = "unknown"
    names: tuple[Name, ...] = ()
    ownership: tuple[Ownership, ...] = ()
    state: tuple[StateRelation, ...] = ()
    designations: tuple[Designation, ...] = ()
    events: tuple[Event, ...] = ()
    unknowns: tuple[Text, ...] = ()
    note: Text | None = None
    layer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessor(_Strict):
    """Who judges outlets, on what scale, under which licence."""

    id: Slug
    name: Text
    url: Url
    licence: Text  # of the values as we carry them
    scale: dict[str, str] = field(default_factory=dict)  # value -> the assessor's meaning; empty = free values
    method: Text | None = None
    conflicts: Text | None = None  # who pays, what it sells
    based_on: tuple[Slug, ...] = ()  # assessors whose ratings go into this one: lineage, so none counts twice
    layer: str = ""
