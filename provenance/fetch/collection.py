"""Collections (WACZ) as strangers hand them in: unpacked with bounds, every digest recomputed, pages read from them."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from provenance.document import Page
from provenance.errors import ProvenanceError
from provenance.fetch.replay import read_warc
from provenance.fetch.timestamp import LARGEST, TOKEN, Stamp, stamp_beside
from provenance.fetch.verify import Finding, Report, verify
from provenance.fetch.wacz import STAMPS, WARC_NAME
from provenance.fetch.warc import LONGEST_BLOCK

MOST_ENTRIES = 10_000
LARGEST_LIST = 10_000_000
_MANIFEST, _DIGEST = "datapackage.json", "datapackage-digest.json"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(slots=True)
class _Unpacked:
    """What was found in a collection: its WARC files in a folder, digests of all entries, and what is wrong."""

    warcs: list[Path] = field(default_factory=list)
    digests: dict[str, tuple[str, int]] = field(default_factory=dict)
    lists: dict[str, bytes] = field(default_factory=dict)
    findings: list[tuple[str, str]] = field(default_factory=list)


def is_collection(path: str | Path) -> bool:
    """Tell whether a file's name says that it is a WACZ."""
    return str(path).lower().endswith(".wacz")


def verify_collection(path: Path, roots: Path | None = None) -> tuple[Report, list[tuple[str, Stamp]]]:
    """Return what is wrong with a collection and the files in it, and what their tokens are worth, by name.

    Raises `ProvenanceError` (file_not_found, file_unreadable) where it cannot be read at all.
    """
    report = Report(str(path), is_sealed=True)
    stamps = []
    with _unpacked(path) as found:
        _check_manifest(found)
        if not found.warcs:
            found.findings.append(("wacz-invalid", "there is no WARC file in it"))
        report.findings += [Finding(report.file, 0, rule, message) for rule, message in found.findings]
        report.digests += len(found.digests)
        for warc in found.warcs:
            inside = verify(warc)
            report.records += inside.records
            report.digests += inside.digests
            report.is_sealed &= inside.is_sealed
            name = f"{path}!archive/{warc.name}"
            report.findings += [Finding(name, one.offset, one.rule, one.message) for one in inside.findings]
            stamp = stamp_beside(warc, roots)
            if stamp is not None:
                stamps.append((name, stamp))
    return report, stamps


def read_collection(path: str | Path, url: str | None = None) -> Page:
    """Return the page fetched from `url` in a collection, else the first. Raises as `read_warc` does."""
    failure: ProvenanceError | None = None
    with _unpacked(Path(path)) as found:
        for warc in found.warcs:
            try:
                page = read_warc(warc, url)
            except ProvenanceError as error:
                error.message = error.message.replace(str(warc), f"{path}!archive/{warc.name}")
                if "evidence" in error.details:
                    error.details["evidence"] = str(path)
                failure = failure or error
            else:
                return replace(page, capture=page.capture.model_copy(update={"evidence_path": str(path)}))
    raise failure or ProvenanceError(f"{path} holds no WARC file", kind="file_unreadable", stage="read")


@contextmanager
def _unpacked(path: Path) -> Iterator[_Unpacked]:
    """Yield what a collection holds; names in it never choose a path, and nothing in it a size."""
    found = _Unpacked()
    with tempfile.TemporaryDirectory(prefix="provenance-") as folder:
        try:
            with zipfile.ZipFile(path) as collection:
                _take(collection, found, Path(folder))
        except FileNotFoundError as error:
            raise ProvenanceError(f"{path} does not exist", kind="file_not_found", stage="read") from error
        except (OSError, *_BROKEN) as error:
            told = f"{path} is no WACZ that can be read: {error}"
            raise ProvenanceError(told, kind="file_unreadable", stage="read") from error
        yield found


def _take(collection: zipfile.ZipFile, found: _Unpacked, folder: Path) -> None:
    entries = [entry for entry in collection.infolist() if not entry.is_dir()]
    if len(entries) > MOST_ENTRIES:
        raise ValueError(f"it has more than {MOST_ENTRIES:,} entries")
    left = LONGEST_BLOCK
    for entry in entries:
        name = entry.filename
        if name in found.digests:
            found.findings.append(("wacz-invalid", f"two entries are called {name[:80]!r}"))
            continue
        target = _place(entry, found, folder)
        with collection.open(entry) as file:
            hasher, size = hashlib.sha256(), 0
            while piece := file.read(65_536):
                size += len(piece)
                left -= len(piece)
                if left < 0:
                    raise ValueError(f"it unpacks to more than {LONGEST_BLOCK:,} bytes")
                hasher.update(piece)
                if target is not None:
                    with target.open("ab") as out:
                        out.write(piece)
                elif name in (_MANIFEST, _DIGEST) and size <= LARGEST_LIST:
                    found.lists[name] = found.lists.get(name, b"") + piece
        found.digests[name] = (hasher.hexdigest(), size)


def _place(entry: zipfile.ZipInfo, found: _Unpacked, folder: Path) -> Path | None:
    """Return where an entry goes, or None for one that is only digested."""
    where, _slash, name = entry.filename.rpartition("/")
    if where == "archive":
        if WARC_NAME.fullmatch(name) and entry.compress_type == zipfile.ZIP_STORED:
            found.warcs.append(folder / name)
            return folder / name
        told = f"{entry.filename[:80]!r} is no WARC file, or was compressed again"
        found.findings.append(("wacz-invalid", told))
    elif where + "/" == STAMPS and WARC_NAME.fullmatch(name.removesuffix(TOKEN)) and entry.file_size <= LARGEST:
        return folder / name
    return None


def _check_manifest(found: _Unpacked) -> None:
    """Hold every entry against the digest the package names for it."""
    try:
        resources = json.loads(found.lists[_MANIFEST])["resources"]
        listed = {str(one["path"]): (str(one["hash"]), one.get("bytes")) for one in resources}
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        found.findings.append(("wacz-invalid", f"{_MANIFEST} is missing or cannot be read"))
        return
    for name, (named, size) in sorted(listed.items()):
        if name not in found.digests:
            found.findings.append(("entry-missing", f"{name[:80]!r} is listed and not there"))
        elif (named, size) != ("sha256:" + found.digests[name][0], found.digests[name][1]):
            found.findings.append(("digest-mismatch", f"{name[:80]!r} does not have the digest and size listed"))
    for name in sorted(found.digests.keys() - listed.keys() - {_MANIFEST, _DIGEST}):
        found.findings.append(("entry-unlisted", f"{name[:80]!r} is there and not listed"))
    if _DIGEST in found.lists and _named_digest(found.lists[_DIGEST]) != "sha256:" + found.digests[_MANIFEST][0]:
        found.findings.append(("digest-mismatch", f"{_MANIFEST} does not have the digest {_DIGEST} names"))


def _named_digest(data: bytes) -> Any:
    try:
        return json.loads(data)["hash"]
    except (KeyError, ValueError, TypeError, RecursionError):
        return None
