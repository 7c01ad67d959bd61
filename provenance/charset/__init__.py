"""From bytes to text by the order of the WHATWG standards, with the rule that decided.

The order: byte order mark, the transport's label, the page's own label (https://html.spec.whatwg.org/#determining-the-character-encoding).
Where all are silent, or where the bytes cannot be what a label says, the best reading is taken and marked.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from provenance.charset import steps
from provenance.charset.prescan import declared_in
from provenance.charset.steps import Raw, decodes
from provenance.tables import packaged

Rule = Literal["bom", "header", "page", "ascii", "utf-8", "guess", "repaired"]
"""What decided: a mark, the Content-Type header, the page, plain ASCII, clean UTF-8, statistics, a contradiction."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16be"), (b"\xff\xfe", "utf-16le"))
_ESCAPES = re.compile(rb"\x1b\$[@B]|\x1b\([BJ]")
_MOST_GUESSED_FROM = 60_000
_SINGLE_BYTE_GUESS = "windows-1252"


@dataclass(frozen=True, slots=True)
class Choice:
    """The encoding bytes are read in, and what decided. `note` says what is doubtful about that, or is None.

    `start` is where the text begins, behind a mark; `errors` is what becomes of bytes that are no such text.
    """

    charset: str
    rule: Rule
    note: str | None = None
    start: int = 0
    errors: str = "strict"

    def pieces(self, raw: Raw) -> Iterator[str]:
        """Yield the text of the bytes the choice was made for."""
        return steps.pieces(raw, _codecs()[self.charset], self.errors, self.start)

    def noted(self, note: str) -> Choice:
        """Return this choice with `note` as its doubt, and what was replaced behind it."""
        return replace(self, note=f"{note}; {self.note}" if self.note else note)


@dataclass(frozen=True, slots=True)
class Reading:
    """Decoded bytes. `note` says what is doubtful about the reading, or is None."""

    text: str
    charset: str
    rule: Rule
    note: str | None = None


class UnreadableCharset(ValueError):  # noqa: N818 - names the finding
    """The page is in an encoding no safe reader decodes."""


def decode(raw: Raw, header: str | None = None) -> Reading:
    """Return `raw` as text; `header` is the label of the Content-Type header, if any.

    Raises `UnreadableCharset` for encodings the standard forbids to decode.

    >>> decode("Ё".encode("cp1251"), "windows-1251")
    Reading(text='Ё', charset='windows-1251', rule='header', note=None)
    >>> decode("née".encode()).rule
    'utf-8'
    """
    choice = choose(raw, header)
    return Reading("".join(choice.pieces(raw)), choice.charset, choice.rule, choice.note)


def choose(raw: Raw, header: str | None = None) -> Choice:
    """Return what `decode` reads `raw` in, without holding its text. Raises as `decode` does."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _choice(raw, name, "bom", len(mark))
    choice = _by_label(raw, header)
    if header and header.strip() and name_of(header) is None:
        return choice.noted(f"the server's label {header.strip()[:40]!r} names no encoding; {choice.charset} was read")
    return choice


def _by_label(raw: Raw, header: str | None) -> Choice:
    declared = name_of(header)
    rule: Rule = "header"
    if declared is None:
        found = name_of(declared_in(raw, name_of))
        declared = "utf-8" if found in ("utf-16le", "utf-16be") else found
        rule = "page"
    if declared is None:
        own = declared_in(raw)
        choice = _undeclared(raw)
        return choice.noted(f"the page's label {own!r} names no encoding; {choice.charset} was read") if own else choice
    if declared == "replacement":
        raise UnreadableCharset(
            f"the page is said to be in {header or declared_in(raw, name_of)!r}, which is not safe to read"
        )
    return _doubted(raw, declared, rule) or _choice(raw, declared, rule)


def name_of(label: str | None) -> str | None:
    """Return the standard's name of the encoding that `label` means, or None.

    >>> name_of(" Latin1 "), name_of("cp1251"), name_of("rot13")
    ('windows-1252', 'windows-1251', None)
    """
    return _labels().get(label.strip(" \t\r\n\f").lower()) if label else None


def _choice(raw: Raw, name: str, rule: Rule, start: int = 0) -> Choice:
    codec = _codecs()[name]
    errors = "whatwg-c1" if name.startswith("windows-") else "strict"
    if decodes(raw, codec, errors, start):
        return Choice(name, rule, None, start, errors)
    bad = steps.count_bad(raw, codec, start)
    return Choice(name, rule, f"{bad} places are no {name} and were replaced", start, "replace")


def _doubted(raw: Raw, declared: str, rule: Rule) -> Choice | None:
    """Return a better choice where the bytes contradict their label, else None."""
    if raw.isascii():
        return None
    is_utf8 = decodes(raw, "utf-8")
    if declared != "utf-8":
        # Text in a one-byte encoding is next to never well-formed UTF-8 by chance.
        if is_utf8 and not declared.startswith("utf-16") and declared != "iso-2022-jp":
            return Choice("utf-8", "repaired", f"labelled {declared}, but its bytes are UTF-8")
        return None
    if is_utf8:
        return None
    other = name_of(declared_in(raw, name_of)) if rule == "header" else None
    if other and other != "utf-8" and _codecs()[other] and decodes(raw, _codecs()[other]):
        return _choice(raw, other, "repaired").noted(f"labelled utf-8, but its bytes are {other}, as the page says")
    return None if steps.is_mostly_utf8(raw) else _guess(raw, "labelled utf-8, but its bytes are not")


def _undeclared(raw: Raw) -> Choice:
    if _ESCAPES.search(raw[:_MOST_GUESSED_FROM]) and decodes(raw, "iso2022_jp"):
        return _choice(raw, "iso-2022-jp", "guess").noted("no label; iso-2022-jp was read from its escapes")
    if raw.isascii() and b"\x00" not in raw:
        return Choice("utf-8", "ascii")
    wide = _wide(raw)
    if wide:
        return _choice(raw, wide, "guess").noted(f"no label; {wide} was read from the zeros in its markup")
    if decodes(raw, "utf-8"):
        return Choice("utf-8", "utf-8")
    return _guess(raw, "no label")


def _guess(raw: Raw, why: str) -> Choice:
    """Return the choice statistics like best."""
    from charset_normalizer import from_bytes

    sample = bytes(raw[:_MOST_GUESSED_FROM])
    known = sorted({codec for name, codec in _codecs().items() if codec and not name.startswith("utf-")})
    best = from_bytes(sample, cp_isolation=known, enable_fallback=False).best()
    name = _by_codec().get(best.encoding.replace("_", "-"), _SINGLE_BYTE_GUESS) if best else _SINGLE_BYTE_GUESS
    return _choice(raw, name, "guess").noted(f"{why}; {name} was guessed")


def _wide(raw: Raw) -> str | None:
    """Return which UTF-16 markup without a label is in, by where its zeros stand."""
    head = raw[:64]
    if b"<\x00" in head and head.count(0) > 8:
        return "utf-16le"
    return "utf-16be" if b"\x00<" in head and head.count(0) > 8 else None


def _control(error: UnicodeError) -> tuple[str | bytes, int]:
    """Read a byte a Windows code page leaves open as the control character of its number, as the standard does."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


codecs.register_error("whatwg-c1", _control)


@cache
def _table() -> list[dict[str, Any]]:
    return list(packaged("provenance.charset", "encodings")["encodings"])


@cache
def _labels() -> dict[str, str]:
    return {str(label): row["name"] for row in _table() for label in row["labels"]}


@cache
def _codecs() -> dict[str, Any]:
    return {row["name"]: row["codec"] for row in _table()}


@cache
def _by_codec() -> dict[str, str]:
    """Return names by codec, as detectors print it; the first name of a codec wins."""
    names: dict[str, str] = {}
    for row in _table():
        if row["codec"]:
            names.setdefault(codecs.lookup(row["codec"]).name.replace("_", "-"), row["name"])
            names.setdefault(row["codec"].replace("_", "-"), row["name"])
    return names
