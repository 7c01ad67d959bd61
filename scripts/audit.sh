#!/bin/bash
# Ask for known faults in the dependencies: in the newest versions that the ranges of pyproject.toml allow, with all
# extras and with the tools of `dev`, and in the lowest. Fails when a fault is known, and when a dependency could not be
# asked about. Needs a network; `ADVISORIES=FOLDER scripts/audit.sh` asks a clone of the advisory database in FOLDER
# instead of the service, and then needs none but to find out the versions.
# `scripts/audit.sh [FOLDER]`: FOLDER for the auditor's environment and its lists, a temporary one by default.
set -euo pipefail
cd "$(dirname "$0")/.."
folder="${1:-$(mktemp -d)}"
accepted=() # faults that nothing of this project reaches, each with its reason
accepted+=(--ignore-vuln CVE-2026-133276) # pydantic: classes of its old namespace pydantic.v1, which is not imported
accepted+=(--ignore-vuln CVE-2026-25087)  # pyarrow: a call of the C++ library that has no form in Python
accepted+=(--ignore-vuln CVE-2021-40978)  # mkdocs: its development server, disputed; it never serves a stranger

python3 -m venv "$folder/auditor"
"$folder/auditor/bin/pip" install --quiet --disable-pip-version-check pip-audit packaging pyyaml

versions() { # the versions pip would install into an empty environment, one pin a line
  "$folder/auditor/bin/pip" install --disable-pip-version-check --quiet --dry-run --ignore-installed --report - "$@" |
    python3 -c 'import json, sys
for line in sorted({"{name}=={version}".format(**one["metadata"]) for one in json.load(sys.stdin)["install"]}):
    print(line) if not line.startswith("news-provenance==") else None'
}

audit() { # a list of pins
  local ask=("$folder/auditor/bin/pip-audit" --strict --no-deps --disable-pip --progress-spinner off --requirement "$1")
  echo "$(basename "$1" .txt): $(wc -l < "$1") packages"
  if [ -n "${ADVISORIES:-}" ]; then
    "$folder/auditor/bin/python" scripts/advisories.py "$ADVISORIES" \
      "${ask[@]}" "${accepted[@]}" --vulnerability-service osv
  else
    "${ask[@]}" "${accepted[@]}"
  fi
}

python3 scripts/lowest.py > "$folder/pins.txt"
versions ".[arrow,cache,timestamp,warc]" > "$folder/newest.txt"
versions ".[arrow,dev]" > "$folder/dev.txt"
versions --requirement "$folder/pins.txt" > "$folder/lowest.txt"
failed=0
for list in newest dev lowest; do audit "$folder/$list.txt" || failed=1; done
exit "$failed"
