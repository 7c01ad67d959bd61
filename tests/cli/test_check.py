"""`provenance check` on files, standard input and fetched pages: the document, and what a person sees."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Site
from tests.shared import EXAMPLE

Run = Callable[..., Outcome]
PARAGRAPHS = [line for line in EXAMPLE.read_text("utf-8").splitlines() if line][:-1]


def html(*, head: str = "", before: str = "", after: str = "", first: str = "") -> str:
    """Return the bundled example as a page, with a credit wherever a test wants it."""
    body = "".join(f"<p>{first if not number else ''}{text}</p>\n" for number, text in enumerate(PARAGRAPHS))
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>The harbour vote</title>{head}</head><body>"
        f"<header><a href=/>Home</a></header><article><h1>The harbour vote</h1>{before}{body}{after}</article></body>"
    )


def origin(outcome: Outcome) -> tuple[str, str, list[str], list[str]]:
    """Return status, relation, outlets and credits of a document's origin."""
    found = outcome.json["origin"]
    parts = [part for part in found["contributions"] if part["role"] == "origin"]
    return found["status"], found["relation"], [p["outlet"] for p in parts], [p["span"]["text"] for p in parts]


# ---------------------------------------------------------------- the bundled example


def test_the_bundled_example(run: Run) -> None:
    """Publisher unknown, origin Sputnik by its label, owners up to the state, as of the article's date."""
    outcome = run("check", str(EXAMPLE), "--published", "2020-07-17", "--json", "--offline")
    document = outcome.json
    text = EXAMPLE.read_text("utf-8")
    span = document["origin"]["contributions"][0]["span"]
    assert document["publisher"]["status"] == "no-address"
    assert origin(outcome) == ("taken", "republished", ["sputnik"], ["Source: Sputnik"])
    assert document["article"]["text"] == text
    assert text[span["start"] : span["end"]] == span["text"]
    owners = document["profiles"]["sputnik"]["ownership"]
    assert [link["owner"] for link in owners] == ["rossiya-segodnya", "russian-federation"]
    assert owners[-1]["end"] == "ultimate"
    assert all(link["statement"]["evidence"] for link in owners)


@pytest.mark.parametrize(
    ("options", "as_of", "basis", "standing"),
    [
        pytest.param(["--published", "2020-07-17"], "2020-07-17", "published", "later", id="article-of-2020"),
        pytest.param(
            ["--published", "2020-07-17", "--as-of", "2026-11-01"], "2026-11-01", "given", "yes", id="as-asked"
        ),
    ],
)
def test_a_measure_holds_as_of_the_date(run: Run, options: list[str], as_of: str, basis: str, standing: str) -> None:
    """The broadcasting ban of 2022 is later for an article of 2020, and in force now."""
    document = run("check", str(EXAMPLE), *options, "--json").json
    bans = [
        act["in_force"]
        for act in document["profiles"]["sputnik"]["designations"]
        if act["statement"]["number"] == "(EU) 2022/350"
    ]
    assert (document["request"]["as_of"], document["request"]["as_of_basis"]) == (as_of, basis)
    assert bans == [standing]


def test_who_is_quoted_in_the_bundled_example(run: Run) -> None:
    """The spokesman and the embassy have their own quotes; terms kept at a distance are scare quotes."""
    signals = run("check", str(EXAMPLE), "--json").json["signals"]
    speakers = {speaker["name"]: speaker["quotes"] for speaker in signals["speakers"]}
    scare = [mark["span"]["text"] for mark in signals["spans"] if mark["signal"] == "scare-quote"]
    assert speakers == {"Anton Belov": 6, "the Velmoran Embassy in Northholm": 1}
    assert scare == ["“outside actors”", "‘very probably’", "‘Velmora-linked operators’"]


def test_the_same_command_gives_the_same_bytes(run: Run) -> None:
    """Same input, registry and version: same output."""
    words = ("check", str(EXAMPLE), "--published", "2020-07-17", "--json")
    assert run(*words).out == run(*words).out


# ---------------------------------------------------------------- where content comes from


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads text or HTML; the text stays as it is."""
    text = EXAMPLE.read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert run("check", "-", "--json").json["article"]["text"].encode() == text
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(html().encode())))
    assert run("check", "-", "--json").json["article"]["title"] == "The harbour vote"


@pytest.mark.parametrize(
    ("name", "content", "options"),
    [
        pytest.param("a.txt", "Ёлка у моста.".encode("utf-16"), [], id="utf-16-with-mark"),
        pytest.param("a.txt", "Ёлка у моста.".encode("cp1251"), ["--charset", "windows-1251"], id="named"),
        pytest.param("a.txt", "\ufeffЁлка у моста.".encode(), [], id="utf-8-with-mark"),
    ],
)
def test_codings_of_text(run: Run, tmp_path: Path, name: str, content: bytes, options: list[str]) -> None:
    """A text is decoded by its mark or by the coding that was named."""
    target = tmp_path / name
    target.write_bytes(content)
    assert run("check", str(target), *options, "--json").json["article"]["text"] == "Ёлка у моста."


def test_line_ends_stay_as_they_are(run: Run, tmp_path: Path) -> None:
    """Offsets count code points of exactly what was given."""
    target = tmp_path / "a.txt"
    target.write_bytes(b"The talks about the bridge go on.\r\n\r\nSource: Sputnik\r\n")
    outcome = run("check", str(target), "--json")
    assert outcome.json["article"]["text"].endswith("\r\n\r\nSource: Sputnik\r\n")
    assert origin(outcome)[3] == ["Source: Sputnik"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(html(after="<div class=source>Source: Sputnik</div>"), id="div-source"),
        pytest.param(html(before="<p class=byline>Sputnik</p>"), id="p-byline"),
        pytest.param(html(after="<footer>Source: Sputnik</footer>"), id="footer"),
        pytest.param(html(first="МОСКВА, 17 июля — Sputnik. "), id="dateline"),
    ],
)
def test_a_credit_anywhere_on_a_fetched_page(run: Run, site: Site, page: str) -> None:
    """The same content served from a local address has the same origin, wherever the page puts the credit."""
    outcome = run("check", site.add("/story.html", page), "--allow", site.address, "--json")
    status, _relation, outlets, credits_ = origin(outcome)
    assert outcome.code == 0
    assert (status, outlets) == ("taken", ["sputnik"])
    assert all("Sputnik" in credit for credit in credits_)
    assert outcome.json["publisher"]["status"] == "unknown"
    assert outcome.json["capture"]["status"] == 200


def test_a_page_read_back_from_its_evidence(run: Run, site: Site, tmp_path: Path) -> None:
    """What was kept of a fetch gives the same document, from the file alone."""
    address = site.add("/story.html", html(after="<div class=source>Source: Sputnik</div>"))
    options = ("--published", "2020-07-17", "--json")
    fetched = run("check", address, "--allow", site.address, "--evidence", str(tmp_path), *options).json
    (kept,) = tmp_path.glob("*.warc*")
    read_back = run("check", str(kept), "--offline", *options).json
    named = run("check", str(kept), "--url", address, "--offline", *options).json
    for document in (fetched, read_back, named):
        del document["capture"]["evidence_path"]
    assert fetched == read_back == named
    other = run("check", str(kept), "--url", f"http://{site.address}/other", "--json")
    assert (other.code, other.json["error"]["kind"]) == (1, "file_unreadable")


def test_no_credit_no_origin(run: Run, site: Site) -> None:
    """Without a credit the origin is unknown, and the name in the text stays a clue."""
    page = html(after="<p>The minister gave Sputnik an interview on the matter.</p>")
    found = run("check", site.add("/", page), "--allow", site.address, "--json").json["origin"]
    assert (found["status"], found["contributions"]) == ("unknown", [])


# ---------------------------------------------------------------- a registry of one's own

OVERLAY = """version: '1'
outlets:
  harbour-gazette:
    name: {name}
    kind: newspaper
    country: NO
    domains: [harbourgazette.example]
"""


def test_overlays_are_laid_over_the_shipped_registry(run: Run, tmp_path: Path) -> None:
    """An outlet of one's own serves its address; of two overlays the last is highest, and what it replaced is shown."""
    lower, upper = tmp_path / "lower.yaml", tmp_path / "upper.yaml"
    lower.write_text(OVERLAY.format(name="Harbour Gazette"))
    upper.write_text(OVERLAY.format(name="The Gazette"))
    words = ("check", str(EXAMPLE), "--url", "https://www.harbourgazette.example/1", "--json")
    plain = run(*words).json
    one = run(*words, "--registry", str(lower)).json
    two = run(*words, "--registry", str(lower), "--registry", str(upper)).json
    assert plain["publisher"]["status"] == "unknown"
    assert (one["publisher"]["outlet"], one["publisher"]["name"]) == ("harbour-gazette", "Harbour Gazette")
    assert two["publisher"]["name"] == "The Gazette"
    assert any("Harbour Gazette" in each["value"] for each in two["profiles"]["harbour-gazette"]["conflicts"])
    assert len({document["produced_by"]["registry"]["sha256"] for document in (plain, one, two)}) == 3
    assert one["profiles"]["harbour-gazette"]["country"] == "NO"


def test_an_overlay_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """A registry file that cannot be read makes the registry invalid, not the page."""
    failed = run("check", str(EXAMPLE), "--registry", str(tmp_path / "none.yaml"), "--json")
    assert (failed.code, failed.json["error"]["kind"]) == (3, "registry_invalid")


# ---------------------------------------------------------------- what a person sees


def test_the_view_puts_relations_first(run: Run) -> None:
    """Served, written, owned, state, measures, assessed, then the text, then evidence, in 80 columns."""
    shown = run("check", str(EXAMPLE), "--published", "2020-07-17").out
    order = ["Served by", "Written by", "Owned by", "State", "Measures", "Assessed", "Signals", "Evidence"]
    places = [shown.index(f"\n{word}") for word in order]
    assert places == sorted(places)
    assert "unknown: no address was given" in shown
    assert "Sputnik, republished here" in shown
    assert "Russian Federation (state)" in shown
    assert "later, not in force on 17 July 2020:\n" in shown
    assert "\x1b" not in shown
    lines = shown.splitlines()
    assert all(len(line) <= 80 for line in lines if "http" not in line)
    assert all(line == line.rstrip() for line in lines)


def test_every_number_has_its_evidence(run: Run) -> None:
    """Each footnote in the text stands once below, with the page and the day it was read."""
    shown, _, below = run("check", str(EXAMPLE), "--published", "2020-07-17").out.partition("\nEvidence\n")
    used = {int(number) for number in re.findall(r"\[(\d+)\]", shown)}
    heads = [line for line in below.splitlines() if line.startswith("[")]
    assert used == set(range(1, len(heads) + 1))
    assert below.count("     http") >= len(heads)


def test_hostile_pages_cannot_write_on_the_terminal(run: Run, tmp_path: Path) -> None:
    """Escape codes and direction marks of a page are taken out of what is shown, and only there."""
    page = tmp_path / "page.txt"
    page.write_text("Har\x1b[2Jbour \u202eopens\n\nThe talks go on, the ministry said on Friday.\n\nSource: Sputnik\n")
    shown = run("check", str(page))
    assert shown.code == 0
    assert not set(shown.out) & set("\x1b\u202e")
    assert "\u202e" in run("check", str(page), "--json").json["article"]["text"]
