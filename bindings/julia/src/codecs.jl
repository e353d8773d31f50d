# Codecs: numcodecs' and Zarr's, from their configs.

"""
    Pool(threads = -1)

Threads for calls that take a `pool`; a negative number stands for as many as this process may use. A call with a pool of n threads works
on n, the calling one among them. [`close`](@ref) joins them.
"""
struct Pool
    handle::Handle{C.tierce_pool}
end

Pool(threads::Integer = -1) = Pool(make(C.tierce_pool, C.tierce_pool_new, Int32(threads); slow = true))
Base.length(pool::Pool) = Int(ask(C.tierce_pool_threads, pool.handle))
Base.show(io::IO, pool::Pool) = print(io, "Pool(", length(pool), ")")

pool_handle(::Nothing) = C_NULL
pool_handle(pool::Pool) = pool.handle

"""
    Codec(config; pool = nothing)
    Codec(id; pool = nothing, parameters...)

A codec, or several in a row, from its config: JSON text, dictionaries, pairs or lists of such, in the form of zarr v2 (`"id"`) or v3
(`"name"`, `"configuration"`); or from its id and parameters:

    Codec("zstd", level = 7)
    Codec([("id" => "shuffle", "elementsize" => 8), ("id" => "zstd",)])

Any number of threads may use one at once. With a [`Pool`](@ref), formats that allow it share the work of a call among its threads.
[`codec_list`](@ref) tells which codecs there are.
"""
struct Codec
    handle::Handle{C.tierce_codec}
    Codec(handle::Handle{C.tierce_codec}) = new(handle)
end

function Codec(config; pool::Union{Nothing,Pool} = nothing, parameters...)
    json = config_text(config, parameters)
    plain = make(C.tierce_codec, C.tierce_codec_from_json, json, ncodeunits(json))
    pool === nothing && return Codec(plain)
    # The last codec that has a pool joins its threads.
    return closing(codec -> Codec(make(C.tierce_codec, C.tierce_codec_with_pool, codec, pool.handle; slow = true)), plain)
end

is_json(config::AbstractString) = startswith(lstrip(config), ('{', '['))

function config_text(config::Union{AbstractString,Symbol}, parameters)
    is_json(string(config)) || return JSON.text(("id" => config, parameters...))
    isempty(parameters) || throw(ArgumentError("parameters belong into the config"))
    return string(config)
end
config_text(config, parameters) = isempty(parameters) ? JSON.text(config) : throw(ArgumentError("parameters belong into the config"))

"""
    config(codec; format = nothing) -> String

The config as JSON text, with all values in use; in the form of Zarr's version `format`, 2 or 3, or that which the codec was made from.
"""
config(codec::Codec; format::Union{Nothing,Integer} = nothing) =
    format === nothing ? filled_text(C.tierce_codec_config, codec.handle) : filled_text(C.tierce_codec_config_as, codec.handle, Int32(format))

Base.show(io::IO, codec::Codec) = print(io, isopen(codec) ? "Codec($(config(codec)))" : "Codec(closed)")

"""
    codec_list() -> Vector

The codecs that there are, each a dictionary with its id, its name in zarr v3, a summary, and its parameters.
"""
codec_list() = JSON.parse(filled_text(C.tierce_codec_list))

"""
    build_info() -> Dict

What the library contains: its version, areas, libraries, and the instruction set in use.
"""
build_info() = JSON.parse(filled_text(C.tierce_build_info))

"""
    encode(codec, data) -> Vector{UInt8}

Encodes an array of numbers, strings or vectors, or text. Arrays with strides (views, ghost cells left out) are read where they lie.
"""
function encode(codec::Codec, data::AbstractArray)
    with_array(data) do array
        bound = Ref{Csize_t}(0)
        status = ask(C.tierce_codec_encode_array_bound, codec.handle, array, bound)
        if status == C.TIERCE_E_UNSUPPORTED    # nobody can say, for this codec or these items
            return filled_bytes(C.tierce_codec_encode_array_buffer, codec.handle, array)
        end
        check(status)
        out = Vector{UInt8}(undef, bound[])
        len = Ref{Csize_t}(0)
        call(C.tierce_codec_encode_array_into, codec.handle, array, out, length(out), len)
        return trimmed(out, Int(len[]))
    end
end
encode(codec::Codec, data::AbstractString) = encode(codec, codeunits(String(data)))

"""
    encode!(dst, codec, data) -> Int

Encodes into a [`Buffer`](@ref), whose content is replaced, or into the memory of an array; returns how many bytes there are.
"""
function encode!(dst::Buffer, codec::Codec, data::AbstractArray)
    with_array(array -> call(C.tierce_codec_encode_array_buffer, codec.handle, array, dst.handle), data)
    return length(dst)
end

function encode!(dst::AbstractArray, codec::Codec, data::AbstractArray)
    len = Ref{Csize_t}(0)
    with_array(data) do array
        with_room((p, n) -> call(C.tierce_codec_encode_array_into, codec.handle, array, p, n, len), dst)
    end
    return Int(len[])
end
encode!(dst::AbstractArray, codec::Codec, data::AbstractString) = encode!(dst, codec, codeunits(String(data)))

"The library's word for a limit in bytes."
limit_of(::Nothing) = typemax(Csize_t)
limit_of(limit::Integer) = checked_size(limit, "a limit")

"""
    decode(codec, bytes; limit = nothing) -> Vector{UInt8}
    decode(codec, bytes, T, dims...; limit = nothing) -> Array{T}
    decode(codec, bytes, Any; limit = nothing) -> Array

Decodes bytes: to bytes; to an array of elements of type `T` (numbers, `String`, `Vector{UInt8}`, `Vector{Float64}` and the like); or to what the
format itself tells (`json2`, `msgpack2`, `pickle`). More than `limit` bytes are an error.
"""
function decode(codec::Codec, bytes; limit = nothing)
    with_bytes((p, n) -> filled_bytes(C.tierce_codec_decode, codec.handle, p, n, limit_of(limit)), bytes)
end

decode(codec::Codec, bytes, ::Type{T}, dims::Integer...; limit = nothing) where {T} = decode(codec, bytes, T, dims; limit = limit)

function decode(codec::Codec, bytes, ::Type{T}, dims::Tuple{Vararg{Integer}}; limit = nothing) where {T}
    dtype = dtype_of(T)
    if is_items(dtype)
        return closing(described(dtype, dims)) do like
            with_bytes((p, n) -> collected_from(C.tierce_codec_decode_array, codec.handle, p, n, like, limit_of(limit)), bytes)
        end
    end
    prod(Int128.(dims)) * sizeof(T) > limit_of(limit) && throw(TierceError(C.TIERCE_E_LIMIT, "an array of $dims elements of type $T exceeds the limit of $limit bytes"))
    return decode!(Array{T}(undef, dims), codec, bytes)
end

decode(codec::Codec, bytes, ::Type{Any}; limit = nothing) =
    with_bytes((p, n) -> collected_from(C.tierce_codec_decode_array, codec.handle, p, n, C_NULL, limit_of(limit)), bytes)

"""
    decode!(dst, codec, bytes) -> dst

Decodes into an array of the type and size of what was encoded, straight to where its elements lie: `dst` may be a view with strides, and nothing
between its elements is touched. A [`Buffer`](@ref) takes any bytes in place of its content, at most `limit`.
"""
function decode!(dst::AbstractArray, codec::Codec, bytes)
    with_target(dst) do array
        with_bytes((p, n) -> call(C.tierce_codec_decode_array_into, codec.handle, p, n, array), bytes)
    end
    return dst
end

function decode!(dst::Buffer, codec::Codec, bytes; limit = nothing)
    with_bytes((p, n) -> call(C.tierce_codec_decode, codec.handle, p, n, limit_of(limit), dst.handle), bytes)
    return dst
end

"""
    decode_partial(codec, bytes, range; limit = nothing) -> Vector{UInt8}

Decodes the elements with the numbers in `range`, from 1 on, without the rest where the format allows: for `blosc`.
"""
function decode_partial(codec::Codec, bytes, range::AbstractUnitRange{<:Integer}; limit = nothing)
    first(range) >= 1 || throw(ArgumentError("elements are numbered from 1, not $(first(range))"))
    with_bytes(bytes) do p, n
        filled_bytes(C.tierce_codec_decode_partial, codec.handle, p, n, first(range) - 1, length(range), limit_of(limit))
    end
end

"""
    check_array(codec, T, dims...)

Throws unless arrays of elements of type `T` and this size can be encoded and decoded.
"""
check_array(codec::Codec, ::Type{T}, dims::Integer...) where {T} =
    (closing(like -> call(C.tierce_codec_check_array, codec.handle, like), described(dtype_of(T), dims)); nothing)
