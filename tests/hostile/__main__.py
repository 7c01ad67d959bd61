"""The scoreboard: `python -m tests.hostile [NAME or GROUP ...] [--one-process]`.

Each case runs in a process of its own, forked before the case, so that its memory can be told.
"""

from __future__ import annotations

import logging
import multiprocessing
import sys
from collections import Counter, defaultdict
from multiprocessing.connection import Connection
from pathlib import Path

from tests.hostile.case import Case
from tests.hostile.run import Result, chosen, run, running
from tests.hostile.server import Server


def main() -> int:
    """Run the chosen cases and print the scoreboard; 0 when every case met everything."""
    logging.disable(logging.CRITICAL)
    names = [word for word in sys.argv[1:] if not word.startswith("-")]
    warm_up()
    with running() as (server, authority):
        if "--one-process" in sys.argv:
            results = [run(case, server, authority) for case in chosen(names)]
        else:
            results = [_apart(case, server, authority) for case in chosen(names)]
        _show(results, server)
        return 1 if server.touched or any(result.faults for result in results) else 0


def warm_up() -> None:
    """Load what every case needs, so that its memory is not counted as the case's."""
    from provenance import Page, annotate
    from tests.hostile.case import article

    annotate(Page(html=article(), url="https://www.example.org/"))
    annotate(Page(html=article().replace(b" lang=en", b""), url="https://www.example.org/"))  # loads the language model


def _apart(case: Case, server: Server, authority: Path) -> Result:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_in_child, args=(there, case, server, authority))
    child.start()
    there.close()
    limit = case.seconds + 30
    result = here.recv() if here.poll(limit) else None
    child.kill()
    child.join()
    if result is None:
        return Result(case.name, case.group, "killed", case.kinds[0], limit, 0, ["did not end"])
    if isinstance(result, Result):
        return result
    raise RuntimeError(f"{case.name}: {result}")


def _in_child(pipe: Connection, case: Case, server: Server, authority: Path) -> None:
    try:
        pipe.send(run(case, server, authority))
    except Exception as error:
        pipe.send(repr(error))


def _show(results: list[Result], server: Server) -> None:
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[result.group].append(result)
    for group, rows in groups.items():
        good = sum(not row.faults for row in rows)
        best = sum(row.kind == row.best for row in rows)
        slowest = max(rows, key=lambda row: row.seconds)
        biggest = max(rows, key=lambda row: row.megabytes)
        print(
            f"{group:10} {good:3} of {len(rows):3} right, {best:3} best; slowest {slowest.seconds:5.1f} s "
            f"({slowest.name}), most memory {biggest.megabytes:5.0f} MB ({biggest.name})"
        )
    for result in results:
        for fault in result.faults:
            print(f"  {result.name}: {fault}")
    right = sum(not result.faults for result in results)
    kinds = Counter(result.kind for result in results)
    print(f"{right} of {len(results)} cases right; canary touched {len(server.touched)} times; {len(kinds)} kinds met")


if __name__ == "__main__":
    sys.exit(main())
