"""Measure the signals: quoted spans and their kind, speakers, speed, hostile input.

Run with `python benchmarks/signals.py`. Parts whose data is not there are skipped, and say so. The shared data is
read from the folder in PROVENANCE_SHARED_DATA, else from `../shared/data` beside the repository.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from provenance.document import Article
from provenance.signals import Quoted, find_signals, read_quotes

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("PROVENANCE_SHARED_DATA", ROOT.parent / "shared" / "data"))
CASES = ROOT / "tests" / "signals" / "quote_cases.jsonl"
GERMAN = SHARED / "bias" / "dewikinews_quotes_dev.jsonl"
KINDS = {
    "quote": "quote",
    "scare_quote": "scare-quote",
    "quoted_title": "quoted-title",
    "anonymous_source": "unnamed-source",
    "weasel_attribution": "vague-attribution",
}
HOSTILE = ('"', "“", "“”", "'", "„“", '"a', "“a” ", "a said “b” ", "\n“a", "s' 'a", "critics ", "said ", "Ann Lee, ")


def records(path: Path) -> Iterator[Any]:
    """Yield the records of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def ratio(part: int, whole: int) -> float:
    """Return a share, 0 when there is nothing to share."""
    return part / whole if whole else 0.0


def figures(right: int, found: int, gold: int) -> str:
    """Return precision, recall and F1 as one line."""
    return f"P {ratio(right, found):.3f}  R {ratio(right, gold):.3f}  F1 {ratio(2 * right, found + gold):.3f}"


def same_speaker(gold: str, found: str | None) -> bool:
    """Tell whether two printed speakers end in the same word, or one holds the other (no spaces)."""
    if found is None:
        return False
    return gold.split()[-1].casefold() == found.split()[-1].casefold() or gold in found or found in gold


def score_cases(path: Path) -> None:
    """Print span, kind and speaker figures for the invented cases."""
    spans = Counter[str]()
    speakers = Counter[bool]()
    for case in records(path):
        found = find_signals(Article(text=case["text"], language=case["lang"])).spans
        by_place = {(signal.span.start, signal.span.end): signal for signal in found}
        gold = {(span["start"], span["end"]): span for span in case["spans"]}
        spans.update(found=len(by_place), gold=len(gold))
        for place in gold.keys() & by_place.keys():
            spans["right"] += 1
            spans["kind"] += KINDS[gold[place]["type"]] == by_place[place].signal
        for place, span in gold.items():
            if span.get("speaker"):
                signal = by_place.get(place)
                speakers[signal is not None and same_speaker(span["speaker"], signal.speaker)] += 1
    print(f"cases         exact spans {figures(spans['right'], spans['found'], spans['gold'])}")
    print(f"              kind right on {spans['kind']}/{spans['right']} matched, ", end="")
    print(f"speaker right on {speakers[True]}/{speakers.total()}")


def score_german(path: Path) -> None:
    """Print speech and speaker figures for direct quotations in German news, beside the rule "all is speech"."""
    counts = Counter[str]()
    for record in records(path):
        direct = [quote for quote in record["quotes"] if quote["type"] == "Direct"]
        for quoted in read_quotes(record["text"], "de").quoted:
            if quoted.quote.depth == 0:
                count_german(counts, record["text"], quoted, direct)
    speech = figures(counts["speech"], counts["found"], counts["gold"])
    trivial = figures(counts["gold"], counts["spans"], counts["gold"])
    print(f"German news   {counts['spans']} quoted spans, {counts['gold']} of them direct speech")
    print(f"              speech         {speech}   (all is speech: {trivial})")
    print(f"              with speaker   {figures(counts['right'], counts['found'], counts['gold'])}")
    print(f"              speaker right when given {ratio(counts['right'], counts['given']):.3f}")
    other = counts["spans"] - counts["gold"]
    print(f"              not speech     {figures(counts['other'], counts['spans'] - counts['found'], other)}")


def count_german(counts: Counter[str], text: str, quoted: Quoted, direct: list[Any]) -> None:
    """Count one quoted span against the direct quotations of its article."""
    start, end = quoted.quote.start, quoted.quote.end
    gold = [
        quote
        for quote in direct
        if any(min(end, stop) - max(start, first) >= 0.6 * (end - start) for first, stop in quote["quote"])
    ]
    counts.update(spans=1, gold=bool(gold), found=quoted.is_speech, speech=bool(gold) and quoted.is_speech)
    counts["other"] += not gold and not quoted.is_speech
    if quoted.is_speech and quoted.mention:
        mention = quoted.mention
        places = [place for quote in gold for place in quote["speaker"]]
        counts["given"] += bool(gold)
        counts["right"] += any(
            (mention.start < stop and first < mention.end) or same_speaker(text[first:stop], mention.printed)
            for first, stop in places
        )


def seconds(text: str, language: str) -> float:
    """Return the CPU seconds `find_signals` takes for `text`, the best of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        find_signals(Article(text=text, language=language))
        times.append(time.process_time() - start)
    return min(times)


def measure_speed(path: Path) -> None:
    """Print megabytes per second over news articles one by one, and over one long text."""
    texts = [record["text"] for record in records(path)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    start = time.process_time()
    for text in texts:
        find_signals(Article(text=text, language="de"))
    print(f"speed         {size / (time.process_time() - start):.2f} MB/s over {len(texts)} German articles")
    long = "\n\n".join(texts)[:1_000_000]
    print(f"              {len(long.encode()) / 1e6 / seconds(long, 'de'):.2f} MB/s over one text of 1 MB")


def measure_hostile() -> None:
    """Print the slowest of some texts of one million characters that are all marks or cues."""
    times = {piece: seconds(piece * (1_000_000 // len(piece)), "en") for piece in HOSTILE}
    worst = max(times, key=lambda piece: times[piece])
    print(f"hostile       slowest of {len(times)} texts of 1 MB: {times[worst]:.2f} s for {worst!r} repeated")


def main() -> None:
    """Run every part whose data is there."""
    for name, path, part in (
        ("cases", CASES, score_cases),
        ("German news", GERMAN, score_german),
        ("speed", GERMAN, measure_speed),
    ):
        if path.exists():
            part(path)
        else:
            print(f"{name:13} skipped: {path.name} is not there")
    measure_hostile()


if __name__ == "__main__":
    main()
