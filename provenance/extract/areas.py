"""What a part of a page is, by the words its markup uses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from provenance.extract.vocabulary import load

_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_STYLE = re.compile(r"\b(?:text|font)-size-\d\S*", re.IGNORECASE)  # says how large letters are, not what they say
_NOT_WORD = re.compile(r"[^a-z0-9\u0080-\uffff]+")


@dataclass(frozen=True, slots=True)
class Area:
    """A named part of a page. `kind` is the kind of its zones; null for parts that are left out.

    `is_bar`: left out, unless it stands between the headline and the text and a maker is named in it.
    """

    id: str
    kind: str | None
    is_bar: bool = False

    @property
    def is_skipped(self) -> bool:
        """Whether nothing in it may become a zone."""
        return self.kind is None


@cache
def _areas() -> tuple[Area, ...]:
    """Return the areas in the order in which they are tried."""
    return tuple(Area(row["id"], row.get("kind"), row.get("bar", False)) for row in load("areas")["areas"])


@cache
def _words() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """Return, for the first part of each word, its parts and the number of the first area that it stands for."""
    words: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    seen = set()
    for number, row in enumerate(load("areas")["areas"]):
        for word in row["words"]:
            if word not in seen:
                seen.add(word)
                parts = tuple(word.split())
                words.setdefault(parts[0], []).append((parts, number))
    return words


@cache
def area_of_tag(tag: str) -> Area | None:
    """Return the area an element stands for by its name alone, as HTML defines it."""
    wanted = load("areas")["tags"].get(tag)
    return next((area for area in _areas() if area.id == wanted), None)


@lru_cache(maxsize=20_000)
def area_of(names: str) -> Area | None:
    """Return the area that `names` (class, id and the like, separated by spaces) stands for.

    >>> area_of("articleAuthor__name").id
    'byline'
    >>> area_of("comment-author").id
    'comments'
    >>> area_of("resource-list") is None
    True
    >>> area_of("text-size").id, area_of("text-size-30 font-bold") is None
    ('forms', True)
    """
    parts = _NOT_WORD.sub(" ", _CASE.sub(" ", _STYLE.sub(" ", names)).lower()).split()
    words = _words()
    found = [
        number
        for at, part in enumerate(parts)
        if part in words
        for word, number in words[part]
        if len(word) == 1 or tuple(parts[at : at + len(word)]) == word
    ]
    return _areas()[min(found)] if found else None
