"""Pages on which other tools are known to go wrong: whose page it is, and whose text."""

from __future__ import annotations

import pytest

import provenance
from provenance import AnnotatedDocument, Page

BODY = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "The talks about the bridge between the two harbour towns go on, the ministry said on Friday.",
        "Officials of both towns had met three times since the spring without reaching an agreement.",
        "The old bridge has been closed to lorries since a pier was found to be cracked last autumn.",
    )
)


def annotated(url: str, *, head: str = "", first: str = "", after: str = "") -> AnnotatedDocument:
    """Return the document of a page of July 2020 served from `url`."""
    body = BODY.replace("<p>", f"<p>{first}", 1)
    html = f"<html lang=en><head>{head}</head><body><article><h1>Bridge talks</h1>{body}{after}</article></body></html>"
    return provenance.annotate(Page(html=html, url=url), published="2020-07-17")


def test_a_page_that_says_it_is_somebody_else() -> None:
    """Fetched from spiegel.ltd, canonical spiegel.de: publisher unknown, the claim kept, the likeness named."""
    head = (
        "<link rel=canonical href=https://www.spiegel.de/a><meta property=og:url content=https://www.spiegel.de/a>"
        "<meta property=og:site_name content='DER SPIEGEL'>"
    )
    found = annotated("https://spiegel.ltd/a", head=head)
    assert (found.publisher.status, found.publisher.outlet) == ("unknown", None)
    assert "https://www.spiegel.de/a" in {claim.value for claim in found.claims}
    kinds = {(finding.kind, finding.outlet) for finding in found.findings}
    assert {("look-alike", "der-spiegel"), ("claim-conflict", "der-spiegel")} <= kinds
    assert "der-spiegel" not in {part.outlet for part in found.origin.contributions}


def test_a_credit_that_extractors_throw_away() -> None:
    """`Source: Sputnik` in an element classed as byline is the origin, with its place in that zone."""
    found = annotated("https://harbourgazette.example/a", after="<div class=byline>Source: Sputnik</div>")
    (part,) = found.origin.contributions
    zone = next(zone for zone in found.article.zones if zone.id == part.span.zone)
    assert part.outlet == "sputnik"
    assert zone.path
    assert zone.text[part.span.start : part.span.end] == part.span.text == "Source: Sputnik"
    assert "Source Sputnik" not in found.article.authors


@pytest.mark.parametrize("host", ["www.bbc.co.uk", "www.bbc.com"])
def test_one_outlet_with_two_domains(host: str) -> None:
    """A public suffix of two parts is no reason to see two outlets."""
    assert annotated(f"https://{host}/news/1").publisher.outlet == "bbc"


def test_an_agency_story_on_another_outlets_site() -> None:
    """urdupoint.com with a Sputnik dateline: publisher UrduPoint, origin Sputnik, both with a profile."""
    found = annotated(
        "https://www.urdupoint.com/en/world/bridge.html",
        first="MOSCOW (UrduPoint News / Sputnik - 17th July, 2020) ",
    )
    assert found.publisher.outlet == "urdupoint"
    assert [part.outlet for part in found.origin.contributions] == ["sputnik"]
    assert found.profiles.keys() == {"urdupoint", "sputnik"}


@pytest.mark.parametrize(
    ("url", "account", "outlet"),
    [
        pytest.param("https://www.youtube.com/watch?v=abc", "youtube", None, id="video"),
        pytest.param("https://t.me/a_channel_nobody_listed/12", "telegram:a_channel_nobody_listed", None, id="account"),
        pytest.param("https://www.facebook.com/somebody/posts/1", "facebook:somebody", None, id="page"),
    ],
)
def test_a_platform_is_not_the_publisher(url: str, account: str, outlet: str | None) -> None:
    """The platform's own facts do not pass to what an account posts there."""
    found = annotated(url)
    assert (found.publisher.status, found.publisher.outlet) == ("platform", outlet)
    assert found.publisher.account == account
    assert found.profiles == {}


def test_a_host_nobody_listed() -> None:
    """Unknown is said with the registry that was asked, and is nothing against the host."""
    found = annotated("https://news.harbourgazette.example/a")
    (note,) = [finding for finding in found.findings if finding.kind == "unlisted-host"]
    assert (found.publisher.status, note.severity) == ("unknown", "note")
    assert found.produced_by.registry.version in note.message
    assert found.origin.status == "unknown"
