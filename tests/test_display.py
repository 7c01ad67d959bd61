"""Strangers' letters in our outputs: nothing turns, hides or commands what a reader sees, and no value is lost."""

from __future__ import annotations

import io
import json
import re

import pytest

from provenance import Page, annotate, load_registry
from provenance.cli import main
from provenance.export.terminal import draw
from provenance.text import displayable, inert_json

ODD = "\u202e\u2066\u200f\u200b\x1b[31m\x1b]0;owned\x07\x9b2J\U000e0041\U000e007f\u2028\ufeff\xad"
# Escapes, bidi controls, tags, zero-width letters: whatever changes the display of what follows.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
SENTENCE = f"The minister{ODD} said on Monday that the talks would go on until a deal was found. "
HTML = (
    f"<html><head><title>Talks{ODD} go on</title><meta name=author content='A. {ODD}Person'>"
    f"<link rel=canonical href='https://www.example.org/{ODD}'><meta property='og:site_name' content='The {ODD} Daily'>"
    f"</head><body><article><h1>Talks{ODD} go on</h1><p class=byline>By A.{ODD} Person</p>"
    + "".join(f"<p>{SENTENCE * 2}</p>" for _ in range(5))
    + f"<p>“No{ODD},” said an official{ODD}.</p><p>Source: {ODD}Sputnik</p></article></body></html>"
)


@pytest.fixture(scope="module")
def document():  # type: ignore[no-untyped-def]
    """Return the document of a page full of odd letters."""
    return annotate(Page(html=HTML, url="https://www.example.org/a"), as_of="2026-01-01")


def test_json_is_inert_and_whole(document) -> None:  # type: ignore[no-untyped-def]
    """The JSON text holds no such letter, and its values hold all of them."""
    text = document.to_json(indent=2)
    assert UNSAFE.search(text) is None
    assert json.loads(text)["article"]["text"] == document.article.text
    plain = annotate(Page(text=SENTENCE * 5), as_of="2026-01-01").to_json()
    assert UNSAFE.search(plain) is None
    assert json.loads(plain)["article"]["text"] == SENTENCE * 5


def test_the_terminal_view_is_inert(document) -> None:  # type: ignore[no-untyped-def]
    """What a person sees holds no such letter either."""
    out = io.StringIO()
    draw(document, load_registry(), out)
    assert UNSAFE.search(out.getvalue().replace("\n", "")) is None
    assert "Talks" in out.getvalue()


@pytest.mark.parametrize("as_json", [False, True], ids=["words", "json"])
def test_messages_are_inert(as_json: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """An error that names what it was given names it without its odd letters."""
    main(["check", f"http://www.example.org/{ODD}\x00", *(["--json"] if as_json else [])])
    printed = capsys.readouterr()
    assert UNSAFE.search((printed.out + printed.err).replace("\n", "")) is None


@pytest.mark.parametrize("letter", [*ODD, "\x00", "\x7f"])
def test_each_letter(letter: str) -> None:
    """Each is taken out of what is shown, and escaped in JSON."""
    if letter in "[31m]0;owned2J\u2028":
        return
    assert displayable(f"a{letter}b") == "ab"
    assert json.loads(inert_json(json.dumps(letter, ensure_ascii=False))) == letter
    assert UNSAFE.search(inert_json(json.dumps(letter, ensure_ascii=False))) is None


HALF = "The minister said \ud800 on Monday that the talks would go on until a deal was found. " * 5


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(Page(text=HALF), id="text"),
        pytest.param(Page(html=f"<article><h1>Talks \udfff</h1><p>{HALF}</p></article>"), id="markup"),
        pytest.param(Page(text=HALF, language="\ud800"), id="language"),
        pytest.param(
            Page(
                html='<script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks \\ud83d\\ude00 '
                'and \\ud83d","author":{"name":"Ann \\udfff"}}</script>'
                f"<article><p>{HALF}</p></article>"
            ),
            id="json-ld",
        ),
    ],
)
def test_halves_of_letters_can_be_written(page: Page) -> None:
    """Half of a surrogate pair is no letter: it becomes U+FFFD, and everything else keeps its place."""
    document = annotate(page)
    document.to_json().encode("utf-8")
    assert "said \ufffd on Monday" in document.article.text
    assert document.article.title is None or "\ufffd" in document.article.title
