"""The words by which pages name their parts and lines say what they are: every example and counter is a test."""

from __future__ import annotations

from typing import Any

import pytest

from provenance.extract.areas import area_of
from provenance.extract.forms import is_label, is_photo_credit, is_rights_line, opens_with
from provenance.extract.vocabulary import load

AREAS = load("areas")["areas"]
FORMS = load("forms")
JUDGES = {
    "photo": is_photo_credit,
    "photo_and_text": lambda line: opens_with(line, "photo_and_text") and not is_photo_credit(line),
    "picture_agency": is_photo_credit,
    "read_on": lambda line: opens_with(line, "read_on"),
    "byline": lambda line: opens_with(line, "byline"),
    "published": lambda line: opens_with(line, "published"),
    "rights": is_rights_line,
    "label": is_label,
}


def _rows(kind: str, rows: list[tuple[str, dict[str, Any]]]) -> list[Any]:
    return [pytest.param(name, value, id=f"{name}: {value}") for name, row in rows for value in row.get(kind, ())]


OF_AREAS = [(row["id"], row) for row in AREAS]
OF_FORMS = list(FORMS.items())


@pytest.mark.parametrize(("area", "names"), _rows("examples", OF_AREAS))
def test_area_of_an_example(area: str, names: str) -> None:
    """Class names of the kind stand for the area."""
    found = area_of(names)
    assert found is not None
    assert found.id == area


@pytest.mark.parametrize(("area", "names"), _rows("counters", OF_AREAS))
def test_area_of_a_counter(area: str, names: str) -> None:
    """Names that only look like it do not."""
    found = area_of(names)
    assert found is None or found.id != area


@pytest.mark.parametrize(("form", "line"), _rows("examples", OF_FORMS))
def test_line_in_a_form(form: str, line: str) -> None:
    """A line of the form is told by it."""
    assert JUDGES[form](line)


@pytest.mark.parametrize(("form", "line"), _rows("counters", OF_FORMS))
def test_line_not_in_a_form(form: str, line: str) -> None:
    """Its near misses are not."""
    assert not JUDGES[form](line)


def test_rows_are_complete() -> None:
    """Every area and form says why it is one, and no word stands for two areas without the first being meant."""
    assert all(row["reason"] and row["examples"] and row["counters"] for row in AREAS)
    assert all(row["reason"] and row["examples"] and row["counters"] for row in FORMS.values())
    assert set(JUDGES) == set(FORMS)
