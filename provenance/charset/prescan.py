"""The label a page gives itself, found before it is parsed.

A short form of the standard's prescan (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding).
"""

from __future__ import annotations

import re

FIRST = 16_384
"""Bytes searched. The standard names 1,024 and lets a browser start anew when a later meta speaks."""

_COMMENT = re.compile(rb"<!--.*?(?:-->|$)", re.DOTALL)
_META = re.compile(rb"<meta[\s/]([^>]{0,2000})>?", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""([^\s/>="']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_IN_CONTENT = re.compile(rb"""charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;]+))""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")


def declared_in(raw: bytes) -> str | None:
    """Return the label in a page's meta elements or XML declaration, or None.

    >>> declared_in(b'<!-- <meta charset=x> --><meta http-equiv="Content-Type" content="text/html; charset=koi8-r">')
    'koi8-r'
    """
    head = _COMMENT.sub(b"", raw[:FIRST])
    for meta in _META.finditer(head):
        label = _label(meta[1])
        if label:
            return label
    xml = _XML.match(head)
    return xml[1].decode("ascii") if xml else None


def _label(attributes: bytes) -> str | None:
    found: dict[bytes, bytes] = {}
    for name, *values in _ATTRIBUTE.findall(attributes):
        found.setdefault(name.lower(), next(filter(None, values), b""))
    label = found.get(b"charset", b"")
    if not label and found.get(b"http-equiv", b"").strip().lower() == b"content-type":
        content = _IN_CONTENT.search(found.get(b"content", b""))
        label = next(filter(None, content.groups()), b"") if content else b""
    return label.strip().decode("ascii", "ignore")[:40] or None
