"""Where quotation marks open and close, and what stands between them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Article
from provenance.signals import find_signals
from provenance.signals.quotes import read_marks
from provenance.signals.tokens import MAX_TOKENS

CASES = [json.loads(line) for line in (Path(__file__).parent / "quote_cases.jsonl").read_text("utf-8").splitlines()]
KINDS = {
    "quote": "quote",
    "scare_quote": "scare-quote",
    "quoted_title": "quoted-title",
    "anonymous_source": "unnamed-source",
    "weasel_attribution": "vague-attribution",
}


def stretches(text: str, language: str | None = None) -> list[str]:
    """Return what stands between marks, marks included."""
    return [text[quote.start : quote.end] for quote in read_marks(text, language).quotes]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("He said “no” twice.", "en", ["“no”"], id="curly"),
        pytest.param('He said "no" twice.', "en", ['"no"'], id="straight"),
        pytest.param("It isn’t the farmers’ fault.", "en", [], id="apostrophes"),
        pytest.param("Back in the ’90s we sang rock ’n’ roll.", "en", [], id="left-out-letters"),
        pytest.param("The 12\" pipe and the 6' ladder.", "en", [], id="inches-and-feet"),
        pytest.param(
            "She said ‘the dogs’ owner left’ and went.", "en", ["‘the dogs’ owner left’"], id="inner-genitive"
        ),
        pytest.param("“He said ‘no’ to us.”", "en", ["“He said ‘no’ to us.”", "‘no’"], id="nested"),
        pytest.param("„Nein“, sagte er.", "de", ["„Nein“"], id="german"),
        pytest.param("„Nie”, powiedział.", "pl", ["„Nie”"], id="polish"),
        pytest.param("«\u202fNon\u202f», dit-elle.", "fr", ["«\u202fNon\u202f»"], id="french-no-break-spaces"),
        pytest.param("”Nej”, sade hon.", "sv", ["”Nej”"], id="swedish-same-mark"),
        pytest.param("他说：“不。”《夜河》出版。", "zh", ["“不。”", "《夜河》"], id="chinese-and-title"),
        pytest.param("「いいえ」と述べた。", "ja", ["「いいえ」"], id="japanese"),
        pytest.param("قال «لا» مرتين.", "ar", ["«لا»"], id="arabic"),
        pytest.param("“First.\n\n“Then.”\n\nHe left.", "en", ["“First.\n\n“Then.”"], id="goes-on-in-next-paragraph"),
        pytest.param("“First.\n\nHe left.", "en", ["“First."], id="never-closed-ends-with-paragraph"),
        pytest.param("Start » Politik » Inland", "de", [], id="menu-arrows"),
        pytest.param('צה"ל הודיע.', "he", [], id="hebrew-abbreviation"),
    ],
)
def test_stretches_between_marks(text: str, language: str, expected: list[str]) -> None:
    """Marks pair by language and place; apostrophes, units and arrows are none."""
    assert stretches(text, language) == expected


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_written_cases(case: dict[str, object]) -> None:
    """All spans of the written cases are found; their kinds too where the language has rules."""
    signals = find_signals(Article(text=str(case["text"]), language=str(case["lang"])))
    spans: list[dict[str, object]] = case["spans"]  # type: ignore[assignment]
    marks_only = ("anonymous_source", "weasel_attribution")
    gold = {
        (s["start"], s["end"], KINDS[str(s["type"])]) for s in spans if signals.supported or s["type"] not in marks_only
    }
    found = {(s.span.start, s.span.end, s.signal) for s in signals.spans}
    if signals.supported:
        assert found == gold
    else:
        assert {place[:2] for place in found} == {place[:2] for place in gold}
        assert {place[2] for place in found} <= {"unsure-quote", "nested-quote"}


@given(
    st.text(alphabet=st.sampled_from("abc .,:\n\"“”‘’'„«»‹›「」《》said Ann"), max_size=200),
    st.sampled_from(["en", "de", "fr", "ja", None]),
)
def test_every_span_cuts_out_its_own_text(text: str, language: str | None) -> None:
    """Whatever the marks: offsets give the text, spans are in order, quoted words are not more than all."""
    signals = find_signals(Article(text=text, language=language))
    for signal in signals.spans:
        assert text[signal.span.start : signal.span.end] == signal.span.text
    assert [s.span.start for s in signals.spans] == sorted(s.span.start for s in signals.spans)
    assert 0 <= signals.measures["quoted_words"] <= signals.measures["words"]


def test_reading_stops_at_a_stress_test() -> None:
    """A text that is all marks is read up to a limit, and the measures say how far."""
    signals = find_signals(Article(text="“a” " * 60_000, language="en"))
    assert 0 < signals.measures["read_share"] < 1


def test_a_text_of_more_words_than_a_novel_is_read_up_to_there() -> None:
    """Quotations behind the last token that is read are not counted, and the share that was read is told."""
    text = '"We agree," said Ann Lee. ' + "a " * MAX_TOKENS + '"We do not," said Bo Lee.'
    signals = find_signals(Article(text=text, language="en"))
    assert [speaker.name for speaker in signals.speakers] == ["Ann Lee"]
    assert signals.measures["quotes"] == 1
    assert 0.9 < signals.measures["read_share"] < 1
