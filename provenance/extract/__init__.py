"""From a page to its article: clean text, title, authors, dates, language, and the zones where credits stand."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.document import Article, Claim, Page
from provenance.errors import ExtractionError

__all__ = ["Extraction", "extract", "page_claims", "read"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """The article of a page and what the page says of itself."""

    article: Article
    claims: tuple[Claim, ...] = ()


def extract(page: Page) -> Article:
    """Return the article of `page`. Raises `ExtractionError`, see `read`."""
    return read(page).article


def page_claims(page: Page) -> tuple[Claim, ...]:
    """Return what `page` says of itself: addresses, site name, publisher, authors. Plain text claims nothing."""
    return read(page).claims


def read(page: Page) -> Extraction:
    """Return the article of `page` and its claims; the page is parsed once.

    Raises `ExtractionError`: `empty_content` where no text is found, `content_type_refused` for bytes that are
    no page, `parse_limit` for a page too deep or too large to be read safely.
    """
    if page.text is not None:
        from provenance.extract.plain import read_text

        return Extraction(read_text(page, page.text))
    if page.html is not None:
        from provenance.extract.page import read_page

        return Extraction(*read_page(page, page.html))
    raise ExtractionError("the page has neither HTML nor text")
