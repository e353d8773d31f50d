#!/usr/bin/env python3
"""Writes THIRD-PARTY-LICENSES.txt: what ships inside libtierce, with the licence texts from the packages' own files.

    licences.py            write the file
    licences.py --check    exit 1 if it is not what would be written (names, versions, texts)

What ships is the closure of the normal dependencies with all areas that are built by default and with `system`, on Linux
x86-64 and aarch64, and the C code that some of these packages contain. The area `cloud`, which has to be asked for, is left out.
"""

import argparse
import difflib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "THIRD-PARTY-LICENSES.txt"
PLATFORMS = ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu"]

# C code within a package: what it is, where it tells its version, the licence of the part that is compiled, its texts.
BUNDLED = {
    "zstd-sys": (
        "zstd", "zstd/lib/zstd.h", r"ZSTD_VERSION_(?:MAJOR|MINOR|RELEASE) +(\d+)", "BSD-3-Clause", ["zstd/LICENSE"]),
    "lz4-sys": (
        "lz4", "liblz4/lib/lz4.h", r"LZ4_VERSION_(?:MAJOR|MINOR|RELEASE) +(\d+)", "BSD-2-Clause", ["liblz4/lib/LICENSE"]),
    "liblzma-sys": (
        "XZ Utils (liblzma)", "xz/src/liblzma/api/lzma/version.h", r"LZMA_VERSION_(?:MAJOR|MINOR|PATCH) +(\d+)", "0BSD",
        ["xz/COPYING.0BSD"]),
    "libdeflate-sys": (
        "libdeflate", "libdeflate/libdeflate.h", r"LIBDEFLATE_VERSION_(?:MAJOR|MINOR)\s+(\d+)", "MIT",
        ["libdeflate/COPYING"]),
}
# Packages that Cargo is told of as native ones although they contain nothing but Rust.
NOT_NATIVE = {"rayon-core"}
# Packages whose C and assembly are under the licences that the package itself declares.
UNDER_ITS_OWN = {"ring"}

# Which of several licences on offer is taken: the first of these.
PREFERENCE = ["MIT", "0BSD", "BSD-3-Clause", "Zlib", "Apache-2.0"]

# A sentence that only this licence has, to tell which file holds what.
MARKS = {
    "MIT": "Permission is hereby granted, free of charge",
    "Apache-2.0": "Apache License Version 2.0, January 2004",
    "0BSD": "Permission to use, copy, modify, and/or distribute this software for any purpose",
    "BSD-3-Clause": "Neither the name",
    "BSD-2-Clause": "Redistributions in binary form must reproduce the above copyright notice",
    "Zlib": "Altered source versions must be plainly marked as such",
    "bzip2-1.0.6": "The origin of this software must not be misrepresented",
    "Unicode-3.0": "UNICODE LICENSE V3",
    "ISC": "provided that the above copyright notice and this permission notice appear in all copies",
}

MIT = """\
Copyright (c) {holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

HEADER = """\
What libtierce contains besides its own code, and under which licences
======================================================================

Written by scripts/licences.py from the packages that Cargo.lock names; `make licences` writes it anew. A library built
without some of the areas, or with the system's zstd and libdeflate, contains less. One built with the area CLOUD, which is off by
default, contains more: `cargo tree --features cloud` lists it.

"""

RUST = """\
The Rust standard library is part of every program in Rust, and so of libtierce: MIT OR Apache-2.0, copyright (c) The
Rust Project Developers, with parts by others under MIT, Apache-2.0, BSD and similar licences. Their notices come with
the compiler that built the library, in share/doc/rust/COPYRIGHT-library.html below `rustc --print sysroot`.
"""


class Problem(Exception):
    """What a person has to look at."""


def shipped():
    """The packages that ship: {id: metadata}."""
    packages = {}
    for platform in PLATFORMS:
        command = [os.environ.get("CARGO", "cargo"), "metadata", "--format-version", "1", "--locked", "--features", "system",
                   "--filter-platform", platform, "--manifest-path", str(ROOT / "Cargo.toml")]
        metadata = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        by_id = {package["id"]: package for package in metadata["packages"]}
        nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
        root = metadata["resolve"]["root"]
        waiting, seen = [root], {root}
        while waiting:
            for dependency in nodes[waiting.pop()]["deps"]:
                normal = any(kind["kind"] is None for kind in dependency["dep_kinds"])
                package = by_id[dependency["pkg"]]
                # A procedural macro works at compile time.
                macro = any("proc-macro" in target["kind"] for target in package["targets"])
                if normal and not macro and dependency["pkg"] not in seen:
                    seen.add(dependency["pkg"])
                    waiting.append(dependency["pkg"])
                    packages[dependency["pkg"]] = package
    return sorted(packages.values(), key=lambda package: (package["name"], package["version"]))


def chosen(expression):
    """The licences that are taken of an SPDX expression: "MIT OR Apache-2.0" -> ["MIT"], "A AND B" -> both."""
    taken = []
    for part in re.split(r"\s+AND\s+", expression.replace("/", " OR ")):
        offers = re.split(r"\s+OR\s+", part.strip().strip("()"))
        if any("(" in offer or " WITH " in offer for offer in offers):
            raise Problem(f"the licence expression {expression!r} is beyond this script")
        if len(offers) > 1:
            offers = [licence for licence in PREFERENCE if licence in offers][:1] or offers[:1]
        taken += offers
    return taken


def tidy(text):
    """The text without what differs only in form."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\f", "").split("\n")]
    return "\n".join(lines).strip("\n") + "\n"


def holds(text, licence):
    """Whether `text` is that of `licence`."""
    if licence not in MARKS:
        raise Problem(f"how to recognise the licence {licence!r}? Add it to MARKS")
    # Some are comments.
    flat = " ".join(re.sub(r"(?m)^//", "", text).split())
    if licence == "BSD-2-Clause" and MARKS["BSD-3-Clause"] in flat:
        return False
    return MARKS[licence] in flat


def own_texts(package):
    """(licence, text or None) for each licence taken of a package; None where its archive has no such file."""
    folder = Path(package["manifest_path"]).parent
    wanted = re.compile(r"(licen[cs]e|copying|unlicense|notice|copyright)", re.IGNORECASE)
    files = sorted(path for path in folder.iterdir() if path.is_file() and wanted.match(path.name))
    if package.get("license_file"):
        files.insert(0, folder / package["license_file"])
    texts = [tidy(path.read_text(encoding="utf-8", errors="strict")) for path in files]
    if not package["license"]:
        raise Problem(f"{package['name']} declares no licence")
    return [
        (licence, next((text for text in texts if holds(text, licence)), None)) for licence in chosen(package["license"])
    ]


def apache(packages):
    """The text of Apache-2.0, the same for whoever grants it, as the first package has it that has it."""
    for package in packages:
        for path in sorted(Path(package["manifest_path"]).parent.glob("LICENSE-APACHE*")):
            text = tidy(path.read_text(encoding="utf-8"))
            if holds(text, "Apache-2.0"):
                return text
    raise Problem("no package has the text of Apache-2.0")


def bundled(package):
    """(name, version, licence, text) of the C code within a package, or None."""
    folder = Path(package["manifest_path"]).parent
    if package["name"] not in BUNDLED:
        if package["links"] and package["name"] not in NOT_NATIVE | UNDER_ITS_OWN:
            raise Problem(f"{package['name']} links {package['links']!r}: add what it contains to BUNDLED or NOT_NATIVE")
        return None
    name, header, pattern, licence, files = BUNDLED[package["name"]]
    numbers = re.findall(pattern, (folder / header).read_text(encoding="utf-8"))
    if not 2 <= len(numbers) <= 3:
        raise Problem(f"{package['name']}: {header} tells no version")
    text = "\n".join(tidy((folder / file).read_text(encoding="utf-8")) for file in files)
    if not holds(text, licence):
        raise Problem(f"{package['name']}: {files} is not {licence}")
    return name, ".".join(numbers), licence, text


def render(packages):
    """The whole file."""
    texts, rows = {}, []

    def row(name, version, licence, source, text):
        texts.setdefault(text, []).append(name)
        rows.append((name, version, licence, source))

    without = {"MIT": [], "Apache-2.0": []}
    for package in packages:
        native = bundled(package)
        if native:
            row(native[0], native[1], native[2], f"within {package['name']}", native[3])
    for package in packages:
        for licence, text in own_texts(package):
            if text is None:
                if licence not in without:
                    raise Problem(f"{package['name']}: its archive has no text of {licence}")
                without[licence].append(package["name"])
                holder = f"the authors of {package['name']}, {package['repository']}"
                text = MIT.format(holder=holder) if licence == "MIT" else apache(packages)
            row(package["name"], package["version"], licence, package["license"], text)

    titles = ("component", "version", "taken under", "offered as")
    widths = [max(len(line[i]) for line in [titles, *rows]) for i in range(len(titles))]
    out = [HEADER]
    rule = tuple("-" * width for width in widths)
    for line in [titles, rule, *rows]:
        out.append("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n")
    out.append("\n" + RUST)
    for licence, names in without.items():
        if names:
            out.append(f"\nThe archives of {' and '.join(names)} have no licence file: they declare {licence}, whose usual "
                       "text is given.\n")
    for text, names in texts.items():
        title = ", ".join(names)
        out.append(f"\n\n{title}\n{'=' * min(len(title), 120)}\n\n{text}")
    return "".join(out)


def main():
    """Writes, or compares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    check = parser.parse_args().check
    try:
        new = render(shipped())
    except Problem as problem:
        sys.exit(f"licences: {problem}")
    if not check:
        OUTPUT.write_text(new, encoding="utf-8")
        return
    old = OUTPUT.read_text(encoding="utf-8") if OUTPUT.exists() else ""
    if old != new:
        lines = difflib.unified_diff(old.splitlines(), new.splitlines(), "THIRD-PARTY-LICENSES.txt", "as it should be",
                                     lineterm="", n=0)
        print("\n".join(list(lines)[:40]))
        sys.exit("licences: THIRD-PARTY-LICENSES.txt is not current: run `make licences`")
    print(f"licences: current, {new.count(chr(10))} lines")


if __name__ == "__main__":
    main()
