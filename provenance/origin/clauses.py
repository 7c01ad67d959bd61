"""Clauses of running text: where one begins and ends around a name, and what it speaks of."""

from __future__ import annotations

import re

from provenance.origin.canon import is_spaceless
from provenance.origin.lines import PAST, YEAR, size
from provenance.origin.names import NameHit
from provenance.origin.scan import OPENING

CLAUSE = 300  # code points within which a clause or sentence ends
_DAY = re.compile(r"\A,?\s?\w{3,10} \(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)|\A, \w{4,10}\Z")  # ", Selasa (3/5)", ", Selasa"
_IN_A_YEAR = re.compile(r"(?:\A|[.!?\n]\s*)[^\d.!?\n]{0,14}(?:19|20)\d\d[^\d.!?\n]{0,8}\Z")
_FULL_DAY = re.compile(r",? [^\W\d_]{4,10},? \d{1,2}\.? [^\W\d_]{3,10} (?:19|20)\d\d(?!\d)")
"""A weekday with its whole date: ", Senin 24 Juli 2017"."""
_WORDS_IN_FRONT = 5  # of the house and a place before the dash with which a text opens
_CLAUSE_BREAK = re.compile(r"[.!?](?:[\"”»’)]*\s|$)|[。！？।۔։،؛,，、;；:：“”\"«»()（）\n]|\s[-–—]\s")
_EDGE = re.compile(r"\s[-–—]\s|(?<=[\u3400-\u9fff])\s(?=[\u3400-\u9fff])")
SENTENCE_BREAK = re.compile(r"[.!?][\"”»’)]*(?:\s|$)|[。！？।۔։]|\n")


def opens_the_text(text: str, hit: NameHit) -> bool:
    """Return whether a name stands in the sentence that opens a paragraph at the beginning of the text."""
    start = text.rfind("\n", 0, hit.start) + 1
    return hit.start <= OPENING and not SENTENCE_BREAK.search(text, start, hit.start)


def is_background(text: str, start: int, end: int) -> bool:
    """Return whether a year stands in the words of a report or right behind: it is an old one, named for background.

    So it is where a year alone opens the sentence: "In 2015, X reported". The weekday of a date is named for news.
    """
    day = _FULL_DAY.match(text, end)
    if day and start == end:
        end = start = day.end()
    if YEAR.search(text, start, end + PAST):
        return True
    return _IN_A_YEAR.search(text[max(0, start - PAST - 10) : start]) is not None


def is_unmistakable(phrase: str) -> bool:
    """Return whether a phrase behind a name stands for "according to the report of" wherever the clause goes on."""
    return len(phrase.split()) > 1 or any(map(is_spaceless, phrase))


def _behind_opening(text: str, begin: int, start: int) -> int:
    """Return where a sentence goes on behind what opens its paragraph: a house and a dash, a Chinese place and a space.

    >>> _behind_opening("Dock Daily - desk The Times said", 0, 18)
    13
    """
    edge = _EDGE.search(text, begin, start) if begin == 0 or text[begin - 1] == "\n" else None
    return edge.end() if edge and size(text[begin : edge.start()]) <= _WORDS_IN_FRONT else begin


def frames_a_sentence(text: str, start: int, end: int, citing: int | None) -> bool:
    """Return whether `start:end` opens or closes its sentence; in its middle it is a remark on one fact."""
    window = max(0, start - 60)
    breaks = [found.end() for found in SENTENCE_BREAK.finditer(text, window, start)]
    begin = breaks[-1] if breaks else (0 if window == 0 else None)
    if begin is not None and size(text[_behind_opening(text, begin, start) : start]) <= 3:
        return True
    stop = SENTENCE_BREAK.search(text, end, end + CLAUSE)
    limit = stop.start() if stop else end + CLAUSE
    rest = text[end : limit if citing is None else min(limit, citing)]
    rest = _DAY.sub("", rest, count=1).rstrip(" ,")
    return size(rest) <= 5 and not any(char in rest for char in ",;،")


def closes(text: str, end: int, citing: int | None, *, most: int) -> bool:
    """Return whether at most `most` words stand between `end` and the end of the clause, or whom it cites in turn."""
    stop = _CLAUSE_BREAK.search(text, end, end + CLAUSE)
    limit = stop.start() if stop else end + CLAUSE
    return size(text[end : limit if citing is None else min(limit, citing)]) <= most


def opens(text: str, start: int, *, most: int) -> bool:
    """Return whether at most `most` words stand between the beginning of the clause and `start`."""
    window = max(0, start - 60)
    breaks = [found.end() for found in _CLAUSE_BREAK.finditer(text, window, start)]
    begin = breaks[-1] if breaks else (0 if window == 0 else None)
    return begin is not None and size(text[_behind_opening(text, begin, start) : start]) <= most
