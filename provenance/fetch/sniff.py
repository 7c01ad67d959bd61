"""Whether an answer is a page this tool reads: by its Content-Type, and by its first bytes where that lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from provenance.errors import FetchError
from provenance.tables import packaged

FIRST = 2_048
"""Bytes looked at."""

_CHARSET = re.compile(r"""charset\s*=\s*(?:"([^"]*)"|([^\s;,]+))""", re.IGNORECASE)
_ESSENCE = re.compile(r"[a-z0-9!#$&^_.+*-]+/[a-z0-9!#$&^_.+*-]+")
_BOM = b"\xef\xbb\xbf"
_REMARK = re.compile(r"\s*(?:/\*.*?(?:\*/|$)|//[^\n]*(?:\n|$))", re.DOTALL)
_PAGE_BEGINS = ("<!doctype html", "<html", "<head>", "<body")
_CODE_MARKS = re.compile(r"[{};=]")
FEWEST_MARKS = 2
CODE_SHARE = 40
"""Characters of a script for each of its marks, at most; prose takes many more."""
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Media:
    """What an answer is."""

    kind: Literal["html", "text"]
    media_type: str | None  # as the server names it, without parameters
    charset: str | None  # the header's label


def read_media(headers: list[str], body: bytes | bytearray) -> Media:
    """Return what the answer is; `headers` are its Content-Type values, of which the last counts.

    Raises `FetchError` (content_type_refused) for what is neither HTML nor plain text.

    >>> read_media(["text/html; charset=utf-8"], b"<p>Hello")
    Media(kind='html', media_type='text/html', charset='utf-8')
    """
    value = headers[-1] if headers else ""
    essence = _essence(value)
    found = _CHARSET.search(value)
    label = (found[1] or found[2]) if found else None
    return Media(_kind(essence, bytes(body[:FIRST])), essence or None, label)


def names_no_page(headers: list[str]) -> bool:
    """Tell whether the Content-Type alone shows that no page comes, so that a stream need not be waited for.

    >>> names_no_page(["audio/mpeg"]), names_no_page(["text/html"]), names_no_page([])
    (True, False, False)
    """
    return not _may_be_page(_essence(headers[-1] if headers else ""))


def refuse_type(headers: list[str]) -> None:
    """Raise `FetchError` (content_type_refused) where the Content-Type alone shows that no page came."""
    if names_no_page(headers):
        raise _refused(f"the server calls it {_essence(headers[-1])}")


def _essence(value: str) -> str:
    named = value.split(";")[0].strip().lower()
    return named if _ESSENCE.fullmatch(named) else ""


def _may_be_page(essence: str) -> bool:
    return essence in _forms()["all"] or essence in _forms()["unsure"]


def _kind(essence: str, head: bytes) -> Literal["html", "text"]:
    forms = _forms()
    if not _may_be_page(essence):
        raise _refused(f"the server calls it {essence}")
    what = binary_kind(head)
    if what:
        raise _refused(f"it is {what}")
    start = _start(head)
    for other in forms["opens_other"]:
        if start.startswith(other["start"]) and other["has"] in start:
            raise _refused(f"it is {other['what']}")
    is_page = start.startswith(forms["opens_page"])
    code = "JSON data" if _is_json(start) else code_kind(start)
    if code:
        raise _refused(f"it is {code}")
    if essence in forms["pages"]:
        return "html"
    if is_page or (start.startswith("<?xml") and "<html" in start):
        return "html"
    if essence in forms["texts"]:
        return "text"
    raise _refused("it opens like no page" if essence not in forms["xml"] else "it is XML, but no page")


def binary_kind(head: bytes) -> str | None:
    """Return what the first bytes show to be no text, or None."""
    start = head.removeprefix(_BOM).lstrip()  # blanks before a PDF file are common
    for magic, what in _forms()["magic"]:
        if head.startswith(magic) or start.startswith(magic):
            return str(what)
    if head.startswith(_WIDE_MARKS) or b"<\x00" in head[:64] or b"\x00<" in head[:64]:
        return None
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    return "binary data" if controls > max(4, len(head) // 10) else None


def _start(head: bytes) -> str:
    if head.startswith(_WIDE_MARKS) or b"\x00" in head[:16]:
        head = head.replace(b"\x00", b"")[2 if head.startswith(_WIDE_MARKS) else 0 :]
    return head.removeprefix(_BOM).lstrip().decode("latin-1").lower()


def _is_json(start: str) -> bool:
    return bool(re.match(r'[\[{]\s*(?:"|\{\s*"|\[|\}|\])', start)) and "<html" not in start and "<p" not in start


def code_kind(start: str) -> str | None:
    """Return what a body in small letters is by its opening, when that is a program or data, else None.

    >>> code_kind("(function(){var a=1;})();"), code_kind("body { margin: 0; }"), code_kind('{"a": "<p>b"}')
    ('a script', 'a style sheet', 'JSON data')
    >>> code_kind("let x = 3, says the teacher to a class that has never heard of it") is None
    True
    """
    if any(mark in start for mark in _PAGE_BEGINS):
        return None
    rest = start
    while remark := _REMARK.match(rest):
        rest = rest[remark.end() :]
    rest = rest.lstrip()
    marks = len(_CODE_MARKS.findall(rest))
    is_dense = marks >= FEWEST_MARKS and marks * CODE_SHARE >= len(rest)
    for form, what in _forms()["opens_code"]:
        if form.match(rest) and (is_dense or what == "JSON data"):
            return str(what)
    return "a script or a style sheet" if not rest and start.startswith("/*") else None


def _refused(why: str) -> FetchError:
    return FetchError(
        f"this is not a page: {why}; only HTML and plain text are read", kind="content_type_refused", stage="content"
    )


@cache
def _forms() -> dict[str, Any]:
    data = packaged("provenance.fetch", "media")
    return {
        **data,
        "unsure": set(data["unsure"]),
        "all": {*data["pages"], *data["xml"], *data["texts"]},
        "opens_page": tuple(data["opens_page"]),
        "opens_code": [(re.compile(row["form"]), row["what"]) for row in data["opens_code"]],
        "magic": [(bytes.fromhex(str(row["hex"])), row["what"]) for row in data["magic"]],
    }
