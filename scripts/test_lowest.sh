#!/bin/bash
# Run the tests with the lowest versions of every dependency that pyproject.toml allows, in an environment of their own.
# `scripts/test_lowest.sh [FOLDER]`: FOLDER for the environment, a temporary one by default. Further arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."
folder="${1:-$(mktemp -d)}"
shift || true
python3 -m venv "$folder"
python3 scripts/lowest.py > "$folder/lowest.txt"
"$folder/bin/pip" install --quiet --disable-pip-version-check -r "$folder/lowest.txt" pytest hypothesis trustme warcio
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-deps -e .
"$folder/bin/python" -m pytest -p no:cacheprovider "${@:-tests}"
