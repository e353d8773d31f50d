"""Writes tierce/_c/{functions,numbers,tables}.py anew from include/tierce.h; `--check` only says whether they are current.

The Python side sees every pointer, functions' included, as an integer: so one table serves ctypes, and cffi's in-line
parser, which is slow, is not needed at import (tables.py is what cffi itself writes for its out-of-line ABI mode).
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
HEADER = HERE.parents[1] / "include" / "tierce.h"
PLACE = HERE / "tierce" / "_c"

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


def code():
    """The header without comments."""
    return re.sub(r"/\*.*?\*/", "", HEADER.read_text(encoding="utf-8"), flags=re.DOTALL)


def letter(kind):
    kind = " ".join(kind.split())
    return "p" if "*" in kind or kind not in LETTERS else LETTERS[kind]


def functions(text):
    """Name -> the letters of its result and arguments."""
    text = re.sub(r"typedef struct \w+ \{.*?\} \w+;|typedef [^;{]*;", "", text, flags=re.DOTALL)
    found = {}
    for result, name, arguments in re.findall(r"([\w \n*]+?)\b(tierce_\w+)\(([^;]*?)\);", text):
        letters = letter(result.replace("extern", ""))
        if arguments.strip() != "void":
            for argument in arguments.split(","):
                letters += letter(re.sub(r"\w+\s*$", "", argument.strip()))
        found[name] = letters
    return found


def numbers(text):
    """Name without TIERCE_ -> number."""
    found = {}
    words = {"UINT64_MAX": 2**64 - 1, "INT64_MIN": -(2**63)}
    for name, value in re.findall(r"#define TIERCE_(\w+) +(\S.*)", text):
        value = re.sub(r"\bTIERCE_", "", value)
        found[name] = eval(value, {}, {**words, **found})
    return found


def structs(text):
    """Name without tierce_ -> (members, format of `struct`), of the structs without pointers to functions."""
    found = {}
    for name, body in re.findall(r"typedef struct tierce_(\w+) \{(.*?)\} tierce_\w+;", text, flags=re.DOTALL):
        if "(*" in body:
            continue
        members, letters = [], ""
        for kind, member, count in re.findall(r"([\w\s*]+?)\b(\w+)(?:\[(\d+)\])?;", body):
            inner = re.fullmatch(r"\s*struct tierce_(\w+)\s*", kind)
            if inner:
                names, format = found[inner.group(1)]
                members += [f"{member}.{name}" for name in names]
                letters += format
            elif count:
                members += [f"{member}.{i}" for i in range(int(count))]
                letters += letter(kind) * int(count)
            else:
                members.append(member)
                letters += letter(kind)
        found[name] = (members, letters.replace("z", "N").replace("p", "P"))
    return found


def written(text):
    """File -> what it should hold."""
    head = '"""Written by mirror.py from include/tierce.h: '
    table = functions(text)
    lines = [head + 'the letters of each function\'s result and arguments."""\n\nFUNCTIONS = {']
    lines += [f'    "{name}": "{letters}",' for name, letters in sorted(table.items())]
    out = {"functions.py": "\n".join(lines) + "\n}\n"}

    lines = [head + 'its numbers, without TIERCE_, and its structs: members and format."""\n\nfrom typing import Final\n']
    lines += [f"{name}: Final = {value}" for name, value in numbers(text).items()]
    lines.append("\nSTRUCTS: Final = {")
    for name, (members, format) in structs(text).items():
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
    for name, wanted in written(code()).items():
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
