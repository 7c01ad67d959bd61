"""What a site says of itself is kept as its own word, with place and digest, and never joins the registry."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from provenance.cli import main
from provenance.declared import DeclaredFile, ask, beside_registry, read_file, read_folder, reciprocity
from provenance.declared.pages import _vocabulary
from provenance.document import Capture, Page
from provenance.errors import FetchError
from provenance.registry.index import load_registry

TRUST = b"""\xef\xbb\xbf# Harbour Gazette
member=https://association.example/   # wrong way round, but its word
belongto=https://www.journallist.example/
controlledby = https://nordlys.example
social=https://t.me/rt_russian
datatrainingallowed=no
Contact=https://harbourgazette.example/contact
something=else
no statement at all
"""
ADS = b"""# ads.txt
google.com, pub-123, DIRECT, f08c47fec0942fa0
OWNERDOMAIN=nordlys.example
managerdomain = adhouse.example, NO # for Norway
CONTACT=
subdomain=shop.harbourgazette.example
"""
SELLERS = {
    "contact_email": "ads@exchange.example",
    "sellers": [
        {"seller_id": "1", "name": "Another", "domain": "another.example", "seller_type": "PUBLISHER"},
        {
            "seller_id": 2,
            "name": "Nordlys Media AS",
            "domain": "www.HarbourGazette.example",
            "seller_type": "PUBLISHER",
        },
        "no seller",
    ],
}
PAGE = """<!doctype html><html><head><script type="application/ld+json">
{"@graph": [{"@type": "Organization", "name": "Widget maker"},
 {"@type": ["NewsMediaOrganization"], "name": "Harbour Gazette", "foundingDate": "1871",
  "ownershipFundingInfo": "https://harbourgazette.example/owners",
  "parentOrganization": {"@type": "Organization", "name": "Nordlys Media AS"},
  "address": {"@type": "PostalAddress", "streetAddress": "Quay 1", "addressLocality": "Harbour"}}]}
</script></head><body><a href="/impressum">Impressum</a> <a href="/om-oss/">Om oss ›</a>
<a href="https://harbourgazette.example/ownership"><b>Who pays for us</b></a>
<a href="/travel/impressions-of-the-harbour/">Impressions of the harbour</a>
<a href="mailto:x@harbourgazette.example">Impressum</a> <a href="#">About</a></body></html>"""


def said(file: DeclaredFile) -> list[tuple[str, str]]:
    """Return field and value of each statement."""
    return [(one.field, one.value) for one in file.statements]


def read(data: bytes, kind: str, host: str = "harbourgazette.example") -> DeclaredFile:
    """Return a file of the made-up newspaper."""
    return read_file(data, kind, host, f"https://{host}/{kind}")


def test_trust_txt() -> None:
    """Attributes of the specification with their lines; what is none is a problem."""
    file = read(TRUST, "trust.txt", "www.harbourgazette.example")
    assert file.host == "harbourgazette.example"
    assert file.sha256 == hashlib.sha256(TRUST).hexdigest()
    assert said(file) == [
        ("member", "https://association.example/"),
        ("belongto", "https://www.journallist.example/"),
        ("controlledby", "https://nordlys.example"),
        ("social", "https://t.me/rt_russian"),
        ("datatrainingallowed", "no"),
        ("contact", "https://harbourgazette.example/contact"),
    ]
    assert file.statements[2].where == "line 4"
    assert [problem.partition(":")[0] for problem in file.problems] == ["line 8", "line 9"]


def test_ads_txt() -> None:
    """The variables that name owner and manager; sellers' lines and empty ones are passed over."""
    assert said(read(ADS, "ads.txt")) == [
        ("OWNERDOMAIN", "nordlys.example"),
        ("MANAGERDOMAIN", "adhouse.example, NO"),
        ("SUBDOMAIN", "shop.harbourgazette.example"),
    ]


def test_sellers_json() -> None:
    """The entry of the site itself, whatever the case of its domain, and whom to ask."""
    file = read(json.dumps(SELLERS).encode(), "sellers.json")
    assert ("seller.name", "Nordlys Media AS") in said(file)
    assert ("contact_email", "ads@exchange.example") in said(file)
    assert "Another" not in dict(said(file)).values()
    assert {one.where for one in file.statements} >= {"sellers[1].name", "contact_email"}


def test_page() -> None:
    """The news organisation wins over other ones; links are found by their words or their address."""
    told = said(read(PAGE.encode(), "page"))
    assert ("name", "Harbour Gazette") in told
    assert ("parentOrganization", "Nordlys Media AS") in told
    assert ("address", "Quay 1, Harbour") in told
    assert "Widget maker" not in dict(told).values()
    assert [row for row in told if row[0].startswith("link.")] == [
        ("link.imprint", "https://harbourgazette.example/impressum"),
        ("link.masthead", "https://harbourgazette.example/om-oss/"),
        ("link.ownership", "https://harbourgazette.example/ownership"),
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"<!DOCTYPE html><html>not found</html>", "trust.txt", id="page-as-trust"),
        pytest.param(b"<html>not found</html>", "ads.txt", id="page-as-ads"),
        pytest.param(b"{", "sellers.json", id="broken-json"),
        pytest.param(b"[" * 100_000, "sellers.json", id="deep-json"),
        pytest.param(b"[]", "sellers.json", id="other-json"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00", "page", id="picture-as-page"),
        pytest.param(b"", "page", id="empty-page"),
    ],
)
def test_what_cannot_be_read_is_a_problem(data: bytes, kind: str) -> None:
    """Broken files say nothing, and say why."""
    file = read(data, kind)
    assert file.statements == ()
    assert len(file.problems) == 1


def test_words_of_links() -> None:
    """Every kind of link has a reason, an example that is found and a near miss that is not."""
    words, paths = _vocabulary()
    source = Path(__file__).parents[2] / "provenance" / "declared" / "data" / "links.yaml"
    for kind, row in yaml.safe_load(source.read_text("utf-8")).items():
        assert row["reason"]
        for case, expected in ((row["example"], kind), (row["counter_example"], None)):
            page = f'<html><body><p>Text</p><a href="{case["href"]}">{case["text"]}</a></body></html>'
            links = [name for name, _ in said(read(page.encode(), "page"))]
            assert links == ([f"link.{expected}"] if expected else []), case
    assert words["impressum"] == paths["impressum"] == "imprint"


def test_reciprocity() -> None:
    """A tie is confirmed by the other side's counterpart, denied by silence, and open without its file."""
    files = [
        read(TRUST, "trust.txt"),
        read(b"control=https://www.harbourgazette.example/\n", "trust.txt", "nordlys.example"),
        read(b"belongto=https://harbourgazette.example\n", "trust.txt", "journallist.example"),
    ]
    ties = {(tie.host, tie.relation, tie.other): tie.answer for tie in reciprocity(files)}
    assert ties == {
        ("harbourgazette.example", "member", "association.example"): "not-given",
        ("harbourgazette.example", "belongto", "journallist.example"): "not-returned",
        ("harbourgazette.example", "controlledby", "nordlys.example"): "confirmed",
        ("nordlys.example", "control", "harbourgazette.example"): "confirmed",
        ("journallist.example", "belongto", "harbourgazette.example"): "not-returned",
    }


def test_beside_the_registry() -> None:
    """Addresses and accounts in statements are shown with the outlet the registry has for them."""
    registry = load_registry()
    file = read(b"controlledby=https://www.bbc.com/\nsocial=https://t.me/rt_russian\ncontact=bbc.com\n", "trust.txt")
    assert [beside.outlet for beside in beside_registry(file, registry)] == ["bbc", "rt", None]


def served(files: dict[str, str]) -> Callable[[str], Page]:
    """Return a fetch that knows these addresses; all others are not found, one fails."""

    def fetch(url: str) -> Page:
        if url.endswith("/ads.txt") and url not in files:
            raise FetchError("the connection was refused", kind="connect_failed")
        if url not in files:
            raise FetchError("there is nothing here", kind="http_not_found")
        return Page(text=files[url], url=url, capture=Capture(sha256="f" * 64))

    return fetch


def test_asking() -> None:
    """The well-known place is asked when the first has none; other sides of ties are asked too; failures are kept."""
    files = {
        "https://harbourgazette.example/.well-known/trust.txt": "controlledby=https://nordlys.example\n",
        "https://nordlys.example/trust.txt": "control=https://harbourgazette.example\n",
    }
    found = list(ask("harbourgazette.example", served(files)))
    assert [(file.host, file.kind) for file in found] == [
        ("harbourgazette.example", "trust.txt"),
        ("harbourgazette.example", "ads.txt"),
        ("nordlys.example", "trust.txt"),
    ]
    assert found[0].sha256 == "f" * 64
    assert found[1].problems == ("the connection was refused",)
    assert {tie.answer for tie in reciprocity(found)} == {"confirmed"}


def test_where_with_saved_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`where --saved` shows the site's own word apart from the registry's answer."""
    place = tmp_path / "bbc.co.uk"
    place.mkdir()
    (place / "trust.txt").write_bytes(b"controlledby=https://www.rt.com/\n")
    (place / "index.html").write_text(PAGE, "utf-8")
    (place / "notes.md").write_text("not read", "utf-8")
    assert {file.kind for file in read_folder(tmp_path)} == {"trust.txt", "page"}
    assert main(["where", "https://www.bbc.co.uk/news", "--saved", str(tmp_path), "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["publisher"]["outlet"] == "bbc"
    assert {file["kind"] for file in row["self_declared"]} == {"trust.txt", "page"}
    assert row["ties"] == [
        {"host": "bbc.co.uk", "relation": "controlledby", "other": "rt.com", "answer": "not-given"}
    ]  # fmt: skip
    assert main(["where", "https://www.bbc.co.uk/news", "--saved", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert told.index("Served by    BBC") < told.index("By its own word, checked by nobody")
    assert main(["where", "https://www.bbc.co.uk/news", "--saved", str(tmp_path / "absent")]) == 1
