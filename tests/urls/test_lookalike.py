"""What imitates a registered address is found; what only shares a name, a word or a letter is left alone."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from provenance.text import fold
from provenance.urls.hosts import ascii_host
from provenance.urls.known import NamesInMemory
from provenance.urls.lookalike import LookalikeIndex
from provenance.urls.spelling import is_one_edit, without_one
from tests.shared import shared

Row = dict[str, Any]
NAMES = {"neuesdeutschland": ["nd-aktuell"], "thestar": ["star-one", "star-two"], "libération": ["liberation"]}
DOMAINS = [
    ("spiegel.de", "spiegel"), ("bild.de", "bild"), ("lemonde.fr", "lemonde"), ("bbc.com", "bbc"), ("bbc.co.uk", "bbc"),
    ("theguardian.com", "guardian"), ("dailymail.co.uk", "dailymail"), ("standard.co.uk", "standard"),
    ("t-online.de", "t-online"), ("nd-aktuell.de", "nd-aktuell"), ("ansa.it", "ansa"), ("al-monitor.com", "al-monitor"),
    ("liberation.fr", "liberation"), ("reuters.com", "reuters"), ("rt.com", "rt"), ("arabic.rt.com", "rt-arabic"),
    ("etv.bg", "etv"), ("kmsgtv.com", "kmsg"), ("express.co.uk", "express"), ("star.example.org", "star-one"),
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> LookalikeIndex:
    """Return an index of a few addresses."""
    return LookalikeIndex(NamesInMemory(DOMAINS, lambda name: NAMES.get(name, [])))


@pytest.mark.parametrize(
    ("host", "outlet", "pattern"),
    [
        pytest.param("spiegel.ltd", "spiegel", "other-ending", id="open-ending"),
        pytest.param("www.lemonde.today", "lemonde", "other-ending", id="media-ending"),
        pytest.param("dailymail.top", "dailymail", "other-ending", id="common-name-open-ending"),
        pytest.param("bild.eu.com", "bild", "other-ending", id="ending-sold-below-another"),
        pytest.param("nd-aktuell.net", "nd-aktuell", "other-ending", id="own-word-under-net"),
        pytest.param("neuesdeutschland.press", "nd-aktuell", "other-ending", id="name-instead-of-address"),
        pytest.param("tonline.cfd", "t-online", "hyphen", id="hyphen-lost"),
        pytest.param("al--monitor.xyz", "al-monitor", "hyphen", id="hyphen-doubled"),
        pytest.param("lemоnde.fr", "lemonde", "homoglyph", id="cyrillic-letter"),
        pytest.param("xn--ansa-0ve.it", None, None, id="other-letters"),
        pytest.param("ѕріegel.example", "spiegel", "homoglyph", id="cyrillic-letters-other-ending"),
        pytest.param("ѕpiegel-news.example", "spiegel", "homoglyph", id="cyrillic-letter-and-word"),
        pytest.param("lémonde.fr", "lemonde", "homoglyph", id="marks-same-ending"),
        pytest.param("spiege1.de", "spiegel", "letters", id="one-for-l"),
        pytest.param("nytirnes.com", None, None, id="not-in-this-index"),
        pytest.param("theguarclian.com", "guardian", "letters", id="cl-for-d"),
        pytest.param("bi1d.de", "bild", "letters", id="short-and-loud"),
        pytest.param("speigel.de", "spiegel", "typo", id="swapped"),
        pytest.param("thegaurdian.com", "guardian", "typo", id="swapped-in-a-trade-word"),
        pytest.param("spiegelr.live", "spiegel", "typo", id="added-other-ending"),
        pytest.param("bildd.lol", "bild", "typo", id="last-letter-doubled"),
        pytest.param("ansa-notizie.com", "ansa", "brand-and-word", id="telling-word"),
        pytest.param("bbcnews-live.com", "bbc", "brand-and-word", id="word-in-one-and-another"),
        pytest.param("reutersnews.info", "reuters", "brand-and-word", id="word-in-one"),
        pytest.param("theguardian-news.online", "guardian", "brand-and-word", id="common-name-and-word"),
        pytest.param("bbc.com-news.example", "bbc", "brand-as-label", id="address-before-hyphen"),
        pytest.param("lemonde.fr.actu.example", "lemonde", "brand-as-label", id="address-as-labels"),
        pytest.param("bbc.co.uk.news.example", "bbc", "brand-as-label", id="longer-address-as-labels"),
        pytest.param("bbc.com.spiegel.ltd", "bbc", "brand-as-label", id="address-written-out-before-a-name"),
        pytest.param("www-spiegel-de.web.app", "spiegel", "brand-as-label", id="address-in-one-label"),
        pytest.param("al--monitor-com.pages.dev", "al-monitor", "brand-as-label", id="hyphens-doubled"),
    ],
)
def test_patterns(index: LookalikeIndex, host: str, outlet: str | None, pattern: str | None) -> None:
    """Each pattern, with the outlet it points to."""
    found = index.find(host)
    assert (found.outlet if found else None, found.pattern if found else None) == (outlet, pattern)


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("spiegel.de", id="own"),
        pytest.param("arabic.rt.com", id="own-below"),
        pytest.param("anything.spiegel.de", id="below-own"),
        pytest.param("guardian.ng", id="another-guardian"),
        pytest.param("standard.kz", id="common-name-settled-ending"),
        pytest.param("standard.media", id="common-name-media-ending"),
        pytest.param("expressnews.com", id="common-name-and-word"),
        pytest.param("express-news.com", id="common-name-hyphen-word"),
        pytest.param("etv.al", id="same-name-another-country"),
        pytest.param("kmsstv.com", id="call-sign-one-letter-off"),
        pytest.param("bildung.de", id="longer-word"),
        pytest.param("spiegelau.com", id="place-in-one"),
        pytest.param("spiegelfabrik.example", id="word-in-one-nobody-adds"),
        pytest.param("mirror.example", id="no-such-name"),
        pytest.param("libération.fr", id="own-spelling-with-marks"),
        pytest.param("münchen.de", id="honest-letters"),
        pytest.param("новости.рф", id="whole-script"),
        pytest.param("thestar.info", id="name-of-two-outlets"),
        pytest.param("arabic.live", id="label-of-an-edition"),
        pytest.param("lemonde.actu.example", id="name-alone-as-label"),
        pytest.param("someone.substack.com", id="platform"),
        pytest.param("com", id="suffix"),
        pytest.param("127.0.0.1", id="ip-address"),
        pytest.param("", id="empty"),
    ],
)
def test_left_alone(index: LookalikeIndex, host: str) -> None:
    """Near misses of every pattern."""
    assert index.find(host) is None


def test_an_address_can_be_tested_as_if_it_were_new(index: LookalikeIndex) -> None:
    """`besides` takes registered addresses out of the comparison, on both sides."""
    assert index.find("bbc.co.uk") is None
    assert index.find("spiegel.de", besides={"spiegel.de"}) is None
    both = LookalikeIndex(NamesInMemory([("spiegel.de", "a"), ("spiegel.ltd", "b")]))
    found = both.find("spiegel.ltd", besides={"spiegel.ltd"})
    assert found is not None
    assert found.domain == "spiegel.de"


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("spiegel", "spigel", True), ("spiegel", "speigel", True), ("spiegel", "spiegels", True),
        ("abcd", "abdc", True), ("ab", "ba", True), ("", "a", True),
        ("spiegel", "spiegel", False), ("spiegel", "spgel", False), ("abcd", "badc", False), ("", "ab", False),
    ],
)  # fmt: skip
def test_one_edit(one: str, other: str, *, near: bool) -> None:
    """Dropped, added, changed, swapped: once. Whatever is one edit apart shares a shortened form."""
    assert is_one_edit(one, other) is near
    assert is_one_edit(other, one) is near
    assert not near or without_one(one) & without_one(other)


def figures() -> tuple[Counter[str], Counter[str]]:
    """Return how many rows of the shared table are right, and how many there are, by kind of row."""
    reference = json.loads(shared("reliability/lookalikes/outlets_reference.json").read_text("utf-8"))["outlets"]
    names: dict[str, list[str]] = {}
    for outlet in reference:
        for name in (outlet["name"], *outlet["aliases"]):
            names.setdefault(fold(name).replace(" ", ""), []).append(outlet["domain"])
    domains = [(name, row["domain"]) for row in reference for name in (row["domain"], *row["other_domains"])]
    index = LookalikeIndex(NamesInMemory(domains, lambda name: names.get(name, [])))
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    rows: list[Row] = json.loads(shared("reliability/lookalikes/lookalikes_public.json").read_text("utf-8"))["rows"]
    for row in rows:
        found = index.find(ascii_host(row["domain"]))
        kind = "null" if row["impersonates"] is None else "reported" if row["class"] == "reported" else "constructed"
        total[kind] += 1
        right[kind] += (found.outlet if found else None) == row["impersonates"]
    return right, total


def test_shared_rows() -> None:
    """Recall on reported and constructed clones, and silence on the rest, each apart."""
    right, total = figures()
    assert right["reported"] >= 0.95 * total["reported"] > 50
    assert right["constructed"] >= 0.95 * total["constructed"] > 60
    assert right["null"] == total["null"] > 80
