"""Registrable domains by the Public Suffix List, and what of a host name may be shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from provenance.urls.hosts import ascii_host, display_host, public_suffix, registrable_domain, unicode_host
from provenance.urls.tables import rows, stated_version
from tests.shared import shared

MORE_HOSTS = [
    "www.bbc.co.uk", "arabic.rt.com", "a.b.city.kawasaki.jp", "x.kawasaki.jp", "parliament.uk", "a.b.ck",
    "www.ck", "user.github.io", "someone.blogspot.com", "news.someone.wordpress.com", "clone.eu.com",
    "bild.co.com", "faz.com.de", "a.s3.amazonaws.com", "x.y.compute.amazonaws.com", "localhost", "a.example",
    "xn--85x722f.xn--55qx5d.cn", "shop.xn--p1ai",
]  # fmt: skip


def psl_rows() -> list[tuple[str, str | None]]:
    """Return host and registrable domain of each test of the list's own two files."""
    quoted = re.findall(r"^checkPublicSuffix\('(.*?)', (?:'(.*?)'|null)\);", read("psl/test_psl.txt"), re.M)
    plain = re.findall(r"^([^/\s]+) (\S+)$", read("psl/tests.txt"), re.M)
    found = [(host, domain or None) for host, domain in quoted]
    return found + [(host, None if domain == "null" else domain) for host, domain in plain if host != "null"]


def read(name: str) -> str:
    """Return a file of the shared reliability data."""
    return shared(f"reliability/{name}").read_text("utf-8")


def test_public_suffix_list_tests() -> None:
    """Every row of the list's own tests."""
    tests = psl_rows()
    wrong = [
        (host, domain) for host, domain in tests if registrable_domain(host) != (ascii_host(domain) if domain else None)
    ]
    assert len(tests) > 140
    assert wrong == []


@pytest.mark.filterwarnings("ignore")
def test_same_answers_as_tldextract(tmp_path: Path) -> None:
    """tldextract, given the very list we ship and private suffixes on, names the same domains."""
    tldextract = pytest.importorskip("tldextract")
    listing = tmp_path / "list.dat"
    rules = "\n".join(map(unicode_host, rows("suffixes")))
    listing.write_text(f"// ===BEGIN ICANN DOMAINS===\n{rules}\n// ===END ICANN DOMAINS===\n", "utf-8")
    extract = tldextract.TLDExtract(
        cache_dir=None,
        suffix_list_urls=(listing.as_uri(),),
        fallback_to_snapshot=False,
        include_psl_private_domains=True,
    )
    hosts = MORE_HOSTS + [ascii_host(host) for host, _ in psl_rows() if host[0] != "."]
    differ = []
    for host in hosts:
        found = extract(host)
        # For names whose ending is on no list tldextract says so; ours takes the last label, as the list's rules do.
        if found.suffix and (found.top_domain_under_public_suffix or None) != registrable_domain(host):
            differ.append((host, found, registrable_domain(host)))
    assert differ == []


@pytest.mark.parametrize(
    ("host", "domain", "suffix"),
    [
        pytest.param("www.bbc.co.uk", "bbc.co.uk", "co.uk", id="two-level"),
        pytest.param("bild.eu.com", "bild.eu.com", "eu.com", id="private-ending"),
        pytest.param("cnn.com.de", "cnn.com.de", "com.de", id="private-ending-of-a-country"),
        pytest.param("a.b.blogspot.com", "b.blogspot.com", "blogspot.com", id="hosted-blog"),
        pytest.param("news.harbour.example", "harbour.example", "example", id="unlisted-ending"),
        pytest.param("Süddeutsche.DE.", "xn--sddeutsche-9db.de", "de", id="letters"),
    ],
)
def test_registrable_domain(host: str, domain: str, suffix: str) -> None:
    """The part somebody registered, with private suffixes told apart."""
    assert registrable_domain(host) == domain
    assert public_suffix(ascii_host(host)) == suffix


@pytest.mark.parametrize("host", ["com", "co.uk", "127.0.0.1", "[::1]", "", ".com", "a..b", "github.io"])
def test_nobody_registered_it(host: str) -> None:
    """Suffixes, IP addresses and impossible names have no registrable domain."""
    assert registrable_domain(host) is None


@pytest.mark.parametrize(
    ("host", "seen"),
    [
        pytest.param("xn--sddeutsche-9db.de", "süddeutsche.de", id="marks"),
        pytest.param("xn--80aswg.xn--p1ai", "сайт.рф", id="whole-script"),
        pytest.param("xn--80ak6aa92e.com", "xn--80ak6aa92e.com", id="whole-script-that-reads-as-latin"),
        pytest.param("xn--tgesspiegel-yij.de", "xn--tgesspiegel-yij.de", id="mixed-scripts"),
        pytest.param("xn--a.com", "xn--a.com", id="not-punycode"),
    ],
)
def test_display(host: str, seen: str) -> None:
    """Letters are shown where they cannot pass for others."""
    assert display_host(host) == seen


def test_the_list_states_its_edition() -> None:
    """Results can say which list they were made with."""
    assert re.fullmatch(r"20\d\d-\d\d-\d\d_\S+", stated_version("suffixes"))
