#!/usr/bin/env bash
# Cuts the data of the ICU library that Qt brings to Danish and English: 32 MB, of which a window in these two
# languages needs 3. Elsewhere Qt uses what the system has.
#
#   packaging/linux/icu.sh FOLDER     the folder that holds libicudata.so.N
set -euo pipefail
folder=$1

shopt -s nullglob
libraries=("$folder"/libicudata.so.??)
((${#libraries[@]} == 1)) || { echo "icu: no single libicudata in $folder." >&2; exit 1; }
library=${libraries[0]}
version=${library##*.}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The library is one table of bytes under one name.
read -r address size < <(readelf --dyn-syms -W "$library" | awk -v name="icudt${version}_dat" '$8 == name { print $2, $3 }')
dd if="$library" of="$work/icudt${version}l.dat" bs=64K iflag=skip_bytes,count_bytes status=none \
    skip="$((16#$address))" count="$((size))"

# Locales, their order of letters, and what every language shares. Not: other languages' names for days and money,
# the dictionaries of languages without spaces, old encodings (Python reads those).
kept='^(root|da|da_DK|en|en_001|en_150|en_GB|en_US|coll/(root|da|en|en_US|res_index)|pool|res_index|supplementalData'
kept+='|likelySubtags|zoneinfo64|timezoneTypes|metaZones|windowsZones|numberingSystems|keyTypeData|icuver|icustd'
kept+='|plurals|dayPeriods|genderList|metadata|currencyNumericCodes)\.res$|\.(nrm|icu|cfu|spp)$'
icupkg -l "$work/icudt${version}l.dat" | grep -vE "$kept" >"$work/removed.txt"
mkdir "$work/small"
icupkg -r "$work/removed.txt" "$work/icudt${version}l.dat" "$work/small/icudt${version}l.dat"

cat >"$work/data.s" <<ASSEMBLER
    .section .rodata
    .balign 16
    .globl icudt${version}_dat
    .type icudt${version}_dat, @object
icudt${version}_dat:
    .incbin "$work/small/icudt${version}l.dat"
    .size icudt${version}_dat, . - icudt${version}_dat
    .section .note.GNU-stack,"",@progbits
ASSEMBLER
as -o "$work/data.o" "$work/data.s"
ld -shared -z noexecstack -soname "libicudata.so.$version" -o "$work/library.so" "$work/data.o"
install -m755 "$work/library.so" "$library"
