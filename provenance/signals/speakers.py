"""Who is quoted: every quotation of an article judged, with its speaker where the text names one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.signals.cast import Cast, Voice
from provenance.signals.clauses import Clauses
from provenance.signals.cues import Cue, CueReader
from provenance.signals.kinds import WORD, Kind, Place, kind_of
from provenance.signals.names import Mention
from provenance.signals.quotes import Marked, Quote, read_marks
from provenance.signals.rules import Rules, rules_for
from provenance.signals.tokens import MAX_TOKENS, Token, read_tokens

_SENTENCE_LENGTH = 4  # words from which a quotation can be a sentence that goes on from the one before
_LOOK_BACK = 5  # sentences of reported speech between a speaker and the quotation
_SECOND_SHARE = 4  # single marks are the second kind when double ones are not much rarer


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation and what was found out about it."""

    quote: Quote
    signal: str
    rule: str
    why: str
    words: int
    voice: Voice | None = None
    mention: Mention | None = None  # where the speaker is printed

    @property
    def is_speech(self) -> bool:
        """Whether the words are somebody's speech, not the outlet's."""
        return self.signal == "quote"


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotations of an article, judged, and the text as words around them: what a signal function reads."""

    text: str
    rules: Rules
    marked: Marked
    quoted: tuple[Quoted, ...]  # in text order, a quotation before those inside it
    tokens: tuple[Token, ...]  # words and marks outside quotations, each outermost quotation as one token
    speech: tuple[Quoted, ...]  # the quotations that are somebody's speech

    def is_quoted(self, start: int, end: int) -> bool:
        """Tell whether `text[start:end]` lies inside the speech of somebody quoted."""
        at = bisect_right(self.speech, start, key=lambda quoted: quoted.quote.start)
        return at > 0 and self.speech[at - 1].quote.end >= end


def read_quotes(text: str, language: str | None = None) -> Quotes:
    """Return every quotation of `text`, with its kind and, where the text names one, its speaker.

    >>> found = read_quotes("“We agree,” said Ann Lee.", "en").quoted
    >>> [(quoted.signal, quoted.words, quoted.voice.name) for quoted in found]
    [('quote', 2, 'Ann Lee')]
    """
    rules = rules_for(language)
    marked = read_marks(text, rules.language)
    breaks = [start for start, _ in marked.paragraphs]
    tokens = tuple(read_tokens(text, marked.outer, breaks, rules)) if rules.supported else ()
    if len(tokens) == MAX_TOKENS:
        marked = marked.up_to(tokens[-1].end)
    judged = _Judge(marked, tokens, rules).all() if rules.supported else (_unread(text, q) for q in marked.quotes)
    quoted = tuple(sorted(judged, key=lambda quoted: (quoted.quote.start, -quoted.quote.end)))
    return Quotes(text, rules, marked, quoted, tokens, tuple(each for each in quoted if each.is_speech))


def count_words(text: str) -> int:
    """Return how many words a text has; in scripts without spaces every character counts.

    >>> count_words("It isn’t over"), count_words("署名はしない")
    (3, 6)
    """
    return sum(1 for _ in WORD.finditer(text))


def _unread(text: str, quote: Quote) -> Quoted:
    why = "Words in quotation marks; there are no rules for this language, so they may be speech, a title or a term."
    words = count_words(text[quote.inner_start : quote.inner_end])
    return Quoted(quote, "unsure-quote", "marks-only", why, words)


class _Judge:
    """The walk over the quotations of one article, in order: who spoke last matters for the next."""

    def __init__(self, marked: Marked, tokens: Sequence[Token], rules: Rules) -> None:
        self.marked = marked
        self.rules = rules
        self.text = marked.text
        self.outer = marked.outer
        self.tokens = tokens
        self.clauses = Clauses(self.text, self.tokens, rules)
        self.reader = CueReader(self.clauses)
        self.cast = Cast(self.text, self.tokens, rules)
        doubles = sum(1 for quote in self.outer if not quote.opening.single)
        self.has_second_marks = 0 < len(self.outer) - doubles <= doubles * _SECOND_SHARE

    def all(self) -> Iterator[Quoted]:
        """Yield each quotation, judged."""
        last: Quoted | None = None
        for i, token in enumerate(self.tokens):
            if token.quote >= 0:
                last = self._judged(i, last)
                yield last
        for quote in self.marked.quotes:
            if quote.depth:
                yield self._nested(quote)

    def _nested(self, quote: Quote) -> Quoted:
        words = count_words(self.text[quote.inner_start : quote.inner_end])
        return Quoted(quote, "nested-quote", "inside-quote", "Words quoted inside quoted words.", words)

    def _judged(self, i: int, last: Quoted | None) -> Quoted:
        quote = self.outer[self.tokens[i].quote]
        cue = self.reader.cue_for(i)
        place = self._place(i, quote, cue)
        kind = kind_of(place, self.rules)
        is_bare = kind.rule in ("no-cue", "fragment") and (cue is None or cue.mention is None)
        if is_bare and (carried := self._carried(i, place, last)):
            return carried
        speech = kind.signal == "quote"
        mention = cue.mention if cue and speech else None
        voice = self.cast.voice(mention) if mention else None
        if cue and speech and mention is None and last and self._drops_pronoun(quote, last):
            voice, mention = last.voice, last.mention
        why = _why(kind, cue if speech else None, voice, quote)
        return Quoted(quote, kind.signal, kind.rule, why, count_words(place.inner), voice, mention)

    def _drops_pronoun(self, quote: Quote, last: Quoted) -> bool:
        """Tell whether a verb without a subject means the last speaker: "Añadió: ...", in the paragraph or the next."""
        apart = quote.paragraph - self.marked.paragraph_at(last.quote.end - 1)
        return "pro-drop" in self.rules.traits and last.is_speech and apart <= 1

    def _place(self, i: int, quote: Quote, cue: Cue | None) -> Place:
        inner = self.text[quote.inner_start : quote.inner_end].strip()
        words = count_words(inner)
        if "unspaced" in self.rules.traits:
            words = (words + 1) // 2
        first = self.clauses.first_of_sentence(i)
        end = min(self.clauses.end_of_sentence(i), i + 4)
        second = quote.opening.single and self.has_second_marks
        return Place(quote, inner, words, self.tokens[first:i], self.tokens[i + 1 : end], cue, second)

    # ------------------------------------------------------------ words that go on from somebody

    def _carried(self, i: int, place: Place, last: Quoted | None) -> Quoted | None:
        """Return the quotation as the words of whoever spoke just before, where nothing speaks against it."""
        if place.opens_sentence and place.words >= _SENTENCE_LENGTH:
            return self._goes_on(i, place, last)
        if (place.words > 2 or place.inner[0].islower()) and self._is_reported(i):
            return self._reported(i, place)
        return None

    def _goes_on(self, i: int, place: Place, last: Quoted | None) -> Quoted | None:
        """Return a sentence in marks behind another as the same speaker's, in the paragraph or as a whole one."""
        here = place.quote.paragraph
        there = self.marked.paragraph_at(last.quote.end - 1) if last else -1
        apart = self.tokens[i].sentence - self.tokens[i - 1].sentence if i else 0
        is_near = here == there or (here == there + 1 and self._fills_paragraph(place.quote, here))
        if last is not None and last.is_speech and last.voice and self._is_next(i) and is_near:
            why = f"A sentence in quotation marks that goes on from the words of {last.voice.name}."
            return Quoted(place.quote, "quote", "carried", why, count_words(place.inner), last.voice, last.mention)
        return self._introduced(i, place) if apart else None

    def _is_next(self, i: int) -> bool:
        """Tell whether the sentence before the one at token `i` has a quotation in it."""
        first = self.clauses.first_of_sentence(i)
        before = self.clauses.first_of_sentence(first - 1) if first else 0
        return any(token.quote >= 0 for token in self.tokens[before:first])

    def _introduced(self, i: int, place: Place) -> Quoted | None:
        """Return a sentence in marks behind one without marks in the paragraph, that says who speaks."""
        first = self.clauses.first_of_sentence(i)
        if first == 0 or self.marked.paragraph_at(self.tokens[first - 1].start) != place.quote.paragraph:
            return None
        mention = self.clauses.speaker_in(self.clauses.first_of_sentence(first - 1), first)
        if mention is None:
            return None
        voice = self.cast.voice(mention)
        why = f"A sentence in quotation marks behind one in which {voice.name} speaks."
        return Quoted(place.quote, "quote", "introduced", why, count_words(place.inner), voice, mention)

    def _is_reported(self, i: int) -> bool:
        """Tell whether a verb of the sentence is in the mood of reported speech (German Konjunktiv)."""
        first, end = self.clauses.first_of_sentence(i), self.clauses.end_of_sentence(i)
        return any(token.low in self.rules["reported_mood"] for token in self.tokens[first:end])

    def _fills_paragraph(self, quote: Quote, number: int) -> bool:
        start, end = self.marked.paragraphs[number]
        return quote.start == start and quote.end >= end - 1

    def _reported(self, i: int, place: Place) -> Quoted | None:
        """Return words in a sentence whose verb is in the mood of reported speech: the speaker is named before."""
        k = self.clauses.first_of_sentence(i)
        for _ in range(_LOOK_BACK):
            if k == 0 or self.marked.paragraph_at(self.tokens[k - 1].start) != place.quote.paragraph:
                return None
            first = self.clauses.first_of_sentence(k - 1)
            if mention := self.clauses.speaker_in(first, k):
                voice = self.cast.voice(mention)
                why = f"Reported speech that goes on from the words of {voice.name}."
                return Quoted(place.quote, "quote", "reported", why, count_words(place.inner), voice, mention)
            k = first
        return None


_WHY = {
    "distancing-word": "A short term in quotation marks behind a word that keeps it at a distance.",
    "second-marks": "A short term in marks of the second kind, which this text does not use for speech.",
    "before-noun": "A term in quotation marks before a noun: the outlet's choice of marks, not somebody's speech.",
    "fragment": "A short term in quotation marks that nobody nearby is made to say.",
    "title-noun": "A title or name behind a word for a work, a group or a product.",
    "title-marks": "A title in the marks that are used for titles.",
    "name": "Capitals inside the marks: a name or a title.",
    "no-cue": "Words in quotation marks without a word that says whose they are.",
}


def _why(kind: Kind, cue: Cue | None, voice: Voice | None, quote: Quote) -> str:
    """Return one plain sentence on why the quotation was judged so."""
    if cue is None:
        why = _WHY[kind.rule]
    elif voice is None:
        why = f"Words in quotation marks said by “{cue.words}” to be speech; the speaker could not be read."
    else:
        why = f"Words in quotation marks attributed to {voice.name} by “{cue.words}”."
    return why if quote.closed else f"{why} The closing mark is missing."
