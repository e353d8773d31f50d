"""What there is once for each kind and rank of Fortran's arrays: descriptions of them, and the procedures that take them."""

from text import HEAD, wrapped

RANKS = range(1, 8)
# Letters -> how it is declared, and its element type in files.
KINDS = {
    "r4": ("real(real32)", "float32"),
    "r8": ("real(real64)", "float64"),
    "i1": ("integer(int8)", "int8"),
    "i2": ("integer(int16)", "int16"),
    "i4": ("integer(int32)", "int32"),
    "i8": ("integer(int64)", "int64"),
    "c4": ("complex(real32)", "complex64"),
    "c8": ("complex(real64)", "complex128"),
    "lb": ("logical(c_bool)", "bool"),
    "ld": ("logical", "bool"),
}
ALL = [(letters, rank) for letters in KINDS for rank in RANKS]


def colons(rank):
    return "(" + ", ".join([":"] * rank) + ")"


def element(rank, axis=None):
    """The first element, or its neighbour along an axis."""
    return "(" + ", ".join("2" if each == axis else "1" for each in range(1, rank + 1)) + ")"


def view_of(letters, rank):
    kind, dtype = KINDS[letters]
    lines = [
        f"  function view_{letters}_{rank}(u) result(view)",
        f"    {kind}, intent(in), target :: u{colons(rank)}",
        "    type(tierce_view) :: view",
        "",
        f"    call begin(view, '{dtype}', shape(u, int64), storage_size(u))",
        "    if (size(u) == 0) return",
        f"    view%data = c_loc(u{element(rank)})",
    ]
    for axis in range(1, rank + 1):
        lines.append(f"    if (size(u, {axis}) > 1) call stride(view, {axis}, c_loc(u{element(rank, axis)}))")
    if letters == "ld":
        lines.append("    call look_at_lowest_byte(view, storage_size(u))")
    return [*lines, "  end function", ""]


def views():
    names = [f"view_{letters}_{rank}" for letters, rank in ALL]
    lines = [
        HEAD,
        "! Where the elements of a Fortran array lie: of any kind, rank and section, without a copy.",
        "module tierce_views",
        "  use, intrinsic :: iso_c_binding",
        "  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64",
        "  use tierce_base, only: address_of, advanced",
        "  implicit none",
        "  private",
        "  public :: tierce_view, view_of, truth_is_one",
        "",
        "  include 'views_type.inc'",
        "",
        "  interface view_of",
        *[line for name in names for line in [f"    module procedure {name}"]],
        "  end interface",
        "",
        "contains",
        "",
        "  include 'views_extra.inc'",
        "",
    ]
    for letters, rank in ALL:
        lines += view_of(letters, rank)
    return "\n".join([*lines, "end module tierce_views"]) + "\n"


class Generic:
    """A type-bound generic with a procedure for each kind and rank, which describes its array and calls another."""

    def __init__(self, owner, name, intent, before, after, call, starts=(None,), pointer=False):
        self.owner, self.name, self.intent = owner, name, intent
        self.before, self.after = before, after  # dummies before and behind the array
        self.call, self.starts, self.pointer = call, starts, pointer

    def specifics(self):
        short = self.owner.removeprefix("tierce_")
        for letters, rank in ALL:
            for start in self.starts:
                yield f"{short}_{self.name}_{letters}_{rank}" + (f"_{start}" if start else ""), letters, rank, start

    def bindings(self):
        names = [name for name, *_ in self.specifics()]
        lines = [f"    procedure, private :: {name}" for name in names]
        # A statement has at most 255 lines of continuation.
        for at in range(0, len(names), 60):
            lines += wrapped(f"generic :: {self.name} => {', '.join(names[at : at + 60])}", "    ")
        return lines

    def procedures(self):
        lines = []
        for name, letters, rank, start in self.specifics():
            kind = KINDS[letters][0]
            start_name = ["start"] if start else []
            # Statuses of chunks are told with a start only: both are rows of integers, which would be mistaken for each other.
            after = [] if self.starts != (None,) and not start else self.after
            arguments = ["self", *[each for each, _ in self.before], "u", *start_name, *[each for each, _ in after]]
            arguments += ["stat", "errmsg"]
            lines += wrapped(f"subroutine {name}({', '.join(arguments)})", "  ")
            lines.append(f"    class({self.owner}), intent({'inout' if self.intent.startswith('own') else 'in'}) :: self")
            lines += [f"    {declaration} :: {each}" for each, declaration in self.before]
            if self.pointer:
                lines.append(f"    {kind}, pointer, intent(out) :: u{colons(rank)}")
            else:
                lines.append(f"    {kind}, intent({self.intent.removeprefix('own ')}), target :: u{colons(rank)}")
            if start:
                lines.append(f"    integer({'int32' if start == 'i4' else 'int64'}), intent(in) :: start(:)")
            lines += [f"    {declaration} :: {each}" for each, declaration in after]
            lines += ["    integer, intent(out), optional :: stat", "    character(len=*), intent(inout), optional :: errmsg"]
            lines += [*self._body(letters, rank, start), "  end subroutine", ""]
        return lines

    def _body(self, letters, rank, start):
        if self.pointer:
            return [
                "    type(c_ptr) :: data",
                f"    integer(int64) :: extents({rank})",
                "",
                "    nullify (u)",
                f"    call look_through(self, '{KINDS[letters][1]}', storage_size(u), data, extents, stat, errmsg)",
                "    if (c_associated(data)) call c_f_pointer(data, u, extents)",
            ]
        lines = [""]
        if letters == "ld" and self.intent.endswith("inout") and self.name in ("decode", "read"):
            lines.append("    u = .false.")
        call = self.call
        if self.starts != (None,):
            given = {None: "no_start", "i4": "int(start, int64)", "i8": "start"}[start]
            call = call.replace("@", given)
            call = call if start else call.replace("each, stat, errmsg", "stat=stat, errmsg=errmsg")
        return lines + wrapped(f"call {call}", "    ")


OPTIONAL_INTEGER = "integer, intent(in), optional"
OPTIONAL_TEXT = "character(len=*), intent(in), optional"
EACH = ("each", "integer(int32), intent(inout), optional, target, dimension(:)")
GENERICS = {
    "arrays": [
        Generic("tierce_array", "borrow", "own inout", [], [("axes", OPTIONAL_INTEGER), ("dtype", OPTIONAL_TEXT)],
                "borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)"),
        Generic("tierce_array", "borrow_const", "own in", [], [("axes", OPTIONAL_INTEGER), ("dtype", OPTIONAL_TEXT)],
                "borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)"),
        Generic("tierce_array", "as_pointer", "in", [], [], "", pointer=True),
    ],
    "codecs": [
        Generic("tierce_codec", "encode", "in", [], [("dst", "type(tierce_buffer), intent(inout)")],
                "encode_view(self, view_of(u), dst, stat, errmsg)"),
        Generic("tierce_codec", "decode", "inout", [("src", "class(tierce_buffer), intent(in)")], [],
                "decode_view(self, src, view_of(u), stat, errmsg)"),
    ],
    "zarr": [
        Generic("tierce_zarr_array", "write", "in", [], [EACH],
                "write_view(self, view_of(u), @, each, stat, errmsg)", (None, "i4", "i8")),
        Generic("tierce_zarr_array", "read", "inout", [], [EACH],
                "read_view(self, view_of(u), @, each, stat, errmsg)", (None, "i4", "i8")),
        Generic("tierce_zarr_array", "append", "own in", [("axis", "integer, intent(in)")],
                [("at", "integer(int64), intent(out), optional")],
                "append_view(self, axis, view_of(u), at, stat, errmsg)"),
    ],
}  # fmt: skip
