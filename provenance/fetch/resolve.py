"""From a host to the IP addresses that may be dialled: asked once, within the deadline, every answer judged."""

from __future__ import annotations

import socket
import threading
from collections.abc import Sequence

from provenance.errors import FetchError
from provenance.fetch.clock import Deadline
from provenance.fetch.gate import Allowed, is_ip, judge
from provenance.fetch.settings import Resolver
from provenance.urls.parse import shown

MOST_ANSWERS = 100
"""Addresses of one name. The largest sites have a dozen; thousands would cost time at every step."""


def system_resolver(host: str) -> Sequence[str]:
    """Return the addresses the machine's own resolver knows for `host`. Raises `OSError`."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def addresses(host: str, port: int, resolver: Resolver, deadline: Deadline, wait: float, allow: Allowed) -> list[str]:
    """Return the addresses of `host` that may be dialled at `port`, in the order they were given.

    One special-purpose address among the answers refuses them all: a public site has none, a name made to change
    its mind has. Raises `FetchError`: `dns_failed`, `timeout`, `address_refused`.
    """
    bare = host.strip("[]")
    found = [bare] if is_ip(host) else _asked(host, resolver, deadline, wait)
    if (host, port) in allow:
        return found
    for ip in found:
        reason = judge(ip)
        if reason and (ip, port) not in allow and (f"[{ip}]", port) not in allow:
            raise FetchError(
                f"{shown(host)} is not fetched: {reason}; if it is yours, pass --allow {host}:{port}",
                kind="address_refused",
                stage="resolve",
            )
    return found


def _asked(host: str, resolver: Resolver, deadline: Deadline, wait: float) -> list[str]:
    """Return what `resolver` answers. It runs in a thread, as the system's cannot be told to stop."""
    answers: list[str] = []
    problems: list[BaseException] = []

    def ask() -> None:
        try:
            answers.extend(list(resolver(host))[: MOST_ANSWERS + 1])
        except Exception as error:  # whatever a resolver raises is its answer, told below
            problems.append(error)

    thread = threading.Thread(target=ask, name="provenance-resolve", daemon=True)
    seconds = deadline.within(wait, f"asking for the address of {host}")
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        deadline.within(wait, f"asking for the address of {host}")
        raise FetchError(
            f"no answer for the name {shown(host)} within {wait:g} s",
            kind="timeout", stage="resolve", limits=[f"connect_timeout={wait:g}"],
        )  # fmt: skip
    if problems or not answers:
        why = f": {problems[0]}" if problems else ""
        raise FetchError(f"the name {shown(host)} does not resolve{why}", kind="dns_failed", stage="resolve")
    if len(answers) > MOST_ANSWERS:
        raise FetchError(
            f"the name {shown(host)} has over {MOST_ANSWERS} addresses", kind="dns_failed", stage="resolve"
        )
    return answers
