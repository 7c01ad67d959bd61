"""Walls and articles that look like walls, in 25 languages, written before the rules that must tell them apart.

A wall that is missed is a nuisance; an article that is refused is a fault. Both lots are kept whole.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from provenance import annotate
from provenance.document import AnnotatedDocument
from provenance.errors import ProvenanceError
from provenance.fetch.exchange import Exchange
from provenance.fetch.page import page_of
from provenance.fetch.settings import FetchSettings

DATA = Path(__file__).parent / "data"
WALLS = yaml.safe_load((DATA / "walls.yaml").read_text("utf-8"))
ARTICLES = yaml.safe_load((DATA / "no_walls.yaml").read_text("utf-8"))
ENDS = {
    "challenge": {"access_blocked", "rate_limited"}, "consent": {"access_blocked"}, "login": {"access_blocked"},
    "paywall": {"access_blocked"}, "ad-block": {"access_blocked"}, "not-found": {"empty_content"},
    "parked": {"empty_content"}, "script": {"empty_content"}, "notice": {"empty_content"},
    "refused": {"access_blocked"},
}  # fmt: skip


def annotated(row: dict[str, Any]) -> AnnotatedDocument:
    """Return the document of a row, by the way an answer of the web takes."""
    markup = (
        f"<!DOCTYPE html><html lang={row['lang']} {row.get('attributes', '')}><head><meta charset=utf-8>"
        f"<title>{row['title']}</title>{row.get('head', '')}</head><body>{row['body']}</body></html>"
    )
    headers = {"Content-Type": "text/html; charset=utf-8", **row.get("headers", {})}
    answer = Exchange(
        url="https://daily.example/a",
        started=datetime(2026, 11, 3, tzinfo=UTC),
        status=row.get("status", 200),
        headers=[(name.encode(), str(value).encode()) for name, value in headers.items()],
    )
    answer.body += markup.encode()
    return annotate(page_of([answer], FetchSettings()))


@pytest.mark.parametrize("row", WALLS, ids=lambda row: row["id"])
def test_a_wall_is_no_article(row: dict[str, Any]) -> None:
    """It ends by its kind, and none of its text is handed on."""
    with pytest.raises(ProvenanceError) as caught:
        annotated(row)
    assert caught.value.kind in ENDS[row["is"]]


@pytest.mark.parametrize("row", ARTICLES, ids=lambda row: row["id"])
def test_an_article_is_no_wall(row: dict[str, Any]) -> None:
    """What is told comes through, whatever stands around it."""
    document = annotated(row)
    assert document.article.text
    assert document.capture.kind == row.get("kind", "ok")


def test_there_are_enough() -> None:
    """Both kinds come in many languages."""
    assert len(WALLS) > 150
    assert len(ARTICLES) > 75
    assert len({row["lang"] for row in WALLS}) > 20
