"""What the stages ask a registry, answered from the compiled form."""

from __future__ import annotations

import gc
import os
import pickle
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from provenance.registry.assemble import assemble
from provenance.registry.build import written
from provenance.registry.index import Registry, load_registry
from tests.registry.small import CORE, plain, registry_of


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return the small registry."""
    return registry_of(CORE)


@pytest.mark.parametrize(
    ("host", "path", "on", "found"),
    [
        pytest.param("harbourgazette.example", "/", None, ("gazette", "host"), id="host"),
        pytest.param("www.harbourgazette.example", "/a/b", None, ("gazette", "host"), id="www"),
        pytest.param("m.harbourgazette.example", "/", None, ("gazette", "parent"), id="host-above"),
        pytest.param("en.harbourgazette.example", "/", None, ("gazette-english", "host"), id="longest-host"),
        pytest.param("harbourgazette.example.evil", "/", None, None, id="not-a-suffix-of-it"),
        pytest.param("xharbourgazette.example", "/", None, None, id="not-on-a-label"),
        pytest.param("portal.example", "/gazette/1", None, ("gazette", "path"), id="path"),
        pytest.param("portal.example", "/gazette", None, ("gazette", "path"), id="path-itself"),
        pytest.param("portal.example", "/gazetteer", None, ("portal", "host"), id="path-on-segments"),
        pytest.param("oldgazette.example", "/", None, ("gazette", "host"), id="last-holder"),
        pytest.param("oldgazette.example", "/", "2013-05-01", ("gazette", "host"), id="holder-then"),
        pytest.param("oldgazette.example", "/", "2014-12-31", ("gazette", "host"), id="holder-in-the-last-year"),
        pytest.param("oldgazette.example", "/", "2015-01-01", None, id="nobody-then"),
        pytest.param("shared.example", "/", "2015-06-30", ("gazette", "host"), id="before-the-sale"),
        pytest.param("shared.example", "/", "2015-07-01", ("evening", "host"), id="after-the-sale"),
        pytest.param("shared.example", "/", None, ("evening", "host"), id="now"),
        pytest.param("example", "/", None, None, id="one-label"),
        pytest.param("", "/", None, None, id="empty"),
    ],
)
def test_by_host(registry: Registry, host: str, path: str, on: str | None, found: tuple[str, str] | None) -> None:
    """The longest host that fits, then the longest path; who had it on the date."""
    match = registry.by_host(host, path, on)
    assert (match and (match.outlet_id, match.matched)) == found


def test_many_look_ups_answer_like_one(registry: Registry) -> None:
    """The table kept in memory after many questions gives the same answers."""
    once = registry_of(CORE).by_host("portal.example", "/gazette/1")
    for _ in range(500):
        assert registry.by_host("portal.example", "/gazette/1") == once
    assert registry.by_host("nobody.example") is None


def test_by_name_folds_and_keeps_all_bearers() -> None:
    """Names are compared without case and punctuation; several bearers are several answers."""
    registry = registry_of(CORE.replace("name: Evening Post", "name: 'HARBOUR-GAZETTE'"))
    assert registry.by_name("harbour gazette") == ("evening", "gazette")
    assert registry.by_name("hg") == ("gazette",)
    assert registry.by_name("...") == ()


def test_by_account_prefers_the_exact_handle(registry: Registry) -> None:
    """Handles are found whatever their case."""
    assert registry.by_account("x", "gazette") == "gazette"
    assert registry.by_account("youtube", "UCabc") == "gazette"
    assert registry.by_account("telegram", "gazette") is None


def test_names_carry_what_helps_to_tell_them_apart(registry: Registry) -> None:
    """One entry for the name, one for each further name."""
    entries = {entry.text: entry for entry in registry.names() if entry.outlet_id == "gazette"}
    assert set(entries) == {"Harbour Gazette", "HG", "Havneavisen"}
    assert (entries["HG"].needs, entries["HG"].country, entries["HG"].kind) == ("credit", "NO", "newspaper")
    assert entries["Havneavisen"].lang == "no"


def test_entries_come_back_as_they_were_written(registry: Registry) -> None:
    """Every value carries its layer; statements carry their evidence."""
    outlet = registry.outlet("gazette")
    assert outlet is not None
    (holding,) = outlet.ownership
    assert (holding.owner, holding.layer) == ("nordlys", "core")
    assert holding.evidence[0].url == "https://page.example/"
    assert {value.layer for value in (*outlet.names, *outlet.domains, *outlet.accounts)} == {"core"}
    assert outlet.domains[1].path == "/gazette"
    owner = registry.owner("nordlys")
    assert owner is not None
    assert owner.ownership[0].since == "2010"
    assert registry.owner("gazette") == outlet
    assert registry.outlet("nordlys") is None
    assessor = registry.assessor("watch")
    assert assessor is not None
    assert assessor.scale == {"A": "good", "B": "bad"}


def test_all_at_once_is_the_same_as_one_by_one() -> None:
    """Reading everything gives equal entries, sorted by id."""
    whole, single = registry_of(CORE), registry_of(CORE)
    outlets = list(whole.outlets())
    assert [outlet.id for outlet in outlets] == sorted(outlet.id for outlet in outlets) == list(whole.outlet_ids())
    assert outlets == [single.outlet(outlet.id) for outlet in outlets]
    assert list(whole.owners()) == [single.owner(owner.id) for owner in whole.owners()]


def test_children_and_domains(registry: Registry) -> None:
    """Editions of an outlet; every claimed host."""
    assert registry.children("gazette") == ("gazette-english",)
    assert registry.children("evening") == ()
    assert ("harbourgazette.example", "gazette") in {(domain.name, id) for domain, id in registry.domains()}


def test_shipped_registry_is_kept_and_travels_to_other_processes() -> None:
    """Asked again it is the same object; a pickled one opens the same files."""
    registry = load_registry()
    assert load_registry() is registry
    assert pickle.loads(pickle.dumps(registry)) is registry  # noqa: S301 - our own bytes
    assert registry.layers[0] == "core"
    assert len(registry.sha256) == 64


def test_equal_sources_give_equal_answers_and_digests() -> None:
    """Nothing but the files decides."""
    one, other = registry_of(CORE), registry_of(CORE)
    assert list(one.outlets()) == list(other.outlets())
    assert list(one.names()) == list(other.names())


def test_threads_share_a_registry() -> None:
    """Questions of several threads at one moment are all answered, and each gets its own answer."""
    registry = registry_of(CORE)
    store = registry.stores[0]
    wanted = [store.ids(role) for role in ("outlet", "owner", "assessor")]
    begin = Barrier(8)

    def ask(_number: int) -> list[list[list[str]]]:
        begin.wait()
        return [[store.ids(role) for role in ("outlet", "owner", "assessor")] for _ in range(1_000)]

    with ThreadPoolExecutor(8) as threads:
        for answers in threads.map(ask, range(8)):
            assert all(answer == wanted for answer in answers)


def test_a_brief_says_what_the_whole_outlet_says() -> None:
    """The short reading and the full one are two ways to the same facts, for every outlet shipped."""
    registry = load_registry()
    for outlet in registry.outlets():
        assert registry.brief(outlet.id) == plain(outlet)
    assert registry.brief("no-such-outlet") is None


def test_a_fork_reads_on_where_the_compiled_file_is_gone(tmp_path: Path) -> None:
    """Newer compiled files push out older ones, also while a process that forks still reads an old one."""
    compiled = tmp_path / "small.sqlite"
    body, _ = assemble([])
    store = written(body, compiled, "0" * 64, {})
    compiled.unlink()
    ending = os.fork()
    if ending == 0:
        try:
            os._exit(len(store.ids("outlet")))
        finally:
            os._exit(99)
    assert os.waitstatus_to_exitcode(os.waitpid(ending, 0)[1]) == 0


def test_connections_are_closed_with_the_registry() -> None:
    """Also where the registry is part of a circle, which the garbage collector takes apart in any order."""
    registry = registry_of(CORE)
    connections = [store._open() for store in registry.stores]
    registry.stores[0].itself = registry  # type: ignore[attr-defined]
    del registry
    gc.collect()
    for connection in connections:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
