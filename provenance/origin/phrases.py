"""Finding the phrases of the grammar in a text in one linear pass, and which of them count there."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.origin.automaton import Automaton
from provenance.origin.canon import is_spaceless
from provenance.origin.forms import OF_A_TEXT, Cue, Frame

UNMISTAKABLE = 5  # letters from which a word of another language counts


class Phrases:
    """Phrases as two automata: words with edges are matched whole, other scripts and signs as they stand."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self._frames: list[Frame] = []
        self._words: list[str] = []
        worded: dict[str, tuple[int, ...]] = {}  # numbers: the garbage collector does not walk over tuples of them
        signed: dict[str, tuple[int, ...]] = {}
        for frame in frames:
            for word, pattern in zip(frame.words, frame.patterns, strict=True):
                group = worded if pattern[0] == " " else signed
                group[pattern] = (*group.get(pattern, ()), len(self._words))
                self._frames.append(frame)
                self._words.append(word)
        self._is_free = [_counts_anywhere(*pair) for pair in zip(self._frames, self._words, strict=True)]
        self._worded, self._signed = tuple(worded.values()), tuple(signed.values())
        self._by_words = Automaton(worded)
        self._by_signs = Automaton(signed)

    def find(self, text: str, canon: str, spaced: str, language: str | None) -> list[Cue]:
        """Return the cues in a text; `spaced` is its canonical form with spaces for edges, and one on either side."""
        cues: list[Cue] = []
        is_plain = spaced.isascii()
        for phrase, start, end in self._by_words.find(spaced, is_plain=is_plain):
            self._add(cues, self._worded[phrase], start, end - 2, text, language)
        for phrase, start, end in self._by_signs.find(canon, is_plain=is_plain):
            if _bounded(canon, start, end):
                self._add(cues, self._signed[phrase], start, end, text, language)
        return sorted(cues, key=lambda cue: (cue.start, -cue.end))

    def _add(
        self, cues: list[Cue], group: tuple[int, ...], start: int, end: int, text: str, language: str | None
    ) -> None:
        for number in group:
            frame = self._frames[number]
            if frame.exact and text[start:end] != self._words[number]:
                continue
            if self._is_free[number] or language in frame.languages or language is None or _is_label(frame, text, end):
                cues.append(Cue(start, end, frame))


def _counts_anywhere(frame: Frame, word: str) -> bool:
    """Return whether `word` counts in texts of other languages too: a credit in English, or no word of chance.

    Running text is in one language; credits are signed in any.
    """
    if frame.form in OF_A_TEXT:
        return False
    if "en" in frame.languages and (frame.form != "date" or len(word) >= UNMISTAKABLE):
        return True
    return len(word) >= UNMISTAKABLE or word[0] >= "\u0700"


def _is_label(frame: Frame, text: str, end: int) -> bool:
    return frame.form in ("label", "photo") and _colon_follows(text, end)


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
