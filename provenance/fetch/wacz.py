"""Evidence files as one web archive collection (WACZ 1.1.1), which other tools can replay.

A WACZ is a ZIP file with the WARC files as they are, an index, a list of pages and a digest of each
(https://specs.webrecorder.net/wacz/1.1.1/). The same files make the same bytes: no time of packing is in it.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from provenance.document import Page
from provenance.errors import ProvenanceError
from provenance.fetch.replay import pages
from provenance.fetch.timestamp import TOKEN
from provenance.fetch.verify import verify
from provenance.fetch.warc import Header, open_records
from provenance.urls.parse import parse

VERSION = "1.1.1"
WARC_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,200}\.warc(?:\.gz)?")
STAMPS = "timestamps/"
"""Where tokens go: the specification leaves room for folders of one's own."""
_LONGEST_HEAD = 65_536
_MEDIA = re.compile(rb"^content-type[ \t]*:[ \t]*([^\s;]+)", re.IGNORECASE | re.MULTILINE)
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")


def pack(files: Sequence[Path], target: Path) -> None:
    """Write `files` into the collection `target`, tokens beside them too; it appears whole or not at all.

    Raises `ProvenanceError`: usage for a name twice or of another form, file_not_found, file_unreadable for a file
    that is not whole, file_unwritable.
    """
    names = [path.name for path in files]
    if len(set(names)) < len(names) or not all(map(WARC_NAME.fullmatch, names)):
        raise ProvenanceError("a collection holds files with names of their own, ending in .warc or .warc.gz")
    for path in files:
        report = verify(path)
        if not report.is_whole:
            raise ProvenanceError(f"{report.findings[0]}", kind="file_unreadable", stage="read")
    unfinished = target.with_name(target.name + ".part")
    try:
        with zipfile.ZipFile(unfinished, "w") as collection:
            _fill(collection, files)
        unfinished.replace(target)
    except OSError as error:
        raise ProvenanceError(
            f"{target} cannot be written: {error.strerror}", kind="file_unwritable", stage="export"
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _fill(collection: zipfile.ZipFile, files: Sequence[Path]) -> None:
    resources: list[dict[str, Any]] = []
    lines: list[str] = []
    found: list[Page] = []
    latest = ""
    for path in sorted(files, key=lambda path: path.name):
        resources.append(_add(collection, f"archive/{path.name}", path.read_bytes()))
        token = path.with_name(path.name + TOKEN)
        if token.exists():
            resources.append(_add(collection, f"{STAMPS}{token.name}", token.read_bytes()))
        lines += _index(path)
        found += [page for page in pages(path) if isinstance(page, Page)]
        latest = max(latest, *(record.header.get("warc-date") or "" for record in open_records(path)))
    resources.append(_add(collection, "indexes/index.cdx", "".join(sorted(lines)).encode()))
    resources.append(_add(collection, "pages/pages.jsonl", "".join(_listed(found)).encode()))
    package = _json(_package(resources, found, latest))
    _add(collection, "datapackage.json", package)
    digest = {"path": "datapackage.json", "hash": "sha256:" + hashlib.sha256(package).hexdigest()}
    _add(collection, "datapackage-digest.json", _json(digest))


def _add(collection: zipfile.ZipFile, name: str, data: bytes) -> dict[str, Any]:
    """Store an entry, with a date that tells nothing, and return what the package says of it."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Unix, wherever it is packed
    collection.writestr(entry, data, zipfile.ZIP_STORED)
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    return {"name": name.rpartition("/")[2].lower(), "path": name, "hash": digest, "bytes": len(data)}


def _package(resources: list[dict[str, Any]], found: list[Page], latest: str) -> dict[str, Any]:
    from provenance import __version__

    package: dict[str, Any] = {"profile": "data-package", "wacz_version": VERSION, "created": latest}
    package["software"] = f"provenance {__version__}"
    if found:
        package |= {"mainPageUrl": found[0].url, "mainPageDate": found[0].capture.retrieved}
    return {**package, "resources": resources}


def _listed(found: list[Page]) -> Iterator[str]:
    yield json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}) + "\n"
    for page in found:
        said = {"url": page.url, "ts": page.capture.retrieved}
        name = hashlib.sha256(f"{page.capture.retrieved} {page.url}".encode()).hexdigest()[:10]
        yield json.dumps({"id": name, **said}, ensure_ascii=False) + "\n"


def _index(path: Path) -> Iterator[str]:
    """Yield a line of CDXJ for each answer in a WARC file.

    Raises `ProvenanceError` (file_unreadable) where several records share a gzip member.
    """
    waiting: tuple[Header, dict[str, Any]] | None = None
    for record in open_records(path):
        if waiting is not None:
            yield _line(*waiting, record.header.offset, path)
        waiting = None
        head = b"".join(piece for piece, _left in zip(record.pieces(), range(1), strict=False))[:_LONGEST_HEAD]
        status = _STATUS.match(head)
        if record.header.get("warc-type") == "response" and status is not None:
            media = _MEDIA.search(head.partition(b"\r\n\r\n")[0])
            kind = media[1].decode("latin-1").lower() if media else "unk"
            waiting = record.header, {"mime": kind, "status": status[1].decode()}
    if waiting is not None:
        yield _line(*waiting, path.stat().st_size, path)


def _line(header: Header, about: dict[str, Any], end: int, path: Path) -> str:
    url = (header.get("warc-target-uri") or "").strip("<>")
    if end <= header.offset:
        told = f"{path} is not packed record by record, so no index can point into it"
        raise ProvenanceError(told, kind="file_unreadable", stage="read")
    place = {"length": str(end - header.offset), "offset": str(header.offset), "filename": path.name}
    digest = header.get("warc-payload-digest")
    said = {"url": url, **about, **({"digest": digest} if digest else {}), **place}
    moment = re.sub(r"\D", "", header.get("warc-date") or "")[:14]
    return f"{_key(url)} {moment} {json.dumps(said, ensure_ascii=False)}\n"


def _key(url: str) -> str:
    """Return what an index is sorted by: the host from behind, without `www.`, then path and query (SURT)."""
    try:
        address = parse(url)
    except ProvenanceError:
        return re.sub(r"\s", "", url)
    host = re.sub(r"^www\d*\.", "", address.host)
    port = "" if address.port is None else f":{address.port}"
    query = "&".join(sorted(address.query.lower().split("&"))) if address.query else ""
    return f"{','.join(reversed(host.split('.')))}{port}){address.path.lower()}" + (f"?{query}" if query else "")


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
