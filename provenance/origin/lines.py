"""Where a credit may stand in a block of text: its lines and the parts of lines, its last words, its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.canon import is_spaceless

_UNIT_BREAK = re.compile(r"\n+|\s*\|\s*|\s+[•·]\s+|\t+")
# Both kinds of stops open the pattern, for a set of letters is found much faster than one of two patterns.
SENTENCE_END = re.compile(
    r"[.!?…。！？।۔॥؟](?:(?<=[.!?…])[.!?…]*[\"”“»’')\]]*\s+|(?<=[。！？।۔॥؟])[。！？।۔॥؟]*[」』”)]*\s*)(?=\S)"
)
_DAY_OF_MONTH = re.compile(r"(?<!\w)\d{1,2}\Z")
_WRAP = " \t\n\"'“”„«»*_=—–―−~•·|>→.。,;-‑"
_OPENED_BY = {"»": "«", "”": "“", "“": "„"}
_BRACKETS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "（": "）",
    "【": "】",
    "［": "］",
    "/": "/",
    "<": ">",
    "〔": "〕",
    "「": "」",
}
_CLOSING_BRACKETS = "".join(set(_BRACKETS.values()) - {"/", ">"})
_FIGURES = re.compile(r"\s+(?:\d{1,2}[:.]\d\d|\d{1,4}([./-])\d{1,2}\1\d{2,4})[\d\s:./-]*")
_CLOSING_DASH = re.compile(r"\s[—–―-]{1,2}\s?[^\W\d][^—–.!?]{1,40}$")
_GLUED = re.compile(r"(?<=[.…])(?:[—–―-]{1,2}|/)\s?[^\W\d][^—–―.!?/\n]{1,30}$")  # "... of the year.-Bernama"
_SLASHED = re.compile(r"(?<!\w)/[^/\s][^/\n]{1,38}/\.?$")
_GLUED_NAME = re.compile(
    r"(?:(?<=[^\W\d_])[.!?…][\"”»]?/?|(?<=[\u0600-\u06ff])[.؟!]?/\s?)"
    r"(©?\s?[^\W\d_]{2,12}(?:[ /-][^\W\d_]{2,12})?)/?\.?\s*\Z"
)
"""A name to which layout left no space behind the last sentence, or a slash: "... am Markt.dpa"."""
LONGEST_CREDIT = 160  # code points of a closing credit
LONGEST_UNIT = 320
LONGEST_GLUED = 36  # code points from a full stop, with a dash and a name right behind it, to the end
LONGEST_SIGIL = 12  # letters of an agency in front of a bracket
LONGEST_NAME, TITLE_WORDS = 50, 6
YEAR = re.compile(r"(?<!\d)(?!(?<=/)\d{4}\))(?:19|20|۱۹|۲۰|١٩|٢٠|१९|२०|১৯|২০)\d\d(?!\d)")
"""A year, but not that of a whole date in brackets, which is the day's: "dilansir Reuters, Selasa (3/5/2022)"."""
PAST = 30  # code points from a report within which its year stands
CLAUSE, SENTENCE_WORDS = 120, 3


def units_of(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each unit: lines, and the parts of a line between upright bars or bullets.

    What stands behind the title of another text is not yielded: "Harbour master resigns over crane | The Ledger".
    """
    limit = len(text) if end is None else end
    if not ("\n" in text or "|" in text or "\t" in text or "•" in text or "·" in text):
        if limit > start:
            yield start, limit
        return
    at, is_titled = start, False
    for found in (*_UNIT_BREAK.finditer(text, start, limit), None):
        stop = found.start() if found else limit
        if stop > at and not is_titled:
            yield at, stop
        ends_line = found is None or "\n" in found.group()
        is_titled = not ends_line and (is_titled or _is_title(text[at:stop]))
        at = found.end() if found else limit


def _is_title(text: str) -> bool:
    return len(text) > LONGEST_NAME and len(text.split()) > TITLE_WORDS and text.rstrip()[-1:] not in ".!?…)]"


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence or line around `start:end`."""
    window = max(0, start - 300)
    breaks = [found.end() for found in sentence_ends(text, window, start)]
    left = max([window, *breaks, text.rfind("\n", window, start) + 1])
    following = next(sentence_ends(text, end, min(len(text), end + 300)), None)
    line_end = text.find("\n", end)
    stops = [following.start() if following else len(text), line_end if line_end >= 0 else len(text)]
    return left, min(stops)


def sentence_ends(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield where sentences end; the full stop behind a day of the month ends none: "am 3. Mai"."""
    for found in SENTENCE_END.finditer(text, start, end):
        if text[found.start()] != "." or not _DAY_OF_MONTH.search(text, max(0, found.start() - 3), found.start()):
            yield found


def is_of_another_year(text: str, start: int, end: int) -> bool:
    """Return whether a sentence goes on behind `start:end` and a year stands there: an old report, named for one fact.

    >>> is_of_another_year("An agency report of 2015 said the pier had sunk before.", 0, 16)
    True
    >>> is_of_another_year("Source: The Ledger, 2015.", 0, 18)
    False
    """
    year = YEAR.search(text, start, end + PAST)
    if year is None or SENTENCE_END.search(text, end, year.start()) or "\n" in text[start : year.start()]:
        return False
    at = max(end, year.end())
    stop = SENTENCE_END.search(text, at, at + CLAUSE)
    rest = text[at : stop.start() if stop else at + CLAUSE].partition("\n")[0]
    return sum(len(word) > 1 and word[0].isalpha() for word in rest.split()) >= SENTENCE_WORDS


def size(text: str) -> float:
    """Return how many words a stretch has; three letters of a script without spaces count as one."""
    spaceless = sum(map(is_spaceless, text))
    return spaceless / 3 if spaceless else len(text.split())


def closing_unit(text: str) -> tuple[int, int] | None:
    """Return the place of what follows the last full stop of a paragraph, or its last bracket, slashes or dash.

    >>> text = "The fair will open. (dpa)"
    >>> text[slice(*closing_unit(text))]
    '(dpa)'
    >>> closing_unit("The fair will open.") is None
    True
    """
    body = _without_time(text.rstrip())
    if body[-1:].isalpha() and (glued := _GLUED.search(body, max(0, len(body) - LONGEST_GLUED))):
        return glued.start(), len(body)
    trimmed = len(body.rstrip(".。 "))
    window = max(0, trimmed - LONGEST_CREDIT)
    ends = [found.end() for found in SENTENCE_END.finditer(body, window, trimmed) if found.end() < trimmed]
    bracket = _last_bracket(body, window, trimmed)
    if bracket is not None and (not ends or bracket >= ends[-1] or ")" not in body[ends[-1] : trimmed - 1]):
        return _with_sigil(body, bracket, ends), len(body)
    glued = _GLUED_NAME.search(body, max(window, trimmed - LONGEST_GLUED))
    if glued is not None and size(body[ends[-1] if ends else window : glued.start()]) >= SENTENCE_WORDS:
        return glued.start(1), len(body)
    if ends:
        return ends[-1], len(body)
    tail = body[window:]
    found = _CLOSING_DASH.search(tail) or _SLASHED.search(tail)
    return (window + found.start(), len(body)) if found else None


def _without_time(body: str) -> str:
    """Return a paragraph without the figures of a day or time behind its closing bracket: "(ANSA) 08:50 15-09-24"."""
    if body[-1:].isdigit():
        closed = body.rfind(")") + 1
        return body[:closed] if closed and _FIGURES.fullmatch(body, closed) else body
    return body


def _with_sigil(body: str, bracket: int, ends: list[int]) -> int:
    """Return where a closing bracket begins, with letters in front of it that open a sentence: "AGERPRES/(red.)"."""
    start = max((end for end in ends if end <= bracket), default=bracket)
    letters = body[start:bracket].strip(" /–—-")
    return start if 0 < len(letters) <= LONGEST_SIGIL and letters.isupper() else bracket


def _last_bracket(body: str, window: int, trimmed: int) -> int | None:
    """Return where the bracket opens that closes at the end of `body`."""
    if not trimmed or body[trimmed - 1] not in _CLOSING_BRACKETS:
        return None
    opening = next(key for key, value in _BRACKETS.items() if value == body[trimmed - 1])
    found = body.rfind(opening, window, trimmed)
    return found if found >= 0 else None


def strip_wrap(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Return a unit without outer quotation marks, dashes and brackets, and the form they gave it.

    The form is `bracket`, `dash` or `plain`.
    """
    form = "plain"
    while True:
        lead = text[start:end].lstrip()[:1]
        if lead and lead in "—–―-−=~*‑":
            form = "dash"
        while start < end and text[start] in _WRAP:
            start += 1
        while end > start and text[end - 1] in _WRAP and not _closes_inside(text, start, end):
            end -= 1
        inner = _unwrapped(text, start, end)
        if inner is None:
            return start, end, form
        start, end, form = *inner, "bracket"


def _closes_inside(text: str, start: int, end: int) -> bool:
    """Return whether the mark at the end closes a quotation that opens within the unit: РИА "Новости"."""
    mark = text[end - 1]
    if mark == '"':
        return text.count('"', start, end) % 2 == 0
    return mark in _OPENED_BY and text.find(_OPENED_BY[mark], start, end) >= 0


def _unwrapped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the inside of the brackets around `start:end`, whether or not both of them are there."""
    if end - start < 2:
        return None
    closing = _BRACKETS.get(text[start])
    if closing and text[end - 1] == closing:
        return start + 1, end - 1
    if closing and closing not in text[start + 1 : end]:
        return start + 1, end
    if text[end - 1] in _CLOSING_BRACKETS and not any(char in _BRACKETS for char in text[start:end]):
        return start, end - 1
    return None
