"""How fast addresses are read, against tldextract's own call on the same addresses in one interleaved run.

    python benchmarks/urls.py [--urls 100000] [--rounds 5] [--python ENVIRONMENT/bin/python]

Prints CPU time per address and ratios; start-up is that of fresh processes, first answer included. Ratios hold on any
machine, microseconds only on this one. `--python` names the Python of an environment in which the package and
tldextract are installed: without it, start-up is that of the checkout, which also looks whether its sources changed.
The addresses are made from the shipped registry's hosts: each host several
times, hosts nobody listed, wrappers and accounts on platforms mixed in. The comparison is made twice: over pages, where
both have the same to do, and over all, where ours opens wrappers and reads accounts too. Every round begins anew, so
that what is learnt of a host is paid for.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable

from provenance.errors import InvalidURL
from provenance.identify.many import AddressBook
from provenance.registry.index import Registry, load_registry

SEED = 20261126
WORDS = (
    "world", "politics", "economy", "culture", "harbour", "report", "storm", "vote", "budget", "strike", "summit",
    "league", "market", "school",
)  # fmt: skip
WRAPPERS = (
    "https://web.archive.org/web/20200102030405/{}",
    "https://archive.ph/2020.01.02-030405/{}",
    "https://www.google.com/url?q={}&sa=D",
    "https://l.facebook.com/l.php?u={}&h=AT0",
    "https://t.co/{code}",
)
MARKS = (
    "web.archive.org", "archive.ph", "google.com/url", "l.facebook.com", "//t.co/", "//t.me/", "//x.com/", "tube.com/@",
)  # fmt: skip
ACCOUNTS = ("https://t.me/{}/{n}", "https://x.com/{}/status/{n}", "https://www.youtube.com/@{}/videos")


def addresses(registry: Registry, count: int) -> list[str]:
    """Return `count` distinct addresses: 80 % on registered hosts, 8 % on others, 8 % in wrappers, 4 % accounts."""
    pick = random.Random(SEED)  # noqa: S311 - makes addresses, keeps no secret
    hosts = sorted({domain.name for domain, _ in registry.domains() if domain.path is None})
    made: dict[str, None] = {}
    while len(made) < count:
        host, number, share = pick.choice(hosts), pick.randrange(10**7), pick.random()
        page = f"https://www.{host}/{pick.choice(WORDS)}/2026/{pick.choice(WORDS)}-{pick.choice(WORDS)}-{number}.html"
        if share < 0.80:
            made[page] = None
        elif share < 0.88:
            label = pick.choice(WORDS) + pick.choice(WORDS) + str(number % 2000)
            made[f"https://{label}.{pick.choice(['com', 'de', 'online', 'co.uk', 'info'])}/{number}"] = None
        elif share < 0.96:
            made[pick.choice(WRAPPERS).format(page, code=number)] = None
        else:
            made[pick.choice(ACCOUNTS).format(pick.choice(WORDS) + str(number % 500), n=number)] = None
    return list(made)


def cpu(run: Callable[[], object]) -> float:
    """Return the CPU seconds `run` takes."""
    begun = time.process_time()
    run()
    return time.process_time() - begun


def rounds(contenders: dict[str, Callable[[], object]], count: int) -> dict[str, float]:
    """Return the median CPU seconds of each contender, run in turn `count` times."""
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(count):
        for name, run in contenders.items():
            taken[name].append(cpu(run))
    return {name: statistics.median(times) for name, times in taken.items()}


def start_up(python: str, code: str, runs: int, kept: str) -> float:
    """Return the least CPU seconds a fresh Python needs for `code` once byte code is in `kept`, as installed."""
    surroundings = {**os.environ, "PYTHONPYCACHEPREFIX": kept, "PYTHONDONTWRITEBYTECODE": ""}
    times = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([python, "-c", code], check=True, stdout=subprocess.DEVNULL, env=surroundings, cwd=kept)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times[1:])


def outlet_ids(book: AddressBook, urls: Iterable[str]) -> int:
    """Name the outlet of every address; return how many have one."""
    named = 0
    for url in urls:
        try:
            named += book.outlet_id(url) is not None
        except InvalidURL:
            continue
    return named


OURS = """
from provenance.identify.many import AddressBook
from provenance.registry.index import load_registry
AddressBook(load_registry()).outlet_id("https://www.spiegel.de/politik/a-1.html")
"""
THEIRS = """
import tldextract
tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)(
    "https://www.spiegel.de/politik/a-1.html")
"""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--urls", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--python", default=sys.executable)
    asked = parser.parse_args()
    import tldextract

    registry = load_registry()
    urls = addresses(registry, asked.urls)
    pages = [url for url in urls if not any(mark in url for mark in MARKS)]
    extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
    sink = io.StringIO()
    contenders: dict[str, Callable[[], object]] = {
        "tldextract, pages": lambda: [extract(url) for url in pages],
        "outlet id, pages": lambda: outlet_ids(AddressBook(registry, with_lookalikes=False), pages),
        "tldextract, all": lambda: [extract(url) for url in urls],
        "outlet id, all": lambda: outlet_ids(AddressBook(registry, with_lookalikes=False), urls),
        "identity and wrapper, as JSON": lambda: sink.writelines(
            AddressBook(registry, with_lookalikes=False).lines(urls)
        ),
        "with look-alikes, as JSON": lambda: sink.writelines(AddressBook(registry).lines(urls)),
    }
    taken = rounds(contenders, asked.rounds)
    for name, seconds in taken.items():
        count = len(pages) if name.endswith("pages") else len(urls)
        print(f"{name:32} {seconds / count * 1e6:7.2f} us per address {count / seconds:10,.0f} per CPU second")
    for part in ("pages", "all"):
        ratio = taken[f"outlet id, {part}"] / taken[f"tldextract, {part}"]
        print(f"outlet id against tldextract, {part}: {ratio:.2f} of its time")
    with tempfile.TemporaryDirectory() as kept:
        ours, theirs, bare = (start_up(asked.python, code, 8, kept) for code in (OURS, THEIRS, "pass"))
    print(f"start-up over bare Python: {1000 * (ours - bare):.0f} ms against {1000 * (theirs - bare):.0f} ms,", end=" ")
    print(f"{(theirs - bare) / (ours - bare):.1f} times less")


if __name__ == "__main__":
    main()
