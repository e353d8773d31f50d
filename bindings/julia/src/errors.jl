# Errors, and calls that check what they return.

"""
    TierceError

What a call of the library failed with: `status` (one of `Tierce.C.TIERCE_E_*`), its `name`, the `message`, and, where a
native library such as zstd was behind it, the name of that `library` and its own `code`.
"""
struct TierceError <: Exception
    status::Int32
    name::String
    message::String
    library::String
    code::Int64
end

TierceError(status, message) = TierceError(status, status_name(status), message, "", 0)

function Base.showerror(io::IO, e::TierceError)
    print(io, "TierceError: ", e.message, " (", e.name)
    isempty(e.library) || print(io, ", ", e.library, " ", e.code)
    print(io, ")")
end

status_name(status) = unsafe_string(C.tierce_status_name(status))

"The text that `f` copies out when it is given room and how much that is, and of which it returns the length."
function copied_text(f)
    room = Vector{UInt8}(undef, 256)
    while true
        len = GC.@preserve room Int(f(pointer(room), length(room)))
        len < length(room) && return String(resize!(room, len))
        resize!(room, len + 1)
    end
end

"The error of the last call on this thread."
function last_error(status)
    message = copied_text(C.tierce_last_error)
    name = zeros(UInt8, 64)
    code = C.tierce_last_error_native(name, length(name))
    return TierceError(status, status_name(status), message, GC.@preserve(name, unsafe_string(pointer(name))), code)
end

@inline check(status::Int32) = status < 0 ? throw(last_error(status)) : status

"""
    call(f, arguments...)

Calls a function of `C` that returns a status, and throws if it failed. Handles among the arguments cannot be freed by
another task or thread meanwhile. Between the call and its check the task is not switched: messages belong to threads.
"""
@inline call(f::F, arguments::Vararg{Any,N}) where {F,N} = entered(check, f, arguments...)

"`call` for functions that return something else, or whose status the caller looks at."
@inline ask(f::F, arguments::Vararg{Any,N}) where {F,N} = entered(identity, f, arguments...)

@inline function entered(then::G, f::F, arguments::Vararg{Any,N}) where {G,F,N}
    enter(arguments...) || throw(ArgumentError("it was closed"))
    try
        return then(f(arguments...))
    finally
        leave(arguments...)
    end
end

"The number that a name stands for in one of the tables of this package."
function chosen(table::NamedTuple, name::Symbol, what)
    haskey(table, name) || throw(ArgumentError("$what is one of $(join(keys(table), ", ")), not $name"))
    return Int32(table[name])
end
