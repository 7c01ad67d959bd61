"""Compressed bodies: honest, broken, cut, stacked, and bombs of each coding on each kind of answer."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from functools import cache

import brotli
from backports import zstd

from tests.hostile.case import add, article
from tests.hostile.server import Answer

PAGE = article()
BOMB = 200_000_000
Pack = Callable[[bytes], bytes]
PACKERS: dict[str, Pack] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


def _raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def _coded(body: bytes, coding: str, status: str = "200 OK", *headers: str) -> Answer:
    return lambda visit: visit.page(body, f"Content-Encoding: {coding}", *headers, status=status)


@cache
def _gzip_bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    piece = bytes(1_000_000)
    return b"".join(packer.compress(piece) for _ in range(BOMB // len(piece))) + packer.flush()


@cache
def _zstd_bomb() -> bytes:
    packer = zstd.ZstdCompressor()
    piece = bytes(1_000_000)
    return b"".join(packer.compress(piece) for _ in range(BOMB // len(piece))) + packer.flush()


@cache
def _brotli_bomb() -> bytes:
    packer = brotli.Compressor(quality=5)
    piece = bytes(1_000_000)
    return b"".join(packer.process(piece) for _ in range(BOMB // len(piece))) + packer.finish()


for name, pack in PACKERS.items():
    add(f"coded_{name}", "coding", "ok", answer=_coded(pack(PAGE), name))
    add(f"coded_{name}_cut", "coding", "ok_partial", "body_incomplete", "decode_error",
        answer=_coded(pack(PAGE)[:-6], name), has_text=False)  # fmt: skip
    add(f"coded_{name}_but_plain", "coding", "decode_error", answer=_coded(PAGE, name))

add("coded_x_gzip", "coding", "ok", answer=_coded(gzip.compress(PAGE), "x-gzip"))
add("coded_upper", "coding", "ok", answer=_coded(gzip.compress(PAGE), "GZIP"))
add("coded_identity", "coding", "ok", answer=_coded(PAGE, "identity"))
add("coded_raw_deflate", "coding", "ok", answer=_coded(_raw_deflate(PAGE), "deflate"))
add(
    "coded_gzip_in_two_members",
    "coding",
    "ok",
    answer=_coded(gzip.compress(PAGE[:500]) + gzip.compress(PAGE[500:]), "gzip"),
)
add("coded_gzip_with_padding", "coding", "ok", answer=_coded(gzip.compress(PAGE) + bytes(64), "gzip"))
add("coded_twice", "coding", "ok", answer=_coded(gzip.compress(brotli.compress(PAGE)), "br, gzip"))
add("coded_unknown", "coding", "decode_error", answer=_coded(PAGE, "rot13"))
add("coded_gzip_bad_sum", "coding", "ok_partial", answer=_coded(gzip.compress(PAGE)[:-8] + b"\0" * 8, "gzip"))
add("coded_deflate_bad_sum", "coding", "ok_partial", answer=_coded(zlib.compress(PAGE)[:-4] + b"\0" * 4, "deflate"))
add("coded_br_and_more", "coding", "ok_partial", answer=_coded(brotli.compress(PAGE) + b"\n" * 5, "br"))
add("coded_zstd_and_more", "coding", "ok_partial", answer=_coded(zstd.compress(PAGE) + b"\n" * 5, "zstd"))
add("coded_gzip_broken_inside", "coding", "decode_error",
    answer=_coded(gzip.compress(PAGE)[:200] + b"\xff" * 200, "gzip"))  # fmt: skip
add("coded_three_times", "coding", "decode_limit",
    answer=_coded(gzip.compress(gzip.compress(gzip.compress(PAGE))), "gzip, gzip, gzip"))  # fmt: skip
add("coded_hundred_times", "coding", "decode_limit", answer=_coded(PAGE, ", ".join(["gzip"] * 100)))

add("bomb_br", "coding", "decode_limit", answer=lambda visit: _coded(_brotli_bomb(), "br")(visit))
add("bomb_zstd", "coding", "decode_limit", answer=lambda visit: _coded(_zstd_bomb(), "zstd")(visit))
add("bomb_gzip", "coding", "decode_limit", "size_limit", answer=lambda visit: _coded(_gzip_bomb(), "gzip")(visit),
    settings={"max_wire": 5_000_000})  # fmt: skip
add("bomb_gzip_in_gzip", "coding", "decode_limit",
    answer=lambda visit: _coded(gzip.compress(_gzip_bomb()), "gzip, gzip")(visit))  # fmt: skip
add("bomb_on_404", "coding", "http_not_found",
    answer=lambda visit: _coded(_zstd_bomb(), "zstd", "404 Not Found")(visit))  # fmt: skip
add("bomb_on_503", "coding", "http_server_error",
    answer=lambda visit: _coded(_zstd_bomb(), "zstd", "503 Service Unavailable")(visit))  # fmt: skip
add("bomb_on_302", "coding", "ok", answer=lambda visit: _coded(
    _zstd_bomb(), "zstd", "302 Found", "Location: /ok_plain")(visit))  # fmt: skip
add("bomb_that_is_a_pdf", "coding", "content_type_refused",
    answer=lambda visit: visit.page(_brotli_bomb(), "Content-Encoding: br", media="application/pdf"))  # fmt: skip
EMPTY_FRAME = b"\x50\x2a\x4d\x18\0\0\0\0"  # to be skipped (RFC 8878, 3.1.2)
add("coded_gzip_of_many_members", "coding", "decode_limit",
    answer=_coded(gzip.compress(b"") * 200_000 + gzip.compress(PAGE), "gzip"),
    settings={"max_wire": 5_000_000})  # fmt: skip
add("coded_zstd_of_many_frames", "coding", "decode_limit",
    answer=_coded(EMPTY_FRAME * 300_000 + zstd.compress(PAGE), "zstd"), settings={"max_wire": 5_000_000})  # fmt: skip
add("coded_gzip_of_some_members", "coding", "ok",
    answer=_coded(b"".join(gzip.compress(PAGE[at : at + 1]) for at in range(len(PAGE))), "gzip"))  # fmt: skip
add("coded_zstd_of_vast_window", "coding", "decode_limit",  # a window of 1 GB for one block of 100 kB
    answer=_coded(b"\x28\xb5\x2f\xfd\x00\xa0" + (100_000 << 3 | 3).to_bytes(3, "little") + b" ", "zstd"))  # fmt: skip


def prepare() -> None:
    """Build the bombs before anybody waits for them."""
    for build in (_gzip_bomb, _zstd_bomb, _brotli_bomb):
        build()
