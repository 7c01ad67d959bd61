"""Ways a wrapper hides the address it carries, by the name the wrapper files give them.

Each takes the outer address and the text found in it, and returns the inner address as text, or None when
the text holds none that can be read.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable

from provenance.urls.parse import Address
from provenance.urls.query import parameter, unquote

_RUN_LENGTHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def from_base64(outer: Address, text: str) -> str | None:
    """Return the text behind base64 of either alphabet, with or without its padding."""
    data = _bytes(text)
    return data.decode("utf-8", "replace") if data else None


def from_google_news(outer: Address, text: str) -> str | None:
    """Return the address in a Google News code of the form used up to July 2024.

    The code is a protobuf message; field 4 holds the address. Newer codes hold a sealed text there.
    """
    data = _bytes(text) or b""
    start = data.find(b"\x22", 0, 8)
    if start < 0:
        return None
    length, at = _varint(data, start + 1)
    address = data[at : at + length]
    return address.decode("utf-8", "replace") if address.startswith((b"http://", b"https://")) else None


def from_proofpoint_v2(outer: Address, text: str) -> str | None:
    """Return the address written with - for % and _ for /."""
    return unquote(text.replace("-", "%").replace("_", "/"))


def from_proofpoint_v3(outer: Address, text: str) -> str | None:
    """Return the address between double underscores, with its stars replaced by the letters listed behind it.

    One star is one letter; two stars and a letter are a run, A being two letters long.
    """
    address, _, rest = text.removeprefix("__").partition("__;")
    letters = iter((_bytes(rest.partition("!")[0]) or b"").decode("utf-8", "replace"))

    def replaced(star: re.Match[str]) -> str:
        count = _RUN_LENGTHS.index(star[1]) + 2 if star[1] else 1
        return "".join(letter for letter, _ in zip(letters, range(count), strict=False))

    return re.sub(r"\*(?:\*([\w-]))?", replaced, address)


def from_amp_label(outer: Address, text: str) -> str | None:
    """Return the domain written into the first label of an AMP cache host; a hashed one cannot be read."""
    label = outer.host.partition(".")[0]
    if re.fullmatch(r"[a-z2-7]{52}", label):
        return None
    from provenance.urls.hosts import ascii_host, unicode_host

    letters = unicode_host(label)
    if letters.startswith("0-") and letters.endswith("-0"):
        letters = letters[2:-2]
    return "https://" + ascii_host(_dotted(letters)) + "/" if "-" in letters else None


def from_translate_label(outer: Address, text: str) -> str | None:
    """Return the address behind a translate.goog host, by the steps Google gives to advertising networks."""
    label = outer.host.removesuffix(".translate.goog").rpartition(".")[2]
    encodings = (parameter(outer.query, "_x_tr_enc") or "").split(",")
    label = (parameter(outer.query, "_x_tr_hp") or "") + label
    if "1" in encodings:
        label = label.removeprefix("1-")
    is_idn = "0" in encodings and label.startswith("0-")
    host = _dotted(label.removeprefix("0-") if is_idn else label)
    scheme = "http" if parameter(outer.query, "_x_tr_sch") == "http" else "https"
    return f"{scheme}://{'xn--' * is_idn}{host}{text}" if "." in host else None


def from_proxy_label(outer: Address, text: str) -> str | None:
    """Return the address behind a library's proxy host, whose first label is the publisher's host."""
    label = outer.host.partition(".")[0]
    return f"https://{_dotted(label)}{text}" if re.search(r"(?<!-)-(?!-)", label) else None


def _dotted(label: str) -> str:
    """Return `label` with single hyphens as dots and double ones as hyphens."""
    return re.sub(r"(?<!-)-(?!-)", ".", label).replace("--", "-")


def _bytes(text: str) -> bytes | None:
    plain = text.rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
    try:
        return binascii.a2b_base64(plain + "=" * (-len(plain) % 4))
    except (binascii.Error, ValueError):  # not base64, or not ASCII
        return None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number that starts at `at` in protobuf's variable-length form, and where it ends."""
    value = shift = 0
    for place in range(at, min(at + 5, len(data))):
        value |= (data[place] & 0x7F) << shift
        shift += 7
        if data[place] < 0x80:
            return value, place + 1
    return 0, len(data)


DECODERS: dict[str, Callable[[Address, str], str | None]] = {
    "base64": from_base64,
    "google-news": from_google_news,
    "proofpoint-v2": from_proofpoint_v2,
    "proofpoint-v3": from_proofpoint_v3,
    "amp-label": from_amp_label,
    "translate-label": from_translate_label,
    "proxy-label": from_proxy_label,
}
