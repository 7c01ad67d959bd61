"""Which words say whose words a quotation holds: "..., said X", "X said: ...", "according to X, ...".

The recognisers walk over tokens, a window of `REACH` to either side, so their cost is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from provenance.signals.names import Mention, is_name_word, is_role, name_run, read_mention
from provenance.signals.rules import Rules
from provenance.signals.tokens import Token

REACH = 40  # tokens looked at on either side of a quotation
_SUBJECT_REACH = 14  # between a quotation and the verb behind its subject
_ASIDE_REACH = 15  # length of an aside: "Price, a former judge, said"
_BESIDE = frozenset(",،，、—–-)")
_BARRIERS = frozenset(";:；：(")
_COLONS = frozenset(":：")
_PHRASE_ENDS = ("boundary", "relative", "and", "prepositions", "calendar", "between")

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

    def __init__(self, text: str, tokens: Sequence[Token], rules: Rules) -> None:
        self.text = text
        self.tokens = tokens
        self.rules = rules

    def cue_for(self, i: int) -> Cue | None:
        """Return the cue for the quotation at token `i`, or None."""
        first = self.first_of_sentence(i)
        opens = not any(token.is_word for token in self.tokens[first:i])
        if opens:
            return self._after(i, strict=False) or self._line_above(i, first) or self._at_end(i)
        return self._before(i, first) or self._after(i, strict=True) or self._at_end(i)

    def speaker_in(self, first: int, end: int) -> Mention | None:
        """Return who is made to speak in the tokens from `first` to `end`, by the last verb of speech there."""
        for verb in range(end - 1, first - 1, -1):
            if self._is_say(verb) or self.tokens[verb].low in self.rules["call"]:
                return self.subject_of(verb, first, end)
            if length := self.rules.at("according", self.tokens, verb):
                return self._phrase_after(verb + length, end)
        return None

    # ------------------------------------------------------------ where a sentence ends

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

    # ------------------------------------------------------------ words

    def _is_say(self, k: int, *, weak: bool = False) -> bool:
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

    def _skip(self, k: int, end: int, *classes: str, most: int = 3) -> int:
        stop = min(end, k + most)
        while k < stop and any(self.tokens[k].low in self.rules[name] for name in classes):
            k += 1
        return k

    # ------------------------------------------------------------ behind the quotation

    def _after(self, i: int, *, strict: bool) -> Cue | None:
        """Read `"...", said X` and `"...", X said`; `strict` when words stand before the quotation."""
        end = self.end_of_sentence(i)
        if end == i + 1 and end < len(self.tokens) and self._ends_open(i):
            end = self.end_of_sentence(end)  # “Is it?” Ann Lee asked.
        k = i + 1
        while k < min(end, i + 4) and self.tokens[k].text in _BESIDE:
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
        verb = self._skip(k + bare, end, "aux", "between")
        if verb >= end or (not self._is_say(verb, weak=True) and self.tokens[verb].low not in self.rules["call"]):
            if not bare:
                return self._inverted(k, end, i)
            verb = k
        mention = self._phrase_after(verb + 1, end) or self._topic_before(i)
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
        if verb in self.rules["aux"] and not (k + 1 < end and self._is_say(self._skip(k + 1, end - 1, "between"))):
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
            if self._is_say(verb) and (mention := self._topic_before(i)):
                return Cue("cue-before", mention, self.tokens[verb].text, verb - i)
        return None

    def _at_end(self, i: int) -> Cue | None:
        """Read a cue that closes the sentence further on: `it was "wrong" for the town, Ann Lee said`."""
        end = self.end_of_sentence(i)
        nearest = i + 1 if "verb-second" in self.rules.traits else i
        for k in range(end - 2, nearest, -1):
            if self.tokens[k].text not in _BESIDE or self.tokens[k + 1].quote >= 0:
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
        return self.first_of_sentence(i) == i and self.tokens[i].text.count(" ") > 2

    def _place_after(self, k: int, end: int) -> Mention | None:
        """Return who or what stands behind "it said in": "hieß es aus dem Ministerium"."""
        if k < end and self.tokens[k].low in self.rules["prepositions"]:
            return self._phrase_after(k + 1, end)
        return None

    def _topic_before(self, i: int) -> Mention | None:
        """Return the subject in `X, "..." said`, as Turkish and Japanese have it."""
        if "verb-last" not in self.rules.traits:
            return None
        first = self.first_of_sentence(i)
        piece = self.tokens[first:i]
        cut = next((k for k, token in enumerate(piece) if k and token.low in self.rules["topic"]), len(piece))
        return read_mention(piece[:cut], self.rules, self.text)

    def _subject_first(self, i: int, k: int, end: int, *, strict: bool) -> Cue | None:
        first = self.tokens[k]
        if first.low in self.rules["boundary"] or first.low in self.rules["and"] or first.low in self.rules["relative"]:
            return None
        for verb in range(k + 1, min(end, k + _SUBJECT_REACH)):
            token = self.tokens[verb]
            if token.quote >= 0 or token.text in _BARRIERS:
                return None
            if self._is_say(verb, weak=True):
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
        comma = next((n for n, token in enumerate(piece) if token.text in _BESIDE and n), None)
        if comma is None:
            return read_mention(self._without_helpers(piece), self.rules, self.text)
        head = read_mention(piece[:comma], self.rules, self.text)
        if head and head.name:
            return head
        return self._named_aside(piece[comma + 1 :]) or head

    def _without_helpers(self, piece: Sequence[Token]) -> Sequence[Token]:
        end = len(piece)
        while end and (piece[end - 1].low in self.rules["aux"] or piece[end - 1].low in self.rules["between"]):
            end -= 1
        return piece[:end]

    def _named_aside(self, piece: Sequence[Token]) -> Mention | None:
        """Return the person when an aside is nothing but a name: "the mayor, Ann Lee, said"."""
        words = [token for token in piece if token.is_word]
        if not words or len(words) > 5 or words[0].low in self.rules["the"] or words[0].low in self.rules["a"]:
            return None
        mention = read_mention(words, self.rules, self.text)
        return mention if mention and mention.kind == "person" else None

    # ------------------------------------------------------------ before the quotation

    def _before(self, i: int, first: int) -> Cue | None:
        """Read `X said "..."`, `X: "..."` and `according to X ... "..."`."""
        colon = self.tokens[i - 1].text in _COLONS
        for verb in range(i - 1, first - 1, -1):
            if self.rules.at("according", self.tokens, verb):
                return self._according_at(verb, i, i)
            if length := self.rules.at("impersonal", self.tokens, verb):
                mention = self._place_after(verb + length, i)
                return self._cue("colon" if colon else "cue-before", mention, verb, verb + length, i)
            if self._is_say(verb, weak=colon or self._has_that(verb, i)) or self._is_more(verb):
                return self._by_verb(verb, first, i, colon=colon)
            if self.tokens[verb].low in self.rules["call"] and i - verb <= _SUBJECT_REACH:
                return self._by_verb(verb, first, i, colon=colon, predicate=True)
        if found := self._postposed(first, i) or self._as_what(i, first):
            return found
        return self._label(first, i) or self._only_person(first, i) if colon else None

    def _is_more(self, k: int) -> bool:
        return self.tokens[k].low in self.rules["say_more"]

    def _has_that(self, verb: int, i: int) -> bool:
        return any(token.low in self.rules["that"] for token in self.tokens[verb + 1 : i])

    def _by_verb(self, verb: int, first: int, i: int, *, colon: bool, predicate: bool = False) -> Cue:
        mention = self.subject_of(verb, first, i)
        if mention and mention.role in self.rules["nobody"]:
            mention = None  # "on appelle cela ...": what everybody calls it
        rule: CueRule = "colon" if colon else "cue-before"
        return self._cue(rule, mention, verb, verb + 1, i, predicate=predicate)

    def subject_of(self, verb: int, first: int, end: int) -> Mention | None:
        """Return who says what the verb at `verb` introduces, in the sentence from `first` to `end`."""
        if self._agent_at(verb + 1, end):
            return self._phrase_after(verb + 2, end)
        j = verb - 1
        while j >= first and (self.tokens[j].low in self.rules["aux"] or self.tokens[j].low in self.rules["between"]):
            j -= 1
        if "verb-first" in self.rules.traits and (behind := self._phrase_after(verb + 1, end)):
            return behind
        if frame := self._frame(j, first):
            return self._subject_ending(frame - 1, first) or self._phrase_after(frame + 1, verb)
        if j < first or self.tokens[j].quote >= 0:
            return self._phrase_after(verb + 1, end) or self._earlier_subject(verb, first)
        if self.tokens[verb].low in self.rules["say_more"] and not self._near_name(j):
            return self._earlier_subject(verb, first)
        if self.tokens[j].low in self.rules["relative"]:
            end = self._back_over_comma(j - 1, first)
            return self._noun_phrase_ending(end, first) or self._agent_ending(end, first)
        if self.tokens[j].low in self.rules["and"]:
            return self._earlier_subject(verb, first)
        if self.tokens[j].text in _BESIDE:
            return self._subject_before_aside(j, first) or self._phrase_after(verb + 1, end)
        before = self._noun_phrase_ending(j, first)
        if before and before.name:
            return before
        return self._phrase_after(verb + 1, end) if self._inverts(before) else before

    def _subject_ending(self, j: int, first: int) -> Mention | None:
        """Return the subject whose last token is `j`, also where an aside closes it."""
        if j < first:
            return None
        aside = self._subject_before_aside(j, first) if self.tokens[j].text in _BESIDE else None
        return aside or self._noun_phrase_ending(j, first)

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
            if token.text in _BESIDE or token.low in self.rules["boundary"] or token.quote >= 0:
                return 0
        return 0

    def _agent_at(self, k: int, end: int) -> bool:
        return k < end and self.tokens[k].low in self.rules["agent"]

    def _near_name(self, j: int) -> bool:
        return is_name_word(self.tokens[j], self.rules) or self.tokens[j].low in self.rules["pronouns"]

    def _back_over_comma(self, j: int, first: int) -> int:
        return j - 1 if j > first and self.tokens[j].text in _BESIDE else j

    def _earlier_subject(self, verb: int, first: int) -> Mention | None:
        """Return the subject of an earlier verb of speech in the sentence, or of the sentence."""
        for k in range(verb - 1, first - 1, -1):
            if self._is_say(k) or self.tokens[k].low in self.rules["call"]:
                return self.subject_of(k, first, verb)
        return self._first_mention(first, verb)

    def _first_mention(self, first: int, end: int) -> Mention | None:
        """Return the phrase that begins the sentence, if it holds a name."""
        stop = next((k for k in range(first, end) if not self._continues_phrase(k, first)), end)
        mention = read_mention(self.tokens[first:stop], self.rules, self.text)
        return mention if mention and (mention.name or mention.kind == "pronoun") else None

    def _continues_phrase(self, k: int, first: int) -> bool:
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
            if self.tokens[k].text in _BESIDE:
                head = self._noun_phrase_ending(k - 1, first)
                return (None if head and head.name else self._named_aside(self.tokens[k + 1 : comma])) or head
        return None

    def _noun_phrase_ending(self, j: int, first: int) -> Mention | None:
        """Return the phrase whose last token is `j`, back to the clause's beginning."""
        k = j
        while k >= first and j - k < _SUBJECT_REACH and self._inside_phrase(k):
            k -= 1
        if j == k + 1 == first and self._looks_adverb(j):
            return None
        return read_mention(self._after_verbs(self.tokens[k + 1 : j + 1]), self.rules, self.text)

    def _agent_ending(self, j: int, first: int) -> Mention | None:
        """Return whom a passive names up to token `j`: "was set out by spokesman Tom Hale, who said"."""
        for k in range(j, max(first, j - _SUBJECT_REACH), -1):
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

    def _phrase_after(self, k: int, end: int) -> Mention | None:
        """Return the phrase that begins at `k`, behind a verb: "said on Friday the mayor, Ann Lee"."""
        rules = self.rules
        for _ in range(2):
            k = self._skip(k, end, "between", "aux", "calendar")
            if k < end and self.tokens[k].low in rules["prepositions"]:
                k = self._skip(k + 1, end, "the", "a", "calendar", most=2) + 1
        stop = k
        while stop < min(end, k + _SUBJECT_REACH) and self._extends(k, stop):
            stop += 1
        mention = read_mention(self.tokens[k:stop], rules, self.text)
        if mention and mention.name is None and mention.role and stop < end and self.tokens[stop].text in _BESIDE:
            aside_end = next((n for n in range(stop + 1, end) if not self.tokens[n].is_word), end)
            return self._named_aside(self.tokens[stop + 1 : aside_end]) or mention
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

    # ------------------------------------------------------------ without a verb

    def _according_at(self, k: int, end: int, i: int) -> Cue | None:
        length = self.rules.at("according", self.tokens, k)
        if not length:
            return None
        return self._cue("according-to", self._phrase_after(k + length, end), k, k + length, i)

    def _postposed(self, first: int, i: int) -> Cue | None:
        """Read "dem Bericht zufolge ..." and "X'e göre ...": the cue stands behind the name."""
        for k in range(first + 1, i):
            if length := self.rules.at("according_after", self.tokens, k):
                mention = self._noun_phrase_ending(k - 1, first)
                return self._cue("according-to", mention, k, k + length, i)
        return None

    def _as_what(self, i: int, first: int) -> Cue | None:
        """Read `als "..." bezeichnet`: the verb that gives the name stands behind it, or is any other."""
        if self.tokens[i - 1].low not in self.rules["as"]:
            return None
        for verb in range(i + 1, min(self.end_of_sentence(i), i + 4)):
            if self.tokens[verb].low in self.rules["call"]:
                mention = self._phrase_after(verb + 1, self.end_of_sentence(i)) or self._first_mention(first, i)
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
            stop = next((n for n in range(k, i - 1) if not self._continues_phrase(n, k)), i - 1)
            mention = read_mention(self.tokens[k:stop], self.rules, self.text)
            if mention and (mention.kind in ("person", "pronoun") or mention.role):
                found.append(mention)
            k = max(stop, k + 1)
        return self._cue("colon", found[0], i - 1, i, i) if len(found) == 1 else None

    def _line_above(self, i: int, first: int) -> Cue | None:
        """Read a quotation whose cue is the line before it, ending in a colon."""
        if first == 0 or self.tokens[first - 1].text not in _COLONS:
            return None
        return self._before(first, self.first_of_sentence(first - 1))

    def _cue(
        self, rule: CueRule, mention: Mention | None, start: int, end: int, i: int, *, predicate: bool = False
    ) -> Cue:
        words = self.text[self.tokens[start].start : self.tokens[end - 1].end]
        distance = start - i - 1 if start > i else i - end
        return Cue(rule, mention, words, distance, predicate)
