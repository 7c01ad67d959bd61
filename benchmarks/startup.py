"""Measure what starting costs: CPU of short commands over a bare interpreter. Run with `python benchmarks/startup.py`.

Each command runs in a process of its own, several times, and the least CPU counts. `import provenance` must stay
under 60 ms.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
LIMIT = 0.060  # seconds for `import provenance`
COMMANDS = {
    "import provenance": ["-c", "import provenance"],
    "provenance --version": ["-m", "provenance", "--version"],
    "provenance where URL": ["-m", "provenance", "where", "https://www.bbc.co.uk/news/1"],
    "provenance show OUTLET": ["-m", "provenance", "show", "sputnik"],
    "provenance check FILE": ["-m", "provenance", "check", "examples/denial.txt", "--published", "2020-07-17"],
}


def cpu(words: list[str]) -> float:
    """Return the CPU seconds of one run of the interpreter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def least(words: list[str]) -> float:
    """Return the least CPU seconds of some runs; the first, which may fill caches, does not count."""
    cpu(words)
    return min(cpu(words) for _ in range(RUNS))


def main() -> None:
    """Print the table; the exit code is 1 where the limit is passed."""
    bare = least(["-c", "pass"])
    print(f"{'bare interpreter':24} {bare * 1000:6.0f} ms")
    over = {name: least(words) - bare for name, words in COMMANDS.items()}
    for name, seconds in over.items():
        print(f"{name:24} {seconds * 1000:6.0f} ms more")
    sys.exit(over["import provenance"] > LIMIT)


if __name__ == "__main__":
    main()
