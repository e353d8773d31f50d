"""Writes bindings/fortran/src and some of the tests anew from include/tierce.h: `python3 bindings/fortran/generate [--check]`."""

import pathlib
import sys

PLACE = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PLACE.parent))

import header
import kind_tests
import mirror
import mirror_tests
import modules


def main():
    check = sys.argv[1:] == ["--check"]
    head = header.Header()
    sources = {"tierce_c.f90": mirror.module(head), **modules.files(head)}
    files = {f"src/{name}": text for name, text in sources.items()}
    files["tests/kinds.f90"] = kind_tests.program()
    files["tests/mirror.f90"] = mirror_tests.program(head)
    files["tests/layout.c"] = mirror_tests.layout(head)
    stale = []
    for name, wanted in files.items():
        file = PLACE / name
        if not file.exists() or file.read_text(encoding="utf-8") != wanted:
            stale.append(name)
            if not check:
                file.write_text(wanted, encoding="utf-8")
    print("fortran:", ", ".join(stale) or "nothing", "to be written anew" if check else "written anew")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
