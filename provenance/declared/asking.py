"""Asking a site for the files in which it speaks of itself, through the guarded fetch or a callable handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from provenance.declared.files import DeclaredFile, read_file
from provenance.declared.report import reciprocity
from provenance.errors import FetchError, InvalidURL

if TYPE_CHECKING:
    from provenance.document import Page

PLACES = (
    ("trust.txt", ("/trust.txt", "/.well-known/trust.txt")),
    ("ads.txt", ("/ads.txt",)),
    ("sellers.json", ("/sellers.json",)),
    ("page", ("/",)),
)
"""Where each kind of file is looked for; the next place only when the one before has none."""
MOST_OTHERS = 8
"""Other sides of ties whose trust.txt is asked for too."""

Fetch = Callable[[str], "Page"]


def ask(host: str, fetch: Fetch) -> Iterator[DeclaredFile]:
    """Yield each file of `host` that could be had, then the trust.txt of those it says it is tied to.

    A file that is not there is passed over; one that fails otherwise has the reason among its problems.
    """
    files = [file for kind, paths in PLACES for file in _first(host, kind, paths, fetch)]
    yield from files
    others = dict.fromkeys(tie.other for tie in reciprocity(files) if tie.other != host.removeprefix("www."))
    for other in list(others)[:MOST_OTHERS]:
        yield from _first(other, *PLACES[0], fetch)


def _first(host: str, kind: str, paths: tuple[str, ...], fetch: Fetch) -> list[DeclaredFile]:
    """Return the file at the first of `paths` that has one, as a list of at most one."""
    for path in paths:
        url = f"https://{host}{path}"
        try:
            page = fetch(url)
        except (FetchError, InvalidURL) as error:
            if error.kind in ("http_not_found", "http_gone"):
                continue
            return [DeclaredFile(kind, host.removeprefix("www."), url, "", (), (error.message,))]
        content = page.text if page.text is not None else page.html or ""
        data = content.encode("utf-8") if isinstance(content, str) else content
        file = read_file(data, kind, host, page.url or url)
        return [file._replace(sha256=page.capture.sha256 or file.sha256)]
    return []
