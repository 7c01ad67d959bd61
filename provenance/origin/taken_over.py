"""Sentences about the text that say in any words that it comes from elsewhere: "This piece ran first in X".

The verb may be any. What counts is that the sentence speaks of the text, that it holds a word for a first publication
or a permission, and that it names an outlet surely: one of the registry, one that the page links to there, or a title
in quotation marks behind a word for a newspaper or site. Where it holds two such words ("first", "with permission")
any capitalised name behind the first is the outlet's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from provenance.origin.canon import is_small
from provenance.origin.credits import read_credit
from provenance.origin.evidence import Candidate, Evidence
from provenance.origin.grammar import Cue, Form
from provenance.origin.house import House
from provenance.origin.lines import sentence_around, size
from provenance.origin.places import Place
from provenance.origin.printed import printed_name
from provenance.origin.scan import Scan
from provenance.origin.sentences import linked
from provenance.origin.tables import linking_words, small_words
from provenance.origin.tokens import Token

ZONES = frozenset(("trailing", "footer", "lead"))
LONGEST = 45  # words of such a sentence
SHORTEST = 4  # letters of a phrase that says that the sentence is about other things: prepositions speak of much
MOST_BEHIND = 5  # words behind a name where a note does not speak of the text: a day, a licence
REACH = 30  # code points around a name within which a phrase about it stands
SUBJECT_REACH = 40  # code points from the beginning of a sentence within which it speaks of the text
_TITLE = re.compile(r"[«„“\"'‘《「『]([^«»„“”\"'‘’《》「」『』\n]{2,40})[»“”\"'’》」』]")
_WORD = re.compile(r"[^\W\d_]\S*")
_OF_OTHER_THINGS: tuple[Form, ...] = ("also", "boilerplate", "denied", "elsewhere", "issuer", "photo", "reverse")
_SPOKEN_OF: tuple[Form, ...] = ("cited", "cited-after", "mention", "mention-after")


def taken_over(place: Place, house: House, zone: str) -> Iterator[Evidence]:
    """Yield the outlet from which a closing sentence says that the text was taken; the house itself among them."""
    is_read = zone in ZONES and place.scan.tells("taken-over") and (zone != "lead" or place.scan.hits)
    for cue in place.scan.cues_of("taken-over") if is_read else ():
        start, end = sentence_around(place.scan.text, cue.start, cue.end)
        if not _is_about_the_text(place.scan, cue, start, end, is_lead=zone == "lead"):
            continue
        name = _registered(place, cue, start, end, house, zone)
        if zone != "lead":  # above a text the house speaks of more than where it took it from
            name = name or _title(place.scan, start, end) or linked(place, house) or _capitalised(place.scan, cue, end)
        if name is not None and not _is_spoken_of(place.scan, name):
            if _goes_on(place.scan, cue, name, end) and not _speaks_of_the_text(place.scan, start, end):
                continue
            span = place.span(min(cue.start, name.start) if name.end else cue.start, max(cue.end, name.end))
            is_self = name.kind == "self" or house.is_self(name.outlet, name.text)
            names = () if is_self else (name,)
            yield Candidate(f"{zone}/taken-over", cue.frame.id, "published", "republished", names, span, is_self)
            return


def _is_about_the_text(scan: Scan, cue: Cue, start: int, end: int, *, is_lead: bool) -> bool:
    opens = not is_lead and not scan.text[start : cue.start].strip(' "“„«(*[—–-|\n')
    if not (opens or _speaks_of_the_text(scan, start, end)) or size(scan.text[start:end]) > LONGEST:
        return False
    others = scan.cues_of(*_OF_OTHER_THINGS, start=start, end=end)
    return not any(scan.is_of_language(other) and other.end - other.start >= SHORTEST for other in others)


def _speaks_of_the_text(scan: Scan, start: int, end: int) -> bool:
    return bool(scan.cues_of("subject", start=start, end=min(end, start + SUBJECT_REACH)))


def _goes_on(scan: Scan, cue: Cue, name: Token, end: int) -> bool:
    """Return whether a sentence tells more behind a name, and no permission: "Earlier the agency X reported that"."""
    more = scan.cues_of("taken-over", start=max(cue.end, name.end), end=end)
    return name.end > 0 and not more and size(scan.text[max(cue.end, name.end) : end]) > MOST_BEHIND


def _registered(place: Place, cue: Cue, start: int, end: int, house: House, zone: str) -> Token | None:
    """Return the first outlet of the registry behind the word, or below a text the last one in front of it."""
    if not any(start <= hit.start and hit.end <= end for hit in place.scan.hits):
        return None
    tokens = read_credit(place.scan, start, end, house).of("outlet", "self")
    sure = [token for token in tokens if token.is_registered and not token.is_common and not token.is_far]
    behind = [token for token in sure if token.start >= cue.end]
    if any(by.end == cue.end for by in place.scan.cues_of("byline", start=cue.start, end=cue.end)):
        return next((token for token in behind[:1] if _are_writers(place.scan.text[cue.end : token.start])), None)
    return (behind[:1] + (sure[-1:] if zone != "lead" else []) + [None])[0]


def _are_writers(text: str) -> bool:
    """Return whether people and a small word stand between "written by" and a paper: "Jane Roe and John Doe of"."""
    shown = text.rstrip()
    before = (shown.removesuffix(f" {word}") for word in small_words("at-a-paper") if shown.endswith(f" {word}"))
    people = min(before, key=len, default="")
    words = people.replace(",", " ").split()
    return bool(words) and all(not is_small(word[0]) or word in linking_words() for word in words)


def _title(scan: Scan, start: int, end: int) -> Token | None:
    """Return a title in quotation marks right behind or in front of a word for what it is: недељнику „Радар“."""
    for found in _TITLE.finditer(scan.text, start, end):
        near = scan.cues_of("media", start=max(start, found.start() - 30), end=min(end, found.end() + 20))
        if any(0 <= found.start() - cue.end <= 1 or 0 <= cue.start - found.end() <= 1 for cue in near):
            return Token("outlet", found.start(1), found.end(1), found[1], None, "site")
    return None


def _capitalised(scan: Scan, cue: Cue, end: int) -> Token | None:
    """Return the capitalised name behind a word of this kind, where there are two: "first in X, with permission".

    A person's name behind a byline is none: "first written by Jane Roe".
    """
    cues = [other for other in scan.cues_of("taken-over", start=cue.start, end=end) if other.start >= cue.start]
    if len({other.start for other in cues}) < 2:
        return None
    stops = [*(other.start for other in cues[1:]), end]
    for part, stop in zip(cues, stops, strict=True):
        word = next((word for word in _WORD.finditer(scan.text, part.end, stop) if word.group()[0].isupper()), None)
        if word is not None:
            name = _of_capitals(printed_name(scan, word.start(), stop))
            return None if name is None or _is_persons(scan, part.end, name) else name
    return None


def _of_capitals(name: Token | None) -> Token | None:
    """Return a name without the words in lower case that follow it: "Ekuatorial dan dimuat ulang"."""
    if name is None:
        return None
    words = list(takewhile(lambda word: word[0].isupper() or word in linking_words(), name.text.split(" ")))
    while words and words[-1] in linking_words():
        words.pop()
    text = " ".join(words)
    return Token("outlet", name.start, name.start + len(text), text, None, "site") if text else None


def _is_persons(scan: Scan, start: int, name: Token) -> bool:
    is_signed = any(cue.end <= name.start for cue in scan.cues_of("byline", start=start, end=name.end))
    return is_signed and " " in name.text and not scan.cues_of("media", start=name.start, end=name.end)


def _is_spoken_of(scan: Scan, name: Token) -> bool:
    """Return whether somebody speaks to an outlet, or a thing of its is meant: "then at the Reuters building"."""
    near = scan.cues_of(*_SPOKEN_OF, start=max(0, name.start - REACH), end=name.end + REACH) if name.end else ()
    beside = [cue for cue in near if 0 <= name.start - cue.end <= 1 or 0 <= cue.start - name.end <= 1]
    return any(scan.is_of_language(cue) and cue.end - cue.start >= SHORTEST for cue in beside)
