"""Many addresses get the answers that each alone gets: as objects, as lines of JSON, as Arrow batches."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from provenance.errors import InvalidURL
from provenance.identify import Identity, identify
from provenance.identify.many import AddressBook
from provenance.identify.plain import MANY
from provenance.registry.index import Registry, load_registry
from tests.urls.test_identify import OVERLAY
from tests.urls.test_wrappers import EXAMPLES

ODD = [
    "", "x", "ftp://spiegel.de/", "https://spiegel.de./a", "https://a..spiegel.de/", "https://WWW.SPIEGEL.DE/a",
    "view-source:https://www.spiegel.de/a", "https://www.spiegel.de@evil.example/", "https://[::1]/", "https://1.2.3.4/",
    "https://stra\u1e9ee.example/", "https://" + "a" * 64 + ".de/", "https://www.spiegel.de/" + "a" * 70_000,
    "https://t.co/a", "https://t.me/rt_russian", "https://www.msn.com/a", "https://spiegel.ltd/a", "https://bild.de.github.io/",
    "https://oldharbour.example/a", "https://portal.example/gazette/a", "https://web.archive.org/web/2013/https://oldharbour.example/",
]  # fmt: skip


@pytest.fixture(scope="module", params=["shipped", "overlay"])
def registry(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """Return the shipped registry, and one with an overlay that has dates and paths."""
    if request.param == "shipped":
        return load_registry()
    path: Path = tmp_path_factory.mktemp("registry") / "harbour.yaml"
    path.write_text(OVERLAY, "utf-8")
    return load_registry(path)


@pytest.fixture(scope="module")
def addresses(registry: Registry) -> list[str]:
    """Return odd addresses, every wrapper example, and enough hosts for the whole table to be read."""
    hosts = [domain.name for number, (domain, _) in enumerate(registry.domains()) if number % 40 == 0]
    assert len(hosts) > 2 * MANY
    plain = [f"https://{front}{host}/a" for host in hosts for front in ("", "www.", "news.")]
    return [*ODD, *(case.values[2]["url"] for case in EXAMPLES), *plain, *ODD]


def answer(ask: Callable[[], Identity | str | None]) -> object:
    """Return what `ask` does, or the kind of its error."""
    try:
        return ask()
    except InvalidURL as error:
        return error.kind


def test_same_as_one_by_one(registry: Registry, addresses: list[str]) -> None:
    """Whatever is kept per host changes no answer, early or late in a run."""
    book = AddressBook(registry)
    for url in addresses:
        alone = answer(lambda url=url: identify(url, registry))  # type: ignore[misc]
        assert answer(lambda url=url: book.identify(url)) == alone, url  # type: ignore[misc]
        outlet = alone.outlet if isinstance(alone, Identity) else alone
        assert answer(lambda url=url: book.outlet_id(url)) == outlet, url  # type: ignore[misc]


def test_lines_are_rows(registry: Registry, addresses: list[str]) -> None:
    """One line for each address, in order, the same as its row; an address that is none is a line too."""
    lines = [json.loads(line) for line in AddressBook(registry).lines(addresses)]
    book = AddressBook(registry)
    assert [line["url"] for line in lines] == addresses
    assert lines == [json.loads(json.dumps(book.row(url))) for url in addresses]
    assert lines[0]["error"]["kind"] == "url_invalid"


def test_form_of_a_row(registry: Registry) -> None:
    """The fields that readers of `where --json` rely on."""
    book = AddressBook(registry)
    row = book.row("https://web.archive.org/web/20200102/https://www.spiegel.de/a")
    assert row == {
        "url": "https://web.archive.org/web/20200102/https://www.spiegel.de/a",
        "wrapper": {"service": "wayback", "original_url": "https://www.spiegel.de/a", "captured": "2020-01-02"},
        "publisher": {
            "status": "identified",
            "outlet": "der-spiegel",
            "name": "Der Spiegel",
            "host": "www.spiegel.de",
            "registrable_domain": "spiegel.de",
            "account": None,
            "rule": "domain-host",
        },
        "findings": [],
    }
    (finding,) = book.row("https://lemonde-actus.online/a")["findings"]
    assert (finding["kind"], finding["outlet"], finding["pattern"]) == ("look-alike", "le-monde", "brand-and-word")


def test_lookalikes_can_be_left_out(registry: Registry) -> None:
    """Without them the rest of the answer stays."""
    full, spare = AddressBook(registry), AddressBook(registry, with_lookalikes=False)
    url = "https://lemonde-actus.online/a"
    assert spare.identify(url).lookalike is None
    assert spare.identify(url) == full.identify(url)._replace(lookalike=None)


def test_arrow_batches(registry: Registry, addresses: list[str]) -> None:
    """The same rows as Arrow, in the stated schema; an absent address is a row of nulls."""
    pa = pytest.importorskip("pyarrow")
    from provenance.identify.arrow import where_batch, where_schema

    urls = [*addresses[:200], None]
    book = AddressBook(registry)
    batch = where_batch(pa.record_batch({"link": pa.array(urls, pa.string())}), book, column="link")
    assert batch.schema == where_schema()
    told = batch.to_pylist()
    assert told[-1] == {"url": None, "wrapper": None, "publisher": None, "findings": None, "error": None}
    for row in told[:-1]:
        expected = book.row(row["url"])
        assert row["error"] == (expected["error"]["kind"] if "error" in expected else None)
        assert {name: row[name] for name in ("wrapper", "publisher", "findings")} == {
            name: expected[name] for name in ("wrapper", "publisher", "findings")
        }
