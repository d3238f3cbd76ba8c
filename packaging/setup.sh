#!/usr/bin/env bash
# Makes this machine ready: system libraries, .venv, pinned packages. Does nothing, quickly, when all is there.
#
#   packaging/setup.sh run      what the application needs
#   packaging/setup.sh bundle   that, and what cuts the bundle to size
#   packaging/setup.sh test     what the application, its tests and tools need (the default)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scope=${1:-test}
case $scope in
    run | bundle) wanted=runtime ;;
    test) wanted=development ;;
    *) echo "setup: '$scope' is neither run, bundle nor test." >&2; exit 2 ;;
esac

# What Qt's libraries are linked against (offscreen), what a window under X needs besides, what the tests call.
libraries=(
    libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1
    libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
)
# … what a tree for screen readers is read with, what Word files are turned into pages with, what the validator of
# accessible PDF runs on, a real mail server for tests to start.
test_tools=(
    xvfb xauth openbox poppler-utils qpdf
    dbus-x11 at-spi2-core python3-gi gir1.2-atspi-2.0 xdotool
    libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui
    default-jre-headless
    postfix
)
bundle_tools=(binutils icu-devtools)

say() { echo "setup: $*" >&2; }

find_python() {
    local candidate
    for candidate in python3.11 python3; do
        # Started for real: a version manager's stand-in can be on the path and lead nowhere.
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

can_make_environments() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# The ones of the named packages that are not installed. Newer Debians call some libraries "…t64".
missing_of() {
    local package installed
    # dpkg-query fails when it does not know one of the names; the others it still lists.
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" "${@/%/t64}" 2>/dev/null || true)
    for package in "$@"; do
        grep -qxE "installed $package(t64)?" <<<"$installed" || echo "$package"
    done
}

install_system_packages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        [[ $(uname -s) != Linux ]] || say "no apt-get here; Qt's system libraries are taken to be there."
        return
    fi
    local needed optional=() as_root=()
    mapfile -t needed < <(missing_of "${libraries[@]}")
    local python
    if ! python=$(find_python); then
        needed+=(python3 python3-venv)
    elif [[ ! -e .venv/bin/python ]] && ! can_make_environments "$python"; then
        needed+=(python3-venv)
    fi
    [[ $scope != test ]] || mapfile -t optional < <(missing_of "${test_tools[@]}")
    [[ $scope != bundle ]] || mapfile -t optional < <(missing_of "${bundle_tools[@]}")
    local all=("${needed[@]}" "${optional[@]}")
    ((${#all[@]})) || return 0

    if ((EUID != 0)); then
        if sudo -n true 2>/dev/null; then
            as_root=(sudo -n)
        else
            say "some system packages are missing. Please run this line, then try again:"
            echo "sudo apt-get install -y --no-install-recommends ${all[*]}" >&2
            # Without a tool its tests are skipped; without a library nothing works.
            ((${#needed[@]} == 0)) || exit 1
            return 0
        fi
    fi
    say "installing system packages: ${all[*]}"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
    "${apt[@]}" update || say "the package lists could not be refreshed; trying with the old ones."
    # Unasked, Postfix would make itself this machine's mail server.
    [[ " ${all[*]} " != *" postfix "* ]] || "${as_root[@]}" debconf-set-selections \
        <<<"postfix postfix/main_mailer_type select No configuration"
    "${apt[@]}" install -y --no-install-recommends "${all[@]}" >.cache/apt.log 2>&1 || {
        cat .cache/apt.log >&2
        say "apt-get could not install them."
        exit 1
    }
}

install_python_packages() {
    local checksum stamp=.venv/installed kept=""
    checksum=$(cat requirements/runtime.txt requirements/development.txt | shasum_of)
    [[ ! -e .venv/bin/python || ! -e $stamp ]] || kept=$(<"$stamp")
    # The development packages hold the runtime ones.
    [[ $kept != "development $checksum" && $kept != "$wanted $checksum" ]] || return 0

    if [[ -z $kept ]]; then
        local python
        python=$(find_python) || { say "Python 3.11 or newer is needed."; exit 1; }
        say "making .venv with $("$python" --version)"
        "$python" -m venv --clear .venv
    elif [[ $kept == development* ]]; then
        wanted=development
    fi
    say "installing the $wanted packages; the first time takes a minute or two"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
        --only-binary :all: --require-hashes --requirement "requirements/$wanted.txt"
    echo "$wanted $checksum" >"$stamp"
}

shasum_of() { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1; }

# Two makes at the same moment must not build the same environment twice.
mkdir -p .cache
exec 9>.cache/setup.lock
! command -v flock >/dev/null || flock 9

install_system_packages
install_python_packages
