"""Writes tests/mirror.f90 and tests/layout.c: what tierce_c says of structs, constants and functions is what C says."""

import header
from mirror import RENAMED, constants
from text import HEAD


def members(head):
    for struct in head.structs:
        for member in struct.members:
            yield struct.name, member.name


def layout(head):
    lines = ["/* Written by bindings/fortran/generate; change it there. */", "#include <stddef.h>", "#include <tierce.h>", "",
             "size_t layout_size(int number);", "size_t layout_offset(int number);", "int64_t layout_constant(int number);", "",
             "size_t layout_size(int number) {", "    static const size_t sizes[] = {"]  # fmt: skip
    lines += [f"        sizeof({struct.name})," for struct in head.structs]
    lines += ["    };", "    return sizes[number - 1];", "}", "", "size_t layout_offset(int number) {",
              "    static const size_t offsets[] = {"]  # fmt: skip
    lines += [f"        offsetof({struct}, {member})," for struct, member in members(head)]
    lines += ["    };", "    return offsets[number - 1];", "}", "", "int64_t layout_constant(int number) {",
              "    static const int64_t constants[] = {"]  # fmt: skip
    lines += [f"        (int64_t)({name})," for name in head.constants]
    return "\n".join([*lines, "    };", "    return constants[number - 1];", "}"]) + "\n"


def program(head):
    back = {new: old for old, new in RENAMED.items()}
    names = list(constants(head))
    assert [back.get(name, name) for name in names] == list(head.constants)
    lines = [
        HEAD,
        "! The module tierce_c against tierce.h: sizes, offsets, constants; and that the library has every function.",
        "program mirror",
        "  use, intrinsic :: iso_c_binding",
        "  use, intrinsic :: iso_fortran_env, only: int64",
        "  use tierce_c",
        "  use checks",
        "  implicit none",
        "",
        "  interface",
        "    integer(c_size_t) function layout_size(number) bind(c)",
        "      import :: c_int, c_size_t",
        "      integer(c_int), value :: number",
        "    end function",
        "    integer(c_size_t) function layout_offset(number) bind(c)",
        "      import :: c_int, c_size_t",
        "      integer(c_int), value :: number",
        "    end function",
        "    integer(c_int64_t) function layout_constant(number) bind(c)",
        "      import :: c_int, c_int64_t",
        "      integer(c_int), value :: number",
        "    end function",
        "  end interface",
        "",
    ]
    lines += [f"  type({struct.name}), target :: s{place}" for place, struct in enumerate(head.structs, 1)]
    lines.append("")
    places = {struct.name: place for place, struct in enumerate(head.structs, 1)}
    for name, place in places.items():
        lines.append(f"  call check(c_sizeof(s{place}) == layout_size({place}), 'size of {name}')")
    arrays = {(struct.name, one.name) for struct in head.structs for one in struct.members
              if isinstance(one, header.Parameter) and one.count}  # fmt: skip
    for number, (struct, member) in enumerate(members(head), 1):
        element = "(1)" if (struct, member) in arrays else ""
        lines.append(f"  call at(c_loc(s{places[struct]}%{member}{element}), c_loc(s{places[struct]}), {number}, '{struct}')")
    for number, name in enumerate(names, 1):
        lines.append(f"  call same(int({name}, int64), {number}, '{name}')")
    for one in head.functions:
        lines.append(f"  call there(c_funloc({one.name}), '{one.name}')")
    lines += [
        "  call done",
        "",
        "contains",
        "",
        "  subroutine at(member, struct, number, what)",
        "    type(c_ptr), intent(in) :: member, struct",
        "    integer, intent(in) :: number",
        "    character(len=*), intent(in) :: what",
        "    integer(c_intptr_t) :: offset",
        "",
        "    offset = transfer(member, offset) - transfer(struct, offset)",
        "    call check(offset == layout_offset(number), 'a member of ' // what)",
        "  end subroutine",
        "",
        "  subroutine same(constant, number, what)",
        "    integer(int64), intent(in) :: constant",
        "    integer, intent(in) :: number",
        "    character(len=*), intent(in) :: what",
        "",
        "    call check(constant == layout_constant(number), what)",
        "  end subroutine",
        "",
        "  subroutine there(function, what)",
        "    type(c_funptr), intent(in) :: function",
        "    character(len=*), intent(in) :: what",
        "",
        "    call check(c_associated(function), what)",
        "  end subroutine",
        "end program mirror",
    ]
    return "\n".join(lines) + "\n"
