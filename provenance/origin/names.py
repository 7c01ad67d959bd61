"""Finding the registry's names in a text, in every script, in one linear pass.

Texts and names are compared in a canonical form that keeps every code point in its place, so that an offset in
the one is an offset in the other: case and Latin accents off, full-width forms narrowed, Arabic letter variants
joined, all dashes one dash, all quotation marks one mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from provenance.registry.index import NameEntry

_DASHES = "‐‑‒–—―−﹘﹣－"
_QUOTES = "“”„‟«»‹›〝〞＂『』「」″‘’‚‛`´′＇ʼ"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ARABIC = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ؤ": "و", "ٱ": "ا"}
_ARABIC_PREFIXES = "لبوفك"  # to, by, and, so, as: written in one with the next word


@cache
def _table() -> dict[int, str]:
    table = {ord(letter): "-" for letter in _DASHES}
    table |= {ord(letter): '"' for letter in _QUOTES}
    table |= {ord(letter): " " for letter in _SPACES}
    table |= {ord(letter): plain for letter, plain in _ARABIC.items()}
    table |= {point: chr(point - 0xFEE0) for point in range(0xFF01, 0xFF5F) if point not in table}
    for point in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        base = unicodedata.normalize("NFD", chr(point))[0]
        if base.isascii():
            table[point] = base
    table |= {ord("ё"): "е", ord("Ё"): "е", ord("ı"): "i", ord("İ"): "i"}
    return table


def canonical(text: str) -> str:
    """Return `text` in the form names are compared in; always as long as `text`.

    >>> canonical("Agência «Brasil»—ＡＦＰ")
    'agencia "brasil"-afp'
    """
    plain = text.translate(_table())
    lowered = plain.lower()
    if len(lowered) == len(plain):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


# Case endings that may follow a name without a space (ТАССа, Reutersin, Anadolu'nun); data kept here because
# they are letters of a script, not words of a language.
_ENDING = re.compile(
    r"(?:[аеуыюяоий]|ом|ой|ою|ем|ами|ах|ам|ові|ів)(?!\w)"  # Cyrillic
    r"|(?:\"s|s|in|n|ille|lle|lta|sta|n?(?:ek|ak)|t|nal|e|ja|u|om|a|em|ja|iem)(?!\w)"  # Latin, after capitals only
    r"|\"[^\W\d]{1,5}(?!\w)"  # Turkish and others write an apostrophe
)


@dataclass(frozen=True, slots=True)
class NameHit:
    """A registered name at `start:end` of the text, and every outlet that bears it."""

    start: int
    end: int
    entries: tuple[NameEntry, ...]


def _spaceless(char: str) -> bool:
    """Return whether `char` belongs to a script written without spaces, where a word edge cannot be seen."""
    return "\u2e80" <= char <= "\ud7ff" or "\uf900" <= char <= "\ufaff" or "\u0e00" <= char <= "\u0eff"


def _opens(text: str, at: int) -> bool:
    if at == 0 or not text[at - 1].isalnum() or _spaceless(text[at]) or _spaceless(text[at - 1]):
        return True
    before, first = text[at - 1], text[at]
    if before in _ARABIC_PREFIXES and (at == 1 or not text[at - 2].isalnum()):
        return True
    # Layout eats spaces: "Hillel ItalieThe Associated Press", "2020BNS".
    return (first.isupper() and before.islower()) or before.isdigit()


def _closes(text: str, start: int, end: int, canon: str) -> bool:
    if end == len(text) or not (text[end].isalnum() or text[end] == "_"):
        return True
    last, after = text[end - 1], text[end]
    if _spaceless(last) or _spaceless(after) or after.isdigit():
        return True
    if last.islower() and after.isupper():
        return True
    return end - start >= 4 and _ENDING.match(canon, end) is not None


class NameIndex:
    """All names of a registry as one automaton. Building it takes tens of milliseconds; keep it."""

    def __init__(self, entries: Iterable[NameEntry]) -> None:
        found: dict[str, list[NameEntry]] = {}
        for entry in entries:
            if entry.needs == "never":
                continue
            for form in _forms(canonical(entry.text)):
                found.setdefault(form, []).append(entry)
        self._entries = [tuple(group) for group in found.values()]
        self._automaton = AhoCorasick(list(found)) if found else None

    def find(self, text: str, canon: str | None = None) -> list[NameHit]:
        """Return the names in `text`, longest first at each place, without overlaps, in text order.

        An abbreviation of up to four capital letters counts only where the text has it in capitals too, or
        where the registered name itself is written in lower case (dpa, sid).
        """
        if self._automaton is None:
            return []
        canon = canonical(text) if canon is None else canon
        raw = self._automaton.find_matches_as_indexes(canon, overlapping=True)
        return list(_longest(self._bounded(text, canon, raw)))

    def _bounded(self, text: str, canon: str, raw: Sequence[tuple[int, int, int]]) -> Iterator[NameHit]:
        for pattern, start, end in raw:
            if _opens(text, start) and _closes(text, start, end, canon):
                entries = tuple(e for e in self._entries[pattern] if _case_fits(e.text, text[start:end]))
                if entries:
                    yield NameHit(start, end, entries)


def _forms(name: str) -> Iterator[str]:
    """Yield the spellings of one canonical name: bare, and with its last words in quotation marks."""
    yield name
    words = name.split(" ")
    for cut in range(1, len(words)):
        yield f'{" ".join(words[:cut])} "{" ".join(words[cut:])}"'


def _case_fits(name: str, printed: str) -> bool:
    if len(name) > 4 or not name.isupper() or not printed.isascii():
        return True
    return printed.isupper() or (printed.islower() and len(name) == 3)


def _longest(hits: Iterable[NameHit]) -> Iterator[NameHit]:
    end = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= end:
            yield hit
            end = hit.end
