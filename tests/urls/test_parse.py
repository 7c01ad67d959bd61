"""The host that is judged is the host a browser would open."""

from __future__ import annotations

import json
from typing import Any

import pytest

from provenance.errors import InvalidURL
from provenance.urls.parse import MAX_LENGTH, parse
from tests.shared import shared

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """Return the rows of a table of the web platform tests, without its comments."""
    table = json.loads(shared(f"reliability/wpt/{name}.json").read_text("utf-8"))
    return [row for row in table if isinstance(row, dict)]


def host_of(url: str, base: str | None = None) -> str | None:
    """Return the host that would be asked, or None where the address is refused."""
    try:
        return parse(url, base).host
    except InvalidURL:
        return None


def test_no_host_differs_from_the_standards() -> None:
    """All rows of urltestdata: where ours gives a host, it is the standard's, and what must fail is refused."""
    wrong = []
    for row in rows("urltestdata"):
        host = host_of(row["input"], row.get("base"))
        expected = None if row.get("failure") else row["hostname"].removesuffix(".")
        if host is not None and host != expected:
            wrong.append((row["input"], host, expected))
    assert wrong == []


def test_most_addresses_of_the_standard_are_read() -> None:
    """Refusing everything would pass the test above; the web addresses that are fit to be dialled are all read."""
    fit = [
        row
        for row in rows("urltestdata")
        if not row.get("failure") and row["protocol"] in ("http:", "https:") and ".." not in row["hostname"]
    ]
    refused = [row["hostname"] for row in fit if host_of(row["input"], row.get("base")) is None]
    assert len(fit) > 240
    # Labels that begin with xn-- and stand for no letters are let through by the standard and answered by no one.
    assert [host for host in refused if "xn--" not in host and host != "."] == []


@pytest.mark.parametrize("table", ["toascii", "IdnaTestV2"])
def test_names_are_mapped_as_idna_says(table: str) -> None:
    """A name is the one the standard maps it to, or it is refused."""
    wrong = []
    for row in rows(table):
        host = host_of(f"https://{row['input']}/x") if row["input"] else None
        if host is not None and host != (row["output"] or "").removesuffix("."):
            wrong.append((row["input"], host, row["output"]))
    assert wrong == []


@pytest.mark.parametrize(
    ("url", "host"),
    [
        pytest.param("https://web.archive.org@evil.example/web/2020/", "evil.example", id="user-part"),
        pytest.param("https://evil.example\\@spiegel.de/", "evil.example", id="backslash"),
        pytest.param("https:\\\\spiegel.de\\a", "spiegel.de", id="backslashes"),
        pytest.param("http://0x7f000001/", "127.0.0.1", id="hexadecimal"),
        pytest.param("http://017700000001/", "127.0.0.1", id="octal"),
        pytest.param("http://2130706433/", "127.0.0.1", id="one-number"),
        pytest.param("http://[::ffff:7f00:1]/", "[::ffff:7f00:1]", id="mapped"),
        pytest.param("https://ｓｐｉｅｇｅｌ．ｄｅ/", "spiegel.de", id="full-width"),
        pytest.param("https://spie\u00adgel.de/", "spiegel.de", id="soft-hyphen"),
        pytest.param("  https://spie\ngel.de/ ", "spiegel.de", id="line-break"),
        pytest.param("https://SPIEGEL.de.:443/", "spiegel.de", id="case-dot-port"),
        pytest.param("https://xn--sddeutsche-9db.de/", "xn--sddeutsche-9db.de", id="punycode-stays"),
        pytest.param("https://fußball.example/", "xn--fuball-cta.example", id="sharp-s"),
    ],
)
def test_odd_spellings(url: str, host: str) -> None:
    """Spellings made to be misread name the host a browser would open."""
    assert parse(url).host == host


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        pytest.param("", "url_invalid", id="empty"),
        pytest.param("spiegel.de/politik", "url_invalid", id="no-scheme"),
        pytest.param("javascript:alert(1)", "scheme_refused", id="script"),
        pytest.param("file:///etc/passwd", "scheme_refused", id="file"),
        pytest.param("https://", "url_invalid", id="no-host"),
        pytest.param("https://a..example/", "url_invalid", id="empty-label"),
        pytest.param("https://" + "a" * 64 + ".example/", "url_invalid", id="label-of-64"),
        pytest.param("https://exa mple.org/", "url_invalid", id="space-in-host"),
        pytest.param("https://example.org/" + "a" * MAX_LENGTH, "url_invalid", id="too-long"),
        pytest.param("https://xn--a\udcff.example/", "url_invalid", id="lone-surrogate"),
    ],
)
def test_refused(url: str, kind: str) -> None:
    """What is no web address is refused with its kind, and a message fit to be shown."""
    with pytest.raises(InvalidURL) as raised:
        parse(url)
    assert raised.value.kind == kind
    assert len(raised.value.message) < 300
    assert raised.value.message.isprintable()


@pytest.mark.parametrize(
    "url", ["https://www.Süddeutsche.de:443/a b?x=1#y", "http://0x7f.1/%7Ea/../b", "https://x.org"]
)
def test_reading_twice_changes_nothing(url: str) -> None:
    """The standard's serialisation reads as itself."""
    once = parse(url)
    assert parse(once.href) == once
