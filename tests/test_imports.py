"""Imports go one way, the heavy ones come late, and importing touches neither network nor disk."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shared import ROOT

PACKAGE = ROOT / "provenance"
LAYERS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]["layers"]
RANK = {part.strip(): -height for height, layer in enumerate(LAYERS) for part in layer.split("|")}
HEAVY = ("babel", "httpx", "lxml", "mcp", "pandas", "pyarrow", "pydantic", "rich", "tldextract", "trafilatura", "yaml")


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the part of the package a file is in, and each part it imports."""
    home = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    tree = ast.parse(path.read_text("utf-8"))
    checks_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if id(node) in checks_only:
            continue
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            if node.module == "provenance":
                yield from ((home, alias.name) for alias in node.names)
            elif node.module and node.module.startswith("provenance."):
                yield home, node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("provenance."):
                    yield home, alias.name.split(".")[1]


def test_imports_go_one_way() -> None:
    """A part imports only parts below it; parts of one height, the stages among them, leave each other alone."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for home, target in imports(path):
            if home in ("__init__", "__main__") or target == home or target.startswith("__"):
                continue
            assert RANK[target] < RANK[home], f"{path.relative_to(ROOT)} imports provenance.{target}"


def test_every_part_has_its_height() -> None:
    """A new part of the package is given its place before it is used."""
    parts = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert parts - {"__init__", "__main__"} == RANK.keys()


def python(code: str) -> str:
    """Return what a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


WATCH = """
import sys
touched = []
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "sqlite3.connect", "urllib.Request"):
        touched.append((event, str(arguments)))
    if event == "open" and isinstance(arguments[0], str) and not arguments[0].endswith((".py", ".pyc", ".so")):
        touched.append((event, arguments[0]))
sys.addaudithook(watch)
"""


def test_importing_touches_neither_network_nor_disk() -> None:
    """`import provenance` and its public names open nothing but code."""
    assert python(WATCH + "import provenance\nprint(touched)") == "[]\n"


def test_no_module_of_ours_reads_its_data_at_import() -> None:
    """Rules, tables and the registry are read on first use, in every module."""
    code = WATCH + (
        "import importlib, pkgutil, provenance\n"
        "for found in pkgutil.walk_packages(provenance.__path__, 'provenance.'):\n"
        "    if not found.name.endswith('__main__'):\n"
        "        importlib.import_module(found.name)\n"
        "print([each for each in touched if '/provenance/' in each[1] or each[0] != 'open'])"
    )
    assert python(code) == "[]\n"


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import provenance", id="package"),
        pytest.param("from provenance.cli import main; main(['--version'])", id="version"),
        pytest.param("from provenance.cli import main; main(['--help'])", id="help"),
        pytest.param("from provenance.cli import main; main(['check', '--help'])", id="help-of-check"),
    ],
)
def test_heavy_libraries_come_late(code: str) -> None:
    """What only some commands need is not loaded by the others."""
    seen = python(f"{code}\nimport sys\nprint('loaded:', sorted(set(sys.modules) & {set(HEAVY)!r}))")
    assert seen.endswith("loaded: []\n")


def test_public_names_are_all_there() -> None:
    """Every name the package announces can be had, and has its home."""
    python("import provenance\nassert {*provenance._HOMES, '__version__'} == set(provenance.__all__)")
    python("import provenance\nassert all(getattr(provenance, name) is not None for name in provenance.__all__)")
