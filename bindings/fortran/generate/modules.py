"""Puts the modules together: what every handle has, its procedures, and those of kinds and ranks."""

import re

import extras
import kinds
import methods
import rules
from mirror import constants
from text import HEAD, wrapped


def own_procedures(name, short, with_axes):
    """What every handle has, whatever it is a handle of."""
    adopt = [
        f"  subroutine {short}_adopt(self, c{', axes' if with_axes else ''})",
        f"    class({name}), intent(inout) :: self",
        "    type(c_ptr), intent(in) :: c",
        *(["    integer, intent(in), optional :: axes"] if with_axes else []),
        "",
        f"    call slot_take(self%slot, c, c_{short}_free)",
        # `axes` may be those of `self`.
        *(["    if (present(axes)) then", "      self%axes = axes", "    else", "      self%axes = TIERCE_AXES_REVERSED",
           "    end if"] if with_axes else []),
        "  end subroutine",
    ]
    return [
        "  !> Whether there is something behind this variable.",
        f"  pure logical function {short}_is_open(self)",
        f"    class({name}), intent(in) :: self",
        "",
        f"    {short}_is_open = c_associated(self%slot%c)",
        "  end function",
        "",
        "  !> The pointer that the functions of tierce_c take; it is this variable's.",
        f"  pure function {short}_c_handle(self) result(c)",
        f"    class({name}), intent(in) :: self",
        "    type(c_ptr) :: c",
        "",
        "    c = self%slot%c",
        "  end function",
        "",
        "  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.",
        *adopt,
        "",
        "  !> Takes over what another variable has, which is closed then.",
        f"  subroutine {short}_take(self, from)",
        f"    class({name}), intent(inout) :: self",
        f"    class({name}), intent(inout) :: from",
        "    type(c_ptr) :: c",
        "",
        "    c = from%slot%c",
        "    if (c_associated(c, self%slot%c)) return",
        "    from%slot%c = c_null_ptr",
        f"    call self%adopt(c{', from%axes' if with_axes else ''})",
        "  end subroutine",
        "",
        "  !> Closes the variable, as the end of its scope does.",
        f"  subroutine {short}_free(self)",
        f"    class({name}), intent(inout) :: self",
        "",
        f"    call slot_free(self%slot, c_{short}_free)",
        "  end subroutine",
        "",
        f"  impure elemental subroutine {short}_final(self)",
        f"    type({name}), intent(inout) :: self",
        "",
        f"    call slot_free(self%slot, c_{short}_free)",
        "  end subroutine",
        "",
        "  ! Two variables would free the same thing.",
        f"  impure elemental subroutine {short}_refuse_copy(self, from)",
        f"    class({name}), intent(inout) :: self",
        f"    type({name}), intent(in) :: from",
        "",
        f"    if (self%is_open() .or. from%is_open()) call refuse_copy('{name}')",
        "  end subroutine",
        "",
    ]


ENSURED = {
    "tierce_buffer": ("c_buffer_new(0_c_size_t, c)", "tierce_buffer_new"),
    "tierce_object_info": ("c_object_info_new(c)", "tierce_object_info_new"),
}


def ensure(name, short):
    return [
        "  !> Makes an empty one if there is none.",
        f"  subroutine {short}_ensure(self)",
        f"    class({name}), intent(inout) :: self",
        "    type(c_ptr) :: c",
        "",
        "    if (self%is_open()) return",
        "    c = c_null_ptr",
        f"    if ({ENSURED[name][0]} >= 0) call self%adopt(c)",
        "  end subroutine",
        "",
    ]


def variants(function, head, owner):
    """The procedures of a function: one for each kind of its tuples and of its bytes."""
    probe = methods.Procedure(function, head, owner, {})
    tuples = [("int32", "_i4"), ("int64", "_i8")] if probe.has_tuples else [("int64", "")]
    sources = [("bytes", "_bytes"), ("buffer", "_buffer")] if probe.has_bytes else [("bytes", "")]
    return [
        (methods.Procedure(function, head, owner, {"tuples": kind, "bytes": source}), of_kind + of_source)
        for kind, of_kind in tuples
        for source, of_source in sources
    ]


def owner_of(function, types):
    """The handle that a function belongs to, by its name and first or last parameter."""
    best = None
    for name in types:
        if function.name.startswith(name + "_") and (best is None or len(name) > len(best)):
            first = function.parameters[0].kind if function.parameters else ""
            last = function.parameters[-1].kind if function.parameters else ""
            if first in (f"{name} *", f"const {name} *") or last == f"{name} **":
                best = name
    return best


class Module:
    def __init__(self, name, head):
        self.name, self.head = name, head
        shorts, pattern = rules.MODULES[name]
        self.types = [f"tierce_{short}" for short in shorts]
        self.pattern = re.compile(f"tierce_({pattern})")
        self.public, self.interfaces = [], []
        self.procedures, self.imports, self.used = [], set(), {"tierce_slot", "slot_free", "slot_take", "refuse_copy"}
        self.bindings = {one: [] for one in self.types}

    def add(self, function, owner):
        method = function.name.removeprefix(owner + "_" if owner else "tierce_")
        method = rules.METHODS.get(function.name, method)
        short = (owner or "tierce_free").removeprefix("tierce_")
        specifics = []
        for procedure, suffix in variants(function, self.head, owner):
            name = f"{short}_{method}{suffix}" if owner else f"free_{method}{suffix}"
            self.procedures += procedure.lines(name)
            self.imports |= procedure.imports
            self.used |= procedure.used
            specifics.append(name)
        if owner:
            if len(specifics) == 1:
                self.bindings[owner].append(f"    procedure :: {method} => {specifics[0]}")
            else:
                self.bindings[owner] += [f"    procedure, private :: {one}" for one in specifics]
                self.bindings[owner] += wrapped(f"generic :: {method} => {', '.join(specifics)}", "    ")
        else:
            self.public.append(function.name)
            self.interfaces += [f"  interface {function.name}", *wrapped(f"module procedure {', '.join(specifics)}", "    "),
                                "  end interface"]  # fmt: skip

    def add_type(self, name):
        short = name.removeprefix("tierce_")
        with_axes = name in rules.WITH_AXES
        self.procedures += own_procedures(name, short, with_axes)
        self.imports.add(f"{name}_free")
        if with_axes:
            self.used.add("TIERCE_AXES_REVERSED")
        lines = [f"    procedure :: {one} => {short}_{one}" for one in ("is_open", "c_handle", "adopt", "take", "free")]
        if name in ENSURED:
            self.procedures += ensure(name, short)
            self.imports.add(ENSURED[name][1])
            lines.append(f"    procedure :: ensure => {short}_ensure")
        lines += [f"    procedure, private :: {short}_refuse_copy", f"    generic :: assignment(=) => {short}_refuse_copy"]
        self.bindings[name] = lines + self.bindings[name]

    def text(self, earlier):
        for name in self.types:
            self.add_type(name)
        for generic in kinds.GENERICS.get(self.name, []):
            self.bindings[generic.owner] += generic.bindings()
            self.procedures += generic.procedures()
        extra = extras.EXTRA.get(self.name, {})
        for name, lines in extra.get("bindings", {}).items():
            self.bindings[name] += [f"    {line}" for line in lines]
        self.used |= set(extra.get("base", ()))
        self.imports |= set(extra.get("imports", ()))
        self.public += extra.get("public", ())
        out = [HEAD, *[f"! {line}" for line in extras.ABOUT[self.name]], f"module tierce_{self.name}_m",
               "  use, intrinsic :: iso_c_binding",
               "  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64"]  # fmt: skip
        names = sorted(f"c_{one.removeprefix('tierce_')} => {one}" for one in self.imports if not one.startswith("="))
        names += sorted(one[1:] for one in self.imports if one.startswith("="))
        out += wrapped(f"use tierce_c, only: {', '.join(names)}", "  ")
        out += wrapped(f"use tierce_base, only: {', '.join(sorted(self.used))}", "  ")
        out += [f"  use tierce_{one}" for one in [*(["views"] if self.name in ("arrays", "codecs", "zarr") else []), *[f"{one}_m" for one in earlier]]]
        out += ["  implicit none", "  private", ""]
        if self.public:
            out += wrapped(f"public :: {', '.join(self.public)}", "  ") + [""]
        out += [f"  {line}" for line in extra.get("declarations", ())] + [""]
        for name in self.types:
            out += [f"  type, public :: {name}", "    private", "    type(tierce_slot) :: slot"]
            if name in rules.WITH_AXES:
                out.append("    integer, public :: axes = TIERCE_AXES_REVERSED")
            short = name.removeprefix("tierce_")
            out += ["  contains", *self.bindings[name], f"    final :: {short}_final", "  end type", ""]
        out += self.interfaces + ["", "contains", ""] + self.procedures
        if extra.get("include"):
            out += [f"  include '{extra['include']}'", ""]
        return "\n".join([*out, f"end module tierce_{self.name}_m"]) + "\n"


def whole(head, modules):
    """The module that programs use."""
    names = [*constants(head), *[one.name for one in head.structs], *[one.name for one in head.callbacks]]
    names += [one.name.replace("callbacks", member.name) + "_fn" for one in head.structs for member in one.members
              if hasattr(member, "result")]  # fmt: skip
    out = [HEAD, "! What a program uses: types, their procedures, constants and structs. docs/fortran.md is its manual.",
           "module tierce"]  # fmt: skip
    for start in range(0, len(names), 40):
        out += wrapped(f"use tierce_c, only: {', '.join(names[start : start + 40])}", "  ")
    out += ["  use tierce_base, only: TIERCE_AXES_REVERSED, TIERCE_AXES_SAME, tierce_last_message => last_message"]
    out += [f"  use tierce_{name}_m" for name in modules]
    return "\n".join([*out, "  implicit none", "  public", "end module tierce"]) + "\n"


def files(head):
    methods.HANDLES.update(dict.fromkeys(head.handles))
    modules = {name: Module(name, head) for name in rules.MODULES}
    home = {one: name for name, module in modules.items() for one in module.types}
    for function in head.functions:
        if function.name in rules.BY_HAND or (function.name.endswith("_free") and function.name.removesuffix("_free") in home):
            continue
        owner = owner_of(function, home)
        if owner:
            modules[home[owner]].add(function, owner)
            continue
        takers = [module for module in modules.values() if module.pattern.match(function.name)]
        if len(takers) != 1:
            raise SystemExit(f"{function.name}: rules.MODULES names {len(takers)} modules for it")
        takers[0].add(function, None)
    out = {"tierce_views.f90": kinds.views()}
    names = list(modules)
    for place, name in enumerate(names):
        out[f"tierce_{name}_m.f90"] = modules[name].text(names[:place])
    out["tierce.f90"] = whole(head, names)
    return out
