"""How long the registry takes: compiled, opened, asked, read whole, shown. CPU time, the least of several runs.

    .venv/bin/python benchmarks/registry_speed.py

Each figure is measured in a process of its own, so that nothing is warm that would not be for a user.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUNS = 5

INSIDE = {
    "opened, and one host asked (5 ms)": """
        import provenance.registry.codec
        from provenance.registry.index import load_registry
        begin()
        load_registry().by_host("rt.com")
    """,
    "all outlets and owners as objects (500 ms)": """
        import provenance.registry.codec
        from provenance.registry.index import load_registry
        registry = load_registry()
        begin()
        list(registry.outlets()), list(registry.owners())
    """,
    "10,000 hosts asked": """
        from provenance.registry.index import load_registry
        registry = load_registry()
        begin()
        for number in range(10_000): registry.by_host(f"www.paper{number}.example", "/a/b")
    """,
}
WHOLE = {
    "bare python": "pass",
    "provenance show rt.com (150 ms)": "from provenance.cli import main; main(['show', 'rt.com'])",
}
COMPILE = """
    import sys
    from pathlib import Path
    from provenance.registry.build import compile_tree
    begin()
    compile_tree(Path("sources.yaml"), [Path(sys.argv[1]) / "a", Path(sys.argv[1]) / "b"])
"""
FRAME = """
import time
def begin():
    global begun
    begun = time.process_time()
{}
print(1000 * (time.process_time() - begun))
"""


def inside(code: str, *words: str) -> float:
    """Return the milliseconds of CPU from `begin()` to the end of `code`."""
    text = FRAME.format("\n".join(line.strip() for line in code.strip().splitlines()))
    done = subprocess.run([sys.executable, "-c", text, *words], capture_output=True, text=True, check=True, cwd=ROOT)
    return float(done.stdout.splitlines()[-1])


def whole(code: str) -> float:
    """Return the milliseconds of CPU of a whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> None:
    """Print one line for each figure; the targets stand in brackets."""
    whole(WHOLE["provenance show rt.com (150 ms)"])  # compiles what a source changed
    print(f"least of {RUNS} runs, CPU milliseconds; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for name, code in WHOLE.items():
        print(f"{min(whole(code) for _ in range(RUNS)):10.1f}  {name}")
    for name, code in INSIDE.items():
        print(f"{min(inside(code) for _ in range(RUNS)):10.1f}  {name}")
    with tempfile.TemporaryDirectory() as folder:
        print(f"{inside(COMPILE, folder):10.1f}  all YAML compiled (20,000 ms)")


if __name__ == "__main__":
    main()
