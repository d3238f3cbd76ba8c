#!/usr/bin/env bash
# Builds the program that is handed out into dist/punktvis, tries it, and says how large it is. In an environment
# of its own that holds the pinned runtime packages and PyInstaller: what a test needs never gets into a bundle.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

largest=170 # million bytes
environment=.cache/bundle
checksum=$(.venv/bin/python -c 'import hashlib, pathlib
print(hashlib.sha256(pathlib.Path("requirements/bundle.txt").read_bytes()).hexdigest())')

if [[ ! -e $environment/installed || $(<"$environment/installed") != "$checksum" ]]; then
    .venv/bin/python -m venv --clear "$environment"
    "$environment/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --only-binary :all: \
        --require-hashes --requirement requirements/bundle.txt
    echo "$checksum" >"$environment/installed"
fi

python="$environment/bin/python"
"$python" -m PyInstaller --noconfirm --log-level ERROR --distpath dist --workpath build packaging/punktvis.spec
[[ $(uname -s) != Linux ]] || packaging/linux/icu.sh dist/punktvis/_internal/PySide6/Qt/lib
# The libraries are as they are shipped from here on.
"$python" packaging/licences.py requirements/runtime.txt dist/punktvis
[[ ! -d dist/Punktvis.app ]] || cp dist/punktvis/{LICENCES.txt,sbom.cdx.json} dist/Punktvis.app/Contents/Resources/

dist/punktvis/punktvis --self-test
dist/punktvis/punktvis --version
bytes=$("$python" -c 'import pathlib; print(sum(p.lstat().st_size for p in pathlib.Path("dist/punktvis").rglob("*")))')
echo "bundle: $((bytes / 1000000)) MB of $largest at most, in dist/punktvis"
((bytes <= largest * 1000000)) || { echo "bundle: too large." >&2; exit 1; }
