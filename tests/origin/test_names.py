"""Finding names in texts of many scripts, and what only looks like one."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.origin.canon import canonical, compared, edged
from provenance.origin.names import NameIndex


@dataclass(frozen=True)
class Entry:
    """A name of a small registry."""

    text: str
    outlet_id: str
    kind: str = "agency"
    lang: str | None = None
    country: str = "unknown"
    needs: str | None = None


ENTRIES = (
    Entry("Reuters", "reuters"),
    Entry("Associated Press", "ap"),
    Entry("The Associated Press", "ap"),
    Entry("AP", "ap"),
    Entry("dpa", "dpa"),
    Entry("TASS", "tass"),
    Entry("ТАСС", "tass"),
    Entry("РИА Новости", "ria"),
    Entry("رويترز", "reuters"),
    Entry("新华社", "xinhua"),
    Entry("भाषा", "pti"),
    Entry("Der Standard", "standard", "newspaper"),
    Entry("Time", "time", "magazine"),
    Entry("Harbour News", "harbour", "newspaper"),
    Entry("N+", "nplus", "broadcaster"),
    Entry("Facebook", "facebook", "platform"),
    Entry("Hidden", "hidden", "site", needs="never"),
)
INDEX = NameIndex(ENTRIES, prefixes="لبوفك")


def names(text: str, endings: str = "") -> list[str]:
    """Return the names found in a text, as printed."""
    canon = canonical(text)
    hits = INDEX.find(text, canon, f" {edged(canon)} ", frozenset(endings.split()))
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("by REUTERS and Reuters", ["REUTERS", "Reuters"], id="capitals"),
        pytest.param("Ｒｅｕｔｅｒｓ", ["Ｒｅｕｔｅｒｓ"], id="full-width"),
        pytest.param("the Associated Press said", ["the Associated Press"], id="longest"),
        pytest.param("Hillel ItalieThe Associated Press", ["The Associated Press"], id="glued-before"),
        pytest.param("dpaMM-Redaktion", ["dpa"], id="glued-behind"),
        pytest.param("AP2020.10.26", ["AP"], id="glued-to-a-date"),
        pytest.param("(AP)", ["AP"], id="bracketed"),
        pytest.param("sid/dpa", ["dpa"], id="lower-case-as-registered"),
        pytest.param("Tass", ["Tass"], id="acronym-read-as-a-word"),
        pytest.param("РИА «Новости»", ["РИА «Новости»"], id="quotation-marks-inside"),
        pytest.param("der „Standard“ schreibt", ["der „Standard“"], id="quotation-marks-behind-article"),
        pytest.param("لرويترز", ["رويترز"], id="arabic-prefix"),
        pytest.param("据新华社报道", ["新华社"], id="no-spaces"),
        pytest.param("(भाषा)", ["भाषा"], id="vowel-sign-at-the-end"),
        pytest.param("time will tell", [], id="common-word-in-lower-case"),
        pytest.param("Timely", [], id="longer-word"),
        pytest.param("APRIL", [], id="inside-capitals"),
        pytest.param("ap", [], id="two-letters-in-lower-case"),
        pytest.param("napsal Deník N.", [], id="sign-is-part-of-the-name"),
        pytest.param("N+ reports", ["N+"], id="name-with-a-sign"),
        pytest.param("ZAXID.AP", [], id="ending-of-an-address"),
        pytest.param("on Facebook", [], id="platforms-write-nothing"),
        pytest.param("Hidden", [], id="never"),
    ],
)
def test_names_in(text: str, wanted: list[str]) -> None:
    """A name is found as it is printed, whole."""
    assert names(text) == wanted


@pytest.mark.parametrize(
    ("text", "endings", "wanted"),
    [
        pytest.param("передаёт корреспондент ТАССа", "а у", ["ТАСС"], id="russian"),
        pytest.param("Reutersin mukaan", "in n", ["Reuters"], id="finnish"),
        pytest.param("Reuters'ın haberi", "", ["Reuters"], id="apostrophe-needs-no-list"),
        pytest.param("Reutersin mukaan", "", [], id="not-in-other-languages"),
    ],
)
def test_case_endings(text: str, endings: str, wanted: list[str]) -> None:
    """Case endings follow a name only in the language that has them."""
    assert names(text, endings) == wanted


@given(st.text(max_size=200))
def test_canonical_keeps_every_place(text: str) -> None:
    """An offset in the canonical text is one in the text, whatever it holds; doing it twice changes nothing."""
    canon = canonical(text)
    assert len(canon) == len(edged(canon)) == len(text)
    assert canonical(canon) == canon
    assert compared(text) == (canon, edged(canon))


@given(st.text(alphabet="Reuters AP.dpa-«»Новости ТАСС新华社\n", max_size=120))
def test_hits_do_not_overlap(text: str) -> None:
    """Names come in the order of the text, none over another."""
    canon = canonical(text)
    hits = INDEX.find(text, canon, f" {edged(canon)} ")
    assert all(first.end <= second.start for first, second in itertools.pairwise(hits))
