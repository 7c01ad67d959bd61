"""Reading a stretch of text that may be a credit: which outlets, what stands beside them, and whether all fits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.canon import is_spaceless
from provenance.origin.grammar import Cue
from provenance.origin.house import House
from provenance.origin.name_patterns import AGENCIES, SHORT
from provenance.origin.names import NameHit
from provenance.origin.scan import Scan
from provenance.origin.tables import linking_words, small_words
from provenance.origin.tokens import HOST, Credit, Token, TokenKind, loose, named

_DESK = re.compile(r"(?: [A-Z]{2,4}){0,3} [A-Z]{2,6}")
"""Initials of an agency's own desk behind its name: "PTI SKL ZMN"."""
_ENDING = re.compile(r"[a-zß-öø-ÿœščžąęółńśźżćа-яёіїєґ]{1,4}(?!\w)|\.ру(?!\w)|['’]s(?=\s[^\W\d_a-z])")
_BETWEEN_SLASHES = re.compile(r"[^/|,;()]+")
SHORTEST_DENSE = 2  # letters of a name in a script whose letters are syllables or words
SURNAME = 6  # letters of an agency's name from which it is taken for no first name
INITIALS = 2  # letters of abbreviations that may be anybody's


def read_credit(scan: Scan, start: int, end: int, house: House) -> Credit:
    """Return the parts of `scan.text[start:end]` taken as a credit."""
    tokens: list[Token] = []
    at = start
    for mark in _marks(scan, start, end, house):
        tokens.extend(loose(scan.text, at, mark.start, house))
        tokens.append(_marked(scan.text, mark, house))
        at = _behind_ending(scan.text, mark.end, end)
    tokens.extend(loose(scan.text, at, end, house))
    if tokens and _is_agency_in_capitals(tokens[0]) and _DESK.fullmatch(scan.text, tokens[0].end, end):
        return Credit((tokens[0],))
    described = set() if house.language == "en" else _described(scan, start, end, house.language)
    return Credit(tuple(_without_parts_of_names(scan.text, tokens, house, described)))


def _described(scan: Scan, start: int, end: int, language: str | None) -> set[int]:
    """Return where words of the page's language end that say what the name behind them is: "Tageszeitung"."""
    return {cue.end for cue in scan.cues_of("media", start=start, end=end) if language in cue.frame.languages}


def _without_parts_of_names(text: str, tokens: list[Token], house: House, described: set[int]) -> Iterator[Token]:
    """Yield the tokens, but a name that is only a word of a longer one as unknown: "Miami Today", "DJ Summers".

    A short ambiguous name from elsewhere beside a sure one is a desk's initials: "(KNA, DR)" on a German page. Staff
    right beside an agency is the agency's: "Reuters Staff". Behind a word that says what it is (at the places
    `described`) a name is itself: "Tageszeitung Haaretz", unless one word follows: "portal Kurier Jeziorny".
    """
    sure = [token for token in tokens if token.kind == "outlet" and not token.is_careful]
    for at, token in enumerate(tokens):
        if sure and token.kind == "outlet" and _may_be_initials(token, house):
            yield Token("initials", token.start, token.end, token.text)
            continue
        if sure and token.is_common:
            yield Token("filler", token.start, token.end, token.text)  # "dpa, Freitag, 4. Mai"
            continue
        if _is_within_a_word(token, tokens[max(0, at - 1) : at + 2]) or _is_word_among_words(text, tokens, at):
            yield Token("unknown", token.start, token.end, token.text)
            continue
        if token.kind == "staff" and any(_is_next_to(text, token, other) for other in tokens[max(0, at - 1) : at + 2]):
            yield Token("filler", token.start, token.end, token.text)
            continue
        if token.kind == "outlet" and not _stands_alone(token):
            near = tokens[max(0, at - 1) : at] + tokens[at + 1 : at + 2]
            if token.start - 1 in described and not _is_longer(tokens[at + 1 : at + 2]):
                yield token
                continue
            if _closes_a_byline(text, tokens, at):
                yield token
                continue
            if any(_is_joined(text, token, other) for other in near) or _goes_on(text, tokens[at : at + 3]):
                yield Token("unknown", token.start, token.end, token.text)
                continue
        yield token


def _is_longer(following: list[Token]) -> bool:
    """Return whether one capitalised word follows a name: two are somebody's."""
    return bool(following) and following[0].kind == "unknown" and " " not in following[0].text


def _is_within_a_word(token: Token, near: list[Token]) -> bool:
    """Return whether a short name that is a word too has unknown letters of its script right beside it: 湖畔财经."""
    if token.kind != "outlet" or not token.is_careful or len(token.text) > SHORTEST_DENSE:
        return False
    unknown = [other for other in near if other.kind in ("unknown", "person")]
    return is_spaceless(token.text[0]) and any(
        token.start == other.end or token.end == other.start for other in unknown
    )


def _is_word_among_words(text: str, tokens: list[Token], at: int) -> bool:
    """Return whether a name that is a word too stands between words of a script without capitals: כאן means here."""
    token, first = tokens[at], text[tokens[at].start]
    if token.kind != "outlet" or not token.is_careful or token.outlet_kind in AGENCIES or not 0 < at < len(tokens) - 1:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    gaps = text[before.end : token.start], text[token.end : after.start]
    is_dense_or_cased = is_spaceless(first) or first.lower() != first.upper()
    return not is_dense_or_cased and before.kind == after.kind == "unknown" and all(map(str.isspace, gaps))


def _may_be_initials(token: Token, house: House) -> bool:
    return (
        token.is_careful
        and len(token.text) <= SHORT
        and token.outlet_kind not in AGENCIES
        and not house.knows(token.outlet)
        and (len(token.text) <= INITIALS or not house.shares_language(token.outlet))
    )


def _stands_alone(token: Token) -> bool:
    """Return whether a name is sure enough to be itself beside other capitalised words."""
    return not token.is_careful and (token.outlet_kind in AGENCIES or " " in token.text or not token.is_registered)


def _is_joined(text: str, token: Token, other: Token) -> bool:
    """Return whether a capitalised word stands right beside a name, with nothing but a space between."""
    if other.kind not in ("person", "unknown", "initials"):
        return False
    first, second = sorted((token, other), key=lambda part: part.start)
    beside = (
        text[first.start : first.end].split()[-1:] if first is other else text[second.start : second.end].split()[:1]
    )
    if not text[_behind_ending(text, first.end, second.start) : second.start].isspace() or not beside:
        return False
    if _is_agency_in_capitals(token) and not beside[0].isupper():
        return False  # "EFE Madrid"
    return _is_part_of_name(beside[0], second is token)


def _closes_a_byline(text: str, tokens: list[Token], at: int) -> bool:
    """Return whether an agency is the last word of a byline behind a whole name: "By Jane Roe Bloomberg".

    Behind one word it would be somebody's surname, and short words (Petra, Efe) are first names.
    """
    token, before = tokens[at], tokens[at - 1] if at else None
    is_last = at == len(tokens) - 1 and tokens[0].kind == "filler" and token.outlet_kind in AGENCIES
    is_name = before is not None and before.kind == "person" and text[before.end : token.start] == " "
    return is_last and is_name and len(token.text) >= SURNAME


def _behind_ending(text: str, at: int, limit: int) -> int:
    """Return where an ending ends that follows a name without a space: "Kuriera", "ТАССа", "CNN's Jane Roe"."""
    found = _ENDING.match(text, at, limit) if at and text[at - 1].isalpha() else None
    return found.end() if found else at


def _is_agency_in_capitals(token: Token) -> bool:
    return token.outlet_kind in AGENCIES and token.text.isupper() and len(token.text) > INITIALS


_TOKEN_OF_FORM: dict[str, TokenKind] = {
    "agencies": "agencies", "unnamed": "agencies", "staff": "staff", "issuer": "issuer", "desk": "desk",
    "date": "date", "filler": "filler", "joint": "filler", "joint-word": "filler", "byline": "filler",
    "byline-after": "filler", "label": "filler", "hat-tip": "filler", "label-word": "filler", "label-after": "filler",
    "dateline-mark": "filler",
}  # fmt: skip


def _marks(scan: Scan, start: int, end: int, house: House) -> list[NameHit | Cue]:
    """Return names and cue words in the range, none overlapping: names first, then telling words, then fillers."""
    cues = [
        cue
        for cue in (*scan.telling, *scan.parts)
        if cue.start >= start and cue.end <= end and cue.frame.form in _TOKEN_OF_FORM
    ]
    cues = [cue for cue in cues if cue.frame.form != "date" or not _is_forename_before(scan, cue, end)]
    cues = [cue for cue in cues if not cue.frame.alone and not _is_particle(scan.text, start, cue)]
    own = _own_names(scan.text, start, end, house) if cues else []
    cues = [cue for cue in cues if not any(first <= cue.start and cue.end <= last for first, last in own)]
    addresses = _addresses(scan.text, start, end) if cues else []
    cues = [cue for cue in cues if not any(first <= cue.start and cue.end <= last for first, last in addresses)]
    telling = [cue for cue in cues if _TOKEN_OF_FORM[cue.frame.form] != "filler"]
    fillers = [cue for cue in cues if _TOKEN_OF_FORM[cue.frame.form] == "filler"]
    hits = [h for h in scan.hits if h.start >= start and h.end <= end and not _is_address(scan.text, h, end)]
    hits = [h for h in hits if not (scan.text[h.start].isdigit() and _is_time(scan, h, fillers))]
    kept: list[NameHit | Cue] = []
    ranked: list[NameHit | Cue] = [*_ranked(hits, telling, house), *sorted(fillers, key=_longest_first)]
    for mark in ranked:
        if all(mark.start >= other.end or mark.end <= other.start for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def _is_time(scan: Scan, hit: NameHit, fillers: list[Cue]) -> bool:
    """Return whether a name that begins with a figure tells a time here: "20 minutes ago", "hace 20 minutos"."""
    text = scan.text
    small = [cue for cue in fillers if cue.frame.form == "filler" and text[cue.start].islower()]
    return any(0 <= hit.start - cue.end <= 1 or cue.start <= hit.end + 1 < cue.end for cue in small)


def _is_particle(text: str, start: int, cue: Cue) -> bool:
    """Return whether a word for "by" stands within somebody's name: "Fredrik von Erichsen"."""
    if cue.frame.form != "byline" or text[cue.start : cue.end] not in small_words("of-people"):
        return False
    before = text[start : cue.start]
    return (
        before.endswith(" ")
        and before[:-1].isalpha()
        and before.istitle()
        and text[cue.end + 1 : cue.end + 2].isupper()
    )


def _own_names(text: str, start: int, end: int, house: House) -> list[tuple[int, int]]:
    """Return the places of the house's name where a slash sets it off; its words are no parts of credits."""
    if "/" not in text[start:end]:
        return []
    parts = [found.span() for found in _BETWEEN_SLASHES.finditer(text, start, end)]
    return [(first, last) for first, last in parts if house.is_whole(text[first:last].strip())]


def _is_forename_before(scan: Scan, cue: Cue, end: int) -> bool:
    """Return whether a month is somebody's first name: "June Roe", but not "4 June Paris" nor "June Monday"."""
    text = scan.text
    if text[cue.end : cue.end + 1] != " " or not text[cue.end + 1 : cue.end + 2].isupper():
        return False
    if text[: cue.start].rstrip(" .")[-1:].isdigit() or cue.end + 2 >= end:
        return False
    behind = cue.end + 1
    hits, cues = scan.hits, (*scan.telling, *scan.parts)
    return not any(hit.start == behind for hit in hits) and not any(other.start == behind for other in cues)


def _addresses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places of printed web addresses, whose parts are no words: "gazeta.ru", "https://dock.example/news"."""
    if "." not in text[start:end]:
        return []
    return [found.span() for found in HOST.finditer(text, start, end) if found.group()[0].islower()]


def _is_address(text: str, hit: NameHit, end: int) -> bool:
    """Return whether a name is the first part of a printed address: "ria.ru" is read as one."""
    host = HOST.match(text, hit.start, end) if text[hit.end : hit.end + 1] == "." else None
    return host is not None and host.end() > hit.end + 1


def _ranked(hits: list[NameHit], telling: list[Cue], house: House) -> list[NameHit | Cue]:
    """Return names and telling words in the order in which they are placed: the longer first, a name before a word.

    Where a name from elsewhere is also a word of the page's own language, the word goes first: the Dutch CBS counts.
    """
    marks: list[NameHit | Cue] = [*hits, *telling]
    return sorted(marks, key=lambda mark: (*_longest_first(mark), _order(mark, house)))


def _order(mark: NameHit | Cue, house: House) -> int:
    if isinstance(mark, Cue):
        return 1 if house.language in mark.frame.languages else 3
    is_far = all(row.needs == "credit" and not house.knows(row.outlet_id) for row in mark.entries)
    return 2 if is_far else 0


def _longest_first(mark: NameHit | Cue) -> tuple[int, int]:
    return mark.start - mark.end, mark.start


def _marked(text: str, mark: NameHit | Cue, house: House) -> Token:
    printed = text[mark.start : mark.end]
    if isinstance(mark, Cue):
        return Token(_TOKEN_OF_FORM[mark.frame.form], mark.start, mark.end, printed)
    return named(mark, printed, house)


def _is_next_to(text: str, staff: Token, other: Token) -> bool:
    """Return whether a space stands between the staff and an outlet, or a comma behind a paper: "X News, Writer"."""
    first, second = sorted((staff, other), key=lambda part: part.start)
    gap = text[first.end : second.start]
    is_behind_paper = gap == ", " and first is other and other.outlet_kind not in AGENCIES
    return other.kind == "outlet" and (gap == " " or is_behind_paper) and not is_spaceless(staff.text[0])


def _is_part_of_name(word: str, is_before: bool) -> bool:
    """Return whether a word beside a name belongs to it: a capital says so, in Arabic a noun before an adjective."""
    return word[:1].isupper() or (is_before and "\u0600" <= word[:1] <= "\u06ff")


def _goes_on(text: str, tokens: list[Token]) -> bool:
    """Return whether a small word and a capitalised one make a name longer: "Corriere del Lago"."""
    if len(tokens) < 3 or tokens[1].text not in linking_words():
        return False
    gaps = text[tokens[0].end : tokens[1].start] + text[tokens[1].end : tokens[2].start]
    return tokens[2].kind in ("person", "unknown") and tokens[2].text[:1].isupper() and not gaps.strip()
