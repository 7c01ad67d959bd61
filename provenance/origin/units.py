"""Bylines, closing lines and footers: short units of text that may be a credit as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.credits import Credit, Token, domain, read_credit
from provenance.origin.evidence import Candidate, Evidence, Rule, from_credit, seen
from provenance.origin.grammar import Cue, Form
from provenance.origin.house import House
from provenance.origin.lines import LONGEST_UNIT, strip_wrap
from provenance.origin.pictures import is_picture_form, is_pictured_copyright, photo, pictured
from provenance.origin.scan import Place, Scan

_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright\b|℗)[\s©ⓒ:]*(?:\(c\)\s*|copyright\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,:.]*",
    re.IGNORECASE,
)
_AFTER_COLON = re.compile(r"[\s:：\-–—.>\"]*")
_COLON = re.compile(r"\s?[:：]")
_OPENERS: tuple[Form, ...] = ("photo", "label", "label-word", "byline")
_JOINT: tuple[Form, ...] = ("joint", "joint-word")
MOST_LOOSE = 40  # code points of unknown words beside the outlets of a label
NEAR = 12


def read_unit(place: Place, start: int, end: int, house: House, zone: str) -> Iterator[Evidence]:
    """Yield what one short unit says of the origin; nothing for a unit that is no credit."""
    start, end, form = strip_wrap(place.scan.text, start, end)
    if start < end and end - start <= LONGEST_UNIT:
        for begin, stop in segments(place.scan, start, end):
            yield from _segment(place, *strip_wrap(place.scan.text, begin, stop)[:2], house, zone, form)


def segments(scan: Scan, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a unit, cut before every label with a colon: "10 May - Source: A - Photo: B" has three."""
    cuts = [
        cue.start
        for cue in scan.cues_of("label", "photo", start=start, end=end)
        if cue.start > start and _COLON.match(scan.text, cue.end) and not scan.text[cue.start - 1].isalnum()
    ]
    at = start
    for cut in sorted(set(cuts)):
        if scan.text[at:cut].strip(" -–—|/.,"):
            yield at, cut
            at = cut
    yield at, end


def _segment(place: Place, start: int, end: int, house: House, zone: str, form: str) -> Iterator[Evidence]:
    if start >= end:
        return
    scan = place.scan
    opening = _opening_cue(scan, start, end, zone)
    if opening is not None and opening.frame.form == "photo":
        yield from photo(place, opening, end, house)
    elif opening is not None and opening.frame.form in ("label", "label-word"):
        yield from _labelled(place, opening, end, house, zone)
    elif opening is not None:
        yield from _signed(place, opening, end, house, zone)
    elif copyright_line := _COPYRIGHT.match(scan.text, start, end):
        yield from _copyright(place, copyright_line.end(), start, end, house, zone)
    else:
        yield from _bare(place, start, end, house, zone, form)


def _opening_cue(scan: Scan, start: int, end: int, zone: str) -> Cue | None:
    wanted = [cue for cue in scan.cues_of(*_OPENERS, start=start, end=end) if cue.start == start]
    if zone not in ("byline", "trailing"):
        wanted = [cue for cue in wanted if cue.frame.form != "byline"]
    return max(wanted, key=lambda cue: (cue.end, -_OPENERS.index(cue.frame.form)), default=None)


# ---------------------------------------------------------------- labels


def _labelled(place: Place, cue: Cue, end: int, house: House, zone: str) -> Iterator[Evidence]:
    begin = _skip(_AFTER_COLON, place.scan.text, cue.end, end)
    pictures = place.scan.cues_of("photo", start=begin, end=end)
    end = pictures[0].start if pictures else end
    credit = read_credit(place.scan, begin, end, house)
    rule = Rule(f"{zone}/{cue.frame.form}", cue.frame.id, "label")
    release = place.scan.cues_of("release", start=begin, end=end)
    if release:
        yield from _released(place, cue, release[0], end, zone)
    elif _names_outlets(credit, strict=cue.frame.form == "label-word"):
        ends = [token.end for token in credit.of("outlet", "self", "agencies", "initials", "staff")]
        yield from from_credit(credit, place, rule, (cue.start, max(ends)))
    elif cue.frame.form == "label" and (name := _media_name(place, credit)):
        yield Candidate(f"{zone}/label-media", cue.frame.id, "label", None, (name,), place.span(cue.start, name.end))
    elif linked := linked_outlet(place, begin, end, house):
        yield Candidate(f"{zone}/label-link", cue.frame.id, "label", None, (linked,), place.span(cue.start, cue.end))
    elif end > begin:
        yield _cited(place, cue, begin, end)


def _cited(place: Place, cue: Cue, begin: int, end: int) -> Evidence:
    name = place.scan.text[begin:end].strip()[:60]
    says = f"“{name}” is named as the basis of facts, not as the writer"
    return seen(f"cited/{cue.frame.id}", says, name, None, place.span(cue.start, end))


def _released(place: Place, label: Cue, release: Cue, end: int, zone: str) -> Iterator[Evidence]:
    start = _skip(_AFTER_COLON, place.scan.text, release.end, end)
    name = place.scan.text[start:end].rstrip(" :.–-—")
    if name:
        token = Token("outlet", start, start + len(name), name)
        span = place.span(label.start, end)
        yield Candidate(f"{zone}/label-release", release.frame.id, "release", "press-release", (token,), span)


def _names_outlets(credit: Credit, *, strict: bool) -> bool:
    """Return whether what follows a label names outlets rather than where facts come from.

    Registered names decide only when no office, register or calculation is named beside them, and when what
    else stands there looks like people, places or dates.
    """
    if credit.of("issuer") or not credit.of("outlet", "self", "agencies"):
        return False
    known = all(token.is_registered for token in credit.of("outlet"))
    loose = credit.of("unknown", "person")
    return credit.leads and known and (not loose if strict else sum(len(t.text) for t in loose) <= MOST_LOOSE)


def _media_name(place: Place, credit: Credit) -> Token | None:
    """Return an unregistered name that says itself that it is an outlet ("Daily Harbour News")."""
    for token in credit.of("unknown", "person"):
        media = place.scan.cues_of("media", start=token.start, end=token.end)
        if media and not credit.of("issuer") and len(credit.tokens) <= 2 and token.text[:1].isupper():
            return Token("outlet", token.start, token.end, token.text, None, "site")
    return None


def linked_outlet(place: Place, start: int, end: int, house: House) -> Token | None:
    """Return the registered outlet a block's only link leads to, where the words of the slot name nobody."""
    if place.zone.href is None or place.scan.text[start:end].strip(" :.-–—"):
        return None
    token = domain(start, start, place.zone.href, house)
    return token if token.kind == "outlet" and token.outlet is not None else None


# ---------------------------------------------------------------- bylines


def _signed(place: Place, cue: Cue, end: int, house: House, zone: str) -> Iterator[Evidence]:
    """Read what follows "by"."""
    start = _skip(_AFTER_COLON, place.scan.text, cue.end, end)
    pictures = place.scan.cues_of("photo", start=start, end=end)
    credit = read_credit(place.scan, start, pictures[0].start if pictures else end, house)
    if credit.of("issuer"):
        return
    if credit.of("outlet", "agencies") or (credit.of("self") and not credit.of("person", "unknown")):
        marks = credit.of("outlet", "agencies", "self")
        rule = Rule(f"{zone}/byline", cue.frame.id, "byline", _joint_relation(place, cue.start, credit))
        yield from from_credit(credit, place, rule, (marks[0].start, marks[-1].end))


def _joint_relation(place: Place, start: int, credit: Credit) -> str | None:
    """Return `co-credit` where a word like "with" stands between others and the first outlet."""
    outlets = credit.of("outlet", "agencies")
    if not outlets:
        return None
    before = place.scan.cues_of(*_JOINT, start=start, end=outlets[0].start)
    return "co-credit" if before else None


# ---------------------------------------------------------------- copyright lines


def _copyright(place: Place, begin: int, start: int, end: int, house: House, zone: str) -> Iterator[Evidence]:
    """A copyright line names the text's owner, unless it is a picture's: "© Reuters / Jane Roe", "© AP Photo"."""
    credit = read_credit(place.scan, begin, end, house)
    names = credit.of("outlet", "self")
    if not names or names[0].start - begin > NEAR:
        return
    if is_pictured_copyright(credit, place, begin, end):
        yield from pictured(names, place, "photo/copyright")
    else:
        rule = Rule(f"{zone}/copyright", "", "copyright")
        yield from from_credit(Credit(tuple(names)), place, rule, (start, names[-1].end))


# ---------------------------------------------------------------- names alone


def _bare(place: Place, start: int, end: int, house: House, zone: str, form: str) -> Iterator[Evidence]:
    pictures = place.scan.cues_of("photo", start=start, end=end)
    if pictures:
        yield from photo(place, pictures[0], end, house)
        end = pictures[0].start
    credit = read_credit(place.scan, start, end, house)
    marks = credit.of("outlet", "agencies", "self")
    if not marks or credit.of("issuer"):
        return
    if is_picture_form(credit, place):
        yield from pictured(marks, place, "photo/name-and-agency")
        return
    joint = _joint_relation(place, start, credit)
    rule = Rule(f"{zone}/{form}-name", "", "byline" if zone == "byline" else "closing", joint)
    span = (marks[0].start, marks[-1].end) if zone == "byline" and not joint else (start, end)
    if credit.is_pure and _may_stand_alone(credit, form, zone):
        yield from from_credit(credit, place, rule, span)
    elif zone == "byline" and _is_byline(credit):
        yield from from_credit(credit, place, Rule("byline/name-among-others", "", "byline", joint), span)
    elif zone == "trailing" and form == "bracket" and joint and len(credit.of("unknown", "person")) <= 1:
        yield from from_credit(credit, place, Rule("trailing/joint-bracket", "", "joint", joint), span)


def _may_stand_alone(credit: Credit, form: str, zone: str) -> bool:
    """Return whether names alone make a credit here: agencies anywhere, others in brackets, dashes or bylines."""
    names = credit.of("outlet")
    if not names or form != "plain":
        return True
    agencies = any(token.outlet_kind in ("agency", "press-release-wire") for token in names)
    return agencies or (zone == "byline" and all(token.is_registered for token in names))


def _is_byline(credit: Credit) -> bool:
    """Return whether a byline line holds outlets beside people, places, dates and little else."""
    unknown = credit.of("unknown")
    short = all(len(token.text.split()) <= 3 for token in unknown) and sum(len(t.text) for t in unknown) <= 25
    return short and bool(credit.of("outlet", "agencies"))


def _skip(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    found = pattern.match(text, at, end)
    return found.end() if found else at
