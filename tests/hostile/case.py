"""What a case is: what the server does, in which end the fetch must come out, and within which bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.hostile.server import Answer

Evidence = Literal["raw", "hops", "none"]


@dataclass(frozen=True)
class Case:
    """One row of the scoreboard.

    `kinds` are the accepted ends, the best first. `evidence` says what must be kept: the bytes that came (`raw`), the
    hops (`hops`), or only the outcome. `port` is the listener that is asked; `settings` differ from those of the run.
    """

    name: str
    kinds: tuple[str, ...]
    group: str
    answer: Answer | None = None
    evidence: Evidence = "raw"
    seconds: float = 6.0
    megabytes: int = 120
    port: str = "http"
    url: str | None = None  # the whole address, with {http}, {canary}, {closed} for ports
    settings: dict[str, Any] = field(default_factory=dict)
    has_text: bool = True  # a success must hold the article's sentences
    is_slow: bool = False
    resolver: Callable[[str], list[str]] | None = None


ALL: list[Case] = []


def case(group: str, *kinds: str, **more: Any) -> Callable[[Answer], Answer]:
    """Enter a function into the scoreboard under its own name."""

    def enter(answer: Answer) -> Answer:
        ALL.append(Case(name=answer.__name__, kinds=kinds, group=group, answer=answer, **more))
        return answer

    return enter


def add(name: str, group: str, *kinds: str, **more: Any) -> None:
    """Enter a case that needs no function of its own."""
    ALL.append(Case(name=name, kinds=kinds, group=group, **more))


def answers() -> Iterator[tuple[str, Answer]]:
    """Yield the paths and what the server does there."""
    for row in ALL:
        if row.answer is not None:
            yield row.name, row.answer


SENTENCES = (
    "The minister said on Monday that the talks would go on until a settlement was found.",
    "Nobody at the table expected the round to end before the summer, two people who took part said.",
    "The embassy in the capital rejected the accusation and called it a provocation by its opponents.",
    "Farmers in the north of the country had asked for help after three dry years in a row.",
    "The next meeting is planned for the first week of September in the harbour town.",
)
TITLE = "Talks on the water of the north go on"


def article(extra: str = "", head: str = "") -> bytes:
    """Return a well-formed page with an article of five paragraphs."""
    paragraphs = "".join(f"<p>{sentence} {sentence}</p>" for sentence in SENTENCES)
    page = (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{TITLE}</title>{head}</head><body>"
        f"<article><h1>{TITLE}</h1>{paragraphs}{extra}</article></body></html>"
    )
    return page.encode()
