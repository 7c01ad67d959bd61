"""The forms by which a short line says what it is: a picture credit, a byline, a line about rights, a label."""

from __future__ import annotations

import re
from functools import cache

from provenance.extract.vocabulary import load

_STOPS = ".!?…。！？।۔॥"
_CLOSERS = "\"'”’»)]）」』】›"
_WRAP = " \t\n\"'“”„«»([{（【［*_—–−-~|·•>"


@cache
def _opening(form: str) -> re.Pattern[str]:
    """Return the pattern of lines that open with one of the words of `form`."""
    words = sorted(load("forms")[form]["words"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(_as_pattern, words))})", re.IGNORECASE)


def _as_pattern(word: str) -> str:
    """Return a pattern for a word: bounded where its script sets words apart, free where it does not."""
    escaped = re.escape(word)
    if len(word) == 1 and word >= "\u2e80":
        return rf"{escaped}(?=[\s:：/／＝=])"
    if word[-1] >= "\u2e80" or not word[-1].isalnum():
        return escaped
    return rf"{escaped}(?!\w)"


def opens_with(line: str, form: str) -> bool:
    """Return whether `line`, without brackets and dashes around it, opens with a word of `form`.

    >>> opens_with("[Photo by Jane Roe]", "photo"), opens_with("Photosynthesis", "photo")
    (True, False)
    """
    return _opening(form).match(line.lstrip(_WRAP)) is not None


def closes_with(line: str, form: str) -> bool:
    """Return whether the last words of `line` are words of `form`."""
    tail = line.rstrip(_STOPS + _CLOSERS + " ")
    return any(
        found.end() == len(tail) and _is_word_start(tail, found.start()) for found in _opening(form).finditer(tail)
    )


def holds(line: str, form: str) -> bool:
    """Return whether a word of `form` stands anywhere in `line`."""
    return any(_is_word_start(line, found.start()) for found in _opening(form).finditer(line))


def _is_word_start(text: str, at: int) -> bool:
    return at == 0 or text[at] >= "\u2e80" or not (text[at - 1].isalnum() and text[at].isalnum())


@cache
def _label() -> re.Pattern[str]:
    return re.compile(load("forms")["label"]["pattern"])


def is_label(line: str) -> bool:
    """Return whether a short line is a label, a colon and what it names.

    >>> is_label("Source: Sputnik"), is_label("12:30 in the harbour")
    (True, False)
    """
    return len(line) <= 160 and _label().match(line) is not None


def is_photo_credit(line: str) -> bool:
    """Return whether a short line is about a picture alone.

    >>> is_photo_credit("(photo AFP)"), is_photo_credit("Jane Roe/Getty Images"), is_photo_credit("Source: AFP")
    (True, True, False)
    >>> is_photo_credit("Quelle: BILD"), is_photo_credit("Source: Getty Images"), is_photo_credit("图书馆")
    (False, True, False)
    >>> is_photo_credit("Foto: AFP"), is_photo_credit("Foto und Text: AFP")
    (True, False)
    """
    if len(line) > 240 or (len(line) > 100 and ends_a_sentence(line) and "©" not in line):
        return False
    closing = "picture_agency" if is_label(line) else "photo"
    if opens_with(line, "photo_and_text"):
        return False
    return opens_with(line, "photo") or (len(line) <= 120 and closes_with(line, closing))


def is_rights_line(line: str) -> bool:
    """Return whether a line says who holds the rights."""
    return len(line) <= 600 and holds(line, "rights")


def ends_a_sentence(line: str) -> bool:
    """Return whether a line ends with a full stop, whatever brackets and quotation marks follow it.

    >>> ends_a_sentence("He said “no.”"), ends_a_sentence("Library hours change")
    (True, False)
    """
    tail = line.rstrip(_CLOSERS + " ")
    return bool(tail) and tail[-1] in _STOPS
