"""Wrappers are opened by their form alone; what is no wrapper, or hides something unsafe, stays shut."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import InvalidURL
from provenance.urls.parse import MAX_LENGTH, parse
from provenance.urls.wrappers import MAX_LAYERS, Unwrapped, unwrap
from scripts.build_url_data import DATA, DOCS, documented, recogniser_tables
from tests.shared import shared

Row = dict[str, Any]
INSIDE = "https://harbourgazette.example/2023/report.html?a=1&b=2"
ESCAPED = "https%3A%2F%2Fharbourgazette.example%2F2023%2Freport.html%3Fa%3D1%26b%3D2"


def wrapper_of(url: str) -> Unwrapped | None:
    """Return what `unwrap` says, None for what is no address either."""
    try:
        return unwrap(url)
    except InvalidURL:
        return None


def each_example() -> Iterator[Any]:
    """Yield every example of the wrapper files, its service beside it."""
    for path in sorted((DATA / "wrappers").glob("*.yaml")):
        for name, service in yaml.safe_load(path.read_text("utf-8")).get("services", {}).items():
            for number, example in enumerate(service["examples"]):
                yield pytest.param(name, service, example, id=f"{name}-{number}")


EXAMPLES = list(each_example())


@pytest.mark.parametrize(("name", "service", "example"), EXAMPLES)
def test_examples(name: str, service: Row, example: Row) -> None:
    """Each service opens its examples and leaves its near misses alone."""
    found = wrapper_of(example["url"])
    if example["original"] == "not-a-wrapper":
        assert found is None
        return
    assert found is not None
    assert found.original_url == (None if example["original"] == "opaque" else example["original"])
    assert found.captured == example.get("captured")
    if service.get("named") != "host":
        assert found.service == name


def test_every_service_has_a_near_miss() -> None:
    """A form that takes everything on its host would be found out by none of its own examples."""
    for name, service, _ in (case.values for case in EXAMPLES):
        assert any(example["original"] == "not-a-wrapper" for example in service["examples"]), name


def test_generated_tables_are_current() -> None:
    """The JSON that runs is what the YAML says."""
    for file, table in recogniser_tables().items():
        assert (DATA / file).read_text("utf-8") == table, f"run scripts/build_url_data.py: {file}"


def test_documented_tables_are_current() -> None:
    """The tables of docs/addresses.md are what the YAML says."""
    text = DOCS.read_text("utf-8")
    assert documented(text) == text, "run scripts/build_url_data.py"
    assert text.count("| `") > 80


def shared_rows() -> list[Row]:
    """Return the rows of the shared wrapper table."""
    rows: list[Row] = json.loads(shared("reliability/wrappers/wrappers_public.json").read_text("utf-8"))["rows"]
    return rows


def is_right(row: Row, found: Unwrapped | None) -> bool:
    """Tell whether `found` is what the row asks for, addresses compared as its table says."""
    original = found.original_url if found else None
    if row["kind"] == "not_wrapper":
        return found is None
    if row["kind"] == "unsafe":
        return original is None
    if row["kind"] == "bounded":
        return True
    if row["kind"] == "opaque":
        return found is not None and original is None and found.refused is None
    accepted = {parse(url).href for url in [row["expected"], *row.get("also_accept", [])]}
    digits = re.sub(r"\D", "", (found.captured or "") if found else "")
    return original in accepted and digits == row.get("captured", digits)


def test_shared_rows() -> None:
    """All rows of the shared table, capture times too."""
    rows = shared_rows()
    assert len(rows) > 100
    assert [row["id"] for row in rows if not is_right(row, wrapper_of(row["url"]))] == []


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(f"https://web.archive.org.evil.example/web/2020/{INSIDE}", id="service-as-label"),
        pytest.param(f"https://web.archive.org@evil.example/web/2020/{INSIDE}", id="service-as-user"),
        pytest.param(f"https://notarchive.ph/2020/{INSIDE}", id="service-as-ending"),
        pytest.param(f"https://bit.ly.evil.example/?url={ESCAPED}", id="shortener-as-label"),
        pytest.param(f"https://harbourgazette.example/search?url={ESCAPED}", id="own-search"),
        pytest.param(f"https://www.google.com/search?q={ESCAPED}", id="search-for-an-address"),
        pytest.param(f"https://translate.google.com/?text={ESCAPED}", id="text-to-translate"),
        pytest.param("https://www.google.com/", id="front-page"),
        pytest.param("https://t.co/", id="front-page-of-a-shortener"),
        pytest.param("https://archive.org/details/harbour", id="book"),
        pytest.param("https://amp.harbourgazette.example/2023/report.html", id="own-amp-host"),
        pytest.param("https://harbourgazette.example/amp/2023/report.html?amp=1", id="own-amp-path"),
    ],
)
def test_left_alone(url: str) -> None:
    """Near misses: the host is not the service, or the service is asked for something else."""
    assert unwrap(url) is None


@pytest.mark.parametrize(
    "inner",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://harbourgazette.example/",
        "http://127.0.0.1/", "http://0x7f.1/", "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://169.254.169.254/",
        "http://192.168.0.1:8080/", "http://localhost/", "http://router.local/", "http://intranet/", "http://a.onion/",
        "http://user:secret@harbourgazette.example/", "http://100.64.0.1/", "http://[fd00::1]/", "http://0/",
        "http://metadata.google.internal/", "http://①②⑦.0.0.1/", "http://[64:ff9b::a00:1]/",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "wrap", ["https://web.archive.org/web/2020/{}", "https://l.facebook.com/l.php?u={}", "https://12ft.io/{}"]
)
def test_unsafe_inner_addresses(wrap: str, inner: str) -> None:
    """An inner address that must not be fetched is never handed on, however it is wrapped."""
    for text in (inner, re.sub(r"\W", lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), inner)):
        found = unwrap(wrap.format(text))
        assert found is None or found.original_url is None


@pytest.mark.parametrize(
    ("url", "services", "captured"),
    [
        pytest.param(
            f"https://web.archive.org/web/20200102/https://archive.ph/2019/{INSIDE}",
            ("wayback", "archive.today"), "2020-01-02", id="outer-capture-wins",
        ),
        pytest.param(
            f"https://vk.com/away.php?to=https%3A%2F%2Fweb.archive.org%2Fweb%2F2019%2F{ESCAPED.replace('%', '%25')}",
            ("vk", "wayback"), "2019", id="share-of-an-archive",
        ),
        pytest.param(
            f"https://eur01.safelinks.protection.outlook.com/?url={ESCAPED}&data=1",
            ("outlook-safelinks",), None, id="mail",
        ),
    ],
)  # fmt: skip
def test_nested(url: str, services: tuple[str, ...], captured: str | None) -> None:
    """Wrappers inside each other are opened to the innermost address, each named."""
    found = unwrap(url)
    assert found is not None
    assert (found.original_url, found.captured) == (INSIDE, captured)
    assert (found.service, *found.nested) == services


def test_a_shortener_inside_is_where_it_stops() -> None:
    """The address of an opaque inner wrapper is the original, for only a fetch can tell more."""
    found = unwrap("https://l.facebook.com/l.php?u=https%3A%2F%2Ft.co%2FAbCd")
    assert found == Unwrapped("facebook", "redirect", "https://t.co/AbCd", None, ("t.co",), None, "t.co")


@pytest.mark.parametrize("layers", [MAX_LAYERS, MAX_LAYERS + 1, 1_500])
def test_layers_are_bounded(layers: int) -> None:
    """Up to the bound all is opened; beyond it nothing is, at once and without recursion."""
    found = unwrap("https://web.archive.org/web/2020/" * layers + INSIDE)
    assert found is not None
    assert found.original_url == (INSIDE if layers <= MAX_LAYERS else None)
    assert (found.refused is None) == (layers <= MAX_LAYERS)


@pytest.mark.parametrize(
    "tail", ["a/", "%3A", "http", "https://", "?a=b&", "*-", "___", "/RU=", "&url=http", ".a", "=="]
)
def test_long_addresses_take_no_time(tail: str) -> None:
    """No form backtracks: the longest address that is read, made of pieces the forms look for, ends at once."""
    begun = time.process_time()
    for case in EXAMPLES:
        url = case.values[2]["url"]
        for front in (url, url.partition("?")[0] + "/", url.replace("=", "=" + tail, 1)):
            wrapper_of((front + tail * (MAX_LENGTH // len(tail)))[:MAX_LENGTH])
    assert time.process_time() - begun < 0.02 * 3 * len(EXAMPLES)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([case.values[2]["url"] for case in EXAMPLES]),
    st.text(max_size=12),
    st.integers(min_value=0, max_value=80),
)
def test_any_tail_ends_in_an_answer(url: str, noise: str, at: int) -> None:
    """Damaged wrapper addresses end in an answer or `InvalidURL`; what is found is an address, and opened for good."""
    found = wrapper_of(url[:at] + noise + url[at:])
    if found is not None and found.original_url is not None:
        assert parse(found.original_url).href == found.original_url
        again = wrapper_of(found.original_url)
        assert again is None or again.original_url is None
