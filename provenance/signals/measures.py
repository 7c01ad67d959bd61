"""Counts over the signals of one article: the outlet's own voice and the quoted voices apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from provenance.document import Signal, Span, Speaker
from provenance.signals.speakers import Quoted, Quotes, count_words

_COUNTED = {
    "scare-quote": "scare_quotes",
    "quoted-title": "quoted_titles",
    "unsure-quote": "unsure_quotes",
    "nested-quote": "nested_quotes",
    "unnamed-source": "unnamed_sources",
    "unnamed-actor": "unnamed_actors",
    "vague-attribution": "vague_attributions",
}
_APART = ("unnamed-source", "unnamed-actor", "vague-attribution")  # also counted inside quoted speech


def speakers_of(quotes: Quotes) -> tuple[Speaker, ...]:
    """Return who is quoted, by words; those we could not name are one entry without a name."""
    by_key: dict[str, list[Quoted]] = {}
    for quoted in quotes.speech:
        by_key.setdefault(_key(quoted), []).append(quoted)
    speakers = (_speaker(quotes.text, group) for group in by_key.values())
    return tuple(sorted(speakers, key=lambda speaker: (-speaker.words, speaker.spans[0].start)))


def _key(quoted: Quoted) -> str:
    return quoted.voice.key if quoted.voice and quoted.voice.is_known else ""


def _speaker(text: str, group: list[Quoted]) -> Speaker:
    voice = group[0].voice
    known = voice is not None and voice.is_known
    places = [(quoted.quote.start, quoted.quote.end) for quoted in group]
    return Speaker(
        name=voice.name if voice and known else None,
        kind=voice.kind if voice and known else "unknown",
        quotes=len(group),
        words=sum(quoted.words for quoted in group),
        spans=tuple(Span(start=start, end=end, text=text[start:end]) for start, end in places),
    )


def measures_of(quotes: Quotes, signals: Iterable[Signal], speakers: Iterable[Speaker]) -> dict[str, float]:
    """Return the counts and shares of an article; shares are 0 to 1 of all its words."""
    words = count_words(quotes.text)
    spoken = sum(quoted.words for quoted in quotes.speech)
    named = [speaker for speaker in speakers if speaker.name is not None]
    measures: dict[str, float] = {
        "words": words,
        "outlet_words": words - spoken,
        "quoted_words": spoken,
        "quoted_share": round(spoken / words, 4) if words else 0.0,
        "quotes": len(quotes.speech),
        "unattributed_quotes": sum(1 for quoted in quotes.speech if not _key(quoted)),
        "unclosed_quotes": sum(1 for quoted in quotes.quoted if not quoted.quote.closed),
        "speakers": len(named),
        "top_speaker_share": round(max((s.words for s in named), default=0) / spoken, 4) if spoken else 0.0,
    }
    measures.update(_counts(signals))
    if quotes.marked.read_to < len(quotes.text):
        measures["read_share"] = round(quotes.marked.read_to / len(quotes.text), 4)
    return {name: float(value) for name, value in measures.items()}


def _counts(signals: Iterable[Signal]) -> dict[str, int]:
    outlet = Counter(signal.signal for signal in signals if not signal.in_quote or signal.signal == "nested-quote")
    quoted = Counter(signal.signal for signal in signals if signal.in_quote)
    counts = {name: outlet[signal] for signal, name in _COUNTED.items()}
    return counts | {f"{_COUNTED[signal]}_in_quotes": quoted[signal] for signal in _APART}
