"""Picks a small corpus out of what the fuzzer merged: minimise.py <merge control file> <corpus folder>.

The control file of libFuzzer's -set_cover_merge=1 lists the inputs and, for each, its features (counters of edges).
Taken are, one after the other, the inputs that add the most new features for their cost, until the corpus is full. A
file costs its size and a constant; the constant that leads to the most features depends on the target, so several are
tried.
"""

import hashlib
import heapq
import pathlib
import sys

MOST_FILES = 60
MOST_BYTES = 9_500
FILE_COSTS = (40, 160, 640, 2560)


def read_control(path):
    """The inputs and the set of features of each."""
    lines = path.read_text().splitlines()
    count = int(lines[0])
    inputs = [pathlib.Path(line) for line in lines[2 : 2 + count]]
    features = {}
    for line in lines[2 + count :]:
        kind, number, *rest = line.split()
        if kind in ("FT", "COV"):
            features.setdefault(int(number), set()).update((kind, int(feature)) for feature in rest)
    return inputs, features


def choose(sizes, features, file_cost):
    """The numbers of the inputs to keep, and how many features they have."""
    covered, chosen, total = set(), [], 0
    # What an input adds only shrinks, so that an old gain at the head of the heap is an upper bound of the new one.
    heap = [(-len(found) / (sizes[number] + file_cost), number) for number, found in features.items()]
    heapq.heapify(heap)
    while heap and len(chosen) < MOST_FILES:
        _, number = heapq.heappop(heap)
        gain = len(features[number] - covered) / (sizes[number] + file_cost)
        if heap and -gain > heap[0][0]:
            heapq.heappush(heap, (-gain, number))
        elif gain > 0 and total + sizes[number] <= MOST_BYTES:
            chosen.append(number)
            total += sizes[number]
            covered |= features[number]
    return chosen, len(covered)


def main():
    control, corpus = map(pathlib.Path, sys.argv[1:])
    inputs, features = read_control(control)
    sizes = {number: inputs[number].stat().st_size for number in features}
    chosen, covered = max((choose(sizes, features, cost) for cost in FILE_COSTS), key=lambda choice: choice[1])
    total = len(set().union(*features.values()))
    contents = [inputs[number].read_bytes() for number in chosen]
    if not contents:
        sys.exit(f"{control}: no input has any feature")
    corpus.mkdir(parents=True, exist_ok=True)
    for old in corpus.iterdir():
        old.unlink()
    for content in contents:
        (corpus / hashlib.sha1(content).hexdigest()).write_bytes(content)
    size = sum(map(len, contents))
    print(f"{corpus.name}: {len(contents)} files, {size} bytes, {covered} of {total} features")


if __name__ == "__main__":
    main()
