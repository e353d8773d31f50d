# Element types: Julia's, and the names that numpy and the library have for them.

const HERE = ENDIAN_BOM == 0x04030201 ? '<' : '>'    # the byte order of this machine
const OTHER = HERE == '<' ? '>' : '<'

for (type, name) in (Bool => "|b1", Int8 => "|i1", UInt8 => "|u1")
    @eval dtype_of(::Type{$type}) = $name
end
for (letter, types) in ('i' => (Int16, Int32, Int64), 'u' => (UInt16, UInt32, UInt64), 'f' => (Float16, Float32, Float64))
    for type in types
        @eval dtype_of(::Type{$type}) = $("$HERE$letter$(sizeof(type))")
    end
end
for type in (Float32, Float64)
    @eval dtype_of(::Type{Complex{$type}}) = $("$(HERE)c$(2sizeof(type))")
end
dtype_of(::Type{<:AbstractString}) = "utf8"
dtype_of(::Type{<:AbstractVector{UInt8}}) = "bytes"
dtype_of(::Type{<:AbstractVector{T}}) where {T} = isbitstype(T) ? "ragged:" * dtype_of(T) : no_dtype(AbstractVector{T})
dtype_of(::Type{T}) where {T} = isbitstype(T) && sizeof(T) > 0 ? "|V$(sizeof(T))" : no_dtype(T)

@noinline no_dtype(T) = throw(ArgumentError("elements of type $T are neither plain bytes, strings, nor vectors of such"))

"""
The type of Julia's for a dtype of the library: numbers as they are, times as `Int64`, fixed texts and raw bytes as `NTuple`s of
`UInt8` or (`"<U12"`) `UInt32`, items as `String`, `Vector{UInt8}` or vectors of numbers.
"""
function type_of(dtype::AbstractString)
    dtype in ("utf8", "json") && return String
    dtype == "bytes" && return Vector{UInt8}
    startswith(dtype, "ragged:") && return Vector{type_of(chop(dtype; head = 7, tail = 0))}
    found = match(r"^[<>|=]?([a-zA-Z])(\d+)(\[.*\])?$", dtype)
    found === nothing && throw(ArgumentError("no type of Julia's stands for the element type $dtype"))
    letter, n = found[1][1], parse(Int, found[2])
    letter in ('S', 'V') && return NTuple{n,UInt8}
    letter == 'U' && return NTuple{n,UInt32}
    letter in ('M', 'm') && return Int64
    for T in (Bool, Int8, Int16, Int32, Int64, UInt8, UInt16, UInt32, UInt64, Float16, Float32, Float64, ComplexF32, ComplexF64)
        name = dtype_of(T)
        name[2] == letter && name[3:end] == found[2] && return T
    end
    throw(ArgumentError("no type of Julia's stands for the element type $dtype"))
end

is_items(dtype::AbstractString) = dtype in ("utf8", "bytes", "json") || startswith(dtype, "ragged:")

"The same dtype in this machine's byte order."
native(dtype::AbstractString) = dtype[1] == OTHER ? HERE * dtype[2:end] : String(dtype)

"Whether Julia's elements of type `T` may stand for those of `dtype`."
stands_for(::Type{T}, dtype) where {T} = T === type_of(dtype) || (!is_items(dtype) && native(dtype) == dtype_of(T))

"""
    text(fixed)

The `String` in a fixed text as it is read from arrays of numpy's "S" and "U" types, up to the zeros at its end.
"""
text(fixed::NTuple{N,UInt8}) where {N} = String(collect(UInt8, fixed[1:something(findlast(!iszero, fixed), 0)]))
text(fixed::NTuple{N,UInt32}) where {N} = String(collect(Char, Char.(fixed[1:something(findlast(!iszero, fixed), 0)])))

# numpy's other byte order, where it is met.
swapped(x::Union{Integer,Float16,Float32,Float64}) = bswap(x)
swapped(x::Complex) = complex(bswap(real(x)), bswap(imag(x)))
swapped(x::NTuple{N,UInt32}) where {N} = map(bswap, x)
swapped(x::Union{Bool,Int8,UInt8,NTuple{N,UInt8} where N}) = x
