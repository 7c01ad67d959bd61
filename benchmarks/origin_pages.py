"""List every origin found on real pages, to be read by hand: `python benchmarks/origin_pages.py [--judged]`.

For each page with an origin: its address, then each contribution with relation, role, rule, zone and the words that
decided. `--without` lists the pages without an origin instead, with the clues that did not count. `--judged` prints
precision and recall by the judgements of a reader, and what was not judged yet; `--draw` names the pages without an
origin that are to be read. `--cpu` compares the finding with trafilatura's reading of the same pages. The pages are
third parties' and not part of the repository: they are read from the folder PROVENANCE_SHARED_DATA names,
else `../shared/data`.
"""

from __future__ import annotations

import argparse
import gc
import logging
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
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
BUILDING = 10  # pages that are run first and not measured


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
    parser.add_argument("--rounds", type=int, default=5, help="interleaved runs of --cpu")
    parser.add_argument("--only", help="list only pages whose id or address holds these words")
    arguments = parser.parse_args()
    if not PAGES.exists():
        sys.exit(f"{PAGES} is not here; set PROVENANCE_SHARED_DATA to the folder that holds pages/dev.jsonl.gz")
    logging.disable(logging.CRITICAL)
    if arguments.cpu:
        report_cpu(arguments.rounds)
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


def report_cpu(rounds: int) -> None:
    """Print the CPU of origin finding as a share of trafilatura's: the median of interleaved runs, then page by page.

    Each run is a process of its own, for htmldate remembers what it has read: a page read twice is cheap.
    """
    fresh = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh, max_tasks_per_child=1) as runs:
        shares = list(runs.map(run_over_all, range(rounds)))
        by_page = runs.submit(run_by_page).result()
    print(f"median share of {rounds} interleaved runs: {statistics.median(shares):.4f}")
    print(f"share page by page in turns, caches filled by the other each time: {by_page:.4f}")


def run_over_all(number: int) -> float:
    """Print one run over all pages by each of the two, the order changing with the number; return the share."""
    pages = prepared()
    spent = {"origin": 0.0, "trafilatura": 0.0}
    for side in sorted(spent, reverse=bool(number % 2)):
        gc.collect()  # what loading the pages left to collect is neither's
        began = time.process_time()
        for page in pages:
            (page.find if side == "origin" else page.extract)()
        spent[side] = time.process_time() - began
    mine, plain = spent["origin"], spent["trafilatura"]
    print(f"{len(pages)} pages: finding origins {mine:.3f} s, trafilatura with metadata {plain:.2f} s", flush=True)
    return mine / plain


def run_by_page() -> float:
    """Return the share where the two take turns after every page."""
    mine = plain = 0.0
    for page in prepared():
        began = time.process_time()
        page.find()
        found = time.process_time()
        page.extract()
        mine, plain = mine + found - began, plain + time.process_time() - found
    return mine / plain


@dataclass(frozen=True, slots=True)
class Prepared:
    """One page, ready for both."""

    raw: dict[str, Any]
    article: Article
    publisher: Publisher
    registry: Registry

    def find(self) -> None:
        """Find the origin, from the article that was read before."""
        find_origin(self.article, self.publisher, self.registry)

    def extract(self) -> None:
        """Read the page with trafilatura."""
        theirs(self.raw)


def prepared() -> list[Prepared]:
    """Return all pages with an article; the first ones were run by both, for they pay for what is built once."""
    logging.disable(logging.CRITICAL)
    registry = load_registry()
    pages = [Prepared(*part, registry) for page in load() if (part := readable(page, registry)) is not None]
    for page in pages[:BUILDING]:
        page.find()
        page.extract()
    return pages[BUILDING:]


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
