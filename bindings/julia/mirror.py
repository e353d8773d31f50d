"""Writes src/generated.jl anew from include/tierce.h; `--check` only says whether it is current.

Each function becomes one `ccall` through the table of addresses that src/library.jl fills; handles keep their types, so that
a store where a codec belongs has no method.
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
HEADER = HERE.parents[1] / "include" / "tierce.h"
TARGET = HERE / "src" / "generated.jl"

TYPES = {
    "int32_t": "Int32",
    "tierce_status": "Int32",
    "uint32_t": "UInt32",
    "int64_t": "Int64",
    "uint64_t": "UInt64",
    "size_t": "Csize_t",
    "ptrdiff_t": "Cptrdiff_t",
    "double": "Float64",
    "void": "Cvoid",
    "char": "UInt8",
}
RESERVED = {"end", "function", "global", "in", "isa", "let", "local", "module", "struct", "type", "where"}


def code():
    """The header without comments."""
    return re.sub(r"/\*.*?\*/", "", HEADER.read_text(encoding="utf-8"), flags=re.DOTALL)


def numbers(text):
    """Pairs of a constant's name and its value."""
    found = {"UINT64_MAX": 2**64 - 1, "INT64_MIN": -(2**63)}
    words = len(found)
    for name, value in re.findall(r"#define (TIERCE_\w+) +(\S.*)", text):
        found[name] = eval(value, {}, found)
    return list(found.items())[words:]


def opaques(text):
    return re.findall(r"typedef struct (\w+) \1;", text)


def callbacks(text):
    """Names of types that are pointers to functions."""
    return set(re.findall(r"typedef [^;{]*?\(\*(tierce_\w+)\)\(", text))


def julia_type(kind, pointers):
    """The type of a declaration without its name; `pointers` are the names of pointers to functions."""
    stars = kind.count("*")
    name = " ".join(word for word in kind.replace("*", " ").split() if word not in ("const", "struct"))
    made = "Ptr{Cvoid}" if name in pointers else TYPES.get(name, name)
    return "Ptr{" * stars + made + "}" * stars


def structs(text, pointers):
    """Pairs of a struct's name and its members, each a name and a type."""
    for name, body in re.findall(r"typedef struct (tierce_\w+) \{(.*?)\} \1;", text, flags=re.DOTALL):
        members = []
        for member in body.split(";"):
            member = " ".join(member.split())
            function = re.match(r".*?\(\*(\w+)\)\(", member)
            plain = re.fullmatch(r"(.*?)(\w+)(?:\[(\d+)\])?", member)
            if function:
                members.append((function.group(1), "Ptr{Cvoid}"))
            elif plain:
                kind = julia_type(plain.group(1), pointers)
                members.append((plain.group(2), f"NTuple{{{plain.group(3)},{kind}}}" if plain.group(3) else kind))
        yield name, members


def functions(text, pointers):
    """Triples of a function's name, the type of its result, and its arguments, each a name and a type."""
    text = re.sub(r"typedef struct \w+ \{.*?\} \w+;|typedef [^;{]*;|^ *#.*?$", "", text, flags=re.DOTALL | re.MULTILINE)
    for result, name, arguments in re.findall(r"([\w \n*]+?)\b(tierce_\w+)\(([^;]*?)\);", text):
        taken = []
        pairs = [] if arguments.strip() == "void" else [re.fullmatch(r"(.*?)(\w+)", " ".join(one.split())) for one in arguments.split(",")]
        names = {pair.group(2) for pair in pairs}
        for pair in pairs:
            kind = julia_type(pair.group(1), pointers)
            # Text without a length ends in NUL: Cstring refuses one that has a NUL inside, where C would cut it.
            if pair.group(1).startswith("const char *") and kind == "Ptr{UInt8}" and pair.group(2) + "_len" not in names:
                kind = "Cstring"
            taken.append((pair.group(2) + ("_" if pair.group(2) in RESERVED else ""), kind))
        yield name, julia_type(result, pointers), taken


def generated():
    text = code()
    pointers = callbacks(text)
    table = sorted(functions(text, pointers))
    lines = ["# Written by mirror.py from include/tierce.h, which is the manual of all this.", ""]
    for name, value in numbers(text):
        # The literal of the least number would be that of a wider type, negated.
        written = hex(value) if value >= 2**63 else "typemin(Int64)" if value == -(2**63) else value
        lines.append(f"const {name} = {written}")
    lines += ["", *(f"mutable struct {name} end" for name in opaques(text))]
    for name, members in structs(text, pointers):
        lines += ["", f"struct {name}", *(f"    {member}::{kind}" for member, kind in members), "end"]
    lines += ["", "const NAMES = Symbol["]
    lines += [f"    :{name}," for name, _, _ in table]
    lines += ["]", ""]
    for number, (name, result, arguments) in enumerate(table, 1):
        names = ", ".join(one for one, _ in arguments)
        kinds = ", ".join(kind for _, kind in arguments) + ("," if len(arguments) == 1 else "")
        call = ", ".join(part for part in (f"ccall(address({number})", result, f"({kinds})", names) if part)
        lines.append(f"{name}({names}) = {call})")
    lines.append("")
    handles = set(opaques(text))
    for number, (name, _, _) in enumerate(table, 1):
        if name.endswith("_free") and name[: -len("_free")] in handles:
            lines.append(f"address_of_free(::Type{{{name[:-5]}}}) = address({number})")
    return "\n".join(lines) + "\n"


def main():
    current = TARGET.exists() and TARGET.read_text(encoding="utf-8") == generated()
    check = sys.argv[1:] == ["--check"]
    if not current and not check:
        TARGET.write_text(generated(), encoding="utf-8")
    print("mirror.py: generated.jl", "is current" if current else "has to be written anew" if check else "was written anew")
    return 1 if check and not current else 0


if __name__ == "__main__":
    sys.exit(main())
