"""Words credited to people without a name, and to people nobody can count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.document import Article, Signal, Span
from provenance.signals.names import is_name_word
from provenance.signals.rules import Rules
from provenance.signals.speakers import Quotes
from provenance.signals.tokens import Token, read_tokens

_LEFT = 5  # words before the head that may belong to it: "two senior US intelligence officials"
_RIGHT = 10  # words between the head and its verb: "officials in the harbour ministry"
_NAMING_REACH = 25  # tokens on in which a signature or names may follow
_OBJECT = 3  # words an unnamed actor may have

_WHY = {
    "unnamed-source": "Words or facts are credited to somebody who is not named.",
    "vague-attribution": "A claim is credited to people nobody can count, or to no one.",
    "unnamed-actor": "Somebody is said to act and expressly not named.",
}


def unnamed_people(article: Article, quotes: Quotes) -> Iterator[Signal]:
    """Yield a signal for each unnamed source, vague attribution and unnamed actor, in text order."""
    text, rules = quotes.text, quotes.rules
    found = list(_Finder(quotes.tokens, rules).found())
    for quoted in quotes.quoted:
        if quoted.quote.depth == 0 and rules.supported:
            inner = read_tokens(text, (), (), rules, quoted.quote.inner_start, quoted.quote.inner_end)
            found.extend(_Finder(inner, rules).found())
    for start, end, signal, rule in sorted(found):
        span = Span(start=start, end=end, text=text[start:end])
        in_quote = quotes.is_quoted(start, end)
        yield Signal(signal=signal, span=span, rule=rule, why=_WHY[signal], in_quote=in_quote)


class _Finder:
    """One walk over a row of tokens."""

    def __init__(self, tokens: Sequence[Token], rules: Rules) -> None:
        self.tokens = tokens
        self.rules = rules

    def found(self) -> Iterator[tuple[int, int, str, str]]:
        """Yield start, end, signal and rule; what is found does not overlap."""
        rules = self.rules
        taken = 0
        openings = rules["unnamed_openings"]
        for k, token in enumerate(self.tokens):
            if token.low not in openings or k < taken:
                continue
            hit = None
            if token.low in rules["unnamed_heads"]:
                hit = self._source(k, taken)
            if hit is None and token.low in rules["vague_heads"]:
                hit = self._vague(k, taken)
            if hit is None and (length := rules.at("vague_phrases", self.tokens, k)):
                hit = (k, k + length, "vague-attribution", "hearsay")
            if hit is None and token.low in rules["unnamed_marks"]:
                hit = self._actor(k)
            if hit:
                first, taken, signal, rule = hit
                yield self.tokens[first].start, self.tokens[taken - 1].end, signal, rule

    # ------------------------------------------------------------ unnamed sources

    def _source(self, k: int, taken: int) -> tuple[int, int, str, str] | None:
        """Read "two officials familiar with the audit" when a verb or a known complement makes them speak."""
        first = self._modified_from(k, "unnamed_modifiers", taken, capitals=True)
        if self._is_definite(first) or self._is_named(k):
            return None
        complement = self._complement_end(k + 1)
        verb = self._verb_behind(complement or k + 1)
        if not (complement or verb or self._verb_before(first) or self._according_before(first)):
            return None
        end = self._without_helpers(verb, k + 1) if verb else complement or self._phrase_end(k + 1)
        return first, end, "unnamed-source", "unnamed-head"

    def _modified_from(self, k: int, name: str, taken: int, *, capitals: bool = False) -> int:
        """Return where the words that belong to the head at `k` begin."""
        first = k
        while first > max(taken, k - _LEFT) and self.tokens[first - 1].sentence == self.tokens[k].sentence:
            before = self.tokens[first - 1]
            capital = capitals and before.is_word and is_name_word(before, self.rules)
            if before.low not in self.rules[name] and not (capital and "noun-capitals" not in self.rules.traits):
                break
            first -= 1
        return first

    def _is_definite(self, first: int) -> bool:
        return (first > 0 and self.tokens[first - 1].low in self.rules["the"]) or self.tokens[first].low in self.rules[
            "the"
        ]

    def _is_named(self, k: int) -> bool:
        """Tell whether a name follows the head, or a signature or names later in the sentence."""
        following = self.tokens[k + 1 : k + 1 + _NAMING_REACH]
        beside = following[0] if following and following[0].sentence == self.tokens[k].sentence else None
        if beside and beside.is_word and "cased" in self.rules.traits and is_name_word(beside, self.rules):
            return True
        for n, token in enumerate(following):
            if token.sentence != self.tokens[k].sentence:
                break
            if self.rules.at("naming", following, n):
                return True
        return False

    def _complement_end(self, k: int) -> int | None:
        """Return where a complement such as "familiar with the audit" ends, or None."""
        at = k + 1 if k < len(self.tokens) and self.tokens[k].text == "," else k
        length = self.rules.at("unnamed_complements", self.tokens, at)
        return self._phrase_end(at + length) if length else None

    def _phrase_end(self, k: int) -> int:
        """Return the end of what belongs to the phrase: the next mark, verb of speech or clause."""
        sentence = self.tokens[k - 1].sentence
        end = k
        while end < min(len(self.tokens), k + _RIGHT) and self._in_phrase(end, sentence):
            end += 1
        return end

    def _in_phrase(self, k: int, sentence: int) -> bool:
        token, rules = self.tokens[k], self.rules
        return (
            token.is_word
            and token.sentence == sentence
            and token.low not in rules["say"]
            and token.low not in rules["aux"]
            and token.low not in rules["boundary"]
            and token.low not in rules["relative"]
            and token.low not in rules["calendar"]
        )

    def _verb_behind(self, k: int) -> int | None:
        """Return the place of the verb of speech whose subject ends before it, or None."""
        if k > len(self.tokens):
            return None
        sentence = self.tokens[k - 1].sentence
        for n in range(k, min(len(self.tokens), k + _RIGHT)):
            token = self.tokens[n]
            if token.sentence != sentence or (not token.is_word and not (n == k and token.text == ",")):
                return None
            if token.low in self.rules["say"] and not self._is_passive(n):
                return n
            if token.low in self.rules["boundary"] or token.low in self.rules["relative"]:
                return None
        return None

    def _is_passive(self, n: int) -> bool:
        return self.tokens[n - 1].low in self.rules["passive"]

    def _without_helpers(self, verb: int, least: int) -> int:
        rules = self.rules
        while verb > least and (
            not self.tokens[verb - 1].is_word
            or self.tokens[verb - 1].low in rules["aux"]
            or self.tokens[verb - 1].low in rules["between"]
        ):
            verb -= 1
        return verb

    def _verb_before(self, first: int) -> bool:
        """Tell whether the phrase is the subject of a verb before it: `"...", said officials`."""
        k = first - 1
        while k >= 0 and self.tokens[k].low in self.rules["between"] and first - k <= 3:
            k -= 1
        if k < 0 or self.tokens[k].low not in self.rules["say"]:
            return False
        if "inverts" in self.rules.traits:
            return True
        return k > 0 and (self.tokens[k - 1].quote >= 0 or (k > 1 and self.tokens[k - 2].quote >= 0))

    def _according_before(self, first: int) -> bool:
        return self.rules.before("according", self.tokens, first) > 0

    # ------------------------------------------------------------ vague attribution

    def _vague(self, k: int, taken: int) -> tuple[int, int, str, str] | None:
        """Read "critics say" and "some believe"."""
        first = self._modified_from(k, "vague_modifiers", taken)
        verb = k + 1
        while verb < len(self.tokens) and verb <= k + 3 and self._is_helper(verb):
            verb += 1
        if self._follows(verb, k) and (length := self.rules.at("vague_verbs", self.tokens, verb)):
            return first, verb + length, "vague-attribution", "vague-head"
        if first > taken and self._verb_inverts(first - 1, k):
            return first - 1, k + 1, "vague-attribution", "vague-head"
        return None

    def _verb_inverts(self, verb: int, k: int) -> bool:
        """Tell whether the verb before makes the head at `k` its subject: "so meinen Kritiker"."""
        token, rules = self.tokens[verb], self.rules
        if "inverts" not in rules.traits or token.low not in rules["vague_verbs"]:
            return False
        return token.sentence == self.tokens[k].sentence and not self._is_named(k)

    def _is_helper(self, k: int) -> bool:
        return self.tokens[k].low in self.rules["aux"] or self.tokens[k].low in self.rules["between"]

    def _follows(self, k: int, head: int) -> bool:
        return k < len(self.tokens) and self.tokens[k].sentence == self.tokens[head].sentence

    # ------------------------------------------------------------ unnamed actors

    def _actor(self, k: int) -> tuple[int, int, str, str] | None:
        """Read "unnamed “Russian actors”" and "unidentified gunmen"."""
        sentence = self.tokens[k].sentence
        end = k + 1
        while end < min(len(self.tokens), k + 1 + _OBJECT) and self.tokens[end].sentence == sentence:
            if self.tokens[end].quote >= 0:
                return k, end + 1, "unnamed-actor", "unnamed-mark"
            if not self._in_phrase(end, sentence) or self.tokens[end].low in self.rules["prepositions"]:
                break
            end += 1
        return (k, end, "unnamed-actor", "unnamed-mark") if end > k + 1 else None
