"""Whose words a quotation holds; where nothing says it, nobody is named."""

from __future__ import annotations

import pytest

from provenance.document import Article, Signals
from provenance.signals import find_signals


def signals(text: str, language: str = "en") -> Signals:
    """Return the signals of a text."""
    return find_signals(Article(text=text, language=language))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("“We will not sign,” said Ann Lee.", "Ann Lee", id="verb-then-name"),
        pytest.param("“We will not sign,” Ann Lee said.", "Ann Lee", id="name-then-verb"),
        pytest.param("Ann Lee said: “We will not sign.”", "Ann Lee", id="before-with-colon"),
        pytest.param("Ann Lee, who runs the port, said “we will not sign this”.", "Ann Lee", id="aside"),
        pytest.param("The mayor, Ann Lee, said “we will not sign this”.", "Ann Lee", id="name-in-aside"),
        pytest.param("According to Ann Lee, the dam “was never inspected again”.", "Ann Lee", id="according-to"),
        pytest.param("It was set out by spokesman Tom Hale, who said it “will not be signed”.", "Tom Hale", id="agent"),
        pytest.param("“We will not sign,” she said.", "she", id="pronoun-of-nobody"),
        pytest.param("“We will not sign.” The bridge is closed.", None, id="no-cue"),
        pytest.param("“We will not sign,” was never said aloud.", None, id="passive"),
    ],
)
def test_speaker_of_one_quotation(text: str, speaker: str | None) -> None:
    """The name beside the verb of speech is the speaker."""
    assert signals(text).spans[0].speaker == speaker


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param(
            "Port spokeswoman Ann Lee came. “We will not sign,” the spokeswoman said. “Never again,” Lee added.",
            ["Ann Lee", "Ann Lee"],
            id="role-and-last-name",
        ),
        pytest.param(
            "Mayor Ann Lee met mayor Eve Hart. “We will not sign,” the mayor said.", ["the mayor"], id="two-mayors"
        ),
        pytest.param(
            "“We will not sign,” Ann Lee said. “We never wanted to sign anything.”",
            ["Ann Lee", "Ann Lee"],
            id="goes-on",
        ),
        pytest.param(
            "“We will not sign,” Ann Lee said. “We shall see,” Eve Hart replied.",
            ["Ann Lee", "Eve Hart"],
            id="dialogue",
        ),
    ],
)
def test_speakers_across_sentences(text: str, speakers: list[str]) -> None:
    """A role or last name is tied to the one person it fits, and to nobody when it fits two."""
    assert [signal.speaker for signal in signals(text).spans] == speakers


def test_who_gets_to_speak_is_counted_by_words() -> None:
    """Speakers come with quotes and words, the outlet's own words apart from the quoted."""
    found = signals("“We will not sign this,” Ann Lee said. “No,” Eve Hart said. The port is closed.")
    assert [(speaker.name, speaker.quotes, speaker.words) for speaker in found.speakers] == [
        ("Ann Lee", 1, 5),
        ("Eve Hart", 1, 1),
    ]
    assert found.measures["quoted_words"] + found.measures["outlet_words"] == found.measures["words"]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        pytest.param("Two officials confirmed the date.", "en", [("unnamed-source", "Two officials")], id="no-name"),
        pytest.param("The officials confirmed the date.", "en", [], id="officials-known-from-before"),
        pytest.param("Two officials, Ann Lee and Eve Hart, confirmed the date.", "en", [], id="named-after-all"),
        pytest.param("People from the port are asked to wait.", "en", [], id="people-who-are-asked"),
        pytest.param("Critics say it is late.", "en", [("vague-attribution", "Critics say")], id="critics"),
        pytest.param("Critics of the plan met on Friday.", "en", [], id="critics-who-say-nothing"),
        pytest.param(
            "Unidentified gunmen in masks fled.", "en", [("unnamed-actor", "Unidentified gunmen")], id="actor"
        ),
        pytest.param("Der Termin steht angeblich fest.", "de", [("vague-attribution", "angeblich")], id="hearsay"),
        pytest.param("Critics say it is late.", "fr", [], id="no-rules-for-the-language"),
    ],
)
def test_unnamed_people(text: str, language: str, found: list[tuple[str, str]]) -> None:
    """Claims without a name behind them are marked, and only those."""
    assert [(signal.signal, signal.span.text) for signal in signals(text, language).spans] == found


def test_the_outlets_voice_and_quoted_voices_are_apart() -> None:
    """Hearsay inside somebody's speech is that person's, and is counted on its own."""
    found = signals("“Critics say we are late,” said Ann Lee. Critics say it is dear.")
    vague = [signal for signal in found.spans if signal.signal == "vague-attribution"]
    assert [signal.in_quote for signal in vague] == [True, False]
    assert found.measures["vague_attributions"] == found.measures["vague_attributions_in_quotes"] == 1


def test_a_language_without_rules_gives_marks_only() -> None:
    """Without rules no kind and no speaker is claimed."""
    found = signals("« Nous ne signerons pas », a déclaré Ann Lee.", "fi")
    assert not found.supported
    assert [(signal.signal, signal.speaker) for signal in found.spans] == [("unsure-quote", None)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        pytest.param(
            "fr",
            "Le porte-parole du ministère, Jean Petit, a affirmé jeudi que la mesure était « parfaitement légale ». "
            "« On ne cédera pas », a-t-il ajouté. Le « plan social » annoncé concerne le port.",
            [("quote", "Jean Petit"), ("quote", "Jean Petit"), ("scare-quote", None)],
            id="fr",
        ),
        pytest.param(
            "es",
            "El portavoz del Gobierno, Luis Pardo, aseguró este jueves que la medida es “perfectamente legal”. "
            "“No cederemos”, añadió. La “reforma” afecta al puerto.",
            [("quote", "Luis Pardo"), ("quote", "Luis Pardo"), ("scare-quote", None)],
            id="es",
        ),
        pytest.param(
            "it",
            "Il portavoce del governo, Luca Neri, ha assicurato giovedì che la misura è “perfettamente legale”. "
            "“Non cederemo”, ha aggiunto. La “riforma” riguarda il porto.",
            [("quote", "Luca Neri"), ("quote", "Luca Neri"), ("scare-quote", None)],
            id="it",
        ),
        pytest.param(
            "pt",
            "O porta-voz do governo, João Dias, afirmou na quinta-feira que a medida é “perfeitamente legal”. "
            "“Não vamos ceder”, acrescentou. A “reforma” afeta o porto.",
            [("quote", "João Dias"), ("quote", "João Dias"), ("scare-quote", None)],
            id="pt",
        ),
        pytest.param(
            "nl",
            "Woordvoerder Jan de Vries zei donderdag dat de maatregel ‘volkomen legaal’ is. "
            "‘We geven niet toe’, voegde hij eraan toe.",
            [("quote", "Jan de Vries"), ("quote", "Jan de Vries")],
            id="nl",
        ),
        pytest.param(
            "sv",
            "Talespersonen Erik Holm sade på torsdagen att åtgärden är ”helt laglig”. ”Vi ger oss inte”, tillade han.",
            [("quote", "Erik Holm"), ("quote", "Erik Holm")],
            id="sv",
        ),
        pytest.param(
            "pl",
            "Rzecznik rządu Jan Nowak oświadczył w czwartek, że środek jest „całkowicie legalny”. „Reforma” trwa.",
            [("quote", "Jan Nowak"), ("scare-quote", None)],
            id="pl",
        ),
        pytest.param(
            "ru",
            "Пресс-секретарь президента Иван Петров заявил журналистам, что мера «совершенно законна». "
            "«Мы не уступим», — добавил он. Газета «Известия» написала об этом.",
            [("quote", "Иван Петров"), ("quote", "Иван Петров"), ("quoted-title", None)],
            id="ru",
        ),
        pytest.param(
            "uk",
            "Речник уряду Іван Петренко заявив, що захід «цілком законний». «Ми не поступимося», — додав він.",
            [("quote", "Іван Петренко"), ("quote", "Іван Петренко")],
            id="uk",
        ),
        pytest.param(
            "tr",
            "Hükümet Sözcüsü Mehmet Kaya perşembe günü yaptığı açıklamada, “Bu önlem tamamen yasaldır” ifadesini "
            "kullandı. Kaya, “Geri adım atmayacağız” diye konuştu. “Reform” limanı etkiliyor.",
            [("quote", "Mehmet Kaya"), ("quote", "Mehmet Kaya"), ("scare-quote", None)],
            id="tr",
        ),
        pytest.param(
            "ja",
            "政府報道官の山田氏は木曜日、「措置は完全に合法だ」と強調した。いわゆる「改革」は港に影響する。",
            [("quote", "政府報道官の山田氏"), ("scare-quote", None)],
            id="ja",
        ),
        pytest.param(
            "zh",
            "政府发言人王伟周四表示，该措施“完全合法”。“我们不会让步。”王伟说。所谓的“改革”影响港口。",
            [("quote", "政府发言人王伟"), ("quote", "王伟"), ("scare-quote", None)],
            id="zh",
        ),
        pytest.param(
            "ar", "قال المتحدث باسم الحكومة سامي حسن إن الإجراء «قانوني تماما».",
            [("quote", "المتحدث باسم الحكومة سامي حسن")], id="ar",
        ),
    ],
)  # fmt: skip
def test_speakers_in_other_languages(language: str, text: str, found: list[tuple[str, str | None]]) -> None:
    """The order of subject, verb and quotation differs; the speaker is found all the same."""
    assert [(signal.signal, signal.speaker) for signal in signals(text, language).spans] == found
