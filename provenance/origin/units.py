"""Bylines, closing lines and footers: short units of text that may be a credit as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.document import OriginRelation
from provenance.origin.alone import are_reporters, is_byline, is_described, is_line_of_plain_text, may_stand_alone
from provenance.origin.beside import is_filed, is_title_beside
from provenance.origin.canon import is_spaceless
from provenance.origin.credits import read_credit
from provenance.origin.evidence import Candidate, Evidence, Rule, from_credit, joint_relation
from provenance.origin.grammar import Cue, Form
from provenance.origin.house import House
from provenance.origin.labels import AFTER_COLON, labelled, skip
from provenance.origin.lines import (
    LONGEST_CREDIT,
    LONGEST_UNIT,
    SENTENCE_END,
    sentence_ends,
    size,
    strip_wrap,
    units_of,
)
from provenance.origin.names import AGENCIES
from provenance.origin.pictures import (
    closes_unit,
    is_described_picture,
    is_picture_form,
    is_pictured_copyright,
    is_taken_by,
    photo,
    pictured,
    stands_behind_name,
)
from provenance.origin.printed import printed_name
from provenance.origin.scan import Place, Scan
from provenance.origin.tokens import Credit, Token
from provenance.origin.writers import is_writer_and_paper, is_writer_at_paper, signed_title

_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|[(（]c[)）]|c\.\s?(?=\d{4})|copyright\b|℗)[\s©ⓒ:]*(?:\(c\)\s*|copyright\s*)?"
    r"(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,:.]*",
    re.IGNORECASE,
)
_STAFF_BRACKET = re.compile(r"\s?/?\s?\([^()\n]{4,200}\)?$")
_SIGNED_BRACKET = re.compile(r"\s*(\([^()\n]{2,30}\))(?:\s[^\W\d_A-Z]{2,4}){1,4}\.?\s*")  # "(Hina) xmb yds"
_JOINED = re.compile(r"(?:\s[^\W\d_]{1,3}\s|\s?[&+/,]\s?)")
_COLON = re.compile(r"\s?[:：՝ঃ]")
_DATED = re.compile(r"\d{1,2}[./:]\s?\d{1,2}|\b(?:19|20)\d\d[./-]\d")
_IS_CAPTION = re.compile(r"[^\n。]{2,40}[＝=][^\n。]{1,30}[（(]?\Z")
_CAPTION_LINE = re.compile(r"[^\n。]{2,40}[＝=]\d{1,2}日[^\n。]{0,30}[（(][^\n。]{1,20}[）)]?")
_ENTRY = re.compile(r"[^\n:：.!?]{1,30}[:：]\s")
_BRACKETS_BEHIND = ("(", "（", "©", "ⓒ")
_SLOT_MARKS = (":", "：", "/", "／", "|", "=", "＝")
_OPENERS: tuple[Form, ...] = ("photo", "label", "label-word", "hat-tip", "byline")
SENTENCE, LOWER_WORDS = 3, 2
MOST_PARTS = 3  # of an unregistered agency's name
MOST_WRAP = 20  # signs around it
LONGEST_SELF = 60  # code points of a line in which the house alone signs
NEAR = 12


def read_unit(place: Place, start: int, end: int, house: House, zone: str) -> Iterator[Evidence]:
    """Yield what one short unit says of the origin; nothing for a unit that is no credit."""
    signed = _SIGNED_BRACKET.fullmatch(place.scan.text, start, end) if zone == "trailing" else None
    start, end, form = strip_wrap(place.scan.text, start, signed.end(1) if signed else end)
    if zone == "byline" and _is_caption(place.scan, start, end):
        yield from pictured(
            read_credit(place.scan, start, end, house).of("outlet", "self"), place, "photo/caption-line"
        )
    elif start < end and end - start <= LONGEST_UNIT:
        parts = list(segments(place.scan, start, end))
        for begin, stop in parts:
            if begin > start and zone == "byline" and _is_sentence(place.scan.text[start : parts[0][1]]):
                yield from pictured(
                    read_credit(place.scan, begin, stop, house).of("outlet", "self"), place, "photo/label"
                )
            else:
                yield from _segment(place, *strip_wrap(place.scan.text, begin, stop)[:2], house, zone, form)


def _is_caption(scan: Scan, start: int, end: int) -> bool:
    """Return whether a line above the text is a sentence with a name behind it: a caption, and the name its picture's.

    A line that opens with a byline or a label is none.
    """
    stop = next((found.end() for found in sentence_ends(scan.text, start, end)), None)
    if stop is None or any(cue.start == start for cue in scan.cues_of(*_OPENERS, start=start, end=end)):
        return False
    words = scan.text[start:stop].split()
    if is_spaceless(scan.text[start:stop].rstrip(" 。")[-1:]):
        return size(scan.text[start:stop]) > SENTENCE and scan.text[stop : stop + 1] in _BRACKETS_BEHIND
    if scan.text[stop : stop + 1] in ("©", "ⓒ"):
        return len(words) >= SENTENCE
    return len(words) > SENTENCE and sum(word[0].islower() for word in words) >= LOWER_WORDS


def _is_sentence(text: str) -> bool:
    """Return whether a stretch above the text is a sentence: then it is a caption, and the label behind it its own."""
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
    pictures = scan.pictures(start, end)
    labels = [
        cue
        for cue in labels
        if not any(other.start <= cue.start and cue.end <= other.end for other in pictures)
        and not any(other.start < cue.start and cue.end <= other.end for other in labels)
    ]
    behind = scan.cues_of("byline", start=labels[0].end, end=end) if labels else []
    labels += [cue for cue in behind if _is_apart(scan, cue)]
    pictures = [cue for cue in pictures if not is_taken_by(scan, cue, start)]
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


def _is_apart(scan: Scan, cue: Cue) -> bool:
    return scan.text[cue.start - 1].isspace()


def _segment(place: Place, start: int, end: int, house: House, zone: str, form: str) -> Iterator[Evidence]:
    if start >= end:
        return
    scan = place.scan
    opening = _opening_cue(scan, start, end, zone)
    if opening is not None and opening.frame.form == "photo":
        yield from photo(place, opening, end, house)
    elif opening is not None and opening.frame.form in ("label", "label-word", "hat-tip"):
        yield from labelled(place, opening, end, house, zone)
    elif opening is not None:
        yield from _signed(place, opening, end, house, zone)
    elif copyright_line := _COPYRIGHT.match(scan.text, start, end):
        yield from _copyright(place, copyright_line.end(), start, end, house, zone)
    else:
        yield from _bare(place, start, end, house, zone, form)


def _opening_cue(scan: Scan, start: int, end: int, zone: str) -> Cue | None:
    pictures = scan.pictures(start, end)
    wanted = [cue for cue in scan.cues_of(*_OPENERS, start=start, end=end) if cue.start == start]
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


# ---------------------------------------------------------------- bylines


def _signed(place: Place, cue: Cue, end: int, house: House, zone: str) -> Iterator[Evidence]:
    """Read what follows "by"."""
    start = skip(AFTER_COLON, place.scan.text, cue.end, end)
    pictures = place.scan.pictures(start, end)
    credit = read_credit(place.scan, cue.start, pictures[0].start if pictures else end, house)
    if credit.of("issuer") or not credit.is_sure or any(_is_forename(token) for token in credit.of("outlet")):
        return
    if _is_spoken_of(place.scan, credit, start, end) or _is_sentence_of(place.scan, cue, credit):
        return
    if credit.of("outlet", "agencies") or (credit.of("self") and not credit.of("person", "unknown")):
        marks = credit.of("outlet", "agencies", "self")
        rule = Rule(f"{zone}/byline", cue.frame.id, "byline", joint_relation(place, cue.start, credit))
        yield from from_credit(credit, place, rule, (marks[0].start, marks[-1].end))
    elif zone == "byline":
        yield from _media_line(place, read_credit(place.scan, start, end, house), start, end, house)


def _is_spoken_of(scan: Scan, credit: Credit, start: int, end: int) -> bool:
    """Return whether a byline speaks of an outlet, or goes on as a sentence: "By Jane Roe, formerly of Reuters"."""
    outlets = credit.of("outlet")
    own = [token.end for token in credit.of("self") if outlets and token.start < outlets[0].start]
    if outlets and scan.cues_of("mention", start=max([start, *own]), end=outlets[0].start):
        return True
    for cue in scan.cues_of("mention-after", start=start, end=end):
        if is_spaceless(scan.text[cue.start]) and any(0 <= cue.start - token.end <= 1 for token in outlets):
            return True
    behind = [token for token in credit.of("unknown") if outlets and token.start > outlets[-1].start]
    return scan.text[end : end + 1] in (".", "!") and any(is_described(token.text) for token in behind)


def _is_sentence_of(scan: Scan, cue: Cue, credit: Credit) -> bool:
    """Return whether "author" opens a sentence about the author rather than a slot: 作者系新华社记者.

    Behind a colon or slash the writer's slot stands, and so it does where nothing but makers follow the word. In
    scripts without capitals the outlet may close a list of makers, but words behind it make a sentence.
    """
    outlets = credit.of("outlet")
    if not outlets or scan.text[cue.end : cue.end + 2].lstrip()[:1] in _SLOT_MARKS:
        return False
    for token in credit.of("unknown"):
        is_cased = token.text.lower() != token.text.upper()
        if is_described(token.text) if is_cased else token.start > outlets[0].start:
            return True
    return False


def _is_forename(token: Token) -> bool:
    """Return whether an agency of elsewhere is printed as people's names are: "By Petra"."""
    return token.is_far and token.text.istitle()


# ---------------------------------------------------------------- copyright lines


def _copyright(place: Place, begin: int, start: int, end: int, house: House, zone: str) -> Iterator[Evidence]:
    """Yield the owner a copyright line names, unless it is a picture's: "© Reuters / Jane Roe", "© AP Photo".

    Above a text it is the picture's too, unless a date stands with it. Behind the owner's sentence others may stand:
    who distributes the text, where to buy it.
    """
    stop = next((found.start() for found in SENTENCE_END.finditer(place.scan.text, begin, end)), end)
    end = stop if place.scan.text[begin:stop].strip() else end
    credit = read_credit(place.scan, begin, end, house)
    if not credit.of("outlet", "self"):
        credit = Credit((*_names_from_afar(place.scan, begin, end), *credit.tokens))
    names = credit.of("outlet", "self")
    if not names or names[0].start - begin > NEAR:
        return
    above = zone == "byline" and not _DATED.search(place.scan.text)
    if above or is_pictured_copyright(credit, place, begin, end):
        yield from pictured(names, place, "photo/copyright")
    else:
        rule = Rule(f"{zone}/copyright", "", "copyright")
        yield from from_credit(Credit(tuple(names)), place, rule, (start, names[-1].end))


def _names_from_afar(scan: Scan, start: int, end: int) -> list[Token]:
    """Return the first name of several words that needs its country, as it is printed: "© The Harbour Times"."""
    hits = [hit for hit in scan.hits if start <= hit.start and hit.end <= end and " " in scan.text[hit.start : hit.end]]
    return [Token("outlet", hit.start, hit.end, scan.text[hit.start : hit.end]) for hit in hits[:1]]


# ---------------------------------------------------------------- names alone


def _bare(place: Place, start: int, end: int, house: House, zone: str, form: str) -> Iterator[Evidence]:
    if _CAPTION_LINE.fullmatch(place.scan.text, start, end):
        yield from pictured(read_credit(place.scan, start, end, house).of("outlet"), place, "photo/caption-line")
        return
    pictures = place.scan.pictures(start, end)
    is_behind = bool(pictures) and (
        stands_behind_name(place.scan, pictures[0]) or closes_unit(place.scan.text, pictures[0], end)
    )
    if pictures and (form == "bracket" or is_behind):
        yield from pictured(read_credit(place.scan, start, end, house).of("outlet", "self"), place, "photo/bracket")
        return
    if pictures:
        yield from photo(place, pictures[0], end, house)
        end = pictures[0].start
    if end - start > LONGEST_SELF and not _names_anybody(place.scan, start, end):
        return
    if end - start > LONGEST_CREDIT and form == "plain":
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
    if not marks and zone == "byline" and is_line_of_plain_text(place):
        yield from _media_line(place, credit, start, end, house)
    if not marks or credit.of("issuer"):
        return
    if zone == "trailing" and _is_paper_and_agencies(credit, place.scan):
        yield from from_credit(credit, place, Rule("trailing/joint-paper", "", "joint", "co-credit"), (start, end))
        return
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
    if credit.is_pure and may_stand_alone(credit, form, place, (start, end), house, is_joint=joint is not None):
        yield from from_credit(credit, place, rule, span)
    elif _is_sentence_without_capitals(place.scan.text, end, credit):
        return
    elif zone in ("byline", "trailing") and not pictures and are_reporters(place.scan.text, credit):
        yield from from_credit(credit, place, Rule(f"{zone}/reporters", "", "byline", joint), (marks[0].start, end))
    elif zone in ("byline", "trailing") and form != "bracket" and _is_named_house(place.scan, credit):
        yield from from_credit(credit, place, Rule(f"{zone}/joint-line", "", "joint", "co-credit"), (start, end))
    elif zone == "byline" and is_title_beside(place.scan, credit):
        yield from from_credit(credit, place, Rule("byline/joint-title", "", "byline", "co-credit"), (start, end))
    elif zone == "byline" and _is_among_others(credit, place, joint):
        if _is_spoken_of(place.scan, credit, start, end):
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
    if bracket - start <= LONGEST_SELF and scan.pictures(start, bracket):
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


def may_name_itself(place: Place, kind: str) -> bool:
    """Return whether a line above a plain text may hold an unregistered name that says that it is an agency."""
    return kind == "byline" and is_line_of_plain_text(place) and bool(place.scan.cues_of("media"))


def _media_line(place: Place, credit: Credit, start: int, end: int, house: House) -> Iterator[Evidence]:
    """Yield an unregistered name that fills a byline and says that it is an agency: "City News Service"."""
    if len(credit.tokens) > MOST_PARTS or credit.of("issuer", "staff", "initials"):
        return
    name = printed_name(place.scan, start, end)
    if name is None or " " not in name.text or not name.text[0].isupper() or name.end < end:
        return
    if house.is_self(None, name.text) or _names_anybody(place.scan, name.start, name.end):
        return
    words = place.scan.cues_of("media", "filler", "agencies", start=start, end=end)
    if any(cue.end == name.end and " " in place.scan.text[cue.start : cue.end] for cue in words):
        yield Candidate("byline/media-name", "", "byline", "wire", (name,), place.span(start, end))


def _names_anybody(scan: Scan, start: int, end: int) -> bool:
    return any(start <= hit.start and hit.end <= end for hit in scan.hits) or bool(
        scan.cues_of("agencies", start=start, end=end)
    )
