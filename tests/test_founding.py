"""The text this project was created from: its only clue is the last line. It is not part of the repository."""

from __future__ import annotations

import pytest

import provenance
from tests.shared import shared


@pytest.fixture(scope="module")
def document() -> provenance.AnnotatedDocument:
    """Return the founding text, annotated as of the day it was published."""
    return provenance.annotate(shared("founding/article.txt").read_text("utf-8"), published="2020-07-17")


def test_publisher_is_as_given(document: provenance.AnnotatedDocument) -> None:
    """A text without an address has no publisher; with one it has the address's."""
    assert document.publisher.status == "no-address"
    text = document.article.text
    served = provenance.annotate(text, url="https://www.urdupoint.com/en/a.html", published="2020-07-17")
    assert (served.publisher.outlet, served.origin.contributions[0].outlet) == ("urdupoint", "sputnik")


def test_origin_is_on_the_credit(document: provenance.AnnotatedDocument) -> None:
    """The label in the last line is the origin, and its span is exactly the label."""
    (part,) = document.origin.contributions
    assert (document.origin.status, part.outlet, part.relation) == ("taken", "sputnik", "republished")
    assert part.span.text == "Source: Sputnik"
    assert document.article.text[part.span.start :] == "Source: Sputnik"


def test_owners_up_to_the_state(document: provenance.AnnotatedDocument) -> None:
    """The chain reaches the Russian Federation through Rossiya Segodnya, each step dated and evidenced."""
    chain = document.profiles["sputnik"].ownership
    assert [link.owner for link in chain] == ["rossiya-segodnya", "russian-federation"]
    assert all(link.statement.since and link.statement.evidence for link in chain)


def test_the_ban_of_2022_is_not_yet_in_force(document: provenance.AnnotatedDocument) -> None:
    """Nothing of 2022 is in force on an article of 2020."""
    acts = document.profiles["sputnik"].designations
    assert [act.in_force for act in acts if act.statement.number == "(EU) 2022/350"] == ["later"]
    assert all((act.statement.since or "9") <= "2020-07-17" for act in acts if act.in_force == "yes")


def test_who_is_quoted(document: provenance.AnnotatedDocument) -> None:
    """The spokesman and the embassy are told apart, scare quotes and unnamed actors from both."""
    signals = document.signals
    assert {speaker.name: speaker.quotes for speaker in signals.speakers} == {
        "Dmitry Peskov": 7,
        "the Russian Embassy in London": 1,
    }
    marks = {(mark.signal, mark.span.text) for mark in signals.spans}
    assert {("scare-quote", "‘almost certainly’"), ("scare-quote", "‘Moscow-linked cyber actors’")} <= marks
    assert ("unnamed-actor", "unnamed “Russian actors”") in marks
