"""What a reader would see of a page, in one pass of bounded cost, without a parser."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

FIRST = 400_000
"""Characters of markup looked at: a wall is small."""

_HIDDEN = ("script", "style", "noscript", "template", "svg", "textarea", "select", "head")
_BLOCK = frozenset({
    "p", "div", "br", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main",
    "header", "footer", "nav", "aside", "ul", "ol", "form", "button", "dl", "dt", "dd",
})  # fmt: skip
_MARGIN = frozenset({"nav", "footer", "aside", "button", "label", "dialog", "a", "noscript"})
_PLACES = _MARGIN | {"article", "main"}
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text a page shows, and where it stands."""

    text: str
    in_article: bool  # inside an article element
    in_main: bool
    in_margin: bool  # in a menu, a link, a button, a footer or an element for browsers without scripts
    in_noscript: bool

    @property
    def weight(self) -> int:
        """Its length in characters, of which those that stand for syllables and words count as three."""
        return len(self.text) + 2 * len(_WIDE.findall(self.text))


def visible_blocks(markup: str) -> Iterator[str]:
    """Yield the lines of text a page shows, without scripts, styles and comments."""
    line: list[str] = []
    for piece, is_text in _pieces(markup[:FIRST], with_noscript=False):
        if is_text:
            line.append(piece)
        elif piece.lstrip("/") in _BLOCK and line:
            yield from _text_of(line)
            line = []
    yield from _text_of(line)


def visible_lines(markup: str) -> Iterator[Line]:
    """Yield the lines of `visible_blocks`, and those for browsers without scripts, each with its place."""
    line: list[str] = []
    around: Counter[str] = Counter()
    places: set[str] = set()
    own = False
    for piece, is_text in _pieces(markup[:FIRST], with_noscript=True):
        if is_text:
            line.append(piece)
            places.update(name for name, depth in around.items() if depth)
            own = own or (bool(piece.strip()) and not any(around[name] for name in _MARGIN))
            continue
        name = piece.lstrip("/")
        if line and (name in _BLOCK or name == "noscript"):
            yield from _line_of(line, places, own=own)
            line, places, own = [], set(), False
        if name == "article" and piece == name:
            around = Counter(main=around["main"])  # an article begins anew, whatever was left open before it
        if name in _PLACES:
            around[name] = max(0, around[name] + (-1 if piece != name else 1))
    yield from _line_of(line, places, own=own)


def _line_of(pieces: list[str], places: set[str], *, own: bool) -> Iterator[Line]:
    for text in _text_of(pieces):
        yield Line(text, "article" in places, "main" in places, not own, "noscript" in places)


def _text_of(line: list[str]) -> Iterator[str]:
    text = " ".join(html.unescape("".join(line)).split())
    if text:
        yield text


def visible_text(markup: str) -> str:
    """Return the text a page shows, on one line."""
    return " ".join(visible_blocks(markup))


def _pieces(markup: str, with_noscript: bool) -> Iterator[tuple[str, bool]]:
    """Yield text (True) and names of tags (False; "/name" at their ends) in order.

    Every step moves on, so the cost is that of the length.
    """
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
        if lowered.startswith(("<!", "<?"), opening):
            end = markup.find(">", opening)
            at = len(markup) if end < 0 else end + 1
            continue
        found = _NAME.match(lowered, opening)
        if not found:
            yield "<", True
            at = opening + 1
            continue
        name = found[1]
        closing = markup.find(">", found.end())
        at = len(markup) if closing < 0 else closing + 1
        is_end = lowered[opening + 1] == "/"
        if name in hidden and not is_end and name not in missing:
            end = lowered.find(f"</{name}", at)
            if end < 0:
                missing.add(name)
            at = end if end >= 0 else at
        yield f"/{name}" if is_end else name, False
