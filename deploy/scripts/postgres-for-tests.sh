#!/usr/bin/env bash
# Sees to it that the tests find PostgreSQL (initdb, pg_ctl, postgres); installs it when it is absent.
# The tests start a server of their own in a temporary folder: nothing is left running here.
# With arguments, runs them as a command afterwards: postgres-for-tests.sh .venv/bin/python -m pytest
set -euo pipefail

present() {
    local places=(/usr/lib/postgresql/*/bin/initdb)
    [[ -x "${places[0]}" ]] && return 0
    command -v pg_config >/dev/null && [[ -x "$(pg_config --bindir)/initdb" ]]
}

if ! present; then
    as_root=()
    if [[ "$(id -u)" -ne 0 ]]; then
        command -v sudo >/dev/null || {
            echo "PostgreSQL is missing. Install it as root: apt-get install postgresql" >&2
            exit 1
        }
        as_root=(sudo)
    fi
    command -v apt-get >/dev/null || {
        echo "PostgreSQL is missing and there is no apt-get. Install PostgreSQL 15 or newer by hand." >&2
        exit 1
    }
    "${as_root[@]}" apt-get update -q
    # No server of the distribution's own: the tests bring up theirs.
    "${as_root[@]}" mkdir -p /etc/postgresql-common
    [[ -e /etc/postgresql-common/createcluster.conf ]] ||
        echo "create_main_cluster = false" | "${as_root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -q --no-install-recommends postgresql
    present || { echo "PostgreSQL was installed but initdb was not found." >&2; exit 1; }
fi

if [[ $# -gt 0 ]]; then
    exec "$@"
fi
