"""How small: tierce's zlib and gzip beside zlib's at every level. No clock, so no noise."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numcodecs import GZip, Zlib

import peers
import tierce_c as t

CHUNKS = {"4K": 4 << 10, "1M": 1 << 20}


def total(encode, flat, size):
    return sum(peers.flat(encode(flat[i : i + size])).size for i in range(0, flat.size, size))


def one(task):
    """zlib's size over tierce's: at least 1 is wanted."""
    name, flat, kind, level, chunk = task
    peer = {"zlib": Zlib, "gzip": GZip}[kind](level)
    theirs = total(peer.encode, flat, CHUNKS[chunk])
    codec = t.Codec(peer.get_config())
    ours = total(codec.encode, flat, CHUNKS[chunk])
    return {
        "case": f"{kind}-{level}/{chunk}/size/{name}",
        "ours": ours,
        "peer": theirs,
        "plain": flat.size,
        "ratio": theirs / ours,
        "target": 1.0,
    }


def run(fields, quick, wanted):
    """Every level on every field (quick: two levels on the first field)."""
    tasks = []
    for name, field in list(fields.items())[: 1 if quick else None]:
        flat = np.ascontiguousarray(field).view("u1")
        flat = flat[: len(flat) // 4096 * 4096]
        for kind in ("zlib", "gzip"):
            for level in (1, 6) if quick else range(10):
                for chunk in ("1M",) if quick else CHUNKS:
                    # gzip is zlib in another wrapper: the levels that are the most used are enough.
                    if kind == "zlib" or (level in (1, 6) and chunk == "1M"):
                        tasks.append((name, flat, kind, level, chunk))
    tasks = [task for task in tasks if wanted(f"{task[2]}-{task[3]}/{task[4]}/size/{task[0]}")]
    # Both libraries let go of Python's lock; nothing is timed here.
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, tasks))
