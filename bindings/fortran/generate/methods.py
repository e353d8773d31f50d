"""Writes the modules of derived types: one procedure for each function of the C API, by what its parameters are."""

import re

import rules
from text import HEAD, wrapped

HANDLES = {}  # C name -> module, filled by files()


class Procedure:
    """The Fortran procedure of one C function, in one variant: texts of each of its parts."""

    def __init__(self, function, head, owner, variant):
        self.c = function
        self.head = head
        self.owner = owner  # the handle's C name, or None
        self.tuple_kind = variant.get("tuples", "int64")
        self.bytes_kind = variant.get("bytes", "bytes")
        self.has_tuples = self.has_bytes = False
        self.required, self.optional = [], []  # (name, declaration)
        self.locals, self.before, self.after, self.call = [], [], [], []
        self.imports = set()  # of tierce_c
        self.used = set()  # of tierce_base
        self.complaints = False
        self.result = None  # (declaration, statement)
        self.self_axes = None
        self.constructs = False
        self._walk()

    # --- Putting parts together

    def dummy(self, name, declaration, optional=False):
        name = rules.DUMMIES.get(name, name)
        if optional:
            declaration = declaration.replace(" ::", ", optional ::", 1)
        (self.optional if optional else self.required).append((name, declaration.replace("@", name)))
        return name

    def local(self, *lines):
        self.locals += [line for line in lines if line not in self.locals]

    def c_function(self, name):
        self.imports.add(name)
        return "c_" + name.removeprefix("tierce_")

    def base(self, *names):
        self.used.update(names)

    def _complains(self):
        self.complaints = True
        self.local("character(len=:), allocatable :: complaint")
        self.base("refuse")

    # --- Parameters

    def _walk(self):
        left = [type(one)(rules.SHADOWED.get(one.name, one.name), one.kind) for one in self.c.parameters]
        own = self.owner and left and left[0].kind in (f"{self.owner} *", f"const {self.owner} *")
        self.is_method = bool(own)
        if own:
            left.pop(0)
            self.call.append("self%slot%c")
        elif self.owner and left and left[-1].kind == f"{self.owner} **":
            self.constructs = True
        self._axes(left)
        while left:
            one, following = left[0], [each.name for each in left[1:]]
            taken = self._parameter(one, following, left)
            del left[:taken]
        self._result()

    def _axes(self, left):
        """How the axes stand: `self_axes` is an expression, for tuples and for arrays that are made."""
        if self.owner in rules.WITH_AXES and self.is_method:
            self.self_axes = "self%axes"
        elif any(one.name == "like" for one in left):
            self.self_axes = "like_axes"
            self.local("integer :: like_axes")
            optional = rules.is_optional(self.c.name, "like")
            self.base("TIERCE_AXES_REVERSED")
            self.before += ["like_axes = TIERCE_AXES_REVERSED"] if optional else []
            self.before.append(("if (present(like)) " if optional else "") + "like_axes = like%axes")
        elif any(one.kind.removesuffix(" **") in rules.WITH_AXES and one.kind.endswith("**") for one in left):
            # An array that is made has the axes that are asked for; one made of a spec those of the spec.
            self.local("integer :: its_axes")
            if any(one.kind == "const tierce_zarr_spec *" for one in left):
                self.before.append("its_axes = spec%axes")
            else:
                self.dummy("axes", "integer, intent(in) :: @", optional=True)
                self._complains()
                self.base("axes_in")
                self.before.append("call axes_in(axes, its_axes, complaint)")
            self.self_axes = "its_axes"

    def _parameter(self, one, following, left):
        """Adds one parameter, with those that belong to it; returns how many these are."""
        kind, name = one.kind, one.name
        optional = rules.is_optional(self.c.name, name)
        next_name = following[0] if following else ""
        callbacks = {each.name for each in self.head.callbacks}
        if kind == "const char *":
            return self._text(name, optional, next_name == f"{name}_len")
        if kind == "char *":
            return self._text_out(name, following)
        if kind == "const void *" and (next_name in (f"{name}_len", "len", "size")):
            return self._bytes_in(name, optional)
        if kind == "void *" and next_name in (f"{name}_cap", "cap", "len", f"{name}_size"):
            return self._bytes_out(name, left)
        if kind in callbacks:
            return self._callback(name, kind, optional)
        if kind in ("const void **", "void **") and next_name in (f"{name}_len", "len"):
            return self._pointer_out(name)
        if kind in ("const void **", "void **"):
            self.dummy(name, "type(c_ptr), intent(inout) :: @")
            self.call.append(name)
            return 1
        if kind == "void *":
            shown = self.dummy(name, "type(c_ptr), intent(in) :: @", optional)
            if optional:
                self.local(f"type(c_ptr) :: {name}_c")
                self.before += [f"{name}_c = c_null_ptr", f"if (present({shown})) {name}_c = {shown}"]
            self.call.append(f"{name}_c" if optional else shown)
            return 1
        if "*const *" in kind:
            return self._many(one, left)
        base_kind = kind.removeprefix("const ").split(" ")[0]
        if base_kind in HANDLES or base_kind == self.owner:
            return self._handle(one, base_kind, optional)
        if base_kind in ("tierce_get_options", "tierce_put_options"):
            return self._options(name, base_kind)
        if base_kind in {each.name for each in self.head.structs} and kind.endswith("*"):
            return self._struct(name, kind, base_kind, optional, next_name)
        if kind.endswith("*") and any(each.name == "ndim" for each in self.c.parameters) and name in rules.TUPLES:
            return self._tuple(one, optional)
        if kind.endswith("*") and kind.startswith("const"):
            return self._numbers_in(one, optional)
        if kind.endswith("*") and name in ("sizes", "dst_lens", "each"):
            return self._numbers_out(one, optional)
        if kind.endswith("*"):
            return self._number_out(one, optional)
        if name == "ndim" and kind == "size_t":
            self.call.append(self._ndim())
            return 1
        if name == "count" and self.many:
            self.call.append(f"ubound({self.many}, 1, c_size_t)")
            return 1
        if name == "order":
            self.call.append(f"merge(TIERCE_ORDER_F, TIERCE_ORDER_C, {self.self_axes} == TIERCE_AXES_SAME)")
            self.imports.update({"=TIERCE_ORDER_F", "=TIERCE_ORDER_C"})
            self.base("TIERCE_AXES_SAME")
            return 1
        return self._number(one)

    many = None  # the dummy that says how many items there are
    tuple_name = None

    def _ndim(self):
        return f"size({self.tuple_name}_c, kind=c_size_t)" if self.tuple_name else "ndim_c"

    def _text(self, name, optional, with_length):
        self.local(f"character(kind=c_char), allocatable, target :: {name}_t(:)", f"type(c_ptr) :: {name}_c",
                   f"integer(c_size_t) :: {name}_n")  # fmt: skip
        shown = self.dummy(name, "character(len=*), intent(in) :: @", optional)
        self.before.append(f"call text_in({shown}, {name}_t, {name}_c, {name}_n)")
        self.base("text_in")
        self.call += [f"{name}_c", f"{name}_n"] if with_length else [f"{name}_c"]
        return 2 if with_length else 1

    def _text_out(self, name, following):
        """Asked twice: for the length, then for the text."""
        declaration = "character(len=:), allocatable, intent(out) :: @"
        shown = "answer" if self.c.result == "size_t" else self.dummy("name" if name == "name" else "text", declaration)
        self.local("character(kind=c_char), allocatable, target :: text_t(:)", "@length")
        self.twice = shown
        self.call += ["c_loc(text_t)", "size(text_t, kind=c_size_t)"]
        if following[1:] and following[1] in ("len",):
            self.call.append("c_loc(text_n)")
            self.asks_length = True
            return 3
        return 2

    twice = None
    asks_length = False

    def _bytes_in(self, name, optional):
        self.has_bytes = True
        self.local(f"type(c_ptr) :: {name}_c", f"integer(c_size_t) :: {name}_n")
        if self.bytes_kind == "bytes":
            self.dummy(name, "integer(int8), intent(in), target :: @(:)", optional)
            if self.c.name in rules.LENT or self.c.name.endswith("_async"):
                self._complains()
                self.before.append(f"call bytes_lent('{name}', {name}, {name}_c, {name}_n, complaint)")
                self.base("bytes_lent")
            else:
                self.local(f"integer(int8), allocatable, target :: {name}_t(:)")
                self.before.append(f"call bytes_in({name}, {name}_t, {name}_c, {name}_n)")
                self.base("bytes_in")
        else:
            self.dummy(name, "class(tierce_buffer), intent(in) :: @", optional)
            first, length = self.c_function("tierce_buffer_data"), self.c_function("tierce_buffer_len")
            lines = [f"{name}_c = {first}({name}%c_handle())", f"{name}_n = {length}({name}%c_handle())"]
            if optional:
                lines = [f"{name}_c = c_null_ptr", f"{name}_n = 0", f"if (present({name})) then",
                         *["  " + line for line in lines], "end if"]  # fmt: skip
            self.before += lines
        self.call += [f"{name}_c", f"{name}_n"]
        return 2

    def _bytes_out(self, name, left):
        self.local(f"type(c_ptr) :: {name}_c", f"integer(c_size_t) :: {name}_n")
        self.dummy(name, "integer(int8), intent(inout), target :: @(:)")
        self._complains()
        self.before.append(f"call bytes_lent('{name}', {name}, {name}_c, {name}_n, complaint)")
        self.base("bytes_lent")
        self.call += [f"{name}_c", f"{name}_n"]
        return 2

    def _callback(self, name, kind, optional):
        shown = self.dummy(name, f"procedure({kind}) :: @", optional)
        self.imports.add(f"={kind}")
        self.local(f"type(c_funptr) :: {name}_f")
        if optional:
            self.before += [f"{name}_f = c_null_funptr", f"if (present({shown})) {name}_f = c_funloc({shown})"]
        else:
            self.before.append(f"{name}_f = c_funloc({shown})")
        self.call.append(f"{name}_f")
        return 1

    def _pointer_out(self, name):
        self.dummy(name, "integer(int8), pointer, intent(out) :: @(:)")
        self.local(f"type(c_ptr) :: {name}_c", f"integer(c_size_t), target :: {name}_n")
        self.before += [f"{name}_c = c_null_ptr", f"{name}_n = 0"]
        self.call += [f"{name}_c", f"c_loc({name}_n)"]
        self.after.append(f"call bytes_pointer({name}_c, {name}_n, {name})")
        self.base("bytes_pointer")
        return 2

    def _many(self, one, left):
        """Many pointers: handles, keys or memory, with their lengths."""
        kind = one.kind.replace("const ", "").split(" ")[0]
        name, following = one.name, [each.name for each in left[1:]]
        if kind in HANDLES:
            optional = rules.is_optional(self.c.name, name)
            self.dummy(name, f"type({kind}), intent(in) :: @(:)", optional)
            self.local(f"type(c_ptr), allocatable, target :: {name}_c(:)", "integer :: item")
            lines = [f"allocate ({name}_c(size({name})))", f"do item = 1, size({name})",
                     f"  {name}_c(item) = {name}(item)%c_handle()", "end do"]  # fmt: skip
            if optional:
                lines = [f"if (present({name})) then", *["  " + line for line in lines], "else",
                         f"  allocate ({name}_c(0))", "end if"]  # fmt: skip
            self.before += lines
            # Several arrays of the same number of items: the others are held to the first.
            self._same_number(name, f"ubound({name}_c, 1, c_size_t)")
            self.call.append(f"c_loc({name}_c)")
            if left[1].name in ("count", "dict_count"):
                self.call.append(f"ubound({name}_c, 1, c_size_t)")
                return 2
            return 1
        if kind == "char":
            self.dummy(name, "character(len=*), intent(in) :: @(:)")
            self.local(f"character(kind=c_char), allocatable, target :: {name}_t(:)",
                       f"type(c_ptr), allocatable, target :: {name}_c(:)",
                       f"integer(c_size_t), allocatable, target :: {name}_n(:)")  # fmt: skip
            self.before.append(f"call keys_in({name}, {name}_t, {name}_c, {name}_n)")
            self.base("keys_in")
            self._same_number(name, f"ubound({name}, 1, c_size_t)")
            self.call += [f"c_loc({name}_c)", f"c_loc({name}_n)"]
            return 2
        self.dummy(name, "type(c_ptr), intent(in), contiguous, target :: @(:)")
        lengths = left[1].name
        self.dummy(lengths, "integer(int64), intent(in), contiguous, target :: @(:)")
        self._same_number(name, f"ubound({name}, 1, c_size_t)")
        self._same_number(lengths, f"ubound({lengths}, 1, c_size_t)")
        self.call += [f"c_loc({name})", f"c_loc({lengths})"]
        return 2

    number = None

    def _same_number(self, name, there):
        if self.number is None:
            self.number = there
            self.many = re.match(r"ubound\((\w+),", there).group(1)
        else:
            self._complains()
            self.base("need_items")
            self.before.append(f"call need_items('{name}', {self.number}, {there}, complaint)")

    def _handle(self, one, kind, optional):
        name = one.name
        if one.kind.endswith("**"):
            target = "self" if self.constructs and kind == self.owner else name
            if target == name:
                self.dummy(name, f"type({kind}), intent(inout) :: @")
            self.local(f"type(c_ptr) :: {name}_c")
            self.before.append(f"{name}_c = c_null_ptr")
            self.call.append(f"{name}_c")
            take = f"call {target}%adopt({name}_c"
            self.after.append(take + (f", {self.self_axes})" if kind in rules.WITH_AXES and self.self_axes else ")"))
            return 1
        if kind == "tierce_buffer" and name == "json" and "const" not in one.kind:
            shown = self.dummy(name, "character(len=:), allocatable, intent(out) :: @")
            self.json = shown
            self.local("type(c_ptr) :: json_c")
            for each in ("new", "data", "len", "free"):
                self.c_function(f"tierce_buffer_{each}")
            self.base("text_of")
            self.call.append("json_c")
            return 1
        if kind == "tierce_buffer" and "const" not in one.kind:
            self.dummy(name, "type(tierce_buffer), intent(inout) :: @", optional)
            made = f"call {name}%ensure()"
            if optional:
                self.local(f"type(c_ptr) :: {name}_c")
                self.before += [f"{name}_c = c_null_ptr", f"if (present({name})) then", f"  {made}",
                                f"  {name}_c = {name}%c_handle()", "end if"]  # fmt: skip
                self.call.append(f"{name}_c")
            else:
                self.before.append(made)
                self.call.append(f"{name}%c_handle()")
            return 1
        made = [f"call {name}%ensure()"] if kind == "tierce_object_info" and "const" not in one.kind else []
        intent = "inout" if made else "in"
        self.dummy(name, f"class({kind}), intent({intent}) :: @", optional)
        if kind == "tierce_segments_collection" and name == "src":
            self.number = self.c_function("tierce_segments_collection_count") + f"({name}%c_handle())"
        if optional:
            self.local(f"type(c_ptr) :: {name}_c")
            self.before += [f"{name}_c = c_null_ptr", f"if (present({name})) then", *["  " + line for line in made],
                            f"  {name}_c = {name}%c_handle()", "end if"]  # fmt: skip
            self.call.append(f"{name}_c")
        else:
            self.before += made
            self.call.append(f"{name}%c_handle()")
        return 1

    json = None

    def _options(self, name, kind):
        """The members of tierce_get_options and tierce_put_options are arguments of their own."""
        self.imports.add(f"={kind}")
        self.local(f"type({kind}), target :: options_c", "character(kind=c_char), allocatable, target :: if_match_t(:)",
                   "integer(c_size_t) :: if_match_n")  # fmt: skip
        self.before.append("options_c%struct_size = c_sizeof(options_c)")
        if kind == "tierce_get_options":
            self.imports.add("=TIERCE_TO_END")
            self.before.append("options_c%len = TIERCE_TO_END")
            for member, shown in (("offset", "offset"), ("len", "length")):
                self.dummy(shown, "integer(int64), intent(in) :: @", True)
                self.before.append(f"if (present({shown})) options_c%{member} = {shown}")
        else:
            self.dummy("condition", "integer(int32), intent(in) :: @", True)
            self.before.append("if (present(condition)) options_c%condition = condition")
            self.dummy("content_type", "character(len=*), intent(in) :: @", True)
            self.local("character(kind=c_char), allocatable, target :: content_type_t(:)",
                       "integer(c_size_t) :: content_type_n")  # fmt: skip
            self.before.append("call text_in(content_type, content_type_t, options_c%content_type, content_type_n)")
        self.dummy("if_match", "character(len=*), intent(in) :: @", True)
        self.before.append("call text_in(if_match, if_match_t, options_c%if_match, if_match_n)")
        self.base("text_in")
        self.call.append("c_loc(options_c)")
        return 1

    def _struct(self, name, kind, struct, optional, next_name):
        self.imports.add(f"={struct}")
        if next_name == "count":
            self.dummy(name, f"type({struct}), intent(in), contiguous, target :: @(:)")
            self.call += [f"c_loc({name})", f"size({name}, kind=c_size_t)"]
            return 2
        if kind.startswith("const"):
            self.dummy(name, f"type({struct}), intent(in), target :: @")
            self.call.append(f"c_loc({name})")
            return 1
        self.dummy(name, f"type({struct}), intent(inout) :: @", optional)
        self.local(f"type({struct}), target :: {name}_c")
        members = next(one.members for one in self.head.structs if one.name == struct)
        if any(one.name == "struct_size" for one in members):
            self.before.append(f"{name}_c%struct_size = c_sizeof({name}_c)")
        self.call.append(self._optional_address(name, optional))
        self.after.append((f"if (present({name})) " if optional else "") + f"{name} = {name}_c")
        return 1

    def _optional_address(self, name, optional):
        if not optional:
            return f"c_loc({name}_c)"
        self.local(f"type(c_ptr) :: {name}_p")
        shown = rules.DUMMIES.get(name, name)
        self.before += [f"{name}_p = c_null_ptr", f"if (present({shown})) {name}_p = c_loc({name}_c)"]
        return f"{name}_p"

    def _tuple(self, one, optional):
        name, base = one.name, rules.TUPLES[one.name]
        self.local(f"integer(int64), allocatable, target :: {name}_c(:)")
        axes = self.self_axes or "TIERCE_AXES_REVERSED"
        self.base("TIERCE_AXES_REVERSED") if not self.self_axes else None
        if one.kind.startswith("const"):
            self.has_tuples = True
            self._complains()
            self.dummy(name, f"integer({self.tuple_kind}), intent(in) :: @(:)", optional)
            signed = ".true." if "ptrdiff_t" in one.kind else ".false."
            self.before.append(
                ("if (present(" + name + ")) " if optional else "")
                + f"call tuple_in({name}, '{name}', {base}, {signed}, {axes}, {name}_c, complaint)"
            )
            self.base("tuple_in")
            if optional:
                self.before.append(f"if (.not. present({name})) allocate ({name}_c(size({self.tuple_name})), source=1_int64)")
            if self.tuple_name is None:
                self.tuple_name = name
            else:
                self.base("need_items")
                self.before.append(
                    f"call need_items('{name}', size({self.tuple_name}_c, kind=c_size_t), size({name}_c, kind=c_size_t), complaint)"
                )
            if name == "shape" and self.number:  # items come in this shape
                self.base("need_items")
                self.before.append(f"call need_items('{self.many}', product({name}_c), {self.number}, complaint)")
            self.call.append(f"c_loc({name}_c)")
            return 1
        self.dummy(name, "integer(int64), allocatable, intent(out) :: @(:)", optional)
        if self.tuple_name is None:
            # As many as the array has axes, which has to be asked.
            self.local("integer(c_size_t), target :: ndim_c")
            asked = self.c_function("tierce_zarr_array_ndim")
            if f"status = {asked}(self%slot%c, c_loc(ndim_c))" not in self.before:
                self.before += ["ndim_c = 0", f"status = {asked}(self%slot%c, c_loc(ndim_c))"]
            count = "ndim_c"
        else:
            count = f"size({self.tuple_name}_c)"
        self.before.append(f"allocate ({name}_c({count}), source=0_int64)")
        self.after.append((f"if (present({name})) " if optional else "") + f"{name} = tuple_out({name}_c, {base}, {axes})")
        self.base("tuple_out")
        self.call.append(f"c_loc({name}_c)")
        return 1

    def _numbers_in(self, one, optional):
        name = one.name
        self.dummy(name, "integer(int64), intent(in), contiguous, target :: @(:)", optional)
        if optional:
            self.local(f"type(c_ptr) :: {name}_p")
            self._complains()
            self.base("need_items")
            self.before += [f"{name}_p = c_null_ptr", f"if (present({name})) then", f"  {name}_p = c_loc({name})",
                            f"  call need_items('{name}', {self.number}, ubound({name}, 1, c_size_t), complaint)",
                            "end if"]  # fmt: skip
            self.call.append(f"{name}_p")
        else:
            self._same_number(name, f"ubound({name}, 1, c_size_t)")
            self.call.append(f"c_loc({name})")
        return 1

    def _numbers_out(self, one, optional):
        name = one.name
        kind = "int32" if one.kind == "tierce_status *" else "int64"
        self.dummy(name, f"integer({kind}), intent(inout), contiguous, target :: @(:)", optional)
        if self.number is None:  # tierce_op_each(): C compares
            self.many = name
            self.call.append(f"c_loc({name})")
            return 1
        self._complains()
        self.base("need_items")
        check = f"call need_items('{name}', {self.number}, ubound({name}, 1, c_size_t), complaint)"
        self.local(f"type(c_ptr) :: {name}_p")
        self.before += [f"{name}_p = c_null_ptr", f"if (present({name})) then", f"  {check}", f"  {name}_p = c_loc({name})",
                        "end if"]  # fmt: skip
        self.call.append(f"{name}_p")
        return 1

    def _number_out(self, one, optional):
        name, kind = one.name, one.kind.removesuffix(" *")
        shown_kind, value = "integer(int64)", f"{name}_c"
        c_kind = {"int32_t": "integer(c_int32_t)", "uint32_t": "integer(c_int32_t)", "double": "real(c_double)",
                  "size_t": "integer(c_size_t)"}.get(kind, "integer(c_int64_t)")  # fmt: skip
        if name in rules.LOGICALS:
            shown_kind, value = "logical", f"{name}_c /= 0"
        elif kind == "int32_t":
            shown_kind = "integer(int32)"
        elif kind == "uint32_t":
            value = f"iand(int({name}_c, int64), 4294967295_int64)"
        elif kind == "double":
            shown_kind = "real(real64)"
        elif name in rules.POSITION_SCALARS:
            value = f"{name}_c + 1"
        start = -1 if value.endswith("+ 1") else 0  # no position is 0
        shown = self.dummy(rules.OUTPUTS.get(name, name), f"{shown_kind}, intent(out) :: @", optional)
        self.local(f"{c_kind}, target :: {name}_c")
        self.before.append(f"{name}_c = {start}")
        self.call.append(self._optional_address(name, optional))
        self.always = [*self.always, (f"if (present({shown})) " if optional else "") + f"{shown} = {value}"]
        return 1

    always = []  # what is given out after failures too

    def _number(self, one):
        name, kind = one.name, one.kind
        shown_kind = {"int32_t": "integer(int32)", "uint32_t": "integer(int32)", "double": "real(real64)",
                      "tierce_status": "integer"}.get(kind, "integer(int64)")  # fmt: skip
        if name in rules.LOGICALS:
            shown = self.dummy(name, "logical, intent(in) :: @")
            self.call.append(f"merge(1_c_int32_t, 0_c_int32_t, {shown})")
            return 1
        default = rules.DEFAULTS.get(name) if (self.c.name.removesuffix("_async"), name) not in rules.NO_DEFAULT else None
        shown = self.dummy(name, f"{shown_kind}, intent(in) :: @", default is not None)
        text = shown
        if default is not None:
            self.local(f"{shown_kind} :: {name}_c")
            self.before += [f"{name}_c = {default}", f"if (present({shown})) {name}_c = {shown}"]
            text = f"{name}_c"
        elif name in rules.POSITION_SCALARS and self.c.name != "tierce_generate_object":
            text = f"{shown} - 1"
        elif name == "start":
            text = f"{shown} - 1"
        self.call.append(text if shown_kind != "integer" else f"int({text}, c_int32_t)")
        return 1

    # --- The result, and the whole

    def _result(self):
        result, name = self.c.result, self.c.name
        if result == "tierce_status" or result == "void":
            return
        if result == "const char *":
            self.result = ("character(len=:), allocatable :: answer", "answer = string_of(%s)")
            self.base("string_of")
        elif result == "const void *":
            length = self.c_function(name.replace("_data", "_len"))
            self.dummy("data", "integer(int8), pointer, intent(out) :: @(:)")
            self.local("type(c_ptr) :: data_c")
            self.pointer_statements = ["data_c = %s", f"call bytes_pointer(data_c, {length}(self%slot%c), data)"]
            self.base("bytes_pointer")
        elif name in rules.LOGICAL_RESULTS:
            self.result = ("logical :: answer", "answer = %s /= 0")
        elif self.twice:
            self.result = ("character(len=:), allocatable :: answer", None)
        else:
            kind = {"int32_t": "integer(int32)", "double": "real(real64)"}.get(result, "integer(int64)")
            call = "iand(int(%s, int64), 4294967295_int64)" if result == "uint32_t" else "%s"
            self.result = (f"{kind} :: answer", f"answer = {call}")

    pointer_statements = None

    def lines(self, name):
        """The procedure under this name."""
        arguments, declarations = [], []
        if self.twice and (self.asks_length or self.c.result == "size_t"):
            self.base("text_of")
            self.local("integer(c_size_t), target :: text_n", "integer :: round")
        self.locals = [line for line in self.locals if line != "@length"]
        if self.is_method or self.constructs:
            arguments.append("self")
            intent = "inout" if self.constructs else "in"
            declarations.append(f"class({self.owner}), intent({intent}) :: self")
        for each, declaration in [*self.required, *sorted(self.optional, key=lambda one: one[0] == "axes")]:
            arguments.append(each)
            declarations.append(declaration)
        call = f"{self.c_function(self.c.name)}({', '.join(self.call)})"
        fallible = self.c.result == "tierce_status"
        if fallible:
            self.base("report")
            arguments += ["stat", "errmsg"]
            declarations += ["integer, intent(out), optional :: stat", "character(len=*), intent(inout), optional :: errmsg"]
            self.local("integer(c_int32_t) :: status")
        body = list(self.before)
        if self.complaints:
            body += ["if (allocated(complaint)) then", f"  call refuse(complaint, '{self.c.name}', stat, errmsg)", "  return",
                     "end if"]  # fmt: skip
        kind = "function" if self.result else "subroutine"
        head = f"{kind} {name}({', '.join(arguments)})" + (" result(answer)" if self.result else "")
        if self.result:
            declarations.append(self.result[0])
            body += [self.result[1] % call] if self.result[1] else self._asked_twice(call, fallible)
        elif self.pointer_statements:
            body += [self.pointer_statements[0] % call, *self.pointer_statements[1:]]
        elif self.twice:
            body += self._asked_twice(call, fallible)
        elif not fallible:
            body.append(f"call {call}")
        else:
            if self.json:
                body += ["json_c = c_null_ptr", f"status = {self.c_function('tierce_buffer_new')}(0_c_size_t, json_c)",
                         f"if (status >= 0) status = {call}",
                         f"if (status >= 0) {self.json} = text_of({self.c_function('tierce_buffer_data')}(json_c), "
                         f"{self.c_function('tierce_buffer_len')}(json_c))"]  # fmt: skip
            else:
                body.append(f"status = {call}")
            if len(self.after) == 1:
                body.append(f"if (status >= 0) {self.after[0]}" if not self.after[0].startswith("if ") else self._guarded())
            elif self.after:
                body += ["if (status >= 0) then", *["  " + line for line in self.after], "end if"]
            body += self.always
            body.append(f"call report(status, '{self.c.name}', stat, errmsg)")
            if self.json:
                body.append(f"call {self.c_function('tierce_buffer_free')}(json_c)")
        text = [*wrapped(self.c.doc, "  !> ", comment=True), *wrapped(head, "  ")]
        text += [f"    {line}" for line in declarations + self.locals] + [""]
        for line in body:
            indent = "    " + " " * (len(line) - len(line.lstrip()))
            text += wrapped(line.lstrip(), indent)
        return [*text, f"  end {kind}", ""]

    def _guarded(self):
        condition, statement = re.match(r"if \((present\(\w+\))\) (.*)", self.after[0]).groups()
        return f"if (status >= 0 .and. {condition}) {statement}"

    def _asked_twice(self, call, fallible):
        if fallible and not self.asks_length:  # a short name, which is cut
            self.base("string_of")
            return ["allocate (text_t(256))", f"status = {call}", f"if (status >= 0) {self.twice} = string_of(c_loc(text_t))",
                    *self.always, f"call report(status, '{self.c.name}', stat, errmsg)"]  # fmt: skip
        assign = "status" if fallible else "text_n"
        length = "text_n = 0" if fallible else None
        lines = ["allocate (text_t(1))", "do round = 1, 2"]
        lines += [f"  {line}" for line in [length, f"{assign} = {call}"] if line]
        if fallible:
            lines.append("  if (status < 0) exit")
        lines += ["  if (text_n < size(text_t)) exit", "  deallocate (text_t)", "  allocate (text_t(text_n + 1))", "end do"]
        give = f"{self.twice} = text_of(c_loc(text_t), text_n)"
        if not fallible:
            return [*lines, give]
        return [*lines, f"if (status >= 0) {give}", *self.always, f"call report(status, '{self.c.name}', stat, errmsg)"]
