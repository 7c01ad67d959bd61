"""Bytes decoded step by step, so that nothing is held twice: a page may have 20 MB, and its text four times as much."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

STEP = 1_000_000
"""Bytes decoded at once."""
_WHOLE = frozenset({"iso2022_jp"})
"""Codecs that cannot be stopped at any byte: Python's fails there over escapes that are none."""

Raw = bytes | bytearray


def pieces(raw: Raw, codec: str, errors: str = "strict", start: int = 0) -> Iterator[str]:
    """Yield the text of `raw` from byte `start` on. Raises `UnicodeError` where `errors` says so.

    >>> list(pieces("Ё".encode("cp1251"), "cp1251"))
    ['Ё']
    """
    decoder = codecs.getincrementaldecoder(codec)(errors)
    step = len(raw) or 1 if codec in _WHOLE else STEP
    for at in range(start, len(raw), step):
        yield decoder.decode(raw[at : at + step], at + step >= len(raw))


def decodes(raw: Raw, codec: str, errors: str = "strict", start: int = 0) -> bool:
    """Tell whether all of `raw` is text in `codec`."""
    try:
        for _piece in pieces(raw, codec, errors, start):
            pass
    except UnicodeError:
        return False
    return True


def count_bad(raw: Raw, codec: str, start: int = 0) -> int:
    """Return how many places of `raw` are no text in `codec`."""
    return sum(piece.count("\ufffd") for piece in pieces(raw, codec, "replace", start))


def is_mostly_utf8(raw: Raw) -> bool:
    """Tell whether of what is not plain ASCII ten parts in eleven are well-formed UTF-8."""
    bad = good = 0
    for piece in pieces(raw, "utf-8", "replace"):
        here = piece.count("\ufffd")
        bad += here
        good += sum(1 for letter in piece if ord(letter) > 127) - here
    return bad * 10 <= good
