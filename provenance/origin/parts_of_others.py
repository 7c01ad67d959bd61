"""Names that are parts of something longer: of another title in quotation marks, of a printed address."""

from __future__ import annotations

import re

from provenance.origin.grammar import Grammar
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.names import NameHit

LONGEST_ADDRESS = 300
_TITLE_GOES_ON = re.compile(r'\w{0,3} (\w[\w-]{2,}(?: \w+)?)"')
LONGEST_FIRST_WORD = 24  # code points of the word before a name within a title
_AROUND = ' \n\t\u00a0()<>"|,'  # what stands around an address


def is_part_of_title(text: str, canon: str, hit: NameHit, grammar: Grammar) -> bool:
    """Return whether a name of one word is a part of a longer title in quotation marks: „Kurier Jeziorny”.

    Words of credits behind it ("Radio", "online") make it no other name, nor do words in another script.
    """
    if canon[hit.start - 1 : hit.start] != '"' and canon[hit.end : hit.end + 1] != '"':
        return False
    if " " in text[hit.start : hit.end] or any(entry.kind in AGENCIES for entry in hit.entries):
        return False
    if canon[hit.start - 1 : hit.start] == '"':
        found = _TITLE_GOES_ON.match(canon, hit.end)
        is_name = (
            found is not None and text[found.start(1)].isupper() and found[1].isascii() == canon[hit.start].isascii()
        )
        return found is not None and is_name and not grammar.is_common(found[1].split())
    if canon[hit.end : hit.end + 1] == '"' and not canon[hit.start].isascii():
        opened = canon.rfind('"', max(0, hit.start - LONGEST_FIRST_WORD), hit.start)
        first = canon[opened + 1 : hit.start]
        return opened >= 0 and first.strip().isalpha() and first[-1] == " " and text[opened + 1].isupper()
    return False


def outside_addresses(text: str, hits: list[NameHit]) -> list[NameHit]:
    """Return the names that are no part of a printed web or mail address."""
    return [hit for hit in hits if not _is_in_address(text, hit)]


def _is_in_address(text: str, hit: NameHit) -> bool:
    if text[hit.end : hit.end + 1] == "@":
        return True
    if hit.start == 0 or text[hit.start - 1] in _AROUND:
        return False
    start = max(text.rfind(sign, max(0, hit.start - LONGEST_ADDRESS), hit.start) for sign in _AROUND) + 1
    before = text[start : hit.start]
    return "://" in before or before.startswith("www.") or "@" in before
