"""Which registered address a host name imitates, if any: a sign to look at, never a verdict.

Offline and by form alone: a host is compared with the addresses of the registry, label by label. What endings, words
beside a name and the words names are made of are worth is data (`data/lookalikes.yaml`, each list with its reason).
Most rules exist to stay silent, for titles share names the world over: docs/addresses.md has the table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from provenance.urls.hosts import ascii_host, public_suffix, registrable_domain, unicode_host
from provenance.urls.known import Names
from provenance.urls.skeleton import skeleton
from provenance.urls.slips import is_added_to, pieces_beside, slip
from provenance.urls.spelling import (
    as_seen,
    ending_weight,
    is_distinct,
    own_letters,
    plain_letters,
)

Pattern = Literal[
    "homoglyph", "other-ending", "hyphen", "letters", "typo", "brand-and-word", "brand-as-label"
]  # fmt: skip
"""How a host resembles another: see the table in docs/addresses.md."""


_CROWDED = frozenset({"com", "net", "org", "tv"})
"""Endings under which so many titles are registered that honest names are a letter apart."""


class Lookalike(NamedTuple):
    """The registered address a host resembles, and how."""

    outlet: str
    domain: str
    pattern: Pattern


class LookalikeIndex:
    """Compares hosts with the registered addresses.

    >>> from provenance.urls.known import NamesInMemory
    >>> index = LookalikeIndex(NamesInMemory([("spiegel.de", "spiegel"), ("guardian.co.uk", "guardian")]))
    >>> index.find("spiegel.ltd")
    Lookalike(outlet='spiegel', domain='spiegel.de', pattern='other-ending')
    >>> index.find("guardian.ng") is None, index.find("www.spiegel.de") is None
    (True, True)
    """

    def __init__(self, names: Names) -> None:
        self._names = names

    def find(self, host: str, besides: Collection[str] = ()) -> Lookalike | None:
        """Return the registered address `host` resembles most, or None.

        None for a registered address and for all below it. The addresses `besides` count as not registered.
        """
        host = ascii_host(host)
        domain = registrable_domain(host)
        if domain is None or self._is_registered(host, domain, besides):
            return None
        return next(self._signs(host, *_cut(domain), besides), None)

    def _is_registered(self, host: str, domain: str, besides: Collection[str]) -> bool:
        while True:
            if host not in besides and self._names.outlet_of(host) is not None:
                return True
            if host == domain:
                return False
            host = host.partition(".")[2]

    def _signs(self, host: str, label: str, ending: str, besides: Collection[str]) -> Iterator[Lookalike]:
        yield from self._name_as_label(host, ending, besides)  # an address written out whole leaves least to guess
        letters = unicode_host(label)
        if not letters.isascii():
            yield from self._disguised(letters, ending, besides)
            return
        yield from self._same_name(label, ending, besides)
        yield from self._near_name(label, ending, besides)
        yield from self._name_and_words(label, ending, besides)

    def _disguised(self, letters: str, ending: str, besides: Collection[str]) -> Iterator[Lookalike]:
        """Yield the names that `letters` look like without being written so.

        Marks alone (`libération`) are how honest names are spelt: they count only for the same ending, and not where
        an outlet's name is written with them.
        """
        shape = skeleton(letters)
        plain = plain_letters(shape)
        if not plain.isascii():
            return
        for domain in self._named(plain, besides):
            is_own_spelling = self._names.outlet_of(domain) in self._names.outlets_named(letters)
            if not is_own_spelling and (_cut(domain)[1] == ending or (shape.isascii() and len(plain) > 3)):
                yield self._sign(domain, "homoglyph")
        if shape.isascii():
            for found in (*self._near_name(plain, ending, besides), *self._name_and_words(plain, ending, besides)):
                yield self._sign(found.domain, "homoglyph")

    def _same_name(self, label: str, ending: str, besides: Collection[str]) -> Iterator[Lookalike]:
        """Yield the addresses of the same name, hyphens apart, where the ending makes that odd."""
        for domain in self._named(label, besides):
            name, other = _cut(domain)
            if name == label:
                if _is_odd(label, ending) or _is_odd_abroad(label, ending, other):
                    yield self._sign(domain, "other-ending")
            elif own_letters(label) > 6 if other == ending else _is_odd(label, ending) and len(label) > 5:
                yield self._sign(domain, "hyphen")
        if len(label) > 2 and ending_weight(ending) != "settled":
            yield from self._borne_name(label, ending, besides)

    def _borne_name(self, label: str, ending: str, besides: Collection[str]) -> Iterator[Lookalike]:
        """Yield the address of the one outlet whose name, rather than address, is `label`."""
        outlets = set(self._names.outlets_named(label.replace("-", "")))
        outlets -= {self._names.outlet_of(domain) or "" for domain in besides}
        home = self._names.home_of(outlets.pop()) if len(outlets) == 1 else None
        if home is not None and _is_odd(label, ending):
            yield self._sign(home, "other-ending")

    def _near_name(self, label: str, ending: str, besides: Collection[str]) -> Iterator[Lookalike]:
        """Yield the addresses whose name is typed or read for this one."""
        bare = label.replace("-", "")
        if len(bare) < 4:
            return
        for name in sorted({*self._names.labels_near(as_seen(bare))} - {bare}):
            for domain in self._named(name, besides):
                is_same = _cut(domain)[1] == ending
                if is_same or _is_odd(label, ending):
                    least = 6 if not is_same else 7 if ending in _CROWDED else 5
                    pattern = slip(bare, name, weight="settled" if is_same else ending_weight(ending), least=least)
                    if pattern is not None:
                        yield self._sign(domain, pattern)

    def _name_and_words(self, label: str, ending: str, besides: Collection[str]) -> Iterator[Lookalike]:
        """Yield the addresses whose name stands in the label beside words that clones add."""
        is_settled = ending_weight(ending) == "settled"
        for name, glued, words in pieces_beside(label.split("-")):
            for domain in self._named(name, besides):
                is_near = public_suffix(domain) == ending
                if is_added_to(name, glued, words, is_settled=is_settled, is_near=is_near):
                    yield self._sign(domain, "brand-and-word")

    def _name_as_label(self, host: str, ending: str, besides: Collection[str]) -> Iterator[Lookalike]:
        """Yield the addresses written out inside the host, with dots or hyphens, before its own ending."""
        labels = host[: -len(ending) - 1].split(".")
        for start in range(len(labels)):
            for domain in _openings(labels[start:]):
                if domain not in besides and self._names.outlet_of(domain) is not None:
                    yield self._sign(domain, "brand-as-label")

    def _named(self, label: str, besides: Collection[str]) -> list[str]:
        """Return the registered domains, none below another, whose name is `label`, hyphens apart."""
        found = self._names.domains_called(label.replace("-", ""))
        return [domain for domain in found if domain not in besides and registrable_domain(domain) == domain]

    def _sign(self, domain: str, pattern: Pattern) -> Lookalike:
        return Lookalike(self._names.outlet_of(domain) or "", domain, pattern)


def _is_odd(label: str, ending: str) -> bool:
    """Tell whether a name like `label` under this ending is a sign, given that it is known under another."""
    weight = ending_weight(ending)
    return weight == "open" or (weight == "media" and is_distinct(label))


def _is_odd_abroad(label: str, ending: str, other: str) -> bool:
    """Tell whether a name known under a country's ending is a sign under .net or .org: when it is long and its own."""
    return ending in ("net", "org") and len(other) == 2 and own_letters(label) > 7


def _cut(domain: str) -> tuple[str, str]:
    """Return the label somebody registered, and the ending it is registered under."""
    ending = public_suffix(domain)
    return domain[: -len(ending) - 1], ending


def _openings(labels: list[str]) -> Iterator[str]:
    """Yield the host names `labels` may begin with, read as `name.ending-word` or `www-name-ending`."""
    for count in range(2, min(len(labels), 5) + 1):
        head = ".".join(labels[:count])
        yield head
        for at in range(len(head) - len(labels[count - 1]), len(head)):
            if head[at] == "-":
                yield head[:at]
    if "-" in labels[0]:
        name = labels[0].removeprefix("www-")
        yield name.replace("-", ".")
        yield name.replace("--", "\0").replace("-", ".").replace("\0", "-")
