"""What a label is made of, and how near two labels are: the measures the look-alike rules use."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal

from provenance.urls.tables import recogniser

Weight = Literal["open", "media", "settled"]


def ending_weight(ending: str) -> Weight:
    """Return what an ending is worth: `open` to anybody, `media` where titles go too, `settled` where names repeat.

    Country codes and two-part endings are settled unless listed; a generic ending not listed is one of the years
    after 2012, open to anybody.

    >>> [ending_weight(ending) for ending in ("ltd", "eu.com", "news", "ws", "co.uk")]
    ['open', 'open', 'media', 'open', 'settled']
    """
    if ending in _list("endings", "media"):
        return "media"
    if ending in _list("endings", "open"):
        return "open"
    bound = "." in ending or len(ending) == 2 or ending.startswith("xn--") or ending in _list("endings", "settled")
    return "settled" if bound else "open"


def affix_weight(word: str) -> Literal["strong", "weak"] | None:
    """Return how much `word` beside a name says that somebody put it there, or None when it is no such word.

    >>> affix_weight("breaking"), affix_weight("radio"), affix_weight("hafen") is None
    ('strong', 'weak', True)
    """
    if word in _list("affixes", "strong"):
        return "strong"
    return "weak" if word in _list("affixes", "weak") else None


@lru_cache(maxsize=16_384)
def words_of(label: str) -> tuple[tuple[str, bool], ...]:
    """Return the pieces of `label`, hyphens apart, each with whether it is a trade word, covering all they can.

    >>> words_of("tagesspiegel"), words_of("daily-news24")
    ((('tages', True), ('spiegel', False)), (('daily', True), ('news', True), ('24', False)))
    """
    pieces = [piece for part in re.findall(r"\d+|[^\d-]+", label) for piece in _pieces(part)]
    is_bound = pieces[:1] and pieces[0][0] != "the" and pieces[0][0] in _list("particles")
    if len(pieces) > 1 and is_bound and not pieces[1][1] and not pieces[1][0].isdigit():
        pieces[:2] = [(pieces[0][0] + pieces[1][0], False)]
    for at in range(1, len(pieces) - 1):
        if pieces[at - 1][1] and pieces[at + 1][1] and pieces[at][0] in _list("joints"):
            pieces[at] = (pieces[at][0], True)
    return tuple(pieces)


def own_letters(label: str) -> int:
    """Return how many letters of `label` are left without the trade words in it: what makes a name one title's own.

    A little word in front counts with what it stands before (le-monde), unless that is a trade word; `the` never does.

    >>> own_letters("daily-news24"), own_letters("kyivpost"), own_letters("t-online"), own_letters("lemonde")
    (0, 4, 1, 7)
    """
    return sum(len(word) for word, is_trade in words_of(label) if not is_trade and not word.isdigit())


def is_common(label: str) -> bool:
    """Tell whether `label` is made of trade words and numbers alone, as titles all over the world are.

    >>> is_common("daily-news24"), is_common("eluniversal"), is_common("diariodelsur"), is_common("lemonde")
    (True, True, True, False)
    """
    return own_letters(label) == 0


def is_distinct(label: str) -> bool:
    """Tell whether `label` is one title's own: three letters of its own, or one in a name longer than most.

    >>> is_distinct("mako"), is_distinct("t-online"), is_distinct("etv"), is_distinct("citynews")
    (True, True, False, False)
    """
    own = own_letters(label)
    return own > 2 or (own > 0 and len(label) > 6)


@lru_cache(maxsize=4096)
def is_affixes(text: str) -> bool:
    """Tell whether `text` is a row of words that clones put beside a name, at least one of them telling.

    >>> is_affixes("newslive"), is_affixes("radio"), is_affixes("au")
    (True, False, False)
    """
    strong, weak = _list("affixes", "strong"), _list("affixes", "weak")
    ways: list[bool | None] = [False, *[None] * len(text)]  # per end: reached with a telling word, without, or not
    for end in range(3, len(text) + 1):
        for start in range(end - 2):
            word, before = text[start:end], ways[start]
            if before is not None and (word in strong or word in weak):
                ways[end] = bool(ways[end]) or before or word in strong
    return bool(ways[-1])


def as_seen(label: str) -> str:
    """Return `label` with the letters that pass for others at a glance written as those others.

    >>> as_seen("theguarclian"), as_seen("vve1t") == as_seen("welt")
    ('theguardlan', True)
    """
    pairs, singles = _seen_as()
    for letters, seen in pairs:
        if letters in label:
            label = label.replace(letters, seen)
    return label.translate(singles)


def first_letters_of(seen: str) -> list[str]:
    """Return the letters a name may begin with when it is seen to begin with `seen`.

    >>> first_letters_of("d"), first_letters_of("l")
    (['d', 'c'], ['l', '1', 'i', 'j'])
    """
    table: dict[str, str] = recogniser("lookalikes")["seen_as"]
    return [seen, *(letters[0] for letters, other in table.items() if other == seen)]


def plain_letters(text: str) -> str:
    """Return `text` without the marks on its letters.

    >>> plain_letters("élpaïs")
    'elpais'
    """
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def without_one(label: str) -> set[str]:
    """Return `label` and what is left when one letter is dropped; two labels one edit apart share one of these.

    >>> sorted(without_one("bild"))
    ['bid', 'bil', 'bild', 'bld', 'ild']
    """
    return {label, *(label[:at] + label[at + 1 :] for at in range(len(label)))}


def first_difference(one: str, other: str) -> int:
    """Return where two labels part; their length where one begins with the other."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def is_one_edit(one: str, other: str) -> bool:
    """Tell whether a single letter dropped, added, changed or swapped with its neighbour makes `other` of `one`.

    >>> is_one_edit("speigel", "spiegel"), is_one_edit("spigel", "spiegel"), is_one_edit("spigal", "spiegel")
    (True, True, False)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = first_difference(one, other)
    if len(one) == len(other):
        changed = one[at + 1 :] == other[at + 1 :]
        swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return changed or swapped
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[at + 1 :] == shorter[at:]


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Return `text` cut into trade words and what is between them, with the fewest letters and pieces between."""
    words, particles = _list("trade_words"), _list("particles")
    best: list[tuple[int, int, int]] = [(0, 0, 0)]  # per end: letters between, pieces, where the last piece begins
    for end in range(1, len(text) + 1):
        at_end = end == len(text)
        ways = [(best[start][0] + end - start, best[start][1] + 1, start) for start in range(end)]
        for start in range(end):
            word = text[start:end]
            if (word in words and (len(word) > 3 or start == 0 or at_end)) or (start == 0 and word in particles):
                ways.append((best[start][0], best[start][1] + 1, start))
        best.append(min(ways))
    return _cut_at(text, best)


def _cut_at(text: str, best: list[tuple[int, int, int]]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    end = len(text)
    while end:
        start = best[end][2]
        pieces.insert(0, (text[start:end], best[end][0] == best[start][0]))
        end = start
    return pieces


@cache
def _list(part: str, name: str | None = None) -> frozenset[str]:
    table = recogniser("lookalikes")[part]
    return frozenset(table if name is None else table[name])


@cache
def _seen_as() -> tuple[tuple[tuple[str, str], ...], dict[int, str]]:
    """Return the pairs of letters that are seen as one, and the letters seen as another."""
    table: dict[str, str] = recogniser("lookalikes")["seen_as"]
    pairs = tuple((letters, seen) for letters, seen in table.items() if len(letters) > 1)
    return pairs, {ord(letter): seen for letter, seen in table.items() if len(letter) == 1}
