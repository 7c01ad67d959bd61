"""The two small readings of escapes that addresses need everywhere."""

from __future__ import annotations


def unquote(text: str) -> str:
    """Return `text` with its percent-escapes resolved once; what is not UTF-8 becomes the replacement mark."""
    import urllib.parse

    return urllib.parse.unquote(text)


def parameter(query: str, name: str) -> str | None:
    """Return the value of the first parameter `name` in `query`, read as a form is (WHATWG URL, section 5)."""
    if name not in query and "%" not in query:
        return None
    from can_ada import URLSearchParams

    try:
        value = URLSearchParams(query).get(name)
    except UnicodeDecodeError:  # not UTF-8 behind the escapes, where the standard puts the replacement mark
        return _parameter_of_other_bytes(query, name)
    return str(value) if value is not None else None


def _parameter_of_other_bytes(query: str, name: str) -> str | None:
    from urllib.parse import parse_qsl

    pairs = parse_qsl(query, keep_blank_values=True, errors="replace")
    return next((value for key, value in pairs if key == name), None)
