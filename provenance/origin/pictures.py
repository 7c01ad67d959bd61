"""Credits that belong to a picture, a film or a chart: recognised so that they do not count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from provenance.origin.canon import is_small, is_spaceless
from provenance.origin.credits import read_credit
from provenance.origin.evidence import Evidence, seen
from provenance.origin.grammar import Cue, Form
from provenance.origin.house import House
from provenance.origin.lines import SENTENCE_END, size
from provenance.origin.places import Place
from provenance.origin.scan import Scan
from provenance.origin.tables import linking_words, small_words
from provenance.origin.tokens import Credit, Token

_PERSON_UNIT = re.compile(r"\s*\|\s*[^\W\d_a-z][\w.'-]+(?: [^\W\d_a-z][\w.'-]+){1,2}\s*$", re.MULTILINE)
_CAPTION = re.compile(r"([^\n()|/,:;•·\d]{12,}) \([^()\n]{2,30}\)?\.?")
_PAIRED = re.compile(r"\s*[=＝]\s*|")
CAPTION_WORDS = 5  # from which a line before an agency's bracket says what is to be seen
UNCASED_WORDS = 3  # the same in scripts without capitals, where nothing else tells a person or place from a caption
_COLON = re.compile(r"\s?[:：]")
LONGEST = 60  # code points of a name in a clue
NEAR = 30  # code points between an owner and a photographer

BEFORE_PICTURE = 3  # words of a sentence in front of a picture of which it tells
LETTERS_BEFORE = 2 / 3  # the same where words are not set apart
BEFORE_BAR = 3  # words of a caption that a bar closes
_OF_CREDITS: tuple[Form, ...] = ("byline", "label", "label-word", "staff", "date", "joint", "joint-word", "hat-tip")


def photo(place: Place, cue: Cue, end: int, house: House) -> Iterator[Evidence]:
    """Yield a clue for each name in a picture credit."""
    named = makers(place.scan, cue.start, end, house)  # "MTI Fotó" is a phrase with a name in it
    if not named:
        yield from labelled_picture(place, cue.start, end)
    for token in named:
        says = f"“{token.text}” is credited for a picture"
        yield seen(f"photo/{cue.frame.id}", says, token.text, token.outlet, place.span(token.start, token.end))


def makers(scan: Scan, start: int, end: int, house: House) -> list[Token]:
    """Return who a picture's credit names; where no outlet stands for itself, the names that are parts of others.

    Picture desks are called after their agency: "Ritzau Scanpix".
    """
    named = read_credit(scan, start, end, house).of("outlet", "self")
    if named:
        return named
    inner = [hit for hit in scan.hits if start <= hit.start and hit.end <= end]
    return [Token("unknown", hit.start, hit.end, scan.text[hit.start : hit.end]) for hit in inner]


def pictured(tokens: list[Token], place: Place, rule: str) -> Iterator[Evidence]:
    """Yield a clue for each name that signs a picture."""
    for token in tokens:
        says = f"“{token.text}” signs a picture"
        yield seen(rule, says, token.text, token.outlet, place.span(token.start, token.end))


def captioned(place: Place, house: House) -> Iterator[Evidence]:
    """Yield a clue for each name in a caption, and for whoever its label names else."""
    for hit in place.scan.hits:
        name = place.scan.text[hit.start : hit.end]
        entry = house.choose(hit.entries)
        says = f"“{name}” is credited for a picture"
        yield seen("photo/caption", says, name, entry.outlet_id if entry else None, place.span(hit.start, hit.end))
    if not place.scan.hits and place.scan.tells("photo"):
        yield from labelled_picture(place, 0, len(place.scan.text))


def labelled_picture(place: Place, start: int, end: int, *, is_caption: bool = False) -> Iterator[Evidence]:
    """Yield a clue for whom the label of a picture names, in whose credit no registered name stands.

    In a caption a label of texts is the picture's too: "The pier. (Source: the club)".
    """
    text = place.scan.text
    labels = [cue for cue in place.scan.pictures(start, end) if _COLON.match(text, cue.end) or _is_of(text, cue)]
    labels += place.scan.cues_of("label", start=start, end=end) if is_caption else []
    name = text[labels[0].end : end].strip(" :：.)]")[:LONGEST] if labels else ""
    if not name or is_small(name[0]):
        return  # what is to be seen
    if labels[0].frame.form == "label" and place.scan.cues_of("issuer", start=labels[0].end, end=end):
        return  # where the figures of a chart come from
    says = f"“{name}” is credited for a picture"
    yield seen(f"photo/{labels[0].frame.id}", says, name, None, place.span(labels[0].start, end))


def _is_of(text: str, label: Cue) -> bool:
    """Return whether a label of several words leads to a name without a colon: "image courtesy of"."""
    return " " in text[label.start : label.end]


def is_picture_form(credit: Credit, place: Place) -> bool:
    """Return whether people and an agency stand there alone, with a slash between: how pictures are signed."""
    people, names = credit.of("person"), credit.of("outlet")
    if len(names) == 1 and _is_behind_letters(place.scan.text, names[0].start):
        return True
    if len(names) == 2 and not people and _PAIRED.fullmatch(place.scan.text, names[0].end, names[1].start):
        is_behind_sentence = (
            place.scan.text[: names[0].start].rstrip("(（ ").endswith("。")
        )  # "…した。（ロイター共同）"
        return names[1].text[0] >= "\u2e80" and not is_behind_sentence  # ロイター＝共同; not …した。（ロイター共同）
    if not people or not names or credit.of("self", "staff", "initials"):
        return False
    first, second = sorted((people[0], names[0]), key=lambda token: token.start)
    between = [token for token in credit.of("unknown") if first.end <= token.start < second.start]
    return not between and "/" in place.scan.text[first.end - 1 : second.start + 1]


def _is_behind_letters(text: str, start: int) -> bool:
    """Return whether the capitals of a picture agency are glued to a Korean or Japanese name: "EPA연합뉴스"."""
    return text[start : start + 1] >= "\u2e80" and _letters().search(text, max(0, start - NEAR), start) is not None


@cache
def _letters() -> re.Pattern[str]:
    words = "|".join(sorted(small_words("picture-letters"), key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z])(?:{words})\s?[-=/·]?\s?\Z")


def is_described_picture(text: str, start: int, end: int) -> bool:
    """Return whether a line says who or what is to be seen, with an agency in brackets behind: no byline is so long.

    >>> is_described_picture("The mayor Jane Roe at the old pier (AFP)", 0, 40)
    True
    >>> is_described_picture("Jane Roe (AFP)", 0, 14), is_described_picture("مخزن القوارب القديم (أ ف ب)", 0, 27)
    (False, True)
    """
    found = _CAPTION.fullmatch(text, start, end)
    if found is None:
        return False
    is_cased = found[1].lower() != found[1].upper()
    return len(found[1].split()) >= (CAPTION_WORDS if is_cased else UNCASED_WORDS)


def is_told_of(text: str, pictures: list[Cue], start: int, end: int) -> bool:
    """Return whether a sentence tells of a picture and ends behind it: "The town showed a photo of the pier. (AFP)".

    Captions speak of it with their first words or their last: "Photo of the pier. (AFP)", "The pier, a photo. (AFP)".
    """
    first, last = pictures[0].start, max(cue.end for cue in pictures)
    least = LETTERS_BEFORE if is_spaceless(text[first]) else BEFORE_PICTURE
    stop = SENTENCE_END.search(text, last, end + 1)
    return stop is not None and size(text[start:first]) >= least and bool(text[last : stop.start()].strip(" )]）】"))


def closes_unit(text: str, picture: Cue, end: int) -> bool:
    """Return whether a picture word of a script without spaces closes a line behind who took it: 中新社 王明 攝."""
    return is_spaceless(text[picture.start]) and not text[picture.end : end].strip(" 。.)）】")


def stands_behind_name(scan: Scan, picture: Cue) -> bool:
    """Return whether a picture word is the second part of a name: "AFP photo", "DPA-BILD", "연합뉴스 자료사진"."""
    gaps = (scan.text[hit.end : picture.start] for hit in scan.hits if hit.end <= picture.start)
    return any(gap in ("", " ", "/", "-") for gap in gaps)


def is_taken_by(scan: Scan, picture: Cue, start: int) -> bool:
    """Return whether the name before a picture's label belongs to it: it opens the line, or a hyphen joins the two."""
    near = [hit for hit in scan.hits if picture.start - hit.end == 1]
    return any(hit.start == start or scan.text[hit.end] == "-" for hit in near)


def is_pictured_copyright(credit: Credit, place: Place, start: int, end: int) -> bool:
    """Return whether a copyright line is a picture's: "© AP Photo", "© Reuters / Jane Roe", "© AGENCY | Jane Roe"."""
    text = place.scan.text
    names = credit.of("outlet", "self")
    people = [token for token in credit.of("person") if token.start < names[-1].end + NEAR]
    if place.scan.cues_of("photo", start=start, end=end) or text[names[-1].end : end].lstrip().startswith("/"):
        return True
    return (bool(people) and "/" in text[start : people[-1].end]) or _PERSON_UNIT.match(text, end) is not None


def is_behind_caption(scan: Scan, start: int) -> bool:
    """Return whether a bar parts a name from a caption on the same line: "The mayor, at the old pier | Bloomberg".

    No day, writer or label stands in the caption, which has a few words and some of them in lower case.
    """
    before = scan.text[:start].rstrip()
    if not before.endswith("|"):
        return False
    line = before.rfind("\n") + 1
    words = before[line:-1].split()
    is_told = len(words) >= BEFORE_BAR and any(word.islower() and word not in linking_words() for word in words)
    if not is_told or any(char.isdigit() for char in before[line:]):
        return False
    return not scan.cues_of(*_OF_CREDITS, start=line, end=start)
