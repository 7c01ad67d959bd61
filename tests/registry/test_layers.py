"""Imports and a user's files on top of the hand-made core: what each may change, and what is shown of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.enrich import enrich
from provenance.errors import RegistryError
from provenance.registry.export import lines
from provenance.registry.index import Registry
from tests.registry.small import CORE, EVIDENCE, overlaid, plain, registry_of

HEAD = """version: '1'
dataset:
  name: Big list
  url: https://list.example/
  licence: MIT
  retrieved: '2026-05-01'
  dated: '2024'
  confidence: medium
  evidence:
    row: {url: 'https://list.example/data', retrieved: '2026-05-01', says: The row gives it}
    page: {url: 'https://list.example/page', retrieved: '2026-05-02', says: The page gives it}
  default: [row]
"""
IMPORT = (
    HEAD
    + """outlets:
  inland-herald:
    name: Inland Herald
    kind: newspaper
    country: KE
    confidence: low
    unsure: [country]
    domains: [inlandherald.example]
    accounts: ['telegram:inland']
additions:
  gazette:
    domains: [gazette.example, harbourgazette.example]
    names: [HG, HGazette]
    assessments:
      - {assessor: watch, value: B, dated: '2024', evidence: [page, {from: row, says: Says B}]}
"""
)


@pytest.fixture(scope="module")
def imported() -> Registry:
    """Return the core with one import."""
    return registry_of(CORE, IMPORT)


def test_an_import_is_a_layer_with_dataset_and_licence(imported: Registry) -> None:
    """The layer is named by its file and says where its facts come from."""
    assert imported.layers == ("core", "file-1")
    layer = imported.layer("file-1")
    assert layer is not None
    assert (layer.kind, layer.dataset, layer.licence, layer.dated) == ("import", "Big list", "MIT", "2024")


def test_every_value_of_an_import_carries_evidence_layer_and_confidence(imported: Registry) -> None:
    """What the head gives is on the value, so that nobody has to look it up."""
    herald = imported.outlet("inland-herald")
    gazette = imported.outlet("gazette")
    assert herald is not None
    assert gazette is not None
    assert (herald.layer, herald.confidence, herald.unsure) == ("file-1", "low", ("country",))
    assert herald.evidence[0].says == "The row gives it"
    own, added = gazette.assessments
    assert (own.layer, own.confidence) == ("core", None)
    assert (added.layer, added.confidence, added.value) == ("file-1", "medium", "B")
    assert [evidence.says for evidence in added.evidence] == ["The page gives it", "Says B"]
    assert added.evidence[1].url == "https://list.example/data"
    domain = next(domain for domain in gazette.domains if domain.name == "gazette.example")
    assert (domain.layer, domain.confidence, domain.evidence[0].says) == ("file-1", "medium", "The row gives it")


def test_what_the_core_has_already_is_not_repeated(imported: Registry) -> None:
    """The same domain and the same name from an import are dropped."""
    gazette = imported.outlet("gazette")
    assert gazette is not None
    assert [domain.name for domain in gazette.domains].count("harbourgazette.example") == 1
    assert [name.text for name in gazette.names] == ["HG", "Havneavisen", "HGazette"]


def test_names_of_imports_need_help_unless_they_are_telling() -> None:
    """Nobody looked at them for other meanings: short and common ones are not matched in credits at all."""
    text = HEAD + (
        "outlets:\n"
        "  a: {name: Today, kind: site, domains: [a.example]}\n"
        "  b: {name: Inland Morning Herald, kind: site, domains: [b.example]}\n"
        "  c: {name: Northern Daily Star, kind: site, domains: [c.example]}\n"
        "  d: {name: Northern Daily Star, kind: site, domains: [d.example]}\n"
        "  e: {name: Southern Daily Star, kind: site, domains: [e.example], confidence: low}\n"
        "  f: {name: Zed, kind: site, domains: [f.example], names: [{text: Zed, needs: credit}]}\n"
    )
    needs = {entry.outlet_id: entry.needs for entry in registry_of(CORE, text).names()}
    assert {id: needs[id] for id in "abcdef"} == {
        "a": "never", "b": "country", "c": "never", "d": "never", "e": "never", "f": "credit",
    }  # fmt: skip


def test_hand_made_outlet_absorbs_the_import_with_its_addresses() -> None:
    """A person adds an outlet that an import has: no script need run again, and nothing known of it is lost."""
    twin = (
        HEAD + "outlets:\n  twin: {name: Twin, kind: site, domains: [harbourgazette.example], accounts: ['x:twin']}\n"
    )
    more = HEAD + "additions:\n  twin: {memberships: [{scheme: Union}]}\n"
    registry = registry_of(CORE, twin, more)
    gazette = registry.outlet("gazette")
    match = registry.by_host("harbourgazette.example")
    assert registry.outlet("twin") is None
    assert match is not None
    assert (match.outlet_id, match.others) == ("gazette", ())
    assert gazette is not None
    assert [account.handle for account in gazette.accounts][-1] == "twin"
    assert gazette.accounts[-1].evidence[0].says == "The row gives it"
    assert [membership.scheme for membership in gazette.memberships] == ["Union"]


def test_share_alike_layers_lie_in_a_file_of_their_own() -> None:
    """Leaving that file away leaves all else whole."""
    text = IMPORT.replace("  licence: MIT\n", "  licence: CC BY-SA 4.0\n  terms: share-alike\n")
    registry = registry_of(CORE, text)
    open_part, share_alike = registry.stores
    assert [layer.name for layer in open_part.layers] == ["core"]
    assert [layer.name for layer in share_alike.layers] == ["file-1"]
    gazette = registry.outlet("gazette")
    alone = Registry((open_part,)).outlet("gazette")
    assert gazette is not None
    assert alone is not None
    assert [each.layer for each in gazette.assessments] == ["core", "file-1"]
    assert [each.layer for each in alone.assessments] == ["core"]
    assert len(list(registry.outlets())) == len(list(Registry((open_part,)).outlets())) + 1


# ---------------------------------------------------------------- a user's file


def test_overlay_that_takes_an_address_is_seen_to_do_so(tmp_path: Path) -> None:
    """The file a user hands in wins, and both sides say who else claims the domain and the name."""
    text = "version: '1'\noutlets:\n  mine: {name: Harbour Gazette, kind: site, domains: [harbourgazette.example]}\n"
    registry = overlaid(registry_of(CORE), tmp_path, text)
    match = registry.by_host("harbourgazette.example")
    assert match is not None
    assert (match.outlet_id, match.others) == ("mine", ("gazette",))
    for id, other, layer in (("mine", "gazette", "core"), ("gazette", "mine", "overlay:mine.yaml")):
        outlet = registry.outlet(id)
        assert outlet is not None
        said = {(conflict.field, conflict.value, conflict.outlet, conflict.layer) for conflict in outlet.conflicts}
        assert ("domains", "harbourgazette.example", other, layer) in said
        assert ("names", "Harbour Gazette", other, layer) in said
        assert enrich(outlet, registry, "2026-01-01").conflicts == outlet.conflicts
    assert registry.by_name("harbour gazette") == ("mine", "gazette")


def test_overlay_that_redefines_an_outlet_replaces_nothing_in_silence(tmp_path: Path) -> None:
    """Single values change and the former ones are shown; statements stand beside each other, each with its layer."""
    text = (
        "version: '1'\noutlets:\n  gazette:\n    country: SE\n    domains: [mine.example]\n"
        f"    assessments: [{{assessor: watch, value: B, dated: '2026', evidence: {EVIDENCE}}}]\n"
    )
    registry = overlaid(registry_of(CORE), tmp_path, text)
    gazette = registry.outlet("gazette")
    assert gazette is not None
    assert (gazette.name, gazette.country) == ("Harbour Gazette", "SE")
    assert registry.brief("gazette") == plain(gazette)
    assert [each.layer for each in gazette.assessments] == ["core", "overlay:mine.yaml"]
    (conflict,) = gazette.conflicts
    assert (conflict.field, conflict.layer) == ("country", "core")
    assert conflict.value == "NO (here SE, by overlay:mine.yaml)"
    for host in ("mine.example", "harbourgazette.example"):
        match = registry.by_host(host)
        assert match is not None
        assert match.outlet_id == "gazette"


def test_overlay_additions_reach_outlets_and_owners(tmp_path: Path) -> None:
    """A file may add to what lies below without defining it again."""
    text = (
        "version: '1'\nadditions:\n"
        f"  nordlys: {{state: [{{dimension: funding, value: commercial, evidence: {EVIDENCE}}}]}}\n"
        "  gazette: {accounts: ['vk:gazette'], names: [Havna]}\n"
    )
    registry = overlaid(registry_of(CORE), tmp_path, text)
    owner = registry.owner("nordlys")
    assert owner is not None
    assert owner.state[0].layer == "overlay:mine.yaml"
    assert registry.by_account("vk", "gazette") == "gazette"
    assert registry.by_name("havna") == ("gazette",)
    brief = registry.brief("gazette")
    assert brief is not None
    assert "Havna" in brief.names
    entry = next(entry for entry in registry.names() if entry.text == "Havna")
    assert (entry.country, entry.kind) == ("NO", "newspaper")


def test_last_overlay_is_the_highest(tmp_path: Path) -> None:
    """Overlays lie on each other in the order given."""
    first = "version: '1'\noutlets:\n  gazette: {country: SE}\n"
    registry = overlaid(registry_of(CORE), tmp_path, first, "first.yaml")
    registry = overlaid(registry, tmp_path, first.replace("SE", "DK"), "second.yaml")
    gazette = registry.outlet("gazette")
    assert gazette is not None
    assert gazette.country == "DK"
    assert [conflict.value for conflict in gazette.conflicts] == [
        "NO (here SE, by overlay:first.yaml)",
        "SE (here DK, by overlay:second.yaml)",
    ]


def held(owner: str, relation: str) -> str:
    """Return an ownership statement with evidence, as a file has it."""
    return f"ownership: [{{owner: {owner}, relation: {relation}, evidence: {EVIDENCE}}}]"


REFUSED = {
    "ending": ("outlets:\n  a: {name: A, kind: site, domains: [co.uk]}", "domain-not-registrable"),
    "ending-by-a-platform": ("outlets:\n  a: {name: A, kind: platform, domains: [com.au]}", "domain-not-registrable"),
    "loop-through-the-core": (f"additions:\n  state-of-norway: {{{held('nordlys', 'controls')}}}", "owner-loop"),
    "owner": (f"outlets:\n  a: {{name: A, kind: site, {held('who', 'minority')}}}", "owner-unknown"),
    "no-evidence": ("additions:\n  gazette: {memberships: [{scheme: Union}]}", "evidence-missing"),
    "nobody": ("additions:\n  nobody: {unknowns: [a]}", "id-unknown"),
    "country": ("outlets:\n  a: {name: A, kind: site, country: UK}", "country-unknown"),
}


@pytest.mark.parametrize(("text", "rule"), REFUSED.values(), ids=REFUSED)
def test_overlay_is_refused_whole(tmp_path: Path, text: str, rule: str) -> None:
    """Nothing of a file with a problem is used."""
    registry = registry_of(CORE)
    with pytest.raises(RegistryError) as caught:
        overlaid(registry, tmp_path, f"version: '1'\n{text}")
    assert {problem.rule for problem in caught.value.problems} == {rule}


def test_restricted_layers_can_be_left_out(tmp_path: Path) -> None:
    """An export for others holds what may be passed on."""
    text = HEAD.replace("  licence: MIT\n", "  licence: proprietary\n  terms: restricted\n") + (
        "additions:\n  gazette: {assessments: [{assessor: watch, value: B, dated: '2026'}]}\n"
    )
    registry = overlaid(registry_of(CORE), tmp_path, text)
    whole = [json.loads(line) for line in lines(registry)]
    rest = [json.loads(line) for line in lines(registry, open_only=True)]
    assert [layer["name"] for layer in whole[0]["registry"]["layers"]] == ["core", "overlay:mine.yaml"]
    assert [layer["name"] for layer in rest[0]["registry"]["layers"]] == ["core"]
    assert "overlay:mine.yaml" in json.dumps(whole)
    assert "overlay:mine.yaml" not in json.dumps(rest)


def test_overlay_is_compiled_once_and_kept_by_its_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second load reads the compiled file, which holds data only; a changed overlay is compiled anew."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    text = "version: '1'\noutlets:\n  mine: {name: Mine, kind: site, domains: [mine.example]}\n"
    base = registry_of(CORE)
    first = overlaid(base, tmp_path, text)
    kept = list((tmp_path / "cache").rglob("*.overlay.sqlite"))
    assert [path.read_bytes()[:15] for path in kept] == [b"SQLite format 3"]
    monkeypatch.setattr("provenance.registry.overlay.parse_file", None)  # would fail if it were read again
    assert overlaid(base, tmp_path, text).outlet("mine") == first.outlet("mine")
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    changed = overlaid(base, tmp_path, text.replace("Mine,", "Yours,")).outlet("mine")
    assert changed is not None
    assert changed.name == "Yours"


def test_without_a_place_to_write_it_is_compiled_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only home is no reason to fail."""
    monkeypatch.setattr("provenance.registry.overlay.cache_folder", lambda: None)
    text = "version: '1'\noutlets:\n  mine: {name: Mine, kind: site, domains: [mine.example]}\n"
    assert overlaid(registry_of(CORE), tmp_path, text).outlet("mine") is not None
    assert not list(tmp_path.rglob("*.sqlite"))
