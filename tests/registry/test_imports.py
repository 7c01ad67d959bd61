"""The files under `sources/` are what the scripts make of the tables, and what they hold back stays out."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

from scripts.imports.book import Book
from scripts.imports.build import build, write_files
from scripts.imports.core import Core
from scripts.imports.listed import listed_rows
from scripts.imports.lists import import_perennial
from scripts.imports.names import clean, fits, slug
from scripts.imports.owners import key_of
from scripts.imports.sites import import_sites
from scripts.imports.tables import ROOT, word_list
from tests.shared import shared

MODULES = ("tables", "names", "book", "places", "sites", "owners", "state", "agencies")


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_scripts_run(name: str) -> None:
    """Each example in a docstring gives what it says."""
    result = doctest.testmod(importlib.import_module(f"scripts.imports.{name}"))
    assert result.attempted > 0
    assert result.failed == 0


def test_a_run_gives_the_committed_bytes(tmp_path: Path) -> None:
    """Tables and hand-made entries as they are give the files as they are; else `python -m scripts.imports` is due."""
    book = build(shared("registry/outlets.csv").parent)
    list(write_files(book, tmp_path))
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    ours = word_list("datasets")
    kept = {path.name: path.read_bytes() for path in (ROOT / "sources").glob("*.yaml") if path.stem in ours}
    assert sorted(made) == sorted(kept)
    assert [name for name in sorted(made) if made[name] != kept[name]] == []


def test_nothing_without_citation_ships() -> None:
    """No file cites the compiler's own knowledge."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "sources").glob("*.yaml")]
    assert texts
    assert not [text for text in texts if "needs citation" in text or "general knowledge" in text]


def test_share_alike_stays_in_one_file() -> None:
    """Only the file of Wikipedia's list holds its statuses, and its head carries terms and credit."""
    files = (ROOT / "sources").glob("*.yaml")
    holding = [path.stem for path in files if "wikipedia-perennial-sources" in path.read_text("utf-8")]
    assert holding == ["wikipedia-perennial-sources"]
    head = word_list("datasets")["wikipedia-perennial-sources"]
    assert head["terms"] == "share-alike"
    assert "CC BY-SA 4.0" in head["credit"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Print media: Al-Sabah", "Al-Sabah", id="kind-of-medium-before-the-title"),
        pytest.param("Front Page | The Indian Express", "The Indian Express", id="part-of-a-feed-title"),
        pytest.param("Yankton Daily Press &amp; Dakotan", "Yankton Daily Press & Dakotan", id="entity"),
        pytest.param("Voice of Korea (English)", "Voice of Korea (English)", id="language-in-brackets-stays"),
        pytest.param("Agence France-Presse (AFP)", "Agence France-Presse", id="abbreviation-goes-to-the-names"),
        pytest.param("TV:SCHWERIN", "TV:SCHWERIN", id="colon-inside-a-name"),
        pytest.param("WPTZ 5.1", "WPTZ", id="number-of-a-sub-channel"),
    ],
)
def test_names_are_cleaned(text: str, name: str) -> None:
    """What is no part of a title goes, what is stays."""
    assert clean(text)[0] == name


@pytest.mark.parametrize(
    ("name", "host", "fitting"),
    [
        pytest.param("Le Monde", "lemonde.fr", True, id="same-letters"),
        pytest.param("British Broadcasting Corporation", "bbc.co.uk", True, id="initials"),
        pytest.param("Prisma Media", "voici.fr", False, id="publisher-of-another-title"),
        pytest.param("Daily News", "newsday.com", False, id="only-a-common-word"),
    ],
)
def test_a_name_fits_its_host(name: str, host: str, fitting: bool) -> None:
    """A group's name on a title's site is not taken for the site's."""
    assert fits(name, host) is fitting


def test_owner_names_meet_without_their_legal_form() -> None:
    """One owner in different words is one entry; different owners stay apart."""
    assert key_of("Warner Bros. Discovery, Inc.") == key_of("Warner Bros. Discovery")
    assert key_of("Hearst Television") != key_of("Hearst Communications")


def test_ids_are_plain() -> None:
    """Ids are made of Latin letters, digits and hyphens, whatever the name is written in."""
    assert slug("Łódź – Süddeutsche's") == "lodz-suddeutsches"


def perennial(rows: list[tuple[str, str, str]]) -> Book:
    """Return a book with two known outlets after the rows (entry, address, status) of one snapshot were entered."""
    core = Core(
        outlets={
            "wake": {"name": "The Wake", "kind": "newspaper", "country": "NO", "domains": ["wake.example"]},
            "video": {"name": "Video Harbour", "kind": "platform", "country": "NO", "domains": ["video.example"]},
        },
        hosts={"wake.example": "wake", "video.example": "video"},
    )
    book = Book(core)
    keys = ("source_name", "domain", "status")
    table = [dict(zip(keys, row, strict=True)) | {"snapshot_date": "2021-03-17"} for row in rows]
    import_perennial(book, table)
    return book


@pytest.mark.parametrize(
    ("rows", "rated"),
    [
        pytest.param([("The Wake", "wake.example", "deprecated")], {"wake"}, id="by-name-and-address"),
        pytest.param([("The Wake", "old.wake.example", "deprecated")], {"wake"}, id="part-of-the-site-so-named"),
        pytest.param([("Other Gazette", "old.wake.example", "deprecated")], set(), id="part-of-another-site"),
        pytest.param([("Blog of Kari", "wake.example", "deprecated")], set(), id="entry-about-somebody-else"),
        pytest.param(
            [("Blog of Kari", "kari-b.example", "deprecated"), ("", "kari-b.example", "deprecated")],
            {"kari-b-example"},
            id="confirmed-by-the-list-of-addresses",
        ),
        pytest.param(
            [
                ("Tidal Post", "tidalpost.example", "deprecated"),
                ("Tidal Post", "video.example", "deprecated"),
                ("", "video.example", "deprecated"),
            ],
            {"tidalpost-example", "video"},
            id="address-from-a-footnote-takes-only-its-own-status",
        ),
    ],
)
def test_a_status_is_given_to_whom_the_entry_is_about(rows: list[tuple[str, str, str]], rated: set[str]) -> None:
    """An entry reaches its outlet also by an address below it; addresses from footnotes do not carry it elsewhere."""
    file = perennial(rows).files["wikipedia-perennial-sources"]
    found = {**file.outlets, **file.additions}
    assert {id for id, fields in found.items() if fields.get("assessments")} == rated
    assert not any("Tidal Post" in str(fields) for id, fields in found.items() if id == "video")


def test_a_listed_outlet_says_what_was_inferred() -> None:
    """A list that gives no countries has them by inference, and they come out as unsure."""
    for listing, content in word_list("listed").items():
        rows = list(listed_rows(listing))
        assert len(rows) == sum(map(len, content["outlets"].values()))
        assert {row["country_basis"] for row in rows} == {"dataset" if content["countries"] == "stated" else "tld"}


def test_a_listed_name_joins_a_hand_made_outlet_without_address() -> None:
    """The outlet that people entered with its name alone gets the address; one with another address stays apart."""
    core = Core(
        outlets={
            "fjord": {"name": "Fjord Post", "kind": "newspaper", "country": "NO"},
            "wake": {"name": "The Wake", "kind": "newspaper", "country": "NO", "domains": ["wake.example"]},
        },
        hosts={"wake.example": "wake"},
    )
    core.names["fjord post"].add("fjord")
    core.names["the wake"].add("wake")
    book = Book(core)
    row = {"other_names": "", "country_code": "NO", "language": "", "type": "newspaper", "confidence": "medium",
           "country_basis": "tld", "datasets": "Dispositif/Wikibot"}  # fmt: skip
    sites = {"fjordpost.example": "Fjord Post", "dailywake.example": "The Wake"}
    import_sites(book, [row | {"domain": host, "name": name} for host, name in sites.items()])
    assert book.hosts["fjordpost.example"] == "fjord"
    assert book.hosts["dailywake.example"] == "dailywake-example"
