"""Sentences without a tagger: where they end, which words are verbs of speech, and which phrase is their subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.signals.names import Mention, is_name_word, is_role, name_run, read_mention
from provenance.signals.rules import Rules
from provenance.signals.tokens import Token

REACH = 40  # tokens looked at on either side of a quotation
SUBJECT_REACH = 14  # between a verb and its subject
BESIDE = frozenset(",،，、—–-)")
_ASIDE_REACH = 15  # length of an aside: "Price, a former judge, said"
_PHRASE_ENDS = ("boundary", "relative", "and", "prepositions", "calendar", "between")


class Clauses:
    """The clauses of one text, as a row of tokens."""

    def __init__(self, text: str, tokens: Sequence[Token], rules: Rules) -> None:
        self.text = text
        self.tokens = tokens
        self.rules = rules

    def first_of_sentence(self, i: int) -> int:
        """Return the number of the first token of the sentence around token `i`, at most `REACH` back."""
        k, sentence = i, self.tokens[i].sentence
        while k > 0 and i - k < REACH and self.tokens[k - 1].sentence == sentence:
            k -= 1
        return k

    def end_of_sentence(self, i: int) -> int:
        """Return the number behind the last token of the sentence around token `i`, at most `REACH` on."""
        k, sentence = i, self.tokens[i].sentence
        while k < len(self.tokens) and k - i < REACH and self.tokens[k].sentence == sentence:
            k += 1
        return k

    def is_say(self, k: int, *, weak: bool = False) -> bool:
        """Tell whether token `k` is a verb of speech in a place where a verb can stand.

        With `weak`, verbs count that mean speech only beside a quotation or before a that-clause.
        """
        token, rules = self.tokens[k], self.rules
        if token.low in rules["say_or_noun"]:
            return self._stands_as_verb(k)
        if token.low in rules["say_weak"] and weak:
            return True
        if token.low not in rules["say"] or self._is_bare_participle(k):
            return False
        return not ("noun-capitals" in rules.traits and token.is_capital and not self._opens_sentence(k))

    def _is_bare_participle(self, k: int) -> bool:
        """Tell "le miracle annoncé" from "a annoncé": a participle speaks only behind its helper."""
        endings = self.rules["participle_endings"]
        if not endings or not self.tokens[k].low.endswith(tuple(endings)):
            return False
        j = k - 1
        while j >= 0 and self.tokens[j].low in self.rules["between"]:
            j -= 1
        helper = re.split("['’-]", self.tokens[j].low) if j >= 0 else []  # "n'a", "a-t-elle"
        return not any(part in self.rules["aux"] for part in helper)

    def _stands_as_verb(self, k: int) -> bool:
        """Tell "Moscow claims that" from "the latest claims"."""
        if k == 0:
            return False
        before = self.tokens[k - 1]
        name = is_name_word(before, self.rules) and not before.low.endswith(("'s", "’s"))
        return name or before.low in self.rules["pronouns"] or before.low in self.rules["relative"]

    def _opens_sentence(self, k: int) -> bool:
        return k == 0 or self.tokens[k - 1].sentence != self.tokens[k].sentence

    def skip(self, k: int, end: int, *classes: str, most: int = 3) -> int:
        """Return the place behind words of these classes, at most `most` of them."""
        stop = min(end, k + most)
        while k < stop and any(self.tokens[k].low in self.rules[name] for name in classes):
            k += 1
        return k

    def speaker_in(self, first: int, end: int) -> Mention | None:
        """Return who is made to speak in the tokens from `first` to `end`, by the last verb of speech there."""
        for verb in range(end - 1, first - 1, -1):
            if self.is_say(verb) or self.tokens[verb].low in self.rules["call"]:
                return self.subject_of(verb, first, end)
            if length := self.rules.at("according", self.tokens, verb):
                return self.phrase_after(verb + length, end)
        return None

    def subject_of(self, verb: int, first: int, end: int) -> Mention | None:
        """Return who says what the verb at `verb` introduces, in the sentence from `first` to `end`."""
        if self._agent_at(verb + 1, end):
            return self.phrase_after(verb + 2, end)
        j = verb - 1
        while j >= first and (self.tokens[j].low in self.rules["aux"] or self.tokens[j].low in self.rules["between"]):
            j -= 1
        if "verb-first" in self.rules.traits and (behind := self.phrase_after(verb + 1, end)):
            return behind
        if frame := self._frame(j, first):
            return self._subject_ending(frame - 1, first) or self.phrase_after(frame + 1, verb)
        if j < first or self.tokens[j].quote >= 0:
            return self.phrase_after(verb + 1, end) or self._earlier_subject(verb, first)
        if self.tokens[verb].low in self.rules["say_more"] and not self._near_name(j):
            return self._earlier_subject(verb, first)
        if self.tokens[j].low in self.rules["relative"]:
            end = self._back_over_comma(j - 1, first)
            return self.noun_phrase_ending(end, first) or self._agent_ending(end, first)
        if self.tokens[j].low in self.rules["and"]:
            return self._earlier_subject(verb, first)
        if self.tokens[j].text in BESIDE:
            return self._subject_before_aside(j, first) or self.phrase_after(verb + 1, end)
        before = self.noun_phrase_ending(j, first)
        if before and before.name:
            return before
        return self.phrase_after(verb + 1, end) if self._inverts(before) else before

    def _subject_ending(self, j: int, first: int) -> Mention | None:
        """Return the subject whose last token is `j`, also where an aside closes it."""
        if j < first:
            return None
        aside = self._subject_before_aside(j, first) if self.tokens[j].text in BESIDE else None
        return aside or self.noun_phrase_ending(j, first)

    def _inverts(self, before: Mention | None) -> bool:
        """Tell whether the subject has to be looked for behind the verb."""
        return before is None

    def _frame(self, j: int, first: int) -> int:
        """Return the place of the first half of a split verb ("hat ... erklärt"), or 0."""
        if "verb-second" not in self.rules.traits:
            return 0
        for k in range(j, first, -1):
            token = self.tokens[k]
            if token.low in self.rules["aux"]:
                return k
            if token.text in BESIDE or token.low in self.rules["boundary"] or token.quote >= 0:
                return 0
        return 0

    def _agent_at(self, k: int, end: int) -> bool:
        return k < end and self.tokens[k].low in self.rules["agent"]

    def _near_name(self, j: int) -> bool:
        return is_name_word(self.tokens[j], self.rules) or self.tokens[j].low in self.rules["pronouns"]

    def _back_over_comma(self, j: int, first: int) -> int:
        return j - 1 if j > first and self.tokens[j].text in BESIDE else j

    def _earlier_subject(self, verb: int, first: int) -> Mention | None:
        """Return the subject of an earlier verb of speech in the sentence, or of the sentence."""
        for k in range(verb - 1, first - 1, -1):
            if self.is_say(k) or self.tokens[k].low in self.rules["call"]:
                return self.subject_of(k, first, verb)
        return self.first_mention(first, verb)

    def first_mention(self, first: int, end: int) -> Mention | None:
        """Return the phrase that begins the sentence, if it holds a name."""
        stop = next((k for k in range(first, end) if not self.continues_phrase(k, first)), end)
        mention = read_mention(self.tokens[first:stop], self.rules, self.text)
        return mention if mention and (mention.name or mention.kind == "pronoun") else None

    def continues_phrase(self, k: int, first: int) -> bool:
        """Tell whether token `k` can stand in the phrase with a name that begins at `first`."""
        token, rules = self.tokens[k], self.rules
        if not token.is_word:
            return token.text == "." and self.tokens[k - 1].low in rules["abbreviations"]
        return (
            is_name_word(token, rules)
            or token.low in rules["the"]
            or token.low in rules["a"]
            or (token.low in rules["pronouns"] and k == first)
            or token.low in rules["of"]
            or is_role(token, rules)
        )

    def _subject_before_aside(self, comma: int, first: int) -> Mention | None:
        """Read "Price, a former judge, said" and "the mayor, Ann Lee, said"."""
        for k in range(comma - 1, max(first, comma - _ASIDE_REACH) - 1, -1):
            if self.tokens[k].text in BESIDE:
                head = self.noun_phrase_ending(k - 1, first)
                return (None if head and head.name else self.named_aside(self.tokens[k + 1 : comma])) or head
        return None

    def named_aside(self, piece: Sequence[Token]) -> Mention | None:
        """Return the person when an aside is nothing but a name: "the mayor, Ann Lee, said"."""
        words = [token for token in piece if token.is_word]
        if not words or len(words) > 5 or words[0].low in self.rules["the"] or words[0].low in self.rules["a"]:
            return None
        mention = read_mention(words, self.rules, self.text)
        return mention if mention and mention.kind == "person" else None

    def noun_phrase_ending(self, j: int, first: int) -> Mention | None:
        """Return the phrase whose last token is `j`, back to the clause's beginning."""
        k = j
        while k >= first and j - k < SUBJECT_REACH and self._inside_phrase(k):
            k -= 1
        if j == k + 1 == first and self._looks_adverb(j):
            return None
        return read_mention(self._after_verbs(self.tokens[k + 1 : j + 1]), self.rules, self.text)

    def _agent_ending(self, j: int, first: int) -> Mention | None:
        """Return whom a passive names up to token `j`: "was set out by spokesman Tom Hale, who said"."""
        for k in range(j, max(first, j - SUBJECT_REACH), -1):
            if self.tokens[k].low in self.rules["agent"]:
                return read_mention(self.tokens[k + 1 : j + 1], self.rules, self.text)
        return None

    def _looks_adverb(self, k: int) -> bool:
        endings = self.rules["adverb_endings"]
        return bool(endings) and self.tokens[k].low.endswith(tuple(endings))

    def _inside_phrase(self, k: int) -> bool:
        token = self.tokens[k]
        if not token.is_word:
            return token.text == "." and k > 0 and self.tokens[k - 1].low in self.rules["abbreviations"]
        return not (
            token.low in self.rules["boundary"]
            or token.low in self.rules["relative"]
            or token.low in self.rules["and"]
            or token.low in self.rules["aux"]
        )

    def _after_verbs(self, piece: Sequence[Token]) -> Sequence[Token]:
        """Return the part of a clause behind its last small-letter verb of speech."""
        for n in range(len(piece) - 1, -1, -1):
            if piece[n].low in self.rules["say"]:
                return piece[n + 1 :]
        return piece

    def phrase_after(self, k: int, end: int) -> Mention | None:
        """Return the phrase that begins at `k`, behind a verb: "said on Friday the mayor, Ann Lee"."""
        rules = self.rules
        for _ in range(2):
            k = self.skip(k, end, "between", "aux", "calendar")
            if k < end and self.tokens[k].low in rules["prepositions"]:
                k = self.skip(k + 1, end, "the", "a", "calendar", most=2) + 1
        stop = k
        while stop < min(end, k + SUBJECT_REACH) and self._extends(k, stop):
            stop += 1
        mention = read_mention(self.tokens[k:stop], rules, self.text)
        if mention and mention.name is None and mention.role and stop < end and self.tokens[stop].text in BESIDE:
            aside_end = next((n for n in range(stop + 1, end) if not self.tokens[n].is_word), end)
            return self.named_aside(self.tokens[stop + 1 : aside_end]) or mention
        return mention

    def _extends(self, first: int, k: int) -> bool:
        """Tell whether token `k` still belongs to the phrase that begins at `first`."""
        token, rules = self.tokens[k], self.rules
        if not token.is_word:
            return token.text == "." and k > first and self.tokens[k - 1].low in rules["abbreviations"]
        if any(token.low in rules[name] for name in _PHRASE_ENDS):
            return False
        if k == first or token.low in rules["of"]:
            return True
        if token.low in rules["aux"] or token.low in rules["say"]:
            return False
        if "cased" not in rules.traits:
            return True
        ended = is_name_word(self.tokens[k - 1], rules) and "noun-capitals" not in rules.traits
        small = not token.is_capital and token.low not in rules["particles"] and not is_role(token, rules)
        return not (ended and small and name_run(self.tokens[first:k], rules) and not self._name_follows(k))

    def _name_follows(self, k: int) -> bool:
        """Tell whether a capital follows the small-letter word `k`: "Gazprom chief Ann Lee"."""
        return k + 1 < len(self.tokens) and is_role(self.tokens[k], self.rules)
