"""Labels of portals are claims of their own word, on their own hosts alone."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest

from provenance import annotate, load_registry
from provenance.document import Page
from provenance.extract.providers import provider_labels
from provenance.extract.vocabulary import load
from provenance.identify import identify

PORTALS: list[dict[str, Any]] = load("providers")["portals"]
EXAMPLES = [(row["hosts"][0], markup) for row in PORTALS for markup in row["examples"]]
COUNTERS = [(row["hosts"][0], markup) for row in PORTALS for markup in row["counters"]]


def labels(markup: str, url: str | None) -> list[tuple[str, str]]:
    """Return field and value of what is claimed by a page with `markup`."""
    root = lxml.html.fromstring(f"<html><body><h1>Storm at sea</h1>{markup}<p>Text.</p></body></html>")
    return [(claim.field, claim.value) for claim in provider_labels(root, url)]


@pytest.mark.parametrize(("host", "markup"), EXAMPLES)
def test_every_example_names_its_provider(host: str, markup: str) -> None:
    """Each form of the data reads its own example, on the portal and on hosts below it."""
    assert labels(markup, f"https://news.{host}/a") == [("provider", "Harbour Gazette")]


@pytest.mark.parametrize(("host", "markup"), COUNTERS)
def test_no_counter_example_does(host: str, markup: str) -> None:
    """What stands beside a label on the same portal is not one."""
    assert labels(markup, f"https://news.{host}/a") == []


@pytest.mark.parametrize("url", ["https://harbourgazette.example/a", "https://msn.com.example/a", "not one", None])
def test_other_hosts_have_no_labels(url: str | None) -> None:
    """A class means what it means on the portal alone."""
    assert [labels(markup, url) for _, markup in EXAMPLES] == [[] for _ in EXAMPLES]


def test_the_first_label_is_the_page_s() -> None:
    """Labels further down belong to other articles."""
    markup = '<i class="caas-attr-provider"></i><b class="provider-link">Reuters</b><b class="provider-link">BBC</b>'
    assert labels(markup, "https://news.yahoo.com/a") == [("provider", "Reuters")]


@pytest.mark.parametrize("host", [host for row in PORTALS for host in row["hosts"]])
def test_each_portal_is_an_aggregator_of_the_registry(host: str) -> None:
    """Nobody else's page is read for labels."""
    assert identify(f"https://news.{host}/a/1", load_registry()).status == "platform", host


def test_a_label_becomes_a_finding_and_no_publisher() -> None:
    """The finding names the outlet; the publisher stays as the address has it."""
    text = "The storm reached the harbour at noon, and the ferries stayed where they were until the evening. " * 8
    html = (
        "<html><head><title>Storm at sea</title></head><body><article><h1>Storm at sea</h1>"
        f'<span class="caas-attr-provider">Reuters</span><p>{text}</p><p>{text}</p></article></body></html>'
    )
    document = annotate(Page(html=html, url="https://news.yahoo.com/storm-1.html"), load_registry())
    assert document.publisher.status == "platform"
    assert [(one.kind, one.outlet) for one in document.findings if one.kind == "provider"] == [("provider", "reuters")]
