"""The values the stages hand to each other, and the annotated document they end in.

A **statement** (in `profiles`) was recorded by somebody and carries evidence; a **finding** (everything else)
was computed from the page and carries its place and its rule. Field names are stable from here on: a change
of meaning raises `SCHEMA_VERSION`. Dates are ISO 8601 strings, as exact as their source.
Spans count Unicode code points, end excluded, and always cut out their own text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from provenance.errors import Kind
from provenance.registry.profile import Profile
from provenance.text import inert_json

SCHEMA_VERSION = "1"


class Record(BaseModel):
    """A frozen part of the document; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# ---------------------------------------------------------------- what comes in


class Hop(Record):
    """One answer on the way to the page."""

    url: str
    status: int
    location: str | None = None
    address: str | None = None  # the IP address that was dialled


class Wrapper(Record):
    """An archive, cache, proxy or share link around the real address."""

    service: str
    original_url: str | None = None  # null when the wrapper is opaque
    captured: str | None = None  # when the archive took it


class Capture(Record):
    """How the content reached us; what is needed to prove it later."""

    kind: Kind = "ok"
    url: str | None = None  # as asked for
    final_url: str | None = None  # as answered
    hops: tuple[Hop, ...] = ()
    retrieved: str | None = None  # when, UTC
    status: int | None = None
    media_type: str | None = None
    charset: str | None = None
    sha256: str | None = None  # of the raw bytes
    size: int | None = None  # of the raw bytes
    wrapper: Wrapper | None = None
    limits: tuple[str, ...] = ()  # limits that were met
    evidence_path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The one door into the line: exactly one of `html` (decoded or raw) and `text` is set."""

    html: str | bytes | None = None
    text: str | None = None
    url: str | None = None  # the address it was served from
    capture: Capture = field(default_factory=Capture)
    published: str | None = None  # given by the caller; wins over the page's own claim
    language: str | None = None  # given by the caller


# ---------------------------------------------------------------- the article

ZoneKind = Literal["headline", "byline", "dateline", "lead", "body", "trailing", "footer", "caption", "metadata"]


class Zone(Record):
    """A stretch of the page and what it is for.

    For plain text, `start` is the zone's offset in `article.text` and `path` is empty; for HTML, `path` is the
    DOM path (or `meta[name=author]`, `ld+json:author`) and `start` is null.
    """

    id: str  # "z0", "z1", ... in document order
    kind: ZoneKind
    text: str
    path: str = ""
    start: int | None = None
    href: str | None = None  # where the zone's only link leads, when it is one
    area: str | None = None  # what the markup calls the place: source, byline, caption ...; null where it says nothing


class Article(Record):
    """The cleaned article and the zones around it."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    text: str = ""
    partial: str | None = None  # the reason, when the text is not whole
    zones: tuple[Zone, ...] = ()


class Span(Record):
    """A place: `zone` is "text" (offsets in `article.text`) or a zone id (offsets in that zone's text)."""

    zone: str = "text"
    start: int
    end: int
    text: str


# ---------------------------------------------------------------- findings


class Clue(Record):
    """One observation that helped to decide, or was seen and did not count."""

    rule: str
    says: str  # one plain sentence
    name: str | None = None
    outlet: str | None = None
    counted: bool = False
    span: Span | None = None


class Publisher(Record):
    """Which outlet serves the text. Follows the fetched address only."""

    status: Literal["identified", "platform", "unknown", "no-address"]
    outlet: str | None = None
    name: str | None = None
    host: str | None = None
    registrable_domain: str | None = None
    account: str | None = None
    rule: str | None = None
    clues: tuple[Clue, ...] = ()


OriginRelation = Literal["wire", "republished", "co-credit", "partner", "press-release", "based-on"]


class Contribution(Record):
    """One outlet's part in the text. `outlet` is null when the printed name is not in the registry."""

    outlet: str | None
    name: str
    relation: OriginRelation
    role: Literal["origin", "via", "cited", "photo"] = "origin"
    rule: str
    span: Span


class Origin(Record):
    """Whose text it is. `taken` without contributions means: taken from somebody, who is not named."""

    status: Literal["own", "taken", "unknown"]
    relation: OriginRelation | None = None
    rule: str | None = None
    contributions: tuple[Contribution, ...] = ()
    clues: tuple[Clue, ...] = ()


class Claim(Record):
    """What the page says of itself. Kept and compared, never believed."""

    field: str  # canonical, og:url, og:site_name, ld:publisher, ld:author, copyright ...
    value: str
    where: str  # "link[rel=canonical]", "ld+json" ...


class Finding(Record):
    """Something about this page a reader should look at; a sign, never a verdict."""

    kind: str  # look-alike, claim-conflict, wrapper, partial-text, unlisted-host ...
    severity: Literal["note", "look"]
    message: str
    outlet: str | None = None
    pattern: str | None = None
    span: Span | None = None


# ---------------------------------------------------------------- signals


class Signal(Record):
    """A mark in the text that may point to bias. Never a verdict."""

    signal: str  # quote, scare-quote, unnamed-source ...
    span: Span
    rule: str
    why: str  # one plain sentence
    in_quote: bool = False  # the words of somebody quoted, not of the outlet
    speaker: str | None = None  # as printed


class Speaker(Record):
    """Who gets to speak, and how much."""

    name: str | None  # null: words quoted from nobody we could name
    kind: Literal["person", "organisation", "unnamed", "unknown"]
    quotes: int
    words: int
    spans: tuple[Span, ...] = ()


class Signals(Record):
    """All marks, with counts. `supported` is false for languages without rules: then only marks are read."""

    language: str | None
    supported: bool
    measures: dict[str, float] = Field(default_factory=dict)
    speakers: tuple[Speaker, ...] = ()
    spans: tuple[Signal, ...] = ()


# ---------------------------------------------------------------- the document


class Request(Record):
    """What was asked, and for which date the statements hold."""

    url: str | None = None
    as_of: str
    as_of_basis: Literal["given", "published", "captured", "today"]


class RegistryStamp(Record):
    """Which registry answered."""

    version: str
    sha256: str
    layers: tuple[str, ...]


class ProducedBy(Record):
    """What is needed to make the same bytes again."""

    library: str
    schema_: str = Field(alias="schema", default=SCHEMA_VERSION)
    registry: RegistryStamp
    suffix_list: str

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class AnnotatedDocument(Record):
    """Where one article comes from and who stands behind it."""

    schema_version: str = SCHEMA_VERSION
    request: Request
    capture: Capture
    article: Article
    publisher: Publisher
    origin: Origin
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    profiles: dict[str, Profile] = Field(default_factory=dict)
    signals: Signals
    produced_by: ProducedBy

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the document as JSON text; equal documents give equal bytes.

        Characters that could turn or hide what a reader sees stand as escapes; the values are the same.
        """
        return inert_json(self.model_dump_json(indent=indent, by_alias=True))
