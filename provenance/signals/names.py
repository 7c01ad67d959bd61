"""Noun phrases that can speak: a name with its role, an office, "the spokesman", "she"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from provenance.signals.rules import Rules
from provenance.signals.tokens import Token

MentionKind = Literal["person", "organisation", "unnamed", "unknown", "pronoun"]
_MAX_PHRASE = 14  # tokens
_MAX_PLAIN = 5  # tokens of a phrase without a name
_ENDING = re.compile(r"['’][^\W\d_A-ZÀ-Þ]{0,6}$")


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody who can speak, as printed. `name` is null for "the spokesman" and "she"."""

    start: int
    end: int
    printed: str
    kind: MentionKind
    name: str | None = None
    role: str | None = None  # the last role word, in small letters
    definite: bool = False


def bare(word: str) -> str:
    """Return a word without a possessive or case ending behind an apostrophe.

    >>> bare("Moscow’s"), bare("residents’"), bare("Demir'in"), bare("O’Neill")
    ('Moscow', 'residents', 'Demir', 'O’Neill')
    """
    found = _ENDING.search(word)
    return word[: found.start()] if found and found.start() > 2 else word


def printed_name(text: str, run: Sequence[Token]) -> str:
    """Return the name that the tokens print: without a possessive ending, line breaks as spaces."""
    return " ".join(bare(text[run[0].start : run[-1].end]).split())


def is_role(token: Token, rules: Rules) -> bool:
    """Tell whether the word is a role; German writes the office and the role as one word."""
    if token.low in rules["roles"]:
        return True
    endings = rules["role_endings"]
    return bool(endings) and token.low.endswith(tuple(endings)) and token.is_word


def is_name_word(token: Token, rules: Rules) -> bool:
    """Tell whether the word can stand in a name: a capital, and no function word or date."""
    return token.is_word and token.is_capital and token.low not in rules["no_names"]


def name_run(tokens: Sequence[Token], rules: Rules) -> list[Token]:
    """Return the run of name words at the end of `tokens`, particles (van, de, bin) inside it included."""
    k = len(tokens)
    first = k
    while k > 0:
        token = tokens[k - 1]
        if is_name_word(token, rules):
            first = k = k - 1
        elif first < len(tokens) and (token.low in rules["particles"] or token.text == "."):
            k -= 1
        else:
            break
    return list(tokens[first:])


def read_mention(tokens: Sequence[Token], rules: Rules, text: str) -> Mention | None:
    """Return who a noun phrase names, or None when nobody can be read from it."""
    tokens = _stripped(tokens, rules)
    if not tokens or len(tokens) > _MAX_PHRASE:
        return None
    if len(tokens) == 1 and tokens[0].low in rules["pronouns"]:
        return _mention(tokens, text, "pronoun", role=tokens[0].low)
    if all(token.low in rules["the"] or token.low in rules["a"] for token in tokens):
        return None
    if "cased" not in rules.traits:
        return _uncased(tokens, rules, text)
    return _cased(tokens, rules, text)


def _stripped(tokens: Sequence[Token], rules: Rules) -> Sequence[Token]:
    """Return the phrase without adverbs, dates and marks at its ends."""
    start, end = 0, len(tokens)

    def loose(token: Token) -> bool:
        word = token.low
        return not token.is_word or word in rules["between"] or word in rules["calendar"] or word in rules["and"]

    while start < end and loose(tokens[start]):
        start += 1
    while start < end and (loose(tokens[end - 1]) or tokens[end - 1].low in rules["postpositions"]):
        end -= 1
    return tokens[start:end]


def _mention(
    tokens: Sequence[Token], text: str, kind: MentionKind, name: str | None = None, role: str | None = None,
    definite: bool = False,
) -> Mention:  # fmt: skip
    start, end = tokens[0].start, tokens[-1].end
    return Mention(start, end, text[start:end], kind, name, role, definite)


def _uncased(tokens: Sequence[Token], rules: Rules, text: str) -> Mention | None:
    """Read a phrase in a script without capitals: the whole phrase is the name, unless it is only a role."""
    if len(tokens) > _MAX_PLAIN + 1 or tokens[0].low in rules["function"]:
        return None
    last = tokens[-1]
    role = next((token.low for token in reversed(tokens) if is_role(token, rules)), None)
    if all(token.low in rules["groups"] or token.low in rules["a"] for token in tokens):
        return _mention(tokens, text, "unnamed")
    if (last.low == role and len(tokens) == 1) or tokens[0].low in rules["the"]:
        return _mention(tokens, text, "unknown", role=role, definite=True)
    kind: MentionKind = "organisation" if _names_organisation(tokens, rules) else "person" if role else "unknown"
    return _mention(tokens, text, kind, name=text[tokens[0].start : last.end], role=role)


def _names_organisation(tokens: Sequence[Token], rules: Rules) -> bool:
    endings = tuple(rules["organisation_endings"])
    return any(
        bare(token.low) in rules["organisations"] or (bool(endings) and token.low.endswith(endings)) for token in tokens
    )


def _cased(tokens: Sequence[Token], rules: Rules, text: str) -> Mention | None:
    cut = next((k for k, token in enumerate(tokens) if k and _links(token, rules)), len(tokens))
    head, rest = tokens[:cut], tokens[cut:]
    if _links(head[0], rules) and "verb-second" in rules.traits:
        return None  # "Am Montag sagte": the subject stands behind the verb
    role = next((token.low for token in reversed(head) if is_role(token, rules)), None)
    run = without_titles(name_run(head, rules), rules)
    if run and _is_common_noun(head, run, rules):
        run = []
    if not run and role and rest:
        run = _name_behind_office(rest, rules)
    if run:
        return _named(tokens, head, run, role, rules, text)
    return _plain(tokens, head, role, rules, text)


def _links(token: Token, rules: Rules) -> bool:
    return token.low in rules["of"] or token.low in rules["prepositions"]


def without_titles(run: Sequence[Token], rules: Rules) -> list[Token]:
    """Return a run of capitals without the roles, offices and initials of bodies before the name itself."""
    first = 0
    for k, token in enumerate(run):
        is_office = is_role(token, rules) or token.low in rules["honorifics"] or token.low in rules["offices"]
        is_body = k == first and len(run) > k + 1 and token.text.isupper() and 2 <= len(token.text) <= 5
        if is_office or is_body:
            first = k + 1
    while first < len(run) and not run[first].is_word:
        first += 1
    return list(run[first:])


def _is_common_noun(head: Sequence[Token], run: Sequence[Token], rules: Rules) -> bool:
    """Tell whether a German run of capitals is a noun with its article, not a name."""
    if "noun-capitals" not in rules.traits:
        return False
    has_article = head[0].low in rules["the"] or head[0].low in rules["a"]
    before = head[: len(head) - len(run)]
    return has_article and not any(is_role(token, rules) or token.low in rules["honorifics"] for token in before)


def _name_behind_office(rest: Sequence[Token], rules: Rules) -> list[Token]:
    """Return the name at the end of "de l'Intérieur Léa Morin": at least two words, none of them the office."""
    run = name_run(rest, rules)
    if len(run) == len(rest) - 1 and len(run) == 3:
        run = run[1:]  # "maire de Paris Léa Morin"
    run = [token for token in run if token.text[0].isupper()]
    run = without_titles(run, rules)
    return run if len(run) >= 2 and not _names_organisation(run, rules) else []


def _named(
    tokens: Sequence[Token], head: Sequence[Token], run: Sequence[Token], role: str | None, rules: Rules, text: str
) -> Mention:
    if _names_organisation(head, rules) and role is None:
        return _mention(tokens, text, "organisation", name=text[tokens[0].start : tokens[-1].end])
    name = printed_name(text, run)
    name = name if name[0].isupper() else name.replace("’", "'").partition("'")[2]
    titled = role is not None or any(token.low in rules["honorifics"] for token in head)
    kind: MentionKind = "person" if titled or len(run) > 1 else "organisation" if name.isupper() else "unknown"
    end = max(head[-1].end, run[-1].end)
    return Mention(tokens[0].start, end, text[tokens[0].start : end], kind, name, role)


def _plain(tokens: Sequence[Token], head: Sequence[Token], role: str | None, rules: Rules, text: str) -> Mention | None:
    """Read a phrase without a name: an office, a group, "the spokesman", "a spokesman"."""
    first = head[0].low
    definite = first in rules["the"]
    if _names_organisation(head, rules):
        return _mention(tokens, text, "organisation", name=text[tokens[0].start : tokens[-1].end], definite=definite)
    if role:
        kind: MentionKind = "unnamed" if first in rules["a"] else "unknown"
        return _mention(tokens, text, kind, role=role, definite=first not in rules["a"])
    if head[-1].low in rules["groups"]:
        return _mention(tokens, text, "unnamed")
    if (definite or first in rules["a"]) and len(head) <= _MAX_PLAIN + 1:
        return _mention(tokens, text, "unknown", definite=definite)
    return None
