"""The form in which names and phrases are compared; it keeps every code point in its place.

An offset in the canonical text is an offset in the text itself: case and Latin accents off, full-width forms
narrowed, Arabic letter variants joined, all dashes one dash, all quotation marks one mark.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain

_DASHES = "‐‑‒–—―−﹘﹣－"
_QUOTES = "“”„‟«»‹›〝〞＂『』「」″‘’‚‛`´′＇ʼ"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ARABIC = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ؤ": "و", "ٱ": "ا"}
_LETTERS = {"ё": "е", "ı": "i", "ς": "σ"}
_FIXED = {
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_QUOTES, '"'),
    **dict.fromkeys(_SPACES, " "),
    **_ARABIC,
    **_LETTERS,
}
# Whatever may change beside its case. Texts hold few letters many times, so each letter is looked at once.
_CHANGING = re.compile(
    "[\u00a0-\u024f\u02bc\u0370-\u03ff\u0451\u0622-\u0624\u0649\u0671\u06a9\u06be\u06c0\u06c1\u06cc\u1680\u1e00-\u206f\u2212"
    "\u3000\u300c-\u300f\u301d\u301e\ufe58-\ufe63\uff01-\uff5e\u0625]"
)
# Marks that belong to the letter before them, in the scripts that write vowels with them, are no edges of words.
_EDGE = re.compile(
    "[^\\w \u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"  # Latin, Hebrew, Arabic
    "\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"  # Indic, Thai, Lao, Burmese, Khmer
)
_ASCII = bytes(range(128))
_ASCII_EDGES = "".join(char for char in _ASCII.decode() if _EDGE.match(char))
LONG = 250  # characters from which a text is asked for each sign of ASCII rather than for all it holds
_LENGTHENED = "\u0130"  # İ: lower case has two code points


def canonical(text: str) -> str:
    """Return `text` in the form names are compared in; always as long as `text`.

    >>> canonical("Agência «Brasil»—ＡＦＰ")
    'agencia "brasil"-afp'
    """
    lowered = text.replace(_LENGTHENED, "i").replace("'", '"').lower()
    for char in _beyond_ascii(lowered):
        new = _canonical_of(char)
        if new != char:  # no new one is changed in its turn
            lowered = lowered.replace(char, new)
    return lowered


def _beyond_ascii(text: str) -> set[str]:
    """Return the characters of a text that are not ASCII; the set of all its characters takes five times as long."""
    if text.isascii():
        return set()
    return set(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


@lru_cache(maxsize=20_000)
def _canonical_of(char: str) -> str:
    if char.isascii() or not _CHANGING.match(char):
        return char
    if char in _FIXED:
        return _FIXED[char]
    if 0xFF01 <= ord(char) < 0xFF5F:
        char = chr(ord(char) - 0xFEE0).lower()
    base = unicodedata.normalize("NFD", char)[0]
    is_greek = "\u0370" <= base <= "\u03ff"  # capitals are printed without the accent
    return base if base.isascii() or is_greek else char


def edged(canon: str) -> str:
    r"""Return a canonical text with a space for each code point that is no part of a word; always as long.

    >>> edged(canonical("(Source: Reuters/AP)"))
    ' source  reuters ap '
    """
    for char in set(canon) if len(canon) < LONG else chain(_ASCII_EDGES, _beyond_ascii(canon)):
        if _is_no_word(char):
            canon = canon.replace(char, " ")
    return canon


@lru_cache(maxsize=20_000)
def _is_no_word(char: str) -> bool:
    return _EDGE.match(char) is not None


def is_spaceless(char: str) -> bool:
    """Return whether `char` belongs to a script written without spaces, where a word edge cannot be seen."""
    return char >= "\u0e00" and ("\u2e80" <= char <= "\ud7ff" or "\uf900" <= char <= "\ufaff" or char <= "\u0eff")
