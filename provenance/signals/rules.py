"""The word lists of a language, as the recognisers read them.

Each language is one file in `data/`: classes of forms, every class with its reason, an example and a
counter-example. Files are read when the first text in that language comes, never at import.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from provenance.signals.marks import load_data
from provenance.signals.tokens import TOKEN, Token, words_of

_NONE: frozenset[str] = frozenset()


class Phrases:
    """Forms of one or more words, looked up at a place in a list of tokens.

    >>> tokens = words_of("according to the mayor")
    >>> Phrases(["according to"]).length_at(tokens, 0)
    2
    """

    def __init__(self, forms: Iterable[str], pattern: re.Pattern[str] = TOKEN) -> None:
        by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for form in forms:
            words = tuple(token.low for token in words_of(form, pattern))
            by_first[words[0]].append(words)
        self._by_first = {first: sorted(rest, key=len, reverse=True) for first, rest in by_first.items()}

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which a form begins."""
        return frozenset(self._by_first)

    def length_at(self, tokens: Sequence[Token], k: int) -> int:
        """Return how many tokens the longest form that begins at `k` has; 0 when there is none."""
        for words in self._by_first.get(tokens[k].low, ()):
            if len(words) == 1 or tuple(token.low for token in tokens[k : k + len(words)]) == words:
                return len(words)
        return 0

    def ends_at(self, tokens: Sequence[Token], end: int, reach: int = 4) -> int:
        """Return the length of the longest form whose last token is before `end`; 0 when there is none."""
        for k in range(max(0, end - reach), end):
            if k + self.length_at(tokens, k) == end:
                return end - k
        return 0


@dataclass(frozen=True, slots=True)
class Rules:
    """What is known of a language. Classes that a language does not have are empty."""

    language: str | None
    supported: bool = False
    traits: frozenset[str] = _NONE  # cased, noun-capitals, verb-second, unspaced, dialogue-dash ...
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    phrases: Mapping[str, Phrases] = field(default_factory=dict)
    token: re.Pattern[str] = TOKEN

    def __getitem__(self, name: str) -> frozenset[str]:
        """Return the single-word forms of the class `name`."""
        return self.words.get(name, _NONE)

    def at(self, name: str, tokens: Sequence[Token], k: int) -> int:
        """Return the length of the form of class `name` that begins at `k`, or 0."""
        phrases = self.phrases.get(name)
        return phrases.length_at(tokens, k) if phrases and k < len(tokens) else 0

    def before(self, name: str, tokens: Sequence[Token], k: int) -> int:
        """Return the length of the form of class `name` that ends right before `k`, or 0."""
        phrases = self.phrases.get(name)
        return phrases.ends_at(tokens, k) if phrases else 0


@cache
def languages() -> frozenset[str]:
    """Return the codes of the languages that have rules."""
    names = (path.name for path in (files("provenance.signals") / "data").iterdir())
    return frozenset(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")) - {"marks"}


def rules_for(language: str | None) -> Rules:
    """Return the rules of a language tag; region and script are left aside.

    >>> rules_for("en-GB").language, rules_for("xx").supported, rules_for(None).supported
    ('en', False, False)
    """
    base = re.split("[-_]", language.lower(), maxsplit=1)[0] if language else None
    return _load(base) if base in languages() else Rules(base)


@cache
def _load(language: str) -> Rules:
    data: dict[str, Any] = load_data(language)
    classes = dict(_classes(data))
    traits = frozenset(data.get("traits", ()))
    token = _unspaced_pattern(classes) if "unspaced" in traits else TOKEN
    words = {name: frozenset(form.lower() for form in forms if " " not in form) for name, forms in classes.items()}
    phrases = {name: Phrases(forms, token) for name, forms in classes.items()}
    for name, parts in _JOINED.items():
        words[name] = frozenset().union(*(words.get(part, _NONE) for part in parts))
    if "vague_phrases" in phrases:
        words["unnamed_openings"] |= phrases["vague_phrases"].first_words
    return Rules(language, True, traits, words, phrases, token)


_JOINED = {
    "no_names": ("function", "the", "a", "calendar", "pronouns"),
    "unnamed_openings": ("unnamed_heads", "vague_heads", "unnamed_marks"),
}
"""Classes that are asked of every word together, joined once."""


def _classes(data: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield the name and the forms of each class: a block is one class (`forms`) or holds several (`classes`)."""
    for name, block in data.items():
        if isinstance(block, dict):
            prefixes = ["", *block.get("prefixes", ())]
            for inner, forms in block.get("classes", {name: block.get("forms", ())}).items():
                yield inner, [spelled for prefix in prefixes for form in forms for spelled in _spelled(prefix + form)]


def _spelled(form: str) -> list[str]:
    """Return a form with each of the two apostrophes.

    >>> _spelled("c'est"), _spelled("dit")
    (["c'est", 'c’est'], ['dit'])
    """
    return [form, form.replace("'", "’")] if "'" in form else [form]


def _unspaced_pattern(classes: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Return a token pattern for text without spaces: the known forms; what lies between is one token."""
    known = sorted({re.escape(form) for forms in classes.values() for form in forms}, key=lambda f: (-len(f), f))
    return re.compile("|".join([*known, r"[A-Za-z0-9]+", r"[^\w\s]", r"\s+"]))
