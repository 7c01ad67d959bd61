"""What a page says of itself is compared with its address: conflicts are findings, relatives are notes."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from provenance.identify import Sign, identify, signs
from provenance.registry.index import Registry, load_registry


class Claim(NamedTuple):
    """A claim as the page gives it."""

    field: str
    value: str


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return the shipped registry."""
    return load_registry()


def found(url: str, claims: list[tuple[str, str]], registry: Registry) -> list[Sign]:
    """Return the findings about claims on the page at `url`."""
    identity = identify(url, registry)
    about_address = {"wrapper", "unlisted-host", "look-alike", "reported-host", "held-at-another-time"}
    said = (Claim(*claim) for claim in claims)
    return [sign for sign in signs(identity, said, registry) if sign.kind not in about_address]


def test_probe_1(registry: Registry) -> None:
    """A page on a look-alike that claims to be the original: publisher unknown, look-alike, both claims in conflict."""
    identity = identify("https://spiegel.ltd/politik/a-1", registry)
    claims = [
        Claim("canonical", "https://www.spiegel.de/politik/a-1"),
        Claim("og:url", "https://www.spiegel.de/politik/a-1"),
        Claim("og:site_name", "DER SPIEGEL"),
    ]
    told = [sign for sign in signs(identity, claims, registry) if sign.kind != "unlisted-host"]
    assert (identity.status, identity.outlet) == ("unknown", None)
    assert [sign.kind for sign in told] == ["look-alike", "claim-conflict", "claim-conflict"]
    assert {sign.outlet for sign in told} == {"der-spiegel"}
    for side in ("spiegel.ltd", "www.spiegel.de", "Der Spiegel", "canonical", "og:url"):
        assert side in told[1].message


SPIEGEL, UNLISTED = "https://www.spiegel.de/politik/a-1", "https://harbourgazette.example/a"
ARABIC, MSN = "https://arabic.rt.com/a", "https://www.msn.com/a"


@pytest.mark.parametrize(
    ("url", "field", "value"),
    [
        pytest.param(SPIEGEL, "canonical", "http://spiegel.de/politik/a-1/", id="scheme-www-slash"),
        pytest.param(SPIEGEL, "canonical", "https://m.spiegel.de/politik/a-1?utm_source=x", id="mobile-and-tracking"),
        pytest.param(SPIEGEL, "canonical", "https://amp.spiegel.de/politik/a-1", id="amp-host"),
        pytest.param(SPIEGEL, "canonical", "/politik/a-1", id="relative"),
        pytest.param(SPIEGEL, "canonical", "//www.spiegel.de/politik/a-1", id="no-scheme"),
        pytest.param(SPIEGEL, "amphtml", "https://www-spiegel-de.cdn.ampproject.org/c/s/www.spiegel.de/a", id="cache"),
        pytest.param(SPIEGEL, "canonical", "not an address \x00", id="no-address"),
        pytest.param(SPIEGEL, "feed", "http://feeds.feedburner.com/harbour", id="feed-service"),
        pytest.param(SPIEGEL, "og:site_name", "DER SPIEGEL", id="name-in-capitals"),
        pytest.param(SPIEGEL, "ld:publisher", "DER SPIEGEL GmbH & Co. KG", id="name-with-legal-form"),
        pytest.param(SPIEGEL, "ld:publisher", "Some Company nobody listed", id="name-nobody-bears"),
        pytest.param(SPIEGEL, "copyright", "© 2020 DER SPIEGEL. Alle Rechte vorbehalten.", id="own-copyright"),
        pytest.param("https://www.bbc.co.uk/news/a", "canonical", "https://www.bbc.com/news/a", id="other-own-domain"),
        pytest.param(UNLISTED, "canonical", "https://www.harbourgazette.example/b", id="unlisted-same-host"),
        pytest.param(UNLISTED, "og:url", "https://news.harbourgazette.example/b", id="unlisted-same-domain"),
        pytest.param(UNLISTED, "author", "Jane Nordlys", id="a-person"),
        pytest.param(UNLISTED, "twitter:site", "@nobody_we_know", id="account-nobody-has"),
        pytest.param(UNLISTED, "unheard-of-field", "https://www.spiegel.de/", id="field-we-do-not-read"),
    ],
)
def test_no_conflict(registry: Registry, url: str, field: str, value: str) -> None:
    """The same address in other words, the same outlet's other addresses, and names nobody bears."""
    assert found(url, [(field, value)], registry) == []


@pytest.mark.parametrize(
    ("url", "field", "value", "kind", "outlet"),
    [
        pytest.param(SPIEGEL, "canonical", "https://www.zeit.de/a", "claim-conflict", "die-zeit", id="canonical"),
        pytest.param(SPIEGEL, "og:url", "https://another.example/a", "claim-conflict", None, id="unlisted-address"),
        pytest.param(SPIEGEL, "og:site_name", "Le Monde", "claim-conflict", "le-monde", id="site-name"),
        pytest.param(SPIEGEL, "ld:publisher", "Le Monde", "claim-conflict", "le-monde", id="publisher"),
        pytest.param(SPIEGEL, "ld:publisher.url", "https://www.lemonde.fr", "claim-conflict", "le-monde", id="its-url"),
        pytest.param(SPIEGEL, "feed", "https://www.lemonde.fr/rss", "claim-conflict", "le-monde", id="feed"),
        pytest.param(SPIEGEL, "twitter:site", "@RT_com", "claim-conflict", "rt", id="account"),
        pytest.param(SPIEGEL, "article:publisher", "https://fb.com/bbcnews", "claim-conflict", "bbc", id="page"),
        pytest.param(UNLISTED, "canonical", "https://www.spiegel.de/", "claim-conflict", "der-spiegel", id="unlisted"),
        pytest.param(UNLISTED, "copyright", "© 2021 Der Spiegel", "claim-conflict", "der-spiegel", id="copyright"),
        pytest.param(UNLISTED, "ld:author", "Reuters", "claimed-credit", "reuters", id="author"),
        pytest.param(SPIEGEL, "copyright", "Copyright Reuters 2020", "claimed-credit", "reuters", id="rights"),
        pytest.param(ARABIC, "canonical", "https://www.rt.com/a", "claim-of-relative", "rt", id="kin"),
        pytest.param(MSN, "ld:provider", "Reuters", "provider", "reuters", id="provider"),
        pytest.param(MSN, "provider", "Associated Press", "provider", "associated-press", id="label"),
        pytest.param(MSN, "canonical", "https://apnews.com/a", "provider", "associated-press", id="c"),
    ],
)  # fmt: skip
def test_differences(registry: Registry, url: str, field: str, value: str, kind: str, outlet: str | None) -> None:
    """What differs is a conflict with both sides, unless it is a relative, a credit, or an aggregator's provider."""
    (sign,) = found(url, [(field, value)], registry)
    assert (sign.kind, sign.pattern, sign.outlet) == (kind, field, outlet)
    assert sign.severity == ("look" if kind == "claim-conflict" else "note")


def test_one_finding_for_one_address(registry: Registry) -> None:
    """Fields that agree with each other make one finding that names them all."""
    claims = [(field, "https://www.zeit.de/a") for field in ("canonical", "og:url", "amphtml")]
    (sign,) = found(SPIEGEL, claims, registry)
    assert "canonical and og:url and amphtml" in sign.message


def test_an_aggregator_stays_the_host(registry: Registry) -> None:
    """A provider's label names the provider; who serves the page does not change."""
    identity = identify("https://www.msn.com/en-us/news/a", registry)
    told = list(signs(identity, [Claim("provider", "Reuters")], registry))
    assert (identity.status, identity.outlet) == ("platform", "msn")
    assert [(sign.kind, sign.outlet) for sign in told] == [("provider", "reuters")]
