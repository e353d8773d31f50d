"""Writes tierce/_c/{functions,numbers,tables}.py anew from include/tierce.h; `--check` only says whether they are current.

The Python side sees every pointer, functions' included, as an integer: so one table serves ctypes, and cffi's in-line
parser, which is slow, is not needed at import (tables.py is what cffi itself writes for its out-of-line ABI mode).
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
PLACE = HERE / "tierce" / "_c"
sys.path.insert(0, str(HERE.parent))

from header import Function, Header  # noqa: E402

# The letters of `array` and `struct`, where they have one; z is size_t, p any pointer, v nothing.
LETTERS = {
    "int32_t": "i",
    "tierce_status": "i",
    "uint32_t": "I",
    "int64_t": "q",
    "uint64_t": "Q",
    "size_t": "z",
    "double": "d",
    "void": "v",
}
C_TYPES = {"i": "int32_t", "I": "uint32_t", "q": "int64_t", "Q": "uint64_t", "z": "size_t", "d": "double", "v": "void"}
C_TYPES["p"] = "uintptr_t"


def letter(kind):
    """What is not a number is a pointer, those to functions included."""
    return "p" if "*" in kind else LETTERS.get(kind, "p")


def functions(header):
    """Name -> the letters of its result and arguments."""
    return {
        one.name: "".join(map(letter, [one.result, *(given.kind for given in one.parameters)]))
        for one in header.functions
    }


def structs(header):
    """Name without tierce_ -> (members, format of `struct`), of the structs without pointers to functions."""
    found = {}
    for struct in header.structs:
        if any(isinstance(member, Function) for member in struct.members):
            continue
        members, letters = [], ""
        for member in struct.members:
            inner = found.get(member.kind.replace("tierce_", "", 1))
            if inner:
                members += [f"{member.name}.{name}" for name in inner[0]]
                letters += inner[1]
            elif member.count:
                members += [f"{member.name}.{i}" for i in range(member.count)]
                letters += letter(member.kind) * member.count
            else:
                members.append(member.name)
                letters += letter(member.kind)
        found[struct.name.replace("tierce_", "", 1)] = (members, letters.replace("z", "N").replace("p", "P"))
    return found


def written(header):
    """File -> what it should hold."""
    head = '"""Written by mirror.py from include/tierce.h: '
    table = functions(header)
    lines = [head + 'the letters of each function\'s result and arguments."""\n\nFUNCTIONS = {']
    lines += [f'    "{name}": "{letters}",' for name, letters in sorted(table.items())]
    out = {"functions.py": "\n".join(lines) + "\n}\n"}

    lines = [
        head + 'its numbers, without TIERCE_, and its structs: members and format."""\n\nfrom typing import Final\n'
    ]
    lines += [f"{re.sub('^TIERCE_', '', name)}: Final = {value}" for name, value in header.constants.items()]
    lines.append("\nSTRUCTS: Final = {")
    for name, (members, format) in structs(header).items():
        lines.append(f'    "{name}": (')
        lines += [f'        "{format}",', "        ("]
        lines += [f'            "{member}",' for member in members]
        lines += ["        ),", "    ),"]
    out["numbers.py"] = "\n".join(lines) + "\n}\n"
    out["tables.py"] = tables(table)
    return out


def tables(table):
    """The module that cffi writes for all functions; nothing if cffi is not here."""
    try:
        import cffi
    except ImportError:
        return None
    import tempfile

    ffi = cffi.FFI()
    lines = []
    for name, letters in sorted(table.items()):
        arguments = ", ".join(C_TYPES[one] for one in letters[1:]) or "void"
        lines.append(f"{C_TYPES[letters[0]]} {name}({arguments});")
    ffi.cdef("\n".join(lines))
    ffi.set_source("tierce._c.tables", None)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "tables.py"
        ffi.emit_python_code(str(file))
        return file.read_text(encoding="utf-8")


def main():
    check = sys.argv[1:] == ["--check"]
    stale = []
    for name, wanted in written(Header()).items():
        file = PLACE / name
        if wanted is None:
            print(f"{name} is left as it is: cffi is not installed")
        elif not file.exists() or file.read_text(encoding="utf-8") != wanted:
            stale.append(name)
            if not check:
                file.write_text(wanted, encoding="utf-8")
    print("mirror.py:", ", ".join(stale) or "nothing", "to be written anew" if check else "written anew")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
