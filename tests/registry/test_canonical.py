"""One form for each content, the same when it is written again, comments kept."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import RegistryError
from provenance.registry.canonical import canonical, canonical_text

ROOT = Path(__file__).parents[2]
FILES = [ROOT / "sources.yaml", *sorted((ROOT / "outlets").glob("*.yaml")), *sorted((ROOT / "sources").glob("*.yaml"))]


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_file_is_in_its_canonical_form(path: Path) -> None:
    """Which also shows that writing it again changes nothing, on every file there is."""
    data = path.read_bytes()
    assert canonical(data, path.name).encode() == data


LOOSE = """# head
version: "1"   # behind the version
outlets:
  # about zeta
  zeta: # behind zeta
    kind: site
    name: "Zeta # no comment"
    names:
      # before a name
      - text: Zeta Long
      - {text: 'no', lang: en} # behind a name
    domains: [{name: zeta.example}, {name: z.example, path: /z}]
    accounts: [{platform: x, handle: zeta}]
    note: >
      folded
      text
  alpha: {kind: site, name: Alpha, country: NO}
owners: {}
# the end
"""
TIDY = """# head
# behind the version
version: '1'
owners: {}
outlets:
  alpha:
    name: Alpha
    kind: site
    country: 'NO'
  # about zeta
  # behind zeta
  zeta:
    name: 'Zeta # no comment'
    kind: site
    names:
      # before a name
      - Zeta Long
      # behind a name
      - text: 'no'
        lang: en
    domains:
      - zeta.example
      - name: z.example
        path: /z
    accounts:
      - x:zeta
    note: folded text
# the end
"""


def test_loose_text_becomes_tidy() -> None:
    """Sorted by id, keys in the order of the schema, short forms short, comments in front of what they are about."""
    assert canonical(LOOSE.encode(), "loose.yaml") == TIDY
    assert canonical(TIDY.encode(), "tidy.yaml") == TIDY


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(value, id=value[:20] or "empty")
        for value in (
            "", "no", "NO", "y", "null", "~", "1", "1.5", "0x1F", "1e3", "12:30", "2020-01-01", "2020-01", "<<", "=",
            "- a", "-a", "? a", ": a", "a: b", "a:b", "a #b", "a#b", "#a", "*a", "&a", "!a", "%a", "@a", "`a", "'a",
            '"a', "[a", "{a", "a, b", " a", "a ", "---", "it's", "Ünïcode", "中文", "tab\\there", "a" * 300,
            "word " * 60 + "end", "ends with colon:", "two  spaces " * 20 + "x", "é: è", "|", ">", "a\u200cb",
        )
    ],
)  # fmt: skip
def test_text_stays_the_same_text_to_any_reader(value: str) -> None:
    """Read by a plain YAML reader with all its guesses about types, the value is the text that was written."""
    text = canonical_text({"version": "1", "outlets": {"a": {"name": value}}})
    assert yaml.safe_load(text)["outlets"]["a"]["name"] == value
    assert all(len(line) <= 320 for line in text.splitlines())


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp"), exclude_characters="\ufeff"))


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.lists(TEXTS, max_size=3), max_size=4))
def test_any_text_comes_back(entries: dict[str, list[str]]) -> None:
    """Whatever letters it has."""
    content = {"version": "1", "outlets": {key: {"unknowns": texts} for key, texts in entries.items()}}
    assert (
        yaml.load(canonical_text(content), Loader=yaml.BaseLoader)["outlets"]  # noqa: S506 - builds text only
        == {key: {"unknowns": texts} for key, texts in entries.items()}
        or not entries
    )


def test_what_cannot_be_read_is_not_rewritten() -> None:
    """A key given twice would lose one of its values."""
    with pytest.raises(RegistryError, match="duplicate-key"):
        canonical(b"version: '1'\noutlets:\n  a: {name: A, name: B}\n", "twice.yaml")
