"""Finding the registry's names in a text, in every script, in one linear pass."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from provenance.origin.automaton import Automaton
from provenance.origin.canon import canonical, edged, is_beyond_latin, is_spaceless, may_be_dense
from provenance.origin.name_patterns import (
    AGENCIES,
    HOSTS,
    SHORT,
    Name,
    case_fits,
    forms,
    is_looked_for,
    is_word,
    may_be_small,
    may_stand_inside,
    patterns,
)

LONGEST_ENDING = 6  # letters after an apostrophe: Anadolu Ajansı'ndan
GLUED = 3  # letters that must stand on either side where layout ate the space between a word and a name
_DENSE = "\u0e00-\u0eff\u2e80-\ud7ff\uf900-\ufaff"  # as `is_spaceless`
_DENSE_RUN = re.compile(f"[{_DENSE}]+")
_BESIDE_DENSE = re.compile(f"[a-z0-9][{_DENSE}]|[{_DENSE}][a-z]")
_SHAPE = b"".join(b"A" if 64 < byte < 91 else b"a" if chr(byte).isalnum() else b" " for byte in range(128)) + b" " * 128
_GLUE = b"aA"  # a capital right behind a small letter or a figure, in the shape of a text
LONGEST = 80  # code points of a name that is looked for where the space before it was lost


class NameHit(NamedTuple):
    """A registered name at `start:end` of the text, and every outlet that bears it."""

    start: int
    end: int
    entries: tuple[Name, ...]
    is_common: bool = False  # also a word of credits or of the calendar: Today, Freitag


_Pattern = tuple[str, tuple[int, ...], bool, bool]
"""A canonical form, the numbers of its bearers, whether it is a word too, and whether it may stand in small letters.

Numbers rather than the names themselves: the garbage collector does not walk over tuples of plain values.
"""


class NameIndex:
    """All names of a registry as two automata. Building them takes tens of milliseconds; keep it.

    Names of scripts that set words apart are found at the beginning of words; those of other scripts, and those that
    a prefix may hide inside a word, are found anywhere. To look anywhere takes twice as long, so names before which
    layout ate a space are looked for only where a capital stands behind a small letter or a figure.
    """

    def __init__(
        self, entries: Iterable[Name], prefixes: str = "", is_common: Callable[[list[str]], bool] = lambda _words: False
    ) -> None:
        self._entries = [e for e in entries if e.needs != "never" and is_looked_for(e) and len(e.text) >= 2]
        worded: dict[tuple[str, str], list[int]] = {}
        inside: dict[str, list[int]] = {}
        for number, entry in enumerate(self._entries):
            for form in forms(canonical(entry.text)):
                for pattern in patterns(form, entry):
                    worded.setdefault((pattern, form), []).append(number)
                if may_stand_inside(form, entry):
                    inside.setdefault(form, []).append(number)
        self._prefixes = frozenset(prefixes)
        self._worded = [self._pattern(form, group, is_common) for (_, form), group in worded.items()]
        of_signs = {form: group for form, group in inside.items() if not form[0].isalnum()}
        of_scripts = {form: group for form, group in inside.items() if form[0].isalnum() and is_beyond_latin(form)}
        self._signs = [self._pattern(form, group, is_common) for form, group in of_signs.items()]
        self._inside = [self._pattern(form, group, is_common) for form, group in of_scripts.items()]
        self._by_words = Automaton([*(pattern for pattern, _form in worded), *map(edged, of_signs)])
        self._by_scripts = Automaton(map(edged, of_scripts))

    def _pattern(self, form: str, bearers: list[int], is_common: Callable[[list[str]], bool]) -> _Pattern:
        kept = self._surest(bearers)
        named = [self._entries[number] for number in kept]
        is_ever_small = any(may_be_small(entry, form) for entry in named)
        return form, tuple(kept), is_word(form, named, is_common), is_ever_small

    def _surest(self, bearers: list[int]) -> list[int]:
        """Return the bearers of a name without those that spell it in another way, where their outlet has a sure one.

        Only in scripts without capitals: "Efe" is no sure spelling of EFE.
        """
        if len(bearers) == 1 or self._entries[bearers[0]].text[0].isascii():
            return bearers
        entries = [(number, self._entries[number]) for number in bearers]
        sure = {entry.outlet_id for _number, entry in entries if entry.needs is None and _is_uncased(entry.text)}
        return [number for number, entry in entries if entry.needs is None or entry.outlet_id not in sure]

    def find(
        self, text: str, canon: str, spaced: str, endings: frozenset[str] = frozenset(), *, is_credit: bool = True
    ) -> list[NameHit]:
        """Return the names in `text`, longest first at each place, without overlaps, in text order.

        Names in letters that set words apart are words between those that do not: 据BBC报道. In the text of a credit
        a name is found where a space was lost before it.

        `canon` is the text in canonical form, `spaced` that with spaces for edges and one on either side; `endings`
        are the case endings of the text's language, which may follow a name without a space.
        """
        is_plain = spaced.isascii()
        worded, inside = [], []
        for number, start, _end in self._by_words.find(spaced, is_plain=is_plain):
            if number < len(self._worded):
                worded.append((self._worded[number], start))
            else:
                inside.append((self._signs[number - len(self._worded)], start - 1))
        if not is_plain and is_beyond_latin(spaced):
            found = self._by_scripts.find(spaced, is_plain=False)
            inside += [(self._inside[number], start - 1) for number, start, _end in found]
            if may_be_dense(spaced) and _BESIDE_DENSE.search(spaced):
                worded += self._opening(_DENSE_RUN.sub(_blank, spaced))
        places = [*worded, *(place for place in inside if self._stands_inside(*place, text, canon))]
        if is_credit:
            places += self._glued(text, spaced)
        hits: list[NameHit] = []
        for pattern, start in places:
            form, _bearers, is_common, is_ever_small = pattern
            end = start + len(form)
            if (is_common or not is_ever_small) and text[start:end].islower():
                continue  # "report" is a word, though an agency is called so
            if not endings and "a" <= text[end : end + 1] <= "z" and text[end - 1].isascii():
                continue  # the word is longer, where names take no endings
            if (hit := self._printed(pattern, text, canon, start, endings)) is not None:
                hits.append(hit)
        return [hit for hit in _longest(hits) if hit.entries]

    def _opening(self, spaced: str) -> list[tuple[_Pattern, int]]:
        """Return the names that begin words of a text, with their places."""
        found = self._by_words.find(spaced, is_plain=spaced.isascii())
        return [(self._worded[number], start) for number, start, _end in found if number < len(self._worded)]

    def hides_one(self, text: str, spaced: str) -> bool:
        """Return whether a name stands in a text before which a space was lost."""
        return any(self._glued(text, spaced))

    def _glued(self, text: str, spaced: str) -> Iterator[tuple[_Pattern, int]]:
        """Yield the names before which layout ate the space: "Hillel ItalieThe Associated Press"."""
        for start in _lost_spaces(text):
            if self._opens_inside(text, start):
                for pattern, at in self._opening(f" {spaced[start + 1 : start + LONGEST]}"):
                    if not at and any(
                        self._is_glued(text, start, pattern[0], self._entries[one]) for one in pattern[1]
                    ):
                        yield pattern, start

    def _is_glued(self, text: str, start: int, form: str, entry: Name) -> bool:
        """Return whether a name may stand where a space was lost; behind a time letters may too: "20:10MTI"."""
        if may_stand_inside(form, entry):
            return True
        is_sigil = entry.kind in AGENCIES and text[start : start + len(form)].isupper() and len(form) > GLUED - 1
        return is_sigil and text[start - 1].isdigit()

    def _stands_inside(self, pattern: _Pattern, start: int, text: str, canon: str) -> bool:
        """Return whether a name that is looked for inside words stands at `start` as it is, and may begin there."""
        if start < 0 or not canon.startswith(pattern[0], start):
            return False
        return not start or not canon[start - 1].isalnum() or self._opens_inside(text, start)

    def _printed(self, found: _Pattern, text: str, canon: str, start: int, endings: frozenset[str]) -> NameHit | None:
        """Return the name printed at `start`, unless what is there is a word, or part of a longer one."""
        form, bearers, is_common, _is_ever_small = found
        end = start + len(form)
        if canon[end - 1 : end] != form[-1]:
            return None  # a name that ends with a sign needs it: N+
        if _goes_on_in_letters(form, canon, end):
            return None
        printed = text[start:end]
        is_glued = start > 0 and text[start - 1].islower()
        if end < len(canon) and (canon[end].isalnum() or canon[end] in '_"'):
            if not _closes(text, start, end, canon, endings):
                return None
            is_glued = is_glued or (text[end - 1].islower() and text[end].isupper())
        named = [self._entries[number] for number in bearers]
        if start > 1 and canon[start - 1] == "." and end - start <= SHORT and canon[start - 2].isalnum():
            is_signed = text[start - 2].islower() and text[end : end + 1] in ("", "\n")
            if not is_signed or any(e.kind not in AGENCIES for e in named):
                return None  # the ending of an address: ZAXID.NET
        is_sure = not is_glued and (len(printed) > SHORT or printed.isupper()) and not printed.islower()
        if not is_sure:
            named = [e for e in named if case_fits(e, printed) and (not is_glued or e.kind in AGENCIES)]
        return NameHit(start, end, tuple([e for e in named if e.kind not in HOSTS]), is_common) if named else None

    def _opens_inside(self, text: str, at: int) -> bool:
        """Return whether a name may begin at `at`, right after a letter or figure."""
        before, first = text[at - 1], text[at]
        if is_spaceless(first) or is_spaceless(before) or before.isdigit():
            return True
        if before in self._prefixes:
            return _is_edge(text, at - 2) or (text[at - 2] in self._prefixes and _is_edge(text, at - 3))
        # Layout eats spaces: "Hillel ItalieThe Associated Press".
        return first.isupper() and text[max(0, at - GLUED) : at].islower() and text[max(0, at - GLUED) : at].isalpha()


def _is_uncased(text: str) -> bool:
    return text.lower() == text.upper()


def _lost_spaces(text: str) -> Iterator[int]:
    """Yield where a capital stands right behind small letters or a figure, as far as these are of ASCII."""
    encoded = text.encode("utf-8", "surrogatepass")
    shape = encoded.translate(_SHAPE)
    at = shape.find(_GLUE) + 1
    while at:
        yield at if len(encoded) == len(text) else len(encoded[:at].decode("utf-8", "surrogatepass"))
        at = shape.find(_GLUE, at) + 1


def _blank(run: re.Match[str]) -> str:
    return " " * len(run.group())


def _is_edge(text: str, at: int) -> bool:
    return at < 0 or not text[at].isalnum()


def _closes(text: str, start: int, end: int, canon: str, endings: frozenset[str]) -> bool:
    """Return whether a name may end at `end`, where a letter, a figure or an apostrophe follows."""
    last, after = text[end - 1], text[end]
    if is_spaceless(last) or is_spaceless(after) or after.isdigit():
        return True
    if last.islower() and after.isupper():
        return end - start >= GLUED
    if canon[end] == '"':
        return _word_end(canon, end + 1) - end - 1 <= LONGEST_ENDING
    stop = _word_end(canon, end)
    return end - start >= SHORT and canon[end:stop] in endings


def _goes_on_in_letters(form: str, canon: str, end: int) -> bool:
    """Return whether a name of single letters is a part of a longer one: "أ ب" within "أ ب أ"."""
    if form[-2:-1] not in (" ", ".") or form.isascii() or canon[end : end + 1] not in (" ", "."):
        return False
    return canon[end + 1 : end + 2].isalpha() and not canon[end + 2 : end + 3].isalnum()


def _word_end(canon: str, at: int) -> int:
    """Return where the run of letters that begins at `at` ends; more than any ending counts as endless."""
    limit = min(len(canon), at + LONGEST_ENDING + 1)
    while at < limit and (canon[at].isalnum() or unicodedata.category(canon[at])[0] == "M"):
        at += 1
    return at


def _longest(hits: list[NameHit]) -> Iterator[NameHit]:
    """Yield the hits without overlaps: the first of two unless the other is longer ("The News", "News Agency of X")."""
    last: NameHit | None = None
    for hit in sorted(hits, key=_in_order):
        if last is not None and hit.start >= last.end:
            yield last
        elif last is not None and hit.end - hit.start <= last.end - last.start:
            continue
        last = hit
    if last is not None:
        yield last


def _in_order(hit: NameHit) -> tuple[int, int]:
    return hit.start, -hit.end
