#!/usr/bin/env bash
# Writes requirements/*.txt from pyproject.toml. Nothing of this machine's pip settings may get in: neither where
# packages are fetched from nor its constraints. The oldest supported Python decides.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

unset PIP_FIND_LINKS PIP_CONSTRAINT PIP_EXTRA_INDEX_URL
export PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make requirements"

pin() {
    .venv/bin/python -m piptools compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host "$@"
}

.venv/bin/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || {
    echo "pin: make .venv with Python 3.11 first; it is the oldest that must work." >&2
    exit 1
}
pin pyproject.toml --output-file requirements/runtime.txt
pin pyproject.toml --extra development --constraint requirements/runtime.txt --output-file requirements/development.txt
pin pyproject.toml --extra bundle --constraint requirements/runtime.txt --output-file requirements/bundle.txt

# What some of these ask for on Windows and on macOS alone is not in the files above, which are made on Linux. Only for
# Windows at all, and so unknown to pip-compile: what speaks with classic Outlook.
elsewhere=requirements/other-systems.txt
pin --no-annotate --output-file "$elsewhere" - <<<$'colorama\nmacholib\npefile\npywin32-ctypes'
wheels=$(mktemp -d)
trap 'rm -rf "$wheels"' EXIT
.venv/bin/python -m pip download --quiet --no-deps --only-binary :all: --platform win_amd64 --python-version 3.11 \
    --dest "$wheels" pywin32
.venv/bin/python - "$wheels" >>"$elsewhere" <<'PYTHON'
import hashlib, pathlib, sys

(wheel,) = pathlib.Path(sys.argv[1]).iterdir()
print(f'pywin32=={wheel.name.split("-")[1]} ; sys_platform == "win32" \\')
print(f"    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}")
PYTHON
