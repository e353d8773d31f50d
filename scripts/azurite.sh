#!/bin/sh
# A command with an Azurite, Microsoft's emulator of Azure Blob Storage, at a free port of this machine.
#
#   azurite.sh FOLDER COMMAND...
#
# Azurite is installed into FOLDER from npm if it is not there. The command finds its URL in TIERCE_AZURITE, and a shared access
# signature for its account in TIERCE_AZURITE_SAS.
set -eu
[ $# -ge 2 ] || { echo "usage: $0 FOLDER COMMAND..." >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift
version=3.35.0

server="$folder/node_modules/azurite/dist/src/blob/main.js"
if ! grep -qs "\"version\": \"$version\"" "$folder/node_modules/azurite/package.json"; then
    npm install --silent --no-audit --no-fund --prefix "$folder" "azurite@$version"
fi

data=$(mktemp -d "${TMPDIR:-/tmp}/tierce-azurite.XXXXXX")
pid=
stop() {
    [ -z "$pid" ] || kill "$pid" 2>/dev/null || :
    [ -z "$pid" ] || wait "$pid" 2>/dev/null || :
    rm -rf "$data"
}
trap stop EXIT
trap 'exit 130' INT TERM

# Port 0 is a free one, which the server tells. Versions of the service that it does not know yet are let through.
node "$server" --silent --loose --skipApiVersionCheck --disableTelemetry --inMemoryPersistence \
    --blobHost 127.0.0.1 --blobPort 0 >"$data/log" 2>&1 &
pid=$!
tries=0
until url=$(sed -n 's/.*listens on \(http:[^ ]*\).*/\1/p; s/.*listening at \(http:[^ ]*\).*/\1/p' "$data/log" | head -n 1) && [ -n "$url" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 300 ] || ! kill -0 "$pid" 2>/dev/null; then
        echo "azurite does not start:" >&2
        cat "$data/log" >&2
        exit 1
    fi
    sleep 0.1
done

# A signature for the whole account, whose key every Azurite has.
sas=$(node -e '
const crypto = require("crypto");
const key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
const end = new Date(Date.now() + 86400000).toISOString().slice(0, 19) + "Z";
const said = ["devstoreaccount1", "rwdlacup", "b", "sco", "", end, "", "https,http", "2020-08-04", ""].join("\n");
const sig = crypto.createHmac("sha256", Buffer.from(key, "base64")).update(said).digest("base64");
const query = { sv: "2020-08-04", ss: "b", srt: "sco", sp: "rwdlacup", se: end, spr: "https,http", sig };
console.log(new URLSearchParams(query).toString());
')

TIERCE_AZURITE="${url%/}" TIERCE_AZURITE_SAS="$sas" "$@"
