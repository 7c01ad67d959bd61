"""What a host name says: who registered it, and whether it may be shown as its letters."""

from __future__ import annotations

from functools import cache, lru_cache

import can_ada

from provenance.urls.tables import rows, stated_version


@lru_cache(maxsize=65_536)
def registrable_domain(host: str) -> str | None:
    """Return the part of `host` somebody registered, in ASCII form, or None where there is none.

    None for a public suffix itself and for an IP address. The suffixes are those of the Public Suffix List
    with its private part, so every blog of a blog host stands for itself; a name under an unlisted ending
    counts as registered right below it (https://github.com/publicsuffix/list/wiki/Format#algorithm).

    >>> registrable_domain("www.bbc.co.uk"), registrable_domain("news.someone.github.io")
    ('bbc.co.uk', 'someone.github.io')
    >>> registrable_domain("co.uk") is None, registrable_domain("127.0.0.1") is None
    (True, True)
    """
    name = ascii_host(host)
    if not name or name[0] in ".[" or ".." in name or name.rpartition(".")[2].isdigit():
        return None
    suffix = public_suffix(name)
    if name == suffix:
        return None
    return name[name.rfind(".", 0, -len(suffix) - 1) + 1 :]


def suffix_list_version() -> str:
    """Return which edition of the Public Suffix List is shipped.

    >>> suffix_list_version().startswith("public suffix list 20")
    True
    """
    return "public suffix list " + stated_version("suffixes")


def ascii_host(host: str) -> str:
    """Return `host` in lower-case ASCII form without a final dot, or "" when IDNA does not allow it.

    >>> ascii_host("Süddeutsche.DE.")
    'xn--sddeutsche-9db.de'
    """
    if not host.isascii():
        host = can_ada.idna_encode(host).decode("ascii")
    return host.lower().removesuffix(".")


def unicode_host(host: str) -> str:
    """Return the letters an ASCII host name stands for; not for display, see `display_host`.

    >>> unicode_host("xn--sddeutsche-9db.de")
    'süddeutsche.de'
    """
    return ".".join(map(_letters, host.split("."))) if "xn--" in host else host


def display_host(host: str) -> str:
    """Return `host` as a reader may see it: letters where they cannot pass for others, else the `xn--` form.

    A label keeps its letters when they are of one writing and do not all look like plain Latin ones; the
    rules are those of browsers in short (UTS 39, Highly Restrictive, and whole-script confusables).

    >>> display_host("xn--sddeutsche-9db.de"), display_host("xn--80ak6aa92e.com")
    ('süddeutsche.de', 'xn--80ak6aa92e.com')
    """
    if "xn--" not in host:
        return host
    labels = host.split(".")
    return ".".join(_letters(label) if _is_plain(_letters(label)) else label for label in labels)


def _letters(label: str) -> str:
    """Return the letters behind an `xn--` label, or the label where IDNA allows no such letters."""
    if not label.startswith("xn--"):
        return label
    try:
        letters = label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
    return letters if ascii_host(letters) == label else label


def _is_plain(letters: str) -> bool:
    from provenance.urls.skeleton import is_one_writing, skeleton

    return letters.isascii() or (is_one_writing(letters) and not skeleton(letters).isascii())


@cache
def _rules() -> frozenset[str]:
    return frozenset(rows("suffixes"))


def public_suffix(name: str) -> str:
    """Return the longest matching suffix: exceptions first, then names and wildcards, else the last label."""
    rules = _rules()
    candidate = name
    while candidate:
        parent = candidate.partition(".")[2]
        if "!" + candidate in rules:
            return parent
        if candidate in rules or (parent and "*." + parent in rules):
            return candidate
        if not parent:
            return candidate
        candidate = parent
    return name
