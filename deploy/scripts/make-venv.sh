#!/usr/bin/env bash
# Make a virtual environment in the folder named by $1 with the first Python of version 3.11 or later.
# PYTHON=/path/to/python chooses one by hand.
set -euo pipefail
venv=$1

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
        if command -v "$name" >/dev/null && new_enough "$name"; then
            echo "$name"
            return
        fi
    done
    echo "Python 3.11 or later is needed; ${PYTHON:-nothing on PATH} is not it. Install one, or set PYTHON=/path/to/it." >&2
    exit 1
}

# Debian splits the venv module off; this puts it back where that is the reason.
add_venv_module() {
    local sudo=""
    [ "$(id -u)" -eq 0 ] || sudo=sudo
    command -v apt-get >/dev/null || return 1
    $sudo apt-get update -qq && $sudo apt-get install -y -qq "$(basename "$1")-venv"
}

python=$(find_python)
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    add_venv_module "$python" || {
        echo "$python lacks its venv module. On Debian and Ubuntu: apt-get install python3-venv" >&2
        exit 1
    }
fi
"$python" -m venv --clear "$venv"
