"""`provenance annotate`: order kept, one answer per record, one bad record never stops the rest."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from provenance.batch.records import read_lines
from tests.cli.conftest import Outcome, Site
from tests.shared import EXAMPLE

Run = Callable[..., Outcome]
TEXT = "The talks about the bridge go on, the ministry said on Friday.\n\nSource: Sputnik"


def annotated(run: Run, folder: Path, *lines: str | bytes, options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Return the answers to some lines of input."""
    source, sink = folder / "in.jsonl", folder / "out.jsonl"
    source.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines))
    assert run("annotate", str(source), "-o", str(sink), *options).code == 0
    return [json.loads(line) for line in sink.read_text("utf-8").splitlines()]


def test_each_record_has_its_document(run: Run, tmp_path: Path) -> None:
    """Ids and order stay; a record's address, date and language count."""
    found = annotated(
        run,
        tmp_path,
        json.dumps({"id": "b", "text": TEXT, "published": "2020-07-17", "lang": "en", "extra": 1}),
        "",
        json.dumps(
            {"id": 7, "html": f"<p>{TEXT}</p>", "url": "https://www.urdupoint.com/a", "retrieved": "2021-01-02"}
        ),
    )
    assert [answer["id"] for answer in found] == ["b", 7]
    first, second = (answer["document"] for answer in found)
    assert (first["request"]["as_of"], first["article"]["language"]) == ("2020-07-17", "en")
    assert first["origin"]["contributions"][0]["outlet"] == "sputnik"
    assert (second["publisher"]["outlet"], second["request"]["as_of_basis"]) == ("urdupoint", "captured")


@pytest.mark.parametrize(
    ("line", "id_", "kind", "says"),
    [
        pytest.param("{", None, "record_invalid", "not JSON", id="no-json"),
        pytest.param("[1]", None, "record_invalid", "not a JSON object", id="no-object"),
        pytest.param("[" * 100_000, None, "record_invalid", "not JSON", id="deep"),
        pytest.param(b'{"id": "\xff"}', None, "record_invalid", "not UTF-8", id="no-utf-8"),
        pytest.param('{"text": "x"}', None, "record_invalid", "needs an id", id="no-id"),
        pytest.param('{"id": true, "text": "x"}', None, "record_invalid", "needs an id", id="no-real-id"),
        pytest.param('{"id": "a", "text": 1}', "a", "record_invalid", "text must be text", id="no-text"),
        pytest.param('{"id": "a", "text": "x", "html": "y"}', "a", "record_invalid", "both", id="both"),
        pytest.param('{"id": "a"}', "a", "record_invalid", "no html, text or url", id="nothing"),
        pytest.param('{"id": "a", "url": "https://example.com/"}', "a", "record_invalid", "--fetch", id="address-only"),
        pytest.param(
            '{"id": "a", "text": "x", "published": "July"}', "a", "record_invalid", "2020-07-17", id="no-date"
        ),
        pytest.param('{"id": "a", "text": "\\ud800"}', "a", "record_invalid", "surrogate", id="half-a-letter"),
        pytest.param('{"id": "a", "text": ""}', "a", "empty_content", "empty", id="empty"),
        pytest.param('{"id": "a", "text": "x", "url": "http://["}', "a", "url_invalid", "[", id="no-address"),
    ],
)
def test_a_bad_record_is_an_answer(
    run: Run, tmp_path: Path, line: str | bytes, id_: str | None, kind: str, says: str
) -> None:
    """What is wrong with a record stands in its place; those around it are annotated."""
    good = json.dumps({"id": "good", "text": TEXT})
    before, bad, after = annotated(run, tmp_path, good, line, good)
    assert before == after
    assert "document" in after
    assert bad.keys() == {"id", "error"}
    assert (bad["id"], bad["error"]["kind"]) == (id_, kind)
    assert says in bad["error"]["message"]


def test_failures_are_summed_up_on_standard_error(run: Run, tmp_path: Path) -> None:
    """A run that finished is code 0; what failed is counted where a person looks, never in the output."""
    source = tmp_path / "in.jsonl"
    source.write_text("{\n" + json.dumps({"id": 1, "text": TEXT}) + "\n")
    outcome = run("annotate", str(source), "-o", "-")
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) == 2
    assert outcome.err == 'provenance: 2 records; 1 could not be annotated, their "error" says why\n'


def test_streams(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads standard input and writes standard output, silently when all is well."""
    record = json.dumps({"id": 1, "text": TEXT}) + "\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(record.encode())))
    outcome = run("annotate", "-", "-o", "-")
    assert outcome.json["id"] == 1
    assert outcome.err == ""


def test_addresses_are_fetched_when_asked_for(run: Run, tmp_path: Path, site: Site) -> None:
    """With `--fetch` a record may be an address alone; one that fails says so."""
    good, gone = site.add("/a", f"<article><p>{TEXT}</p></article>"), f"http://{site.address}/b"
    lines = (json.dumps({"id": url, "url": url}) for url in (good, gone))
    found, failed = annotated(run, tmp_path, *lines, options=("--fetch", "--allow", site.address, "--no-robots"))
    assert found["document"]["capture"]["status"] == 200
    assert failed["error"]["kind"] == "http_not_found"


def test_a_child_process_gives_the_same_documents(run: Run, tmp_path: Path) -> None:
    """With `--no-isolate` the bytes are the same; only what a hostile page may cost is not bounded."""
    lines = (json.dumps({"id": 1, "text": TEXT, "published": "2020-07-17"}), "{", json.dumps({"id": 2, "text": ""}))
    assert annotated(run, tmp_path, *lines) == annotated(run, tmp_path, *lines, options=("--no-isolate",))


def test_the_input_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    """Output onto the input is a wrong use."""
    source = tmp_path / "in.jsonl"
    source.write_text("{}")
    assert run("annotate", str(source), "-o", str(source)).code == 2
    assert source.read_text() == "{}"


def test_files_that_cannot_be_opened(run: Run, tmp_path: Path) -> None:
    """Input that is not there and output that cannot be are named."""
    missing = run("annotate", str(tmp_path / "none"), "-o", "-", "--json")
    assert (missing.code, missing.json["error"]["kind"]) == (1, "file_not_found")
    closed = run("annotate", str(EXAMPLE), "-o", str(tmp_path / "no" / "out"), "--json")
    assert (closed.code, closed.json["error"]["kind"]) == (1, "file_unwritable")


def test_lines_are_read_up_to_a_length() -> None:
    """A line beyond the limit is one bad record, and is not kept in memory."""
    lines = list(read_lines(io.BytesIO(b"short\n" + b"x" * 50 + b"\n\nlast"), longest=10))
    assert [(line.number, line.data) for line in lines] == [(1, b"short\n"), (2, None), (4, b"last")]
