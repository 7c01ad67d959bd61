"""Public test suites through the whole line: nothing but documents and own errors come out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance import Page, annotate
from provenance.errors import ProvenanceError
from provenance.fetch.gate import admit
from provenance.registry.index import load_registry
from tests.shared import shared


def _snippets(text: str) -> Iterator[str]:
    for row in text.split("#data\n")[1:]:
        yield row.partition("\n#errors")[0]


def _ends(page: Page) -> None:
    """Annotate `page`; anything but a document or an own error fails the test by itself."""
    try:
        document = annotate(page, load_registry(), as_of="2026-01-01")
    except ProvenanceError as error:
        assert error.message  # noqa: PT017 - an own error is a right end
        return
    document.to_json()
    for part in document.origin.contributions:
        source = document.article.text
        zones = {zone.id: zone.text for zone in document.article.zones}
        text = zones.get(part.span.zone, source)
        assert text[part.span.start : part.span.end] == part.span.text


TREES = "reliability/html/tree-construction"


def test_html5lib_trees() -> None:
    """The parsers' own snippets, alone and inside an article, end in a document or an own error."""
    folder = shared(TREES)
    count = 0
    around = "<article><h1>Talks go on</h1>" + "<p>The minister said that the talks would go on.</p>" * 8
    for file in sorted(folder.glob("*.dat")):
        for snippet in _snippets(file.read_text("utf-8")):
            _ends(Page(html=snippet, url="https://news.example.org/a"))
            if count % 4 == 0:
                _ends(Page(html=f"{around}{snippet}</article>", url="https://news.example.org/a"))
            count += 1
    assert count >= 600


def test_naughty_strings() -> None:
    """Strings that broke other programs: as text, as a page, as an address, as a title and a credit."""
    strings = json.loads(shared("reliability/strings/blns.json").read_text("utf-8"))
    sentence = "The minister said that the talks would go on. " * 6
    for text in strings:
        _ends(Page(text=f"{text}\n\n{sentence}\n\nSource: {text}"))
        _ends(
            Page(html=f"<title>{text}</title><article><h1>{text}</h1><p>{sentence}</p><p>Source: {text}</p></article>")
        )
        with pytest.raises(ProvenanceError):
            annotate(Page(text=""), load_registry())
        try:
            admit(text)
        except ProvenanceError as error:
            assert error.message  # noqa: PT017


@pytest.mark.parametrize("name", ["tests1.dat", "tests2.dat", "test_big5.txt", "test-yahoo-jp.dat"])
def test_encoding_files_as_pages(name: str) -> None:
    """Raw bytes of the encoding tests end in a document or an own error."""
    path: Path = shared(f"reliability/html/encoding/{name}")
    _ends(Page(html=path.read_bytes(), url="https://news.example.org/a"))
