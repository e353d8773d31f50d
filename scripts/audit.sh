#!/bin/sh
# cargo deny: licences, bans, duplicate versions, sources; advisories where their database can be reached.
set -eu
cargo=${CARGO:-cargo}
if ! command -v cargo-deny >/dev/null 2>&1; then
    echo "audit: installing cargo-deny"
    "$cargo" install --quiet --locked cargo-deny --version 0.20.2
fi
"$cargo" deny --locked check licenses bans sources
if "$cargo" deny --locked check advisories 2>target/advisories.log; then
    echo "audit: no advisories"
elif grep -qiE 'fetch|clone|connect|resolve' target/advisories.log; then
    echo "audit: the advisory database cannot be reached from here; advisories were NOT checked"
else
    cat target/advisories.log
    exit 1
fi
