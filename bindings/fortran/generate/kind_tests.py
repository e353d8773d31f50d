"""Writes tests/kinds.f90: the procedures of kinds.py for each kind and rank, on whole arrays and on sections of them."""

import kinds
from text import HEAD

EXTENTS = [5, 3, 2, 2, 2, 2, 2]


def value(letters):
    """The element of number i."""
    return {
        "r4": "real(i, real32) / 3",
        "r8": "real(i, real64) / 3",
        "i1": "int(mod(i, 100) - 50, int8)",
        "i2": "int(i - 50, int16)",
        "i4": "int(i * 1001 - 50000, int32)",
        "i8": "int(i, int64) * 10000000001_int64",
        "c4": "cmplx(i, -i, real32)",
        "c8": "cmplx(i, 1 - i, real64)",
        "lb": "logical(mod(i, 3) == 1, c_bool)",
        "ld": "mod(i, 3) == 1",
    }[letters]


def subroutine(letters, rank):
    kind, dtype = kinds.KINDS[letters]
    same = ".eqv." if letters.startswith("l") else "=="
    none = "." + "false." if letters == "ld" else ".false._c_bool" if letters == "lb" else "0"
    extents = EXTENTS[:rank]
    size = 1
    for extent in extents:
        size *= extent
    shape = "[" + ", ".join(map(str, extents)) + "]"
    declared = ", ".join(map(str, extents))
    rest = ", :" * (rank - 1)
    tail = ", 2:1:-1" + ", :" * (rank - 2) if rank > 1 else ""
    ones = "[" + ", ".join(["1"] * rank) + "]"
    start = "[" + ", ".join(["2"] + ["1"] * (rank - 1)) + "]"
    name = f"{letters}_{rank}"
    what = f"{dtype} of rank {rank}" if letters != "ld" else f"default logical of rank {rank}"
    lines = [
        f"  subroutine {name}",
        f"    {kind}, target :: u({declared}), v({declared})",
        f"    {kind}, pointer :: p{kinds.colons(rank)}",
        f"    {kind} :: elements({size})",
        "    type(tierce_buffer) :: buffer",
        "    type(tierce_array) :: array, copy",
        "    type(tierce_zarr_array) :: z",
        "    integer(int64) :: at",
        "    integer :: i, stat",
        "    integer(int32) :: each(1)",
        "    integer(int8), pointer :: bytes(:)",
        f"    character(len=*), parameter :: what = '{what}: '",
        "",
        f"    elements = [({value(letters)}, i=1, {size})]",
        f"    u = reshape(elements, {shape})",
        f"    v = {none}",
        "    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.",
        "    call codec%encode(u, buffer)",
        f"    call check(buffer%len() < {size * 16} .and. buffer%len() > 0, what // 'encoded')",
        "    call codec%decode(buffer, v)",
        f"    call check(all(u {same} v), what // 'whole')",
        f"    v = {none}",
        f"    call codec%encode(u(1:5:2{tail}), buffer)",
        f"    call codec%decode(buffer, v(4:2:-1{rest.replace(':', '1:2', 1) if rank > 1 else ''}))",
        f"    call check(all(v(4:2:-1{rest.replace(':', '1:2', 1) if rank > 1 else ''}) {same} u(1:5:2{tail})), what // 'sections')",
        f"    call check(all(v(1:5:4{rest}) {same} {none}), what // 'around a section')",
        f"    call codec%encode(u(2:1{rest}), buffer)",
        f"    call codec%decode(buffer, v(3:2{rest}))",
        f"    call codec%decode(buffer, v, stat=stat)",
        f"    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')",
        "    ! Arrays: what is borrowed is the same memory.",
        "    call array%borrow(u)",
        f"    call check(all(array%shape() == {shape}) .and. array%count() == {size}, what // 'shape')",
        "    call array%copy(copy)",
    ]  # fmt: skip
    if letters == "ld":
        lines += [
            "    call raw%encode(u, buffer)",
            "    call buffer%data(bytes)",
            "    call check(all(bytes == merge(1_int8, 0_int8, elements)), what // 'one byte each')",
            "    call copy%as_pointer(p, stat=stat)",
            f"    call check(stat == TIERCE_E_ARGUMENT .and. .not. associated(p), what // 'no pointer to bytes')",
        ]
    else:
        lines += [
            "    call raw%encode(u, buffer)",
            "    call buffer%data(bytes)",
            "    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')",
            "    call copy%as_pointer(p)",
            f"    call check(all(shape(p) == {shape}), what // 'shape of a pointer')",
            f"    call check(all(p {same} u), what // 'pointer')",
            f"    p = {none}",
            "    call array%assign(copy)",
            f"    call check(all(u {same} {none}), what // 'assigned')",
            f"    u = reshape(elements, {shape})",
        ]
    lines += [
        f"    call array%borrow_const(u(5:1:-1{rest}), axes=TIERCE_AXES_SAME)",
        f"    call check(all(array%shape() == {shape}) .and. any(array%strides() < 0), what // 'a section backwards')",
        "    call array%assign(copy, stat=stat)",
        f"    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')",
        "    ! Zarr.",
        f"    call make(z, '{dtype}', {shape})",
        "    call z%write(u)",
        f"    v = {none}",
        "    call z%read(v)",
        f"    call check(all(u {same} v), what // 'zarr')",
        f"    call z%write(u(1:4{rest}), {start})",
        f"    call z%read(v(5:2:-1{rest}), int({start}, int64), each)",
        f"    call check(all(v(5:2:-1{rest}) {same} u(1:4{rest})) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')",
        f"    call z%write(u, {start}, stat=stat)",
        f"    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')",
        f"    call z%write(u(3:4{rest}), int({ones}, int64), each)",
        f"    call z%read(v(1:2{rest}), {ones})",
        f"    call check(all(v(1:2{rest}) {same} u(3:4{rest})), what // 'zarr, a box at the start')",
        f"    call z%append({rank}, u, at)",
        f"    call check(at == {extents[-1] + 1}, what // 'appended')",
        f"    call z%read(v, [{', '.join(['1'] * (rank - 1) + [str(extents[-1] + 1)])}])",
        f"    call check(all(u {same} v), what // 'read what was appended')",
        "  end subroutine",
        "",
    ]
    return lines


def program():
    lines = [
        HEAD,
        "! The procedures that take arrays, for each kind and rank.",
        "module kinds_test",
        "  use, intrinsic :: iso_c_binding, only: c_bool",
        "  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64",
        "  use tierce",
        "  use checks",
        "  implicit none",
        "  type(tierce_codec) :: codec, raw",
        "  type(tierce_store) :: store",
        "",
        "contains",
        "",
        "  subroutine make(z, dtype, extents)",
        "    type(tierce_zarr_array), intent(inout) :: z",
        "    character(len=*), intent(in) :: dtype",
        "    integer, intent(in) :: extents(:)",
        "    type(tierce_zarr_spec) :: spec",
        "",
        "    call spec%new(dtype, extents)",
        "    call z%create(store, dtype, spec, how=TIERCE_ZARR_CREATE_REPLACE)",
        "  end subroutine",
        "",
    ]
    for letters, rank in kinds.ALL:
        lines += subroutine(letters, rank)
    lines += ["end module kinds_test", "", "program kinds", "  use kinds_test", "  implicit none", "",
              "  call codec%from_json('{\"id\": \"zlib\", \"level\": 1}')", "  call raw%from_json('{\"name\": \"bytes\", \"configuration\": {\"endian\": \"little\"}}')", "  call store%open('memory://')"]  # fmt: skip
    lines += [f"  call {letters}_{rank}" for letters, rank in kinds.ALL]
    return "\n".join([*lines, "  call codec%free", "  call raw%free", "  call store%free", "  call done", "end program kinds"]) + "\n"
