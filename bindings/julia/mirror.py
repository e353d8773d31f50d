"""Writes src/generated.jl anew from include/tierce.h; `--check` only says whether it is current.

Each function becomes one `ccall` through the table of addresses that src/library.jl fills; handles keep their types, so that
a store where a codec belongs has no method.
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from header import Function, Header

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


def julia_type(kind, pointers):
    """The type of a C type; `pointers` are the names of pointers to functions."""
    stars = kind.count("*")
    name = " ".join(word for word in kind.replace("*", " ").split() if word != "const")
    made = "Ptr{Cvoid}" if name in pointers else TYPES.get(name, name)
    return "Ptr{" * stars + made + "}" * stars


def members(struct, pointers):
    """Name and type of each member of a struct."""
    for member in struct.members:
        if isinstance(member, Function):
            yield member.name, "Ptr{Cvoid}"
        else:
            kind = julia_type(member.kind, pointers)
            yield member.name, f"NTuple{{{member.count},{kind}}}" if member.count else kind


def arguments(function, pointers):
    """Name and type of each argument of a function."""
    names = {one.name for one in function.parameters}
    for one in function.parameters:
        kind = julia_type(one.kind, pointers)
        # Text without a length ends in NUL: Cstring refuses one that has a NUL inside, where C would cut it.
        if one.kind.startswith("const char *") and kind == "Ptr{UInt8}" and one.name + "_len" not in names:
            kind = "Cstring"
        yield one.name + ("_" if one.name in RESERVED else ""), kind


def generated():
    header = Header()
    pointers = {one.name for one in header.callbacks}
    table = sorted((one.name, julia_type(one.result, pointers), list(arguments(one, pointers))) for one in header.functions)
    lines = ["# Written by mirror.py from include/tierce.h, which is the manual of all this.", ""]
    for name, value in header.constants.items():
        # The literal of the least number would be that of a wider type, negated.
        written = hex(value) if value >= 2**63 else "typemin(Int64)" if value == -(2**63) else value
        lines.append(f"const {name} = {written}")
    lines += ["", *(f"mutable struct {name} end" for name in header.handles)]
    for struct in header.structs:
        lines += ["", f"struct {struct.name}", *(f"    {name}::{kind}" for name, kind in members(struct, pointers)), "end"]
    lines += ["", "const NAMES = Symbol["]
    lines += [f"    :{name}," for name, _, _ in table]
    lines += ["]", ""]
    for number, (name, result, taken) in enumerate(table, 1):
        names = ", ".join(one for one, _ in taken)
        kinds = ", ".join(kind for _, kind in taken) + ("," if len(taken) == 1 else "")
        call = ", ".join(part for part in (f"ccall(address({number})", result, f"({kinds})", names) if part)
        lines.append(f"{name}({names}) = {call})")
    lines.append("")
    handles = set(header.handles)
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
