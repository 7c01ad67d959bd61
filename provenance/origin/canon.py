"""The form in which names and phrases are compared; it keeps every code point in its place.

An offset in the canonical text is an offset in the text itself: case and Latin accents off, full-width forms
narrowed, Arabic letter variants joined, all dashes one dash, all quotation marks one mark.
"""

from __future__ import annotations

import unicodedata

_DASHES = "‐‑‒–—―−﹘﹣－"
_QUOTES = "“”„‟«»‹›〝〞＂『』「」″‘’‚‛`´′＇ʼ"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ARABIC = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ؤ": "و", "ٱ": "ا"}
_LETTERS = {"ё": "е", "Ё": "е", "ı": "i", "İ": "i", "ς": "σ"}
_FIXED = {
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_QUOTES, '"'),
    "'": '"',
    **dict.fromkeys(_SPACES, " "),
    **_ARABIC,
    **_LETTERS,
}


class _Canonical(dict[int, str]):
    """Works out each code point once, when it is first met."""

    def __missing__(self, point: int) -> str:
        self[point] = _canonical_of(chr(point))
        return self[point]


class _Edged(dict[int, str]):
    """Letters, figures and the marks on letters stay; whatever stands between words becomes a space."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        is_word = char.isalnum() or unicodedata.category(char)[0] == "M"
        self[point] = _CANONICAL[point] if is_word else " "
        return self[point]


_CANONICAL = _Canonical()
_EDGED = _Edged()


def _canonical_of(char: str) -> str:
    if char in _FIXED:
        return _FIXED[char]
    if 0xFF01 <= ord(char) < 0xFF5F:
        char = chr(ord(char) - 0xFEE0)
    base = unicodedata.normalize("NFD", char)[0]
    if base.isascii() or _has_accent_of_greek_or_cyrillic(char):
        char = base
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


def _has_accent_of_greek_or_cyrillic(char: str) -> bool:
    """Return whether `char` is a Greek vowel with an accent: capitals are printed without."""
    return "\u0370" <= char <= "\u03ff" or "\u1f00" <= char <= "\u1fff"


def canonical(text: str) -> str:
    """Return `text` in the form names are compared in; always as long as `text`.

    >>> canonical("Agência «Brasil»—ＡＦＰ")
    'agencia "brasil"-afp'
    """
    return text.translate(_CANONICAL)


def edged(text: str) -> str:
    """Return the canonical text with a space for whatever is no word; always as long as `text`.

    >>> edged("(Source: Reuters/AP)")
    ' source  reuters ap '
    """
    return text.translate(_EDGED)


def is_spaceless(char: str) -> bool:
    """Return whether `char` belongs to a script written without spaces, where a word edge cannot be seen."""
    return "\u2e80" <= char <= "\ud7ff" or "\uf900" <= char <= "\ufaff" or "\u0e00" <= char <= "\u0eff"
