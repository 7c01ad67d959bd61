"""Who serves the page, so that its own name is no origin and an ambiguous name finds the outlet that fits here."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache, lru_cache

from provenance.document import Publisher, Zone
from provenance.origin.canon import canonical
from provenance.origin.name_patterns import AGENCIES, HOSTS, Name
from provenance.origin.places import NAMES_OF_SITE, SITE_WIDE
from provenance.origin.tables import romanized, table
from provenance.registry.brief import Brief
from provenance.registry.countries import countries
from provenance.registry.index import Registry
from provenance.text import fold, plain_words

_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+")
WORLD = frozenset(("en",))
"""Languages in which outlets of every country publish: they place nobody."""
_SHORTEST_PART = 4  # letters of a name that may be recognised inside a longer one
_SHORTEST_WHOLE = 8  # letters of an address that is an outlet's whole name
_SHORTEST_SIGN = 3  # letters of a name that is looked for there
_ABBREVIATIONS = range(3, 6)  # letters of one to which an address adds a letter
_LONG = 5  # letters of a word by which a host is known
_LIKE = 0.6  # share of the longer one that it must make up


def country_of(host: str) -> str | None:
    """Return the country of the ending of an address, or None.

    >>> country_of("dock.example.ma"), country_of("dock.co.uk"), country_of("dock.tv"), country_of("dock.com")
    ('MA', 'GB', None, None)
    """
    ending = host.rpartition(".")[2].lower()
    code = "GB" if ending == "uk" else ending.upper()
    return code if code in countries() and ending not in table("addresses")["sold-abroad"]["endings"] else None


class House:
    """The publisher: its outlet, its editions, and what its address says its name is."""

    def __init__(self, publisher: Publisher, registry: Registry, language: str | None, zones: Iterable[Zone]) -> None:
        self.registry = registry
        self._zones = zones
        self.language = language
        self.outlet = publisher.outlet
        self.host = (publisher.host or "").removeprefix("www.")
        known = registry.brief(self.outlet) if self.outlet else None
        self.country = known.country if known else country_of(self.host)
        self.is_portal = known is not None and known.kind in HOSTS
        self._known: dict[str, bool] = {}
        self._family = _family(self.outlet, registry)
        domain = publisher.registrable_domain or self.host
        self._label = _joined(domain.partition(".")[0])
        self._letters = _joined(self.host.rpartition(".")[0])
        self._parts = frozenset(self.host.split(".")[:-1])
        label = domain.partition(".")[0]
        short = {name for name, hyphen, rest in (label.partition("-"),) if hyphen and rest in _tails()}
        self._opening = label.partition("-")[0] if "-" in label else ""
        self._names = short | {_joined(domain), _joined(self.host), self._label, *self._parts} - {"", "www"}
        if known:
            self._names |= _spellings(known.name, *known.names)
        longest = max(map(len, self._names), default=0) + len("the")
        self._longest = max(longest, len(self._letters), len(self._label) / _LIKE)

    def is_self(self, outlet: str | None, printed: str) -> bool:
        """Return whether a printed name, which may be that of a registered outlet, means the house itself."""
        if outlet is not None and self.outlet is not None:
            return outlet in self._family or self._is_same_brand(outlet)
        if outlet is not None and (self.is_spelled_as(outlet) or (self._opening and self._opens_with(outlet))):
            return True
        if outlet is not None and self._is_called_shortly(outlet, printed):
            return True
        if printed not in self._known:
            self._known[printed] = self._is_called(printed)
        return self._known[printed]

    def signs(self, printed: str) -> bool:
        """Return whether a printed name stands in the title of the page or the foot of the site, as a house signs."""
        return len(printed) >= _SHORTEST_SIGN and any(printed in text for text in self.signed_texts())

    def signed_texts(self) -> Iterator[str]:
        """Return the title of the page, the name of the site and the lines at its foot."""
        return (zone.text for zone in self._zones if zone.path.startswith((SITE_WIDE, *NAMES_OF_SITE)))

    def _is_called_shortly(self, outlet_id: str, printed: str) -> bool:
        """Return whether a paper's word closes the address: "Observer" on upland-observer.example is its own."""
        if len(printed) < _SHORTEST_PART or " " in printed or not self._label.endswith(_joined(printed)):
            return False
        outlet = self.registry.brief(outlet_id)
        return outlet is not None and outlet.kind not in AGENCIES

    def is_spelled_as(self, outlet_id: str) -> bool:
        """Return whether the address is the whole name of an outlet in one word: "GNA" on ghananewsagency.org."""
        outlet = self.registry.brief(outlet_id) if len(self._label) >= _SHORTEST_WHOLE else None
        return outlet is not None and any(_joined(name) == self._label for name in (outlet.name, *outlet.names))

    def _opens_with(self, outlet_id: str) -> bool:
        """Return whether an agency's name stands before a hyphen in the host: interfax-russia.ru is Interfax's own."""
        outlet = self.registry.brief(outlet_id)
        return outlet is not None and outlet.kind in AGENCIES and _joined(outlet.name) == self._opening

    def _is_same_brand(self, outlet_id: str) -> bool:
        """Return whether the page stands under another ending of an outlet's address: ukrinform.ru is Ukrinform's.

        So it does where the outlet's name is a part of the host, or most of the name is the host's: BuzzFeed News on
        buzzfeed.com. Titles of several countries share a name, so this holds within one country, and for agencies.
        """
        outlet = self.registry.brief(outlet_id)
        if outlet is None or not (outlet.kind in AGENCIES or outlet.country == self.country):
            return False
        name = _joined(outlet.name)
        if len(name) >= _SHORTEST_PART and name in self._parts:
            return True
        if len(self._label) < _SHORTEST_PART:
            return False
        is_longer = name.startswith(self._label) and len(self._label) >= _LIKE * len(name)
        return is_longer or any(_joined(host.partition(".")[0]) == self._label for host in outlet.hosts)

    def _is_called(self, printed: str) -> bool:
        if len(printed) > 2 * self._longest and "." not in printed:
            return False
        words = address_words(printed)
        name = "".join(words).replace("_", "")
        if len(name) < 2 or not self._names or (len(name) > self._longest and "." not in printed):
            return False
        if name in self._names or (name.removeprefix("the") or name) in self._names:
            return True
        if "." in printed and _ADDRESS.fullmatch(printed) and self._is_named_by(printed):
            return True
        if self._is_spelled_by_host(words):
            return True
        if printed.isupper() and len(name) in _ABBREVIATIONS and self._label[:-1] == name:
            return True  # BBS on bbsi.example
        if printed.isupper() and len(name) in _ABBREVIATIONS and self._label.removeprefix(name) in _tails():
            return True  # APS on apsactu.example
        shorter, longer = (name, self._label) if len(name) <= len(self._label) else (self._label, name)
        return len(shorter) >= _SHORTEST_PART and shorter in longer and len(shorter) >= _LIKE * len(longer)

    def _is_named_by(self, address: str) -> bool:
        return _joined(address.rpartition(".")[0].removeprefix("www.")) in self._names

    def _is_spelled_by_host(self, words: list[str]) -> bool:
        """Return whether all words of a name stand in the host: "CBS San Francisco" on sanfrancisco.cbslocal.com."""
        is_spelled = len(words) > 1 and all(word in self._letters for word in words)
        return is_spelled and sum(map(len, words)) >= _LIKE * len(self._letters)

    def is_whole(self, printed: str) -> bool:
        """Return whether a printed name is the house's and nothing else: no outlet stands beside it."""
        words = address_words(printed)
        return "".join(words).replace("_", "") in self._names or self._is_spelled_by_host(words)

    def may_be_short_for(self, printed: str) -> bool:
        """Return whether the house's address may be made of a printed name: vnews.com is the Valley News's own.

        So it is where beginnings of the name's words, in order, make up the address, or it holds a long one.
        """
        words = [word for word in address_words(printed) if word != "the"]
        ends = {0} if self._label else set()
        for word in words:
            shared = {at: _shared(self._label[at:], word) for at in ends}
            ends |= {at + size for at, most in shared.items() for size in range(1, most + 1)}
        is_short = any(self._label[at:] in _tails() for at in ends if at)
        return is_short or any(len(word) >= _LONG and word in self._letters and word not in _tails() for word in words)

    def near(self, entries: Iterable[Name]) -> list[Name]:
        """Return the entries that may be meant here: all but those that need their country, elsewhere."""
        return [row for row in entries if row.needs != "country" or self._is_near(row)]

    def choose(self, entries: Iterable[Name]) -> Name | None:
        """Return the one outlet a printed name means here, or None where several fit equally well."""
        rows = self.near(entries)
        if len(rows) <= 1:
            return rows[0] if rows else None
        ranks = [self._rank(row) for row in rows]
        best = max(ranks)
        fitting = {row.outlet_id: row for row, rank in zip(rows, ranks, strict=True) if rank == best}
        if len(fitting) > 1:
            fitting = {key: row for key, row in fitting.items() if not self._has_parent_in(key, fitting)}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _is_near(self, row: Name) -> bool:
        at_home = row.outlet_id in self._family or (self.country is not None and row.country == self.country)
        return at_home or (self._speaks(row) and self.language not in WORLD)

    def knows(self, outlet_id: str | None) -> bool:
        """Return whether an outlet is of the house's country or language."""
        outlet = self.registry.brief(outlet_id) if outlet_id else None
        speaks = outlet is not None and self._is_written_by(outlet) and self.language not in WORLD
        return outlet is not None and (outlet.country == self.country or speaks)

    def shares_language(self, outlet_id: str | None) -> bool:
        """Return whether an outlet publishes in the page's language, English included."""
        outlet = self.registry.brief(outlet_id) if outlet_id else None
        return outlet is not None and self._is_written_by(outlet)

    def _is_written_by(self, outlet: Brief) -> bool:
        """Return whether an outlet publishes in the page's language: by what the registry says, else by its country."""
        if outlet.languages:
            return self.language in outlet.languages
        return self.language is not None and _homes().get(self.language) == outlet.country

    def _speaks(self, row: Name) -> bool:
        if self.language is None:
            return False
        outlet = self.registry.brief(row.outlet_id)
        return row.lang == self.language or (outlet is not None and self._is_written_by(outlet))

    def _rank(self, row: Name) -> tuple[bool, ...]:
        """Return how an entry fits this page, most telling first.

        Own family, country, language, publishing in it, agency, a name that is known beyond its country, a main name.
        """
        same_country = self.country is not None and row.country == self.country
        outlet = self.registry.brief(row.outlet_id)
        is_main = outlet is not None and outlet.name == row.text
        return (
            row.outlet_id in self._family,
            same_country,
            self._speaks(row),
            outlet is not None and self._is_written_by(outlet),
            row.kind == "agency",
            row.needs != "country",
            is_main,
        )

    def _has_parent_in(self, outlet_id: str, others: Container[str | None]) -> bool:
        outlet = self.registry.brief(outlet_id)
        return outlet is not None and outlet.parent in others


@cache
def _tails() -> frozenset[str]:
    """Return the words with which an address may go on behind its outlet's name, and the empty one."""
    return frozenset(("", *table("addresses")["behind-names"]["words"]))


@cache
def _homes() -> dict[str, str]:
    """Return the country in which a language is mostly written, for languages of one country."""
    homes: dict[str, str] = table("addresses")["homes"]["countries"]
    return homes


def _shared(first: str, second: str) -> int:
    """Return how many letters two words begin with in common."""
    return next(
        (at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )


def _family(outlet_id: str | None, registry: Registry) -> frozenset[str]:
    """Return an outlet with its editions, its parent and the parent's other editions."""
    if outlet_id is None:
        return frozenset()
    outlet = registry.brief(outlet_id)
    top = outlet.parent if outlet is not None and outlet.parent else outlet_id
    return frozenset((outlet_id, top, *registry.children(outlet_id), *registry.children(top)))


@lru_cache(maxsize=4_000)
def _joined(name: str) -> str:
    return "".join(address_words(name)).replace("_", "")


def address_words(name: str) -> list[str]:
    """Return the words of a name in the letters in which addresses are written."""
    return plain_words(name) if name.isascii() else canonical(fold(name)).translate(romanized()).split()


@lru_cache(maxsize=2_000)
def _spellings(*names: str) -> frozenset[str]:
    """Return the names of an outlet, and their initials, as they are written in addresses."""
    return frozenset(map(_joined, names)) | frozenset(map(_initials, names))


def _initials(name: str) -> str:
    """Return the initials of a name of three words or more: staff sign with them ("TOI", "jW" has only two)."""
    words = fold(name).split()
    return "".join(word[0] for word in words) if len(words) >= 3 else ""


@cache
def public_agencies() -> frozenset[str]:
    """Return the agencies whose texts are taken from their public sites rather than from a wire."""
    return frozenset(table("agencies")["public"]["outlets"])
