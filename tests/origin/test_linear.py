"""No input makes origin finding slow: a megabyte of anything that looks like credits is read in under a second."""

from __future__ import annotations

import time

import pytest

from provenance.document import Page, Publisher
from provenance.extract import read
from provenance.origin import find_origin
from provenance.registry.index import Registry

SIZE = 1_000_000
SECONDS = 1.0
PIECES = [
    "(Reuters) ", "Source: Reuters | ", "Source: Reuters\n", "ReutersAFP", "he told Reuters, according to AFP, ",
    "передает ТАСС, ", "((((((", "[[[[ ]", "a.b.c.", "a@b", "www.reuters.com/", "新华社北京电", "/AFP/", "a", "— AFP ",
    "originally published by Reuters and ", "© Reuters 2020 ", "وقالت لرويترز ", "[x — Source: Reuters] ",
    '"Reuters" ', "МОСКВА, 17 июля — Sputnik. ", "By Jane Roe, ", ". " , "Reuters, ", "TASS and AFP and ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_a_megabyte_of_text(piece: str, registry: Registry) -> None:
    """The time does not grow out of proportion, whatever is repeated."""
    text = f"Library hours change\n\n{piece * (SIZE // len(piece))}"
    article = read(Page(text=text, language="en")).article
    publisher = Publisher(status="no-address")
    find_origin(article.model_copy(update={"zones": ()}), publisher, registry)  # the index is built once
    began = time.process_time()
    find_origin(article, publisher, registry)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    "piece", ["<p class=source>Source: Reuters</p>", "<li>By AFP</li>", "<a href=x><b>Reuters</b></a>"]
)
def test_a_megabyte_of_markup(piece: str, registry: Registry) -> None:
    """A page of nothing but credits has a bounded number of zones, and is read as fast."""
    body = f"<p>{'The old lamps near the harbour were replaced on Tuesday. ' * 6}</p>{piece * (SIZE // len(piece))}"
    article = read(Page(html=f"<html><body><article>{body}</article></body></html>", language="en")).article
    assert len(article.zones) < 300
    began = time.process_time()
    find_origin(article, Publisher(status="no-address"), registry)
    assert time.process_time() - began < SECONDS
