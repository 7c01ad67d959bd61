"""Marks in the text that may point to bias: who is quoted, at what length, and what is kept at a distance.

Every signal has its place, its rule and a plain reason. None is a verdict: a text with one quoted speaker can
be a fair report of a trial. What may and must not be concluded is in docs/signals.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from provenance.document import Article, Signal, Signals, Span
from provenance.signals.measures import measures_of, speakers_of
from provenance.signals.rules import languages
from provenance.signals.speakers import Quoted, Quotes, read_quotes
from provenance.signals.unnamed import unnamed_people

__all__ = ["Quoted", "Quotes", "SignalFunction", "find_signals", "languages", "read_quotes"]

SignalFunction = Callable[[Article, Quotes], Iterator[Signal]]
"""The extension point: reads an article and its quotations, yields signals with spans in the text."""


def find_signals(article: Article, extra: Sequence[SignalFunction] = ()) -> Signals:
    """Return all marks in the article's text, with counts.

    Without a language, or in one without rules, only quotation marks are read and `supported` is false.

    >>> found = find_signals(Article(text="“We agree,” said Ann Lee. Critics say it is late.", language="en"))
    >>> [(signal.signal, signal.span.text, signal.speaker) for signal in found.spans]
    [('quote', '“We agree,”', 'Ann Lee'), ('vague-attribution', 'Critics say', None)]
    >>> found.measures["quoted_words"], found.measures["words"]
    (2.0, 10.0)
    """
    quotes = read_quotes(article.text, article.language)
    functions = (quoted_words, unnamed_people, *extra)
    spans = sorted(
        (signal for function in functions for signal in function(article, quotes)),
        key=lambda signal: (signal.span.zone, signal.span.start, -signal.span.end, signal.signal, signal.rule),
    )
    speakers = speakers_of(quotes)
    return Signals(
        language=article.language,
        supported=quotes.rules.supported,
        measures=measures_of(quotes, spans, speakers),
        speakers=speakers,
        spans=tuple(spans),
    )


def quoted_words(article: Article, quotes: Quotes) -> Iterator[Signal]:
    """Yield a signal for each stretch between quotation marks: speech, scare quote, title or unsure."""
    for quoted in quotes.quoted:
        start, end = quoted.quote.start, quoted.quote.end
        yield Signal(
            signal=quoted.signal,
            span=Span(start=start, end=end, text=article.text[start:end]),
            rule=quoted.rule,
            why=quoted.why,
            in_quote=quoted.is_speech or quotes.is_quoted(start, end),
            speaker=quoted.voice.name if quoted.voice else None,
        )
