"""Files of ratings that a user has a right to: read as they are, kept apart, never merged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.errors import ProvenanceError
from provenance.registry.canonical import canonical_text
from provenance.registry.importers.kinds import country_code, kinds
from provenance.registry.importers.overlay import Made, make_overlay
from provenance.registry.importers.rows import read_rows
from tests.registry.small import CORE, overlaid, registry_of

SAMPLES = {
    "newsguard": "UUID,Domain,Rating,Score,Country,Last Updated\n1,harbourgazette.example,T,92.5,NO,2026-03-01 10:00\n",
    "mbfc": json.dumps([{"source": "harbourgazette.example", "bias": "center", "factual_reporting": "high"}]),
    "allsides": "news_source,rating\nHarbour Gazette,lean left\n",
    "ad-fontes": "domain;bias;quality\nwww.harbourgazette.example;-3.25;44.1\n",
    "lin-pc1": "domain,pc1\nharbourgazette.example,0.8123\n",
    "state-media-monitor": "Country,Company,URL,Typology\nNorway,Nordlys,https://www.harbourgazette.example/,ISF\n",
    "csv": "domain\tvalue\nharbourgazette.example\tkeeps to the facts\n",
}
VALUES = {
    "newsguard": {"newsguard-score": "92.5", "newsguard-rating": "T"},
    "mbfc": {"mbfc-bias": "center", "mbfc-factual-reporting": "high"},
    "allsides": {"allsides-bias": "lean left"},
    "ad-fontes": {"ad-fontes-bias": "-3.25", "ad-fontes-reliability": "44.1"},
    "lin-pc1": {"lin-pc1": "0.8123"},
    "state-media-monitor": {"state-media-monitor": "ISF"},
    "csv": {"own-assessment": "keeps to the facts"},
}
SMM = "  state-media-monitor: {name: SMM, url: 'https://smm.example/', licence: quoted}\nowners:"


def made(tmp_path: Path, kind: str, text: str, dated: str | None = "2026") -> Made:
    """Return the overlay of a file with this text."""
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")
    registry = registry_of(CORE.replace("owners:", SMM, 1))
    found = kinds()[kind]
    return make_overlay(read_rows(path, found), found, registry, retrieved="2026-05-01", dated=dated)


@pytest.mark.parametrize("kind", SAMPLES)
def test_native_values_reach_the_outlet(kind: str, tmp_path: Path) -> None:
    """The file's own values and words stand at the outlet, under the assessor's own name, in a layer of their own."""
    content = made(tmp_path, kind, SAMPLES[kind]).content
    registry = overlaid(registry_of(CORE.replace("owners:", SMM, 1)), tmp_path, canonical_text(content))
    gazette = registry.outlet("gazette")
    assert gazette is not None
    found = {each.assessor: each.value for each in gazette.assessments if each.layer == "overlay:mine.yaml"}
    assert found == VALUES[kind]
    layer = registry.layer("overlay:mine.yaml")
    assert layer is not None
    assert layer.terms == "restricted"


PUBLISHED = {
    "table with the assessor's page": (
        "mbfc",
        "source_url,source_url_processed,URL,fact,bias\n"
        "http://www.harbourgazette.example/,harbourgazette.example,"
        "http://mediabiasfactcheck.com/harbour-gazette/,high,center\n",
        {"mbfc-bias": "center", "mbfc-factual-reporting": "high"},
    ),
    "mapping by domain": (
        "mbfc",
        json.dumps({"harbourgazette.example ": {"bias": "center", "factual_reporting": "high"}}),
        {"mbfc-bias": "center", "mbfc-factual-reporting": "high"},
    ),
    "wrapped records": (
        "allsides",
        json.dumps(
            [{"publication": {"source_name": "Harbour Gazette", "media_bias_rating": "Lean Left", "source_url": ""}}]
        ),
        {"allsides-bias": "Lean Left"},
    ),
    "only the assessor's page": (
        "allsides",
        "Name,Rating,Percent,URL\nHarbour Gazette,left-center,60,https://www.allsides.com/news-source/harbour\n",
        {"allsides-bias": "left-center"},
    ),
}


@pytest.mark.parametrize("form", PUBLISHED)
def test_published_forms(form: str, tmp_path: Path) -> None:
    """Headings in any spelling; the assessor's own page about an outlet is never taken for the outlet's address."""
    kind, text, values = PUBLISHED[form]
    content = made(tmp_path, kind, text).content
    registry = overlaid(registry_of(CORE.replace("owners:", SMM, 1)), tmp_path, canonical_text(content))
    gazette = registry.outlet("gazette")
    assert gazette is not None
    assert {each.assessor: each.value for each in gazette.assessments if each.layer == "overlay:mine.yaml"} == values


def test_kinds_with_samples_are_all_but_the_countries() -> None:
    """No kind is without a test."""
    assert {*SAMPLES, "gdelt-countries"} == set(kinds())


def test_lineage_is_marked_so_that_nothing_counts_twice(tmp_path: Path) -> None:
    """A rating built on others names them, and they are described."""
    assessors = made(tmp_path, "lin-pc1", SAMPLES["lin-pc1"]).content["assessors"]
    assert assessors["lin-pc1"]["based_on"] == ["ad-fontes-reliability", "mbfc-factual-reporting", "newsguard-score"]
    assert set(assessors["lin-pc1"]["based_on"]) < set(assessors)


def test_countries_describe_new_outlets_and_correct_nobody(tmp_path: Path) -> None:
    """A domain list by country, without headings."""
    text = "harbourgazette.example\tSW\tSweden\nnewpaper.example\tGM\tGermany\nodd.example\tXX\tNowhere\n"
    found = made(tmp_path, "gdelt-countries", text, None)
    outlets = found.content["outlets"]
    assert outlets["newpaper-example"]["country"] == "DE"
    assert "country" not in outlets["odd-example"]
    assert "additions" not in found.content
    assert found.counts["with another country than the registry's, which stays"] == 1


def test_a_row_decides_by_whole_address_or_single_name(tmp_path: Path) -> None:
    """A rating of a host below, or of a name several bear, is not given to somebody else."""
    text = "domain,pc1\nsport.harbourgazette.example,0.5\nportal.example/gazette,0.6\nco.uk,0.1\n"
    found = made(tmp_path, "lin-pc1", text)
    assert set(found.content["outlets"]) == {"sport-harbourgazette-example"}
    assert set(found.content["additions"]) == {"gazette"}
    assert found.counts["left out: neither an address nor the name of one known outlet"] == 1


@pytest.mark.parametrize(
    ("kind", "text", "dated", "said"),
    [
        pytest.param("lin-pc1", "domain,pc1\na.example,1\n", None, "--dated", id="no-edition"),
        pytest.param("newsguard", "site_id,x\n1,2\n", "2026", "no column for the domain", id="other-file"),
        pytest.param("newsguard", "domain,x\na.example,2\n", "2026", "is it a file of NewsGuard", id="no-values"),
        pytest.param("mbfc", "", "2026", "holds no rows", id="empty"),
    ],
)
def test_a_file_that_does_not_fit_is_told(kind: str, text: str, dated: str | None, said: str, tmp_path: Path) -> None:
    """One sentence says what is missing."""
    with pytest.raises(ProvenanceError, match=said):
        made(tmp_path, kind, text, dated)


@pytest.mark.parametrize(
    ("text", "code"),
    [("no", "NO"), ("Norway", "NO"), ("Russian Federation", "RU"), ("Côte d'Ivoire", "CI"), ("Atlantis", None)],
)
def test_country_code(text: str, code: str | None) -> None:
    """Codes and English names, nothing guessed."""
    assert country_code(text) == code
