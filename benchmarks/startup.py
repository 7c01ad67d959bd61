"""Measure what starting costs: CPU of short commands over a bare interpreter. Run with `python benchmarks/startup.py`.

Each command runs in a process of its own, several times, and the least CPU counts. Byte code is kept in a folder of
this run, as an installed package has it: to compile all sources at each start is no cost of the library's.
`import provenance` must stay under 60 ms, `provenance where` under 100 and `show` under 150 for the whole process.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
LIMITS = {"import provenance": 0.060, "provenance where URL": 0.100, "provenance show OUTLET": 0.150}
"""Seconds: the import over a bare interpreter, the commands for the whole process."""
COMMANDS = {
    "import provenance": ["-c", "import provenance"],
    "provenance --version": ["-m", "provenance", "--version"],
    "provenance where URL": ["-m", "provenance", "where", "https://www.bbc.co.uk/news/1"],
    "provenance show OUTLET": ["-m", "provenance", "show", "sputnik"],
    "provenance check FILE": ["-m", "provenance", "check", "examples/denial.txt", "--published", "2020-07-17"],
}


def cpu(words: list[str], kept: str) -> float:
    """Return the CPU seconds of one run of the interpreter, byte code being in the folder `kept`."""
    surroundings = {**os.environ, "PYTHONPYCACHEPREFIX": kept, "PYTHONDONTWRITEBYTECODE": ""}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=surroundings)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def least(words: list[str], kept: str) -> float:
    """Return the least CPU seconds of some runs; the first, which may fill caches, does not count."""
    cpu(words, kept)
    return min(cpu(words, kept) for _ in range(RUNS))


def main() -> None:
    """Print the table; the exit code is 1 where a limit is passed."""
    with tempfile.TemporaryDirectory() as kept:
        bare = least(["-c", "pass"], kept)
        whole = {name: least(words, kept) for name, words in COMMANDS.items()}
    print(f"{'bare interpreter':24} {bare * 1000:6.0f} ms")
    for name, seconds in whole.items():
        print(f"{name:24} {seconds * 1000:6.0f} ms, {(seconds - bare) * 1000:.0f} more than bare")
    counted = {**whole, "import provenance": whole["import provenance"] - bare}
    sys.exit(any(counted[name] > limit for name, limit in LIMITS.items()))


if __name__ == "__main__":
    main()
