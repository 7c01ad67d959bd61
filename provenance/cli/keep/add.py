"""`provenance registry add URL`: an entry to complete, from what a site says of itself.

What the site says goes in as its own word, with the page as evidence; who owns it is left to somebody who reads the
pages named in the comments. Nothing is written to any file.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from provenance.cli.options import add_registry_option, registry_of
from provenance.fetch.options import add_fetch_arguments, settings_from

if TYPE_CHECKING:
    from provenance.declared import DeclaredFile
    from provenance.registry.index import Registry

_LEADS = ("parentOrganization", "ownershipFundingInfo", "funder", "founder", "controlledby", "control", "OWNERDOMAIN",
          "MANAGERDOMAIN", "legalName", "address", "disclosure")  # fmt: skip


_DATE = re.compile(r"[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("url", metavar="URL", help="an address of the outlet, or its domain")
    parser.add_argument("--html", type=Path, metavar="FILE", help="a saved page of it; then nothing is fetched")
    parser.add_argument("--trust-txt", type=Path, metavar="FILE", help="its saved trust.txt; then nothing is fetched")
    parser.add_argument("--retrieved", metavar="DAY", help="the day the files were saved (today)")
    add_registry_option(parser)
    add_fetch_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Print the entry, or where the address stands already. Raises `ProvenanceError`."""
    from datetime import date

    from provenance.registry.canonical import canonical_text
    from provenance.urls.parse import parse

    address = parse(args.url if "://" in args.url else f"https://{args.url}")
    host = address.host.removeprefix("www.")
    registry = registry_of(args)
    match = registry.by_host(host, address.path)
    if match is not None:
        print(f"{host} is known: {match.name} ({match.outlet_id}); see: provenance show {match.outlet_id}")
        return 0
    files = _files(args, host)
    entry = entry_from(files, host, args.retrieved or date.today().isoformat())
    for line in _leads(files):
        print(f"# {line}")
    print(canonical_text({"version": "1", "outlets": {_id(entry["name"], host, registry): entry}}), end="")
    return 0


def _files(args: argparse.Namespace, host: str) -> list[DeclaredFile]:
    """Return what the site says of itself: from the files given, else from the site."""
    from provenance.declared import ask, read_file
    from provenance.errors import ProvenanceError

    given = [(kind, path) for kind, path in (("page", args.html), ("trust.txt", args.trust_txt)) if path is not None]
    if not given:
        from provenance.fetch import Client

        with Client(settings_from(args)) as client:
            return list(ask(host, client.fetch))
    files = []
    for kind, path in given:
        place = f"https://{host}/{'trust.txt' if kind == 'trust.txt' else ''}"
        try:
            files.append(read_file(path.read_bytes(), kind, host, place))
        except OSError as error:
            raise ProvenanceError(f"{path}: {error.strerror or 'cannot be read'}", kind="file_unreadable") from error
    return files


def entry_from(files: list[DeclaredFile], host: str, retrieved: str) -> dict[str, Any]:
    """Return an outlet entry with what the files of `host` say that the registry has a place for."""
    said = [(statement.field, statement.value, file.source) for file in files for statement in file.statements]
    names = [value for field, value, _ in said if field == "name"]
    entry: dict[str, Any] = {"name": names[0] if names else host, "kind": "site", "country": "unknown"}
    entry["domains"] = [host]
    others = dict.fromkeys(value for field, value, _ in said if field == "alternateName" and value != entry["name"])
    accounts = dict.fromkeys(
        found for field, value, _ in said if field in ("sameAs", "social") for found in _account(value)
    )
    memberships = [_membership(value, source, retrieved) for field, value, source in said if field == "belongto"]
    founded = [(value, source) for field, value, source in said if field == "foundingDate" and _DATE.fullmatch(value)]
    events = [_founded(value, source, retrieved) for value, source in founded[:1]]
    lists = {"names": list(others), "accounts": list(accounts), "memberships": memberships, "events": events}
    entry.update({name: values for name, values in lists.items() if values})
    entry["unknowns"] = ["owner: not researched"]
    return entry


def _account(address: str) -> Iterator[str]:
    from provenance.errors import InvalidURL
    from provenance.registry.schema import Platform
    from provenance.urls.parse import parse
    from provenance.urls.platforms import account_of

    try:
        found = account_of(parse(address))
    except InvalidURL:
        return
    if found is not None and found.handle and found.platform in get_args(Platform):
        yield f"{found.platform}:{found.handle}"


def _membership(other: str, source: str, retrieved: str) -> dict[str, Any]:
    scheme = other.partition("://")[2].removeprefix("www.").rstrip("/") or other
    says = f"The outlet's own trust.txt names {scheme} as a body it belongs to"
    return {"scheme": scheme, "seen": retrieved, "evidence": [_evidence(source, retrieved, says)]}


def _founded(value: str, source: str, retrieved: str) -> dict[str, Any]:
    says = f"The page's own data give {value} as the founding date"
    evidence = [_evidence(source, retrieved, says)]
    return {"what": "founded", "date": value, "detail": "By the outlet's own word", "evidence": evidence}


def _evidence(source: str, retrieved: str, says: str) -> dict[str, str]:
    return {"url": source, "retrieved": retrieved, "says": says[:200]}


def _leads(files: list[DeclaredFile]) -> Iterator[str]:
    """Yield what a person should read or decide, as comments above the entry."""
    yield "Complete this entry: the kind, the country, the languages (en), the owner with evidence."
    yield "kind: agency, newspaper, broadcaster, magazine, site, network, aggregator, platform, fact-checker"
    for file in files:
        yield f"read: {file.source} (sha256 {file.sha256[:12] or 'none'})"
        for field, value, where in file.statements:
            if field in _LEADS or field.startswith("link."):
                yield f"  {field}: {value} ({where})"
        for problem in file.problems:
            yield f"  not read: {problem}"


def _id(name: str, host: str, registry: Registry) -> str:
    """Return an id that is free: the name in plain letters, else the host with hyphens."""
    import unicodedata

    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    for text in (letters, host):
        found = re.sub(r"[^a-z0-9]+", "-", text).strip("-")
        if len(found) > 2 and registry.outlet(found) is None and registry.owner(found) is None:
            return found
    return re.sub(r"[^a-z0-9]+", "-", host).strip("-") + "-new"
