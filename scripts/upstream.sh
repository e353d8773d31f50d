#!/bin/sh
# Unpacks the source package of a release from PyPI, for its tests. Arguments: folder, NAME==VERSION, pip.
set -eu
folder="$1" wanted="$2" pip="$3"
name="${wanted%%==*}" version="${wanted##*==}"
[ -d "$folder/$name-$version" ] && exit 0
mkdir -p "$folder/download"
# pip asks the package for its metadata, which needs its build tools: those may be wheels.
"$pip" download --quiet --disable-pip-version-check --no-deps --no-binary "$name" --dest "$folder/download" "$wanted"
tar -xzf "$folder/download/$name-$version.tar.gz" -C "$folder"
