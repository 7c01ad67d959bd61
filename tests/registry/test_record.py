"""The registry's records are dataclasses in all that others see of them."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest
from pydantic import TypeAdapter, ValidationError

from provenance.registry.record import given, maker
from provenance.registry.schema import Assessor, Domain, Evidence, Outlet, Ownership

EVIDENCE = Evidence(url="https://page.example/", retrieved="2026-05-01", says="It says so")


def test_equal_when_of_one_class_and_equal_in_all_fields() -> None:
    """And then of one hash, so that evidence is kept once."""
    one, same = Domain(name="a.example"), Domain(name="a.example")
    assert one == same
    assert hash(one) == hash(same)
    assert one != Domain(name="a.example", path="/x")
    assert one != "a.example"
    assert repr(Domain(name="a.example", until="2014")) == "Domain(name='a.example', until='2014')"


def test_frozen() -> None:
    """Nobody changes a record in place."""
    domain = Domain(name="a.example")
    with pytest.raises(dataclasses.FrozenInstanceError):
        domain.name = "b.example"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del domain.name
    with pytest.raises(AttributeError):
        domain.other = 1  # type: ignore[attr-defined]


def test_fields_are_asked_for_and_no_others_taken() -> None:
    """As of any constructor."""
    with pytest.raises(TypeError, match="needs 'name'"):
        Domain()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="no field 'nam'"):
        Domain(name="a.example", nam="b")  # type: ignore[call-arg]


def test_defaults_that_can_change_are_made_anew() -> None:
    """No two assessors share a scale."""
    fields = {"id": "a", "name": "A", "url": "https://a.example/", "licence": "free"}
    assert Assessor(**fields).scale == {}
    assert Assessor(**fields).scale is not Assessor(**fields).scale


def test_dataclass_functions_copies_and_pickles() -> None:
    """What the standard library does with dataclasses."""
    statement = Ownership(owner="b", relation="majority", evidence=(EVIDENCE,))
    assert dataclasses.replace(statement, share="60").share == "60"
    assert dataclasses.asdict(statement)["evidence"][0]["url"] == EVIDENCE.url
    for other in (pickle.loads(pickle.dumps(statement)), copy.copy(statement), copy.deepcopy(statement)):  # noqa: S301
        assert other == statement
    assert given(statement) == {"owner": "b", "relation": "majority", "evidence": (EVIDENCE,)}


def test_the_quick_way_gives_the_same_record() -> None:
    """What the compiled form is read by."""
    fields = {"id": "a", "name": "A", "kind": "site", "domains": (Domain(name="a.example"),)}
    quick, usual = maker(Outlet)(fields), Outlet(**fields)
    assert quick == usual
    assert quick.ownership == ()
    assert TypeAdapter(Outlet).dump_json(quick) == TypeAdapter(Outlet).dump_json(usual)
    assert pickle.loads(pickle.dumps(quick)) == copy.deepcopy(quick) == usual  # noqa: S301
    assert not hasattr(quick, "colour")


def test_pydantic_reads_checks_and_writes_them() -> None:
    """The loader and the annotated document both rely on it."""
    adapter = TypeAdapter(Outlet)
    outlet = adapter.validate_python({"id": "a", "name": "A", "kind": "site", "domains": [{"name": "a.example"}]})
    assert outlet == Outlet(id="a", name="A", kind="site", domains=(Domain(name="a.example"),))
    assert adapter.validate_json(adapter.dump_json(outlet)) == outlet
    with pytest.raises(ValidationError):
        adapter.validate_python({"id": "a", "name": "A", "kind": "site", "colour": "red"})
    with pytest.raises(ValidationError):
        adapter.validate_python({"id": "a", "name": "A", "kind": "weblog"})
