"""Compare the CPU of the whole line with trafilatura's: `python benchmarks/annotate.py [--pages 300] [--rounds 3]`.

Prints the CPU of `annotate()` against `bare_extraction` with metadata on the same pages, in interleaved runs: the
ratio of the sums in each round and their median, and how the line's time is shared out among its stages. The pages
are those of `benchmarks/extract.py`.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context
from typing import Any

from extract import PAGES, load, theirs

from provenance import Page, annotate, load_registry
from provenance.errors import ProvenanceError


def main() -> None:
    """Run the rounds and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300, help="pages, spread over the set (0: all)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", action="store_true", help="print the functions that cost most, instead")
    arguments = parser.parse_args()
    if not PAGES.exists():
        sys.exit(f"{PAGES} is not here; set PROVENANCE_SHARED_DATA to the folder that holds pages/dev.jsonl.gz")
    logging.disable(logging.CRITICAL)
    every = list(load())
    pages = every[:: max(1, len(every) // arguments.pages)][: arguments.pages] if arguments.pages else every
    if arguments.profile:
        profile(line(), pages)
        return
    fresh = get_context("spawn")  # htmldate remembers what it has read, so that a page read twice is cheap
    with ProcessPoolExecutor(1, mp_context=fresh, max_tasks_per_child=1) as rounds:
        ratios = list(rounds.map(run, repeat(pages), range(arguments.rounds)))
    print(f"median ratio of {len(ratios)} rounds over {len(pages)} pages: {statistics.median(ratios):.3f}")


def line() -> Callable[[dict[str, Any]], str]:
    """Return the whole line as a function of a page; it returns how the page ended."""
    registry = load_registry()

    def ours(page: dict[str, Any]) -> str:
        try:
            annotate(Page(html=page["html"], url=page["url"]), registry)
        except ProvenanceError as error:
            return error.kind
        return "ok"

    return ours


def run(pages: list[dict[str, Any]], number: int) -> float:
    """Print one round, the order changing from page to page, and return the ratio of the sums."""
    logging.disable(logging.CRITICAL)
    ours = line()
    ours(pages[0]), theirs(pages[0])
    spent: dict[str, float] = {"ours": 0.0, "theirs": 0.0}
    ends: Counter[str] = Counter()
    sides: list[tuple[str, Callable[[dict[str, Any]], Any]]] = [("ours", ours), ("theirs", theirs)]
    for at, page in enumerate(pages):
        for name, reader in sides if (at + number) % 2 else sides[::-1]:
            began = time.process_time()
            end = reader(page)
            spent[name] += time.process_time() - began
            if name == "ours":
                ends[end] += 1
    ratio = spent["ours"] / spent["theirs"]
    print(
        f"annotate() {spent['ours']:.2f} s, trafilatura {spent['theirs']:.2f} s, ratio {ratio:.3f}; {dict(ends)}",
        flush=True,
    )
    return ratio


def profile(ours: Callable[[dict[str, Any]], str], pages: list[dict[str, Any]]) -> None:
    """Print where the line spends its time."""
    import cProfile
    import pstats

    watch = cProfile.Profile()
    watch.enable()
    for page in pages:
        ours(page)
    watch.disable()
    table = pstats.Stats(watch).sort_stats("cumulative")
    table.print_stats("provenance", 70)
    table.sort_stats("tottime").print_stats(45)


if __name__ == "__main__":
    main()
