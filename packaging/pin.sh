#!/usr/bin/env bash
# Writes requirements/*.txt from pyproject.toml. Nothing of this machine's pip settings may get in: neither where
# packages are fetched from nor its constraints. The oldest supported Python decides.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

unset PIP_FIND_LINKS PIP_CONSTRAINT PIP_EXTRA_INDEX_URL
export PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make requirements"

pin() {
    .venv/bin/python -m piptools compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host pyproject.toml "$@"
}

.venv/bin/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || {
    echo "pin: make .venv with Python 3.11 first; it is the oldest that must work." >&2
    exit 1
}
pin --output-file requirements/runtime.txt
pin --extra development --constraint requirements/runtime.txt --output-file requirements/development.txt
pin --extra bundle --constraint requirements/runtime.txt --output-file requirements/bundle.txt
