"""Monstrous pages written anew, smaller, before a tree is built: a page of 20 MB may make a tree of 600 MB.

The parser reports what it meets and builds nothing. What no reader of ours looks at goes (scripts, styles, comments),
and what `slim` would take out of the tree is not written. So the tree of what is left has the limits of `slim` already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from lxml import etree
from lxml.html import HTMLParser

from provenance.errors import ExtractionError
from provenance.extract.letters import fit, without_prologue
from provenance.extract.slim import (
    LONGEST_TAG,
    LONGEST_TITLE,
    MOST_CHILDREN,
    MOST_ELEMENTS,
    MOST_TEXT,
    NEVER_TEXT,
    bare_long_tags,
    beyond,
    crowded,
)

LARGE = 2_000_000
"""Characters. The largest of 1,200 pages measured has 1,200,000."""
MANY = 30_000
"""Opening brackets of tags. The most seen on such a page are 12,000."""
MOST_TAGS = 500_000
"""Tags looked at, those included that are not written."""
DEEPEST = 150
"""Levels written. What lies deeper is read as if its tags were not there."""
LONGEST_VALUE = 5_000
"""Characters of one attribute; longer ones are pictures written out."""
MOST_ATTRIBUTES = 2_000_000
"""Characters of all attributes, of all structured data likewise."""

_SUNKEN = "the page is nested too deeply; what lies deepest was read without its tags"
_PIECE = 65_536
_VOID = frozenset({
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_AS_IT_STANDS = {"plaintext": "pre", "xmp": "pre"}
"""Elements whose text is no markup, and what they are written as, so that it can be escaped."""
_MUTE = frozenset({"script", "style", "iframe", "noembed", "noframes"})
_NAME = re.compile(r"[a-zA-Z_:][\w:.-]{0,60}", re.ASCII)


def is_monstrous(markup: str) -> bool:
    """Tell whether `markup` is to be condensed before it is parsed."""
    return len(markup) > LARGE or markup.count("<") > MANY


def condensed(pieces: Iterable[str]) -> tuple[str, str | None]:
    """Return the markup given in `pieces` in a size that can be parsed, and what was left out, or None.

    Raises `ExtractionError` where no markup can be read.
    """
    writer = _Writer()
    target: Any = writer  # the stubs want a method for comments, too
    parser = HTMLParser(target=target, encoding="utf-8")
    try:
        for number, piece in enumerate(_at_tags(pieces)):
            text = fit(bare_long_tags(piece))
            parser.feed((text if number else without_prologue(text)).encode("utf-8"))
            if writer.is_done:
                break
        parser.close()
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ExtractionError("no markup could be read from the page") from error
    return "".join(writer.out), writer.left_out()


def _at_tags(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the same text cut behind tags, so that none is torn, nor a reference; of a monstrous tag only the head."""
    rest = ""
    for piece in pieces:
        for at in range(0, len(piece), _PIECE):
            rest += piece[at : at + _PIECE]
            end = rest.rfind(">") + 1 or _end_without_tag(rest)
            if end:
                yield rest[:end]
                rest = rest[end:]
            elif len(rest) > 4 * LONGEST_TAG:
                opening = rest.rfind("<")
                rest = rest[:opening] + rest[opening : opening + 40].partition(" ")[0] + " "
    yield rest


def _end_without_tag(text: str) -> int:
    """Return where a long text without a tag may be cut: not within a reference."""
    if "<" in text or len(text) < _PIECE // 2:
        return 0
    reference = text.rfind("&", -40)
    return len(text) if reference < 0 else reference


class _Writer:
    """Writes down what the parser reports, up to the limits.

    `_children` counts those of each open element that is written; `_skipped` is the depth inside one that is not.
    """

    def __init__(self) -> None:
        self.out: list[str] = []
        self.is_done = False
        self._seen = self._written = self._text = 0
        self._room = {"attributes": MOST_ATTRIBUTES, "data": MOST_ATTRIBUTES}
        self._names: list[str] = []
        self._children: list[int] = [0]
        self._skipped = self._sunken = 0
        self._is_silent = False  # what is skipped holds no text of an article
        self._has_lost_text = self._has_sunken_text = False
        self._in_body = False
        self._verbatim: list[str] | None = None  # the structured data that is open
        self._is_mute = False  # a script or style is open

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if self.is_done:
            return
        self._seen += 1
        self._is_mute = tag in _MUTE
        if self._skipped:
            self._skipped += 1
        elif len(self._names) >= DEEPEST:
            self._sunken += 1
            self._space()
        elif self._is_beyond():
            self._skipped = 1
        elif self._written < MOST_ELEMENTS:
            self._open(tag, attributes)
        else:
            self.is_done = True
        self.is_done = self.is_done or self._seen > MOST_TAGS

    def _is_beyond(self) -> bool:
        """Count one more child of the open element and tell whether it is one too many."""
        self._children[-1] += 1
        self._is_silent = bool(self._names) and self._names[-1] in NEVER_TEXT
        return self._is_silent or self._children[-1] > MOST_CHILDREN

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        self._in_body = self._in_body or tag == "body"
        self._written += self._in_body
        self._names.append(tag)
        self._children.append(0)
        self.out.append(f"<{_AS_IT_STANDS.get(tag, tag)}{self._attributes(tag, attributes)}>")
        if tag == "script" and attributes.get("type") == "application/ld+json":
            self._verbatim = []

    def _attributes(self, tag: str, attributes: dict[str, str]) -> str:
        most = LONGEST_TAG if tag == "meta" else LONGEST_VALUE
        kept = [
            f' {name}="{escape(value or "")}"'
            for name, value in attributes.items()
            if len(value or "") <= most and _NAME.fullmatch(name)
        ]
        written = "".join(kept)
        self._room["attributes"] -= len(written)
        return written if self._room["attributes"] >= 0 else ""

    def end(self, tag: str) -> None:
        """End an element."""
        if self.is_done:
            return
        self._is_mute = False
        if self._skipped:
            self._skipped -= 1
            return
        if self._sunken:
            self._sunken -= 1
            self._space()
            return
        if self._verbatim is not None:
            self._close_data()
        self._names.pop()
        self._children.pop()
        if tag not in _VOID:
            self.out.append(f"</{_AS_IT_STANDS.get(tag, tag)}>")

    def _close_data(self) -> None:
        if self._room["data"] >= 0:
            self.out.append("".join(self._verbatim or ()).replace("</", r"<\/"))
        self._verbatim = None

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if self.is_done:
            return
        if self._verbatim is not None and not self._skipped:
            self._room["data"] -= len(text)
            if self._room["data"] >= 0:
                self._verbatim.append(text)
        elif self._is_mute:
            return
        elif self._skipped or self._children[-1] > MOST_CHILDREN:
            self._has_lost_text = self._has_lost_text or (not self._is_silent and bool(text.strip()))
        else:
            self._has_sunken_text = self._has_sunken_text or (self._sunken > 0 and bool(text.strip()))
            self._write(text)

    def _write(self, text: str) -> None:
        if self._names and self._names[-1] == "title":
            text = text[:LONGEST_TITLE]
        if self._in_body:
            room = MOST_TEXT - self._text
            self._text += len(text)
            self.is_done = len(text) > room
            text = text[:room]
        self.out.append(escape(text, quote=False))

    def _space(self) -> None:
        """Keep the texts of elements apart whose tags are not written."""
        if not self.out[-1].endswith(" "):
            self.out.append(" ")

    def close(self) -> None:
        """End the page."""

    def left_out(self) -> str | None:
        """Return what was left out, or None."""
        if self._has_lost_text:
            return crowded()
        if self.is_done:
            return beyond(self._text)
        return _SUNKEN if self._has_sunken_text else None
