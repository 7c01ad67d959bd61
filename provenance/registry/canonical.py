"""The one canonical form of a registry file: block style, ids sorted, keys in the order of the schema.

Written by an emitter of its own, since it must give the same bytes from every version of the YAML library, and keep
comments that stand on lines of their own.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from provenance.errors import RegistryError
from provenance.registry import schema
from provenance.registry.yamltext import Keyed, Listed, comments_of, parse_mapping

WIDTH = 110
"""A line of text is broken at the first space behind this column."""

_LAST = ("note", "confidence", "evidence", "layer", "conflicts")
_KINDS: dict[str, type] = {
    "assessors": schema.Assessor, "owners": schema.Owner, "outlets": schema.Outlet, "additions": schema.Addition,
    "names": schema.Name, "domains": schema.Domain, "accounts": schema.Account, "ownership": schema.Ownership,
    "state": schema.StateRelation, "designations": schema.Designation, "assessments": schema.Assessment,
    "memberships": schema.Membership, "impersonations": schema.Impersonation, "events": schema.Event,
    "evidence": schema.Evidence, "dataset": schema.Dataset,
}  # fmt: skip
_TOP = ("version", "include", "dataset", "assessors", "owners", "outlets", "additions", "impersonations")
_BY_ID = frozenset({"assessors", "owners", "outlets", "additions", "impersonations"})
_SHORT = {"names": "text", "domains": "name"}

# What YAML 1.1 or 1.2 readers take for something else than text when it stands without quotes.
_NOT_TEXT = re.compile(
    r"~|null|Null|NULL|yes|Yes|YES|no|No|NO|y|Y|n|N|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|<<|="
    r"|[-+]?(0b[01_]+|0[0-7_]+|0o[0-7]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(:[0-5]?[0-9])+)"
    r"|[-+]?([0-9][0-9_]*)?\.[0-9_]*([eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*([eE][-+]?[0-9]+)"
    r"|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?"
)
_EASY = re.compile(r"[^\W\d_][\w ./()+;’–-]*")
_OPENS_OTHERWISE = re.compile(r"[#,\[\]{}&*!|>'\"%@`\s]|[?:-](\s|$)|---|\.\.\.")
_ENDS_EARLY = re.compile(r":(\s|$)|\s#|\s$")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\x80-\x9f\u2028\u2029\ufeff]")


def canonical(data: bytes, file: str) -> str:
    """Return the registry file `data` in canonical form, comments kept. Raises `RegistryError` for an unreadable one.

    Comments stay in front of the value they stood in front of; one behind a value moves in front of it.
    """
    root, problems = parse_mapping(data, file)
    if problems:
        raise RegistryError(problems)
    return canonical_text(root, comments_of(data))


def canonical_text(content: Mapping[str, Any], comments: Mapping[int, list[str]] | None = None) -> str:
    """Return the content of a registry file as text: equal content gives equal bytes.

    `content` holds mappings, lists and text as a file does, short or full forms alike. `comments` are by line.
    """
    return _Writer(dict(comments or {})).whole(content)


def _ordered(node: Mapping[str, Any], order: Sequence[str]) -> list[str]:
    known = [key for key in order if key in node]
    return known if len(known) == len(node) else [*known, *sorted(key for key in node if key not in order)]


@cache
def _order_of(shape: str) -> tuple[str, ...]:
    """Return the keys of a mapping of this shape: its own first, what every statement carries last."""
    kind = _KINDS.get(shape)
    names = [spec.name for spec in dataclasses.fields(kind)] if kind else []
    own = names if shape in ("evidence", "dataset") else [name for name in names if name not in _LAST]
    return ("from", *own) if shape == "evidence" else tuple(dict.fromkeys((*own, *_LAST)))


def _below(shape: str, key: str) -> str:
    """Return the shape of the value under `key`; shapes are named by the key they stand under."""
    if shape == "dataset" and key == "evidence":
        return "evidence by name"
    return "evidence" if shape == "evidence by name" else key


class _Writer:
    """Collects lines; values know their lines in the file they came from, if they came from one."""

    def __init__(self, comments: dict[int, list[str]]) -> None:
        self._comments = comments
        self._out: list[str] = []

    def whole(self, content: Mapping[str, Any]) -> str:
        """Return the text of a file."""
        for key in _ordered(content, _TOP):
            self._remarks(content, key, "")
            if isinstance(content[key], Mapping) and key in _BY_ID:
                self._entries(key, content[key])
            else:
                self._key(key, content[key], "", key)
        self._out.extend(f"{comment}\n" for comment in self._comments.pop(0, ()))
        return "".join(self._out)

    def _entries(self, section: str, entries: Mapping[str, Any]) -> None:
        self._out.append(f"{section}:\n" if entries else f"{section}: {{}}\n")
        for id in sorted(entries):
            self._remarks(entries, id, "  ")
            self._key(id, entries[id], "  ", section)

    def _remarks(self, holder: Any, key: Any, indent: str) -> None:
        if self._comments and isinstance(holder, Keyed | Listed):
            remarks = self._comments.pop(holder.lines[key], ())
            self._out.extend(f"{indent}{remark}\n" for remark in remarks)

    def _key(self, key: str, value: Any, indent: str, shape: str) -> None:
        lead = f"{indent}{_scalar(key)}:"
        if isinstance(value, str):
            self._out.append(_folded(f"{lead} ", _scalar(value), indent + "  "))
        elif isinstance(value, Mapping):
            self._out.append(f"{lead}\n" if value else f"{lead} {{}}\n")
            self._mapping(value, indent + "  ", shape)
        else:
            self._out.append(f"{lead}\n" if value else f"{lead} []\n")
            self._list(value, indent + "  ", shape)

    def _mapping(self, node: Mapping[str, Any], indent: str, shape: str) -> None:
        for key in list(node) if shape == "scale" else _ordered(node, _order_of(shape)):
            self._remarks(node, key, indent)
            self._key(key, node[key], indent, _below(shape, key))

    def _list(self, values: Sequence[Any], indent: str, shape: str) -> None:
        short = _SHORT.get(shape, "")
        for place, value in enumerate(values):
            self._remarks(values, place, indent)
            if isinstance(value, Mapping) and len(value) == 1 and short in value:
                value = value[short]
            elif shape == "accounts" and isinstance(value, Mapping) and value.keys() == {"platform", "handle"}:
                value = f"{value['platform']}:{value['handle']}"
            if isinstance(value, str):
                self._out.append(_folded(f"{indent}- ", _scalar(value), indent + "  "))
            else:
                self._nested(value, indent, shape)

    def _nested(self, value: Any, indent: str, shape: str) -> None:
        begin = len(self._out)
        if not value:
            self._out.append(f"{indent}  {{}}\n" if isinstance(value, Mapping) else f"{indent}  []\n")
        elif isinstance(value, Mapping):
            self._mapping(value, indent + "  ", shape)
        else:
            self._list(value, indent + "  ", shape)
        # Remarks on the first key stand between the hyphen's line and what is before it.
        first = next(at for at in range(begin, len(self._out)) if not self._out[at].lstrip().startswith("#"))
        self._out[first] = f"{indent}- {self._out[first][len(indent) + 2 :]}"


def _scalar(value: str) -> str:
    """Return text as YAML writes it: plain where every reader takes it for the same text, else in quotes."""
    if _EASY.fullmatch(value) and value[-1] != " " and not _NOT_TEXT.fullmatch(value):
        return value
    if not value.isprintable() and _CONTROLS.search(value):
        return json.dumps(value)
    if not value or _OPENS_OTHERWISE.match(value) or _ENDS_EARLY.search(value) or _NOT_TEXT.fullmatch(value):
        return "'" + value.replace("'", "''") + "'"
    return value


def _folded(lead: str, text: str, indent: str) -> str:
    """Return one value behind `lead`, long text broken at single spaces and carried on with `indent`."""
    if len(lead) + len(text) <= WIDTH or text[0] == '"':
        return f"{lead}{text}\n"
    lines = []
    line = lead
    for place, word in enumerate(text.split(" ")):
        if place and word and len(line) > WIDTH and line[-1] != " ":
            lines.append(line)
            line = indent + word
        else:
            line += f" {word}" if place else word
    return "\n".join([*lines, line]) + "\n"
