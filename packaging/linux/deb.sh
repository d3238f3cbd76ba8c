#!/usr/bin/env bash
# Makes dist/punktvis_VERSION_ARCHITECTURE.deb from dist/punktvis (packaging/bundle.sh). The data of its users
# lie in their home folders; neither an upgrade nor a removal touches them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

[[ -x dist/punktvis/punktvis ]] || { echo "deb: build the bundle first (make bundle)." >&2; exit 1; }
version=$(sed -nE 's/^VERSION = "(.*)"/\1/p' model/version.py)
architecture=$(dpkg --print-architecture)
id=dk.punktvis.Punktvis
root=build/deb
rm -rf "$root"
install -d "$root/opt" "$root/usr/bin" "$root/DEBIAN" "$root/usr/share/doc/punktvis"
cp --recursive dist/punktvis "$root/opt/punktvis"
ln -s /opt/punktvis/punktvis "$root/usr/bin/punktvis"
install -Dm644 "packaging/linux/$id.desktop" "$root/usr/share/applications/$id.desktop"
install -Dm644 "packaging/linux/$id.metainfo.xml" "$root/usr/share/metainfo/$id.metainfo.xml"
install -Dm644 "packaging/linux/$id.xml" "$root/usr/share/mime/packages/$id.xml"
install -Dm644 resources/icons/punktvis.svg "$root/usr/share/icons/hicolor/scalable/apps/$id.svg"
install -Dm644 LICENSE "$root/usr/share/doc/punktvis/copyright"
find "$root" -type d -exec chmod 755 {} +

# The libraries that the bundle leaves to the system; newer Debians call some of them "…t64".
cat >"$root/DEBIAN/control" <<CONTROL
Package: punktvis
Version: $version
Architecture: $architecture
Maintainer: Punktvis <punktvis@example.invalid>
Installed-Size: $(du --summarize --block-size=1K "$root" | cut -f 1)
Section: editors
Priority: optional
Depends: libc6 (>= 2.34), libstdc++6, libgcc-s1, libglib2.0-0 | libglib2.0-0t64, libgl1, libegl1,
 libxkbcommon0, libxkbcommon-x11-0, libdbus-1-3, libfontconfig1, libfreetype6, libbrotli1, libgssapi-krb5-2,
 libx11-6, libx11-xcb1, libxcb1, libxcb-cursor0, libxcb-glx0, libxcb-icccm4, libxcb-image0, libxcb-keysyms1,
 libxcb-randr0, libxcb-render0, libxcb-render-util0, libxcb-shape0, libxcb-shm0, libxcb-sync1, libxcb-util1,
 libxcb-xfixes0, libxcb-xkb1
Recommends: xdg-utils, shared-mime-info, libcups2 | libcups2t64
Description: Agendas, time plans and minutes for an executive team
 Punktvis carries one meeting from the first recommendation to the approved
 minutes: collect the papers, give every point a time slot, write the minutes
 while people talk, and send accessible PDFs with the timings.
CONTROL

# Whatever a library of the bundle asks for is in the bundle, or comes with a package that is named above.
readelf --dynamic $(find "$root/opt" -type f -name '*.so*') "$root/opt/punktvis/punktvis" 2>/dev/null |
    sed -nE 's/.*\(NEEDED\).*\[(.*)\]/\1/p' | sort -u | while read -r library; do
    [[ -z $(find "$root/opt" -name "$library" -print -quit) ]] || continue
    owner=$(dpkg-query -S "*/$library" 2>/dev/null | head -n 1 | cut -d : -f 1)
    grep -qw -- "${owner:-nobody}" "$root/DEBIAN/control" ||
        { echo "deb: $library is asked for, and ${owner:-no package} is not named." >&2; exit 1; }
done

dpkg-deb --root-owner-group -Zxz -z1 --build "$root" "dist/punktvis_${version}_$architecture.deb"
