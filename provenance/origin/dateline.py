"""Datelines: where a text was filed, when, and by which agency, in the forms of several scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from provenance.origin.canon import canonical, is_spaceless
from provenance.origin.credits import read_credit
from provenance.origin.evidence import Evidence, Rule, from_credit
from provenance.origin.filed import bare_form, groups, is_place, signed_by_desk
from provenance.origin.house import House
from provenance.origin.lines import sentence_ends
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.openings import name_that_opens, paper_before_writer, release_wire, site_that_opens
from provenance.origin.places import Place
from provenance.origin.printed import printed_name
from provenance.origin.scan import Scan
from provenance.origin.shared_letters import told_by_place
from provenance.origin.tokens import Credit, Token

_DAY = re.compile(r"(?<!\w)\d{1,2}(?!\w)")
LATIN = "\u024f"  # its last letter
LONGEST_TITLE = 120  # code points of a line above a dateline in the same block
LONGEST_LINE = 60  # code points of a dateline that stands alone
HEAD = 200  # code points; no dateline seen is longer
_GROUP = re.compile(
    r"[(\[（【［〔]([^()\[\]（）【】［］〔〕\n]{1,80})[)\]）】］〕]|(?<![\w/])/\s?([^/\n]{2,40})/(?!\w)"
)
_OPENS_GROUP = re.compile(r"[(\[（【［〔/]")
_NOTE = re.compile(r"\([^()\n]{4,60}\)\s(?=[^\W\d_a-z])")  # "(Adds quotes) OSLO (Reuters) -"
_AFTER_GROUP = re.compile(r"\s*[.。]?\s*(?:[-–—−:：।۔=]|\.-|>>|$)|\s*[.,]\s|\n")
_BRACKET_AND_DASH = re.compile(r"[^\W\d_a-z][\w/ -]{2,30}\s\([^()\n]{2,20}\)\s[-–—]\s")
SHORTEST_MEDIA = 6  # letters of an unregistered name
ITEMS = 3  # openings of items with different names, from which a text is a round-up
_ITEM = {
    "【": re.compile(r"^\s*【([^】\n]{2,20})】", re.MULTILINE),
    "[": re.compile(r"^\s*\[([^\]\n]{2,30})\]", re.MULTILINE),
    "(": re.compile(r"^\s*\(([^)\n]{2,30})\)", re.MULTILINE),
}


@dataclass(frozen=True, slots=True)
class _Found:
    """A dateline credit, its place and the form it has."""

    credit: Credit
    start: int
    end: int
    form: str


def dateline(place: Place, house: House, text: str, titles: Iterable[str]) -> Iterator[Evidence]:
    """Yield the credit in the dateline that opens `place`, if one does; in round-ups each item has one of its own.

    A name that also opens the headline, one of `titles`, is the subject: "Dow Jones - the index falls".
    """
    place, found = _first_found(place, house)
    if found is not None and not _is_subject(place.scan, found, titles) and not _is_round_up(text, found, place.scan):
        rule = Rule(f"dateline/{found.form}", "", "dateline")
        yield from from_credit(found.credit, place, rule, (found.start, found.end))


def _first_found(place: Place, house: House) -> tuple[Place, _Found | None]:
    """Return the dateline at the beginning of a paragraph, or of one of its lines below its title and its date.

    Old pages set the title, the day and the text in one cell, with nothing but line ends between them.
    """
    found, text, at = next(_forms(place.scan, house), None), place.scan.text, 0
    if found is None and text[:1] == "(" and (note := _NOTE.match(text)) and place.scan.hits:
        line = place._replace(scan=place.scan.part(note.end(), len(text)), offset=place.offset + note.end())
        return line, next(_forms(line.scan, house), None)
    while found is None and place.scan.hits:
        at, start = text.find("\n", at) + 1, at
        if not start < at < len(text) or at - start > LONGEST_TITLE or at > HEAD or not place.scan.hits[-1].start >= at:
            break
        line = place._replace(scan=place.scan.part(at, len(text)), offset=place.offset + at)
        found = next(_forms(line.scan, house), None)
        if found is not None:
            return line, found
    return _behind_teaser(place, house) if found is None else (place, found)


def _behind_teaser(place: Place, house: House) -> tuple[Place, _Found | None]:
    """Return the dateline in a bracket and before a dash behind the sentence that opens a paragraph: its teaser."""
    text = place.scan.text
    closed = next(sentence_ends(text, 0, min(len(text), LONGEST_TITLE)), None) if place.scan.hits else None
    bracket = _BRACKET_AND_DASH.match(text, closed.end()) if closed else None
    if closed is None or bracket is None:
        return place, None
    at = closed.end()
    line = place._replace(scan=place.scan.part(at, len(text)), offset=place.offset + at)
    return line, next(_grouped(line.scan, house), None)


def _is_subject(scan: Scan, found: _Found, titles: Iterable[str]) -> bool:
    if found.form not in ("name-dash", "name-colon", "address-place", "own-address"):
        return False
    name = scan.canon[found.start : found.end]
    if all(token.outlet_kind in AGENCIES for token in found.credit.of("outlet")):
        return any(canonical(title).startswith(name) for title in titles)
    return any(name in canonical(title) for title in titles)


def _is_round_up(text: str, found: _Found, scan: Scan) -> bool:
    """Return whether brackets open several items of the text, each with another name: 【湖畔日报】 ...【湖畔晚报】."""
    bracket = scan.text[found.start]
    if bracket not in _ITEM or scan.text[: found.start].rpartition("\n")[2].strip():
        return False
    return len({item.group(1) for item in _ITEM[bracket].finditer(text)}) >= ITEMS


def line_of_dateline(place: Place, house: House) -> Iterator[Evidence]:
    """Yield the credit of a dateline that fills a paragraph of its own above the text.

    Captions and bylines may look like one, so a day must stand there, a dash behind brackets, or one capitalised word.
    """
    text = place.scan.text
    if place.zone.area or len(text) > LONGEST_LINE or not place.scan.hits:
        return
    for found in _forms(place.scan, house):
        before, behind = text[: found.start].strip(" ,(/.-–—"), text[found.end :].strip(" .,:)/")
        is_place = bool(behind) or (before[:1].isupper() and " " not in before)
        is_set_off = found.form in ("bracket", "slash") and is_place
        if before and not behind.strip("–—-") and (is_set_off or _DAY.search(before)):
            rule = Rule(f"dateline/{found.form}", "", "dateline")
            yield from from_credit(found.credit, place, rule, (found.start, found.end))
            return


def _forms(scan: Scan, house: House) -> Iterator[_Found]:
    yield from _grouped(scan, house)
    if (site := site_that_opens(scan.text, house)) is not None:
        # A house opens reports that rest on others with its own address too.
        of_whom = "own-address" if site.kind == "self" else "address-place"
        yield _Found(Credit((site,)), site.start, site.end, of_whom)
    for hit in groups(scan):
        form = bare_form(scan, hit, house)
        if form:
            begin = hit.start if form != "place-name" or not _is_house(scan.text[: hit.start], house) else 0
            yield _Found(read_credit(scan, begin, hit.end, house), begin, hit.end, form)


def _is_house(before: str, house: House) -> bool:
    """Return whether the publisher's own name stands where places do, set off by a dash: "Pier24 – AFP:"."""
    name = before.rstrip(" -–—/")
    return len(name) < len(before.rstrip()) and house.is_self(None, name)


def _grouped(scan: Scan, house: House) -> Iterator[_Found]:
    """Yield the credit between brackets or slashes behind a place, or at the very beginning."""
    opening = _OPENS_GROUP.search(scan.text, 0, HEAD)
    for group in _GROUP.finditer(scan.text, opening.start(), min(HEAD, len(scan.text))) if opening else ():
        begin, end = group.span()
        if _stands_as_dateline(scan, begin, end) and not _is_pictured(scan, begin, end):
            desk = signed_by_desk(scan, begin + 1, end - 1, house)
            credit = Credit((desk,)) if desk else read_credit(scan, begin + 1, end - 1, house)
            credit = told_by_place(scan, credit, begin, house)
            if _is_dateline_credit(credit) and not _spells(scan.text[:begin], credit):
                yield _Found(credit, begin, end, "bracket" if group.group(1) else "slash")
            elif name := paper_before_writer(scan, begin, end):
                yield _Found(Credit((name,)), begin, end, "bracket")
            elif name := release_wire(scan, credit, begin, end):
                yield _Found(Credit((name,)), begin, end, "release-wire")
            elif name := _unlisted(scan, credit, begin, end, house):
                yield _Found(Credit((name,)), begin, end, "bracket-media")
        if not is_place(scan.text[: group.start()]):
            return


def _is_pictured(scan: Scan, begin: int, end: int) -> bool:
    """Return whether a bracket signs a picture. 【ロンドン＝共同】 does not: no picture is signed in such brackets."""
    pictures = scan.pictures(scan.text.rfind("\n", 0, begin) + 1, end)
    return bool(pictures) and (scan.text[begin] != "【" or pictures[0].start == begin + 1)


def _is_dateline_credit(credit: Credit) -> bool:
    loose = credit.of("unknown", "person")
    named = credit.of("outlet", "self")
    is_known = all(token.is_registered for token in credit.of("outlet"))
    return (
        (bool(named) or (bool(credit.of("agencies")) and not loose))
        and is_known
        and (credit.is_sure or not loose)
        and not credit.of("issuer")
        and len(loose) <= 2
        and sum(len(t.text) for t in loose) <= 30
    )


def _unlisted(scan: Scan, credit: Credit, begin: int, end: int, house: House) -> Token | None:
    behind_place = _media_name(scan, credit, begin + 1, end - 1, house)
    return behind_place or name_that_opens(scan, credit, begin, end, house)


def _media_name(scan: Scan, credit: Credit, start: int, end: int, house: House) -> Token | None:
    """Return an unregistered name behind a place that says itself that it is an outlet: "(Harbour News Service)"."""
    if (
        not scan.text[: start - 1].strip()
        or len(credit.of("unknown", "person")) > 1
        or credit.of("issuer", "outlet", "self")
    ):
        return None
    name = printed_name(scan, start, end)
    if name is not None and (_is_generic(scan, name) or _may_be_house(scan, name, house)):
        return None  # a desk, or the house in another script than its address
    is_long = name is not None and len(name.text) >= SHORTEST_MEDIA and " " in name.text
    return name if name and is_long and scan.cues_of("media", start=name.start, end=name.end) else None


def _may_be_house(scan: Scan, name: Token, house: House) -> bool:
    """Return whether a name in another script than the house's address may be its own, or a desk's of it.

    It is not where the registry has the house's name in that script, and no word of it stands in this one.
    """
    known = house.registry.brief(house.outlet) if house.outlet and name.text[0] > LATIN else None
    if known is None:
        return False
    own = {word for printed in (known.name, *known.names) if printed[0] > LATIN for word in canonical(printed).split()}
    is_desk = bool(scan.cues_of("staff", start=name.start, end=name.end))
    return is_desk or not own or not own.isdisjoint(canonical(name.text).split())


def _is_generic(scan: Scan, name: Token) -> bool:
    """Return whether a name consists of words for desks and news alone: "News Desk"."""
    words = scan.cues_of("media", "staff", "filler", start=name.start, end=name.end)
    covered = {at for cue in words for at in range(cue.start, cue.end)}
    return all(at in covered or scan.text[at] == " " for at in range(name.start, name.end))


def _spells(before: str, credit: Credit) -> bool:
    """Return whether the words before a bracket spell out the short form in it: "Armed Forces of ... (AFP)"."""
    initials = "".join(word[0] for word in before.split() if word[0].isupper())
    return any(
        2 <= len(token.text) <= 6 and initials.endswith(token.text.upper()) for token in credit.of("outlet", "self")
    )


def _stands_as_dateline(scan: Scan, start: int, end: int) -> bool:
    """Return whether a bracket at `start:end` is preceded by a place and followed by the text itself."""
    text = scan.text
    before, after = text[:start], text[end : end + 12]
    if before.endswith("】") and before.startswith("【") and before.count("【") == 1:
        before = ""  # the house's own mark: 【新唐人1日訊】(中央社台北1日電)
    if not is_place(before):
        return False
    if end == len(text) and before and is_spaceless(before[-1]) and not any(map(str.isdigit, before)):
        return False  # a caption: 川沿いの橋（共同）
    if _AFTER_GROUP.match(after) or not before.strip():
        return True
    following = after.lstrip()[:1]
    is_dated = any(char.isdigit() for char in before) or bool(scan.cues_of("date", end=start))
    words = [word for word in before.split() if any(map(str.isalpha, word))]
    return (len(words) <= 3 or is_dated) and not following.islower()
