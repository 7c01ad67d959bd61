"""`provenance where URL`: which outlet an address belongs to, without fetching it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from provenance.cli.options import add_registry_option, registry_of

if TYPE_CHECKING:
    from provenance.identify import Identity
    from provenance.identify.many import AddressBook
    from provenance.registry.index import Registry

LABEL = 13
COLUMNS = 80


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `provenance where`."""
    parser.add_argument("target", metavar="URL", help="an address, or - for one address on each line of standard input")
    parser.add_argument("--on", metavar="DATE", help="who had the address on this day, such as 2015-03-02")
    parser.add_argument("--json", action="store_true", help="print one JSON object for each address")
    parser.add_argument("--no-lookalikes", action="store_true", help="leave look-alikes out, which is faster for many")
    parser.add_argument(
        "--self-declared", action="store_true", help="fetch what the site says of itself: trust.txt, ads.txt, imprint"
    )
    parser.add_argument("--saved", metavar="DIR", help="read it from DIR instead, which holds a folder for each host")
    parser.add_argument("--allow", action="append", default=[], metavar="HOST:PORT", help="let one address be fetched")
    add_registry_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print who serves the address, or the addresses on standard input. Raises `InvalidURL` for a single one."""
    from provenance.identify.many import AddressBook

    registry = registry_of(args)
    book = AddressBook(registry, on=args.on, with_lookalikes=not args.no_lookalikes)
    if args.target == "-":
        lines = book.lines(_addresses()) if args.json else _short_lines(book, _addresses())
    elif args.self_declared or args.saved:
        from provenance.cli.self_declared import lines_of

        lines = lines_of(args, book)
    else:
        identity = book.identify(args.target)
        lines = book.lines([args.target]) if args.json else told(identity, registry)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _addresses() -> Iterator[str]:
    """Yield the lines of standard input; bytes that are not UTF-8 become the replacement mark."""
    for line in sys.stdin.buffer:
        yield line.rstrip(b"\r\n").decode("utf-8", "replace")


def _short_lines(book: AddressBook, urls: Iterable[str]) -> Iterator[str]:
    """Yield status, outlet, finding and address of each, with tabs between."""
    from provenance.errors import InvalidURL
    from provenance.text import displayable

    for url in urls:
        try:
            identity = book.identify(url)
        except InvalidURL as error:
            cells = [error.kind, "", ""]
        else:
            likeness = identity.lookalike
            sign = "reported" if identity.reported else f"{likeness.pattern} {likeness.domain}" if likeness else ""
            cells = [identity.status, identity.outlet or identity.account or "", sign]
        yield "\t".join((*cells, displayable(url.replace("\t", " "))))


def told(identity: Identity, registry: Registry) -> Iterator[str]:
    """Yield the lines a person reads about one address."""
    from provenance.identify import signs
    from provenance.urls.hosts import suffix_list_version

    yield from row_of("Served by", served_by(identity))
    if identity.host:
        domain = identity.registrable_domain
        yield from row_of(
            "Host", identity.host + (f", registered as {domain}" if domain not in (None, identity.host) else "")
        )
    if identity.wrapper is not None:
        yield from row_of("Through", _through(identity))
    for sign in signs(identity, (), registry):
        if sign.kind != "wrapper" or sign.severity == "look":
            yield from row_of("Look at" if sign.severity == "look" else "Note", f"{sign.message} [{sign.kind}]")
    yield from row_of("Rule", identity.rule)
    layers = f", with {len(registry.stores) - 1} more layers" if len(registry.stores) > 1 else ""
    yield from row_of("Asked", f"registry {registry.version} ({registry.sha256[:12]}){layers}; {suffix_list_version()}")


def served_by(identity: Identity) -> str:
    """Return who serves the address, in words."""
    if identity.status == "identified":
        account = f", by its account {identity.account}" if identity.account else ""
        return f"{identity.name} ({identity.outlet}){account}"
    if identity.status == "platform":
        if identity.outlet:
            return f"unknown: {identity.name} ({identity.outlet}) shows texts of others"
        return f"unknown: account {identity.account} is not in the registry" if identity.account else "unknown"
    return "unknown"


def _through(identity: Identity) -> str:
    wrapper = identity.wrapper
    if wrapper is None:
        return ""
    chain = " > ".join((wrapper.service, *wrapper.nested))
    taken = f", captured {wrapper.captured}" if wrapper.captured else ""
    return f"{chain}{taken}; the original is {wrapper.original_url or 'not to be read from the address'}"


def row_of(label: str, text: str, width: int = LABEL) -> list[str]:
    """Return one row of the report, its words wrapped at 80 columns under its label."""
    from provenance.text import displayable

    lines = [label.ljust(width)]
    for word in displayable(text).split():
        if len(lines[-1]) + len(word) >= COLUMNS and lines[-1].strip():
            lines.append(" " * width)
        lines[-1] += word if lines[-1].endswith(" ") else f" {word}"
    return lines
