"""Names that stand alone on their line or in their slot: when they are a credit, and when only words."""

from __future__ import annotations

import re

from provenance.origin.canon import is_spaceless
from provenance.origin.credits import INITIALS
from provenance.origin.house import House
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.places import Place
from provenance.origin.tables import linking_words, small_words
from provenance.origin.tokens import Credit, Token

_YEAR = re.compile(r"\D{0,3}(?:19|20)\d\d\D{0,6}")
_ADDRESS = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,6}/?")
_STOPS = (".", "!", "?", "…", ")", "]", '"', "”", "»", "。", "।")
SHORTEST_SENTENCE = 5  # words before a name that closes a paragraph
LONGEST_KOREAN = 4  # letters of a Korean name
PAIR = 2  # the house and one outlet
MOST_PEOPLE, LONGEST_PERSON = 4, 6  # reporters of one text in Chinese, with the place they write from


def may_stand_alone(
    credit: Credit, form: str, place: Place, unit: tuple[int, int], house: House, *, is_joint: bool
) -> bool:
    """Return whether names alone make a credit here.

    Agencies do anywhere, others in brackets, behind dashes and in the slots the page itself marks as makers', and by
    their address alone behind the last sentence.
    A name that is also a word needs such a slot too.
    """
    names = credit.of("outlet")
    if not all(token.is_registered for token in names) or not credit.is_sure:
        return False
    if _is_of_a_year(credit, form, place):
        return False
    if not names or form != "plain":
        return not _is_citation(credit, form)
    if len(credit.tokens) == 1 and place.zone.kind == "trailing" and _ADDRESS.fullmatch(names[0].text):
        return True
    if house.is_portal and is_line_of_plain_text(place) and len(names) == 1 and not credit.of("initials", "staff"):
        return True
    if any(token.is_far for token in names) and not _stand_beside_sure_agency(names):
        return _is_line_of_sigil(credit, place, house)
    if _is_makers_slot(place):
        return all(_may_fill_a_slot(credit, token, place, house) for token in names)
    if place.zone.kind == "trailing" and _is_beside_house(credit, place.scan.text):
        return True
    if place.zone.kind == "trailing" and _is_short_at_home(credit, place, house, unit[0]):
        return True
    if place.zone.start is None and any(len(token.text) <= INITIALS for token in names):
        return False
    if is_joint and place.zone.start is not None:
        return True
    careful = [token for token in names if token.is_careful]
    if careful and _signs_for_sure(credit, careful, place, unit[0]):
        return True
    if careful and _sign_at_home(credit, place, house, unit[0]):
        return True
    if careful:
        times = credit.of("date", "filler") if credit.of("date") else []  # "3 hours ago"
        is_only = len(credit.tokens) - len(times) == 1
        is_name = " " in careful[0].text or (careful[0].outlet_kind == "broadcaster" and _is_sigil(careful[0]))
        is_line = is_line_of_plain_text(place) and is_only and is_name
        is_beside = any(
            token.outlet_kind in AGENCIES and (not token.is_careful or house.knows(token.outlet)) for token in names
        )
        agencies = all(
            token.outlet_kind in AGENCIES or (is_beside and _is_sigil(token) and house.shares_language(token.outlet))
            for token in careful
        )
        if " " in careful[0].text and _closes_a_text(credit, place, unit):
            return True
        return place.zone.start is not None and (agencies or is_line)
    if any(token.outlet_kind in AGENCIES for token in names) or is_line_of_plain_text(place):
        return True
    return _closes_a_text(credit, place, unit)


def _closes_a_text(credit: Credit, place: Place, unit: tuple[int, int]) -> bool:
    """Return whether a name stands alone behind the last sentence of a paragraph, or on the last line of a text."""
    if place.zone.kind != "trailing" or any(token.kind not in ("outlet", "filler", "date") for token in credit.tokens):
        return False
    text = place.scan.text
    before = text[: unit[0]].rstrip(" ")
    if before.endswith(_STOPS):
        return len(credit.of("outlet")) == 1 and len(before.split()) > SHORTEST_SENTENCE
    return place.zone.start is not None and not before and text[unit[1] :].strip(" .") == ""


def _is_beside_house(credit: Credit, text: str) -> bool:
    """Return whether a slash alone joins the house and one outlet: "Reef Weekly/RNZ Pacific"."""
    parts = [token for token in credit.tokens if token.kind != "date"]
    if len(parts) != PAIR or {token.kind for token in parts} != {"self", "outlet"}:
        return False
    return text[parts[0].end : parts[1].start].strip() == "/"


def _stand_beside_sure_agency(names: list[Token]) -> bool:
    """Return whether letters of agencies from elsewhere are set beside one that is known everywhere: "NAMPA/AFP"."""
    agencies = [token for token in names if token.outlet_kind in AGENCIES]
    return agencies == names and any(not token.is_far and not token.is_careful for token in names)


def _is_citation(credit: Credit, form: str) -> bool:
    """Return whether a bracket names where a remark can be read: "(25/11/2019, AFP)", "(Daily Ledger, 3 May)".

    With the page of the paper it tells where the text stood: （《人民日报》2023年08月17日 03版）.
    """
    days = credit.of("date")
    if form != "bracket" or not days or days[-1].text.endswith(tuple(small_words("pages"))):
        return False
    named = credit.of("outlet")
    return credit.tokens[0].kind == "date" or any(token.outlet_kind not in AGENCIES for token in named)


def _is_of_a_year(credit: Credit, form: str, place: Place) -> bool:
    """Return whether a bare year is all that stands behind a name: a book, a report, a quotation of then.

    Slots that the page marks as makers' may hold the year of the copyright, but quotations are signed with a dash.
    """
    dates = credit.of("date")
    is_year = len(dates) == 1 and _YEAR.fullmatch(dates[0].text) is not None
    return is_year and (form == "dash" or not _is_makers_slot(place))


def _signs_for_sure(credit: Credit, careful: list[Token], place: Place, start: int) -> bool:
    """Return whether agencies sign in a form that makes ambiguous letters sure.

    The house or its staff stand beside them, or a sentence of the same paragraph in front of them.
    """
    if not all(token.outlet_kind in AGENCIES and token.text[0].isupper() for token in careful):
        return False
    before = place.scan.text[:start].rstrip(" (—–-")
    return bool(credit.of("self", "staff")) or before.endswith(_STOPS)


def _sign_at_home(credit: Credit, place: Place, house: House, start: int) -> bool:
    """Return whether agencies of the page's language fill its last line, with initials at most: "jn/ČTK", "Hina".

    Other lines of its paragraph stand before it only if they end with a sentence.
    """
    text = place.scan.text
    before = text[:start].rstrip()
    is_last = "\n" not in text.strip() or ("\n" not in text[start:].strip() and before.endswith(_STOPS))
    is_whole = not place.offset and is_last and place.zone.kind == "trailing"
    agencies = [token for token in credit.of("outlet") if token.is_careful]
    return is_whole and all(
        token.outlet_kind in AGENCIES and _is_signed(token) and house.shares_language(token.outlet)
        for token in agencies
    )


def _is_short_at_home(credit: Credit, place: Place, house: House, start: int) -> bool:
    """Return whether two capitals at the end are those with which the agency of the page's language signs: "TT", "AA".

    Letters of English agencies are left out: people there are called so.
    """
    first, others = credit.tokens[0], credit.of("outlet")[1:]
    is_letters = first.kind == "outlet" and first.text.isupper() and len(first.text) == INITIALS
    if not is_letters or house.language == "en" or not house.shares_language(first.outlet):
        return False
    before, behind = place.scan.text[:start].rstrip(), place.scan.text[credit.tokens[-1].end :].strip(" ./)]\n")
    is_end = not behind and (not before or before.endswith(_STOPS))
    agencies = all(token.outlet_kind in AGENCIES for token in (first, *others))
    return is_end and agencies and len(credit.tokens) == 1 + len(others) and not place.offset


def _is_signed(token: Token) -> bool:
    """Return whether letters are printed as desks sign: "Hina", "ČTK", and small where that is usual: "dpa"."""
    return len(token.text) > INITIALS and (token.text[0].isupper() or token.text.islower())


def _is_sigil(token: Token) -> bool:
    return token.text.isupper() and len(token.text) > INITIALS


def _is_line_of_sigil(credit: Credit, place: Place, house: House) -> bool:
    """Return whether the letters of one agency of elsewhere fill the last line, in a language it publishes in."""
    name = credit.tokens[0]
    is_whole = len(credit.tokens) == 1 and name.text == place.scan.text.strip(" .-—–\n") and not place.offset
    return (
        is_whole
        and name.outlet_kind in AGENCIES
        and _is_sigil(name)
        and place.zone.kind == "trailing"
        and house.shares_language(name.outlet)
    )


def _may_fill_a_slot(credit: Credit, name: Token, place: Place, house: House) -> bool:
    """Return whether a name is a maker: an ambiguous one where its outlet is at home, or alone if it has two words.

    On portals a name of one word is so too in a source's slot.
    """
    is_only = all(token is name or token.kind in ("date", "filler") for token in credit.tokens)
    if is_only and (" " in name.text or (house.is_portal and place.zone.area == "source")):
        return True
    if len(name.text) > INITIALS and (name.outlet_kind in AGENCIES or (is_only and _is_sigil(name))):
        return True
    if any(token.outlet_kind in AGENCIES and len(token.text) > INITIALS for token in credit.of("outlet")):
        return name.outlet_kind in AGENCIES and name.text.isupper()  # "UNB/AP"
    return not _describes(credit, name) and (not name.is_careful or house.knows(name.outlet))


def _describes(credit: Credit, name: Token) -> bool:
    """Return whether a small word follows a name of one word: "Tempo de leitura" is no outlet."""
    at = credit.tokens.index(name)
    following = credit.tokens[at + 1 : at + 2]
    return " " not in name.text and bool(following) and following[0].kind == "filler"


def _is_makers_slot(place: Place) -> bool:
    return place.zone.area in ("source", "byline")


def is_line_of_plain_text(place: Place) -> bool:
    """Return whether the zone is a line above or below a plain text, where nothing but makers and dates stand."""
    return place.zone.start is not None and place.zone.kind == "byline"


def is_byline(credit: Credit, place: Place) -> bool:
    """Return whether a byline line holds outlets beside people, places, dates and little else."""
    unknown = credit.of("unknown")
    if not (_is_makers_slot(place) or place.zone.start is not None or _is_agency_and_place(place.scan.text, credit)):
        return False
    if not credit.is_sure:
        return False
    if not all(_is_named_surely(token, credit) for token in credit.of("outlet")):
        return False
    short = all(len(token.text.split()) <= 3 for token in unknown) and sum(len(t.text) for t in unknown) <= 25
    return short and not any(is_described(t.text) for t in unknown) and bool(credit.of("outlet", "agencies"))


def _is_agency_and_place(text: str, credit: Credit) -> bool:
    """Return whether a line is an agency's letters and one capitalised name: "PTI Mumbai".

    An agency that is known by a whole word has its desk behind a dash: "Интерфакс - Сибирь".
    """
    if len(credit.tokens) != 2:
        return False
    agency, place = credit.tokens
    is_desk = not agency.is_careful and text[agency.end : place.start].strip() in ("-", "–", "—")
    is_agency = agency.outlet_kind in AGENCIES and (_is_sigil(agency) or is_desk)
    is_name = place.kind in ("person", "unknown") and len(place.text.split()) <= INITIALS and place.text.istitle()
    return is_agency and not agency.is_far and is_name


def is_described(text: str) -> bool:
    """Return whether words tell what is to be seen: "Tram im Depot". People's names hold "van" or "de" at most."""
    return any(word[0].islower() and word not in linking_words() for word in text.split())


def _is_named_surely(token: Token, credit: Credit) -> bool:
    if token.is_far:
        return False
    if not token.is_careful or token.outlet_kind in AGENCIES:
        return token.is_registered
    return token.is_registered and credit.leads and not _describes(credit, token)


def are_reporters(text: str, credit: Credit) -> bool:
    """Return whether a line is an outlet, a word for reporters and their names, no more.

    It stands behind the outlet in Chinese (新华社记者 王明 李华), behind the name in Korean (연합뉴스 김민수 기자).
    """
    named = credit.of("outlet")
    if len(named) != 1 or not named[0].is_registered or not is_spaceless(text[named[0].end - 1]):
        return False
    people = [word for token in credit.of("unknown") for word in token.text.split()]
    is_rest = all(token.kind in ("outlet", "unknown", "filler", "date") for token in credit.tokens)
    if not is_rest or not people or any(len(word) > LONGEST_PERSON for word in people):
        return False
    if len(people) == 1 and any(token.text in small_words("reporters-behind") for token in credit.of("filler")):
        return len(people[0]) <= LONGEST_KOREAN
    between = tuple(small_words("reporters-between"))
    is_reporters = text.startswith(between, named[0].end) or named[0].text.endswith(between)
    return is_reporters and credit.tokens[0] is named[0] and len(people) <= MOST_PEOPLE
