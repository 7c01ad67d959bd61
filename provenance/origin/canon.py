"""The form in which names and phrases are compared; it keeps every code point in its place.

An offset in the canonical text is an offset in the text itself: case and Latin accents off, full-width forms
narrowed, Arabic letter variants joined, all dashes one dash, all quotation marks one mark.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = "‐‑‒–—―−﹘﹣－"
_QUOTES = "“”„‟«»‹›〝〞＂『』「」″‘’‚‛`´′＇ʼ"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ARABIC = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ؤ": "و", "ٱ": "ا"}
_LETTERS = {"ё": "е", "ı": "i", "ς": "σ", "İ": "i"}
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
    "\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"  # Indic, Thai, Lao, Burmese, Khmer
)
MOST_LETTERS = 20_000  # that are remembered
_kept: set[str] = set()  # letters met that folding leaves as they are
_worded: set[str] = set()  # letters met, folded, that are parts of words
_BELOW_DENSE = bytes(range(0xE0))  # all bytes of UTF-8 but those with which the code points from U+0800 begin
_LATIN = bytes(range(0xCE))  # all bytes but those with which Greek and all that follows it begin
_ASCII = bytes(range(128))
_ASCII_EDGES = _EDGE.sub(" ", _ASCII.decode()).encode() + bytes(range(128, 256))
_ASCII_SMALL = _ASCII.lower().replace(b"'", b'"') + bytes(range(128, 256))


def canonical(text: str) -> str:
    """Return `text` in the form names are compared in; always as long as `text`.

    >>> canonical("Agência «Brasil»—ＡＦＰ")
    'agencia "brasil"-afp'
    """
    return _folded(text)[0]


def compared(text: str) -> tuple[str, str]:
    """Return `canonical(text)`, and `edged` of that."""
    canon, letters = _folded(text)
    return canon, _without_edges(canon, letters)


def _folded(text: str) -> tuple[str, set[str]]:
    """Return the canonical form of a text and its characters that are not ASCII.

    Letters of ASCII change as bytes, others each by itself: to look at every place of a text takes longer.
    """
    encoded = text.encode("utf-8", "surrogatepass")
    canon = encoded.translate(_ASCII_SMALL).decode("utf-8", "surrogatepass")
    if len(encoded) == len(text):
        return canon, set()
    letters = _beyond_ascii(encoded)
    met = letters - _kept
    changing = [(char, new) for char in met if (new := _canonical_of(char)) != char]
    if len(changing) < len(met):
        _keep(met.difference([char for char, _new in changing]), _kept)
    for char, new in changing:
        canon = canon.replace(char, new)
        letters.discard(char)
    letters.update(new for _char, new in changing if not new.isascii())
    return canon, letters


def _beyond_ascii(encoded: bytes) -> set[str]:
    """Return the characters of a text that are not ASCII; the set of all its characters takes five times as long."""
    return set(encoded.translate(None, _ASCII).decode("utf-8", "surrogatepass"))


@lru_cache(maxsize=20_000)
def _canonical_of(char: str) -> str:
    if char in _FIXED:
        return _FIXED[char]
    char = char.lower()
    if char in _FIXED:
        return _FIXED[char]
    if not _CHANGING.match(char):
        return char
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
    return _without_edges(canon, _beyond_ascii(canon.encode("utf-8", "surrogatepass")))


def _without_edges(canon: str, letters: set[str]) -> str:
    spaced = canon.encode("utf-8", "surrogatepass").translate(_ASCII_EDGES).decode("utf-8", "surrogatepass")
    met = letters - _worded
    signs = [char for char in met if _EDGE.match(char)]
    if len(signs) < len(met):
        _keep(met.difference(signs), _worded)
    for char in signs:
        spaced = spaced.replace(char, " ")
    return spaced


def _keep(letters: set[str], known: set[str]) -> None:
    """Remember letters of which nothing changes: texts of one script hold the same ones again and again."""
    if len(known) < MOST_LETTERS:
        known |= letters


def is_spaceless(char: str) -> bool:
    """Return whether `char` belongs to a script written without spaces, where a word edge cannot be seen."""
    return char >= "\u0e00" and ("\u2e80" <= char <= "\ud7ff" or "\uf900" <= char <= "\ufaff" or char <= "\u0eff")


def may_be_dense(text: str) -> bool:
    """Return whether a text may hold a script that does not set words apart; much faster than a search."""
    return bool(text.encode("utf-8", "surrogatepass").translate(None, _BELOW_DENSE))


def is_beyond_latin(text: str) -> bool:
    """Return whether a text holds a letter of another script than Latin; much faster than a search."""
    return bool(text.encode("utf-8", "surrogatepass").translate(None, _LATIN))


def is_small(char: str) -> bool:
    """Return whether a letter is a small one of a script that has capitals in use: Georgian has none.

    >>> is_small("n"), is_small("N"), is_small("ნ")
    (True, False, False)
    """
    return char.islower() and not has_no_capitals(char)


def has_no_capitals(char: str) -> bool:
    """Return whether a letter is Georgian, whose titles are told by quotation marks alone."""
    return "\u10d0" <= char <= "\u10ff"
