"""One layer of wrapping, read by the forms in `data/wrappers`; how a form is written: docs/addresses.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from provenance.urls.parse import Address
from provenance.urls.query import parameter, unquote
from provenance.urls.tables import recogniser

Form = dict[str, Any]
Service = dict[str, Any]

_ESCAPED = re.compile(r"https?(?:%|:%2[Ff])")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+-]*:(?!\d+(?:[/?#]|$))")  # not `host:80`
_STAMP = re.compile(r"(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?")
_RANGES = ((1990, 2100), (1, 12), (1, 31), (0, 23), (0, 59), (0, 59))


class Layer(NamedTuple):
    """One wrapper: who runs it, what it does, and what its address tells about the page inside."""

    service: str
    kind: str
    inner: str | None = None  # the inner address as text; None when the wrapper hides it
    stamp: str | None = None  # when the copy was taken, as written; see `iso_time`


def peel(address: Address) -> Layer | None:
    """Return the wrapper `address` belongs to, or None when it belongs to none we know."""
    services = _services(address.host)
    if not services:
        return None
    rest = address.href[address.href.index("/", 8) :]
    return _first(services, address, rest)


def may_wrap(host: str) -> bool:
    """Tell whether some address on `host` may be a wrapper.

    >>> may_wrap("web.archive.org"), may_wrap("www.spiegel.de")
    (True, False)
    """
    return bool(_services(host))


def wrapping_hosts() -> Iterator[str]:
    """Yield the hosts of all wrapper services, and the domains below which all hosts are theirs."""
    table = recogniser("wrappers")
    yield from table["exact"]
    yield from table["below"]


def peel_scheme(url: str) -> Layer | None:
    """Return the wrapper that is a scheme of its own, such as `view-source:`, or None."""
    services = _services_of_scheme(url.partition(":")[0].strip().lower())
    return _first(services, Address("", "", None, "", "", ""), url.strip()) if services else None


def iso_time(stamp: str) -> str | None:
    """Return a capture stamp as ISO 8601 in UTC, as far as it is exact and possible.

    >>> iso_time("20230115102033"), iso_time("2023.01.15-102033"), iso_time("202301")
    ('2023-01-15T10:20:33Z', '2023-01-15T10:20:33Z', '2023-01')
    >>> iso_time("20239901"), iso_time("12") is None
    ('2023', True)
    """
    found = _STAMP.match(re.sub(r"\D", "", stamp))
    parts: list[str] = []
    for part, (low, high) in zip(found.groups() if found else (), _RANGES, strict=False):
        if part is None or not low <= int(part) <= high:
            break
        parts.append(part)
    if len(parts) <= 3:
        return "-".join(parts) or None
    return "-".join(parts[:3]) + "T" + ":".join(parts[3:] if len(parts) > 4 else [*parts[3:], "00"]) + "Z"


def _first(services: tuple[Service, ...], address: Address, rest: str) -> Layer | None:
    for service in services:
        for form in service["forms"]:
            layer = _read(service, form, address, rest)
            if layer is not None:
                return layer
    return None


def _read(service: Service, form: Form, address: Address, rest: str) -> Layer | None:
    """Return the layer if `form` fits the address, else None."""
    if "opaque" in form:
        return _layer(service, address) if _regex(form["opaque"]).fullmatch(rest) else None
    found = _in_query(form, address) if "query" in form else _regex(form["path"]).fullmatch(rest)
    if not found:
        return None
    groups = found.groupdict()
    text = _carried(groups, form)
    if "decode" in form:
        from provenance.urls.decode import DECODERS

        text = DECODERS[form["decode"]](address, text) or ""
    if not text.strip():
        return None
    inner = _explicit(text, groups.get("scheme") or form.get("scheme", "http"))
    if "drop" in form:
        inner = _without(form["drop"], inner)
    stamp = groups.get("stamp") or (parameter(address.query, form["when"]) if "when" in form else None)
    return _layer(service, address, inner, stamp)


def _layer(service: Service, address: Address, inner: str | None = None, stamp: str | None = None) -> Layer:
    """Return the layer under the name of its service, or of its host where a service is a group of small ones."""
    name = service["service"] if service["named"] == "service" else address.host.removeprefix("www.")
    return Layer(name, service["kind"], inner, stamp)


def _in_query(form: Form, address: Address) -> re.Match[str] | None:
    """Return the first non-empty parameter of the form whose value has the form's shape."""
    if "under" in form and not _regex(form["under"]).fullmatch(address.path):
        return None
    shape = _regex(form.get("value", r"(?P<url>.+)"))
    for name in form["query"]:
        value = parameter(address.query, name)
        found = shape.fullmatch(value.strip()) if value else None
        if found:
            return found
    return None


def _carried(groups: dict[str, str | None], form: Form) -> str:
    if "url" in groups:
        return groups["url"] or ""
    return (form.get("host") or groups["host"] or "") + (groups["rest"] or "/")


def _explicit(text: str, scheme: str) -> str:
    """Return the inner address with its escapes resolved and its scheme in front.

    Archives and proxies take an address in whole percent-escapes, without a scheme, or with a slash lost.
    """
    text = text.strip()
    for _ in range(3):
        if not _ESCAPED.match(text):
            break
        text = unquote(text)
    if text.startswith("//"):
        return f"{scheme}:{text}"
    return text if _SCHEME.match(text) else f"{scheme}://{text}"


def _without(parameters: tuple[str, ...], url: str) -> str:
    """Return `url` without the query parameters the wrapper added; `name*` stands for all that begin so."""
    address, mark, fragment = url.partition("#")
    before, _, query = address.partition("?")
    added = tuple(name.removesuffix("*") if name[-1] == "*" else f"{name}=" for name in parameters)
    kept = "&".join(pair for pair in query.split("&") if not pair.startswith(added))
    return (f"{before}?{kept}" if kept else before) + mark + fragment


@lru_cache(maxsize=65_536)
def _services(host: str) -> tuple[Service, ...]:
    """Return the services on `host`, with or without its `www.`, or on all hosts below a domain above it."""
    table = recogniser("wrappers")
    numbers = table["exact"].get(host.removeprefix("www."))
    if numbers is None:
        below, domain = table["below"], host.partition(".")[2]
        while domain and domain not in below:
            domain = domain.partition(".")[2]
        numbers = below.get(domain, ())
    return tuple([table["services"][number] for number in numbers])


def _services_of_scheme(scheme: str) -> tuple[Service, ...]:
    table = recogniser("wrappers")
    return tuple([table["services"][number] for number in table["schemes"].get(scheme, ())])


@lru_cache(maxsize=512)
def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
