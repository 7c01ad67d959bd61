"""What may be dialled: addresses as strangers type them, names as resolvers answer, ports and allow entries."""

from __future__ import annotations

import contextlib
import ipaddress
import json
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import FetchError, InvalidURL, ProvenanceError
from provenance.fetch import FetchSettings, fetch
from provenance.fetch.gate import admit, judge
from provenance.fetch.settings import allow_entry
from provenance.urls.parse import parse
from tests.shared import shared

DATA = Path(__file__).parent / "data"
ADDRESSES = json.loads((DATA / "addresses.json").read_text("utf-8"))["rows"]
NAMES = json.loads((DATA / "names.json").read_text("utf-8"))["cases"]
ANSWERS = {"url_invalid": "invalid", "scheme_refused": "refuse", "address_refused": "refuse"}


@pytest.mark.parametrize("row", ADDRESSES, ids=lambda row: row["id"])
def test_addresses_of_strangers(row: dict[str, Any]) -> None:
    """Every spelling of an inside address is refused, every address of a site passes, nothing else is raised."""
    try:
        admit(row["url"])
        answer = "allow"
    except ProvenanceError as error:
        answer = ANSWERS[error.kind]
    assert answer in row["accept"], row["why"]


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row["name"])
def test_names_and_their_answers(row: dict[str, Any]) -> None:
    """The address that was judged is the one that is dialled, whatever later answers say."""
    dialled: list[str] = []
    calls = iter(range(10_000))

    def resolver(_host: str) -> list[str]:
        answer = row["answers"][min(next(calls), len(row["answers"]) - 1)]
        if answer is None:
            raise socket.gaierror("no such name")
        return list(answer)

    def connector(ip: str, _port: int, _seconds: float) -> socket.socket:
        dialled.append(ip)
        raise ConnectionRefusedError("written down")

    settings = FetchSettings(resolver=resolver, connector=connector, retries=0)
    with pytest.raises(FetchError) as caught:
        fetch(f"http://{row['host']}/", settings)
    expect = row["expect"]
    if expect == "refuse":
        assert (caught.value.kind, dialled) == ("address_refused", [])
    elif expect == "dns_failed":
        assert (caught.value.kind, dialled) == ("dns_failed", [])
    elif expect.startswith("refuse_or:"):
        assert set(dialled) <= {expect.partition(":")[2]}
    elif expect == "connect:any_listed":
        assert dialled
        assert set(dialled) <= set(row["answers"][0])
    else:
        assert set(dialled) == {expect.partition(":")[2]}


def test_every_special_block_is_refused_at_its_edges() -> None:
    """The first, a middle and the last address of each block of the IANA registries are refused."""
    found = json.loads(shared("reliability/ssrf/special_purpose_blocks.json").read_text("utf-8"))
    for row in [*found["blocks"], *found["single_addresses"]]:
        block = ipaddress.ip_network(row["net"])
        for place in (0, block.num_addresses // 2, block.num_addresses - 1):
            address = block[place]
            if row["net"] == "64:ff9b::/96":
                address = ipaddress.IPv6Address(int(block[0]) + int(ipaddress.IPv4Address("10.0.0.1")))
            assert judge(str(address)), f"{address} of {row['what']} passed"


@pytest.mark.parametrize(
    "ip",
    ["8.8.8.8", "1.1.1.1", "100.128.0.0", "172.32.0.1", "2606:4700:4700::1111", "64:ff9b::8.8.8.8", "2a00:1450::1"],
)
def test_public_addresses_pass(ip: str) -> None:
    """Neighbours of special blocks, and IPv4 sites seen through NAT64, are public."""
    assert judge(ip) is None


@pytest.mark.parametrize(
    "ip", ["", "localhost", "1.2.3", "fe80::1%eth0", "1.2.3.4.5", "::ffff:8.8.8.8", "2002:808:808::1"]
)
def test_no_address_and_wrapped_addresses_are_refused(ip: str) -> None:
    """What is no plain address is refused, tunnels to public addresses too."""
    assert judge(ip)


@given(st.ip_addresses())
def test_judge_never_passes_what_python_calls_private(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    """No address that is private, local, multicast or reserved passes, unless NAT64 wraps a public one."""
    is_nat64 = ip.version == 6 and ip in ipaddress.ip_network("64:ff9b::/96")
    if (ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved) and not is_nat64:
        assert judge(str(ip))


def test_the_parsed_host_is_the_dialled_host() -> None:
    """Rows of the URL standard's own tests: what cannot be parsed is refused, what can goes to that very host."""
    for row in json.loads(shared("reliability/wpt/urltestdata.json").read_text("utf-8")):
        if not isinstance(row, dict) or row.get("base") or not row["input"].lower().startswith(("http:", "https:")):
            continue
        try:
            host = admit(row["input"]).host
        except ProvenanceError:
            continue
        assert not row.get("failure"), row["input"]
        assert host == row["hostname"].removesuffix("."), row["input"]


def test_allow_entries_let_one_host_and_port_through() -> None:
    """An entry is one host and one port, in any spelling of that host; nothing beside it."""
    allow = frozenset({allow_entry("127.0.0.1:8123")})
    assert admit("http://127.0.0.1:8123/a", allow).host == "127.0.0.1"
    assert admit("http://0x7f.1:8123/a", allow).host == "127.0.0.1"
    for url in ("http://127.0.0.1:8124/", "http://127.0.0.2:8123/", "http://localhost:8123/", "https://127.0.0.1/"):
        with pytest.raises(FetchError):
            admit(url, allow)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "127.0.0.1",
        ":80",
        "host:",
        "host:0",
        "host:99999",
        "host:８０",
        "a b:80",
        "host:-1",
        "*:80",
        "host:*",
        "http://host:80",
        "10.0.0.0/8:80",
        "user@host:80",
        "::1:80",
        "host:" + "9" * 5_000,
    ],
)
def test_allow_entries_that_are_none(text: str) -> None:
    """What is no host and port is a usage error."""
    with pytest.raises(ProvenanceError) as caught:
        allow_entry(text)
    assert caught.value.kind == "usage"


@pytest.mark.parametrize(
    "proxy", ["", "word", "socks5://10.0.0.1:1080", "https://10.0.0.1:3128", "http://a:b@10.0.0.1/"]
)
def test_proxies_that_are_none(proxy: str) -> None:
    """Only plain proxies are known; a name and password would not be sent."""
    with pytest.raises(ProvenanceError) as caught:
        FetchSettings(proxy=proxy)
    assert caught.value.kind == "usage"


def test_a_message_about_an_address_is_one_line() -> None:
    """Line breaks and tabs of an address cannot forge a second line."""
    with pytest.raises(InvalidURL) as caught:
        admit("http://www.example.org/\r\nprovenance:\tall is well")
    assert caught.value.message.startswith("'http://www.example.org/ provenance: all is well' holds")


@given(st.text())
def test_any_text_is_admitted_or_refused_by_name(text: str) -> None:
    """No text makes the gate raise anything but its own errors."""
    with contextlib.suppress(InvalidURL, FetchError):
        address = admit(text)
        assert parse(address.href).host == address.host
