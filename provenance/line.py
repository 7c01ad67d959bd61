"""The line: from a page to an annotated document, each stage taking a value and returning one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from provenance import __version__
from provenance.document import (
    AnnotatedDocument,
    Article,
    Capture,
    Claim,
    Finding,
    Origin,
    Page,
    ProducedBy,
    Publisher,
    RegistryStamp,
    Request,
    Wrapper,
)
from provenance.enrich import enrich
from provenance.errors import ProvenanceError
from provenance.extract import Extraction, read
from provenance.identify import Identity, Sign, identify, signs
from provenance.origin import find_origin
from provenance.registry.index import Registry, load_registry
from provenance.registry.profile import Profile
from provenance.signals import find_signals
from provenance.text import iso_day, whole_letters
from provenance.urls.hosts import suffix_list_version
from provenance.urls.wrappers import unwrap

if TYPE_CHECKING:
    from provenance.fetch import FetchSettings


def annotate(
    page: Page | str,
    registry: Registry | None = None,
    *,
    url: str | None = None,
    published: str | None = None,
    language: str | None = None,
    as_of: str | None = None,
    today: date | None = None,
) -> AnnotatedDocument:
    r"""Describe where the article on `page` comes from and who stands behind it.

    `page` is a `Page`, or plain text. `url` is the address it was served from, `published` and `as_of` are ISO dates:
    statements are shown as of `as_of`, else the article's date, else the capture's, else `today`.
    Raises `ExtractionError` where no article is found, `InvalidURL` for an address that is none and
    `ProvenanceError` (usage) for a date that is none.

    >>> found = annotate("The talks go on.\n\nSource: Sputnik", published="2020-07-17")
    >>> found.publisher.status, found.origin.relation, [part.outlet for part in found.origin.contributions]
    ('no-address', 'republished', ['sputnik'])
    """
    page = _page(page, url, published, language)
    registry = registry or load_registry()
    captured = _captured(page)
    reading = _read(page)
    article = reading.article
    request = _request(page, article, captured, as_of, today)
    identity = identify(page.url, registry, on=captured or request.as_of)
    publisher = _publisher(identity)
    origin = find_origin(article, publisher, registry)
    return AnnotatedDocument(
        request=request,
        capture=_capture(page.capture, identity, article),
        article=article,
        publisher=publisher,
        origin=origin,
        claims=reading.claims,
        findings=_findings(identity, reading.claims, article, registry),
        profiles=_profiles(publisher, origin, registry, request.as_of),
        signals=find_signals(article),
        produced_by=_stamp(registry),
    )


def check(
    url: str,
    registry: Registry | None = None,
    *,
    as_of: str | None = None,
    settings: FetchSettings | None = None,
    fetch: Callable[[str], Page] | None = None,
    today: date | None = None,
) -> AnnotatedDocument:
    """Fetch `url` and annotate what comes back.

    `fetch` replaces the built-in client: any callable from an address to a `Page`. Raises `InvalidURL`, `FetchError`
    or `ExtractionError`, each with its `kind`.
    """
    if fetch is None:
        from provenance.fetch import FetchSettings
        from provenance.fetch import fetch as fetch_page

        page = fetch_page(url, settings or FetchSettings())
    else:
        page = fetch(url)
    return annotate(page, registry, as_of=as_of, today=today)


def _page(page: Page | str, url: str | None, published: str | None, language: str | None) -> Page:
    """Return the page with what the caller says of it. Raises `ProvenanceError` (usage) for a date that is none."""
    if isinstance(page, str):
        page = Page(text=page)
    page = replace(
        page,
        html=whole_letters(page.html) if isinstance(page.html, str) else page.html,
        text=whole_letters(page.text) if page.text is not None else None,
        url=url or page.url,
        published=published or page.published,
        language=whole_letters(language or page.language or "") or None,
    )
    if page.published is not None:
        _day(page.published)
    return page


def _captured(page: Page) -> str | None:
    """Return the day the page was as we have it: when an archive took it, else when it was fetched."""
    if page.capture.wrapper is not None and page.capture.wrapper.captured:
        return iso_day(page.capture.wrapper.captured)
    archived = unwrap(page.url) if page.url else None
    return iso_day(archived.captured if archived and archived.captured else page.capture.retrieved)


def _request(page: Page, article: Article, captured: str | None, as_of: str | None, today: date | None) -> Request:
    """Return the date the statements are shown for, and why that one."""
    if as_of is not None:
        return Request(url=page.url, as_of=_day(as_of), as_of_basis="given")
    if published := iso_day(article.published):
        return Request(url=page.url, as_of=published, as_of_basis="published")
    if captured is not None:
        return Request(url=page.url, as_of=captured, as_of_basis="captured")
    return Request(url=page.url, as_of=(today or date.today()).isoformat(), as_of_basis="today")


def _day(value: str) -> str:
    """Return the day of an ISO date or time. Raises `ProvenanceError` (usage) for anything else."""
    day = iso_day(value)
    if day is None:
        raise ProvenanceError(f"{value!r} is not a date; write it as 2020-07-17", kind="usage")
    return day


def _publisher(identity: Identity) -> Publisher:
    return Publisher(
        status=identity.status,
        outlet=identity.outlet,
        name=identity.name,
        host=identity.host,
        registrable_domain=identity.registrable_domain,
        account=identity.account,
        rule=identity.rule,
    )


def _read(page: Page) -> Extraction:
    """Return the article and claims of `page`, marked as a part where its capture is one.

    A failure says how the page was reached: its hops, the limits that were met and the evidence file.
    """
    capture = page.capture
    try:
        reading = read(page)
    except ProvenanceError as error:
        hops = [hop.model_dump() for hop in capture.hops]
        known = {"hops": hops, "limits": list(capture.limits), "evidence": capture.evidence_path, "url": capture.url}
        error.details = {**(known if capture.url else {}), **error.details}
        raise
    if not capture.limits or reading.article.partial:
        return reading
    return replace(reading, article=reading.article.model_copy(update={"partial": "; ".join(capture.limits)}))


def _capture(capture: Capture, identity: Identity, article: Article) -> Capture:
    if article.partial and capture.kind == "ok":
        capture = capture.model_copy(update={"kind": "ok_partial"})
    if identity.wrapper is None:
        return capture
    found = identity.wrapper
    wrapper = Wrapper(service=found.service, original_url=found.original_url, captured=found.captured)
    return capture.model_copy(update={"wrapper": wrapper})


def _findings(
    identity: Identity, claims: tuple[Claim, ...], article: Article, registry: Registry
) -> tuple[Finding, ...]:
    found = [_finding(sign) for sign in signs(identity, claims, registry)]
    if article.partial:
        found.append(Finding(kind="partial-text", severity="note", message=f"the text is not whole: {article.partial}"))
    return tuple(found)


def _finding(sign: Sign) -> Finding:
    return Finding(
        kind=sign.kind, severity=sign.severity, message=sign.message, outlet=sign.outlet, pattern=sign.pattern
    )


def _profiles(publisher: Publisher, origin: Origin, registry: Registry, as_of: str) -> dict[str, Profile]:
    """Return a profile of every outlet that serves or contributed to the text, sorted by id.

    A platform or aggregator gets none: its own facts do not pass to what it hosts.
    """
    ids = {part.outlet for part in origin.contributions if part.outlet}
    if publisher.outlet and publisher.status == "identified":
        ids.add(publisher.outlet)
    outlets = [registry.outlet(outlet_id) for outlet_id in sorted(ids)]
    return {outlet.id: enrich(outlet, registry, as_of) for outlet in outlets if outlet is not None}


def _stamp(registry: Registry) -> ProducedBy:
    return ProducedBy(
        library=__version__,
        registry=RegistryStamp(version=registry.version, sha256=registry.sha256, layers=registry.layers),
        suffix_list=suffix_list_version(),
    )
