"""The two small readings of escapes that addresses need everywhere."""

from __future__ import annotations

from urllib.parse import unquote as _unquote


def unquote(text: str) -> str:
    """Return `text` with its percent-escapes resolved once; what is not UTF-8 becomes the replacement mark."""
    return _unquote(text, errors="replace") if "%" in text else text


def parameter(query: str, name: str) -> str | None:
    """Return the value of the first parameter `name` in `query`, read as a form is (WHATWG URL, section 5).

    >>> parameter("a=1&u%72l=https%3A%2F%2Fa.example%2F%3Fx%3Da+b&url=2", "url")
    'https://a.example/?x=a b'
    >>> parameter("a=1", "url") is None, parameter("url", "url")
    (True, '')
    """
    if name not in query and "%" not in query:
        return None
    for pair in query.split("&"):
        key, _, value = pair.partition("=")
        if key == name or ("%" in key and unquote(key.replace("+", " ")) == name):
            return unquote(value.replace("+", " "))
    return None
