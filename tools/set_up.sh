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

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

version() { # nothing where it cannot be run
    "$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null || true
}

installation() { # the one that an interpreter, or the environment made from it, belongs to
    "$1" -c 'import sys; print(sys.base_prefix, sys.version)' 2>/dev/null
}

is_ready() {
    cmp -s "$lock" ".venv/$lock" && is_new_enough "$venv_python" &&
        { [ -z "${PYTHON:-}" ] || [ "$(installation "$PYTHON")" = "$(installation "$venv_python")" ]; }
}

choose_python() { # sets python
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3 python3.14 python3.13 python3.12 python3.11; fi
    for python in "$@"; do
        if is_new_enough "$python"; then return; fi
    done
    found=$(version "$1")
    fail "$1" "${found:-cannot be run}${found:+ is too old}" \
        "install Python 3.11 or newer, or name one with PYTHON=path"
}

make_venv() {
    rm -rf .venv && mkdir .venv && "$python" -m venv --without-pip .venv >"$log" 2>&1
}

choose_pip() { # sets pip_python: pip of the chosen Python serves .venv too; putting one there takes 4 s
    pip_python=$python
    pip --version && return
    pip_python=$venv_python
    "$venv_python" -m ensurepip
}

pip() {
    "$pip_python" -m pip --python "$venv_python" --quiet --disable-pip-version-check "$@"
}

install_with_uv() {
    sed -n '/^uv==/,/[^\\]$/p' "$lock" >.venv/uv.lock &&
        pip install --no-deps --require-hashes -r .venv/uv.lock &&
        "$venv_python" -m uv pip install --quiet --python "$venv_python" --no-deps --require-hashes -r "$lock"
}

install_with_pip() {
    pip install --no-compile --no-deps --require-hashes -r "$lock"
}

compile_packages() { # without their tests; without bytecode every run would take 4 s longer
    "$venv_python" -m compileall -q -j 0 -x '/tests?/' .venv/lib || true # some hold files for other versions
}

if is_ready; then exit 0; fi
started=$(date +%s)

choose_python
echo "set-up: Python $(version "$python") in .venv"
make_venv && choose_pip >>"$log" 2>&1 || {
    tail -n 12 "$log" >&2
    fail "$python" "cannot make a virtual environment" \
        "install its venv module (on Debian and Ubuntu: apt install python3-venv), or name another with PYTHON=path"
}

echo "set-up: installing $(grep -c '^[a-z0-9]' "$lock") pinned packages"
install_with_uv >>"$log" 2>&1 || {
    echo "set-up: uv does not work here, installing with pip"
    install_with_pip >>"$log" 2>&1
} || {
    tail -n 12 "$log" >&2
    fail "$lock" "could not be installed, see the lines above" "look whether the package index can be reached, then try again"
}

echo "set-up: compiling them"
compile_packages >>"$log" 2>&1
cp "$lock" ".venv/$lock.part" && mv ".venv/$lock.part" ".venv/$lock"
echo "set-up: done in $(($(date +%s) - started)) s"
