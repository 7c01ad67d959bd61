"""The forms a registry file may take: the world of recorded statements.

Plain frozen dataclasses, so that reading one costs nothing at import. The loader validates them
strictly through pydantic (unknown keys refused, every scalar read as text); see `load.py`.
`layer` and `conflicts` are set by the loader; no file may write them.
Vocabularies are closed: a new value is added here, with its meaning, before it is used.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Literal

from provenance.registry.record import Record, record

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True)
class Form:
    """The written form of a text value; pydantic is only touched when something is validated."""

    pattern: str
    max_length: int
    words: str  # the form as a contributor reads it

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.str_schema(pattern=self.pattern, max_length=self.max_length, strict=True)


Slug = Annotated[str, Form(r"^[a-z0-9]+(-[a-z0-9]+)*$", 80, "an id: lower-case letters, digits, single hyphens")]
"""An id: lower case, never changes once published."""
PartialDate = Annotated[
    str,
    Form(
        r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        10,
        "a date such as 2015, 2015-03 or 2015-03-02",
    ),
]
"""As exact as the evidence is, never more."""
Day = Annotated[
    str, Form(r"^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", 10, "a whole day such as 2015-03-02")
]
Url = Annotated[
    str,
    Form(
        r"^https?://[^\s/@]+(/\S*)?$|^https?://[^\s/@]+\?\S*$", 2000, "an address that begins with http:// or https://"
    ),
]
Host = Annotated[
    str,
    Form(
        r"^([a-z0-9_]([a-z0-9_-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])?$",
        253,
        "a host name in lower case without www. and without http:// (letters beyond a-z in xn-- form)",
    ),
]
PathPrefix = Annotated[str, Form(r"^/[^\s?#]+$", 500, "a path that begins with /")]
Country = Annotated[
    str,
    Form(
        r"^([A-Z]{2}|unknown|international)$", 13, "a two-letter country code such as NO, or unknown, or international"
    ),
]
"""ISO 3166-1 alpha-2, and `XK` for Kosovo; which codes exist is held by the lint."""
Language = Annotated[
    str, Form(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$", 12, "a language tag such as en, sr-Latn or pt-BR (BCP 47)")
]
Text = Annotated[str, Form(r"^\S(.*\S)?$", 400, "one line of text of 1 to 400 characters without spaces around it")]
Count = Annotated[str, Form(r"^[1-9][0-9]{0,7}$", 8, "a whole number above 0")]
Percent = Annotated[
    str, Form(r"^(100|[0-9]{1,2})(\.[0-9]{1,4})?$", 8, "a percentage such as 50 or 33.3, without a sign")
]

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

Countable = Literal[
    "owners", "outlets", "additions", "languages", "names", "domains", "accounts", "ownership", "state",
    "designations", "assessments", "memberships", "events", "unknowns", "impersonations",
]  # fmt: skip
Derived = Literal["name", "kind", "country", "languages"]
"""Fields an import may infer where its source is silent: a name from the host, a country from the top-level domain."""
Imitation = Literal[
    "outlet",  # imitates the outlet named
    "government",  # imitates a government's site
    "own-brand",  # an invented outlet of an operation
    "network",  # a site of a known network that imitates nobody
    "infrastructure",  # redirectors and the like
]
Confidence = Literal["low", "medium", "high"]
"""How far a dataset's facts can be relied on, in the judgement of who imported it; None for facts read by hand."""
Terms = Literal["open", "share-alike", "restricted"]
"""Passed on freely; passed on under the same licence only; not to be passed on."""


class _Strict(Record):
    """Unknown keys are refused: better a contributor's question than a silent guess."""

    __slots__ = ()
    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - read by pydantic from the class


@record
class Evidence(_Strict):
    """Where a statement can be read."""

    url: Url  # the page itself, never a proxy or mirror of it
    retrieved: Day  # day the contributor saw it, UTC
    says: Text  # what the page states about this one fact, in our own words
    publisher: Text | None = None  # who asserts it
    published: PartialDate | None = None
    archived: Url | None = None  # a copy that survives the page


@record
class Statement(_Strict):
    """What every statement carries. `layer` names the registry layer it came from; files may not set it."""

    evidence: tuple[Evidence, ...] = ()
    note: Text | None = None
    confidence: Confidence | None = None
    layer: str = ""


@record
class Ownership(Statement):
    """One link of an owner chain: `owner` holds the entity this stands under."""

    owner: Slug
    relation: Relation
    share: Percent | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    seen: PartialDate | None = None  # stated so on this date; it may have changed since


@record
class StateRelation(Statement):
    """One of the three dimensions of how an outlet or owner stands to a state."""

    dimension: Literal["funding", "governance", "editorial"]
    value: Funding | Governance | Editorial | Gap
    since: PartialDate | None = None
    until: PartialDate | None = None


@record
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


@record
class Assessment(Statement):
    """An assessor's value on its own scale. Never translated, averaged or rounded."""

    assessor: Slug
    value: Text
    dated: PartialDate  # the edition or snapshot
    label: Text | None = None


@record
class Membership(Statement):
    """Member or signatory of a body or code."""

    scheme: Text
    status: Text = "member"
    since: PartialDate | None = None
    until: PartialDate | None = None
    seen: PartialDate | None = None  # listed on this date; membership may lapse


@record
class Event(Statement):
    """Something that happened to an outlet or owner."""

    what: EventKind
    date: PartialDate | None = None
    detail: Text


@record
class Name(_Strict):
    """A name as credits and readers print it."""

    text: Text
    lang: Language | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    needs: Literal["credit", "country", "never"] | None = None
    """How far the name alone can be trusted in a credit: `credit` = only in an explicit credit form, `country` =
    only where page language or publisher country fits too, `never` = shown, not matched."""
    layer: str = ""


@record
class Domain(_Strict):
    """An address the outlet serves from."""

    name: Host
    path: PathPrefix | None = None  # when the outlet is a part of a site
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: Text | None = None
    evidence: tuple[Evidence, ...] = ()  # where it differs from the outlet's own
    confidence: Confidence | None = None
    layer: str = ""


@record
class Account(_Strict):
    """An account on a platform: handle as in its address, without `@`."""

    platform: Platform
    handle: Text
    evidence: tuple[Evidence, ...] = ()  # where it differs from the outlet's own
    confidence: Confidence | None = None
    layer: str = ""


@record
class Conflict(Record):
    """What another layer says instead. Computed when layers meet; nothing is replaced in silence."""

    field: str
    value: str  # in words
    outlet: str  # id of the entry that says so: this one in the other layer, or another one
    layer: str


@record
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
    evidence: tuple[Evidence, ...] = ()  # of what identifies it: name, kind, country, domains, names, accounts
    unsure: tuple[Derived, ...] = ()  # what no source states: the script that wrote the entry inferred it
    confidence: Confidence | None = None
    layer: str = ""
    conflicts: tuple[Conflict, ...] = ()


@record
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
    evidence: tuple[Evidence, ...] = ()
    confidence: Confidence | None = None
    layer: str = ""
    conflicts: tuple[Conflict, ...] = ()


@record
class Addition(_Strict):
    """What one file adds to an outlet or owner that another file defines. Its key in the file is that id."""

    id: Slug
    languages: tuple[Language, ...] = ()
    names: tuple[Name, ...] = ()
    domains: tuple[Domain, ...] = ()
    accounts: tuple[Account, ...] = ()
    ownership: tuple[Ownership, ...] = ()
    state: tuple[StateRelation, ...] = ()
    designations: tuple[Designation, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    memberships: tuple[Membership, ...] = ()
    events: tuple[Event, ...] = ()
    unknowns: tuple[Text, ...] = ()
    layer: str = ""


@record
class Impersonation(_Strict):
    """A host that was reported as posing as another. Never an outlet, never an address of the outlet imitated."""

    host: Host
    kind: Imitation
    imitates: Slug | None = None
    operation: Text | None = None  # as the source calls it
    seen: PartialDate | None = None  # first seen or registered; a domain may have been seized or sold since
    note: Text | None = None
    evidence: tuple[Evidence, ...] = ()
    confidence: Confidence | None = None
    layer: str = ""


@record
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


@record
class Dataset(_Strict):
    """The head of a machine-written file: where its facts come from and on which terms."""

    name: Text
    url: Url
    licence: Text
    retrieved: Day
    terms: Terms = "open"
    credit: Text | None = None  # the attribution the licence asks for
    dated: PartialDate | None = None  # of the snapshot itself
    confidence: Confidence | None = None  # of every value of the file that gives none
    minimum: dict[Countable, Count] = field(default_factory=dict)  # fewer of these means the import went wrong
    evidence: dict[Slug, Evidence] = field(default_factory=dict)  # by name, so that entries need not repeat it
    default: tuple[Slug, ...] = ()  # the named evidence of what carries none of its own


@record
class Layer(Record):
    """One layer of a loaded registry: the hand-made core, an import, or a file a user added."""

    name: str
    kind: Literal["core", "import", "overlay"]
    terms: Terms = "open"
    dataset: str | None = None
    url: str | None = None
    licence: str | None = None
    credit: str | None = None
    retrieved: str | None = None
    dated: str | None = None
    confidence: Confidence | None = None
