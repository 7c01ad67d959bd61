"""Who is who in one article: last names tied to full names, roles and pronouns to the person they mean.

Nobody is tied by guess: where two people fit, the words stay as they are printed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from provenance.signals.names import Mention, bare, is_name_word, is_role, printed_name, without_titles
from provenance.signals.rules import Rules
from provenance.signals.tokens import Token

SpeakerKind = Literal["person", "organisation", "unnamed", "unknown"]
_ROLE_REACH = 5  # tokens behind a name in which its role may stand: "Ann Lee, the port's spokeswoman,"
_PERSON_REACH = 1_500  # code points back in which a pronoun finds its person


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker: the same `key` is the same speaker."""

    key: str
    name: str
    kind: SpeakerKind
    is_known: bool = True  # false: a pronoun or "the official", nobody we could name


class Cast:
    """The people of one article. Asked in text order: a pronoun looks back at who was named before."""

    def __init__(self, text: str, tokens: Sequence[Token], rules: Rules) -> None:
        self.text = text
        self.tokens = tokens
        self.rules = rules
        self._heard: list[tuple[int, Voice]] = []
        self._endings = tuple(sorted(rules["name_endings"], key=len, reverse=True))

    def voice(self, mention: Mention) -> Voice:
        """Return the speaker that `mention` means."""
        found = self._voice(mention)
        if found.kind == "person":
            self._heard.append((mention.start, found))
        return found

    def _voice(self, mention: Mention) -> Voice:
        if mention.kind == "pronoun":
            return self._person_before(mention.start) or _as_printed(mention, "unknown", is_known=False)
        if mention.name is not None:
            return self._named(mention.name, mention)
        if mention.role and mention.definite:
            return self._holder(mention) or _as_printed(mention, "unknown", is_known=False)
        return _as_printed(mention, "unknown" if mention.kind == "person" else mention.kind)

    def _named(self, name: str, mention: Mention) -> Voice:
        kind: SpeakerKind = "person" if mention.kind == "pronoun" else mention.kind
        if kind in ("person", "unknown"):
            full = self._full_names.get(self._stem(name.rpartition(" ")[2]), {})
            if " " in name:
                return _person(full.get(self._stem(name), name))
            if len(full) == 1:
                return _person(next(iter(full.values())))
        return Voice(_key(name, self.rules), name, kind)

    def _stem(self, name: str) -> str:
        """Return a name folded, each word without its case ending where the language has such."""
        return " ".join(_without_ending(word, self._endings) for word in bare(name).casefold().split())

    def _holder(self, mention: Mention) -> Voice | None:
        """Return the one person introduced with the role before the mention; None when there are two."""
        at = bisect_left(self._holders[mention.role or ""], (mention.start, ""))
        names = {name for _, name in self._holders[mention.role or ""][:at]}
        return _person(names.pop()) if len(names) == 1 else None

    def _person_before(self, offset: int) -> Voice | None:
        """Return the one person heard or introduced shortly before `offset`; None when there are two."""
        near = {voice.key: voice for start, voice in self._heard[-8:] if offset - _PERSON_REACH <= start < offset}
        at = bisect_left(self._introduced, (offset, ""))
        for start, name in self._introduced[max(0, at - 8) : at]:
            if offset - _PERSON_REACH <= start:
                near[name.casefold()] = _person(name)
        return next(iter(near.values())) if len(near) == 1 else None

    # ------------------------------------------------------------ read from the whole text, when first needed

    @cached_property
    def _runs(self) -> list[tuple[int, int]]:
        """The longest runs of name words, as ranges of token numbers."""
        runs: list[tuple[int, int]] = []
        k = 0
        while k < len(self.tokens):
            first = k
            while k < len(self.tokens) and self._in_name(k, first):
                k += 1
            if k > first:
                runs.append((first, k))
            else:
                k += 1
        return runs

    def _in_name(self, k: int, first: int) -> bool:
        token = self.tokens[k]
        if is_name_word(token, self.rules):
            return k == first or token.start - self.tokens[k - 1].end <= 1
        return (
            k > first
            and token.low in self.rules["particles"]
            and is_name_word(self.tokens[min(k + 1, len(self.tokens) - 1)], self.rules)
        )

    @cached_property
    def _full_names(self) -> dict[str, dict[str, str]]:
        """Stem of a last name -> stem of the full name -> its shortest form, for each person in the text."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for first, end in self._runs:
            if name := self._full_name(first, end):
                same = found[self._stem(name.rpartition(" ")[2])]
                stem = self._stem(name)
                if stem not in same or len(name) < len(same[stem]):
                    same[stem] = name
        return found

    def _full_name(self, first: int, end: int) -> str | None:
        """Return the person's name in a run, of two words or more, or None."""
        run = without_titles(self.tokens[first:end], self.rules)
        if len(run) < 2 or len(run) > 5 or any(token.low in self.rules["organisations"] for token in run):
            return None
        return printed_name(self.text, run)

    @cached_property
    def _holders(self) -> dict[str, list[tuple[int, str]]]:
        """Role word -> where somebody is introduced with it, and the full name."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for first, end in self._runs:
            name = self._full_name(first, end)
            if name is None:
                continue
            for role in self._roles_beside(first, end):
                shortest = self._full_names[self._stem(name.rpartition(" ")[2])][self._stem(name)]
                found[role].append((self.tokens[first].start, shortest))
        return found

    def _roles_beside(self, first: int, end: int) -> list[str]:
        """Return the role words right before a name, in its run, or in the aside behind it."""
        before = [self.tokens[first - 1]] if first else []
        roles = [token.low for token in [*before, *self.tokens[first:end]] if is_role(token, self.rules)]
        if end < len(self.tokens) and self.tokens[end].text == ",":
            for token in self.tokens[end + 1 : end + 1 + _ROLE_REACH]:
                if not token.is_word:
                    break
                if is_role(token, self.rules):
                    roles.append(token.low)
        return roles

    @cached_property
    def _introduced(self) -> list[tuple[int, str]]:
        """Everybody introduced with a role, in text order."""
        return sorted({entry for entries in self._holders.values() for entry in entries})


def _without_ending(word: str, endings: Sequence[str]) -> str:
    ending = next((ending for ending in endings if word.endswith(ending) and len(word) > len(ending) + 2), "")
    return word.removesuffix(ending)


def _person(name: str) -> Voice:
    return Voice(name.casefold(), name, "person")


def _as_printed(mention: Mention, kind: SpeakerKind, *, is_known: bool = True) -> Voice:
    return Voice(mention.printed.casefold(), mention.printed, kind, is_known)


def _key(name: str, rules: Rules) -> str:
    """Return a name without its article, folded: "The Port Office" and "the Port Office" are one."""
    first, _, rest = name.casefold().partition(" ")
    return rest if rest and first in rules["the"] else name.casefold()
