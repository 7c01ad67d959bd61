"""List every origin found on real pages, to be read by hand: `python benchmarks/origin_pages.py [--judged]`.

For each page with an origin: its address, then each contribution with relation, role, rule, zone and the words that
decided. `--without` lists the pages without an origin instead, with the clues that did not count. `--judged` prints
precision and recall by the judgements of a reader, and what was not judged yet; `--draw` names the pages without an
origin that are to be read. `--cpu` compares the finding with trafilatura's reading of the same pages, in turns. The
pages are third parties' and not part of the repository: they are read from the folder PROVENANCE_SHARED_DATA names,
else `../shared/data`.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import origin_judged
from extract import PAGES, load, theirs

from provenance.document import Article, Contribution, Origin, Page, Publisher
from provenance.errors import ExtractionError
from provenance.extract import read
from provenance.identify import identify
from provenance.origin import find_origin
from provenance.registry.index import Registry, load_registry

SHOWN = 160  # characters of a zone
AT_ONCE = 10  # pages between two looks at the clock


@dataclass(frozen=True, slots=True)
class Row:
    """One page and what was found on it."""

    id: str
    url: str
    article: Article
    publisher: Publisher
    origin: Origin


def main() -> None:
    """Print the list that the arguments ask for, or the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", action="store_true", help="list pages without an origin, with their clues")
    parser.add_argument("--judged", action="store_true", help="print precision and recall by the judgements")
    parser.add_argument("--draw", action="store_true", help="name the pages without an origin that are to be read")
    parser.add_argument("--cpu", action="store_true", help="measure against trafilatura with metadata")
    parser.add_argument("--only", help="list only pages whose id or address holds these words")
    arguments = parser.parse_args()
    if not PAGES.exists():
        sys.exit(f"{PAGES} is not here; set PROVENANCE_SHARED_DATA to the folder that holds pages/dev.jsonl.gz")
    logging.disable(logging.CRITICAL)
    if arguments.cpu:
        report_cpu(load_registry())
        return
    found = list(rows(load_registry(), arguments.only))
    if arguments.judged:
        origin_judged.report(found)
    elif arguments.draw:
        print("\n".join(origin_judged.draw(found)))
    else:
        list_origins(found, without=arguments.without)


def list_origins(found: list[Row], *, without: bool) -> None:
    """Print the pages with an origin, or those without."""
    for row in found:
        if without == (row.origin.status != "taken"):
            print("\n".join(lines_of(row)))
    print(Counter(row.origin.status for row in found))


def report_cpu(registry: Registry) -> None:
    """Print the CPU of origin finding and its share of trafilatura's, some pages at a time in turns.

    The clock is read once for each turn, for reading it costs as much as half a page. The first turn pays for what is
    built once and is left out.
    """
    shares, mine, plain, turns = [], 0.0, 0.0, 0
    pages = list(load())
    for number, at in enumerate(range(0, len(pages), AT_ONCE)):
        turn = [part for page in pages[at : at + AT_ONCE] if (part := readable(page, registry)) is not None]
        began = time.process_time()
        for _page, article, publisher in turn:
            find_origin(article, publisher, registry)
        found = time.process_time()
        for page, _article, _publisher in turn:
            theirs(page)
        ended = time.process_time()
        if number and turn:
            mine, plain, turns = mine + found - began, plain + ended - found, turns + len(turn)
            shares.append((found - began) / (ended - found))
    print(f"{turns} pages: finding origins {mine:.2f} s, trafilatura with metadata {plain:.2f} s")
    print(f"share of the sums {mine / plain:.4f}, median share per turn {statistics.median(shares):.4f}")


def rows(registry: Registry, only: str | None = None) -> Iterator[Row]:
    """Yield each page of the set with its origin; pages without an article are left out."""
    for page in load():
        if only is None or only in page["id"] or only in page["url"]:
            part = readable(page, registry)
            if part is not None:
                _page, article, publisher = part
                yield Row(page["id"], page["url"], article, publisher, find_origin(article, publisher, registry))


def readable(page: dict[str, Any], registry: Registry) -> tuple[dict[str, Any], Article, Publisher] | None:
    """Return a page with its article and publisher, or None where no article is found."""
    try:
        article = read(Page(html=page["html"], url=page["url"])).article
    except ExtractionError:
        return None
    return page, article, publisher_of(page["url"], registry)


def publisher_of(url: str, registry: Registry) -> Publisher:
    """Return who serves an address."""
    found = identify(url, registry)
    return Publisher(
        status=found.status,
        outlet=found.outlet,
        name=found.name,
        host=found.host,
        registrable_domain=found.registrable_domain,
        account=found.account,
        rule=found.rule,
    )


def lines_of(row: Row) -> Iterator[str]:
    """Yield the lines that show one page."""
    served_by = row.publisher.outlet or row.publisher.status
    yield f"\n{row.id} {row.url[:120]}"
    yield f"   {row.article.language} {served_by} -> {row.origin.status} {row.origin.relation or ''}"
    for part in row.origin.contributions:
        yield f"   {shown(part, row.article)}"
    for clue in row.origin.clues:
        span = clue.span
        where = _zone(span.zone, row.article) if span else ""
        yield f"      . {clue.rule} | {clue.name} | {where} | {_context(clue.span, row.article)}"


def shown(part: Contribution, article: Article) -> str:
    """Return one contribution on a line."""
    return (
        f"{part.role} {part.outlet or '-'} “{part.name}” {part.relation} {part.rule}"
        f" | {_zone(part.span.zone, article)} | {_context(part.span, article)}"
    )


def _zone(id: str, article: Article) -> str:
    zone = next((zone for zone in article.zones if zone.id == id), None)
    return f"{zone.kind} {zone.path}" if zone else "text"


def _context(span: Any, article: Article) -> str:
    text = next((zone.text for zone in article.zones if zone.id == span.zone), article.text)
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 60]
    return f"{before}[[{span.text[:SHOWN]}]]{after}".replace("\n", " / ")


if __name__ == "__main__":
    main()
