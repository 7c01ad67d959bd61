"""Finding the registry's names in a text, in every script, in one linear pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from ahocorasick_rs import AhoCorasick

from provenance.origin.canon import canonical, is_spaceless

LONGEST_ENDING = 6  # letters after an apostrophe: Anadolu Ajansı'ndan
SHORT = 4  # letters up to which an abbreviation must be printed as one


class Name(Protocol):
    """A printed name and the outlet that bears it; the registry's `NameEntry` is one."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def outlet_id(self) -> str: ...  # noqa: D102
    @property
    def lang(self) -> str | None: ...  # noqa: D102
    @property
    def country(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def needs(self) -> str | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class NameHit:
    """A registered name at `start:end` of the text, and every outlet that bears it."""

    start: int
    end: int
    entries: tuple[Name, ...]


class NameIndex:
    """All names of a registry as one automaton. Building it takes tens of milliseconds; keep it."""

    def __init__(self, entries: Iterable[Name], prefixes: str = "") -> None:
        found: dict[str, list[Name]] = {}
        for entry in entries:
            if entry.needs != "never":
                for form in _forms(canonical(entry.text)):
                    found.setdefault(form, []).append(entry)
        self._entries = [tuple(group) for group in found.values()]
        self._prefixes = frozenset(prefixes)
        self._automaton = AhoCorasick(list(found)) if found else None

    def find(self, text: str, canon: str, endings: frozenset[str] = frozenset()) -> list[NameHit]:
        """Return the names in `text`, longest first at each place, without overlaps, in text order.

        `endings` are the case endings of the text's language, which may follow a name without a space.
        """
        if self._automaton is None:
            return []
        raw = self._automaton.find_matches_as_indexes(canon, overlapping=True)
        return list(_longest(self._printed(text, canon, raw, endings)))

    def _printed(
        self, text: str, canon: str, raw: Iterable[tuple[int, int, int]], endings: frozenset[str]
    ) -> Iterator[NameHit]:
        last = len(canon)
        for pattern, start, end in raw:
            if start and canon[start - 1].isalnum() and not self._opens_inside(text, start):
                continue
            if (
                end < last
                and (canon[end].isalnum() or canon[end] in '_"')
                and not _closes(text, start, end, canon, endings)
            ):
                continue
            entries = tuple(e for e in self._entries[pattern] if _case_fits(e, text[start:end]))
            if entries:
                yield NameHit(start, end, entries)

    def _opens_inside(self, text: str, at: int) -> bool:
        """Return whether a name may begin at `at`, right after a letter or figure."""
        before, first = text[at - 1], text[at]
        if is_spaceless(first) or is_spaceless(before) or before.isdigit():
            return True
        if before in self._prefixes:
            return (
                at < 2
                or not text[at - 2].isalnum()
                or (text[at - 2] in self._prefixes and not text[at - 3 : at - 2].isalnum())
            )
        # Layout eats spaces: "Hillel ItalieThe Associated Press".
        return first.isupper() and before.islower()


def _closes(text: str, start: int, end: int, canon: str, endings: frozenset[str]) -> bool:
    """Return whether a name may end at `end`, where a letter, a figure or an apostrophe follows."""
    last, after = text[end - 1], text[end]
    if is_spaceless(last) or is_spaceless(after) or after.isdigit() or (last.islower() and after.isupper()):
        return True
    if canon[end] == '"':
        return _word_end(canon, end + 1) - end - 1 <= LONGEST_ENDING
    stop = _word_end(canon, end)
    return end - start >= SHORT and canon[end:stop] in endings


def _word_end(canon: str, at: int) -> int:
    """Return where the run of letters that begins at `at` ends; more than any ending counts as endless."""
    limit = min(len(canon), at + LONGEST_ENDING + 1)
    while at < limit and canon[at].isalnum():
        at += 1
    return at


def _forms(name: str) -> Iterator[str]:
    """Yield the spellings of one canonical name: bare, and with its last words in quotation marks."""
    yield name
    words = name.split(" ")
    if len(words) <= 3:
        for cut in range(1, len(words)):
            yield f'{" ".join(words[:cut])} "{" ".join(words[cut:])}"'


def _case_fits(entry: Name, printed: str) -> bool:
    """Return whether a name is printed as a name: not as a common word, nor a long word for an abbreviation.

    Agencies are signed in lower case too ("sid/dpa"); other outlets are not.
    """
    if not printed.islower():
        short = len(printed) <= SHORT and entry.text.isupper() and printed.isascii()
        return not short or printed.isupper()
    if entry.text[0].islower():
        return True
    is_agency = entry.kind in ("agency", "press-release-wire")
    return is_agency and " " not in printed and printed.islower() and (len(printed) > SHORT or len(printed) == 3)


def _longest(hits: Iterable[NameHit]) -> Iterator[NameHit]:
    end = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= end:
            yield hit
            end = hit.end
