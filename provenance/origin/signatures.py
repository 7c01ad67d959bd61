"""Names alone on a line or in a bracket, with whoever stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.document import OriginRelation
from provenance.origin.alone import are_reporters, is_byline, is_line_of_plain_text, may_stand_alone
from provenance.origin.beside import (
    is_filed,
    is_outlet_and_place,
    is_title_beside,
    is_writer_with_agencies,
    without_unsure,
)
from provenance.origin.bylines import is_spoken_of, media_line, names_anybody
from provenance.origin.credits import read_credit
from provenance.origin.evidence import Candidate, Evidence, Rule, from_credit, joint_relation
from provenance.origin.house import House
from provenance.origin.lines import LONGEST_CREDIT, SENTENCE_END, units_of
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.papers import paper_behind
from provenance.origin.pictures import (
    closes_unit,
    is_behind_caption,
    is_described_picture,
    is_picture_form,
    is_told_of,
    makers,
    photo,
    pictured,
    stands_behind_name,
)
from provenance.origin.places import Place
from provenance.origin.scan import Scan
from provenance.origin.spelled import outlet_of_feed
from provenance.origin.tokens import HOST, Credit, chunks
from provenance.origin.writers import is_writer_and_paper, is_writer_at_paper, signed_title

_STAFF_BRACKET = re.compile(r"\s?/?\s?\([^()\n]{4,200}\)?$")
_IS_CAPTION = re.compile(r"[^\n。]{2,40}[＝=][^\n。]{1,30}[（(]?\Z")
_CAPTION_LINE = re.compile(r"[^\n。]{2,40}[＝=]\d{1,2}日[^\n。]{0,30}[（(][^\n。]{1,20}[）)]?")
_SIGNED_PICTURE = re.compile(r"(?<=\s)[©ⓒ]\s?[^/\n]{3,40}\s?/\s?[^/\n]{2,40}\Z")  # behind a caption: "© Jane Roe / AFP"
_BEHIND_PICTURE = re.compile(r"\([^()/\n]{3,40}/[^()/\n]{2,30}\)\s?\(\Z")  # "(Jane Roe/PA) (PA Wire)": the maker's
_ENTRY = re.compile(r"[^\n:：.!?]{1,30}[:：]\s")
SENTENCE, LOWER_WORDS = 3, 2
PROSE = 8  # small words; credits of names have up to five
LONGEST_SELF = 60  # code points of a line in which the house alone signs


def names_alone(place: Place, start: int, end: int, house: House, zone: str, form: str) -> Iterator[Evidence]:
    """Yield what a unit says that no label, byline or sign of copyright opens."""
    if _CAPTION_LINE.fullmatch(place.scan.text, start, end):
        yield from pictured(read_credit(place.scan, start, end, house).of("outlet"), place, "photo/caption-line")
        return
    if zone == "byline" and (sign := _SIGNED_PICTURE.search(place.scan.text, start + 1, end)):
        yield from pictured(makers(place.scan, sign.start(), end, house), place, "photo/copyright-line")
        return
    if zone == "byline" and (release := _release_alone(place, start, end)):
        yield release
        return
    if is_behind_caption(place.scan, start):
        yield from pictured(read_credit(place.scan, start, end, house).of("outlet"), place, "photo/caption-line")
        return
    if form == "bracket" and _BEHIND_PICTURE.search(place.scan.text, 0, start):
        yield from pictured(read_credit(place.scan, start, end, house).of("outlet"), place, "photo/bracket")
        return
    pictures = place.scan.pictures(start, end)
    if zone == "trailing" and pictures and is_told_of(place.scan.text, pictures, start, end):
        return  # what closes the sentence is read alone
    is_behind = bool(pictures) and (
        stands_behind_name(place.scan, pictures[0]) or closes_unit(place.scan.text, pictures[0], end)
    )
    if pictures and (form == "bracket" or is_behind):
        yield from pictured(read_credit(place.scan, start, end, house).of("outlet", "self"), place, "photo/bracket")
        return
    if pictures:
        yield from photo(place, pictures[0], end, house)
        end = pictures[0].start
    if form == "plain" and _is_prose(place.scan.text[start:end], zone):
        return
    if not names_anybody(place.scan, start, end) and not _may_name_itself(place.scan, start, end, house, zone):
        return
    end = _before_own_staff(place.scan, start, end)
    credit = read_credit(place.scan, start, end, house)
    marks = credit.of("outlet", "agencies", "self")
    if marks and form == "bracket" and _is_entry(place.scan, start):
        yield from pictured(marks, place, "photo/entry")
        return
    if zone == "byline" and (title := signed_title(place.scan, credit, start, end, house)):
        yield Candidate("byline/writer-and-title", "", "byline", None, (title,), place.span(start, end))
        return
    if zone == "byline" and (papers := list(paper_behind(place, credit, start, end, house, is_signed=False))):
        yield from papers
        return
    if not marks and zone == "byline" and is_line_of_plain_text(place):
        yield from media_line(place, credit, start, end, house)
        if fed := outlet_of_feed(place.scan.text, credit, house):
            yield Candidate("byline/address-word", "", "byline", None, (fed,), place.span(fed.start, fed.end))
    if not marks or credit.of("issuer"):
        return
    if zone == "trailing" and _is_paper_and_agencies(credit, place.scan):
        yield from from_credit(credit, place, Rule("trailing/joint-paper", "", "joint", "co-credit"), (start, end))
    else:
        yield from _signed(place, credit, (start, end), house, zone, form, is_pictured=bool(pictures))


def _is_prose(unit: str, zone: str) -> bool:
    """Return whether a unit is too long for a credit, or below a text a sentence: names are set in few small words."""
    if len(unit) > LONGEST_CREDIT:
        return True
    return zone != "byline" and sum(map(str.islower, unit.split())) >= PROSE


def _may_name_itself(scan: Scan, start: int, end: int, house: House, zone: str) -> bool:
    """Return whether the house, an address or anybody in a byline may stand in a unit without registered names."""
    if end - start > LONGEST_SELF or zone == "byline":
        return end - start <= LONGEST_SELF
    if "." in scan.text[start:end] and HOST.search(scan.text, start, end):
        return True
    return any(house.is_self(None, chunk) for _at, chunk in chunks(scan.text, start, end))


def _release_alone(place: Place, start: int, end: int) -> Evidence | None:
    """Return the credit of a byline that is a word for a release and names nobody."""
    cues = place.scan.cues_of("release", start=start, end=end)
    whole = next((cue for cue in cues if (cue.start, cue.end) == (start, end)), None)
    if whole is None:
        return None
    span = place.span(start, end)
    return Candidate("byline/release-alone", whole.frame.id, "release", "press-release", (), span)


def _signed(
    place: Place, credit: Credit, unit: tuple[int, int], house: House, zone: str, form: str, *, is_pictured: bool
) -> Iterator[Evidence]:
    """Yield what the names of a unit sign: a picture, the text by themselves, or the text beside others."""
    start, end = unit
    if form == "bracket" and _spells_out(place.scan, credit, start):
        return
    credit = without_unsure(credit) if zone == "byline" else credit
    marks = credit.of("outlet", "agencies", "self")
    if zone == "byline" and is_described_picture(place.scan.text, start, end + 1):
        yield from pictured(marks, place, "photo/described")
        return
    if is_picture_form(credit, place) and not is_writer_and_paper(credit, place):
        yield from pictured(marks, place, "photo/name-and-agency")
        return
    joint = joint_relation(place, start, credit)
    is_beside = zone == "byline" and (_is_beside_staff(place.scan, credit) or is_title_beside(place.scan, credit))
    relation = joint or ("co-credit" if is_beside else None)
    rule = Rule(f"{zone}/{form}-name", "", "byline" if zone == "byline" else "closing", relation)
    span = (marks[0].start, marks[-1].end) if zone == "byline" and not joint else (start, end)
    if credit.is_pure and may_stand_alone(credit, form, place, unit, house, is_joint=joint is not None):
        yield from from_credit(credit, place, rule, span)
    elif _is_sentence_without_capitals(place.scan.text, end, credit):
        return
    elif zone in ("byline", "trailing") and not is_pictured and are_reporters(place.scan.text, credit):
        yield from from_credit(credit, place, Rule(f"{zone}/reporters", "", "byline", joint), (marks[0].start, end))
    elif zone in ("byline", "trailing") and form != "bracket" and _is_named_house(place.scan, credit):
        yield from from_credit(credit, place, Rule(f"{zone}/joint-line", "", "joint", "co-credit"), (start, end))
    elif zone == "byline" and is_title_beside(place.scan, credit):
        yield from from_credit(credit, place, Rule("byline/joint-title", "", "byline", "co-credit"), (start, end))
    elif zone == "byline" and _is_among_others(credit, place, joint):
        if is_spoken_of(place.scan, credit, start, end):
            return
        yield from from_credit(credit, place, Rule("byline/name-among-others", "", "byline", relation), span)
    elif zone == "trailing" and form == "bracket" and is_filed(credit):
        yield from from_credit(credit, place, Rule("trailing/bracket-dateline", "", "closing"), span)
    elif zone == "trailing" and form == "bracket" and _is_house_and_agencies(credit):
        yield from from_credit(credit, place, Rule("trailing/joint-bracket", "", "joint", "co-credit"), span)
    elif zone == "trailing" and form != "bracket" and _is_staff_and_agencies(credit, place.scan):
        yield from from_credit(credit, place, Rule("trailing/joint-staff", "", "joint", "co-credit"), span)
    elif zone == "trailing" and form == "bracket" and joint and len(credit.of("unknown", "person")) <= 1:
        yield from from_credit(credit, place, Rule("trailing/joint-bracket", "", "joint", joint), span)
    elif zone == "trailing" and form == "dash" and is_outlet_and_place(place.scan, credit, start):
        yield from from_credit(credit, place, Rule("trailing/dash-place", "", "closing"), span)
    elif zone == "trailing" and form == "dash" and joint and is_writer_with_agencies(credit):
        yield from from_credit(credit, place, Rule("trailing/joint-dash", "", "joint", joint), span)


def _spells_out(scan: Scan, credit: Credit, start: int) -> bool:
    """Return whether a bracket holds the short form of the name right before it: "says Associated Press (AP)."."""
    before = {e.outlet_id for hit in scan.hits if 0 < start - hit.end <= len(" (") for e in hit.entries}
    return bool(before) and any(token.outlet in before for token in credit.of("outlet"))


def _is_beside_staff(scan: Scan, credit: Credit) -> bool:
    """Return whether people of the house fill another part of an agency's line: "The editors · AFP"."""
    if not all(token.kind == "agencies" or token.outlet_kind in AGENCIES for token in credit.of("outlet", "agencies")):
        return False
    staff = {(cue.start, cue.end) for cue in scan.cues_of("staff")}
    return bool(staff) and any(unit in staff for unit in units_of(scan.text))


def _is_named_house(scan: Scan, credit: Credit) -> bool:
    """Return whether a name that says that it is an outlet opens a line of agencies: the house, registered nowhere."""
    if len(credit.tokens) < 2 or not _is_house_and_agencies(credit, least=1):
        return False
    first = next(token for token in credit.tokens if token.kind != "filler")
    return bool(scan.cues_of("media", start=first.start, end=first.end))


def _is_among_others(credit: Credit, place: Place, joint: OriginRelation | None) -> bool:
    """Return whether a byline holds its outlets beside people, places and the like."""
    is_alone = credit.is_pure and joint is None
    return (not is_alone and is_byline(credit, place)) or is_writer_at_paper(place.scan.text, credit)


def _is_sentence_without_capitals(text: str, end: int, credit: Credit) -> bool:
    """Return whether a full stop of a script without spaces closes more than names: no byline ends so."""
    return text[end : end + 1] in ("。", "！", "？") and bool(credit.of("unknown"))


def _is_house_and_agencies(credit: Credit, least: int = 2) -> bool:
    """Return whether an unknown name opens a list of agencies: it is the house, in another script or form."""
    names = [token for token in credit.tokens if token.kind != "filler"]
    first, others = names[0], names[1:]
    agencies = [token for token in others if token.kind == "agencies" or token.outlet_kind in AGENCIES]
    is_name = (
        first.kind in ("person", "unknown") and len(first.text.split()) <= SENTENCE and not first.text[0].islower()
    )
    return is_name and len(agencies) == len(others) and (len(agencies) >= least or bool(credit.of("agencies")))


def _is_staff_and_agencies(credit: Credit, scan: Scan) -> bool:
    """Return whether people of a house the page names in its own way sign with agencies: "Staff of the Dock and AFP".

    A word for staff opens the line, a short name follows, and a word that joins stands right before the first agency.
    """
    parts = [token for token in credit.tokens if token.kind != "filler"]
    kinds = [token.kind for token in parts]
    if kinds[:2] not in (["staff", "unknown"], ["staff", "person"]) or not parts[2:]:
        return False
    if parts[1].text[0].islower() or len(parts[1].text.split()) > SENTENCE:
        return False
    if not all(token.kind == "agencies" or token.outlet_kind in AGENCIES for token in parts[2:]):
        return False
    joins = scan.cues_of("joint-word", start=parts[1].start, end=parts[2].start)
    return bool(joins) or scan.text[parts[2].start - 1].isalpha()  # a prefix that means "and"


def _is_paper_and_agencies(credit: Credit, scan: Scan) -> bool:
    """Return whether an unlisted paper signs with agencies: "Jezerske novine/Beta"; a word says that it is a paper."""
    parts = [token for token in credit.tokens if token.kind != "filler"]
    first, others = credit.tokens[0], parts[1:]
    agencies = [token for token in others if token.kind == "agencies" or token.outlet_kind in AGENCIES]
    if first.kind not in ("person", "unknown") or not first.text[0].isupper() or not agencies or agencies != others:
        return False
    head = scan.text[first.start : others[0].start]
    name = head.rstrip(" /,-–")
    is_set_off = head[len(name) :].strip() in ("/", ",", "-", "–") and len(name.split()) <= SENTENCE
    return is_set_off and bool(scan.cues_of("media", start=first.start, end=first.start + len(name)))


def _is_entry(scan: Scan, bracket: int) -> bool:
    """Return whether a bracket closes an entry of a list: "Camera: Jane Roe (AP)", "pier (AP)", "File photo (AP)".

    A Japanese line with a day or place behind a sign of equality is a picture's: 石橋＝14日、柳沢町（共同）.

    Else what opens the line is no word of a credit, and no sentence stands behind it.
    """
    start = scan.text.rfind("\n", 0, bracket) + 1
    if _IS_CAPTION.search(scan.text, start, bracket):
        return True
    pictures = scan.pictures(start, bracket) if bracket - start <= LONGEST_SELF else []
    if pictures and not is_told_of(scan.text, pictures, start, bracket):
        return True
    label = _ENTRY.match(scan.text, start, bracket)
    if label is None or bracket - start > LONGEST_SELF or SENTENCE_END.search(scan.text, label.end(), bracket):
        return False
    return not scan.cues_of("label", "label-word", "byline", "staff", "media", start=start, end=label.end())


def _before_own_staff(scan: Scan, start: int, end: int) -> int:
    """Return where an agency's name ends whose own people follow in a bracket: "AGERPRES/(AS - autor: Ana Pop)"."""
    for hit in scan.hits:
        is_agency = hit.start == start and all(entry.kind in AGENCIES for entry in hit.entries)
        if is_agency and _STAFF_BRACKET.match(scan.text, hit.end, end):
            return hit.end if scan.cues_of("byline", "staff", start=hit.end, end=end) else end
    return end
