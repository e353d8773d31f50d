#!/bin/sh
# Runs a command against a radosgw of its own: a real S3 server, of Ceph, with its data in memory.
#   sh scripts/radosgw.sh FOLDER COMMAND [ARGUMENT]...
# COMMAND finds TIERCE_S3_ENDPOINT, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; its exit code is that of the script. All
# processes end with it, and what they wrote is removed. Exit code 77: Ceph is not installed; 70: it did not start.
set -u

if [ $# -lt 2 ]; then
    echo "usage: sh scripts/radosgw.sh FOLDER COMMAND [ARGUMENT]..." >&2
    exit 64
fi
folder=$1
shift

missing=
for pair in radosgw:radosgw radosgw-admin:radosgw ceph-mon:ceph-mon ceph-osd:ceph-osd monmaptool:ceph-base ceph:ceph-common \
    python3:python3; do
    command -v "${pair%%:*}" > /dev/null || missing="$missing ${pair##*:}"
done
if [ -n "$missing" ]; then
    missing=$(printf '%s\n' $missing | sort -u | tr '\n' ' ')
    echo "radosgw.sh: not installed: $missing" >&2
    echo "radosgw.sh: apt-get install --no-install-recommends radosgw ceph-mon ceph-osd ceph-common python3" >&2
    exit 77
fi

made=
[ -d "$folder" ] || made=yes
mkdir -p "$folder" || exit 70
folder=$(cd "$folder" && pwd)
# A folder inside: what else is in FOLDER stays.
work=$(mktemp -d "$folder/radosgw.XXXXXX") || exit 70
mon= osd= gateway= command=

# The processes that were started here, and what they wrote.
clean() {
    trap - EXIT
    trap '' HUP INT TERM
    for process in $command $gateway $osd $mon; do
        kill -TERM "$process" 2> /dev/null
    done
    # An OSD that cannot reach its monitor any more waits for it.
    for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        alive=
        for process in $command $gateway $osd $mon; do
            kill -0 "$process" 2> /dev/null && alive=yes
        done
        [ -n "$alive" ] || break
        sleep 0.25
    done
    for process in $command $gateway $osd $mon; do
        kill -KILL "$process" 2> /dev/null
        wait "$process" 2> /dev/null
    done
    rm -rf "$work"
    [ -z "$made" ] || rmdir "$folder" 2> /dev/null
}
trap clean EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# What went wrong, and the last lines of the log that tells of it.
fail() {
    echo "radosgw.sh: $1" >&2
    if [ -f "$2" ]; then
        echo "--- the end of $(basename "$2"):" >&2
        tail -n 25 "$2" >&2
    fi
    exit 70
}

# 90 seconds for all of the start.
last=$(($(date +%s) + 90))
left() {
    seconds=$((last - $(date +%s)))
    [ "$seconds" -gt 0 ] || seconds=1
    echo "$seconds"
}

ports=$(python3 -c '
import socket
sockets = [socket.socket() for _ in range(2)]
for each in sockets: each.bind(("127.0.0.1", 0))
print(*(each.getsockname()[1] for each in sockets))') || fail "no free port" ""
mon_port=${ports%% *}
port=${ports##* }
fsid=$(python3 -c 'import uuid; print(uuid.uuid4())')

cat > "$work/ceph.conf" << END
[global]
fsid = $fsid
mon initial members = a
mon host = v2:127.0.0.1:$mon_port
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
# radosgw insists on "secure", which there is not without keys.
ms mon client mode = crc
# Paths of sockets may be too long.
admin socket =
run dir = $work
pid file =
crash dir = $work
log file = $work/\$name.log
log to stderr = false
err to stderr = true
mon data avail crit = 1
mon data avail warn = 2
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
mon max pg per osd = 1000
mon osd full ratio = 1
mon osd nearfull ratio = 1
osd class default list = *
osd class load list = *

[mon.a]
mon data = $work/mon
public addr = v2:127.0.0.1:$mon_port

[osd.0]
osd data = $work/osd
osd objectstore = memstore
memstore device bytes = 17179869184

[client.rgw]
rgw data = $work/rgw
rgw frontends = beast endpoint=127.0.0.1:$port tcp_nodelay=1
rgw enable usage log = false
rgw enable ops log = false
rgw gc max objs = 8
rgw usage max shards = 1
rgw run sync thread = false
rgw enable apis = s3, admin
END
export CEPH_CONF="$work/ceph.conf"
mkdir "$work/mon" "$work/osd" "$work/rgw"

{
    monmaptool --create --fsid "$fsid" --addv a "[v2:127.0.0.1:$mon_port]" "$work/monmap" &&
        ceph-mon --mkfs -i a --monmap "$work/monmap"
} > "$work/mkfs.log" 2>&1 || fail "the monitor's store could not be made" "$work/mkfs.log"
ceph-mon -f -i a > "$work/mon.out" 2>&1 &
mon=$!
timeout "$(left)" ceph --connect-timeout 60 mon stat > "$work/wait.log" 2>&1 ||
    fail "the monitor did not start within 90 s: $(tail -n 1 "$work/mon.out" "$work/wait.log")" "$work/mon.a.log"

osd_fsid=$(python3 -c 'import uuid; print(uuid.uuid4())')
timeout "$(left)" ceph osd new "$osd_fsid" 0 > "$work/mkfs.log" 2>&1 || fail "no OSD could be added" "$work/mkfs.log"
ceph-osd -i 0 --mkfs --osd-uuid "$osd_fsid" > "$work/mkfs.log" 2>&1 ||
    fail "the OSD's store could not be made" "$work/mkfs.log"
ceph-osd -f -i 0 > "$work/osd.out" 2>&1 &
osd=$!
until timeout "$(left)" ceph osd stat 2> /dev/null | grep -q '1 up'; do
    kill -0 "$osd" 2> /dev/null || fail "the OSD ended: $(tail -n 1 "$work/osd.out")" "$work/osd.0.log"
    [ "$(left)" -gt 1 ] || fail "the OSD was not up within 90 s" "$work/osd.0.log"
    sleep 0.2
done

timeout "$(left)" radosgw-admin -n client.rgw user create --uid=tierce --display-name=tierce --access-key=AKTEST \
    --secret-key=SKTEST > "$work/user.log" 2>&1 || fail "no user could be made within 90 s" "$work/user.log"
radosgw -f -n client.rgw > "$work/rgw.out" 2>&1 &
gateway=$!
until python3 -c "import socket; socket.create_connection(('127.0.0.1', $port), 1)" 2> /dev/null; do
    kill -0 "$gateway" 2> /dev/null || fail "radosgw ended: $(tail -n 1 "$work/rgw.out")" "$work/client.rgw.log"
    [ "$(left)" -gt 1 ] || fail "radosgw did not listen within 90 s" "$work/client.rgw.log"
    sleep 0.2
done

unset CEPH_CONF
TIERCE_S3_ENDPOINT="http://127.0.0.1:$port" AWS_ACCESS_KEY_ID=AKTEST AWS_SECRET_ACCESS_KEY=SKTEST "$@" &
command=$!
wait "$command"
code=$?
command=
exit "$code"
