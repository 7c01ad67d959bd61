"""A saved file as a page: HTML, plain text or a WARC record; everything else is refused by name."""

from __future__ import annotations

import codecs
import hashlib
import re
import sys
from pathlib import Path

from provenance.document import Capture, Page
from provenance.errors import ExtractionError, ProvenanceError

LARGEST = 64 * 1024 * 1024  # bytes; a page beyond this is no article

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_FOREIGN = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a sound, picture or film file",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
_HTML_ENDINGS, _TEXT_ENDINGS = frozenset((".html", ".htm", ".xhtml")), frozenset((".txt", ".text", ".md"))
# The first tags by which browsers tell HTML (WHATWG MIME Sniffing, section 7.1), behind a mark of UTF-8.
_FIRST_TAG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!--|(?:!doctype\s+html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p"
    rb"|article|meta|\?xml)[\s>/])",
    re.IGNORECASE,
)


def read_file(name: str, *, url: str | None = None, charset: str | None = None) -> Page:
    """Return the page in the file `name`, or on standard input for `-`; `url` is the address it was served from.

    Of a WARC file or WACZ it is the page fetched from `url`, else the first one, with the address it was answered from.

    HTML is told by the name's ending, else by the first tag; all other text is plain text and stays as it is.
    A text is UTF-8, or UTF-16 or UTF-32 with a byte order mark, unless `charset` names its coding.
    Raises `ProvenanceError` (`file_not_found`, `file_unreadable`, `size_limit`) for what cannot be read and
    `ExtractionError` (`empty_content`, `content_type_refused`, `decode_error`) for what is no text.
    """
    shown = "standard input" if name == "-" else name
    ending = Path(name).suffix.lower()
    if ending == ".wacz":
        from provenance.fetch.collection import read_collection

        return read_collection(name, url)
    if name.lower().endswith((".warc", ".warc.gz")):
        return _from_warc(name, url)
    data = _bytes_of(name, shown)
    if not data.strip():
        raise ExtractionError(f"{shown} is empty", stage="read")
    if data.startswith(b"WARC/"):
        return _from_warc(name, url)
    mark = next((mark for mark in _MARKS if data.startswith(mark)), None)
    if charset is None and mark is None:
        _refuse_binary(data, shown)
    capture = Capture(sha256=hashlib.sha256(data).hexdigest(), size=len(data), charset=charset)
    if ending in _HTML_ENDINGS or (ending not in _TEXT_ENDINGS and _FIRST_TAG.match(data[:1024])):
        return Page(html=data, url=url, capture=capture.model_copy(update={"media_type": "text/html"}))
    text = _text_of(data, shown, charset or (_MARKS[mark] if mark else "utf-8"), is_named=charset is not None)
    return Page(text=text, url=url, capture=capture.model_copy(update={"media_type": "text/plain"}))


def _bytes_of(name: str, shown: str) -> bytes:
    try:
        if name == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise ProvenanceError(_absent(name), kind="file_not_found", stage="read") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ProvenanceError(f"{shown} cannot be read: {reason}", kind="file_unreadable", stage="read") from error
    if len(data) > LARGEST:
        raise ProvenanceError(f"{shown} has more than {LARGEST:,} bytes", kind="size_limit", stage="read")
    return data


def _absent(name: str) -> str:
    """Return what to say of a file that is not there; an address without its scheme is often meant."""
    host, slash, _ = name.partition("/")
    is_host = re.fullmatch(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,}(:\d+)?", host, re.IGNORECASE)
    if is_host and (slash or Path(name).suffix.lower() not in _HTML_ENDINGS | _TEXT_ENDINGS):
        return f"there is no file {name!r}; for a web address write https://{name}"
    return f"there is no file {name!r}"


def _text_of(data: bytes, shown: str, coding: str, *, is_named: bool) -> str:
    try:
        return data.decode(coding)
    except LookupError as error:
        raise ProvenanceError(f"{coding!r} is no coding known here", kind="usage") from error
    except UnicodeDecodeError as error:
        told = f"{shown} is not {coding} text (at byte {error.start})"
        hint = "" if is_named else "; name its coding with --charset, such as --charset windows-1251"
        raise ExtractionError(told + hint, kind="decode_error", stage="read") from error


def _refuse_binary(data: bytes, shown: str) -> None:
    what = next((what for magic, what in _FOREIGN.items() if data.startswith(magic)), None)
    if what is None and b"\0" in data[:4096]:
        what = "binary data"
    if what:
        told = f"{shown} is {what}; only HTML, plain text and WARC are read"
        raise ExtractionError(told, kind="content_type_refused", stage="read")


def _from_warc(name: str, url: str | None) -> Page:
    if name == "-":
        told = "standard input is a WARC file; give its path instead of -"
        raise ExtractionError(told, kind="content_type_refused", stage="read")
    from provenance.fetch import read_warc

    return read_warc(name, url)
