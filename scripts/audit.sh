#!/bin/bash
# Ask for known faults in the dependencies, as a fresh install with all extras but `dev` brings them. Needs a network.
# `scripts/audit.sh [FOLDER]`: FOLDER for the two environments, a temporary one by default. Fails when a fault is known,
# and when a dependency could not be asked about.
set -euo pipefail
cd "$(dirname "$0")/.."
folder="${1:-$(mktemp -d)}"
python3 -m venv "$folder/subject"
python3 -m venv "$folder/auditor"
"$folder/subject/bin/pip" install --quiet --disable-pip-version-check ".[arrow,cache,warc]"
"$folder/auditor/bin/pip" install --quiet --disable-pip-version-check pip-audit
"$folder/subject/bin/pip" list --format=freeze --disable-pip-version-check |
  grep -Ev '^(news-provenance|pip|setuptools)==' > "$folder/requirements.txt"
"$folder/auditor/bin/pip-audit" --strict --no-deps --disable-pip --requirement "$folder/requirements.txt"
