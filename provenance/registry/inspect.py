"""Which files a keeper of the registry means, and every problem in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from provenance.errors import Problem, ProvenanceError, RegistryError
from provenance.registry import shipped
from provenance.registry.assemble import absorptions, assemble
from provenance.registry.index import load_registry
from provenance.registry.lint import check, check_overlay
from provenance.registry.load import RegistryFile, Source, parse_file, parse_tree, read_path, read_tree

DOOR = Path(shipped.DOOR)


@dataclass(frozen=True, slots=True)
class Found:
    """What an inspection saw."""

    problems: list[Problem]
    files: int
    entries: int


def inspect(paths: Sequence[str | Path]) -> Found:
    """Return every problem in `paths`; in the whole registry beside the package where none are given.

    A file of that registry is checked as a part of it, a door (a file with `include`) with all it includes, and any
    other file as it would lie over the shipped registry. Raises `ProvenanceError` (usage) without a registry at hand.
    """
    if not paths:
        return _tree(own_door(), None)
    problems: list[Problem] = []
    files = entries = 0
    own = {path.resolve(): path for path in map(Path, paths) if _is_own(path)}
    if own:
        found = _tree(DOOR, set(own))
        problems, files, entries = found.problems, found.files, found.entries
    for path in map(Path, paths):
        if path.resolve() not in own:
            found = _tree(path, None) if _is_door(path) else _overlay(path)
            problems, files, entries = problems + found.problems, files + found.files, entries + found.entries
    return Found(sorted(problems), files, entries)


def own_door() -> Path:
    """Return the door of the registry beside the package. Raises `ProvenanceError` (usage) where there is none."""
    if not DOOR.exists():
        message = (
            "this is an installed package, whose registry is compiled and has no files of its own; "
            "name a FILE of yours, or run this in a checkout of the sources"
        )
        raise ProvenanceError(message, kind="usage")
    return DOOR


def own_files() -> list[Path]:
    """Return every file of the registry beside the package."""
    door = own_door()
    return [door.parent / source.name for source in read_tree(door)]


def _is_own(path: Path) -> bool:
    place = path.resolve()
    return DOOR.exists() and (place == DOOR or place.parent in (DOOR.parent / "outlets", DOOR.parent / "sources"))


def _is_door(path: Path) -> bool:
    try:
        return any(line.startswith(b"include:") for line in path.read_bytes().splitlines())
    except OSError:
        return False


def _tree(door: Path, only: Iterable[Path] | None) -> Found:
    """Return the problems of a registry with all its files, or only those that stand in some of them."""
    try:
        sources = read_tree(door)
    except RegistryError as error:
        return Found(list(error.problems), 1, 0)
    files, problems = parse_tree(sources)
    problems = [*problems, *_beyond_schema(files)]
    if only is not None:
        names = {path.relative_to(door.parent).as_posix() for path in only}
        problems = [problem for problem in problems if problem.file in names]
        files = [file for file in files if file.name in names]
    return Found(sorted(set(problems)), len(files), _count(files))


def problems_of(sources: Iterable[Source], *, today: str | None = None) -> list[Problem]:
    """Return every problem of files that make up a registry, sorted; `today` is the day the future begins after."""
    files, problems = parse_tree(sources)
    return sorted({*problems, *_beyond_schema(files, today)})


def _beyond_schema(files: Sequence[RegistryFile], today: str | None = None) -> Iterator[Problem]:
    _, problems = assemble(files, complete=True, absorbed=absorptions(files))
    yield from problems
    yield from check(files, today=today)


def _overlay(path: Path) -> Found:
    try:
        source = read_path(path)
    except RegistryError as error:
        return Found(list(error.problems), 1, 0)
    registry = load_registry()
    file, problems = parse_file(source, "overlay", layer=f"overlay:{path.name}", known=registry)
    if file is None:
        return Found(problems, 1, 0)
    problems = [*problems, *check_overlay(file, registry), *check([file], registry)]
    return Found(sorted(set(problems)), 1, _count([file]))


def _count(files: Iterable[RegistryFile]) -> int:
    return sum(1 for file in files for _ in file.entries())
