"""Bylines, closing lines and footers: short units of text that may be a credit as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.bylines import signed
from provenance.origin.canon import is_spaceless
from provenance.origin.copyrights import COPYRIGHT, copyright, line_of_rights
from provenance.origin.credits import read_credit
from provenance.origin.evidence import Candidate, Evidence
from provenance.origin.glued import signed_by_bracket
from provenance.origin.grammar import Cue, Form
from provenance.origin.house import House
from provenance.origin.labels import labelled
from provenance.origin.lines import LONGEST_UNIT, sentence_ends, size, strip_wrap, units_of
from provenance.origin.pictures import is_taken_by, labelled_picture, makers, photo, pictured
from provenance.origin.places import Place
from provenance.origin.scan import Scan
from provenance.origin.signatures import LONGEST_SELF, LOWER_WORDS, SENTENCE, names_alone

_SIGNED_BRACKET = re.compile(
    r"\s*(\([^()\n]{2,30}\))(?:(?:\s[^\W\d_A-Z]{2,4}){1,4}|(?:\s[A-Z]{2,4}){1,4})\.?\s*"
)  # "(Hina) xmb yds"
_JOINED = re.compile(r"(?:\s[^\W\d_]{1,3}\s|\s?[&+/,]\s?)")
_COLON = re.compile(r"\s?[:：՝ঃ]")
_BRACKETS_BEHIND = ("(", "（", "©", "ⓒ")
_OPENERS: tuple[Form, ...] = ("photo", "label", "label-word", "hat-tip", "byline")
LONGEST_LABEL = 24  # code points before a colon
MOST_WRAP = 20  # signs around it


def read_unit(place: Place, start: int, end: int, house: House, zone: str) -> Iterator[Evidence]:
    """Yield what one short unit says of the origin; nothing for a unit that is no credit."""
    signed = _SIGNED_BRACKET.fullmatch(place.scan.text, start, end) if zone == "trailing" else None
    start, end, form = strip_wrap(place.scan.text, start, signed.end(1) if signed else end)
    if zone == "byline" and (glued := list(signed_by_bracket(place, start, end, house))):
        yield from glued
    elif zone == "byline" and _is_caption(place.scan, start, end):
        named = read_credit(place.scan, start, end, house).of("outlet", "self")
        yield from pictured(named, place, "photo/caption-line")
        if not named:
            yield from labelled_picture(place, start, end, is_caption=True)
    elif start < end and end - start <= LONGEST_UNIT:
        parts = list(segments(place.scan, start, end))
        for begin, stop in parts:
            if begin > start and zone == "byline" and _is_sentence(place.scan, start, parts[0][1]):
                named = makers(place.scan, begin, stop, house)
                yield from pictured(named, place, "photo/label") if named else labelled_picture(place, begin, stop)
            else:
                yield from _segment(place, *strip_wrap(place.scan.text, begin, stop)[:2], house, zone, form)


def _is_caption(scan: Scan, start: int, end: int) -> bool:
    """Return whether a line above the text is a sentence with a name behind it: a caption, and the name its picture's.

    A line that opens with a byline or a label is none, nor one that speaks of the text: "This story was ...".
    """
    stop = next((found.end() for found in sentence_ends(scan.text, start, end)), None)
    if stop is None or any(cue.start == start for cue in scan.cues_of(*_OPENERS, "subject", start=start, end=end)):
        return False
    words = scan.text[start:stop].split()
    if is_spaceless(scan.text[start:stop].rstrip(" 。")[-1:]):
        return size(scan.text[start:stop]) > SENTENCE and scan.text[stop : stop + 1] in _BRACKETS_BEHIND
    if scan.text[stop : stop + 1] in ("©", "ⓒ"):
        return len(words) >= SENTENCE
    return len(words) > SENTENCE and sum(word[0].islower() for word in words) >= LOWER_WORDS


def _is_sentence(scan: Scan, start: int, end: int) -> bool:
    """Return whether a stretch above the text is a sentence: then it is a caption, and the label behind it its own."""
    text = scan.text[start:end]
    if any(cue.start == start for cue in scan.cues_of("subject", start=start, end=end)):
        return False
    return len(text.split()) >= SENTENCE and text.rstrip(" (").endswith((".", "!", "?"))


def segments(scan: Scan, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a unit, cut before every label with a colon: "10 May - Source: A - Photo: B" has three.

    A name right in front of a picture's label belongs to it: "MTI Fotó: Jane Roe". Controls of the page that stand on
    the same line end it: "来源：湖畔日报 举报".
    """
    labels = scan.cues_of("label", start=start, end=end)
    last = max((cue.end for cue in labels), default=start + 1)
    controls = (cue.start for cue in scan.cues_of("control", start=last, end=end) if _is_apart(scan, cue))
    end = min(controls, default=end)
    pictures = [cue for cue in scan.pictures(start, end) if not _is_part_of(cue, labels)]
    if not (labels or pictures):
        yield start, end
        return
    labels = [
        cue
        for cue in labels
        if not any(other.start <= cue.start and cue.end <= other.end for other in pictures)
        and not any(other.start < cue.start and cue.end <= other.end for other in labels)
    ]
    behind = scan.cues_of("byline", start=labels[0].end, end=end) if labels else []
    labels += [cue for cue in behind if _is_apart(scan, cue)]
    pictures = [cue for cue in pictures if not is_taken_by(scan, cue, start) and not _is_joined(scan, cue, labels)]
    cuts = [
        cue.start
        for cue in (*labels, *pictures)
        if cue.start > start and _COLON.match(scan.text, cue.end) and not scan.text[cue.start - 1].isalnum()
    ]
    at = start
    for cut in sorted(set(cuts)):
        if scan.text[at:cut].strip(" -–—|/.,"):
            yield at, cut
            at = cut
    yield at, end


def _is_part_of(picture: Cue, labels: list[Cue]) -> bool:
    """Return whether the word for a picture is one of a label's: "Source credit"."""
    return any(label.start < picture.start and picture.end <= label.end for label in labels)


def _is_joined(scan: Scan, picture: Cue, labels: list[Cue]) -> bool:
    """Return whether the label of a picture is the text's too: "Sursa și foto: X"."""
    return any(_JOINED.fullmatch(scan.text, label.end, picture.start) for label in labels)


def _is_apart(scan: Scan, cue: Cue) -> bool:
    return scan.text[cue.start - 1].isspace()


def _segment(place: Place, start: int, end: int, house: House, zone: str, form: str) -> Iterator[Evidence]:
    if start >= end:
        return
    scan = place.scan
    opening = _opening_cue(scan, start, end, zone)
    if (opening is None or opening.frame.form != "photo") and (rights := _rights_behind(scan, start, end)):
        opening, start = None, rights
    if opening is not None and opening.frame.form == "photo":
        yield from photo(place, opening, end, house)
    elif opening is not None and opening.frame.form in ("label", "label-word", "hat-tip"):
        yield from labelled(place, opening, end, house, zone)
    elif opening is not None:
        yield from signed(place, opening, end, house, zone)
    elif copyright_line := line_of_rights(scan, start, end):
        yield from copyright(place, copyright_line.end(), start, end, house, zone)
    else:
        yield from names_alone(place, start, end, house, zone, form)


def _rights_behind(scan: Scan, start: int, end: int) -> int | None:
    """Return where a line of rights fills the slot of another label: "Author: Copyright 2002 by The Ledger"."""
    at = scan.text.find(":", start, min(end, start + LONGEST_LABEL))
    line = COPYRIGHT.match(scan.text, at + 2, end) if at > 0 else None
    is_label = line is not None and any(cue.end == at for cue in scan.cues_of("byline", "label", start=start, end=at))
    return line.start() if line is not None and is_label else None


def _opening_cue(scan: Scan, start: int, end: int, zone: str) -> Cue | None:
    wanted = [cue for cue in scan.cues_of(*_OPENERS, start=start, end=end) if cue.start == start]
    if not wanted:
        return None
    pictures = scan.pictures(start, end)
    wanted = [cue for cue in wanted if cue.frame.form != "photo" or cue in pictures]  # MAP is an agency too
    if wanted and (both := _with_text(scan, wanted, end)):
        return both
    wanted = [cue for cue in wanted if not any(hit.start < cue.end < hit.end for hit in scan.hits)]
    whole = [cue.end for cue in scan.cues_of("agencies", start=start, end=end) if cue.start == start]
    wanted = [cue for cue in wanted if not any(cue.end < last for last in whole)]
    if zone not in ("byline", "trailing"):
        wanted = [cue for cue in wanted if cue.frame.form != "byline"]
    return max(wanted, key=lambda cue: (cue.end, -_OPENERS.index(cue.frame.form)), default=None)


def _with_text(scan: Scan, opening: list[Cue], end: int) -> Cue | None:
    """Return the label of the text behind one of its picture: "Photo and text: X" names the writer too."""
    for picture in opening:
        if picture.frame.form == "photo" and (joined := _JOINED.match(scan.text, picture.end, end)):
            behind = scan.cues_of("label", "byline", start=joined.end(), end=end)
            label = next((cue for cue in behind if cue.start == joined.end()), None)
            if label is not None and _COLON.match(scan.text, label.end):
                return label
    return None


def signed_by_house(place: Place, house: House, zone: str) -> Iterator[Evidence]:
    """Yield the credit of a line in which the publisher signs alone, where no registered name stands."""
    if zone not in ("byline", "trailing"):
        return
    for start, end in units_of(place.scan.text):
        if end - start > LONGEST_SELF + MOST_WRAP:
            continue
        start, end, _form = strip_wrap(place.scan.text, start, end)
        if 1 < end - start <= LONGEST_SELF and house.is_self(None, place.scan.text[start:end]):
            family = f"{zone}/plain-name"
            yield Candidate(family, "", "byline", None, (), place.span(start, end), is_self=True)
