"""What stands behind a label: "Source: X" may name an outlet, an issuer, or where a fact comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.canon import is_small, is_spaceless
from provenance.origin.credits import read_credit
from provenance.origin.evidence import Candidate, Evidence, Rule, from_credit, seen
from provenance.origin.grammar import Cue
from provenance.origin.house import House
from provenance.origin.issuers import is_somebody_of_the_house
from provenance.origin.lines import SENTENCE_END, is_of_another_year
from provenance.origin.media_names import media_name, only_address
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.own_lines import end_of_name, formal_company, is_official, named_alone, signs_a_text
from provenance.origin.pictures import is_picture_form, pictured
from provenance.origin.places import Place
from provenance.origin.printed import printed_name
from provenance.origin.scan import Scan
from provenance.origin.slots_of_labels import before_link
from provenance.origin.small_names import small_name
from provenance.origin.spelled import outlet_at_home, outlet_by_address
from provenance.origin.tables import company_forms, dense_companies
from provenance.origin.titles import title_of_materials
from provenance.origin.tokens import HOST, Credit, Token, domain
from provenance.origin.writers import is_person_at_paper

AFTER_COLON = re.compile(r"[\s:：՝ঃ=＝|,，\-–—.>\"]*")
_COLON = re.compile(r"\s*[:：՝ঃ\-–—]")
_AND = re.compile(r"\s(?:[^\W\d_]{1,3}|[&+])\s")
_LINK = re.compile(r"\shttps?://\S+\s*\Z")  # closes the line with which a feed signs: "via Ledger https://..."
_NOTE = re.compile(r"\[[^\[\]\n]{3,80}\]")
_TIME = re.compile(r"\W*\d[\d./: -]*\W*")
FIGURES_REACH = 60  # code points before a bracket within which its sentence has a figure
MOST_LOOSE = 40  # code points of unknown words beside the outlets of a label


def notes(place: Place, house: House) -> Iterator[Evidence]:
    """Yield the outlet that signs a remark in square brackets within the text: its editors wrote the rest too."""
    for group in _NOTE.finditer(place.scan.text):
        for cue in place.scan.cues_of("label", start=group.start(), end=group.end()):
            begin, end = skip(AFTER_COLON, place.scan.text, cue.end, group.end()), group.end() - 1
            credit = read_credit(place.scan, begin, end, house)
            if credit.is_pure and all(token.is_registered for token in credit.of("outlet")):
                yield from from_credit(credit, place, Rule("lead/note", cue.frame.id, "note"), (cue.start, end))


def labelled(place: Place, cue: Cue, end: int, house: House, zone: str) -> Iterator[Evidence]:
    """Yield what stands behind a label: outlets, an issuer, a picture's credit, or where a fact comes from."""
    begin = skip(AFTER_COLON, place.scan.text, _behind_joined_picture(place.scan, cue, end), end)
    pictures = place.scan.pictures(begin, end)
    end = pictures[0].start if pictures else max([end, *(h.end for h in place.scan.hits if begin <= h.start < end)])
    if cue.frame.form == "label":
        end = before_link(place.scan.text, begin, end)
    credit = read_credit(place.scan, begin, end, house)
    rule = Rule(f"{zone}/{cue.frame.form}", cue.frame.id, "label")
    release = place.scan.cues_of("release", "office", start=begin, end=end)
    is_old = not _COLON.match(place.scan.text, cue.end) and is_of_another_year(place.scan.text, cue.end, begin)
    is_feed = cue.frame.form == "hat-tip" and _LINK.search(place.scan.text, begin, end) is not None
    is_figures = cue.frame.form == "label" and _is_of_figures(place.scan.text, cue.start)
    is_thanks = cue.frame.form == "hat-tip" and zone != "byline" and not (is_feed or _is_of_agencies(credit))
    if is_old or is_thanks or is_figures:
        yield _cited(place, cue, begin, end)
    elif release:
        yield from _released(place, cue, release[0], (begin, end), zone)
    elif name := _company(place.scan.text, cue, credit, begin, end) or formal_company(place, cue, begin, end):
        span = place.span(cue.start, name.end)
        yield Candidate(f"{zone}/label-company", cue.frame.id, "release", "press-release", (name,), span)
    elif is_person_at_paper(place.scan.text, credit):
        yield from from_credit(credit, place, rule, (cue.start, credit.tokens[-1].end))
    elif is_picture_form(credit, place) and not signs_a_text(place, cue, credit):
        yield from pictured(credit.of("outlet"), place, "photo/name-and-agency")
    elif is_feed and (address := _address(credit)):
        yield _printed(place, cue, address, f"{zone}/label-feed", house)
    elif _names_outlets(credit, strict=cue.frame.form == "label-word"):
        ends = [token.end for token in credit.of("outlet", "self", "agencies", "initials", "staff")]
        yield from from_credit(credit, place, rule, (cue.start, max(ends)))
    elif unlisted := _unlisted(place, cue, credit, (begin, end), house, zone):
        yield unlisted
    elif linked := linked_outlet(place, begin, end, house):
        yield Candidate(f"{zone}/label-link", cue.frame.id, "label", None, (linked,), place.span(cue.start, cue.end))
    elif end > begin and any(token.kind not in ("date", "filler") for token in credit.tokens):
        yield _cited(place, cue, begin, end)


def _behind_joined_picture(scan: Scan, cue: Cue, end: int) -> int:
    """Return where a label ends that is the picture's too: "Источник и фото - ria.ru"."""
    joined = _AND.match(scan.text, cue.end, end)
    picture = (
        next((cue for cue in scan.pictures(joined.end(), end) if cue.start == joined.end()), None) if joined else None
    )
    return picture.end if picture is not None and _COLON.match(scan.text, picture.end) else cue.end


def _unlisted(
    place: Place, cue: Cue, credit: Credit, slot: tuple[int, int], house: House, zone: str
) -> Evidence | None:
    """Return the credit of a name or address that the registry does not hold, its writer and its day left out."""
    begin, end = slot
    if cue.frame.form == "label" and (name := small_name(place.scan, cue, begin, end, house)):
        return _printed(place, cue, name, f"{zone}/label-small", house)
    if name := title_of_materials(place.scan, cue, begin, end, house):
        return _printed(place, cue, name, f"{zone}/label-title", house)
    shown = end_of_name(place.scan, credit, begin, end)
    if shown < end:
        credit, end = read_credit(place.scan, begin, shown, house), shown
    name = _any_name(place, credit, begin, end)
    if name is not None and (known := outlet_by_address(name, house)):
        return _printed(place, cue, known, f"{zone}/label-address-word", house)
    if name is not None and not place.scan.is_common(name.text) and (known := outlet_at_home(name, house)):
        return _printed(place, cue, known, f"{zone}/label-at-home", house)
    if cue.frame.form == "label" and (name := media_name(place, credit, begin, end, house)):
        return _printed(place, cue, name, f"{zone}/label-media", house)
    if cue.frame.addressed and (name := only_address(credit)) and not is_official(name.text):
        return _printed(place, cue, name, f"{zone}/label-address", house)
    name = _any_name(place, credit, begin, end)
    if name is not None and _is_of_the_text(place, cue):
        return _printed(place, cue, name, f"{zone}/label-of-text", house)
    name = named_alone(place, cue, credit, name)
    return _printed(place, cue, name, f"{zone}/label-own-line", house) if name is not None else None


def _address(credit: Credit) -> Token | None:
    """Return the first printed address of a credit that is no link: a feed's title holds its site's."""
    named = (token for token in credit.of("outlet") if HOST.fullmatch(token.text) and "://" not in token.text)
    return next(named, None)


def _printed(place: Place, cue: Cue, name: Token, family: str, house: House) -> Evidence:
    """Return the credit of a name as printed, or the house's own: its foot prints the same name."""
    span = place.span(cue.start, name.end)
    is_self = house.is_self(name.outlet, name.text) or house.signs(name.text)
    is_self = is_self or is_somebody_of_the_house(place.scan, name)
    return Candidate(family, cue.frame.id, "label", None, () if is_self else (name,), span, is_self=is_self)


def _is_of_the_text(place: Place, cue: Cue) -> bool:
    """Return whether a label speaks of the text by its words, or as one of a script without spaces in a maker's slot.

    Chinese pages print 来源 and a name above each text, whether a paper's, an account's or a company's.
    """
    in_slot = place.zone.kind == "byline" and cue.frame.form == "label" and is_spaceless(place.scan.text[cue.start])
    return cue.frame.of_the_text or in_slot


def _is_of_figures(text: str, start: int) -> bool:
    """Return whether a bracket within a sentence tells where its figures come from: "at £187 a tonne (source: X)"."""
    before = text[max(0, start - FIGURES_REACH) : start]
    sentence = SENTENCE_END.split(before)[-1].rpartition("\n")[2]
    is_within = sentence.rstrip(" (")[-1:].isalnum() and sentence.rstrip().endswith("(")
    return is_within and any(map(str.isdigit, sentence))


def _is_of_agencies(credit: Credit) -> bool:
    named = credit.of("outlet")
    return bool(named) and all(token.outlet_kind in AGENCIES for token in named)


def _cited(place: Place, cue: Cue, begin: int, end: int) -> Evidence:
    name = place.scan.text[begin:end].strip()[:60]
    says = f"“{name}” is named as the basis of facts, not as the writer"
    return seen(f"cited/{cue.frame.id}", says, name, None, place.span(cue.start, end))


def _released(place: Place, label: Cue, release: Cue, slot: tuple[int, int], zone: str) -> Iterator[Evidence]:
    """Yield who issued a release, named behind the word or before it: "Source: X press release"."""
    begin, end = slot
    start = skip(AFTER_COLON, place.scan.text, release.end, end)
    name = place.scan.text[start:end].rstrip(" :.–-—)")
    is_day = name[:1].isdigit() or any(day.start == start for day in place.scan.cues_of("date", start=start))
    if (not name or is_day) and release.frame.form == "release":
        start, name = begin, place.scan.text[begin : release.start].rstrip(" ,:–-—('’")
        name = name.removesuffix("'s").removesuffix("’s")
    if name and not is_small(name[0]):
        token = Token("outlet", start, start + len(name), name)
        span = place.span(label.start, end)
        yield Candidate(f"{zone}/label-release", release.frame.id, "release", "press-release", (token,), span)


def _company(text: str, cue: Cue, credit: Credit, start: int, end: int) -> Token | None:
    """Return the issuer behind a label of release wires: "SOURCE: Halvorsen Systems Inc.", 消息来源：某某有限公司."""
    name = text[start:end].strip(" 。\n")
    if cue.frame.of_the_text and name.endswith(dense_companies()) and not credit.of("outlet", "self"):
        return Token("outlet", text.index(name, start), text.index(name, start) + len(name), name)
    last = name.rstrip(".").rpartition(" ")[2].lower()
    is_issuer = text[cue.start : cue.end].isupper() and " " in name and last in company_forms()
    if not is_issuer or credit.of("outlet", "self"):
        return None
    return Token("outlet", text.index(name, start), text.index(name, start) + len(name), name)


def _names_outlets(credit: Credit, *, strict: bool) -> bool:
    """Return whether what follows a label names outlets rather than where facts come from.

    Registered names decide only when no office, register or calculation is named beside them, and when what
    else stands there looks like people, places or dates.
    """
    if credit.of("issuer") or not credit.of("outlet", "self", "agencies"):
        return False
    known = all(token.is_registered for token in credit.of("outlet"))
    loose = credit.of("unknown", "person")
    return (
        (credit.leads or _is_described(credit))
        and known
        and (not loose if strict else sum(len(t.text) for t in loose) <= MOST_LOOSE)
    )


def _is_described(credit: Credit) -> bool:
    """Return whether a word and a country's name say what agency follows: "Информационное агентство России «ТАСС»"."""
    if [token.kind for token in credit.tokens] != ["filler", "unknown", "outlet"]:
        return False
    _word, country, name = credit.tokens
    is_sure = name.outlet_kind in AGENCIES and not name.is_careful and name.start - country.end == len(' "')
    return is_sure and country.text.istitle() and " " not in country.text


def _any_name(place: Place, credit: Credit, start: int, end: int) -> Token | None:
    """Return the unregistered name or address that fills a slot whose label speaks of the text ("Original text: X")."""
    addresses = credit.of("outlet")
    if credit.of("issuer", "self", "staff") or any(token.is_registered for token in addresses):
        return None
    if addresses:
        return addresses[0]
    name = printed_name(place.scan, start, end)
    is_whole = name is not None and not _behind(place.scan.text[name.end : end])
    return name if is_whole and name is not None and not any(char in name.text for char in ",;:/()") else None


def _behind(text: str) -> str:
    """Return what stands behind a name, without signs and without a time in figures."""
    return "" if _TIME.fullmatch(text) else text.strip(' ."”“»«')


def linked_outlet(place: Place, start: int, end: int, house: House) -> Token | None:
    """Return the registered outlet a block's only link leads to, where the words of the slot name nobody."""
    if place.zone.href is None or place.scan.text[start:end].strip(" :.-–—"):
        return None
    token = domain(start, start, place.zone.href, house)
    return token if token.kind == "outlet" and token.outlet is not None else None


def skip(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    """Return where `pattern` ends when it stands at `at`, else `at`."""
    found = pattern.match(text, at, end)
    return found.end() if found else at
