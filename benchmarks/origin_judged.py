"""Judgements on real pages: which found origins were right, and what pages without one say all the same.

`benchmarks/data/origin_pages_judged.jsonl` holds one judgement a line, in our own words, without a word of the pages:

- `{"page", "outlet", "verdict", "why"}` for an origin that was found; `outlet` is its id, the printed name of one that
  the registry lacks, or `unnamed`; the verdict is `right`, `wrong` or `arguable`;
- `{"page", "drawn": true}` for a page without a found origin that was drawn and read, and holds none;
- `{"page", "drawn", "missed", "relation", "why"}` for an origin that a page states and the first run did not find;
  `drawn` is false where another look found it than the draw. `arguable` marks those of which readers may differ.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from provenance.document import Origin

JUDGED = Path(__file__).parent / "data" / "origin_pages_judged.jsonl"
SEED, DRAWN = 4, 100
UNNAMED = "unnamed"


class Row(Protocol):
    """A page with what was found on it."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def origin(self) -> Origin: ...  # noqa: D102


def draw(rows: Iterable[Row]) -> list[str]:
    """Return the ids of the pages to be read among those without an origin, by a fixed seed."""
    without = sorted(row.id for row in rows if row.origin.status != "taken")
    return random.Random(SEED).sample(without, min(DRAWN, len(without)))  # noqa: S311 - a draw, no secret


def found_names(origin: Origin) -> list[str]:
    """Return the origins as the judgements name them."""
    if origin.status != "taken":
        return []
    return [part.outlet or part.name for part in origin.contributions if part.role == "origin"] or [UNNAMED]


def judgements() -> list[dict[str, Any]]:
    """Return all judgements."""
    return [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]


def report(rows: Iterable[Row]) -> None:
    """Print precision over all found origins, those not yet judged, and recall by the pages that were read."""
    found = {row.id: found_names(row.origin) for row in rows}
    judged = judgements()
    right = _report_precision(found, [line for line in judged if "verdict" in line], judged)
    _report_recall(found, judged, right)


def _report_precision(found: dict[str, list[str]], lines: list[dict[str, Any]], judged: list[dict[str, Any]]) -> int:
    verdicts = {(line["page"], line["outlet"]): line for line in lines}
    for line in judged:
        if "missed" in line:
            verdicts.setdefault((line["page"], line["missed"]), {**line, "verdict": "right"})
    counts: Counter[str] = Counter()
    for page, names in found.items():
        for name in names:
            line = verdicts.get((page, name), {"verdict": "not judged"})
            counts[line["verdict"]] += 1
            if line["verdict"] == "not judged":
                print(f"not judged: {page} {name}")
            elif line["verdict"] != "right":
                print(f"{line['verdict']}: {page} {name}: {line['why']}")
    sure = counts["right"] + counts["wrong"]
    wrong_if_strict = counts["wrong"] + counts["arguable"]
    total = sure + counts["arguable"]
    print(f"found origins: {dict(counts)}")
    print(f"precision {counts['right'] / sure:.3f} ({counts['right']} of {sure});", end=" ")
    print(f"with every arguable one counted as wrong {1 - wrong_if_strict / total:.3f}")
    first = Counter(line["verdict"] for line in lines)
    print(f"at the first run: {dict(first)}")
    return counts["right"]


def _report_recall(found: dict[str, list[str]], judged: list[dict[str, Any]], right: int) -> None:
    drawn = {line["page"] for line in judged if line.get("drawn")}
    missed = [line for line in judged if "missed" in line]
    open_ones = [line for line in missed if line["missed"] not in found.get(line["page"], [])]
    for line in open_ones:
        kind = "arguable miss" if line.get("arguable") else "miss"
        print(f"{kind}: {line['page']} {line['missed']} ({line['relation']}): {line['why']}")
    sure = [line for line in missed if not line.get("arguable")]
    in_draw = [line for line in sure if line["drawn"]]
    still = [line for line in in_draw if line in open_ones]
    without = sum(not names for names in found.values())
    estimate = right / (right + without * len(still) / len(drawn))
    outside = [line for line in sure if not line["drawn"]]
    print(f"pages drawn and read {len(drawn)}; with a missed origin at the first run {len(in_draw)}, now {len(still)}")
    print(f"recall by the draw, for all pages: {estimate:.3f} ({without} pages are without an origin)")
    print(f"outside the draw {len(outside)} were missed, {sum(line in open_ones for line in outside)} still are")
