"""What is looked for of a registered name: its spellings, and where and how it may be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from provenance.origin.canon import edged, is_spaceless
from provenance.origin.tables import linking_words

SHORT = 4  # letters up to which an abbreviation must be printed as one
AGENCIES = frozenset(("agency", "press-release-wire"))
HOSTS = frozenset(("platform", "aggregator"))
"""Kinds that carry others' texts: where one is named, somebody shares, links or searches; it wrote nothing."""


class Name(Protocol):
    """A printed name and the outlet that bears it; the registry's `NameEntry` is one."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def outlet_id(self) -> str: ...  # noqa: D102
    @property
    def lang(self) -> str | None: ...  # noqa: D102
    @property
    def country(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def needs(self) -> str | None: ...  # noqa: D102


def is_looked_for(entry: Name) -> bool:
    """Return whether a name is found: those of hosts only to keep shorter names from being found within them.

    In scripts that set words apart nothing is found within a word, so it takes the others alone: 新浪财经.
    """
    return entry.kind not in HOSTS or is_spaceless(entry.text[0])


def is_word(form: str, bearers: Iterable[Name], is_common: Callable[[list[str]], bool]) -> bool:
    """Return whether a name is also a common word as it is printed.

    An abbreviation in capitals is none, nor a name with one, "UN News", nor that of a release wire, "Business Wire".
    """
    words = form.split()
    return is_common(words) and any(not _is_unmistakable(entry, len(words)) for entry in bearers)


def _is_unmistakable(entry: Name, words: int) -> bool:
    if words > 1 and entry.kind == "press-release-wire":
        return True
    return any(word.isupper() and len(word) > 1 for word in entry.text.split())


def may_be_small(entry: Name, printed: str) -> bool:
    """Return whether a name may be printed in small letters alone, and is no word then.

    Agencies are signed so ("sid/dpa"); other outlets are not.
    """
    if entry.text[0].islower() or entry.text.islower():
        return entry.text.islower() or len(printed) > SHORT  # "oD" is no word of small letters
    return entry.kind in AGENCIES and " " not in printed and len(printed) >= SHORT - 1


def patterns(form: str, entry: Name) -> Iterator[str]:
    """Yield what is looked for at the beginning of words: short names as whole words, longer ones with any ending.

    Behind the short name of an agency a date may stand without a space: "BNS2020.10.26".
    """
    if is_spaceless(form[0]) or not form[0].isalnum():
        return
    word = f" {edged(form).rstrip()}"
    if len(form) >= SHORT and len(form.rpartition(" ")[2]) > 1:
        yield word
        return
    yield f"{word} "
    if entry.kind in AGENCIES and entry.text.islower():
        yield word  # dpaMM
    elif entry.kind in AGENCIES:
        yield from (f"{word}{figure}" for figure in "0123456789")


def may_stand_inside(form: str, entry: Name) -> bool:
    """Return whether a name is looked for inside words too.

    Names of scripts without spaces, of scripts that write small words in one with the next (Hebrew, Arabic), and
    those of agencies, which layouts glue to the name of their writer.
    """
    first = form[0]
    if first.isascii():
        is_mixed = any(map(is_spaceless, form))  # BBC中文网
        return is_mixed or (entry.kind in AGENCIES and (len(form) > SHORT or entry.text.islower()))
    if is_spaceless(first) or not first.isalnum() or "\u0590" <= first <= "\u06ff":
        return True
    return entry.kind in AGENCIES and len(form) > SHORT


def forms(name: str) -> Iterator[str]:
    """Yield the spellings of one canonical name: bare, without its article, its last words in quotation marks.

    The marks stand inside a name behind an article (der "Standard") and in Cyrillic and Greek (РИА "Новости").
    """
    yield name
    words = name.split(" ")
    if words[0] == "the" and len(words) > 2:
        yield " ".join(words[1:])
    if 1 < len(words) <= 3 and (words[0] in linking_words() or not name.isascii()):
        for cut in range(1, len(words)):
            yield f'{" ".join(words[:cut])} "{" ".join(words[cut:])}"'


def case_fits(entry: Name, printed: str) -> bool:
    """Return whether a name is printed as a name: not as a common word, nor a long word for an abbreviation."""
    if printed.islower():
        return may_be_small(entry, printed)
    if len(printed) > SHORT or not entry.text.isupper() or printed.isupper():
        return True
    return len(printed) == SHORT and entry.kind in AGENCIES and printed.istitle()  # Tass, Ansa
