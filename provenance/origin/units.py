"""Bylines, closing lines and footers: short units of text that may be a credit as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.credits import Credit, House, Token, read_credit
from provenance.origin.evidence import Candidate, Evidence, Place, from_credit, seen
from provenance.origin.grammar import Cue

_UNIT_BREAK = re.compile(r"\n+|\s*\|\s*|\s+[•·]\s+|\t+")
_SENTENCE_END = re.compile(r"(?:[.!?…]+[\"”“»’')\]]*\s+|[。！？।۔][」』”)]*\s*)(?=\S)")
_WRAP = " \t\n\"'“”„«»*_=—–-−~•·|>→.。,;"
_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "［": "］", "/": "/", "<": ">"}
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b|℗)[\s©:]*(?:\(c\)\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,:.]*", re.IGNORECASE)
_AFTER_COLON = re.compile(r"[\s:：\-–—.>]*")
LONGEST_CREDIT = 160


def units(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each unit: lines, and the parts of a line between upright bars or bullets."""
    limit = len(text) if end is None else end
    at = start
    for found in _UNIT_BREAK.finditer(text, start, limit):
        if found.start() > at:
            yield at, found.start()
        at = found.end()
    if limit > at:
        yield at, limit


def closing_unit(text: str) -> tuple[int, int] | None:
    """Return the place of what follows the last full stop of a paragraph, or its last bracket."""
    body = text.rstrip()
    trimmed = len(body.rstrip(".。 "))
    window = max(0, trimmed - LONGEST_CREDIT)
    ends = [found.end() for found in _SENTENCE_END.finditer(body, window, trimmed) if found.end() < trimmed]
    if ends:
        return ends[-1], len(body)
    bracket = max(body.rfind("(", window), body.rfind("（", window))
    dash = re.search(r"\s[—–-]{1,2}\s?[^\W\d][^—–.!?]{1,40}$", body[window:])
    if bracket > 0 and body[trimmed - 1] in ")）":
        return bracket, len(body)
    return (window + dash.start(), len(body)) if dash else None


def strip_wrap(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Return the unit without outer quotation marks, dashes and brackets, and the form they gave it.

    The form is `bracket`, `dash` or `plain`.
    """
    form = "plain"
    lead = text[start:end].lstrip()
    if lead[:1] and lead[0] in "—–-−=~*":
        form = "dash"
    while start < end and text[start] in _WRAP:
        start += 1
    while end > start and text[end - 1] in _WRAP:
        end -= 1
    if end - start >= 2 and _BRACKETS.get(text[start]) == text[end - 1]:
        start, end, _ = strip_wrap(text, start + 1, end - 1)
        return start, end, "bracket"
    if end - start >= 2 and text[start] in _BRACKETS and _BRACKETS[text[start]] not in text[start + 1 : end]:
        start, form = start + 1, "bracket"
    return start, end, form


def read_unit(place: Place, start: int, end: int, house: House, zone: str) -> Iterator[Evidence]:
    """Yield what one short unit says of the origin; nothing for a unit that is no credit."""
    scan = place.scan
    start, end, form = strip_wrap(scan.text, start, end)
    if start >= end or end - start > LONGEST_CREDIT * 2:
        return
    opening = _opening_cue(scan.cues, start, end)
    if opening is not None and opening.frame.form == "photo":
        yield from photo(place, opening, end, house)
    elif opening is not None and opening.frame.form in ("label", "label-word"):
        yield from _labelled(place, opening, end, house, zone)
    elif opening is not None and opening.frame.form == "byline" and zone in ("byline", "trailing"):
        after = _AFTER_COLON.match(scan.text, opening.end, end)
        yield from _credited(place, after.end() if after else opening.end, end, house, f"{zone}/byline-word", "byline")
    elif copyright_line := _COPYRIGHT.match(scan.text, start, end):
        yield from _copyright(place, copyright_line.end(), start, end, house, zone)
    else:
        yield from _bare(place, start, end, house, zone, form)


def _opening_cue(cues: list[Cue], start: int, end: int) -> Cue | None:
    opening = [c for c in cues if c.start == start and c.end <= end]
    wanted = [c for c in opening if c.frame.form in ("photo", "label", "label-word", "byline")]
    return max(wanted, key=lambda cue: (cue.end, cue.frame.form == "photo"), default=None)


def photo(place: Place, cue: Cue, end: int, house: House) -> Iterator[Evidence]:
    """Yield a clue for each name in a picture credit."""
    credit = read_credit(place.scan, cue.end, end, house)
    for token in credit.of("outlet", "self"):
        says = f"“{token.text}” is credited for a picture"
        yield seen(f"photo/{cue.frame.id}", says, token.text, token.outlet, place.span(token.start, token.end))


def _labelled(place: Place, cue: Cue, end: int, house: House, zone: str) -> Iterator[Evidence]:
    after = _AFTER_COLON.match(place.scan.text, cue.end, end)
    begin = after.end() if after else cue.end
    first_photo = place.scan.cues_of("photo", start=begin, end=end)
    end = first_photo[0].start if first_photo else end
    credit = read_credit(place.scan, begin, end, house)
    rule, release = f"{zone}/{cue.frame.id}", place.scan.cues_of("release", start=begin, end=end)
    if release:
        yield from _release(place, cue, release[0], end, house, zone)
    elif _is_outlets(credit, place, begin, end, strict=cue.frame.form == "label-word"):
        spans = [token.end for token in credit.of("outlet", "self", "agencies", "initials", "staff")]
        yield from from_credit(credit, place, rule, "label", (cue.start, max(spans, default=end)))
    elif named := _media_name(place, credit):
        yield Candidate(rule, "label", None, (named,), place.span(cue.start, named.end))
    elif end > begin:
        text = place.scan.text[begin:end].strip()
        yield seen(f"cited/{cue.frame.id}", f"“{text[:60]}” is named as the basis of facts, not as the writer", text[:60], None, place.span(cue.start, end))


def _release(place: Place, label: Cue, release: Cue, end: int, house: House, zone: str) -> Iterator[Evidence]:
    name = place.scan.text[release.end : end].strip(" :.–-—")
    if name:
        start = release.end + place.scan.text[release.end : end].index(name)
        token = Token("outlet", start, start + len(name), name)
        yield Candidate(f"{zone}/{release.frame.id}", "release", "press-release", (token,), place.span(label.start, end))


def _is_outlets(credit: Credit, place: Place, start: int, end: int, *, strict: bool = False) -> bool:
    """Return whether what follows a label names outlets rather than where facts come from.

    Registered names decide only when no office, register or calculation is named beside them, and when what
    else stands there looks like people, places or dates.
    """
    if credit.of("issuer") or not credit.of("outlet", "self", "agencies"):
        return False
    first = next((t for t in credit.tokens if t.kind not in ("filler", "date")), None)
    led = first is not None and first.kind in ("outlet", "self", "agencies", "initials", "staff")
    known = all(token.outlet is not None for token in credit.of("outlet"))
    loose = [t for t in credit.of("unknown", "person") if t.start > start]
    return led and known and (not loose if strict else sum(len(t.text) for t in loose) <= 40)


def _media_name(place: Place, credit: Credit) -> Token | None:
    """Return an unregistered name that says itself that it is an outlet ("Daily Harbour News")."""
    for token in credit.of("unknown", "person"):
        media = place.scan.cues_of("media", start=token.start, end=token.end)
        if media and not credit.of("issuer") and len(credit.tokens) <= 2:
            return Token("outlet", token.start, token.end, token.text, None, "site")
    return None


def _credited(place: Place, start: int, end: int, house: House, rule: str, means: str) -> Iterator[Evidence]:
    credit = read_credit(place.scan, start, end, house)
    if credit.of("issuer"):
        return
    if credit.of("outlet", "agencies") or (credit.of("self") and not credit.of("person", "unknown")):
        marks = credit.of("outlet", "agencies", "self")
        yield from from_credit(credit, place, rule, means, (marks[0].start, marks[-1].end))


def _copyright(place: Place, begin: int, start: int, end: int, house: House, zone: str) -> Iterator[Evidence]:
    """A copyright line names the text's owner, unless it is a picture's: "© Reuters / Jane Roe", "© AP Photo"."""
    text = place.scan.text
    credit = read_credit(place.scan, begin, end, house)
    names = credit.of("outlet", "self")
    if not names or names[0].start - begin > 12:
        return
    rest = text[names[-1].end : end].lstrip()
    people = [token for token in credit.of("person") if token.start < names[-1].end + 30]
    pictured = place.scan.cues_of("photo", start=begin, end=end)
    if pictured or (people and "/" in text[begin : people[-1].end]) or rest.startswith("/") or _person_next(place, end):
        yield from _pictured(names, place, "photo/copyright")
        return
    yield from from_credit(Credit(tuple(names)), place, f"{zone}/copyright", "copyright", (start, names[-1].end))


def _bare(place: Place, start: int, end: int, house: House, zone: str, form: str) -> Iterator[Evidence]:
    pictured = place.scan.cues_of("photo", start=start, end=end)
    if pictured:
        yield from photo(place, pictured[0], end, house)
        end = pictured[0].start
    credit = read_credit(place.scan, start, end, house)
    marks = credit.of("outlet", "agencies", "self")
    if not marks:
        return
    if zone in ("byline", "trailing") and _is_picture_form(credit, place):
        yield from _pictured(marks, place, "photo/name-and-agency")
        return
    means = "byline" if zone == "byline" else "closing"
    span = (start, end) if zone != "byline" else (marks[0].start, marks[-1].end)
    if credit.is_pure and _may_stand_alone(credit, form, zone, place):
        yield from from_credit(credit, place, f"{zone}/{form}-name", means, span)
    elif zone == "byline" and not credit.of("issuer") and _is_byline(credit):
        yield from from_credit(credit, place, f"{zone}/name-in-byline", means, span)
    elif zone == "trailing" and form == "bracket" and _has_joint(place, start, end) and not credit.of("issuer"):
        yield from from_credit(credit, place, f"{zone}/joint-bracket", "joint", span, "co-credit")


def _has_joint(place: Place, start: int, end: int) -> bool:
    return bool(place.scan.cues_of("joint", start=start, end=end))


def _may_stand_alone(credit: Credit, form: str, zone: str, place: Place) -> bool:
    """Return whether names alone make a credit here: agencies anywhere, others in brackets, dashes or bylines."""
    names = credit.of("outlet")
    if zone == "byline" or form != "plain" or not names:
        return True
    return any(token.outlet_kind in ("agency", "press-release-wire") for token in names) or len(credit.tokens) == 1


def _is_byline(credit: Credit) -> bool:
    """Return whether a byline line holds outlets beside people, places, dates and little else."""
    unknown = credit.of("unknown")
    short = all(len(token.text.split()) <= 3 for token in unknown) and sum(len(t.text) for t in unknown) <= 25
    return short and bool(credit.of("outlet", "agencies"))


def _is_picture_form(credit: Credit, place: Place) -> bool:
    """Return whether a person and an agency stand there alone, with a slash between: how pictures are signed."""
    people, names = credit.of("person"), credit.of("outlet")
    if len(people) != 1 or not names or credit.of("self", "staff", "initials"):
        return False
    first, second = sorted((people[0], names[0]), key=lambda token: token.start)
    return "/" in place.scan.text[first.end - 1 : second.start + 1]


def _pictured(tokens: list[Token], place: Place, rule: str) -> Iterator[Evidence]:
    for token in tokens:
        says = f"“{token.text}” signs a picture"
        yield seen(rule, says, token.text, token.outlet, place.span(token.start, token.end))


_PERSON_UNIT = re.compile(r"\s*\|\s*[^\W\d_a-z][\w.'-]+(?: [^\W\d_a-z][\w.'-]+){1,2}\s*$")


def _person_next(place: Place, end: int) -> bool:
    """Return whether the rest of the line is a person's name behind a bar: "© AGENCY | Jane Roe"."""
    return _PERSON_UNIT.match(place.scan.text, end) is not None
