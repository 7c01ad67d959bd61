"""Many patterns at once: as they would be found one by one, whatever letters the text holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.origin.automaton import SMALL, Automaton

PATTERNS = ("afp", "fp", "тасс", "新华", "©", "© afp", "reuters")
TEXTS = st.text(alphabet="afpreutsтc新华© ", max_size=40) | st.lists(st.sampled_from(PATTERNS)).map("".join)


def one_by_one(text: str, patterns: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """Return every match of every pattern."""
    starts = range(len(text))
    return sorted(
        (number, start, start + len(pattern))
        for number, pattern in enumerate(patterns)
        for start in starts
        if text.startswith(pattern, start)
    )


@given(TEXTS)
def test_every_match_is_found(text: str) -> None:
    """Overlapping ones too, and in texts without letters beyond ASCII as well."""
    automaton = Automaton(PATTERNS)
    is_plain = not any(char.isalpha() and not char.isascii() for char in text)
    assert sorted(automaton.find(text, is_plain=is_plain)) == one_by_one(text, PATTERNS)


def test_sizes_make_no_difference() -> None:
    """No pattern, patterns of one kind only, and more than the quick form is built for."""
    many = tuple(f"name {number:05} of a paper" for number in range(SMALL // 10))
    for patterns in ((), ("тасс",), ("afp",), many):
        for is_plain in (True, False):
            text = "afp, name 00123 of a paper"
            assert sorted(Automaton(patterns).find(text, is_plain=is_plain)) == one_by_one(text, patterns)
