"""Where a span stands, in words a reader can follow."""

from __future__ import annotations

from provenance.document import Article, Span

ZONES = {
    "headline": "in the headline",
    "byline": "in the byline",
    "dateline": "in the dateline",
    "lead": "in the first paragraph",
    "body": "in the text",
    "trailing": "below the text",
    "footer": "in the footer",
    "caption": "in a caption",
}


def where(span: Span, article: Article) -> str:
    r"""Return the place of a span: the line of a plain text, or the part of the page.

    >>> article = Article(text="The talks go on.\n\nSource: Sputnik")
    >>> where(Span(start=18, end=33, text="Source: Sputnik"), article)
    'last line'
    """
    if span.zone != "text":
        zone = next((zone for zone in article.zones if zone.id == span.zone), None)
        if zone is None:
            return "on the page"
        return f"in {zone.path}" if zone.kind == "metadata" else ZONES[zone.kind]
    if not article.text[span.end :].strip(" \t\r.)]\"'") or not article.text[span.end :].strip():
        return "last line" if _line_start(span, article) else "at the very end"
    if not article.text[: span.start].strip():
        return "at the very beginning"
    return f"in paragraph {_number(span, article)}"


def paragraph(span: Span, article: Article) -> str:
    r"""Return the paragraph of a span in the text as a short mark.

    >>> paragraph(Span(start=5, end=8, text="Two"), Article(text="One.\nTwo."))
    '(¶2)'
    """
    return f"(¶{_number(span, article)})" if span.zone == "text" else f"({span.zone})"


def _line_start(span: Span, article: Article) -> bool:
    return not article.text[: span.start].rpartition("\n")[2].strip()


def _number(span: Span, article: Article) -> int:
    lines = article.text[: span.start].split("\n")
    return sum(1 for line in lines[:-1] if line.strip()) + 1
