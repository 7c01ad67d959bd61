"""The credit grammar: which words announce whose text it is. Data per language, read on first use.

A frame is a set of phrases with one meaning (`form`), a reason, and examples and counter-examples that are tests.
All languages are matched at once: feeds put English footers under Bengali texts, and desks sign in their own tongue.
People edit the files in `data/`; what runs is `grammar.json`, compiled from them by `scripts/build_grammar.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from provenance.origin.forms import COMMON, PARTS, RUNNING, Among, Cue, Form, Frame, Language
from provenance.origin.phrases import Found, Phrases

LONG = 6  # letters of a word for an outlet at the beginning of a longer one

__all__ = ["Among", "Cue", "Form", "Frame", "Grammar", "Language", "grammar"]


class Grammar:
    """All frames of all languages."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self.languages = tuple(languages)
        self.frames = tuple(frame for language in self.languages for frame in language.frames)
        self.names = tuple(frame for frame in self.frames if frame.form == "name")
        self.prefixes = "".join(sorted({letter for language in self.languages for letter in language.prefixes}))
        self._endings: dict[str, frozenset[str]] = {}
        for language in self.languages:
            for code in language.languages:
                self._endings[code] = self._endings.get(code, frozenset()) | language.endings
        common = (frame for frame in self.frames if frame.form in COMMON)
        self._common = frozenset(pattern.strip() for frame in common for pattern in frame.patterns)
        within = (frame for frame in self.frames if frame.within)
        self._within = tuple(sorted({pattern.strip() for frame in within for pattern in frame.patterns}))
        self._opening = tuple(word for word in self._within if len(word) >= LONG)
        self._phrases: dict[Among, Phrases] = {
            "telling": Phrases(frame for frame in self.frames if frame.form not in PARTS),
            "parts": Phrases(frame for frame in self.frames if frame.form in PARTS and frame.form != "name"),
            "running": Phrases(frame for frame in self.frames if frame.form in RUNNING),
        }

    def is_common(self, words: list[str]) -> bool:
        """Return whether a name consists of words that stand in credits for other reasons: Today, El Mundo.

        The words are in canonical form.
        """
        return all(word in self._common for word in words)

    def is_called_outlet(self, word: str) -> bool:
        """Return whether a word in canonical form ends with one for an outlet: "mehrnews"."""
        return word not in self._within and word.endswith(self._within)

    def names_outlet(self, part: str) -> bool:
        """Return whether a part of an address, in canonical form, is a word for an outlet or begins with a long one.

        So "news" does and "diariodellago", but not "newsletter".
        """
        return part in self._within or part.startswith(self._opening)

    def endings(self, language: str | None) -> frozenset[str]:
        """Return the case endings that names take in a language; none where it is unknown."""
        return self._endings.get(language or "", frozenset())

    def find(self, text: str, canon: str, spaced: str, language: str | None, among: Among) -> list[Found]:
        """Return start, end and frame of the phrases of some forms in a text, in order of place, longer ones first."""
        return self._phrases[among].find(text, canon, spaced, language)


@cache
def grammar() -> Grammar:
    """Return the shipped grammar."""
    text = files("provenance.origin").joinpath("grammar.json").read_text(encoding="utf-8")
    return Grammar(Language.from_plain(row) for row in json.loads(text)["languages"])
