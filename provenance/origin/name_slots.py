"""Where the names stand behind a phrase of credit: over a day, up to a break, with those listed beside them."""

from __future__ import annotations

import re

from provenance.origin.grammar import Cue, Form
from provenance.origin.scan import Scan
from provenance.origin.tables import small_words
from provenance.origin.tokens import Token

REACH = 90  # code points from its phrase within which a name stands
NAME_BREAK = re.compile(
    r"(?<!\s\d)(?<!\s\d\d)\.(?:\s|$)|[\n;!?()\[\]（）。|।۔，]|[,،]\s|(?<=[\u2e80-\u9fff]),(?=[\u2e80-\u9fff])|:\s|\s+[-–—]\s+|\s(?:on|am|le|el|em|op|den|il|em|dia|dne)\s+(?=\w*\s?\d)|$"
)
LINE_BREAK = re.compile(r"\.(?:\s|$)|[\n;!?()\[\]（）。|।։]|$")
_BETWEEN = re.compile(r"[\s\"'“”„«»‘’(\[（「『:：՝,•·\-–—]*")
_LISTED = re.compile(r"\s?[,、،]\s?(?:\w{1,3}\s)?|\s\w{1,3}\s")
_DAY_BETWEEN = re.compile(
    r"(?:[^\W\d]{1,5}\.?\s)?(?:(?P<digits>\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\.?)|(?:[^\W\d]{4,12},?\s)?(?:\d{1,2}\.?\s)?"
    r"(?:[^\W\d]{1,3}\s)?[^\W\d]{3,13}\.?(?:\s\d{1,2},?)?(?:\s(?:[^\W\d]{1,3}\s)?\d{4}\.?)?),?\s(?:[^\W\d]{1,6}\s)??(?P<word>[^\W\d]{1,6})\s"
)
_VERBS: tuple[Form, ...] = ("published-after", "partner-after", "wire-after")  # may close the sentence behind a name
_HEBREW_IN = "ב"


def slot_after(scan: Scan, at: int, pattern: re.Pattern[str]) -> tuple[int, int]:
    """Return where the names behind a phrase stand: up to a break, over commas between listed names."""
    text = scan.text
    between = _BETWEEN.match(text, at)
    begin = _over_day(scan, between.end() if between else at)
    begin = min((hit.start for hit in scan.hits if hit.start < at < hit.end), default=begin)
    broken = pattern.search(text, begin, begin + REACH)
    end = broken.start() if broken else min(len(text), begin + REACH)
    end = min((cue.start for cue in scan.cues_of(*_VERBS, start=begin + 1, end=end)), default=end)
    for hit in scan.hits:
        if hit.start < end < hit.end or (hit.start >= end and _is_listed(text, end, hit.start)):
            end = hit.end
    return begin, end


def _is_listed(text: str, end: int, start: int) -> bool:
    """Return whether a name at `start` is one more of a list, and not what the name before is: "X, a Y publication"."""
    between = text[end:start].split()
    is_list = bool(between) and _LISTED.fullmatch(text, end, start) is not None
    return is_list and between[-1] not in small_words("indefinite")


def _over_day(scan: Scan, at: int) -> int:
    """Return where a name begins behind a day and a small word: "veröffentlicht am 3. Mai 2024 in der taz"."""
    found = _DAY_BETWEEN.match(scan.text, at)
    if found is None or not found["word"].islower():
        return at
    is_day = found["digits"] is not None or scan.cues_of("date", start=at, end=found.start("word"))
    is_maker = scan.cues_of("byline", start=found.start("word"), end=found.end("word") + 1)
    return found.start("word") if is_day and not is_maker else at


def without_preposition(name: Token, cue: Cue) -> Token:
    """Return a Hebrew name without the letter for "in" that is written in one with it: בכלכליסט."""
    is_joined = name.text[0] == _HEBREW_IN and "he" in cue.frame.languages and name.start == cue.end + 1
    return Token("outlet", name.start + 1, name.end, name.text[1:], None, "site") if is_joined else name
