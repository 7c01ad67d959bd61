"""Every frame of the grammar finds its examples and leaves its counter-examples alone."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from provenance.document import Article, Origin, Page, Publisher
from provenance.extract import read
from provenance.origin import find_origin
from provenance.origin.forms import FORMS, OF_AN_OUTLET
from provenance.origin.languages import FLAGS, compiled, language_files, language_row, read_rows
from provenance.registry.index import Registry, load_registry
from provenance.urls.hosts import registrable_domain

TITLE = "Library hours change"
PARAGRAPHS = (
    "The old lamps near the harbour were replaced with low-energy models on Tuesday, and a ferry keeps its timetable.",
    "Around forty volunteers planted trees along the river bank, where the new bus line will run from the station.",
)
CREDITING = frozenset((
    "label", "label-word", "label-after", "byline", "byline-after", "joint", "joint-after", "joint-word", "published",
    "published-after", "partner", "partner-after", "release", "release-after", "wire", "wire-after", "unnamed",
    "agencies", "based-on", "based-on-after", "sign-off",
))  # fmt: skip
REFUSING = frozenset(
    ("cited", "cited-after", "mention", "mention-after", "photo", "reverse", "boilerplate", "elsewhere", "issuer")
)
FILES = [(name, read_rows(text)) for name, text in language_files()]


def article(text: str, zone: str, language: str) -> Article:
    """Return a small article in plain text with `text` in `zone`, as a reader of saved text would get it."""
    first, second = PARAGRAPHS
    body = {
        "headline": f"{text}\n\n{first}\n\n{second}",
        "byline": f"{TITLE}\n{text}\n\n{first} {second}",
        "dateline": f"{TITLE}\n\n{text} {first}\n\n{second}",
        "lead": f"{TITLE}\n\n{text}\n\n{first} {second}",
        "body": f"{TITLE}\n\n{first}\n\n{text}\n\n{second} {first}",
        "caption": f"{TITLE}\n\n{first}\n\n{second}",
        "trailing": f"{TITLE}\n\n{first} {second}\n\n{text}",
        "footer": f"{TITLE}\n\n{first} {second}\n\n{text}",
    }[zone]
    found = read(Page(text=body, language=language)).article
    if zone != "caption":
        return found
    caption = found.zones[0].model_copy(update={"id": "caption", "kind": "caption", "text": text, "start": None})
    return found.model_copy(update={"zones": (*found.zones, caption)})


def origin_of(row: dict[str, Any], language: str, registry: Registry) -> Origin:
    """Return the origin of the article a row of the grammar stands for."""
    host = row.get("publisher")
    publisher = Publisher(status="no-address")
    if host:
        match = registry.by_host(host)
        publisher = Publisher(
            status="identified" if match else "unknown",
            outlet=match.outlet_id if match else None,
            host=host,
            registrable_domain=registrable_domain(host),
        )
    return find_origin(article(row["text"], row["zone"], language), publisher, registry)


def rows(kind: str) -> list[Any]:
    """Return the examples or counters of all frames as test cases."""
    return [
        pytest.param(data["language"], row, id=f"{data['language']}/{frame['id']}: {row['text'][:40]}")
        for _name, data in FILES
        for frame in data["frames"]
        for row in frame.get(kind, ())
    ]


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return the shipped registry."""
    return load_registry()


@pytest.mark.parametrize(("language", "row"), rows("examples"))
def test_example_names_its_origin(language: str, row: dict[str, Any], registry: Registry) -> None:
    """A frame finds who it is there to find, in the relation it states."""
    origin = origin_of(row, language, registry)
    found = {part.outlet or part.name for part in origin.contributions if part.role == "origin"}
    assert origin.status == "taken"
    assert found == set(row["finds"])
    if "relation" in row:
        assert origin.relation == row["relation"]


@pytest.mark.parametrize(("language", "row"), rows("counters"))
def test_counter_names_no_origin(language: str, row: dict[str, Any], registry: Registry) -> None:
    """The same words in another sense name nobody."""
    origin = origin_of(row, language, registry)
    assert origin.status != "taken"
    assert origin.contributions == ()


@pytest.mark.parametrize("name", [name for name, _data in FILES])
def test_file_is_in_form(name: str) -> None:
    """Each file is named for its language, each frame has a reason, and crediting ones are tested both ways."""
    data = dict(FILES)[name]
    assert name == f"{data['language']}.yaml"
    ids = [frame["id"] for frame in data["frames"]]
    assert len(ids) == len(set(ids))
    for frame in data["frames"]:
        assert frame["form"] in FORMS
        assert len(frame["reason"]) > 10, frame["id"]
        assert len({word.casefold() for word in frame["words"]}) == len(frame["words"]), frame["id"]
        if frame["form"] in CREDITING:
            assert frame.get("examples"), frame["id"]
            assert frame.get("counters"), frame["id"]
        if frame["form"] in REFUSING:
            assert frame.get("counters"), frame["id"]
    language_row(data, name)


def test_outlets_of_the_grammar_are_registered(registry: Registry) -> None:
    """A sign-off, desk code or inflected name belongs to an outlet of the registry."""
    for name, data in FILES:
        for frame in data["frames"]:
            if frame["form"] in OF_AN_OUTLET:
                assert registry.outlet(frame["outlet"]), f"{name}: {frame['id']}"


def test_compiled_grammar_is_current() -> None:
    """What runs is compiled from what people edit; `python scripts/build_grammar.py` brings it up to date."""
    shipped = files("provenance.origin").joinpath("grammar.json").read_text(encoding="utf-8")
    assert shipped == compiled(language_files())


def test_documentation_names_every_form_and_flag() -> None:
    """Who writes a frame finds each form and each flag explained."""
    page = (Path(__file__).parents[2] / "docs" / "grammar.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_-]+)`", page))
    assert {*FORMS, *FLAGS} - named == set()
