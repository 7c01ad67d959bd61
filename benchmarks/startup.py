"""Measure what starting costs: CPU of short commands over a bare interpreter.

    python benchmarks/startup.py [--python ENVIRONMENT/bin/python]

Each command runs in a process of its own, several times, and the least CPU counts. Byte code is kept in a folder of
this run, as an installed package has it: to compile all sources at each start is no cost of the library's.
`--python` names the Python of an environment in which the package is installed; without it, the checkout is measured,
which also looks whether its sources changed. `import provenance` must stay under 60 ms, `provenance where` under 100
and `show` under 150 for the whole process.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "denial.txt"
RUNS = 7
LIMITS = {"import provenance": 0.060, "provenance where URL": 0.100, "provenance show OUTLET": 0.150}
"""Seconds: the import over a bare interpreter, the commands for the whole process."""
COMMANDS = {
    "import provenance": ["-c", "import provenance"],
    "provenance --version": ["-m", "provenance", "--version"],
    "provenance where URL": ["-m", "provenance", "where", "https://www.bbc.co.uk/news/1"],
    "provenance show OUTLET": ["-m", "provenance", "show", "sputnik"],
    "provenance check FILE": ["-m", "provenance", "check", str(EXAMPLE), "--published", "2020-07-17"],
}


def cpu(python: str, words: list[str], kept: str) -> float:
    """Return the CPU seconds of one run of the interpreter, byte code being in the folder `kept`."""
    surroundings = {**os.environ, "PYTHONPYCACHEPREFIX": kept, "PYTHONDONTWRITEBYTECODE": ""}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([python, *words], check=True, stdout=subprocess.DEVNULL, cwd=kept, env=surroundings)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def least(python: str, words: list[str], kept: str) -> float:
    """Return the least CPU seconds of some runs; the first, which may fill caches, does not count."""
    cpu(python, words, kept)
    return min(cpu(python, words, kept) for _ in range(RUNS))


def main() -> None:
    """Print the table; the exit code is 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable)
    python = parser.parse_args().python
    with tempfile.TemporaryDirectory() as kept:
        bare = least(python, ["-c", "pass"], kept)
        whole = {name: least(python, words, kept) for name, words in COMMANDS.items()}
    print(f"{'bare interpreter':24} {bare * 1000:6.0f} ms")
    for name, seconds in whole.items():
        print(f"{name:24} {seconds * 1000:6.0f} ms, {(seconds - bare) * 1000:.0f} more than bare")
    counted = {**whole, "import provenance": whole["import provenance"] - bare}
    sys.exit(any(counted[name] > limit for name, limit in LIMITS.items()))


if __name__ == "__main__":
    main()
