"""What a reader would see of a page, in one pass of bounded cost, without a parser."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

FIRST = 400_000
"""Characters of markup looked at: a wall is small."""

_HIDDEN = ("script", "style", "noscript", "template", "svg", "textarea", "select", "head")
_BLOCK = frozenset({
    "p", "div", "br", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main",
    "header", "footer", "nav", "aside", "ul", "ol", "form", "button", "dl", "dt", "dd",
})  # fmt: skip
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})")


def visible_blocks(markup: str, *, with_noscript: bool = False) -> Iterator[str]:
    """Yield the lines of text a page shows, without scripts, styles and comments."""
    line: list[str] = []
    for piece, is_text in _pieces(markup[:FIRST], with_noscript):
        if is_text:
            line.append(piece)
        elif piece in _BLOCK and line:
            yield from _text_of(line)
            line = []
    yield from _text_of(line)


def _text_of(line: list[str]) -> Iterator[str]:
    text = " ".join(html.unescape("".join(line)).split())
    if text:
        yield text


def visible_text(markup: str) -> str:
    """Return the text a page shows, on one line."""
    return " ".join(visible_blocks(markup))


def _pieces(markup: str, with_noscript: bool) -> Iterator[tuple[str, bool]]:
    """Yield text (True) and names of tags (False) in order. Every step moves on, so the cost is that of the length."""
    lowered = markup.lower()
    if len(lowered) != len(markup):  # a few capital letters grow when lowered
        markup = lowered
    hidden = tuple(name for name in _HIDDEN if not (with_noscript and name == "noscript"))
    at, missing = 0, set[str]()
    while at < len(markup):
        opening = markup.find("<", at)
        if opening < 0:
            yield markup[at:], True
            return
        if opening > at:
            yield markup[at:opening], True
        if lowered.startswith("<!--", opening):
            end = markup.find("-->", opening + 4)
            at = len(markup) if end < 0 else end + 3
            continue
        found = _NAME.match(lowered, opening)
        if not found:
            yield "<", True
            at = opening + 1
            continue
        name = found[1]
        closing = markup.find(">", found.end())
        at = len(markup) if closing < 0 else closing + 1
        if name in hidden and lowered[opening + 1] != "/" and name not in missing:
            end = lowered.find(f"</{name}", at)
            if end < 0:
                missing.add(name)
            at = end if end >= 0 else at
        yield name, False
