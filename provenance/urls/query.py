"""The two small readings of escapes that addresses need everywhere."""

from __future__ import annotations

_HEX = "0123456789ABCDEFabcdef"
_BYTES = {(high + low).encode(): bytes([int(high + low, 16)]) for high in _HEX for low in _HEX}


def unquote(text: str) -> str:
    """Return `text` with its percent-escapes resolved once; what is not UTF-8 becomes the replacement mark."""
    if "%" not in text:
        return text
    # urllib would do the same, and cost more to import than a look-up takes.
    plain, *escaped = text.encode("utf-8", "surrogatepass").split(b"%")
    parts = [plain]
    for part in escaped:
        byte = _BYTES.get(part[:2])
        parts += (b"%", part) if byte is None else (byte, part[2:])
    return b"".join(parts).decode("utf-8", "replace")


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
