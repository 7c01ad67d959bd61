"""Who serves an address: an outlet, an account, nobody we know, and never the platform's own facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.errors import InvalidURL
from provenance.identify import Identity, identify, signs
from provenance.registry.index import Registry, load_registry

OVERLAY = """
version: '1'
outlets:
  harbour-gazette:
    name: Harbour Gazette
    kind: newspaper
    country: NO
    domains:
      - harbourgazette.example
      - {name: portal.example, path: /gazette}
      - {name: oldharbour.example, until: '2015-06'}
      - {name: newharbour.example, since: '2015-07'}
    accounts:
      - {platform: telegram, handle: HarbourGazette}
      - {platform: youtube, handle: UC0123456789012345678901}
    evidence:
      - {url: 'https://harbourgazette.example/imprint', retrieved: '2026-05-01', says: Names the newspaper}
  harbour-later:
    name: Harbour Later
    kind: site
    domains:
      - {name: oldharbour.example, since: '2019'}
    evidence:
      - {url: 'https://oldharbour.example/about', retrieved: '2026-05-01', says: Names the site}
  harbour-arabic:
    name: Harbour Gazette Arabic
    kind: newspaper
    parent: harbour-gazette
    domains: [arabic.harbourgazette.example]
    evidence:
      - {url: 'https://arabic.harbourgazette.example/', retrieved: '2026-05-01', says: Names the edition}
"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return the shipped registry."""
    return load_registry()


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """Return the shipped registry with a made-up newspaper on top."""
    path: Path = tmp_path_factory.mktemp("registry") / "harbour.yaml"
    path.write_text(OVERLAY, "utf-8")
    return load_registry(path)


def kinds(identity: Identity, registry: Registry) -> list[str]:
    """Return the kinds of findings on an address."""
    return [sign.kind for sign in signs(identity, (), registry)]


@pytest.mark.parametrize(
    ("url", "outlet", "rule"),
    [
        pytest.param("https://harbourgazette.example/", "harbour-gazette", "domain-host", id="host"),
        pytest.param("http://www.harbourgazette.example:8080/a?b#c", "harbour-gazette", "domain-host", id="www-port"),
        pytest.param("https://m.harbourgazette.example/a", "harbour-gazette", "domain-parent", id="below"),
        pytest.param("https://arabic.harbourgazette.example/a", "harbour-arabic", "domain-host", id="edition"),
        pytest.param("https://portal.example/gazette/a", "harbour-gazette", "domain-path", id="path"),
        pytest.param("https://portal.example/gazette", "harbour-gazette", "domain-path", id="path-itself"),
        pytest.param("https://portal.example/gazetteer", None, "unlisted-host", id="longer-word"),
        pytest.param("https://portal.example/", None, "unlisted-host", id="front-page-of-the-portal"),
        pytest.param("https://harbourgazette.example.evil.example/", None, "unlisted-host", id="host-as-label"),
        pytest.param("https://harbourgazette.example@evil.example/", None, "unlisted-host", id="host-as-user"),
        pytest.param("https://notharbourgazette.example/", None, "unlisted-host", id="host-as-ending"),
        pytest.param("https://t.me/harbourgazette/12", "harbour-gazette", "account", id="account"),
        pytest.param("https://www.youtube.com/channel/UC0123456789012345678901", "harbour-gazette", "account", id="id"),
        pytest.param("https://t.me/harbourgazettes/12", None, "platform-account-unknown", id="another-account"),
        pytest.param("https://www.youtube.com/watch?v=abc", None, "platform-account-unknown", id="names-no-account"),
    ],
)
def test_longest_match(harbour: Registry, url: str, outlet: str | None, rule: str) -> None:
    """Host and path decide, the longest wins, and nothing is guessed."""
    found = identify(url, harbour)
    assert (found.outlet, found.rule) == (outlet, rule)


@pytest.mark.parametrize(
    ("on", "outlet", "is_noted"),
    [
        pytest.param("2014-01-01", "harbour-gazette", False, id="first-holder"),
        pytest.param("2020-01-01", "harbour-later", False, id="second-holder"),
        pytest.param("2017-01-01", "harbour-later", True, id="between-them"),
        pytest.param(None, "harbour-later", False, id="today"),
    ],
)
def test_who_had_the_domain_then(harbour: Registry, on: str | None, outlet: str, *, is_noted: bool) -> None:
    """A date asks for the holder at the time; where there was none the present one is named, and said so."""
    found = identify("https://oldharbour.example/a", harbour, on=on)
    assert found.outlet == outlet
    assert ("held-at-another-time" in kinds(found, harbour)) is is_noted


def test_a_capture_is_a_date(harbour: Registry) -> None:
    """The time an archive states asks for the holder then."""
    captured = "https://web.archive.org/web/{}/https://oldharbour.example/a"
    assert identify(captured.format("20130101000000"), harbour).outlet == "harbour-gazette"
    assert identify(captured.format("2021"), harbour).outlet == "harbour-later"


@pytest.mark.parametrize("url", ["", "harbourgazette.example", "ftp://harbourgazette.example/", "https://"])
def test_no_address(harbour: Registry, url: str) -> None:
    """What is no web address raises; the absence of one is an answer."""
    with pytest.raises(InvalidURL):
        identify(url, harbour)
    assert identify(None, harbour).status == "no-address"


@pytest.mark.parametrize(
    ("url", "outlet", "status", "service"),
    [
        pytest.param("https://web.archive.org/web/2021/https://www.rt.com/a", "rt", "identified", "wayback", id="4"),
        pytest.param("https://tass-com.translate.goog/a?_x_tr_sl=en", "tass", "identified", "translate.goog", id="5"),
        pytest.param(
            "https://webcache.googleusercontent.com/search?q=cache:https://tass.com/a", "tass", "identified",
            "google-cache", id="5-cache",
        ),
        pytest.param(
            "https://news.google.com/rss/articles/CBMiWkFVX3lxTE1hYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5eg", None, "unknown",
            "google-news", id="6",
        ),
        pytest.param("https://arabic.rt.com/a", "rt-arabic", "identified", None, id="7-arabic"),
        pytest.param("https://www.rt.com/a", "rt", "identified", None, id="7"),
        pytest.param("https://sputniknews.com/a", "sputnik", "identified", None, id="8-old"),
        pytest.param("https://sputnikglobe.com/a", "sputnik", "identified", None, id="8-new"),
        pytest.param("https://www.presstv.ir/a", "press-tv", "identified", None, id="9-ir"),
        pytest.param("https://presstv.com/a", "press-tv", "identified", None, id="9-com"),
        pytest.param("https://www.bbc.co.uk/news/a", "bbc", "identified", None, id="10-co-uk"),
        pytest.param("https://www.bbc.com/news/a", "bbc", "identified", None, id="10-com"),
        pytest.param("https://www.msn.com/en-us/news/world/a/ar-AA1", "msn", "platform", None, id="11"),
        pytest.param("https://www.urdupoint.com/en/world/a-1.html", "urdupoint", "identified", None, id="12"),
        pytest.param("https://www.youtube.com/watch?v=abc", None, "platform", None, id="13-youtube"),
        pytest.param("https://t.me/c/1/2", None, "platform", None, id="13-telegram"),
        pytest.param("https://www.facebook.com/watch/?v=1", None, "platform", None, id="13-facebook"),
        pytest.param("https://a-host-nobody-listed.example/", None, "unknown", None, id="14"),
    ],
)  # fmt: skip
def test_probes(registry: Registry, url: str, outlet: str | None, status: str, service: str | None) -> None:
    """Addresses on which other tools were seen to fail (the numbers are those of that survey)."""
    found = identify(url, registry)
    assert (found.outlet, found.status) == (outlet, status)
    assert (found.wrapper.service if found.wrapper else None) == service


def test_probe_3(registry: Registry) -> None:
    """An encoded host of the AMP cache is decoded with its hyphen."""
    found = identify("https://al--monitor-com.cdn.ampproject.org/v/s/www.al-monitor.com/originals/a", registry)
    assert found.host == "www.al-monitor.com"


def test_unlisted_says_which_registry_was_asked(registry: Registry) -> None:
    """Unknown is an answer, with the registry that gave it."""
    found = identify("https://a-host-nobody-listed.example/", registry)
    (sign,) = signs(found, (), registry)
    assert sign.kind == "unlisted-host"
    assert f"registry {registry.version}" in sign.message


@pytest.mark.parametrize(
    "host",
    [
        "msn.com", "news.yahoo.com", "news.google.com", "apple.news", "smartnews.com", "toutiao.com", "dzen.ru/news",
        "news.livedoor.com", "v.daum.net", "news.naver.com",
    ],
)  # fmt: skip
def test_aggregators_are_hosts(registry: Registry, host: str) -> None:
    """An aggregator is the host of the page and never its publisher."""
    found = identify(f"https://{host}/story/1", registry)
    assert found.status == "platform"


def test_a_hosted_blog_may_imitate(registry: Registry) -> None:
    """The name of a hosted blog is chosen by somebody; one that writes out an address is a look-alike."""
    found = identify("https://bild.de.github.io/", registry)
    assert (found.status, found.outlet) == ("platform", None)
    assert found.lookalike is not None
    assert kinds(found, registry) == ["look-alike"]
    assert identify("https://someone.github.io/", registry).lookalike is None


def test_a_refused_inner_address_is_a_finding(registry: Registry) -> None:
    """A wrapper around an address inside somebody's network leads nowhere, and says so."""
    found = identify("https://l.facebook.com/l.php?u=http%3A%2F%2F10.0.0.1%2F", registry)
    (sign,) = signs(found, (), registry)
    assert (found.status, sign.severity) == ("unknown", "look")
    assert "special-purpose" in sign.message


def test_reported_impersonations_name_the_report(registry: Registry) -> None:
    """Every host the registry holds as reported is unknown as a publisher, and its finding says who reported it."""
    hosts = reported_hosts(registry)
    assert len(hosts) > 100
    for host in hosts[::25]:
        found = identify(f"https://www.{host}/a", registry)
        if found.outlet is not None:
            continue  # an address of the outlet by a later layer
        (sign,) = signs(found, (), registry)
        assert found.status == "unknown"
        assert "https://" in sign.message
        assert sign.kind in ("look-alike", "reported-host")


def reported_hosts(registry: Registry) -> list[str]:
    """Return the hosts that the registry's files report as impersonations."""
    import yaml

    from tests.shared import ROOT

    hosts: list[str] = []
    for path in sorted((ROOT / "sources").glob("*.yaml")):
        if "\nimpersonations:" in (text := path.read_text("utf-8")):
            hosts += yaml.load(text, Loader=yaml.CSafeLoader)["impersonations"]
    return hosts
