"""Writes the module tierce_c: every function, constant and struct of tierce.h as it is in C."""

import header
from text import HEAD, wrapped

# By value; members of structs have the same kinds.
KINDS = {
    "int32_t": "integer(c_int32_t)",
    "tierce_status": "integer(c_int32_t)",
    "uint32_t": "integer(c_int32_t)",
    "int64_t": "integer(c_int64_t)",
    "uint64_t": "integer(c_int64_t)",
    "size_t": "integer(c_size_t)",
    "double": "real(c_double)",
}


# Fortran does not tell TIERCE_ABI from tierce_abi.
RENAMED = {
    "TIERCE_ABI": "TIERCE_HEADER_ABI",
    "TIERCE_VERSION_NUMBER": "TIERCE_HEADER_VERSION_NUMBER",
    "TIERCE_STREAM_CONTINUE": "TIERCE_STREAM_OP_CONTINUE",
    "TIERCE_STREAM_FLUSH": "TIERCE_STREAM_OP_FLUSH",
    "TIERCE_STREAM_END": "TIERCE_STREAM_OP_END",
    "TIERCE_ZARR_NOTHING": "TIERCE_ZARR_NODE_NOTHING",
    "TIERCE_ZARR_ARRAY": "TIERCE_ZARR_NODE_ARRAY",
    "TIERCE_ZARR_GROUP": "TIERCE_ZARR_NODE_GROUP",
    "TIERCE_ZARR_ANY": "TIERCE_ZARR_NODE_ANY",
}


def constants(head):
    """Name in Fortran -> number."""
    taken = {one.name for one in [*head.functions, *head.callbacks, *head.structs]} | set(head.handles)
    found = {RENAMED.get(name, name): value for name, value in head.constants.items()}
    clashes = [name for name in found if name.lower() in taken]
    if clashes:
        raise SystemExit(f"these constants need another name, see RENAMED: {clashes}")
    return found


def is_callback(kind, head):
    return any(kind == one.name for one in head.callbacks)


def number(value):
    """A constant: what Fortran has no unsigned numbers for is its 64 bits as a signed one."""
    if -(2**31) < value < 2**31:
        return "c_int32_t", str(value)
    if value >= 2**63:
        value -= 2**64
    if value == -(2**63):
        return "c_int64_t", "-huge(0_c_int64_t) - 1"
    return "c_int64_t", f"{value}_c_int64_t"


def dummy(one, head):
    """The declaration of a parameter. A pointer is a c_ptr, which may be c_null_ptr; a pointer to a pointer that is written is
    a variable for it."""
    if is_callback(one.kind, head):
        return f"type(c_funptr), value :: {one.name}"
    if one.kind.endswith("**") and "*const *" not in one.kind:
        return f"type(c_ptr), intent(inout) :: {one.name}"
    if one.kind.endswith("*"):
        return f"type(c_ptr), value :: {one.name}"
    return f"{KINDS[one.kind]}, value :: {one.name}"


def used_kinds(lines):
    names = ["c_double", "c_funptr", "c_int32_t", "c_int64_t", "c_ptr", "c_size_t"]
    return [name for name in names if any(name in line for line in lines)]


def interface(one, head, binding):
    """An interface body, of a function of the library or of one that the program has."""
    body = [dummy(each, head) for each in one.parameters]
    if one.result != "void":
        body.append(f"{'type(c_ptr)' if one.result.endswith('*') else KINDS[one.result]} :: answer")
    arguments = ", ".join(each.name for each in one.parameters)
    kind, result = ("subroutine", "") if one.result == "void" else ("function", " result(answer)")
    lines = wrapped(f"{kind} {one.name}({arguments}) {binding}{result}", "    ")
    kinds = used_kinds(body)
    if kinds:
        lines.append(f"      import :: {', '.join(kinds)}")
    lines.append("      implicit none")
    lines += [f"      {line}" for line in body]
    return lines + [f"    end {kind}"]


def struct(one, head):
    lines = [f"  type, bind(c), public :: {one.name}"]
    for member in one.members:
        if isinstance(member, header.Function):
            lines.append(f"    type(c_funptr) :: {member.name} = c_null_funptr")
        elif member.kind.endswith("*"):
            lines.append(f"    type(c_ptr) :: {member.name} = c_null_ptr")
        elif member.kind.startswith("tierce_") and member.kind != "tierce_status":
            lines.append(f"    type({member.kind}) :: {member.name}")
        else:
            zero = "0.0_c_double" if member.kind == "double" else "0"
            count = f"({member.count})" if member.count else ""
            lines.append(f"    {KINDS[member.kind]} :: {member.name}{count} = {zero}")
    return lines + ["  end type"]


def module(head):
    lines = [HEAD]
    lines += [
        "! The C API as it is: every function under its own name, as tierce.h documents it. A pointer is a type(c_ptr), which may be",
        "! c_null_ptr where the header says NULL; a pointer that C writes is a variable of that type. The module tierce is built on this.",
        "module tierce_c",
        "  use, intrinsic :: iso_c_binding",
        "  implicit none",
        "  private",
        "",
    ]
    for name, value in constants(head).items():
        kind, text = number(value)
        lines.append(f"  integer({kind}), parameter, public :: {name} = {text}")
    for one in head.structs:
        lines += ["", *struct(one, head)]
    publics = []
    lines += ["", "  ! What a program's own functions look like; they are declared bind(c).", "  abstract interface"]
    for one in head.callbacks:
        lines += interface(one, head, "bind(c)")
    for one in head.structs:
        for member in one.members:
            if isinstance(member, header.Function):
                # tierce_codec_callbacks has the member `encode`: tierce_codec_encode_fn.
                name = one.name.replace("callbacks", member.name) + "_fn"
                lines += interface(header.Function(name, member.result, member.parameters), head, "bind(c)")
                publics.append(name)
    lines += ["  end interface", "", "  interface"]
    for one in head.functions:
        lines += [*wrapped(one.doc, "    ! ", comment=True), *interface(one, head, f'bind(c, name="{one.name}")')]
    lines += ["  end interface", ""]
    publics += [one.name for one in [*head.callbacks, *head.functions]]
    return "\n".join([*lines, *[f"  public :: {name}" for name in publics], "end module tierce_c"]) + "\n"
