"""Markup made fit for the parser: without letters that no tree can hold, and without openings that stop it."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,20})|0*([0-9]{1,20}));?")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
# libxml2 gives up on the body after a doctype with a stray slash and after a self-closed <html/>.
_SLASHED_DOCTYPE = re.compile(r"^\s*<\s*!\s*DOCTYPE[^<>]{0,300}/[^<>]{0,300}>", re.IGNORECASE)
_END_OF_PAGE = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_CLOSED_HTML = re.compile(r"(<html[^<>]{0,500}?)\s*/>", re.IGNORECASE)


def fit(text: str) -> str:
    """Return `text` without letters, and references to letters, that no tree can hold."""
    if "&#" in text:
        text = _REFERENCE.sub(_readable, text)
    return _without_forbidden(text)


def without_prologue(text: str) -> str:
    """Return `text`, the beginning of a page, without what makes the parser give up on the rest."""
    text = _SLASHED_DOCTYPE.sub("", _XML_DECLARATION.sub("", text, count=1), count=1)
    return _CLOSED_HTML.sub(r"\1>", text, count=1)


def without_early_ends(text: str) -> str:
    """Return `text` without the end tags of the page and its body: browsers read on behind them, libxml2 does not.

    https://html.spec.whatwg.org/multipage/parsing.html#the-after-after-body-insertion-mode

    >>> without_early_ends("<body><p>The talks</BODY></html> <p>go on.</body>")
    '<body><p>The talks <p>go on.'
    """
    return _END_OF_PAGE.sub("", text)


def _without_forbidden(text: str) -> str:
    """Return `text` without characters that no tree can hold."""
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair
        return _FORBIDDEN.sub("", text)
    clean = raw.translate(None, _CONTROLS)  # ten times as fast as the pattern
    text = text if len(clean) == len(raw) else clean.decode("utf-8")
    return text.replace("\ufffe", "").replace("\uffff", "")


def _readable(reference: re.Match[str]) -> str:
    """Return a numeric reference as it is, or the replacement character where it names none that a tree can hold.

    libxml2 drops the text around a reference to NUL, to half a surrogate pair or beyond Unicode.
    """
    number = int(reference[1], 16) if reference[1] else int(reference[2] or 0)
    is_bad = number > 0x10FFFF or 0xD800 <= number <= 0xDFFF or number & 0xFFFE == 0xFFFE
    return "\ufffd" if is_bad or (number < 32 and number not in (9, 10, 13)) else reference[0]
