"""Compare extraction with plain trafilatura on pages with gold values: `python benchmarks/extract.py [--pages 300]`.

Prints body F1 (word 4-grams, the measure of scrapinghub/article-extraction-benchmark), the CPU of `read()` against
`bare_extraction` with metadata in one interleaved run, and how often title, day and authors are as the gold has them.
The pages are third parties' and not part of the repository: they are read from the folder PROVENANCE_SHARED_DATA
names, else `../shared/data`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import os
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trafilatura

from provenance.document import Article, Page
from provenance.errors import ExtractionError
from provenance.extract import read
from provenance.text import fold

DATA = Path(os.environ.get("PROVENANCE_SHARED_DATA") or Path(__file__).parents[2] / "shared" / "data")
PAGES = DATA / "pages" / "dev.jsonl.gz"
_WORD = re.compile(r"\w+")


@dataclass
class Row:
    """One page through both readers."""

    gold: dict[str, Any]
    dataset: str
    ours: Article | None
    theirs: Any
    cpu_ours: float
    cpu_theirs: float
    page: str = ""
    where: str = ""
    f1: tuple[float, float] | None = field(default=None)


def main() -> None:
    """Run the comparison and print its tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60, help="pages for CPU and fields, spread over the set (0: all)")
    parser.add_argument("--wrong", choices=["title", "date", "author", "text"], help="list the pages that differ")
    arguments = parser.parse_args()
    if not PAGES.exists():
        sys.exit(f"{PAGES} is not here; set PROVENANCE_SHARED_DATA to the folder that holds pages/dev.jsonl.gz")
    logging.disable(logging.CRITICAL)
    pages = list(load())
    step = max(1, len(pages) // arguments.pages) if arguments.pages else 1
    _warm_up(pages[0])
    rows = [run(page, number) for number, page in enumerate(pages[::step])]
    report_cpu(rows)
    report_fields(rows)
    body = rows if step == 1 else [run(p, n) for n, p in enumerate(p for p in pages if p["dataset"] == "scrapinghub")]
    report_body([row for row in body if row.dataset == "scrapinghub"])
    if arguments.wrong:
        show_wrong(rows if arguments.wrong != "text" else body, arguments.wrong)


def load() -> Iterator[dict[str, Any]]:
    """Yield the pages of the set."""
    with gzip.open(PAGES, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _warm_up(page: dict[str, Any]) -> None:
    """Let both readers compile their patterns before the clock runs."""
    run(page, 0)


def run(page: dict[str, Any], number: int) -> Row:
    """Send a page through both readers, the order changing from page to page."""
    results: dict[str, tuple[Any, float]] = {}
    readers: list[tuple[str, Callable[[dict[str, Any]], Any]]] = [("ours", ours), ("theirs", theirs)]
    for name, reader in readers if number % 2 else readers[::-1]:
        began = time.process_time()
        found = reader(page)
        results[name] = (found, time.process_time() - began)
    (mine, cpu_ours), (their, cpu_theirs) = results["ours"], results["theirs"]
    return Row(page["gold"], page["dataset"], mine, their, cpu_ours, cpu_theirs, page["id"], page["url"])


def ours(page: dict[str, Any]) -> Article | None:
    """Return our article, or None where none was found."""
    try:
        return read(Page(html=page["html"], url=page["url"])).article
    except ExtractionError:
        return None


def theirs(page: dict[str, Any]) -> Any:
    """Return what plain trafilatura finds."""
    return trafilatura.bare_extraction(page["html"], url=page["url"], with_metadata=True, include_comments=False)


def report_cpu(rows: list[Row]) -> None:
    """Print the CPU ratio: of the sums, of the median page, and our slowest pages."""
    mine, plain = sum(row.cpu_ours for row in rows), sum(row.cpu_theirs for row in rows)
    median = statistics.median(row.cpu_ours / row.cpu_theirs for row in rows)
    print(f"CPU    {len(rows)} pages: read() {mine:.2f} s, trafilatura with metadata {plain:.2f} s")
    print(f"       ratio of sums {mine / plain:.3f}, median ratio per page {median:.3f}")
    worst = sorted(rows, key=lambda row: -row.cpu_ours)[:3]
    print("       slowest: " + ", ".join(f"{row.page} {row.cpu_ours:.2f} s ({row.cpu_theirs:.2f})" for row in worst))


def report_fields(rows: list[Row]) -> None:
    """Print how often each field is as the gold has it: ours, then trafilatura's."""
    print(f"{'field':7}{'dataset':16}{'n':>4}  ours  trafilatura")
    for name, judge in JUDGES.items():
        for dataset in sorted({row.dataset for row in rows}):
            with_gold = [row for row in rows if row.dataset == dataset and row.gold.get(name)]
            if with_gold:
                mine = statistics.mean(judge(row)[0] for row in with_gold)
                plain = statistics.mean(judge(row)[1] for row in with_gold)
                print(f"{name:7}{dataset:16}{len(with_gold):4}  {mine:.3f} {plain:.3f}")


def judge_title(row: Row) -> tuple[float, float]:
    """Return whether each title is the gold's, letters and digits only."""
    gold = fold(row.gold["title"])
    ours = row.ours.title if row.ours else None
    return _same(ours, gold), _same(row.theirs and row.theirs.title, gold)


def judge_date(row: Row) -> tuple[float, float]:
    """Return whether each day is the gold's."""
    gold = row.gold["date"]
    return float(((row.ours and row.ours.published) or "")[:10] == gold), float(
        bool(row.theirs) and row.theirs.date == gold
    )


def judge_author(row: Row) -> tuple[float, float]:
    """Return the F1 of each set of authors."""
    gold = {fold(name) for name in row.gold["author"]}
    mine = {fold(name) for name in row.ours.authors} if row.ours else set()
    plain = {fold(name) for name in (row.theirs.author or "").split("; ")} if row.theirs else set()
    return _f1(mine - {""}, gold), _f1(plain - {""}, gold)


JUDGES: dict[str, Callable[[Row], tuple[float, float]]] = {
    "title": judge_title,
    "date": judge_date,
    "author": judge_author,
}


def _same(value: str | None, gold: str) -> float:
    return float(fold(value or "") == gold)


def _f1(found: set[str], gold: set[str]) -> float:
    common = len(found & gold)
    return 2 * common / (len(found) + len(gold)) if found or gold else 1.0


def report_body(rows: list[Row]) -> None:
    """Print the mean precision, recall and F1 of the text against the gold body."""
    for name, side in (("ours", "ours"), ("trafilatura", "theirs")):
        scores = [shingle_scores(getattr(getattr(row, side), "text", "") or "", row.gold["text"]) for row in rows]
        precision, recall = (statistics.mean(score[at] for score in scores) for at in (0, 1))
        print(
            f"text   {name:16}{len(rows):4}  F1 {2 * precision * recall / (precision + recall):.4f}"
            f" (precision {precision:.4f}, recall {recall:.4f})"
        )


def shingle_scores(text: str, gold: str) -> tuple[float, float]:
    """Return precision and recall of the word 4-grams of `text` against `gold`."""
    found, wanted = _shingles(text), _shingles(gold)
    common = sum((found & wanted).values())
    precision = common / sum(found.values()) if found else float(not wanted)
    recall = common / sum(wanted.values()) if wanted else 1.0
    return precision, recall


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))) if words else Counter()


def show_wrong(rows: list[Row], field_name: str) -> None:
    """Print every page on which a field is not the gold's."""
    for row in rows:
        if field_name == "text":
            if getattr(row.ours, "text", "") != ((row.theirs.text or "").strip() if row.theirs else ""):
                print(f"  {row.page}: our text differs from trafilatura's")
        elif row.gold.get(field_name) and JUDGES[field_name](row)[0] < 1:
            name = {"title": "title", "date": "published", "author": "authors"}[field_name]
            mine, plain = getattr(row.ours, name, None), getattr(row.theirs, field_name, None)
            gold = row.gold[field_name]
            print(f"  {row.page} {row.where}\n    gold {gold!r}\n    ours {mine!r}\n    theirs {plain!r}")


if __name__ == "__main__":
    main()
