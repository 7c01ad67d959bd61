"""A text as a row of words, punctuation and whole quotations, cut into sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from provenance.signals.quotes import Quote
    from provenance.signals.rules import Rules

TOKEN = re.compile(r"\w[\w’'ʼ‑-]*|[^\w\s]")
_STOPS = frozenset(".!?…。！？؟।")
_FULL_WIDTH_STOPS = frozenset("。！？")
MAX_TOKENS = 100_000
"""A novel has as many; a text beyond is no article but a stress test, and is read up to here."""
QUOTE = "\ufffc"  # stands for a whole quotation


class Token(NamedTuple):
    """A word, a punctuation mark or, with `quote` >= 0, a whole quotation."""

    start: int
    end: int
    text: str
    low: str
    sentence: int = 0
    quote: int = -1

    @property
    def is_word(self) -> bool:
        """Whether it is a word rather than a mark or a quotation."""
        return self.quote < 0 and self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter, also behind an elided article (l’Élysée)."""
        if self.text[0].isupper():
            return True
        if "’" not in self.text and "'" not in self.text:
            return False
        head, mark, tail = self.text.replace("’", "'").partition("'")
        return bool(mark) and len(head) <= 5 and tail[:1].isupper()


def words_of(text: str, pattern: re.Pattern[str] = TOKEN) -> list[Token]:
    """Return the tokens of a short text, all in one sentence."""
    return [Token(m.start(), m.end(), m.group(), m.group().lower()) for m in pattern.finditer(text)]


def read_tokens(
    text: str,
    quotes: Sequence[Quote],
    breaks: Sequence[int],
    rules: Rules,
    start: int = 0,
    end: int | None = None,
) -> list[Token]:
    """Return the first `MAX_TOKENS` tokens of `text[start:end]`, each of `quotes` as one, with sentence numbers.

    `breaks` are offsets where a sentence always begins (paragraphs), in ascending order.
    """
    stop = len(text) if end is None else end
    tokens: list[Token] = []
    at = bisect_left(breaks, start)
    sentence = 0
    may_end = False  # whether a sentence can end behind the last token
    for first, last, number in islice(_pieces(text, quotes, rules, start, stop), MAX_TOKENS):
        piece = text[first:last]
        low = piece.lower()
        broken = False
        while at < len(breaks) and breaks[at] <= first:
            at += 1
            broken = True
        ended = may_end and _ends_sentence(tokens, text, quotes, rules, piece, low, first, number)
        if tokens and (broken or ended):
            sentence += 1
        may_end = number >= 0 or piece in _STOPS
        tokens.append(Token(first, last, piece, low, sentence, number))
    return tokens


def _pieces(text: str, quotes: Sequence[Quote], rules: Rules, start: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and quote number (-1 for none) of each token."""
    at = start
    for number, quote in enumerate(quotes):
        yield from _plain(text, rules, at, quote.start)
        yield quote.start, quote.end, number
        at = quote.end
    yield from _plain(text, rules, at, stop)


def _plain(text: str, rules: Rules, at: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """Yield the tokens of a stretch without quotations; between known forms of unspaced text, whole runs."""
    unspaced = "unspaced" in rules.traits
    for found in rules.token.finditer(text, at, stop):
        if unspaced and found.start() > at and text[at : found.start()].strip():
            yield at, found.start(), -1
        at = found.end()
        if not found.group().isspace():
            yield found.start(), at, -1
    if unspaced and text[at:stop].strip():
        yield at, stop, -1


def _ends_sentence(
    tokens: Sequence[Token],
    text: str,
    quotes: Sequence[Quote],
    rules: Rules,
    piece: str,
    low: str,
    first: int,
    number: int,
) -> bool:
    """Tell whether the sentence ends before the token `piece`."""
    last = tokens[-1]
    if last.quote >= 0:
        quote = quotes[last.quote]
        stopped = text[quote.inner_end - 1] in _STOPS
        return stopped and (number >= 0 or _may_begin(piece, low, rules))
    if last.text not in _STOPS:
        return False
    if last.text in _FULL_WIDTH_STOPS:
        return True
    if last.end == first or (last.text == "." and _is_abbreviation(tokens, rules)):
        return False
    return number >= 0 or _may_begin(piece, low, rules)


def _may_begin(piece: str, low: str, rules: Rules) -> bool:
    """Tell whether a sentence may begin with the word: no small letter, no cue that belongs to a quotation."""
    first = piece[0]
    if not first.isalnum():
        return first in "¿¡([—–"
    return not first.islower() and (first != low[0] or low not in rules["say"])


def _is_abbreviation(tokens: Sequence[Token], rules: Rules) -> bool:
    """Tell whether the full stop at the end of `tokens` belongs to the word before it."""
    if len(tokens) < 2 or tokens[-2].end != tokens[-1].start:
        return False
    word = tokens[-2]
    if "ordinal-stop" in rules.traits and word.text.isdigit() and len(word.text) <= 2:
        return True
    return word.low in rules["abbreviations"] or (len(word.text) == 1 and word.text.isupper())
