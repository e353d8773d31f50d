# Bytes that the library owns, and bytes of Julia's that it reads.

"""
    Buffer(capacity = 0)

Bytes that the library owns, a `DenseVector{UInt8}`: results of [`encode!`](@ref) and [`decode!`](@ref) whose size is not known
before. Used again for each chunk of a loop, it is allocated once. `append!`, `empty!`, `sizehint!` and `close` work on it.
"""
struct Buffer <: DenseVector{UInt8}
    handle::Handle{C.tierce_buffer}
end

Buffer(capacity::Integer = 0) = Buffer(make(C.tierce_buffer, C.tierce_buffer_new, checked_size(capacity, "a capacity")))

checked_size(n, what) = n < 0 ? throw(ArgumentError("$what cannot be negative: $n")) : Csize_t(n)

Base.size(b::Buffer) = (Int(ask(C.tierce_buffer_len, b.handle)),)
Base.IndexStyle(::Type{Buffer}) = IndexLinear()
Base.elsize(::Type{Buffer}) = 1
Base.unsafe_convert(::Type{Ptr{UInt8}}, b::Buffer) = convert(Ptr{UInt8}, ask(C.tierce_buffer_data, b.handle))
Base.cconvert(::Type{Ptr{C.tierce_buffer}}, b::Buffer) = b.handle
Base.close(b::Buffer) = close(b.handle)

function Base.getindex(b::Buffer, i::Int)
    @boundscheck checkbounds(b, i)
    return GC.@preserve b unsafe_load(pointer(b), i)
end

function Base.setindex!(b::Buffer, value, i::Int)
    @boundscheck checkbounds(b, i)
    GC.@preserve b unsafe_store!(pointer(b), value, i)
    return b
end

"A copy of the content."
function Base.Vector{UInt8}(b::Buffer)
    out = Vector{UInt8}(undef, length(b))
    GC.@preserve b out isempty(out) || unsafe_copyto!(pointer(out), pointer(b), length(out))
    return out
end
Base.copy(b::Buffer) = Vector{UInt8}(b)
Base.String(b::Buffer) = isempty(b) ? "" : GC.@preserve b unsafe_string(pointer(b), length(b))

Base.empty!(b::Buffer) = (call(C.tierce_buffer_clear, b.handle); b)
Base.sizehint!(b::Buffer, n::Integer) = (call(C.tierce_buffer_reserve, b.handle, checked_size(n, "a capacity")); b)
Base.append!(b::Buffer, bytes) = (with_bytes((p, n) -> call(C.tierce_buffer_append, b.handle, p, n), bytes); b)
Base.write(io::IO, b::Buffer) = isempty(b) ? 0 : GC.@preserve b Int(unsafe_write(io, pointer(b), UInt(length(b))))

"What `use(buffer)` makes of a buffer that lives for this call alone, once `f` has filled it."
function filled(use, f::F, arguments...) where {F}
    buffer = Buffer()
    try
        call(f, arguments..., buffer.handle)
        return use(buffer)
    finally
        close(buffer)
    end
end

filled_bytes(f::F, arguments...) where {F} = filled(Vector{UInt8}, f, arguments...)
filled_text(f::F, arguments...) where {F} = filled(String, f, arguments...)

"A vector of which `n` bytes were written: the same one, unless most of it would be kept for nothing."
trimmed(bytes::Vector{UInt8}, n) = 2n < length(bytes) ? bytes[1:n] : resize!(bytes, n)

"""
Calls `f` with the address and the number of the bytes that `source` has: text, or an array of plain elements that lie in a
row. Others are copied first.
"""
with_bytes(f::F, source::AbstractString) where {F} = with_bytes(f, codeunits(String(source)))

function with_bytes(f::F, source::AbstractArray{T}) where {F,T}
    isbitstype(T) || throw(ArgumentError("elements of type $T are not plain bytes"))
    in_row(source) || return with_bytes(f, in_memory(source))
    return GC.@preserve source f(convert(Ptr{Cvoid}, pointer(source)), Csize_t(length(source) * sizeof(T)))
end

"`with_bytes` of memory to write to, which is never copied."
function with_room(f::F, room::AbstractArray{T}) where {F,T}
    isbitstype(T) || throw(ArgumentError("elements of type $T are not plain bytes"))
    writable(room) || throw(ArgumentError("$(typeof(room)) cannot be written to in place"))
    in_row(room) || throw(ArgumentError("the elements of the destination do not lie in a row"))
    return GC.@preserve room f(convert(Ptr{Cvoid}, pointer(room)), Csize_t(length(room) * sizeof(T)))
end
