#!/bin/sh
# Builds .venv from requirements.lock, and leaves it alone for as long as it holds that lock.
#
# .venv/requirements.lock is a copy of the lock that was installed. It is written last: a set-up that
# was interrupted has none, and is started anew. PYTHON names the interpreter to use.
set -eu

lock=requirements.lock
log=.venv/set-up.log
venv_python=.venv/bin/python

fail() { # where, what, what to do
    echo "$1: $2; $3" >&2
    exit 1
}

version() { # of an interpreter; nothing where it cannot be run
    "$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null || true
}

base() { # the installation that an interpreter belongs to
    "$1" -c 'import sys; print(sys.base_prefix, sys.version)' 2>/dev/null
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

is_ready() {
    cmp -s "$lock" ".venv/$lock" && is_new_enough "$venv_python" &&
        { [ -z "${PYTHON:-}" ] || [ "$(base "$PYTHON")" = "$(base "$venv_python")" ]; }
}

choose_python() { # sets python
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3 python3.14 python3.13 python3.12 python3.11; fi
    for python in "$@"; do
        if is_new_enough "$python"; then return; fi
    done
    found=$(version "$1")
    fail "$1" "${found:+version $found is too old}${found:-cannot be run}" \
        "install Python 3.11 or newer, or name one with PYTHON=path"
}

install_with_uv() {
    sed -n '/^uv==/,/[^\\]$/p' "$lock" >.venv/uv.lock &&
        "$venv_python" -m pip install --quiet --no-deps --require-hashes -r .venv/uv.lock &&
        "$venv_python" -m uv pip install --quiet --python "$venv_python" --no-deps --require-hashes \
            --compile-bytecode -r "$lock"
}

install_with_pip() {
    "$venv_python" -m pip install --quiet --no-deps --require-hashes -r "$lock"
}

if is_ready; then exit 0; fi

choose_python
"$python" -c 'import ensurepip, venv' 2>/dev/null || fail "$python" "has no venv module" \
    "install it (on Debian and Ubuntu: apt install python3-venv), or name another with PYTHON=path"

echo "set-up: Python $(version "$python") in .venv"
rm -rf .venv
"$python" -m venv .venv || fail ".venv" "cannot be made" "see the lines above"

echo "set-up: installing $(grep -c '^[a-z0-9]' "$lock") pinned packages"
install_with_uv >"$log" 2>&1 || {
    echo "set-up: uv does not work here, trying pip"
    install_with_pip >"$log" 2>&1
} || {
    tail -n 12 "$log" >&2
    fail "$lock" "could not be installed (the installer's last lines are above)" \
        "look whether the package index can be reached, then run make again"
}
cp "$lock" ".venv/$lock.part" && mv ".venv/$lock.part" ".venv/$lock"
echo "set-up: done"
