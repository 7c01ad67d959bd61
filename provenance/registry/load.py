"""Registry files to entries: reading, includes, layers. All problems of all files come out in one error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from provenance.errors import Problem, RegistryError
from provenance.registry.forms import Context, opened
from provenance.registry.schema import Addition, Assessor, Dataset, Impersonation, Layer, Outlet, Owner
from provenance.registry.validate import validated
from provenance.registry.yamltext import MAX_PROBLEMS, Keyed, Listed, parse_mapping

VERSION = "1"
SECTIONS: dict[str, type] = {
    "assessors": Assessor, "owners": Owner, "outlets": Outlet, "additions": Addition, "impersonations": Impersonation,
}  # fmt: skip
TOP_KEYS = ("version", "include", "dataset", *SECTIONS)
LayerKind = Literal["core", "import", "overlay"]


@dataclass(frozen=True, slots=True)
class Source:
    """One file as bytes, under the name it is reported and hashed by."""

    name: str
    data: bytes


@dataclass(slots=True)
class RegistryFile:
    """One file, read and checked against the schema."""

    name: str
    layer: Layer
    raw: Keyed
    data: bytes = b""
    dataset: Dataset | None = None
    assessors: dict[str, Assessor] = field(default_factory=dict)
    owners: dict[str, Owner] = field(default_factory=dict)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    additions: dict[str, Addition] = field(default_factory=dict)
    is_doubtful: bool = False  # as text: a key is given twice, say, so that one of its values is not in `raw`
    impersonations: dict[str, Impersonation] = field(default_factory=dict)

    def line(self, *path: str | int) -> int:
        """Return the line of the value at `path`, or of the nearest one above it that is there."""
        node: Any = self.raw
        line = 1
        for step in path:
            if isinstance(node, Keyed) and step in node:
                line, node = node.lines[str(step)], node[str(step)]
            elif isinstance(node, Listed) and isinstance(step, int) and step < len(node):
                line, node = node.lines[step], node[step]
            else:
                break
        return line

    def entries(self) -> Iterator[tuple[str, str, Outlet | Owner | Addition]]:
        """Yield section, id and entry of everything that carries statements."""
        for section in ("owners", "outlets", "additions"):
            for key, entry in getattr(self, section).items():
                yield section, key, entry


def read_path(path: Path, name: str | None = None) -> Source:
    """Return the file at `path`. Raises `RegistryError` when it cannot be read."""
    shown = name or path.as_posix()
    try:
        return Source(shown, path.read_bytes())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RegistryError([Problem(shown, 0, "unreadable", f"the file cannot be read: {reason}")]) from error


def read_tree(door: Path) -> list[Source]:
    """Return the door file and all it includes, in rank order: the door, then by name. Raises `RegistryError`."""
    source = read_path(door, door.name)
    root, _ = parse_mapping(source.data, source.name)
    patterns = root.get("include", [])
    found: dict[str, Path] = {}
    for pattern in filter(_is_below, patterns if isinstance(patterns, Listed) else []):
        found |= {path.relative_to(door.parent).as_posix(): path for path in door.parent.glob(pattern)}
    return [source, *(read_path(path, name) for name, path in sorted(found.items()))]


def _is_below(pattern: Any) -> bool:
    """Return whether an include pattern stays below the folder of its file."""
    return isinstance(pattern, str) and not pattern.startswith("/") and ".." not in pattern.split("/")


def parse_tree(sources: Iterable[Source]) -> tuple[list[RegistryFile], list[Problem]]:
    """Return the files of the shipped registry: the first is the door, the others are what it includes."""
    files: list[RegistryFile] = []
    problems: list[Problem] = []
    for index, source in enumerate(sources):
        file, found = parse_file(source, "core", may_include=index == 0)
        problems += found
        if file is not None:
            files.append(file)
    return files, problems


def parse_file(
    source: Source, kind: LayerKind, *, layer: str | None = None, known: Any = None, may_include: bool = False
) -> tuple[RegistryFile | None, list[Problem]]:
    """Return a file read against the schema, and every problem in it; None for what is no registry file at all.

    `layer` names an overlay; core files and imports are named by what they are. `known` (a registry) lets an overlay
    leave out the required fields of an outlet or owner it redefines.
    """
    try:
        root, problems = parse_mapping(source.data, source.name)
    except RegistryError as error:
        return None, list(error.problems)
    is_doubtful = bool(problems)
    context = Context(source.name, layer or "core", problems)
    _top(root, context, may_include)
    dataset = _dataset(root, context, source.name, kind, layer)
    described = _layer(context.layer, kind, dataset)
    file = RegistryFile(source.name, described, root, source.data, dataset, is_doubtful=is_doubtful)
    for section, entry_kind in SECTIONS.items():
        entries = root.get(section)
        if isinstance(entries, Keyed):
            getattr(file, section).update(_section(entries, section, entry_kind, context, known))
    return file, problems


def _top(root: Keyed, context: Context, may_include: bool) -> None:
    for key, line in root.lines.items():
        if key not in TOP_KEYS:
            context.report(line, "unknown-field", f"{key}: there is no such section; known are: {', '.join(TOP_KEYS)}")
        elif key == "include" and not may_include:
            context.report(line, "include", "only sources.yaml may include other files; remove it")
        elif key == "include" and not (isinstance(root[key], Listed) and all(map(_is_below, root[key]))):
            message = "each pattern names files below the folder of this file, such as outlets/*.yaml; mend the list"
            context.report(line, "include", message)
        elif key in SECTIONS and not isinstance(root[key], Keyed):
            message = f"{key}: must be a mapping of id to entry (the id is the key); leave out what is empty"
            context.report(line, "value", message)
    if root.get("version") != VERSION:
        context.report(root.lines.get("version", 1), "version", f"the file must say version: '{VERSION}'")


def _dataset(root: Keyed, context: Context, name: str, kind: LayerKind, layer: str | None) -> Dataset | None:
    node = root.get("dataset")
    if node is None:
        return None
    if kind == "core" and layer is None:
        context.layer = Path(name).stem
    if not isinstance(node, Keyed):
        context.report(root.lines["dataset"], "value", "dataset: must be a mapping with name, url, licence, retrieved")
        return None
    dataset = validated(Dataset, dict(node), node, "dataset", context)
    if dataset is not None:
        context.confidence = dataset.confidence
        context.evidence = dataset.evidence
        missing = [named for named in dataset.default if named not in dataset.evidence]
        for named in missing:
            context.report(
                node.lines["default"], "evidence-name", f"dataset.default: nothing is named {named!r}; mend it"
            )
        context.default = tuple(dataset.evidence[named] for named in dataset.default if named not in missing)
    return dataset


def _layer(name: str, kind: LayerKind, dataset: Dataset | None) -> Layer:
    if dataset is None:
        return Layer(name=name, kind=kind)
    return Layer(
        name=name,
        kind="import" if kind == "core" else kind,
        terms=dataset.terms,
        dataset=dataset.name,
        url=dataset.url,
        licence=dataset.licence,
        credit=dataset.credit,
        retrieved=dataset.retrieved,
        dated=dataset.dated,
        confidence=dataset.confidence,
    )


def _section(entries: Keyed, section: str, kind: type, context: Context, known: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, node in entries.items():
        if len(context.problems) >= MAX_PROBLEMS:
            context.report(entries.lines[key], "too-many", f"{MAX_PROBLEMS:,} problems or more; the rest was not read")
            break
        path = f"{section}.{key}"
        if not isinstance(node, Keyed):
            context.report(entries.lines[key], "value", f"{path}: must be a mapping (key: value)")
            continue
        full = opened(node, key, section, context)
        if known is not None and section in ("outlets", "owners"):
            _fill(full, section, key, known)
        node.line = entries.lines[key]
        entry = validated(kind, full, node, path, context)
        if entry is not None:
            found[key] = entry
    return found


def _fill(full: dict[str, Any], section: str, key: str, known: Any) -> None:
    """Take the required fields of a redefined entry from the entry as it is known."""
    entity = known.outlet(key) if section == "outlets" else known.owner(key)
    if entity is not None:
        full.setdefault("name", entity.name)
        full.setdefault("kind", entity.kind)
