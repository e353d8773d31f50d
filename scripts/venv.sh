#!/bin/sh
# A virtual environment with just what requirement files ask for. Arguments: its folder, requirement files.
set -eu
venv="$1"
shift
cat "$@" | cmp -s - "$venv/requirements.txt" && exit 0
rm -rf "$venv"
python3 -m venv "$venv"
cat "$@" > "$venv/wanted.txt"
"$venv/bin/pip" install --quiet --disable-pip-version-check -r "$venv/wanted.txt"
mv "$venv/wanted.txt" "$venv/requirements.txt"
