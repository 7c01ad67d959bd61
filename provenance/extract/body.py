"""Where the article's text and headline stand among the blocks of a page, and which parts only wrap them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenance.extract.blocks import LONGEST_SLOT, Block
from provenance.extract.head import Head

_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_CLOCK = re.compile(r"(?:\d{1,2}[./]\d{1,2}\S*\s+)?\d{1,2}\s?[:.h時时시]\s?\d{2}\D{0,12}")

AFTER = 30  # blocks looked at below the text
MOST_TAIL = 6
WRAPS = 0.4
"""Share of the text that a part of the page must hold to be a wrapper around it rather than a part of its own."""
SUBSTANTIAL, SUBSTANTIAL_CJK = 40, 16  # letters and digits
SHORTEST_HEADLINE, SHORTEST_CJK = 12, 6  # letters and digits
OF_THE_TITLE = 0.5  # share of the page's title that is its headline; the rest is the site's name
MOST_LINKED = 0.9  # share of a heading that is a link, from which it leads to another page
LONGEST_TIME = 24  # characters
ENTRIES = 2  # times of day on lines of their own that make a text a ticker
LOOSE_ENTRIES = 3
"""The same where they stand between the paragraphs and the text leaves them out: players show times too."""


@dataclass(frozen=True, slots=True)
class Body:
    """Where the article's text stands among the blocks of the page."""

    first: int
    last: int
    members: tuple[int, ...]  # the paragraphs, in order
    tail: tuple[int, ...] = ()  # short lines of the text behind its last paragraph
    is_ticker: bool = False  # entries under the times of a day: what ends one does not end the text


def find_body(blocks: list[Block], text: str, head: Head) -> Body | None:
    """Return where the paragraphs of `text` stand among `blocks`, or None where none is found.

    Parts of the page that hold most of the text or its headline are marked as wrappers on the way.
    """
    joined = letters_of(text)
    lines = {letters_of(line) for line in text.splitlines()}
    places: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for block in blocks:
        letters = letters_of(block.text)
        if len(letters) >= 20 or letters in lines:
            at = joined.find(letters[:200])
            if at >= 0:
                sizes[block.order] = len(letters)
                places[block.order] = at
    _void_wrappers([blocks[order] for order in places])
    _void_heads(blocks[: max(places, default=0)], head)
    for block in blocks:
        if block.frame is not None:
            block.frame.forget()
    members = [
        o for o in places if not blocks[o].is_skipped and blocks[o].kind not in ("caption", "headline", "footer")
    ]
    substantial = [order for order in members if _is_substantial(blocks[order].text, sizes[order])] or members
    if not substantial:
        return None
    first = min(_prose(blocks, substantial), key=lambda order: (places[order], -order))
    last = max((order for order in substantial if order >= first), key=lambda order: (places[order], -order))
    tail = [o for o in members if last < o <= last + AFTER and places[o] > places[last]]
    inside = tuple(o for o in members if first <= o <= last)
    is_ticker = _is_ticker([blocks[o] for o in members if o >= first], ENTRIES)
    is_ticker = is_ticker or _is_ticker([b for b in blocks[first:last] if not b.is_skipped], LOOSE_ENTRIES)
    return Body(first, last, inside, tuple(tail[:MOST_TAIL]), is_ticker)


def _prose(blocks: list[Block], orders: list[int]) -> list[int]:
    """Return the blocks that are no slots of makers, which the clean text holds too on some pages; all if none is."""
    prose = [o for o in orders if blocks[o].kind != "byline" or len(blocks[o].text) > LONGEST_SLOT]
    return prose or orders


def letters_of(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(filter(str.isalnum, text))  # twice as fast as a pattern


def _is_substantial(text: str, letters: int) -> bool:
    return letters >= (SUBSTANTIAL_CJK if letters < SUBSTANTIAL and _CJK.search(text) else SUBSTANTIAL)


def _void_wrappers(members: list[Block]) -> None:
    least = WRAPS * sum(len(block.text) for block in members)
    sizes: dict[int, int] = {}
    for block in members:
        size, frame = len(block.text), block.frame
        while frame is not None:
            held = sizes[id(frame)] = sizes.get(id(frame), 0) + size
            if held >= least:
                frame.is_void = True
            frame = frame.parent


def _void_heads(blocks: list[Block], head: Head) -> None:
    """Mark the parts that hold the headline: whatever they are called, they are the head of the article.

    The headline is what the page's own title repeats, not the site's name, and no link to another page.
    """
    titles = [
        letters_of(title).casefold() for title in (head.data.text("headline"), *head.first(["og:title"])) if title
    ]
    named = {letters_of(name).casefold() for name in head.first(["og:site_name"])}
    whole = letters_of(head.title or "").casefold()
    for block in blocks:
        frame = block.frame
        if frame is None or not (block.element.tag in ("h1", "h2") or frame.area.kind == "headline"):
            continue
        letters = letters_of(block.text).casefold()
        is_long = len(letters) >= (SHORTEST_CJK if _CJK.search(letters) else SHORTEST_HEADLINE)
        is_title = letters in titles or (letters in whole and len(letters) >= OF_THE_TITLE * len(whole))
        if is_long and is_title and letters not in named and block.linked < MOST_LINKED:
            for frame in block.frames():
                if frame.area.id != "hidden":
                    frame.is_void = frame.is_void or frame.area.is_skipped or frame.area.kind == "caption"


def _is_ticker(blocks: list[Block], least: int) -> bool:
    """Return whether times of the day stand between the paragraphs, each on a line of its own."""
    return len({b.text for b in blocks if len(b.text) <= LONGEST_TIME and _CLOCK.fullmatch(b.text)}) >= least
