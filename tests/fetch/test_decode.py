"""Content codings and character encodings, step by step and by the standard's order."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from provenance.charset import UnreadableCharset, decode, name_of, steps
from provenance.charset.prescan import declared_in
from provenance.errors import FetchError
from provenance.fetch.decode import decode as undo
from provenance.tables import packaged
from tests.shared import shared

PACKERS = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}


@pytest.mark.parametrize("name", PACKERS)
@given(data=st.binary(max_size=5_000))
def test_what_was_packed_comes_back(name: str, data: bytes) -> None:
    """Every coding gives back what went in, and says that it is whole."""
    found = undo(PACKERS[name](data), [name], 10_000)
    assert found.data == data
    assert found.is_whole


TAIL = bytes(range(1, 9))
_HEAD = b"\x1f\x8b\x08\x1e" + bytes(6) + b"\x02\x00ab" + b"name\0" + b"comment\0"
LONG_HEAD = _HEAD + (zlib.crc32(_HEAD) & 0xFFFF).to_bytes(2, "little")
TEXT = b"<p>The talks go on.</p>" * 9_000


@pytest.mark.parametrize(
    ("packed", "name", "doubt"),
    [
        pytest.param(gzip.compress(TEXT)[:-8] + TAIL, "gzip", "gzip: its checksum does not hold", id="gzip-sum"),
        pytest.param(gzip.compress(TEXT)[:-4] + TAIL[:4], "gzip", "gzip: its checksum does not hold", id="gzip-length"),
        pytest.param(
            LONG_HEAD + zlib.compress(TEXT)[2:-4] + TAIL,
            "gzip",
            "gzip: its checksum does not hold",
            id="gzip-head-of-all-parts",
        ),
        pytest.param(
            zlib.compress(TEXT)[:-4] + TAIL[:4], "deflate", "deflate: its checksum does not hold", id="deflate"
        ),
        pytest.param(brotli.compress(TEXT) + TAIL, "br", "br: bytes stand behind its end", id="br"),
        pytest.param(brotli.compress(TEXT) + TAIL * 20_000, "br", "br: bytes stand behind its end", id="br-long-tail"),
        pytest.param(zstd.compress(TEXT) + TAIL, "zstd", "zstd: bytes stand behind its end", id="zstd"),
        pytest.param(zstd.compress(TEXT) * 2, "zstd", "", id="zstd-two-frames"),
    ],
)
def test_what_can_be_read_is_read_and_marked(packed: bytes, name: str, doubt: str) -> None:
    """A text whose coding is faulty at its end is whole, as browsers show it, and the fault is told."""
    found = undo(packed, [name], 1_000_000)
    assert found.data[: len(TEXT)] == TEXT
    assert found.doubts == ((doubt,) if doubt else ())
    assert found.is_whole


@pytest.mark.parametrize("name", PACKERS)
def test_the_limit_holds_to_the_byte(name: str) -> None:
    """A body of exactly the limit passes, one byte more does not."""
    packed = PACKERS[name](b"a" * 100_000)
    assert len(undo(packed, [name], 100_000).data) == 100_000
    with pytest.raises(FetchError) as caught:
        undo(packed, [name], 99_999)
    assert caught.value.kind == "decode_limit"


@pytest.mark.parametrize("name", PACKERS)
@given(data=st.binary(min_size=1, max_size=300))
def test_rubbish_is_an_error_of_ours(name: str, data: bytes) -> None:
    """Bytes that are no coding end in `decode_error` or `decode_limit`, never in anything else."""
    try:
        undo(data, [name], 100_000)
    except FetchError as error:
        assert error.kind in ("decode_error", "decode_limit")  # noqa: PT017 - both ends are right


@pytest.mark.parametrize(
    ("raw", "header", "charset", "rule"),
    [
        pytest.param(b"\xef\xbb\xbfabc", "koi8-r", "utf-8", "bom", id="mark-beats-header"),
        pytest.param("тест".encode("koi8-r"), "koi8-r", "koi8-r", "header", id="header"),
        pytest.param(b"<meta charset=koi8-r>" + "тест".encode("koi8-r"), None, "koi8-r", "page", id="page"),
        pytest.param(b"<meta charset=utf-16le>abc", None, "utf-8", "page", id="utf-16-in-ascii-is-utf-8"),
        pytest.param(b"abc", None, "utf-8", "ascii", id="ascii"),
        pytest.param("тест".encode(), None, "utf-8", "utf-8", id="clean-utf-8"),
        pytest.param("тест".encode(), "windows-1252", "utf-8", "repaired", id="label-of-another"),
        pytest.param(b"<meta charset=windows-1251>" + "тест".encode("cp1251"), "utf-8", "windows-1251", "repaired",
                     id="page-corrects-header"),
        pytest.param("тест".encode(), "rot13", "utf-8", "utf-8", id="python-codec-is-no-encoding"),
        pytest.param(b"abc\x80\x81", "windows-1252", "windows-1252", "header", id="open-bytes-are-controls"),
    ],
)  # fmt: skip
def test_the_order_of_the_standard(raw: bytes, header: str | None, charset: str, rule: str) -> None:
    """Marks, header, page, and then what the bytes can be."""
    reading = decode(raw, header)
    assert (reading.charset, reading.rule) == (charset, rule)
    is_unknown = header is not None and name_of(header) is None and rule != "bom"
    assert (reading.note is not None) == (rule in ("guess", "repaired") or is_unknown)


@pytest.mark.parametrize(
    ("raw", "header", "note"),
    [
        pytest.param(
            b"<meta charset=klingon>abc",
            None,
            "the page's label 'klingon' names no encoding; utf-8 was read",
            id="meta",
        ),
        pytest.param(
            b"<meta charset=rot13>" + "Министр сказал, что переговоры продолжатся. ".encode("cp1251") * 9,
            None,
            "the page's label 'rot13' names no encoding; windows-1251 was read; no label; windows-1251 was guessed",
            id="guess",
        ),
        pytest.param(
            b"<meta charset=klingon>abc",
            "elvish",
            "the server's label 'elvish' names no encoding; utf-8 was read; "
            "the page's label 'klingon' names no encoding; utf-8 was read",
            id="both",
        ),
        pytest.param(b"<meta charset=klingon><meta charset=koi8-r>abc", None, None, id="a-later-label-counts"),
        pytest.param(b"<meta charset=klingon>abc", "utf-8", None, id="the-header-decides"),
        pytest.param(b"\xef\xbb\xbf<meta charset=klingon>abc", None, None, id="the-mark-decides"),
        pytest.param(b"<meta charset=''>abc", None, None, id="an-empty-label-is-none"),
    ],
)
def test_a_label_that_names_no_encoding_is_told(raw: bytes, header: str | None, note: str | None) -> None:
    """Where an unknown label is all a page says of its encoding, the reading is marked."""
    assert decode(raw, header).note == note


CODECS = sorted({row["codec"] for row in packaged("provenance.charset", "encodings")["encodings"] if row["codec"]})
ODD_BYTES = st.lists(st.sampled_from([0x1B, 0x24, 0x28, 0x41, 0x42, 0x81, 0xA4, 0xC3, 0xFF]) | st.integers(0, 255))


@pytest.mark.parametrize("codec", CODECS)
@given(data=ODD_BYTES, size=st.integers(1, 5))
def test_steps_read_what_one_step_reads(codec: str, data: list[int], size: int) -> None:
    """A text decoded in steps is the text decoded at once, wherever a step ends."""
    raw = bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(steps, "STEP", size)
        assert "".join(steps.pieces(raw, codec, "replace")) == raw.decode(codec, "replace")


@pytest.mark.parametrize("label", ["iso-2022-kr", "hz-gb-2312", "iso-2022-cn"])
def test_encodings_that_hide_markup_are_not_read(label: str) -> None:
    """What the standard replaces, we refuse."""
    with pytest.raises(UnreadableCharset):
        decode("텍스트".encode(), label)


@given(st.binary(max_size=2_000), st.text(max_size=20))
def test_any_bytes_become_text(raw: bytes, label: str) -> None:
    """No bytes and no label make the reader raise anything but its own error."""
    try:
        assert isinstance(decode(raw, label).text, str)
    except UnreadableCharset:
        assert name_of(label) == "replacement" or name_of(declared_in(raw)) == "replacement"


def _rows(text: bytes) -> Iterator[tuple[bytes, str]]:
    for row in text.split(b"#data\n")[1:]:
        data, _, encoding = row.partition(b"\n#encoding\n")
        yield data, encoding.strip().decode("ascii")


def test_labels_as_the_parsers_tests_have_them() -> None:
    """The html5lib encoding tests: where a page names an encoding, we read the same one."""
    wrong = []
    for name in ("tests1.dat", "tests2.dat"):
        for data, encoding in _rows(shared(f"reliability/html/encoding/{name}").read_bytes()):
            found = name_of(declared_in(data, name_of)) or "windows-1252"
            found = "utf-8" if found.startswith("utf-16") or data.startswith(b"\xef\xbb\xbf") else found
            if found != name_of(encoding):
                wrong.append((data[:60], encoding, found))
    assert wrong == []
