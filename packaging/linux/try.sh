#!/usr/bin/env bash
# Installs the Debian package on this machine, lets it try itself as a user would, and removes it again: what it
# brought must be gone then, and the user's data must not. Needs root; meant for a machine that is thrown away.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

packages=(dist/punktvis_*.deb)
package=$(realpath "${packages[-1]}")
((EUID == 0)) || { echo "deb: not tried, that needs root." >&2; exit 0; }
id=dk.punktvis.Punktvis
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

files=(/usr/bin/punktvis "/usr/share/applications/$id.desktop" "/usr/share/metainfo/$id.metainfo.xml"
    "/usr/share/mime/packages/$id.xml" /usr/share/icons/hicolor/scalable/apps/$id.svg /opt/punktvis/LICENCES.txt /opt/punktvis/sbom.cdx.json)

export DEBIAN_FRONTEND=noninteractive
apt-get -qq install -y --no-install-recommends "$package" >/dev/null
for file in "${files[@]}"; do
    [[ -e $file ]] || { echo "deb: $file is not there." >&2; exit 1; }
done
(cd / && /usr/bin/punktvis --self-test)
(cd / && PUNKTVIS_DATA="$data" /usr/bin/punktvis demo >/dev/null)
# An upgrade, here to the same version, keeps them too.
apt-get -qq install -y --reinstall "$package" >/dev/null
[[ $(cd / && PUNKTVIS_DATA="$data" /usr/bin/punktvis meetings) == *2026* ]]

apt-get -qq remove -y punktvis >/dev/null
for file in "${files[@]}" /opt/punktvis; do
    [[ ! -e $file && ! -L $file ]] || { echo "deb: $file is still there." >&2; exit 1; }
done
[[ -s $data/punktvis.db ]] || { echo "deb: the data are gone." >&2; exit 1; }
echo "deb: installed, tried, installed again, removed; the data are where they were"
