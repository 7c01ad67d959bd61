"""What a quotation is: speech, a fragment kept at a distance, a title or name; `unsure` where nothing tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.signals.cues import Cue
from provenance.signals.names import is_name_word
from provenance.signals.quotes import Quote
from provenance.signals.rules import Rules
from provenance.signals.tokens import Token

_TERM = 2  # words up to which something nobody in the text calls so is a term
FRAGMENT = 4  # words up to which a quotation without a cue is a fragment
_SENTENCE = 8  # words from which it is taken for speech even without a cue
_NAME = 6  # words a title or name may have
_BESIDE = 3  # tokens between a cue and the quotation it certainly governs

_ENDS_PHRASE = ("prepositions", "and", "boundary", "relative", "of", "aux", "between")
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff][\w’'-]*")
_STOPPED = re.compile(r"[.,!?…。，！？]$")


@dataclass(frozen=True, slots=True)
class Kind:
    """The signal a quotation becomes, and the rule that says so."""

    signal: str
    rule: str


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation where it stands: what the rules look at."""

    quote: Quote
    inner: str
    words: int
    before: Sequence[Token]  # tokens of the sentence up to the quotation
    after: Sequence[Token]  # a few tokens of the sentence behind it
    cue: Cue | None
    second_marks: bool  # single marks in a text that otherwise has double ones

    @property
    def opens_sentence(self) -> bool:
        """Whether no word of the sentence stands before it."""
        return not any(token.is_word for token in self.before)


def kind_of(place: Place, rules: Rules) -> Kind:
    """Return the kind of a quotation; the first rule that fits decides."""
    if place.quote.opening.title and not _is_said(place):
        return Kind("quoted-title", "title-marks")
    if place.words <= _NAME and rules.before("distancing", place.before, len(place.before)):
        return Kind("scare-quote", "distancing-word")
    if place.cue and _is_said(place):
        return Kind("quote", place.cue.rule)
    if named := _title_rule(place, rules):
        return Kind("quoted-title", named)
    if place.cue and (place.cue.mention or (place.cue.predicate and place.words > _TERM)):
        return _governed(place, place.cue, rules)
    return _uncued(place, rules)


def _is_said(place: Place) -> bool:
    """Tell whether a cue stands right beside the quotation, and not to give something a name."""
    cue = place.cue
    if cue is None or cue.predicate or (cue.mention is None and cue.rule in ("colon", "according-to")):
        return False
    if place.second_marks and place.words <= FRAGMENT and cue.rule == "cue-before":
        return False
    if cue.rule in ("cue-after", "colon"):
        return True
    return cue.distance <= _BESIDE and (place.words > 2 or cue.distance == 0)


def _title_rule(place: Place, rules: Rules) -> str | None:
    """Return the rule by which the quotation is a title or a name, or None."""
    if place.words > _NAME + 4 or _STOPPED.search(place.inner):
        return None
    if rules.before("titles", place.before, len(place.before)):
        return "title-noun"
    if place.words <= _NAME and "cased" in rules.traits and _is_name(place, rules):
        return "name"
    return None


def _is_name(place: Place, rules: Rules) -> bool:
    """Tell whether the quoted words look like a name: capitals, or a German noun behind a noun."""
    words = [found.group() for found in WORD.finditer(place.inner)]
    if "noun-capitals" in rules.traits:
        return _is_german_name(place, words, rules)
    if "title-case" in rules.traits:
        return all(word[0].isupper() or word[0].isdigit() or _is_small(word, rules) for word in words) and (
            words[0][0].isupper() and (len(words) > 1 or not place.opens_sentence)
        )
    return words[0][0].isupper() and not place.opens_sentence


def _is_german_name(place: Place, words: Sequence[str], rules: Rules) -> bool:
    """Every noun has a capital, so look around: a noun before, a name behind, a hyphen, brackets, all capitals."""
    if not words[0][0].isupper():
        return False
    if len(words) > 1 and all(word[0].isupper() or word[0].isdigit() for word in words) and not place.opens_sentence:
        return True
    before = place.before[-1] if place.before else None
    after = place.after[0] if place.after else None
    return (
        (before is not None and (is_name_word(before, rules) or before.text == "("))
        or (after is not None and (after.text == "-" or (after.is_word and is_name_word(after, rules))))
        or (len(words) == 1 and words[0].isupper() and len(words[0]) > 1)
    )


def _is_small(word: str, rules: Rules) -> bool:
    return any(word in rules[name] for name in ("the", "a", "of", "prepositions", "and"))


def _governed(place: Place, cue: Cue, rules: Rules) -> Kind:
    """Judge words in a clause that somebody is made to say."""
    if place.second_marks and place.words <= FRAGMENT:
        return Kind("scare-quote", "second-marks")
    if cue.predicate and _stands_before_noun(place, rules):
        return Kind("scare-quote", "before-noun")
    if place.words <= 2 and not cue.predicate and _is_noun(place, rules):
        return Kind("scare-quote", "fragment")
    if place.words <= FRAGMENT:
        return Kind("quote", "fragment")
    return Kind("quote", cue.rule)


def _is_noun(place: Place, rules: Rules) -> bool:
    return "noun-capitals" in rules.traits and place.inner[0].isupper()


def _stands_before_noun(place: Place, rules: Rules) -> bool:
    """Tell whether the next word goes on with the noun phrase: "called the ‘reform’ package fair"."""
    if not place.after or not place.after[0].is_word or _STOPPED.search(place.inner) or place.words > FRAGMENT:
        return False
    if "noun-capitals" in rules.traits and place.inner[0].islower():
        return False  # a German adjective: the word is the speaker's
    low = place.after[0].low
    return not any(low in rules[name] for name in _ENDS_PHRASE)


def _uncued(place: Place, rules: Rules) -> Kind:
    """Judge words that nobody is made to say."""
    if place.words <= FRAGMENT:
        return Kind("scare-quote", "fragment")
    if place.opens_sentence and place.after and place.after[0].low in rules["copula"]:
        return Kind("unsure-quote", "no-cue")
    is_clause = "noun-capitals" in rules.traits and place.inner[0].islower()
    if place.opens_sentence or is_clause or place.words >= _SENTENCE:
        return Kind("quote", "no-cue")
    return Kind("unsure-quote", "no-cue")
