"""Bylines: what follows 'by', and names that fill a writer's line."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.origin.alone import is_described, is_line_of_plain_text
from provenance.origin.canon import is_spaceless
from provenance.origin.credits import read_credit
from provenance.origin.evidence import Candidate, Evidence, Rule, from_credit, joint_relation
from provenance.origin.grammar import Cue
from provenance.origin.house import House
from provenance.origin.labels import AFTER_COLON, skip
from provenance.origin.media_names import says_outlet
from provenance.origin.papers import may_name_paper, paper_behind
from provenance.origin.places import Place
from provenance.origin.printed import printed_name
from provenance.origin.scan import Scan
from provenance.origin.tokens import Credit, Token

_SLOT_MARKS = (":", "：", "/", "／", "|", "=", "＝")
MOST_PARTS = 3  # of an unregistered agency's name


def signed(place: Place, cue: Cue, end: int, house: House, zone: str) -> Iterator[Evidence]:
    """Read what follows "by"."""
    start = skip(AFTER_COLON, place.scan.text, cue.end, end)
    pictures = place.scan.pictures(start, end)
    credit = read_credit(place.scan, cue.start, pictures[0].start if pictures else end, house)
    if credit.of("issuer") or not credit.is_sure or any(_is_forename(token) for token in credit.of("outlet")):
        return
    if (
        _is_own_site(place.scan, credit)
        or is_spoken_of(place.scan, credit, start, end)
        or _is_sentence_of(place.scan, cue, credit)
    ):
        return
    if credit.of("outlet", "agencies") or (credit.of("self") and not credit.of("person", "unknown")):
        marks = credit.of("outlet", "agencies", "self")
        rule = Rule(f"{zone}/byline", cue.frame.id, "byline", joint_relation(place, cue.start, credit))
        yield from from_credit(credit, place, rule, (marks[0].start, marks[-1].end))
    elif zone == "byline":
        inner = Credit(tuple([token for token in credit.tokens if token.start >= start]))
        named = list(media_line(place, inner, start, end, house))
        yield from named or paper_behind(place, inner, start, end, house, is_signed=True)


def _is_own_site(scan: Scan, credit: Credit) -> bool:
    """Return whether an address beside a writer may be the writer's: "By Jane Roe, janeroe.example"."""
    others = [token for token in credit.of("outlet") if not token.is_registered]
    return bool(credit.of("person")) and not all(says_outlet(scan, token.text) for token in others)


def is_spoken_of(scan: Scan, credit: Credit, start: int, end: int) -> bool:
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


def may_name_itself(place: Place, kind: str) -> bool:
    """Return whether a line of makers may hold an unregistered name that says that it is an agency's or a paper's."""
    is_line = kind == "byline" and (is_line_of_plain_text(place) or may_name_paper(place.scan.text))
    return is_line and bool(place.scan.cues_of("media"))


def media_line(place: Place, credit: Credit, start: int, end: int, house: House) -> Iterator[Evidence]:
    """Yield an unregistered name that fills a byline and says that it is an agency: "City News Service"."""
    if len(credit.tokens) > MOST_PARTS or credit.of("issuer", "staff", "initials"):
        return
    name = printed_name(place.scan, start, end)
    if name is None or " " not in name.text or ":" in name.text or not name.text[0].isupper() or name.end < end:
        return
    if house.is_self(None, name.text) or names_anybody(place.scan, name.start, name.end):
        return
    words = place.scan.cues_of("media", "filler", "agencies", start=start, end=end)
    if any(cue.end == name.end and " " in place.scan.text[cue.start : cue.end] for cue in words):
        yield Candidate("byline/media-name", "", "byline", "wire", (name,), place.span(start, end))


def names_anybody(scan: Scan, start: int, end: int) -> bool:
    """Return whether a registered outlet or a word for agencies stands in `start:end`."""
    return any(start <= hit.start and hit.end <= end for hit in scan.hits) or bool(
        scan.cues_of("agencies", start=start, end=end)
    )
