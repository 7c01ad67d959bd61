"""YAML text to plain values that know their lines. Every scalar stays text; nothing is built that could run or grow.

Works on the parser's events and counts as it goes, so a hostile file is refused while it is read: aliases (which
make small files endless), tags (which name code), second documents, depth, size, and characters that no reader sees.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from provenance.errors import Problem, RegistryError

if TYPE_CHECKING:
    from yaml.error import Mark
    from yaml.events import Event

MAX_BYTES = 32 * 1024 * 1024
MAX_EVENTS = 4_000_000
MAX_DEPTH = 20
MAX_PROBLEMS = 1_000

# Controls and the marks that turn the direction of what follows; joiners (U+200C, U+200D) are letters of Persian
# and of Indic scripts and stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


_MAY_BE_COMMENT = re.compile(rb"(?:^|[ \t])#", re.MULTILINE)


class Keyed(dict[str, Any]):
    """A mapping with the line it begins on and the line of each key."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Listed(list[Any]):
    """A list with the line it begins on and the line of each value."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


Node = str | Keyed | Listed


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """The text cannot be read on from here."""

    def __init__(self, line: int, rule: str, message: str) -> None:
        super().__init__(message)
        self.line, self.rule, self.message = line, rule, message


def parse_mapping(data: bytes, file: str) -> tuple[Keyed, list[Problem]]:
    """Return the mapping that the YAML text `data` holds, and what can be mended in it (keys given twice).

    `file` is the name problems are reported under. Raises `RegistryError` for what cannot be read at all.
    """
    problems: list[Problem] = []
    try:
        root = _read(data, file, problems)
        if not isinstance(root, Keyed):
            raise _Refused(1, "shape", f"the file must be a mapping with version, owners, outlets; it is {_kind(root)}")
    except _Refused as reason:
        raise RegistryError([*problems, Problem(file, reason.line, reason.rule, reason.message)]) from None
    return root, problems


def _kind(node: Node) -> str:
    return "a list" if isinstance(node, Listed) else "a single value"


def _read(data: bytes, file: str, problems: list[Problem]) -> Node:
    import yaml

    events = _events(_text(data))
    try:
        return _Builder(file, problems).document(events)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = " ".join(part for part in (error.context, error.problem) if part)
        raise _Refused(mark.line + 1 if mark else 1, "yaml", f"this is not YAML: {said}") from None
    except yaml.reader.ReaderError as error:
        line = data.decode("utf-8")[: error.position].count("\n") + 1
        raise _Refused(line, "characters", f"a character that text may not hold: U+{error.character:04X}") from None


def _text(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise _Refused(1, "too-large", f"the file has {len(data):,} bytes; the limit is {MAX_BYTES:,}, split it")
    if b"\0" in data:
        raise _Refused(data.count(b"\n", 0, data.index(b"\0")) + 1, "characters", "a NUL byte; remove it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _Refused(line, "not-utf8", "the file is not UTF-8; save it in that encoding") from None
    if not text.strip():
        raise _Refused(1, "empty", "the file is empty; it needs at least version: '1'")
    return text


def _events(text: str) -> Iterator[Event]:
    import yaml

    events = yaml.parse(text, Loader=yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader)
    for count, event in enumerate(events):
        if count == MAX_EVENTS:
            raise _Refused(_line(event), "too-large", f"the file holds more than {MAX_EVENTS:,} values; split it")
        yield event


def comments_of(data: bytes) -> dict[int, list[str]]:
    """Return the comments of a file that `parse_mapping` reads, by the line of the value they stand before or behind.

    Those with nothing behind them are under 0.
    """
    if not _MAY_BE_COMMENT.search(data):
        return {}
    text = _text(data)
    lines = text.splitlines()
    spans, starts = _scalar_spans(text)
    found: dict[int, list[str]] = {}
    for number, line in enumerate(lines, 1):
        at = _comment_start(line, spans.get(number, ())) if "#" in line else None
        if at is not None:
            place = bisect_left(starts, number)
            found.setdefault(starts[place] if place < len(starts) else 0, []).append(line[at:].rstrip())
    return found


def _scalar_spans(text: str) -> tuple[dict[int, list[tuple[int, int]]], list[int]]:
    """Return the columns that scalars cover, by line, and the lines on which values begin."""
    spans: dict[int, list[tuple[int, int]]] = {}
    starts: set[int] = set()
    for event in _events(text):
        if type(event).__name__ == "ScalarEvent":
            start, end = cast("Mark", event.start_mark), cast("Mark", event.end_mark)
            starts.add(start.line + 1)
            for line in range(start.line, end.line + 1):
                first = start.column if line == start.line else 0
                spans.setdefault(line + 1, []).append((first, end.column if line == end.line else 1_000_000))
    return spans, sorted(starts)


def _comment_start(line: str, spans: Iterable[tuple[int, int]]) -> int | None:
    for at, char in enumerate(line):
        opens = char == "#" and (at == 0 or line[at - 1] in " \t")
        if opens and not any(first <= at < end for first, end in spans):
            return at
    return None


class _Builder:
    """Turns events into nodes, with an explicit stack."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems

    def document(self, events: Iterator[Event]) -> Node:
        """Return the one document of the stream."""
        root: Node | None = None
        for event in events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent" and root is not None:
                raise _Refused(_line(event), "documents", "a second document begins here; keep one per file")
            if kind in _NODES:
                root = self._tree(event, events)
        if root is None:
            raise _Refused(1, "empty", "the file holds nothing; it needs at least version: '1'")
        return root

    def _tree(self, first: Event, events: Iterator[Event]) -> Node:
        top = self._node(first, _line(first))
        if isinstance(top, str):
            return top
        stack: list[Keyed | Listed] = []  # what is open around `holder`
        holder: Keyed | Listed = top
        key: str | None = None
        for event in events:
            if type(event).__name__ in _ENDS:
                if not stack:
                    break
                holder, key = stack.pop(), None
                continue
            line = _line(event)
            node = self._node(event, line)
            if key is None and isinstance(holder, Keyed):
                key = self._key(node, holder, line)
                continue
            _put(holder, key, node, line)
            if isinstance(node, str):
                key = None
                continue
            stack.append(holder)
            if len(stack) >= MAX_DEPTH:
                raise _Refused(line, "too-deep", f"values nest deeper than {MAX_DEPTH} levels")
            holder, key = node, None
        return top

    def _node(self, event: Any, line: int) -> Node:
        kind = type(event).__name__
        if kind == "AliasEvent":
            raise _Refused(line, "alias", f"*{event.anchor} refers to another place; write the value out")
        if event.tag is not None and event.tag != "!":
            raise _Refused(line, "tag", f"the tag {event.tag} is not allowed; remove it, every value is text")
        if kind == "ScalarEvent":
            return self._scalar(event.value.removesuffix("\n"), line)
        return Keyed(line) if kind == "MappingStartEvent" else Listed(line)

    def _scalar(self, value: str, line: int) -> str:
        unseen = None if value.isascii() and value.isprintable() else _UNSEEN.search(value)
        if unseen:
            seen = f"the text holds U+{ord(unseen.group()):04X}, which no reader sees; remove it"
            self._problem(line, "characters", seen)
        return value

    def _key(self, node: Node, holder: Keyed, line: int) -> str:
        if type(node) is not str:
            raise _Refused(line, "shape", "a key must be one word of text, not a list or mapping")
        if node in holder.lines:
            first = holder.lines[node]
            self._problem(line, "duplicate-key", f"{node!r} is given twice, first on line {first}; keep one")
        else:
            holder.lines[node] = line
        return node

    def _problem(self, line: int, rule: str, message: str) -> None:
        self.problems.append(Problem(self.file, line, rule, message))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Refused(line, "too-many", f"more than {MAX_PROBLEMS} problems; the rest was not read")


# The C parser's events are compared by the name of their class: a dictionary of names is what stays fast here.
_NODES = frozenset({"AliasEvent", "ScalarEvent", "MappingStartEvent", "SequenceStartEvent"})
_ENDS = frozenset({"MappingEndEvent", "SequenceEndEvent"})


def _put(holder: Keyed | Listed, key: str | None, node: Node, line: int) -> None:
    if isinstance(holder, Keyed):
        holder.setdefault(str(key), node)
    else:
        holder.append(node)
        holder.lines.append(line)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
