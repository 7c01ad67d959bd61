"""Owner names of the tables, resolved to one entry each: hand-made ones first, then those of earlier rows."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from provenance.text import fold

from .book import Book
from .core import Fields
from .names import plain, slug
from .tables import word_list

_SHARE = re.compile(r"^(.{3,}?) ?\(?\b(\d{1,3}(?:\.\d{1,2})?) ?%\)?$")
_GOVERNMENT = re.compile(
    r"^(?:the )?(?:federal )?(?:government|state|republic) of (?:the )?(.+)$|^(.+?) (?:federal )?(?:government|state)$"
)
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]$")
_TAIL = re.compile(r"[\s*†,.;:]+$")


# Tables whose companies sit in the country of the outlet they are listed for.
AT_HOME = ("asd-state-media",)


@dataclass(frozen=True)
class Holding:
    """One holder named in a cell, and how it holds where the cell says so."""

    owner: str
    relation: str | None = None
    share: str | None = None
    since: str | None = None
    until: str | None = None
    seen: str | None = None
    note: str | None = None


class Owners:
    """Finds or defines the entry of an owner."""

    def __init__(self, book: Book, countries: Mapping[str, str]) -> None:
        """Look up names in `book`; `countries` gives the name of a country by its code."""
        self.book = book
        self._countries = countries
        self._known: dict[tuple[str, str], str] = {}
        for id, fields in book.core.owners.items():
            for text in (fields["name"], *map(_text, fields.get("names", ()))):
                self._known.setdefault((key_of(text), fields.get("country", "unknown")), id)
                if not is_local(text):
                    self._known.setdefault((key_of(text), ""), id)

    def holdings(self, dataset: str, text: str, country: str) -> list[Holding]:
        """Return the holders a cell names; [] where it names none, such as "State owned" or "Independent"."""
        if self.is_nobody(text):
            return []
        split = word_list("owners")["cells"].get(text)
        if split is not None:
            return [self._stated(dataset, part, country) for part in split]
        found = _SHARE.match(text)
        if found and "%" not in found[1]:
            return [Holding(self.entry(dataset, found[1], country), share=_percent(found[2]))]
        return [Holding(self.entry(dataset, text, country))]

    def is_nobody(self, text: str) -> bool:
        """Return whether a cell names no holder."""
        return fold(text) in {fold(phrase) for phrase in word_list("owners")["nobody"]}

    def _stated(self, dataset: str, part: Fields, country: str) -> Holding:
        where = part.get("country", country)
        owner = part.get("owner") or self.entry(dataset, part["name"], where, part.get("kind"))
        more = {key: part[key] for key in ("relation", "share", "since", "until", "note") if key in part}
        return replace(Holding(owner), **more)

    def entry(self, dataset: str, text: str, country: str, kind: str | None = None) -> str:
        """Return the id of the owner or outlet `text` names, defining an owner in `dataset` if there is none.

        `country` is that of what is held; of a new owner it is known only for parts of a state and in `AT_HOME`.
        """
        return self.known(text, country) or self._define(dataset, text, country, kind)

    def known(self, text: str, country: str) -> str | None:
        """Return the id of an owner or outlet known by this name, or None."""
        same = word_list("owners")["same"].get(text)
        if same:
            return str(same)
        short = _TAIL.sub("", text)
        for name in dict.fromkeys((short, _TAIL.sub("", _ASIDE.sub("", short)))):
            found = self._by_name(name, country) or self._state(name, country)
            if found:
                return found
        return None

    def _by_name(self, text: str, country: str) -> str | None:
        key = key_of(text)
        found = self._known.get((key, country)) or (None if is_local(text) else self._known.get((key, "")))
        if found or len(key) < 3:
            return found
        return self.book.core.named(text, country) or self.book.named(text, country)

    def _state(self, text: str, country: str) -> str | None:
        """Return the state a phrase such as "Government of Ghana" means, if it is the one of the row's country."""
        found = _GOVERNMENT.match(text.casefold())
        place = plain(found[1] or found[2]) if found else ""
        lists = word_list("owners")
        own = {plain(self._countries.get(country, "")), *lists["country-names"].get(country, ())}
        if not place or place not in own:
            return None
        states = [id for id, at in self.book.core.owners.items() if (at["kind"], at["country"]) == ("state", country)]
        return lists["states"].get(country) or (states[0] if len(states) == 1 else None)

    def _define(self, dataset: str, text: str, country: str, kind: str | None) -> str:
        name, *more = _short_forms(_TAIL.sub("", text))
        id = self._free(slug(name) or f"owner-{hashlib.sha256(name.encode()).hexdigest()[:8]}", country)
        at_home = dataset in AT_HOME or has_local_word(name)
        fields: Fields = {
            "name": name,
            "kind": kind or kind_of(text),
            "country": country if at_home and country else "unknown",
        }
        self.book.owner(dataset, id, fields | ({"names": more} if more else {}))
        for form in (name, text):
            self._known[key_of(form), country] = id
            if not is_local(form):
                self._known[key_of(form), ""] = id
        return id

    def _free(self, id: str, country: str) -> str:
        """Return an id nobody has; the country of what is held in it keeps it apart from hand-made ones."""
        form = f"{id[:66].rstrip('-')}-{country.lower() or 'xx'}"
        return next(id for id in (form, f"{form}-owner", f"{form}-holder") if not self.book.is_taken(id))


def _short_forms(text: str) -> tuple[str, ...]:
    """Return the name without its abbreviation, and the abbreviation.

    >>> _short_forms("Bangladesh Betar (BB)"), _short_forms("Thomson family")
    (('Bangladesh Betar', 'BB'), ('Thomson family',))
    """
    found = re.fullmatch(r"(\S.*\S) \(([A-Z][\w&.+-]{0,9})\)", text)
    return (found[1], found[2]) if found and sum(map(str.isupper, found[2])) > 1 else (text,)


def key_of(text: str) -> str:
    """Return the form in which owner names are compared: folded, without what names the legal form.

    >>> key_of("Warner Bros. Discovery, Inc."), key_of("The Walt Disney Company"), key_of("Prensa S.A.")
    ('warner bros discovery', 'walt disney', 'prensa')
    """
    words = fold(re.sub(r"\b([A-Za-z])\.(?=[A-Za-z]\b\.?)", r"\1", text).replace(".", "")).split() or fold(text).split()
    legal = word_list("owners")["legal-forms"]
    while len(words) > 1 and words[-1] in legal:
        words.pop()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def is_local(text: str) -> bool:
    """Return whether a name may mean another body in each country, such as "Ministry of Information".

    >>> is_local("Ministry of Information"), is_local("Sinclair"), is_local("Trinity Broadcasting Network")
    (True, True, False)
    """
    words = key_of(text).split()
    return len(words) < 2 or has_local_word(text) or not set(words) - set(word_list("owners")["plain-words"])


def has_local_word(text: str) -> bool:
    """Return whether a name is that of a part of a state.

    >>> has_local_word("Office of the Prime Minister"), has_local_word("National Amusements")
    (True, False)
    """
    return bool(set(key_of(text).split()) & set(word_list("owners")["local-words"]))


def kind_of(name: str) -> str:
    """Return the kind of owner a name states; `unknown` where it states none.

    >>> kind_of("Ministry of Finance"), kind_of("Nippon TV"), kind_of("Rossel Group"), kind_of("Thomson family")
    ('state-body', 'unknown', 'company', 'family')
    """
    words = set(fold(name).split())
    kinds: dict[str, list[str]] = word_list("owners")["kind-words"]
    return next((kind for kind, cues in kinds.items() if words & set(cues)), "unknown")


def _percent(text: str) -> str:
    """Return a share without idle zeros: `100.00` is 100."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text(name: str | Fields) -> str:
    return name if isinstance(name, str) else str(name["text"])
