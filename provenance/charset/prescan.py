"""The label a page gives itself, found before it is parsed.

The standard's own search (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding).
"""

from __future__ import annotations

import re
from collections.abc import Callable

FIRST = 16_384
"""Bytes searched. The standard names 1,024 and lets a browser start anew when a later meta speaks."""

_BLANK = b"\t\n\f\r "
_TAG = re.compile(rb"<[!/?]?[a-zA-Z]?")
_META = re.compile(rb"<meta[\t\n\f\r /]", re.IGNORECASE)
_NAME_END = re.compile(rb"[\t\n\f\r />=]|$")
_VALUE_END = re.compile(rb"[\t\n\f\r >]|$")
_IN_CONTENT = re.compile(
    rb"""charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^"'\t\n\f\r ;][^\t\n\f\r ;]*))""", re.IGNORECASE
)
_XML = re.compile(rb"""^<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")


def declared_in(raw: bytes | bytearray, is_known: Callable[[str], object] = bool) -> str | None:
    """Return the label in a page's meta elements or XML declaration, or None; unknown ones are passed over.

    >>> declared_in(b'<!-- <meta charset=x> --><meta http-equiv="Content-Type" content="text/html; charset=koi8-r">')
    'koi8-r'
    """
    head = bytes(raw[:FIRST])
    at = 0
    while (tag := _TAG.search(head, at)) is not None:
        start = tag.start()
        if head.startswith(b"<!--", start):
            end = head.find(b"-->", start + 2)
            at = len(head) if end < 0 else end + 3
        elif _META.match(head, start):
            label, at = _label_of_meta(head, start + 5)
            if label and is_known(label) and at < len(head):
                return label
        elif tag[0][-1:].isalpha():
            at = _behind_attributes(head, start)
        elif len(tag[0]) > 1:
            end = head.find(b">", start)
            at = len(head) if end < 0 else end + 1
        else:
            at = start + 1
    xml = _XML.match(head)
    return xml[1].decode("ascii") if xml else None


def _label_of_meta(head: bytes, at: int) -> tuple[str | None, int]:
    """Return the label of one meta element and where it ends."""
    seen: dict[bytes, bytes] = {}
    while True:
        name, value, at = _attribute(head, at)
        if not name:
            break
        seen.setdefault(name, value)
    label = seen.get(b"charset")
    if label is None and seen.get(b"http-equiv", b"").lower() == b"content-type":
        found = _IN_CONTENT.search(seen.get(b"content", b""))
        label = next(filter(None, found.groups()), b"") if found else None
    return (label.strip(_BLANK).decode("ascii", "ignore")[:40] or None) if label else None, at


def _behind_attributes(head: bytes, at: int) -> int:
    """Return where a tag ends: a bracket inside a quoted value is none."""
    at = _next(_VALUE_END, head, at)
    name = b"x"
    while name:
        name, _value, at = _attribute(head, at)
    return at


def _attribute(head: bytes, at: int) -> tuple[bytes, bytes, int]:
    """Return the next attribute's name and value, and where to go on; no name where there is none."""
    while at < len(head) and head[at : at + 1] in b"\t\n\f\r /":
        at += 1
    if at >= len(head) or head[at : at + 1] == b">":
        return b"", b"", at
    end = _next(_NAME_END, head, at + 1)
    name = head[at:end].lower()
    at = _behind_blanks(head, end)
    if head[at : at + 1] != b"=":
        return name, b"", at
    at = _behind_blanks(head, at + 1)
    quote = head[at : at + 1]
    if quote and quote in b"\"'":
        close = head.find(quote, at + 1)
        return (name, head[at + 1 : close], close + 1) if close >= 0 else (b"", b"", len(head))
    end = _next(_VALUE_END, head, at)
    return name, head[at:end], end


def _next(pattern: re.Pattern[bytes], head: bytes, at: int) -> int:
    found = pattern.search(head, at)
    return found.start() if found else len(head)


def _behind_blanks(head: bytes, at: int) -> int:
    while head[at : at + 1] and head[at : at + 1] in _BLANK:
        at += 1
    return at
