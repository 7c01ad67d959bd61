"""Finding the phrases of the grammar in a text in one linear pass, and which of them count there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from operator import attrgetter

from provenance.origin.automaton import Automaton
from provenance.origin.canon import edged, is_spaceless, may_be_dense
from provenance.origin.forms import OF_A_TEXT, Frame

Found = tuple[int, int, Frame]
_Spoken = tuple[Frame, str | None]
"""A frame that may count, with the phrase as it is printed where each place has to be looked at."""
ANYWHERE, AT_HOME, AT_SIGHT = 1, 2, 3
LABELS = frozenset(("label", "photo"))
UNMISTAKABLE = 5  # letters from which a word of another language counts
_MEANING = attrgetter(*({field.name for field in fields(Frame)} - {"id", "words", "patterns", "languages"}))


class Phrases:
    """Phrases as two automata: those of scripts that set words apart, which are whole words, and all others.

    Signs within a phrase of words are looked at only where its words are found: "(Reporting by", "red.".
    """

    def __init__(self, frames: Iterable[Frame]) -> None:
        self._frames: list[Frame] = []
        self._words: list[str] = []
        groups: dict[str, list[int]] = {}
        for frame in frames:
            for word, pattern in zip(frame.words, frame.patterns, strict=True):
                groups.setdefault(pattern, []).append(len(self._words))
                self._frames.append(frame)
                self._words.append(word)
        pairs = zip(self._frames, self._words, strict=True)
        self._how = bytes(_how_it_counts(frame, word) for frame, word in pairs)
        worded = {pattern: group for pattern, group in groups.items() if _is_of_words(pattern)}
        dense = {pattern: group for pattern, group in groups.items() if pattern not in worded}
        self._printed = tuple(pattern[1:-1] if pattern[0] == " " else pattern for pattern in worded)
        self._signs = bytes(pattern[0] != " " for pattern in worded)
        # Tuples of numbers, for the garbage collector does not walk over them.
        self._groups = tuple(map(tuple, (*worded.values(), *dense.values())))
        self._by_words = Automaton(map(_as_words, worded))
        self._by_signs = Automaton(dense)
        self._known: dict[str | None, dict[int, tuple[_Spoken, ...]]] = {}

    def find(self, text: str, canon: str, spaced: str, language: str | None) -> list[Found]:
        """Return what is found in a text: `spaced` is its canonical form with spaces for edges, and one on either side.

        They are plain, for most are moved before they become cues.
        """
        found: list[Found] = []
        is_plain = spaced.isascii()
        known = self._known.setdefault(language, {})
        for phrase, start, _end in self._by_words.find(spaced, is_plain=is_plain):
            spoken = known.get(phrase)
            if spoken is None:
                spoken = known[phrase] = self._spoken_for(self._groups[phrase], language)
            if not spoken:
                continue
            printed = self._printed[phrase]
            if self._signs[phrase]:
                start -= not printed[0].isalnum()
                if not canon.startswith(printed, start):
                    continue
            end = start + len(printed)
            for frame, word in spoken:
                if word is None or _counts_here(frame, word, start, end, text, language):
                    found.append((start, end, frame))
        if not is_plain and may_be_dense(spaced):
            for phrase, start, end in self._by_signs.find(canon, is_plain=False):
                if not _bounded(canon, start, end):
                    continue
                number = len(self._printed) + phrase
                if number not in known:
                    known[number] = self._spoken_for(self._groups[number], language)
                for frame, word in known[number]:
                    if word is None or _counts_here(frame, word, start, end, text, language):
                        found.append((start, end, frame))
        return sorted(found, key=_in_order) if len(found) > 1 else found

    def _spoken_for(self, group: tuple[int, ...], language: str | None) -> tuple[_Spoken, ...]:
        """Return the frames of a phrase that may count in a text of a language.

        Of the languages that are neither the text's own nor English one speaks for all in which it means the same.
        """
        frames, how = self._frames, self._how
        may_count = [n for n in group if how[n] != AT_HOME or language is None or language in frames[n].languages]
        if len(may_count) > 1:
            near = [n for n in may_count if not frames[n].languages.isdisjoint((language, "en"))]
            said = {_MEANING(frames[n]) for n in near}
            far = {_MEANING(frames[n]): n for n in may_count if n not in near}
            may_count = [*near, *(n for meaning, n in far.items() if meaning not in said)]
        return tuple((frames[n], self._words[n] if how[n] == AT_SIGHT else None) for n in may_count)


def _counts_here(frame: Frame, word: str, start: int, end: int, text: str, language: str | None) -> bool:
    """Return whether a phrase counts that has to be looked at: one that counts as printed only, or a label."""
    if frame.exact and text[start:end] != word:
        return False
    if language is None or language in frame.languages or _counts_anywhere(frame, word):
        return True
    return frame.form in LABELS and _colon_follows(text, end)


def _how_it_counts(frame: Frame, word: str) -> int:
    if frame.exact:
        return AT_SIGHT
    if _counts_anywhere(frame, word):
        return ANYWHERE
    return AT_SIGHT if frame.form in LABELS else AT_HOME


def _is_of_words(pattern: str) -> bool:
    """Return whether a phrase can be found by its words: it begins with none that hangs on the word before it."""
    if pattern[0] == " ":
        return True
    begins = pattern[0].isalnum() or edged(pattern[0]) == " "
    return begins and not any(map(is_spaceless, pattern))


def _as_words(pattern: str) -> str:
    """Return what is looked for in a text whose signs are spaces: "red." and "red" stand there as the same."""
    if pattern[0] == " ":
        return pattern
    before = " " if pattern[0].isalnum() else ""
    return f"{before}{edged(pattern)}{' ' if pattern[-1].isalnum() else ''}"


def _in_order(found: Found) -> tuple[int, int]:
    return found[0], -found[1]


def _counts_anywhere(frame: Frame, word: str) -> bool:
    """Return whether `word` counts in texts of other languages too: a credit in English, or no word of chance.

    Running text is in one language; credits are signed in any.
    """
    if frame.form in OF_A_TEXT:
        return False
    if "en" in frame.languages and (frame.form != "date" or len(word) >= UNMISTAKABLE):
        return True
    return len(word) >= UNMISTAKABLE or word[0] >= "\u0700"


def _colon_follows(text: str, end: int) -> bool:
    return text[end : end + 2].lstrip()[:1] in (":", "：")


def _bounded(canon: str, start: int, end: int) -> bool:
    """Return whether a phrase stands as whole words; scripts without spaces have no edges to check: 于2021年."""
    return _is_edge(canon[start - 1 : start], canon[start]) and _is_edge(canon[end - 1], canon[end : end + 1])


def _is_edge(before: str, after: str) -> bool:
    """Return whether a word may end between two characters; an empty one stands for an end of the text."""
    if not before.isalnum() or not after.isalnum():
        return True
    return is_spaceless(before) or is_spaceless(after)
