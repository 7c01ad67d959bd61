"""Which words say whose words a quotation holds: "..., said X", "X said: ...", "according to X, ...".

The recognisers walk over tokens, a window of `REACH` to either side, so their cost is linear in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from provenance.signals.clauses import BESIDE, SUBJECT_REACH, Clauses
from provenance.signals.names import Mention, read_mention
from provenance.signals.tokens import Token

_BARRIERS = frozenset(";:；：(")
_COLONS = frozenset(":：")

CueRule = Literal["cue-after", "cue-before", "colon", "according-to"]


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute a quotation; `mention` is null when they name nobody."""

    rule: CueRule
    mention: Mention | None
    words: str  # the cue word or phrase, as printed
    distance: int  # tokens between the cue and the quotation
    predicate: bool = False  # "called it ...": the quotation is what something is called


class CueReader:
    """Finds cues around the quotations of one text."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.text = clauses.text
        self.tokens = clauses.tokens
        self.rules = clauses.rules

    def cue_for(self, i: int) -> Cue | None:
        """Return the cue for the quotation at token `i`, or None."""
        first = self.clauses.first_of_sentence(i)
        opens = not any(token.is_word for token in self.tokens[first:i])
        if opens:
            return self._after(i, strict=False) or self._line_above(i, first) or self._at_end(i)
        return self._before(i, first) or self._after(i, strict=True) or self._at_end(i)

    def _after(self, i: int, *, strict: bool) -> Cue | None:
        """Read `"...", said X` and `"...", X said`; `strict` when words stand before the quotation."""
        end = self.clauses.end_of_sentence(i)
        if end == i + 1 and end < len(self.tokens) and self._ends_open(i):
            end = self.clauses.end_of_sentence(end)  # “Is it?” Ann Lee asked.
        k = i + 1
        while k < min(end, i + 4) and self.tokens[k].text in BESIDE:
            k += 1
        if k >= end:
            return None
        apart = k > i + 1 or not self.text[self.tokens[i].end - 2].isalnum()
        found = self._according_at(k, end, i) or self._verb_first(i, k, end, apart)
        if found is None and apart:
            found = self._subject_first(i, k, end, strict=strict)
        return found or self._verb_last(i, k, end)

    def _ends_open(self, i: int) -> bool:
        """Tell whether the quoted words end in a mark that need not end the sentence around them."""
        quoted = self.text[self.tokens[i].start : self.tokens[i].end]
        marks = "?!…？！。" if "unspaced" in self.rules.traits else "?!…？！"
        return quoted.rstrip("”“\"'’»«」』 \u00a0\u202f")[-1:] in marks

    def _verb_first(self, i: int, k: int, end: int, apart: bool) -> Cue | None:
        if not apart and not self._is_long(i) and "verb-last" not in self.rules.traits:
            return None  # „Die Zeit“ schrieb: the name of the paper, not its words
        if length := self.rules.at("impersonal", self.tokens, k):
            return self._cue("cue-after", self._place_after(k + length, end), k, k + length, i)
        bare = self.tokens[k].low in self.rules["say_after"]
        verb = self.clauses.skip(k + bare, end, "aux", "between")
        if verb >= end or (
            not self.clauses.is_say(verb, weak=True) and self.tokens[verb].low not in self.rules["call"]
        ):
            if not bare:
                return self._inverted(k, end, i)
            verb = k
        mention = self.clauses.phrase_after(verb + 1, end) or self._topic_before(i)
        if (
            verb == k
            and bare
            and mention
            and mention.kind == "unknown"
            and not mention.role
            and "cased" not in self.rules.traits
        ):
            mention = None  # 「...」と behind which no verb and no office stands
        if mention is None and (verb > k or not apart) and "pro-drop" not in self.rules.traits:
            return None  # “Nobody asked us,” was never said
        return self._cue("cue-after", mention, verb, verb + 1, i)

    def _inverted(self, k: int, end: int, i: int) -> Cue | None:
        """Read a verb with its pronoun in one word: "a-t-il déclaré", "assure-t-elle"."""
        token = self.tokens[k]
        verb, _, pronoun = token.low.partition("-")
        pronoun = pronoun.removeprefix("t-")
        if pronoun not in self.rules["pronouns"] or not (verb in self.rules["say"] or verb in self.rules["aux"]):
            return None
        if verb in self.rules["aux"] and not (
            k + 1 < end and self.clauses.is_say(self.clauses.skip(k + 1, end - 1, "between"))
        ):
            return None
        mention = Mention(token.end - len(pronoun), token.end, pronoun, "pronoun", role=pronoun)
        return self._cue("cue-after", mention, k, k + 1, i)

    def _verb_last(self, i: int, k: int, end: int) -> Cue | None:
        """Read a clause whose verb comes at its end: the subject stands before the quotation."""
        if "verb-last" not in self.rules.traits:
            return None
        for verb in range(k, end):
            if self.tokens[verb].quote >= 0:
                return None
            if self.clauses.is_say(verb) and (mention := self._topic_before(i)):
                return Cue("cue-before", mention, self.tokens[verb].text, verb - i)
        return None

    def _at_end(self, i: int) -> Cue | None:
        """Read a cue that closes the sentence further on: `it was "wrong" for the town, Ann Lee said`."""
        end = self.clauses.end_of_sentence(i)
        nearest = i + 1 if "verb-second" in self.rules.traits else i
        for k in range(end - 2, nearest, -1):
            if self.tokens[k].text not in BESIDE or self.tokens[k + 1].quote >= 0:
                continue
            found = self._verb_first(i, k + 1, end, True) or self._subject_first(i, k + 1, end, strict=False)
            if (
                found is None
                or found.mention is None
                or (found.mention.kind == "unknown" and found.mention.name is None)
            ):
                return None
            return Cue("cue-before", found.mention, found.words, found.distance)
        return None

    def _is_long(self, i: int) -> bool:
        """Tell whether the quotation opens its sentence and has more words than a name."""
        return self.clauses.first_of_sentence(i) == i and self.tokens[i].text.count(" ") > 2

    def _place_after(self, k: int, end: int) -> Mention | None:
        """Return who or what stands behind "it said in": "hieß es aus dem Ministerium"."""
        if k < end and self.tokens[k].low in self.rules["prepositions"]:
            return self.clauses.phrase_after(k + 1, end)
        return None

    def _topic_before(self, i: int) -> Mention | None:
        """Return the subject in `X, "..." said`, as Turkish and Japanese have it."""
        if "verb-last" not in self.rules.traits:
            return None
        first = self.clauses.first_of_sentence(i)
        piece = self.tokens[first:i]
        cut = next((k for k, token in enumerate(piece) if k and token.low in self.rules["topic"]), len(piece))
        return read_mention(piece[:cut], self.rules, self.text)

    def _subject_first(self, i: int, k: int, end: int, *, strict: bool) -> Cue | None:
        first = self.tokens[k]
        if first.low in self.rules["boundary"] or first.low in self.rules["and"] or first.low in self.rules["relative"]:
            return None
        for verb in range(k + 1, min(end, k + SUBJECT_REACH)):
            token = self.tokens[verb]
            if token.quote >= 0 or token.text in _BARRIERS:
                return None
            if self.clauses.is_say(verb, weak=True):
                if strict and (self._leads_on(verb, end) or not self._ends_marked(i)):
                    return None
                mention = self._subject_in(k, verb)
                return self._cue("cue-after", mention, verb, verb + 1, i) if mention else None
        return None

    def _ends_marked(self, i: int) -> bool:
        """Tell whether the quoted words end in a mark, or are long: no fragment in the clause before."""
        token = self.tokens[i]
        return token.text.count(" ") > 3 or not self.text[token.end - 2].isalnum()

    def _leads_on(self, verb: int, end: int) -> bool:
        """Tell whether the verb introduces the next quotation rather than closing this one."""
        return any(token.quote >= 0 or token.text in _COLONS for token in self.tokens[verb + 1 : min(end, verb + 4)])

    def _subject_in(self, k: int, verb: int) -> Mention | None:
        """Return the subject between a quotation and its verb, asides left out."""
        piece = list(self.tokens[k:verb])
        comma = next((n for n, token in enumerate(piece) if token.text in BESIDE and n), None)
        if comma is None:
            return read_mention(self._without_helpers(piece), self.rules, self.text)
        head = read_mention(piece[:comma], self.rules, self.text)
        if head and head.name:
            return head
        return self.clauses.named_aside(piece[comma + 1 :]) or head

    def _without_helpers(self, piece: Sequence[Token]) -> Sequence[Token]:
        end = len(piece)
        while end and (piece[end - 1].low in self.rules["aux"] or piece[end - 1].low in self.rules["between"]):
            end -= 1
        return piece[:end]

    def _before(self, i: int, first: int) -> Cue | None:
        """Read `X said "..."`, `X: "..."` and `according to X ... "..."`."""
        colon = self.tokens[i - 1].text in _COLONS
        for verb in range(i - 1, first - 1, -1):
            if self.rules.at("according", self.tokens, verb):
                return self._according_at(verb, i, i)
            if length := self.rules.at("impersonal", self.tokens, verb):
                mention = self._place_after(verb + length, i)
                return self._cue("colon" if colon else "cue-before", mention, verb, verb + length, i)
            if self.clauses.is_say(verb, weak=colon or self._has_that(verb, i)) or self._is_more(verb):
                return self._by_verb(verb, first, i, colon=colon)
            if self.tokens[verb].low in self.rules["call"] and i - verb <= SUBJECT_REACH:
                return self._by_verb(verb, first, i, colon=colon, predicate=True)
        if found := self._postposed(first, i) or self._as_what(i, first):
            return found
        return self._label(first, i) or self._only_person(first, i) if colon else None

    def _is_more(self, k: int) -> bool:
        return self.tokens[k].low in self.rules["say_more"]

    def _has_that(self, verb: int, i: int) -> bool:
        return any(token.low in self.rules["that"] for token in self.tokens[verb + 1 : i])

    def _by_verb(self, verb: int, first: int, i: int, *, colon: bool, predicate: bool = False) -> Cue:
        mention = self.clauses.subject_of(verb, first, i)
        if mention and mention.role in self.rules["nobody"]:
            mention = None  # "on appelle cela ...": what everybody calls it
        rule: CueRule = "colon" if colon else "cue-before"
        return self._cue(rule, mention, verb, verb + 1, i, predicate=predicate)

    def _according_at(self, k: int, end: int, i: int) -> Cue | None:
        length = self.rules.at("according", self.tokens, k)
        if not length:
            return None
        return self._cue("according-to", self.clauses.phrase_after(k + length, end), k, k + length, i)

    def _postposed(self, first: int, i: int) -> Cue | None:
        """Read "dem Bericht zufolge ..." and "X'e göre ...": the cue stands behind the name."""
        for k in range(first + 1, i):
            if length := self.rules.at("according_after", self.tokens, k):
                mention = self.clauses.noun_phrase_ending(k - 1, first)
                return self._cue("according-to", mention, k, k + length, i)
        return None

    def _as_what(self, i: int, first: int) -> Cue | None:
        """Read `als "..." bezeichnet`: the verb that gives the name stands behind it, or is any other."""
        if self.tokens[i - 1].low not in self.rules["as"]:
            return None
        for verb in range(i + 1, min(self.clauses.end_of_sentence(i), i + 4)):
            if self.tokens[verb].low in self.rules["call"]:
                mention = self.clauses.phrase_after(
                    verb + 1, self.clauses.end_of_sentence(i)
                ) or self.clauses.first_mention(first, i)
                return self._cue("cue-before", mention, i - 1, i, i, predicate=True)
        return None

    def _label(self, first: int, i: int) -> Cue | None:
        """Read `Ann Lee: "..."`, the form of transcripts and headlines."""
        mention = read_mention(self.tokens[first : i - 1], self.rules, self.text)
        return self._cue("colon", mention, i - 1, i, i) if mention and mention.name else None

    def _only_person(self, first: int, i: int) -> Cue | None:
        """Read a sentence that ends in a colon and has one person in it: "The mayor was short: ..."."""
        found: list[Mention] = []
        k = first
        while k < i - 1:
            stop = next((n for n in range(k, i - 1) if not self.clauses.continues_phrase(n, k)), i - 1)
            mention = read_mention(self.tokens[k:stop], self.rules, self.text)
            if mention and (mention.kind in ("person", "pronoun") or mention.role):
                found.append(mention)
            k = max(stop, k + 1)
        return self._cue("colon", found[0], i - 1, i, i) if len(found) == 1 else None

    def _line_above(self, i: int, first: int) -> Cue | None:
        """Read a quotation whose cue is the line before it, ending in a colon."""
        if first == 0 or self.tokens[first - 1].text not in _COLONS:
            return None
        return self._before(first, self.clauses.first_of_sentence(first - 1))

    def _cue(
        self, rule: CueRule, mention: Mention | None, start: int, end: int, i: int, *, predicate: bool = False
    ) -> Cue:
        words = self.text[self.tokens[start].start : self.tokens[end - 1].end]
        distance = start - i - 1 if start > i else i - end
        return Cue(rule, mention, words, distance, predicate)
